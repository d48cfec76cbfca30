/**
 * Lays a traced, dressed body over a photographed one: behind the photographed head, before what is filled where the old body shows
 * beside the new one. Runs in a studio worker, on the part of the photograph that this touches.
 */
import type { RasterImage } from '../../../engine.ts';
import { createRng } from '../../../shared/rng.ts';
import { boxMean, createPlane, type PixelBox, type Plane, sampleBilinear } from '../../segment/index.ts';
import { growMask } from '../grow.ts';
import { clamp, linearOfByte, smoothStep, toSrgb255 } from '../light.ts';
import type { Mask } from '../operator.ts';
import type { Head } from './head.ts';

export interface DressPainting {
  readonly photograph: RasterImage;
  /** Of the person. */
  readonly mask: Mask;
  /** In pixels of this part of the photograph. */
  readonly head: Head;
  /** Rows below the head's collar that go on as neck, narrower and narrower. */
  readonly taper: number;
  readonly body: {
    readonly image: RasterImage;
    readonly id: Uint16Array;
    /** Instances of the body; the one after the last is the neck. */
    readonly range: readonly [first: number, end: number];
    readonly skins: readonly number[];
    /** Where the traced picture lies, in pixels of this part. */
    readonly box: PixelBox;
  };
  /** The same part without the person; null: it is not needed. */
  readonly filled: RasterImage | null;
  readonly grain: number;
  readonly seed: number;
}

export interface DressPainted {
  readonly pixels: RasterImage;
  readonly mayChange: Mask;
}

export interface Bareness {
  /** 255 where the old body shows beside the new one and must go. */
  readonly left: Mask;
  /** Of the old body. */
  readonly share: number;
}

/** 1 where the instances show; an edge a pixel soft that lies within, so that it carries no colour of what is behind. */
function coverOf({ image, id }: DressPainting['body'], isOne: (instance: number) => boolean): Plane {
  const plane = createPlane(image.width, image.height);
  for (let i = 0; i < id.length; i++) plane.data[i] = id[i] !== 0 && id[i] !== 65535 && isOne(id[i]! - 1) ? 1 : 0;
  const soft = boxMean(plane, 1);
  for (let i = 0; i < soft.data.length; i++) soft.data[i] = clamp((soft.data[i]! - 0.42) / 0.5, 0, 1);
  return soft;
}

/** To the traced picture's pixels from this part's. */
function placedAt({ image, box }: DressPainting['body']): (x: number, y: number) => readonly [number, number] | null {
  const [sx, sy] = [image.width / box.width, image.height / box.height];
  return (x, y) => {
    const [u, v] = [(x + 0.5 - box.left) * sx - 0.5, (y + 0.5 - box.top) * sy - 0.5];
    return u < -0.5 || v < -0.5 || u > image.width - 0.5 || v > image.height - 0.5 ? null : [u, v];
  };
}

/** Of each row, the columns of the head and how much of them is kept: 1 above the collar, 0 below the neck. */
type HeadShare = (x: number, y: number) => number;

function headShareOf({ head, taper }: Pick<DressPainting, 'head' | 'taper'>): HeadShare {
  const { top, rows, collarRow, neckWidth, neckX, facing } = head;
  const collarY = top + collarRow;
  const crown = rows.slice(0, Math.max(1, Math.round(0.6 * collarRow)));
  const wide = { left: Math.min(...crown.map(({ left }) => left)), right: Math.max(...crown.map(({ right }) => right)) };
  const soft = Math.max(1, 0.02 * neckWidth);
  return (x, y) => {
    if (y > collarY + 0.12 * neckWidth + taper) return 0;
    if (y > collarY && taper > 0) {
      // A jaw or an ear may hang below the row at which the neck is narrowest.
      if (facing * (x - neckX) > 0.48 * neckWidth) return 1 - smoothStep(0.8 * taper, taper, y - collarY);
      const half = neckWidth * (0.5 - (0.14 * (y - collarY)) / taper);
      return clamp((half - Math.abs(x - neckX)) / soft + 0.5, 0, 1) * (1 - smoothStep(0.9 * taper, 1.2 * taper, y - collarY));
    }
    const row = Math.min(rows.length - 1, Math.max(0, y - top));
    // Ears hang apart from the head; lower down what lies beside its run is a shoulder, a raised arm or a back.
    const { left, right } = row < crown.length ? wide : rows[row]!;
    const across = clamp(Math.min(x - left, right - x) / soft + 1.5, 0, 1);
    if (taper > 0) return across;
    return across * (1 - smoothStep(collarY - 0.05 * neckWidth, collarY + 0.1 * neckWidth, y));
  };
}

/** What of the old body the new one does not cover. */
export function bareBody(input: Pick<DressPainting, 'photograph' | 'mask' | 'head' | 'taper' | 'body'>): Bareness {
  const { photograph, mask, body } = input;
  const { width, height } = photograph;
  const cover = coverOf(body, (instance) => instance >= body.range[0] && instance <= body.range[1]);
  const at = placedAt(body);
  const headShare = headShareOf(input);
  const left = new Uint8Array(width * height);
  let [old, bare] = [0, 0];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (mask[i]! <= 8 || headShare(x, y) > 0.5) continue;
      old++;
      const where = at(x, y);
      if (where && sampleBilinear(cover, ...where) > 0.95) continue;
      left[i] = 255;
      bare++;
    }
  return {
    left: growMask(left, { width, height }, Math.max(3, Math.round(0.012 * Math.max(width, height)))),
    share: bare / Math.max(1, old),
  };
}

