import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import { bytesToLab, linearToLab } from '../../colour/index.ts';
import { createStudioPool } from '../../pool.ts';
import { recolour } from './recolour.ts';

const pool = createStudioPool(2);
after(() => pool.close());
const tools = { pool, inference: null as never, seed: 1, signal: new AbortController().signal };
const [width, height] = [96, 300];

/** A shaded cloth of one pigment with a white stripe and a glare, before grey. */
function cloth(pigment: readonly [number, number, number]): { image: RasterImage; mask: Uint8Array } {
  const data = new Uint8Array(3 * width * height).fill(120);
  const mask = new Uint8Array(width * height);
  for (let y = 10; y < height - 10; y++)
    for (let x = 10; x < width - 10; x++) {
      const i = y * width + x;
      mask[i] = 255;
      const shade = 0.35 + (0.65 * (x - 10)) / (width - 20);
      const isStripe = y > 140 && y < 160;
      for (let c = 0; c < 3; c++) data[3 * i + c] = Math.round((isStripe ? 245 : pigment[c]!) * shade);
    }
  return { image: { width, height, channels: 3, data }, mask };
}

const colours = { red: [0.75, 0.01, 0.01], yellow: [0.9, 0.75, 0.02], purple: [0.2, 0.03, 0.5] } as const;
const pigments = { black: [34, 33, 36], blue: [30, 50, 190], white: [240, 238, 235], brown: [120, 80, 50] } as const;

function labs({ data }: RasterImage, mask: Uint8Array): number[][] {
  const out: number[][] = [];
  const lab = new Float64Array(3);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    bytesToLab(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!, lab);
    out.push([...lab]);
  }
  return out;
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (of: (i: number) => number): number => x.reduce((total, _, i) => total + of(i), 0);
  return sum((i) => (x[i]! - mx) * (y[i]! - my)) / Math.sqrt(sum((i) => (x[i]! - mx) ** 2) * sum((i) => (y[i]! - my) ** 2));
}

describe('another colour for a thing', () => {
  for (const [from, pigment] of Object.entries(pigments))
    for (const [name, value] of Object.entries(colours))
      it(`makes ${from} ${name}: its hue within 15 degrees, its shading kept, nothing else touched`, async () => {
        const { image, mask } = cloth(pigment);
        const done = await recolour(image, mask, { name, value }, tools);
        for (let i = 0; i < mask.length; i++)
          if (done.mayChange[i] === 0) assert.deepEqual(done.image.data.subarray(3 * i, 3 * i + 3), image.data.subarray(3 * i, 3 * i + 3));
        const [before, changed] = [labs(image, mask), labs(done.image, mask)];
        const wanted = new Float64Array(3);
        linearToLab(...(value as unknown as [number, number, number]), wanted);
        const hue = Math.atan2(
          changed.reduce((sum, lab) => sum + lab[2]!, 0),
          changed.reduce((sum, lab) => sum + lab[1]!, 0),
        );
        const off = Math.abs(((((hue - Math.atan2(wanted[2]!, wanted[1]!)) * 180) / Math.PI + 540) % 360) - 180);
        assert.ok(off <= 15, `${off} degrees`);
        const kept = correlation(
          before.map(([l]) => l!),
          changed.map(([l]) => l!),
        );
        assert.ok(kept >= 0.98, `correlation ${kept}`);
      });

  it('leaves a white stripe on a blue cloth white', async () => {
    const { image, mask } = cloth(pigments.blue);
    const done = await recolour(image, mask, { name: 'red', value: colours.red }, tools);
    for (let x = 12; x < width - 12; x++) {
      const at = 3 * (150 * width + x);
      for (let c = 0; c < 3; c++) assert.ok(Math.abs(done.image.data[at + c]! - image.data[at + c]!) <= 2);
    }
  });

  /** Stripes of several materials, each [pigment, rows]. */
  function striped(...materials: readonly [readonly [number, number, number], number][]): { image: RasterImage; mask: Uint8Array } {
    const { image, mask } = cloth(pigments.black);
    let y = 10;
    for (const [pigment, rows] of materials)
      for (const end = y + rows; y < end; y++) for (let x = 10; x < width - 10; x++) image.data.set(pigment, 3 * (y * width + x));
    return { image, mask };
  }
  const changeAt = (before: RasterImage, after: RasterImage, y: number): number => {
    const at = 3 * (y * width + 48);
    return Math.max(...[0, 1, 2].map((c) => Math.abs(after.data[at + c]! - before.data[at + c]!)));
  };

  it('paints the red tank of a motorcycle, and neither its tyres nor its chrome', async () => {
    const red = [190, 25, 30] as const;
    const { image, mask } = striped([red, 40], [[28, 28, 30], 110], [[205, 205, 208], 70], [[110, 110, 112], 60]);
    const { image: blue } = await recolour(image, mask, { name: 'blue', value: [0.03, 0.1, 0.7] }, tools);
    const tank = blue.data.subarray(3 * (30 * width + 48));
    assert.ok(tank[2]! > 100 && tank[2]! > 2 * tank[0]!, `the tank is ${tank.slice(0, 3)}`);
    for (const [what, y] of [
      ['a tyre', 100],
      ['chrome', 190],
      ['leather', 250],
    ] as const)
      assert.ok(changeAt(image, blue, y) <= 12, `${what} has changed by ${changeAt(image, blue, y)}`);
  });

  it('dyes a black shirt and leaves the red print on it', async () => {
    const { image, mask } = striped([pigments.black, 100], [[190, 25, 30], 40], [pigments.black, 140]);
    const { image: blue } = await recolour(image, mask, { name: 'blue', value: [0.03, 0.1, 0.7] }, tools);
    assert.ok(changeAt(image, blue, 60) > 40, `the cloth has changed by ${changeAt(image, blue, 60)}`);
    assert.ok(changeAt(image, blue, 130) <= 12, `the print has changed by ${changeAt(image, blue, 130)}`);
  });
});
