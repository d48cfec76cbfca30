import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type F32, instantiateReference, KernelBuilder, type Vec3 } from '../../../kernel/index.ts';
import { fieldToolsOf, placeImages, type ShapeImage, writeImages } from '../field/index.ts';
import { flatPrint, type PrintedSurface, roundPrint } from './index.ts';

/** Red on the left, green on the right; the lower half of both is bare. */
const image: ShapeImage = {
  name: 'print',
  width: 4,
  height: 4,
  channels: 4,
  columns: 'clamp',
  pixels: Float32Array.from({ length: 64 }, (_, i) => {
    const [x, y, channel] = [(i >> 2) & 3, i >> 4, i & 3];
    return y > 1 ? 0 : channel === 3 ? 1 : channel === (x < 2 ? 0 : 1) ? 1 : 0;
  }),
};
const paper = { material: () => ({ base: [0.5, 0.5, 0.5] as const }) };

type Triple = readonly [number, number, number];

/** Base colour where a ray meets the surface at `local` with `normal`. */
function baseAt(surface: PrintedSurface, local: Triple, normal: Triple): number[] {
  const k = new KernelBuilder();
  const { places } = placeImages([surface], 16_384);
  const tools = fieldToolsOf(k, surface.images, places);
  const { o } = tools;
  k.function({ name: 'run', parameters: ['uniform'], results: [], isExported: true }, (step) => {
    k.for(0, 4, step, (index) => {
      const address = o.uniformShiftLeft(index, 2);
      const row = (at: number): F32 => o.load(address, 8192 + 16 * at);
      const p: Vec3<F32> = [row(0), row(1), row(2)];
      const { base } = surface.material(tools, { local: p, world: p, normal: [row(3), row(4), row(5)] });
      base.forEach((value, channel) => {
        k.store(address, o.float(value), 12_288 + 16 * channel);
      });
    });
    return undefined;
  });
  const memory = new ArrayBuffer(65_536);
  writeImages(places, memory);
  for (const [at, value] of [...local, ...normal].entries()) new Float32Array(memory, 8192 + 16 * at, 4).fill(value);
  instantiateReference(k.module, memory).run!(1);
  return [0, 1, 2].map((channel) => new Float32Array(memory, 12_288 + 16 * channel, 1)[0]!);
}

const red = [1, 0, 0];
const green = [0, 1, 0];
const bare = [0.5, 0.5, 0.5];
const near = (a: readonly number[], b: readonly number[]): void =>
  assert.ok(
    a.every((value, c) => Math.abs(value - b[c]!) < 1e-3),
    `${a} instead of ${b}`,
  );

describe('a flat print', () => {
  const size = { widthMetres: 0.4, heightMetres: 0.2, centre: [1, 2, 0] } as const;
  const surface = flatPrint(paper, { image, ...size });

  it('reads from left to right, seen from the side it is on, and leaves the rest bare', () => {
    near(baseAt(surface, [0.85, 2.07, 0], [0, 0, 1]), red);
    near(baseAt(surface, [1.15, 2.07, 0], [0, 0, 1]), green);
    near(baseAt(surface, [0.85, 1.93, 0], [0, 0, 1]), bare);
    near(baseAt(surface, [0.7, 2.07, 0], [0, 0, 1]), bare);
  });

  it('is not on the back', () => near(baseAt(surface, [0.85, 2.07, 0], [0, 0, -1]), bare));

  it('is not mirrored on any side', () => {
    const on = (side: '-z' | '+x' | '-x'): PrintedSurface => flatPrint(paper, { image, ...size, centre: [0, 0, 0], side });
    near(baseAt(on('-z'), [0.15, 0.07, 0], [0, 0, -1]), red);
    near(baseAt(on('+x'), [0, 0.07, 0.15], [1, 0, 0]), red);
    near(baseAt(on('-x'), [0, 0.07, -0.15], [-1, 0, 0]), red);
  });
});

describe('a round print', () => {
  const radiusMetres = 0.05;
  const at = (turn: number, y: number): [Triple, Triple] => [
    [radiusMetres * Math.sin(turn), y, radiusMetres * Math.cos(turn)],
    [Math.sin(turn), 0, Math.cos(turn)],
  ];
  const surface = roundPrint(paper, { image, radiusMetres, centreHeightMetres: 0.1, widthMetres: 0.1, heightMetres: 0.04 });

  it('runs about the cylinder at its own length', () => {
    near(baseAt(surface, ...at(-0.75, 0.113)), red);
    near(baseAt(surface, ...at(0.75, 0.113)), green);
    near(baseAt(surface, ...at(1.1, 0.113)), bare);
    near(baseAt(surface, ...at(0.75, 0.09)), bare);
  });

  it('can be turned, and is not on the inside', () => {
    const turned = roundPrint(paper, {
      image,
      radiusMetres,
      centreHeightMetres: 0.1,
      widthMetres: 0.1,
      heightMetres: 0.04,
      azimuthRadians: 1.5,
    });
    near(baseAt(turned, ...at(0.75, 0.113)), red);
    const [point, [x, y, z]] = at(-0.75, 0.113);
    near(baseAt(surface, point, [-x, y, -z]), bare);
  });
});
