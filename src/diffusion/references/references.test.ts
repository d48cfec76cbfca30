import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fixturePath, readGolden } from '../../../fixtures/diffusion/golden.ts';
import type { PixelSize, RasterImage } from '../../engine.ts';
import { isAppError } from '../../errors.ts';
import { largeReferenceBudget, planReferences, prepareReferences, resizeLanczos } from './index.ts';

const golden = readGolden('references');
const sizeOf = (text: string): PixelSize => {
  const [width, height] = text.split('x').map(Number) as [number, number];
  return { width, height };
};

/** The pictures of goldens.py: a slow slope, a fine chirp, and blocks. */
function picture(seed: number, { width, height }: PixelSize): RasterImage {
  const data = new Uint8Array(width * height * 3);
  const whole = Math.floor;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++) {
        const chirp = whole((x * x * (c + 3) + y * y * (5 - c) + x * y * 7 + seed * 131) / 8) % 256;
        const slope = whole((whole((x * 255) / Math.max(width - 1, 1)) * (3 - c) + whole((y * 255) / Math.max(height - 1, 1)) * c) / 3);
        const blocks = ((whole(x / 13) + whole(y / 9) + seed) % 2) * 120;
        data[(y * width + x) * 3 + c] = whole((chirp + 2 * slope + blocks) / 4) % 256;
      }
  return { data, width, height, channels: 3 };
}

describe('resizing by Lanczos', () => {
  it("gives Pillow's bytes for shrinking, growing, one side alone and a single pixel", () => {
    const cases = golden.names.filter((name) => name.startsWith('lanczos.'));
    for (const [, from, to] of cases.map((name) => name.split('.') as [string, string, string])) {
      const name = `lanczos.${from}.${to}`;
      // Seeds are those of goldens.py: the place of the size in its list.
      const seed = ['61x47', '40x30', '64x200', '50x50', '33x21'].indexOf(from);
      const { data } = resizeLanczos(picture(seed, sizeOf(from)), sizeOf(to));
      assert.deepEqual(data, golden.bytes(name), name);
    }
    assert.equal(cases.length, 5);
  });

  it("gives Pillow's bytes for whole photographs brought to the area of 1024x1024", () => {
    const manifest = JSON.parse(readFileSync(fixturePath('manifest.json'), 'utf8')) as {
      large_lanczos: Record<string, { to: [number, number]; sha256: string }>;
    };
    for (const [from, { to, sha256 }] of Object.entries(manifest.large_lanczos)) {
      const { plans } = planReferences([sizeOf(from)]);
      assert.deepEqual(plans[0]!.scaled, { width: to[0], height: to[1] });
      const { data } = resizeLanczos(picture(3, sizeOf(from)), plans[0]!.scaled);
      assert.equal(createHash('sha256').update(data).digest('hex'), sha256, from);
    }
  });
});

describe('planning references', () => {
  it('gives the sides that the reference implementation gives', () => {
    const [from, to] = [golden.numbers('area.from'), golden.numbers('area.to')];
    for (let i = 0; i < from.length; i += 2) {
      const { plans } = planReferences([{ width: from[i]!, height: from[i + 1]! }]);
      assert.deepEqual(plans[0]!.scaled, { width: to[i], height: to[i + 1] }, `${from[i]}x${from[i + 1]}`);
    }
  });

  it('leaves what fits as it is, and says nothing', () => {
    assert.deepEqual(planReferences([{ width: 1024, height: 1024 }, sizeOf('64x512')]).warnings, []);
    assert.deepEqual(planReferences([]), { plans: [], warnings: [] });
  });

  it('tells what was scaled and cropped, and why', () => {
    assert.deepEqual(planReferences([sizeOf('2048x1536')]).warnings, [
      'The reference image was scaled down from 2048x1536 to 1182x886 pixels (a reference has at most 1048576 pixels), ' +
        'and cropped from 1182x886 to 1168x880 pixels, since sides are multiples of 16.',
    ]);
    assert.deepEqual(planReferences([sizeOf('64x64'), sizeOf('100x75')]).warnings, [
      'Reference image 2 was cropped from 100x75 to 96x64 pixels, since sides are multiples of 16.',
    ]);
  });

  it('lets 14 large references share the budget, and small ones leave their room', () => {
    const { plans, warnings } = planReferences(Array.from({ length: 14 }, () => sizeOf('2048x2048')));
    assert.deepEqual(plans[0]!.used, { width: 544, height: 544 });
    assert.match(
      warnings[13]!,
      /Reference image 14 was scaled down from 2048x2048 to 547x547 pixels \(14 references share 4194304 pixels\)/,
    );
    const mixed = planReferences([...Array.from({ length: 4 }, () => sizeOf('1024x1024')), sizeOf('64x64')]);
    assert.deepEqual(mixed.plans[4]!.used, sizeOf('64x64'));
    assert.deepEqual(mixed.plans[0]!.scaled, { width: 1023, height: 1023 });
  });

  it('keeps to the budget, to sides of at least 64 before the crop, and to multiples of 16, whatever the sizes', () => {
    const side = fc.integer({ min: 64, max: 6000 });
    const size = fc
      .record({ width: side, height: side })
      .filter(({ width, height }) => Math.max(width, height) <= 8 * Math.min(width, height));
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 14 }), (sizes) => {
        const { plans, warnings } = planReferences(sizes);
        const total = plans.reduce((sum, { scaled }) => sum + scaled.width * scaled.height, 0);
        assert.ok(total <= 4 * 1024 ** 2 && warnings.length <= sizes.length);
        for (const { scaled, used } of plans) {
          assert.ok(Math.min(scaled.width, scaled.height) >= 64);
          assert.ok(used.width % 16 === 0 && used.height % 16 === 0 && scaled.width - used.width < 16 && scaled.height - used.height < 16);
        }
      }),
    );
  });

  it('takes a single reference larger where asked to', () => {
    assert.deepEqual(planReferences([sizeOf('2000x2000')], largeReferenceBudget).plans[0]!.used, sizeOf('2000x2000'));
    assert.deepEqual(planReferences([sizeOf('4000x4000')], largeReferenceBudget).plans[0]!.scaled, sizeOf('2024x2024'));
  });

  it('refuses pictures that are too small or too long, and a budget without room', () => {
    for (const size of ['63x640', '1000x63', '64x513'])
      assert.throws(
        () => planReferences([sizeOf('64x64'), sizeOf(size)]),
        (error) => isAppError(error, 'reference_not_an_image') && error.message.startsWith(`Reference image 2 is ${size} pixels`),
      );
    assert.throws(() => planReferences([sizeOf('640x640')], { alone: 1000, each: 1000, together: 1000 }), RangeError);
  });
});

describe('preparing references', () => {
  it('crops to the middle and spreads bytes to -1 to 1 as the reference does, to the bit', async () => {
    for (const name of golden.names.filter((name) => name.startsWith('cropped.'))) {
      const { images } = await prepareReferences([picture(4, sizeOf(name.slice('cropped.'.length)))]);
      const [, channels, height, width] = golden.dims(name);
      assert.deepEqual({ ...images[0]! }, { data: golden.floats(name), channels, height, width });
    }
  });

  it('lays transparent parts on white and says so', async () => {
    const clear: RasterImage = { data: new Uint8Array(64 * 64 * 4), width: 64, height: 64, channels: 4 };
    const { images, warnings } = await prepareReferences([clear]);
    assert.ok(images[0]!.data.every((value) => value === 1));
    assert.deepEqual(warnings, ['Transparent parts of reference image 1 were laid on white.']);
  });
});
