import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lights } from '../../scene/index.ts';
import type { Light } from '../path/index.ts';
import { wishedLight } from './wishes.ts';

const key: Light = { kind: 'sun', direction: [0, 1, 0], angularRadius: 0.03, irradiance: [2, 2, 2] };
const fill: Light = { kind: 'rect', centre: [0, 1, 1], right: [1, 0, 0], up: [0, 1, 0], radiance: [1, 1, 1] };
const at = { target: [0, 0.5, -2] as const, reach: 2 };

const powerOf = (light: Light): number => Math.max(...(light.kind === 'sun' ? light.irradiance : light.radiance));

describe('wishedLight', () => {
  it('changes the light for every name but those that are an hour or no change', () => {
    const unchanged = lights.filter((name) => JSON.stringify(wishedLight([key, fill], [name], at).lights) === JSON.stringify([key, fill]));
    assert.deepEqual(unchanged, ['golden-hour', 'moonlight', 'studio', 'natural']);
  });

  it('makes drama of a strong key and a weak fill, and softness of the contrary', () => {
    const ratio = (name: 'dramatic' | 'soft'): number => {
      const [main, second] = wishedLight([key, fill], [name], at).lights;
      return powerOf(main!) / powerOf(second!);
    };
    assert.ok(ratio('dramatic') > 10 && ratio('soft') < 1);
  });

  it('looks with every added panel at what is shown, from above the ground', () => {
    for (const name of lights) {
      for (const light of wishedLight([], [name], at).lights) {
        if (light.kind !== 'rect') continue;
        const [a, b] = [light.right, light.up];
        const normal = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
        const towards = [at.target[0] - light.centre[0], at.target[1] - light.centre[1], at.target[2] - light.centre[2]];
        const cosine = normal.reduce((sum, value, c) => sum + value * towards[c]!, 0) / Math.hypot(...normal) / Math.hypot(...towards);
        assert.ok(cosine > 0.95, `${name} ${cosine}`);
        assert.ok(light.centre[1] > 0);
      }
    }
  });
});
