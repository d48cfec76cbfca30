/** ONNX Runtime in this process with a clock and a scale: every session's loading and runs, told by the stage that it belongs to. */
import type { Runtime } from '../../src/diffusion/index.ts';
import { openSession } from '../../src/inference/session.ts';
import type { MemoryPeak, MemoryWatch } from './memory-watch.ts';

export interface StageRecord {
  readonly stage: string;
  readonly openSeconds: number;
  /** Of each run. */
  readonly runSeconds: number[];
  /** Processor time of all threads, of each run. */
  readonly cpuSeconds: number[];
  /** From the loading to the last run. */
  peak: MemoryPeak;
}

/** Stages by what their networks give. */
const stageByOutput: Readonly<Record<string, string>> = {
  embeddings: 'text encoder',
  latents: 'autoencoder, encode',
  velocity: 'transformer',
  image: 'autoencoder, decode',
};

function cpuSecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

export interface MeasuredRuntime extends Runtime {
  readonly records: StageRecord[];
}

export function createMeasuredRuntime(memory: MemoryWatch): MeasuredRuntime {
  const records: StageRecord[] = [];
  return {
    backend: 'cpu',
    records,
    async openSession(model, options) {
      memory.take();
      const startMs = performance.now();
      const session = await openSession(model, options);
      const openSeconds = (performance.now() - startMs) / 1000;
      const [output, ...others] = session.outputNames;
      const stage = (others.length === 0 && stageByOutput[output!]) || 'modulation';
      const record: StageRecord = { stage, openSeconds, runSeconds: [], cpuSeconds: [], peak: memory.take() };
      records.push(record);
      return {
        ...session,
        async run(feeds, given) {
          const [runStartMs, cpuStart] = [performance.now(), process.cpuUsage()];
          const results = await session.run(feeds, given);
          record.runSeconds.push((performance.now() - runStartMs) / 1000);
          record.cpuSeconds.push(cpuSecondsSince(cpuStart));
          const peak = memory.take();
          record.peak = {
            residentGigabytes: Math.max(record.peak.residentGigabytes, peak.residentGigabytes),
            privateGigabytes: Math.max(record.peak.privateGigabytes, peak.privateGigabytes),
          };
          return results;
        },
      };
    },
  };
}