type Factors = readonly [number, number, number];

/** Factors that bring the studio's skin to that of the photographed neck, which is lit as it is. */
function skinFactors({ photograph, mask, head, body }: DressPainting): Factors {
  const { width, channels, data } = photograph;
  const neckY = head.top + head.collarRow;
  const photo = [0, 0, 0];
  let count = 0;
  for (let y = Math.max(0, Math.round(neckY - 0.16 * head.neckWidth)); y < neckY; y++)
    for (let x = Math.round(head.neckX - 0.25 * head.neckWidth); x < head.neckX + 0.25 * head.neckWidth; x++) {
      const i = y * width + x;
      if (!(mask[i]! > 200)) continue;
      count++;
      for (let c = 0; c < 3; c++) photo[c]! += linearOfByte[data[channels * i + c]!]!;
    }
  const own = [0, 0, 0];
  let shown = 0;
  for (let i = 0; i < body.id.length; i += 3) {
    const instance = body.id[i]! - 1;
    if (body.id[i] === 65535 || (instance !== body.range[1] && !body.skins.includes(instance))) continue;
    shown++;
    for (let c = 0; c < 3; c++) own[c]! += linearOfByte[body.image.data[body.image.channels * i + c]!]!;
  }
  if (count < 20 || shown < 20) return [1, 1, 1];
  return photo.map((v, c) => clamp(v / count / Math.max(1e-3, own[c]! / shown), 0.7, 1.5)) as unknown as Factors;
}

interface Layers {
  readonly cover: Plane;
  readonly neck: Plane;
  readonly skin: Plane;
  readonly colour: readonly Plane[];
}

function layersOf({ body }: DressPainting): Layers {
  const { image, range, skins } = body;
  const bare = new Set([...skins, range[1]]);
  const colour = [0, 1, 2].map((c) => {
    const plane = createPlane(image.width, image.height);
    for (let i = 0; i < plane.data.length; i++) plane.data[i] = image.data[image.channels * i + c]!;
    return plane;
  });
  return {
    cover: coverOf(body, (instance) => instance >= range[0] && instance < range[1]),
    neck: coverOf(body, (instance) => instance === range[1]),
    skin: coverOf(body, (instance) => bare.has(instance)),
    colour,
  };
}

/** Whether anything was traced within two pixels: most of the picture is passed over by this alone. */
function nearBody({ image: { width, height }, id, box }: DressPainting['body']): (x: number, y: number) => boolean {
  const shown = new Uint8Array(width * height);
  for (let i = 0; i < id.length; i++) if (id[i] !== 0 && id[i] !== 65535) shown[i] = 255;
  const near = growMask(shown, { width, height }, 2);
  const [sx, sy] = [width / box.width, height / box.height];
  return (x, y) => {
    const [u, v] = [Math.floor((x + 0.5 - box.left) * sx), Math.floor((y + 0.5 - box.top) * sy)];
    return u >= 0 && v >= 0 && u < width && v < height && near[v * width + u]! > 0;
  };
}

/** No byte of the head above the collar changes but where clothes reach before it. */
export function paintDress(input: DressPainting): DressPainted {
  const { photograph, mask, head, filled, grain, seed, body } = input;
  const { width, height, channels } = photograph;
  const data = Uint8Array.from(photograph.data);
  const mayChange = new Uint8Array(width * height);
  const { left } = bareBody(input);
  const { cover, neck, skin, colour } = layersOf(input);
  const at = placedAt(body);
  const factors = skinFactors(input);
  const rng = createRng(seed).fork('dress-grain');
  const chinY = head.top + 0.86 * head.collarRow;
  const collarY = head.top + head.collarRow + input.taper;
  const shade = (byte: number, c: number, share: number): number =>
    share <= 0 ? byte : byte + (toSrgb255(linearOfByte[Math.round(byte)]! * factors[c]!) - byte) * share;
  const headShare = headShareOf(input);
  const isNear = nearBody(body);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (left[i] === 0 && !isNear(x, y)) continue;
      const where = at(x, y);
      const kept = headShare(x, y);
      const own = (mask[i]! / 255) * kept;
      const clothes = where && y > chinY ? sampleBilinear(cover, ...where) : 0;
      const stub = where && y > collarY - 0.1 * head.neckWidth ? sampleBilinear(neck, ...where) * (1 - own) : 0;
      const gone = left[i]! > 0 && filled ? 1 - kept : 0;
      const drawn = Math.max(clothes, stub);
      if (drawn < 0.004 && gone < 0.004) continue;
      mayChange[i] = 255;
      const noise = grain * (rng.float() + rng.float() + rng.float() - 1.5) * 2;
      const bare = where ? sampleBilinear(skin, ...where) : 0;
      for (let c = 0; c < 3; c++) {
        const under = data[channels * i + c]!;
        const base = gone > 0 ? under + (filled!.data[filled!.channels * i + c]! - under) * gone : under;
        const over = drawn > 0 ? shade(clamp(sampleBilinear(colour[c]!, ...where!), 0, 255), c, bare) + noise : 0;
        data[channels * i + c] = Math.round(clamp(base + (over - base) * drawn, 0, 255));
      }
    }
  }
  return { pixels: { width, height, channels, data }, mayChange };
}
