import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  createKernelCache,
  type F32,
  type I32,
  instantiate,
  instantiateReference,
  KernelBuilder,
  type Mask,
  type Vec3,
} from '../../../kernel/index.ts';
import { fieldToolsOf } from '../field/index.ts';
import { environmentTable } from './environment-table.ts';
import { checked, emptyScene, environment, plain, sphere, torus } from './fixtures/shapes.ts';
import { lightAt } from './intersect-stages.ts';
import { compileKernels, createTraceCache, measureBoxes, recordKernels } from './kernels.ts';
import { environmentOf, lightDensity, sampleLight, totalImportance } from './light-sampling.ts';
import {
  constantsAddress,
  imagesAddress,
  lightsAddress,
  pathAddress,
  type pathColumns,
  pathCount,
  pathSet,
  rayOffset,
  raySetAddress,
  reflectanceAddress,
} from './memory-map.ts';
import { writeScene } from './path.task.ts';
import { reflectanceTable } from './reflectance-table.ts';
import { samplerOf } from './sampler.ts';
import { evaluateScattering, sampleScattering, scattererAt, visibleNormal } from './scattering.ts';
import { type SceneData, sceneDataOf } from './scene-data.ts';
import { type StageTools, stageToolsOf } from './stage.ts';
import { type SharedPlanes, TileTracer } from './tile-tracer.ts';
import type { Light, TraceScene } from './trace-scene.ts';
import { Wavefront } from './wavefront.ts';

/** One way of choosing directions, and the density that it claims. */
interface Sampler {
  readonly sample: (t: StageTools, i: I32, numbers: readonly [F32, F32, F32]) => Vec3<F32>;
  readonly density: (t: StageTools, i: I32, direction: Vec3<F32>) => F32;
  readonly images: SceneData['images'];
  /** Writes columns of every path. */
  readonly columns: Partial<Record<keyof typeof pathColumns, readonly number[]>>;
}

const inputs = imagesAddress + (1 << 20);
const batch = pathCount;
const heights = 24;
const turns = 32;
const fine = 12;
/** Chi-square, as standard deviations from its mean: a right sampler fails with a chance of 3e-7 (and never, as the numbers are fixed). */
const farthest = 5;

/** Kernels that sample directions from given numbers, and that tell densities of given directions, over batches of paths. */
function prepare(sampler: Sampler) {
  const k = new KernelBuilder();
  const t = stageToolsOf(fieldToolsOf(k));
  const { o } = t;
  const column = (index: number): number => inputs + 4 * batch * index;
  for (const name of ['sample', 'density'] as const) {
    k.function({ name, parameters: ['uniform'], results: [], isExported: true }, (step) => {
      k.for(0, batch, step, (index) => {
        const address = o.uniformShiftLeft(index, 2);
        const numbers = [0, 1, 2].map((at) => o.load(address, column(at))) as unknown as readonly [F32, F32, F32];
        const i = o.laneIndex(index);
        const out = name === 'sample' ? sampler.sample(t, i, numbers) : [sampler.density(t, i, numbers)];
        out.forEach((value, at) => {
          k.store(address, value, column(3 + at));
        });
      });
      return undefined;
    });
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil((inputs + 4 * batch * 8) / 65_536) });
  const compiled = createKernelCache().compile(k.module, { constantsAddress, sharedMaximumPages: null });
  const functions = instantiate(compiled.module, memory);
  const floats = new Float32Array(memory.buffer);
  for (const { address, words } of sampler.images) floats.set(words, address >> 2);
  for (const [name, values] of Object.entries(sampler.columns)) {
    values.forEach((value, component) => {
      floats.fill(
        value,
        pathAddress(name as keyof typeof pathColumns, component) >> 2,
        (pathAddress(name as keyof typeof pathColumns, component) >> 2) + pathCount,
      );
    });
  }
  // Every path comes from straight above but a little aside.
  [0.6, -0.8, 0].forEach((value, component) => {
    const at = (raySetAddress(pathSet) + rayOffset('direction', component)) >> 2;
    floats.fill(value, at, at + pathCount);
  });
  const view = (index: number): Float32Array => floats.subarray(column(index) >> 2, (column(index) >> 2) + batch);
  return { functions, input: [view(0), view(1), view(2)] as const, output: [view(3), view(4), view(5)] as const };
}

