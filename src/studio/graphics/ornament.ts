/** Grounds and ornaments of plain geometry. Each draws into a box of the sheet and knows nothing of text. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { RasterImage } from '../../engine.ts';
import { withAlpha } from './palette.ts';
import type { Box, Sheet } from './sheet.ts';

export const wholeSheet = ({ width, height }: Sheet): Box => ({ left: 0, top: 0, width, height });

export function fillBox(sheet: Sheet, box: Box, colour: string): void {
  sheet.context.fillStyle = colour;
  sheet.context.fillRect(box.left, box.top, box.width, box.height);
}

/** Colours from top to bottom, evenly spaced unless each comes with its place in [0, 1]. */
export function fillGradient({ context }: Sheet, box: Box, colours: readonly (string | readonly [string, number])[]): void {
  const gradient = context.createLinearGradient(0, box.top, 0, box.top + box.height);
  for (const [index, colour] of colours.entries()) {
    const [value, at] = typeof colour === 'string' ? [colour, index / (colours.length - 1)] : colour;
    gradient.addColorStop(at, value);
  }
  context.fillStyle = gradient;
  context.fillRect(box.left, box.top, box.width, box.height);
}

/** Paper grain over the whole sheet: breaks up gradients, makes flat ink look printed. */
export function drawGrain(sheet: Sheet, strength: number): void {
  const side = 256;
  const tile = createCanvas(side, side);
  const context = tile.getContext('2d');
  const pixels = context.createImageData(side, side);
  for (let i = 0; i < side * side; i++) {
    const bright = sheet.rng.uint32() & 255;
    pixels.data.set([bright, bright, bright, 255], 4 * i);
  }
  context.putImageData(pixels, 0, 0);
  sheet.context.save();
  sheet.context.globalCompositeOperation = 'overlay';
  sheet.context.globalAlpha = strength;
  sheet.context.fillStyle = sheet.context.createPattern(tile, 'repeat')!;
  sheet.context.fillRect(0, 0, sheet.width, sheet.height);
  sheet.context.restore();
}

export function strokeFrame({ context }: Sheet, { left, top, width, height }: Box, colour: string, line: number): void {
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.strokeRect(left, top, width, height);
}

export function drawRule({ context }: Sheet, box: Pick<Box, 'left' | 'top' | 'width'>, colour: string, line: number): void {
  context.fillStyle = colour;
  context.fillRect(box.left, box.top, box.width, line);
}

export function fillDisc({ context }: Sheet, x: number, y: number, radius: number, colour: string | CanvasFill): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI);
  context.fill();
}
type CanvasFill = SKRSContext2D['fillStyle'];

export interface Rays {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly count: number;
}

export function drawRays({ context }: Sheet, { x, y, reach, count }: Rays, colour: string): void {
  context.fillStyle = colour;
  for (let index = 0; index < count; index++) {
    const angle = (2 * Math.PI * index) / count;
    const half = Math.PI / count / 2;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + reach * Math.cos(angle - half), y + reach * Math.sin(angle - half));
    context.lineTo(x + reach * Math.cos(angle + half), y + reach * Math.sin(angle + half));
    context.fill();
  }
}

/** Paper streamers and dots, the middle of the sheet left clear. */
export function drawConfetti(sheet: Sheet, colours: readonly string[], count: number, isFree: (x: number, y: number) => boolean): void {
  const { context, rng, unit } = sheet;
  for (let index = 0; index < count; index++) {
    const [x, y] = [rng.range(0, sheet.width), rng.range(0, sheet.height)];
    const [size, turn, kind] = [rng.range(0.9, 2.6) * unit, rng.range(0, Math.PI), rng.below(4)];
    const colour = rng.pick(colours);
    if (!isFree(x, y)) continue;
    context.save();
    context.translate(x, y);
    context.rotate(turn);
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.lineWidth = size * 0.28;
    context.lineCap = 'round';
    context.beginPath();
    if (kind === 0) context.arc(0, 0, size * 0.5, 0, 2 * Math.PI);
    else if (kind === 1) context.rect(-size, -size * 0.22, size * 2, size * 0.44);
    else if (kind === 2) {
      context.moveTo(0, -size * 0.7);
      context.lineTo(size * 0.65, size * 0.5);
      context.lineTo(-size * 0.65, size * 0.5);
    } else {
      context.moveTo(-size * 1.2, 0);
      context.bezierCurveTo(-size * 0.5, -size, size * 0.5, size, size * 1.2, 0);
      context.stroke();
      context.beginPath();
    }
    context.fill();
    context.restore();
  }
}

export interface Sprig {
  readonly x: number;
  readonly y: number;
  /** Radians, 0 to the right. */
  readonly heading: number;
  readonly length: number;
  readonly leaves: number;
}

/** A bent stem with leaves that get smaller towards its tip. */
export function drawSprig({ context, rng }: Sheet, { x, y, heading, length, leaves }: Sprig, colour: string): void {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineCap = 'round';
  const bend = rng.range(-0.5, 0.5);
  let [px, py, angle] = [x, y, heading];
  for (let index = 0; index < leaves; index++) {
    const share = index / leaves;
    const step = length / leaves;
    const [qx, qy] = [px + step * Math.cos(angle), py + step * Math.sin(angle)];
    context.lineWidth = length * 0.012 * (1.2 - share);
    context.beginPath();
    context.moveTo(px, py);
    context.lineTo(qx, qy);
    context.stroke();
    for (const side of [-1, 1])
      drawLeaf(context, { x: qx, y: qy, angle: angle + side * rng.range(0.6, 0.95), size: length * (0.24 - 0.15 * share) });
    [px, py, angle] = [qx, qy, angle + bend / leaves];
  }
  drawLeaf(context, { x: px, y: py, angle, size: length * 0.12 });
}

function drawLeaf(context: SKRSContext2D, { x, y, angle, size }: { x: number; y: number; angle: number; size: number }): void {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(0, 0);
  context.bezierCurveTo(size * 0.25, -size * 0.3, size * 0.8, -size * 0.22, size, 0);
  context.bezierCurveTo(size * 0.8, size * 0.22, size * 0.25, size * 0.3, 0, 0);
  context.fill();
  context.restore();
}

/** The picture over the whole box, cut to its shape about the middle. */
export function drawPicture({ context }: Sheet, picture: RasterImage, box: Box): void {
  const source = createCanvas(picture.width, picture.height);
  const own = source.getContext('2d');
  const pixels = own.createImageData(picture.width, picture.height);
  for (let i = 0; i < picture.width * picture.height; i++) {
    for (let c = 0; c < 3; c++) pixels.data[4 * i + c] = picture.data[picture.channels * i + c]!;
    pixels.data[4 * i + 3] = 255;
  }
  own.putImageData(pixels, 0, 0);
  const scale = Math.max(box.width / picture.width, box.height / picture.height);
  const [width, height] = [box.width / scale, box.height / scale];
  const [x, y] = [(picture.width - width) / 2, (picture.height - height) / 2];
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, x, y, width, height, box.left, box.top, box.width, box.height);
}

/** Darkens towards an edge, so that type there has a quiet ground. */
export function drawVeil(sheet: Sheet, box: Box, colour: string, from: 'top' | 'bottom'): void {
  const [near, far] = [withAlpha(colour, 0.82), withAlpha(colour, 0)];
  const stops: (readonly [string, number])[] = [
    [near, 0],
    [withAlpha(colour, 0.55), 0.5],
    [far, 1],
  ];
  fillGradient(sheet, box, from === 'top' ? stops : stops.map(([value, at]) => [value, 1 - at] as const).reverse());
}
