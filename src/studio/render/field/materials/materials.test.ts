import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createKernelCache, type F32, instantiate, instantiateReference, KernelBuilder, type Vec3 } from '../../../../kernel/index.ts';
import { createRng } from '../../../../shared/rng.ts';
import type { FieldTools, MaterialValues } from '../shape.ts';
import { fieldToolsOf } from '../tools.ts';
import * as materials from './index.ts';
import type { Surface } from './surface.ts';

const surfaces: Record<string, Surface> = {
  'ceramic glaze': materials.ceramicGlaze(),
  'matte clay': materials.matteClay(),
  brick: materials.brick(),
  'raw wood': materials.wood(),
  'lacquered planks': materials.wood({ finish: 'lacquered', plankWidth: 0.1, axis: 'z' }),
  brass: materials.brass(),
  gold: materials.gold(),
  copper: materials.copper(),
  aluminium: materials.aluminium(),
  'brushed metal': materials.brushedMetal(),
  glass: materials.glass(),
  'coloured glass': materials.glass({ colour: [0.1, 0.5, 0.2], roughness: 0.3 }),
  water: materials.water(),
  'red wine': materials.redWine(),
  coffee: materials.coffee(),
  tea: materials.tea(),
  'apple skin': materials.appleSkin(),
  'citrus rind': materials.citrusRind(),
  'bloomed skin': materials.bloomedSkin(),
  skin: materials.skin(),
  leaf: materials.leaf(),
  cloth: materials.cloth(),
  velvet: materials.velvet(),
  felt: materials.felt(),
  fur: materials.fur(),
  leather: materials.leather(),
  plastic: materials.plastic(),
  rubber: materials.rubber(),
  wax: materials.wax(),
  paper: materials.paper(),
  marble: materials.marble(),
  stone: materials.stone(),
  'polished stone': materials.stone({ polish: 1 }),
  'dry asphalt': materials.asphalt(),
  'wet asphalt': materials.asphalt({ wetness: 1 }),
  concrete: materials.concrete(),
  grass: materials.grass(),
  sand: materials.sand(),
  snow: materials.snow(),
};

const weights = ['roughness', 'metal', 'sheen', 'coat', 'coatRoughness', 'subsurface', 'transmission'] as const;
const vectors = ['base', 'subsurfaceRadius', 'absorption', 'emission'] as const;
const count = 256;
const [inputs, outputs] = [16_384, 65_536];
const rowBytes = 4 * count;

/** All numbers of a material in one order: weights, index of refraction, vectors, relief. */
function numbersOf({ o }: FieldTools, values: MaterialValues, relief: F32): F32[] {
  const scalars = [...weights.map((name) => values[name] ?? 0), values.ior ?? 1.5];
  return [...scalars.map(o.float), ...vectors.flatMap((name) => (values[name] ?? [0, 0, 0]).map(o.float)), relief];
}

function evaluate({ material, bump }: Surface): { wasm: Float32Array; reference: Float32Array; rows: number } {
  const k = new KernelBuilder();
  const tools = fieldToolsOf(k);
  const { o, v } = tools;
  let rows = 0;
  k.function({ name: 'run', parameters: ['uniform'], results: [], isExported: true }, (step) => {
    k.for(0, count, step, (index) => {
      const address = o.uniformShiftLeft(index, 2);
      const [x, y, z, a, b, c] = [0, 1, 2, 3, 4, 5].map((row) => o.load(address, inputs + row * rowBytes)) as [
        F32,
        F32,
        F32,
        F32,
        F32,
        F32,
      ];
      const local: Vec3<F32> = [x, y, z];
      const values = material(tools, { local, world: local, normal: v.normalise([a, b, c]) });
      const numbers = numbersOf(tools, values, bump?.(tools, local) ?? o.float(0));
      rows = numbers.length;
      numbers.forEach((number, row) => {
        k.store(address, number, outputs + row * rowBytes);
      });
    });
    return undefined;
  });
  const memory = new WebAssembly.Memory({ initial: 3 });
  const other = new ArrayBuffer(3 * 65_536);
  const rng = createRng(8);
  const points = Float32Array.from({ length: 6 * count }, () => rng.range(-0.5, 0.5));
  for (const buffer of [memory.buffer, other]) new Float32Array(buffer, inputs, points.length).set(points);
  const { module } = createKernelCache().compile(k.module, { constantsAddress: 1024, sharedMaximumPages: null });
  instantiate(module, memory).run!(4);
  instantiateReference(k.module, other).run!(1);
  return { wasm: new Float32Array(memory.buffer, outputs, rows * count), reference: new Float32Array(other, outputs, rows * count), rows };
}

describe('materials', () => {
  for (const [name, surface] of Object.entries(surfaces)) {
    it(`give values in range, the same bits on both back ends: ${name}`, () => {
      const { wasm, reference, rows } = evaluate(surface);
      assert.deepEqual(new Int32Array(wasm.buffer, outputs, wasm.length), new Int32Array(reference.buffer, outputs, wasm.length));
      const row = (index: number): Float32Array => wasm.subarray(index * count, (index + 1) * count);
      weights.forEach((weight, index) => {
        for (const value of row(index)) assert.ok(value >= 0 && value <= 1.0001, `${weight} is ${value}`);
      });
      for (const base of wasm.subarray(8 * count, 11 * count)) assert.ok(base >= 0 && base <= 1.0001, `base colour ${base}`);
      for (const value of wasm.subarray(11 * count, (rows - 1) * count)) assert.ok(value >= 0 && Number.isFinite(value), `${value}`);
      for (const relief of row(rows - 1)) assert.ok(Math.abs(relief) < 0.03, `relief of ${relief} m`);
    });
  }

  it('blend by a soft mask: each alone at its ends, the mean in the middle', () => {
    const plain = (red: number, coat?: number): Surface => ({
      material: () => ({ base: [red, 0, 0], ...(coat === undefined ? {} : { coat }) }),
    });
    const blended = (share: number): Float32Array =>
      evaluate(materials.blendSurfaces(plain(0.2), plain(0.6, 1), ({ o }) => o.float(share))).wasm;
    for (const [share, red, coat] of [[0, 0.2, 0] as const, [0.5, 0.4, 0.5] as const, [1, 0.6, 1] as const]) {
      const values = blended(share);
      assert.ok(Math.abs(values[8 * count]! - red) < 1e-6 && Math.abs(values[3 * count]! - coat) < 1e-6);
    }
  });

  it('scale pattern, relief and depths together', () => {
    const surface: Surface = {
      material: (_, { local }) => ({ base: local, subsurfaceRadius: [0.001, 0.002, 0.003], absorption: [1, 2, 3] }),
      bump: (_, local) => local[0],
    };
    const [one, ten] = [evaluate(surface).wasm, evaluate(materials.scaleSurface(surface, 10)).wasm];
    const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) <= 1e-6 * Math.abs(b), `${a} instead of ${b}`);
    near(ten[8 * count]!, one[8 * count]! / 10);
    near(ten[11 * count]!, 0.01);
    near(ten[14 * count]!, 0.1);
    near(ten[20 * count]!, one[20 * count]!);
  });

  it('read colours as linear light and refuse what is not one', () => {
    assert.deepEqual(materials.colour('#ffffff'), [1, 1, 1]);
    assert.ok(Math.abs(materials.colour('#808080')[0] - 0.21586) < 1e-4);
    assert.throws(() => materials.colour('red'), /#rrggbb, got red/);
  });
});