/** Bin by height (of y) and turn about y. */
const binOf = (x: number, y: number, z: number): number => {
  const height = Math.min(heights - 1, Math.floor(((y + 1) / 2) * heights));
  const turn = Math.min(turns - 1, Math.floor((Math.atan2(z, x) / (2 * Math.PI) + 0.5) * turns));
  return height * turns + turn;
};

/** The claimed probability of each bin, by the midpoint rule. */
function claimedShares({ functions, input, output }: ReturnType<typeof prepare>): Float64Array {
  const shares = new Float64Array(heights * turns);
  const cellArea = (4 * Math.PI) / (heights * turns * fine * fine);
  const cells = heights * turns * fine * fine;
  for (let from = 0; from < cells; from += batch) {
    const count = Math.min(batch, cells - from);
    for (let index = 0; index < count; index++) {
      const cell = from + index;
      const y = ((Math.floor(cell / (turns * fine)) + 0.5) / (heights * fine)) * 2 - 1;
      const angle = (((cell % (turns * fine)) + 0.5) / (turns * fine) - 0.5) * 2 * Math.PI;
      const ring = Math.sqrt(1 - y * y);
      [Math.cos(angle) * ring, y, Math.sin(angle) * ring].forEach((value, axis) => {
        input[axis as 0 | 1 | 2][index] = value;
      });
    }
    functions.density!(4);
    for (let index = 0; index < count; index++) {
      const bin = binOf(input[0][index]!, input[1][index]!, input[2][index]!);
      shares[bin] = shares[bin]! + output[0][index]! * cellArea;
    }
  }
  return shares;
}

function countSamples({ functions, input, output }: ReturnType<typeof prepare>, batches: number): Float64Array {
  const counts = new Float64Array(heights * turns);
  let state = 12345;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 16777216;
  };
  for (let round = 0; round < batches; round++) {
    // Numbers that are a power of two apart in this sequence are not independent: those of one sample follow each other.
    for (let index = 0; index < batch; index++) for (const column of input) column[index] = random();
    functions.sample!(4);
    for (let index = 0; index < batch; index++) {
      const bin = binOf(output[0][index]!, output[1][index]!, output[2][index]!);
      counts[bin] = counts[bin]! + 1;
    }
  }
  return counts;
}

/** Pearson's statistic over bins with at least 20 expected, in standard deviations above what chance gives. */
function surprise(sampler: Sampler): number {
  const prepared = prepare(sampler);
  const batches = 24;
  const total = batches * batch;
  const shares = claimedShares(prepared);
  const counts = countSamples(prepared, batches);
  let [statistic, degrees, inside, claimedInside] = [0, -1, 0, 0];
  shares.forEach((share, bin) => {
    const expected = share * total;
    if (expected < 20) return;
    // The midpoint rule is off by about 1 % where a bin is cut by an edge of the density.
    const slack = 0.012 * expected;
    const difference = Math.max(0, Math.abs(counts[bin]! - expected) - slack);
    statistic += (difference * difference) / expected;
    degrees += 1;
    inside += counts[bin]!;
    claimedInside += share;
  });
  assert.ok(degrees > 5, `only ${degrees} bins`);
  const claimed = shares.reduce((sum, share) => sum + share, 0);
  assert.ok(claimed < 1.02, `the density sums to ${claimed}`);
  // The rest falls into bins with next to nothing, or below the surface, where it is dropped.
  assert.ok(Math.abs(inside / total - claimedInside) < 0.01, `${inside} of ${total} samples in bins that claim ${claimedInside}`);
  return (statistic - degrees) / Math.sqrt(2 * degrees);
}

