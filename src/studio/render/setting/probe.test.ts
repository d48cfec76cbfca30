import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { probeNames, readProbe, sampleProbe } from './probe.ts';

describe('readProbe', () => {
  it('reads each of the 18 committed panoramas as finite radiance with highlights above white', () => {
    const files = readdirSync(new URL('../../../../assets/probes/', import.meta.url)).filter((name) => name.endsWith('.rgbe'));
    assert.deepEqual(files.map((name) => name.slice(0, -5)).sort(), [...probeNames].sort());
    for (const name of probeNames) {
      const probe = readProbe(name);
      assert.deepEqual([probe.width, probe.height, probe.data.length], [512, 256, 512 * 256 * 3]);
      assert.ok(
        probe.data.every((value) => Number.isFinite(value) && value >= 0 && value <= 600),
        name,
      );
      assert.ok(
        probe.data.some((value) => value > 1.5),
        name,
      );
    }
  });

  it('has the sky above and the ground below: up is brighter than down in the park', () => {
    const probe = readProbe('park');
    const up = new Float32Array(3);
    const down = new Float32Array(3);
    sampleProbe(probe, [0, 1, 0], 0, up);
    sampleProbe(probe, [0.1, -1, 0], 0, down);
    assert.ok(up[2]! > 2 * down[2]!, `${up[2]} ${down[2]}`);
  });
});
