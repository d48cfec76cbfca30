import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createKernelCache, instantiate, instantiateReference } from '../../../kernel/index.ts';
import { createRng } from '../../../shared/index.ts';
import { makeDitherTile } from './blue-noise.ts';
import { buildFilm, filmLayout } from './film.ts';
import { curveNames, identityLook, type Look } from './look.ts';
import { lookOf } from './presets.ts';

const width = 61;
const colourAddress = filmLayout.rows;
const glowAddress = colourAddress + 4096;
const targetAddress = glowAddress + 4096;

/** One row of 61 pixels through both back ends. */
function developBoth(look: Look): [wasm: Uint32Array, reference: Uint32Array] {
  const film = buildFilm({ width, height: 40, look, gain: 1.7, keep: [0.8, 0.85, 0.9], glowWidth: 31, grainSeed: 77 });
  const memory = new WebAssembly.Memory({ initial: 2 });
  const { module } = createKernelCache().compile(film, { constantsAddress: filmLayout.constants, sharedMaximumPages: null });
  const plain = new ArrayBuffer(2 * 65_536);
  const rng = createRng(3);
  const light = Float32Array.from({ length: 3 * width }, (_, i) =>
    i < 6 ? [Number.NaN, Infinity, -1, 0, 1e-9, 1e9][i]! : 2 ** rng.range(-9, 5),
  );
  for (const buffer of [memory.buffer, plain]) {
    new Float32Array(buffer, filmLayout.ditherTile).set(makeDitherTile(1));
    new Float32Array(buffer, colourAddress).set(light);
    new Float32Array(buffer, glowAddress).set(light.subarray(9, 9 + 93));
  }
  instantiate(module, memory).developRow!(colourAddress, glowAddress, 13, targetAddress, 4);
  instantiateReference(film, plain).developRow!(colourAddress, glowAddress, 13, targetAddress, 1);
  return [new Uint32Array(memory.buffer, targetAddress, width), new Uint32Array(plain, targetAddress, width)];
}

describe('the film kernel', () => {
  it('gives the same pixels in WebAssembly and in JavaScript, for every curve', () => {
    for (const curve of curveNames) {
      for (const look of [lookOf('night'), { ...lookOf('sunset'), grain: { amount: 5, size: 0.05 } }]) {
        const [wasm, reference] = developBoth({ ...look, curve });
        assert.deepEqual(wasm, reference, curve);
        assert.ok(new Set(wasm).size > 20, `${curve}: ${new Set(wasm).size} different pixels`);
      }
    }
  });

  it('rises with the light in every curve, from black to white', () => {
    for (const curve of curveNames) {
      const film = buildFilm({
        width: 64,
        height: 1,
        look: { ...identityLook, curve, dither: false },
        gain: 1,
        keep: null,
        glowWidth: 0,
        grainSeed: 0,
      });
      const plain = new ArrayBuffer(65_536);
      const grey = Float32Array.from({ length: 192 }, (_, i) => (i < 3 ? 0 : 2 ** (Math.floor(i / 3) / 3.2 - 12)));
      new Float32Array(plain, colourAddress).set(grey);
      instantiateReference(film, plain).developRow!(colourAddress, 0, 0, targetAddress, 1);
      const steps = [...new Uint32Array(plain, targetAddress, 64)].map((word) => word & 255);
      assert.deepEqual(
        steps,
        steps.toSorted((a, b) => a - b),
        curve,
      );
      assert.ok(steps[0]! <= 1 && steps.at(-1)! >= 250, `${curve}: ${steps[0]} to ${steps.at(-1)}`);
      const middle = steps[Math.round((Math.log2(0.18) + 12) * 3.2)]!;
      assert.ok(middle > 80 && middle < 150, `${curve} shows middle grey as ${middle}`);
    }
  });

  it('records no more than the look asks for', () => {
    const size = (look: Look): number => {
      const film = buildFilm({ width, height: 40, look, gain: 1, keep: null, glowWidth: 0, grainSeed: 0 });
      return film.functions[0]!.kinds.length;
    };
    assert.ok(size({ ...identityLook, dither: false }) < size(identityLook));
    assert.ok(size(identityLook) < 0.75 * size(lookOf('night')), `${size(identityLook)} and ${size(lookOf('night'))} values`);
  });
});