const table: SceneData['images'][number] = { address: reflectanceAddress, words: reflectanceTable() };
const upright = { shading: [0, 1, 0], geometric: [0, 1, 0], lobes: [0], ior: [1.5], coatRoughness: [0.3] };

const surface = (columns: Sampler['columns']): Sampler => ({
  sample: (t, i, [a, b, c]) => sampleScattering(t, scattererAt(t, i), a, [b, c]),
  density: (t, i, direction) => evaluateScattering(t, scattererAt(t, i), direction).density,
  images: [table],
  columns: { ...upright, base: [0.5, 0.4, 0.3], metal: [0], sheen: [0], coat: [0], ...columns },
});

describe('samplers of directions draw by the density that they claim', () => {
  const surfaces: [name: string, columns: Sampler['columns']][] = [
    ['rough metal', { metal: [1], roughness: [0.6] }],
    ['brushed metal', { metal: [1], roughness: [0.4] }],
    ['plastic', { roughness: [0.5] }],
    ['a coat over velvet', { roughness: [0.7], coat: [1], sheen: [1], coatRoughness: [0.45] }],
  ];
  for (const [name, columns] of surfaces) {
    it(`on ${name}`, () => {
      const got = surprise(surface(columns));
      assert.ok(got < farthest, `${got} standard deviations off`);
    });
  }

  it('towards an environment', () => {
    const { width, height, words } = environmentTable(
      environment((x, y) => (x > 0.4 && y > 0.2 ? [9, 8, 7] : y > 0 ? [1, 1, 1.2] : [0.2, 0.15, 0.1]), 64),
    );
    const place = { address: imagesAddress, width, height };
    const got = surprise({
      sample: (t, _, [a, b]) => environmentOf(t, place).sample([a, b]).direction,
      density: (t, _, direction) => environmentOf(t, place).lookUp(direction).density,
      images: [{ address: imagesAddress, words }],
      columns: {},
    });
    assert.ok(got < farthest, `${got} standard deviations off`);
  });

  /** Which directions from the origin meet the light; densities elsewhere are not asked for by the tracer. */
  const targets: readonly { light: Light; meets: (t: StageTools, direction: Vec3<F32>) => Mask }[] = [
    {
      light: { kind: 'sphere', centre: [1, 2, 0.5], radius: 1.2, radiance: [1, 1, 1] },
      meets: (t, direction) => within(t, direction, [1, 2, 0.5], Math.sqrt(1 - 1.44 / 5.25)),
    },
    {
      light: { kind: 'sun', direction: [0.3, 1, 0.2], angularRadius: 0.6, irradiance: [1, 1, 1] },
      meets: (t, direction) => within(t, direction, [0.3, 1, 0.2], Math.cos(0.6)),
    },
    {
      // Level, 1.5 m above, and facing down: the point where a direction meets its plane lies within its sides.
      light: { kind: 'rect', centre: [0.5, 1.5, 0.2], right: [1.1, 0, 0], up: [0, 0, 0.8], radiance: [1, 1, 1] },
      meets: ({ o }, [x, y, z]) => {
        const along = o.div(1.5, o.max(y, 1e-6));
        const isWithin = (value: F32, middle: number, half: number) => o.lt(o.abs(o.sub(o.mul(value, along), middle)), half);
        return o.and(o.gt(y, 1e-3), o.and(isWithin(x, 0.5, 1.1), isWithin(z, 0.2, 0.8)));
      },
    },
  ];
  for (const { light, meets } of targets) {
    it(`towards a ${light.kind}`, () => {
      const point = (t: StageTools): Vec3<F32> => [t.o.float(0), t.o.float(0), t.o.float(0)];
      const got = surprise({
        sample: (t, _, [a, b, c]) => sampleLight(t, t.o.uniform(1), point(t), { pick: a, pair: [b, c] }).direction,
        density: (t, _, direction) => {
          const { o } = t;
          const total = totalImportance(t, o.uniform(1), point(t));
          const distance = light.kind === 'rect' ? o.div(1.5, o.max(direction[1], 1e-6)) : o.float(1);
          const ray = { point: point(t), direction, distance };
          return o.select(meets(t, direction), lightDensity(t, lightAt(t, o.uniform(lightsAddress)), ray, total), 0);
        },
        images: [lightsOf([light])],
        columns: {},
      });
      assert.ok(got < farthest, `${got} standard deviations off`);
    });
  }

  for (const alpha of [0.25, 0.7]) {
    it(`for the visible facets of a surface of alpha ${alpha}, by the distribution of GGX itself`, () => {
      const view = [0.8, 0, 0.6] as const;
      const lean = Math.sqrt(1 + alpha ** 2 * (view[0] / view[2]) ** 2);
      const got = surprise({
        sample: (t, _, [a, b]) => {
          const [x, y, z] = visibleNormal(t, [t.o.float(view[0]), t.o.float(view[1]), t.o.float(view[2])], t.o.float(alpha), [a, b]);
          return [x, z, y];
        },
        // source: Heitz (JCGT 2018), equation 1: masking times what the view sees of the facet, over the cosine of the view.
        density: ({ o }, _, [x, z]) => {
          const seen = o.max(o.mulAdd(x, view[0], o.mul(z, view[2])), 0);
          const spread = o.mulAdd(o.mul(z, z), alpha ** 2 - 1, 1);
          const distribution = o.div(alpha ** 2 / Math.PI, o.mul(spread, spread));
          return o.select(o.gt(z, 0), o.mul(o.mul(seen, distribution), 2 / (1 + lean) / view[2]), 0);
        },
        images: [],
        columns: {},
      });
      assert.ok(got < farthest, `${got} standard deviations off`);
    });
  }
});

