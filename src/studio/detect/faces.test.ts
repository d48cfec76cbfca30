import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import sharp from 'sharp';
import type { RasterImage } from '../../engine.ts';
import { mirrorImage, resizeImage, rotateImage } from '../../imaging/index.ts';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import { checkFaceNetwork, faceNetworks, findFaces } from './index.ts';

const inference = createInferenceHost({ log: createLog('silent') });
const deps = { inference, signal: new AbortController().signal };
after(() => inference.close());

/** Pictures that the studio made. */
const load = async (name: string): Promise<RasterImage> => {
  const bytes = readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data: new Uint8Array(data) };
};
const blank = (width: number, height: number): RasterImage => ({
  width,
  height,
  channels: 3,
  data: new Uint8Array(3 * width * height).fill(128),
});
function paste(onto: RasterImage, picture: RasterImage, left: number, top: number): void {
  for (let y = 0; y < picture.height; y++)
    onto.data.set(picture.data.subarray(3 * y * picture.width, 3 * (y + 1) * picture.width), 3 * ((top + y) * onto.width + left));
}
const isNear = (value: number, wanted: number, off: number): boolean => Math.abs(value - wanted) <= off;

describe('the files of the face networks', () => {
  it('are those of this version, and are refused when one byte differs or when they are missing', async () => {
    for (const network of Object.values(faceNetworks)) await checkFaceNetwork(network);
    const changed = join(mkdtempSync(join(tmpdir(), 'seedbed-faces-')), 'blazeface.onnx');
    const bytes = readFileSync(faceNetworks.detector.path);
    bytes[500_000]! ^= 1;
    writeFileSync(changed, bytes);
    const { sha256 } = faceNetworks.detector;
    await assert.rejects(checkFaceNetwork({ path: changed, sha256 }), {
      code: 'engine_failed',
      message: /not the network of this version/,
    });
    await assert.rejects(checkFaceNetwork({ path: `${changed}.absent`, sha256 }), { code: 'engine_failed', message: /cannot be read/ });
  });
});

describe('a face', () => {
  it('is found with its eyes, nose, mouth and outline', async () => {
    const [face, ...others] = await findFaces(await load('portrait.jpg'), [], deps);
    assert.equal(others.length, 0);
    const { eyes, nose, mouth, chin, brow, outline, eyeOutlines, lips, box } = face!;
    // Read off the picture by eye: pupils, tip of the nose, middle of the lips.
    for (const [point, x, y] of [
      [eyes[0], 91, 110],
      [eyes[1], 138, 109],
      [nose, 111, 140],
      [mouth, 115, 160],
    ] as const)
      assert.ok(isNear(point.x, x, 5) && isNear(point.y, y, 6), JSON.stringify([point, x, y]));
    assert.ok(brow.y < 80 && chin.y > 172 && box.width > 80 && box.width < 110, JSON.stringify(face));
    assert.ok(outline.length === 36 && lips.length === 20 && eyeOutlines.every((eye) => eye.length === 16));
    assert.ok(face!.score > 0.6 && isNear(face!.roll, 0, 0.06) && face!.turn < -0.1, JSON.stringify(face));
  });

  it('is told the other way round in a mirror, and turned in a picture that was turned', async () => {
    const picture = await load('portrait.jpg');
    const [face] = await findFaces(picture, [], deps);
    const [mirrored] = await findFaces(await mirrorImage(picture), [], deps);
    assert.ok(isNear(mirrored!.eyes[0].x, picture.width - face!.eyes[1].x, 3) && mirrored!.turn > 0.1, JSON.stringify(mirrored));
    for (const degrees of [-25, 25]) {
      const [turned] = await findFaces(await rotateImage(picture, degrees), [], deps);
      assert.ok(isNear(turned!.roll, (degrees * Math.PI) / 180, 0.08), `${degrees}: ${turned!.roll}`);
    }
  });

  it('is found when it fills the picture, and each of two of unlike size', async () => {
    const picture = await load('portrait.jpg');
    const close = { ...blank(120, 130), data: new Uint8Array(3 * 120 * 130) };
    for (let y = 0; y < 130; y++) close.data.set(picture.data.subarray(3 * ((y + 60) * 256 + 60), 3 * ((y + 60) * 256 + 180)), 3 * y * 120);
    assert.equal((await findFaces(close, [], deps)).length, 1);
    const two = blank(600, 300);
    paste(two, picture, 20, 30);
    paste(two, await resizeImage(await mirrorImage(picture), { width: 150, height: 150 }), 420, 100);
    const faces = (await findFaces(two, [], deps)).toSorted((a, b) => a.box.left - b.box.left);
    assert.equal(faces.length, 2);
    assert.ok(isNear(faces[0]!.box.width / faces[1]!.box.width, 256 / 150, 0.2), JSON.stringify(faces.map(({ box }) => box)));
    assert.ok(faces[0]!.turn < 0 && faces[1]!.turn > 0);
  });

  it('of somebody far away is found where a person was detected', async () => {
    const wide = blank(1200, 900);
    paste(wide, await resizeImage(await load('portrait.jpg'), { width: 64, height: 64 }), 900, 500);
    const person = { class: 'person', score: 0.6, box: { left: 903, top: 504, width: 61, height: 60 } } as const;
    const [face, ...others] = await findFaces(wide, [person], deps);
    assert.equal(others.length, 0);
    assert.ok(face && isNear(face.eyes[0].x, 900 + 91 / 4, 3) && isNear(face.eyes[0].y, 500 + 110 / 4, 3), JSON.stringify(face?.eyes));
  });

  it('is not seen in streets, mugs and plain pictures, however small or long', async () => {
    for (const picture of [await load('street.jpg'), await load('mugs.jpg'), blank(64, 64), blank(1, 1), blank(300, 20)])
      assert.deepEqual(await findFaces(picture, [], deps), []);
  });

  it('is not looked for when the signal has aborted', async () => {
    await assert.rejects(findFaces(blank(64, 64), [], { inference, signal: AbortSignal.abort() }), { code: 'generation_cancelled' });
  });
});
