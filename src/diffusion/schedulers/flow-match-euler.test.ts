import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fixturePath, readGolden } from '../../../fixtures/diffusion/golden.ts';
import { isAppError } from '../../errors.ts';
import { eulerStep, type FlowMatchEulerConfig, kleinMu, makeSchedule, readFlowMatchEuler } from './index.ts';

const golden = readGolden('schedule');
const klein: FlowMatchEulerConfig = { trainStepCount: 1000, shiftKind: 'exponential', shift: 3, terminalSigma: 0 };

describe('the schedule of flow matching', () => {
  it("gives klein's mu, below and above 4300 tokens, as the reference does", () => {
    const wanted = golden.numbers('mu');
    const steps = golden.numbers('steps');
    for (const [row, tokens] of golden.numbers('lengths').entries())
      for (const [column, count] of steps.entries())
        assert.equal(kleinMu(tokens, count), wanted[row * steps.length + column], `${tokens} tokens, ${count} steps`);
  });

  it('gives the sigmas of the reference to the bit, for every kind of shift', () => {
    const kinds: Record<string, FlowMatchEulerConfig> = {
      klein,
      static: { ...klein, shiftKind: 'static' },
      linear: { ...klein, shiftKind: 'linear' },
      terminal: { ...klein, terminalSigma: 0.02 },
    };
    const cases = golden.names.filter((name) => name.endsWith('.sigmas'));
    assert.ok(cases.length > 100);
    for (const name of cases) {
      const [kind, tokens, count] = name.split('.') as [string, string, string];
      const schedule = makeSchedule(kinds[kind]!, { stepCount: Number(count), mu: kleinMu(Number(tokens), Number(count)) });
      assert.deepEqual(schedule.sigmas, golden.floats(name), name);
      const timesteps = name.replace('sigmas', 'timesteps');
      if (golden.names.includes(timesteps)) assert.deepEqual(schedule.timesteps, golden.floats(timesteps), timesteps);
    }
  });

  it('gives the check values that were computed by hand', () => {
    const sigmas = (tokens: number): string[] => [
      ...Array.from(makeSchedule(klein, { stepCount: 4, mu: kleinMu(tokens, 4) }).sigmas, (sigma) => sigma.toFixed(6)),
    ];
    assert.deepEqual(sigmas(1024), ['1.000000', '0.958085', '0.883982', '0.717497', '0.000000']);
    assert.deepEqual(sigmas(16384), ['1.000000', '0.986986', '0.961947', '0.893915', '0.000000']);
  });

  it('steps as the reference does, to the bit', () => {
    const { sigmas } = makeSchedule(klein, { stepCount: 4, mu: kleinMu(256, 4) });
    const next = eulerStep(golden.floats('step.sample'), golden.floats('step.velocity'), { from: sigmas[0]!, to: sigmas[1]! });
    assert.deepEqual(next, golden.floats('step.next'));
  });

  it('refuses no step, part of a step, and one step that must end at a terminal sigma', () => {
    for (const stepCount of [0, 2.5, Number.NaN])
      assert.throws(
        () => makeSchedule(klein, { stepCount, mu: 1 }),
        (error) => isAppError(error, 'invalid_request'),
      );
    assert.throws(() => makeSchedule({ ...klein, terminalSigma: 0.1 }, { stepCount: 1, mu: 1 }), /at least 2 steps/);
  });
});

describe('scheduler_config.json', () => {
  it('is read as published', async () => {
    assert.deepEqual(await readFlowMatchEuler(fixturePath('tiny/scheduler')), klein);
  });

  it('is refused by key where it asks for what is not computed here', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seedbed-scheduler-'));
    const refused = async (change: Record<string, unknown>): Promise<unknown> => {
      await writeFile(join(folder, 'scheduler_config.json'), JSON.stringify({ _class_name: 'FlowMatchEulerDiscreteScheduler', ...change }));
      return readFlowMatchEuler(folder).then(
        () => null,
        (error: unknown) => (isAppError(error, 'weights_unsupported') || isAppError(error, 'weights_invalid') ? error.details.key : error),
      );
    };
    assert.equal(await refused({}), null);
    assert.equal(await refused({ use_karras_sigmas: true }), 'use_karras_sigmas');
    assert.equal(await refused({ invert_sigmas: true }), 'invert_sigmas');
    assert.equal(await refused({ time_shift_type: 'cubic' }), 'time_shift_type');
    assert.equal(await refused({ use_flow_sigmas: true }), 'use_flow_sigmas');
    assert.equal(await refused({ shift: -1 }), 'shift');
    assert.equal(await refused({ _class_name: 'EulerDiscreteScheduler' }), '_class_name');
    await rm(folder, { recursive: true });
  });
});