function within(t: StageTools, direction: Vec3<F32>, axis: readonly number[], cosine: number): Mask {
  const length = Math.hypot(...axis);
  return t.o.gt(t.v.dot(direction, axis.map((x) => x / length) as unknown as Vec3), cosine);
}

/** The words of lights as a scene lays them out. */
function lightsOf(lights: readonly Light[]): SceneData['images'][number] {
  const scene: TraceScene = { ...emptyScene, lights };
  const cache = createTraceCache();
  const data = sceneDataOf(scene, recordKernels(scene, cache), { size: { width: 8, height: 8 }, boxes: [], cache });
  return data.images.find(({ address }) => address === lightsAddress)!;
}

describe('low-discrepancy samples', () => {
  let drawn: Float32Array;
  const count = 64;
  before(() => {
    const k = new KernelBuilder();
    const t = stageToolsOf(fieldToolsOf(k));
    k.function({ name: 'draw', parameters: ['uniform'], results: [], isExported: true }, (step) => {
      const sampler = samplerOf(t);
      k.for(0, 16 * count, step, (index) => {
        const i = t.o.laneIndex(index);
        const sample = sampler.reverse(t.o.intAnd(i, count - 1));
        const [a, b] = sampler.draw2(t.o.shiftRight(i, 6), sample, t.o.int(3));
        k.store(t.o.uniformShiftLeft(index, 2), a, 65_536);
        k.store(t.o.uniformShiftLeft(index, 2), b, 65_536 + 64 * count);
      });
      return undefined;
    });
    const memory = new WebAssembly.Memory({ initial: 4 });
    const compiled = createKernelCache().compile(k.module, { constantsAddress, sharedMaximumPages: null });
    instantiate(compiled.module, memory).draw!(4);
    drawn = new Float32Array(memory.buffer, 65_536, 32 * count);
  });

  it('fall one into each cell of every grid of as many cells, for each pixel', () => {
    for (let pixel = 0; pixel < 16; pixel++) {
      for (const columns of [1, 2, 4, 8, 16, 32, 64]) {
        const cells = new Set<number>();
        for (let sample = 0; sample < count; sample++) {
          const [a, b] = [drawn[pixel * count + sample]!, drawn[16 * count + pixel * count + sample]!];
          cells.add(Math.floor(a * columns) + columns * Math.floor(b * (count / columns)));
        }
        assert.equal(cells.size, count, `pixel ${pixel}, ${columns} columns`);
      }
    }
  });

  it('differ from pixel to pixel', () => {
    const firsts = new Set(Array.from({ length: 16 }, (_, pixel) => drawn[pixel * count]!));
    assert.equal(firsts.size, 16);
  });
});

describe('the tracer', () => {
  it('gives the bits of the JavaScript reference', () => {
    const scene: TraceScene = {
      ...emptyScene,
      shapes: [
        sphere('glass', 0.3, plain({ base: [0.98, 0.98, 0.98], roughness: 0.02, transmission: 1, absorption: [2, 0.4, 0.8] })),
        torus(
          'jade',
          0.3,
          0.12,
          plain({ base: [0.5, 0.7, 0.4], roughness: 0.2, coat: 0.5, subsurface: 0.7, subsurfaceRadius: [0.04, 0.05, 0.02] }),
        ),
      ],
      instances: [
        { shape: 0, position: [-0.3, 0.3, 0.2] },
        { shape: 1, position: [0.35, 0.12, 0], rotation: [0.2, 0, 0.1], scale: 0.8 },
      ],
      floor: { shape: sphere('floor', 1, checked(0.4, [0.6, 0.56, 0.5], [0.25, 0.2, 0.16])), height: 0, farEdge: null },
      lights: [{ kind: 'sphere', centre: [0.8, 1.5, 0.6], radius: 0.2, radiance: [9, 8, 7] }],
      environment: environment((_, y) => [0.4 + 0.3 * y, 0.5, 0.6], 16),
      camera: { position: [0, 0.9, 2.4], target: [0, 0.2, 0], fieldOfView: 0.5, focusDistance: 2.4, lensRadius: 0.01, bladeCount: 5 },
    };
    const [width, height] = [16, 12];
    const cache = createTraceCache();
    const kernels = recordKernels(scene, cache);
    const compiled = compileKernels(kernels, cache);
    const boxes = measureBoxes(scene.shapes, kernels, { compiled, cache });
    const data = sceneDataOf(scene, kernels, { size: { width, height }, boxes, cache });
    const { module } = compiled;
    const wasm = new WebAssembly.Memory({ initial: data.memoryPages });
    const reference = new ArrayBuffer(data.memoryPages * 65_536);
    const engines = [
      { functions: instantiate(module, wasm), memory: wasm.buffer, step: 4, data },
      { functions: instantiateReference(kernels.module, reference), memory: reference, step: 1, data },
    ];
    const pictures = engines.map((engine) => {
      writeScene(data, engine.memory);
      const planes = blankPlanes(width * height);
      const tracer = new TileTracer(new Wavefront(engine), { grid: { width, height, columns: 1, rows: 1 }, planes, seed: 7 });
      tracer.trace(0, 4);
      tracer.flush();
      return planes;
    });
    for (const plane of ['colour', 'albedo', 'normal', 'depth', 'id'] as const)
      assert.deepEqual(pictures[0]![plane], pictures[1]![plane], plane);
    assert.ok(pictures[0]!.colour.some((value) => value > 0.1));
  });
});

function blankPlanes(count: number): SharedPlanes {
  return {
    colour: new Float32Array(3 * count),
    albedo: new Float32Array(3 * count),
    normal: new Float32Array(3 * count),
    depth: new Float32Array(count).fill(Infinity),
    id: new Uint16Array(count),
    idVotes: new Uint8Array(count),
    sampleCount: new Uint16Array(count),
  };
}
