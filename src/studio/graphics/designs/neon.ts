/** A neon sign on a brick wall at night. */
import { drawLettering } from '../../render/type/index.ts';
import { fillBox, fillGradient, wholeSheet } from '../ornament.ts';
import { mixColours, withAlpha } from '../palette.ts';
import { drawFitted, type FittedText, fitText, type Sheet } from '../sheet.ts';
import { type DesignEntry, type Draft, textsBelow } from './draft.ts';

/** Rows of bricks in running bond, each of its own tone. */
export function drawBricks(sheet: Sheet, colours: { brick: string; mortar: string }, spread: number): void {
  const { context, width, height, unit, rng } = sheet;
  fillBox(sheet, wholeSheet(sheet), colours.mortar);
  const [long, high, joint] = [15 * unit, 5 * unit, 0.5 * unit];
  for (let row = 0; row * high < height + high; row++)
    for (let x = -(row % 2) * (long / 2); x < width; x += long) {
      context.fillStyle = mixColours(colours.brick, rng.float() < 0.5 ? '#000000' : '#d8a080', rng.range(0, spread));
      context.fillRect(x + rng.range(0, 0.08) * unit, row * high, long - joint, high - joint);
    }
}

/** Light of three widths about a tube, then its white-hot core. */
function drawTube({ context }: Sheet, { lettering, typeface, spec }: FittedText, colour: string): void {
  const left = spec.box.left + (spec.box.width - lettering.width) / 2;
  const top = spec.box.top + (spec.box.height - lettering.height) / 2;
  context.save();
  context.fillStyle = withAlpha(colour, 0.55);
  context.shadowColor = colour;
  for (const reach of [0.5, 0.22, 0.09]) {
    context.shadowBlur = lettering.sizePixels * reach;
    drawLettering(context, lettering, typeface, { left, top });
  }
  context.strokeStyle = colour;
  context.lineJoin = 'round';
  context.lineWidth = lettering.sizePixels * 0.05;
  drawLettering(context, lettering, typeface, { left, top, stroke: true });
  context.restore();
  context.fillStyle = spec.ink ?? '#ffffff';
  drawLettering(context, lettering, typeface, { left, top });
}

const neons = ['#ff4f8b', '#38d6ff', '#ffb03a', '#7dff8a'] as const;
const tubeCore = '#fff6fa';

function drawNeonWall(sheet: Sheet, colour: string): void {
  const { context, width, height } = sheet;
  drawBricks(sheet, { brick: '#2b2230', mortar: '#1b1720' }, 0.16);
  fillGradient(sheet, wholeSheet(sheet), ['rgba(0, 0, 0, 0.25)', 'rgba(0, 0, 0, 0.5)']);
  const [x, y] = [width / 2, height * 0.42];
  const light = context.createRadialGradient(x, y, 0, x, y, Math.max(width, height) * 0.55);
  light.addColorStop(0, withAlpha(colour, 0.34));
  light.addColorStop(1, withAlpha(colour, 0));
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
}

/** The contrast told is that of the bright core against the wall, measured before the glow is laid on. */
function drawNeon(draft: Draft): void {
  const { sheet, content } = draft;
  const { width, height, unit, rng } = sheet;
  const first = rng.below(neons.length);
  drawNeonWall(sheet, neons[first]!);
  const lines = textsBelow(draft);
  const share = lines.length > 0 ? 0.46 : 0.72;
  const big = { left: width * 0.1, top: height * 0.14, width: width * 0.8, height: height * share };
  const title = fitText(sheet, {
    content: content.title,
    face: 'tube',
    box: big,
    align: 'centre',
    valign: 'middle',
    mostLines: 3,
    leading: 1.35,
    ink: tubeCore,
  });
  const each = (height * 0.26) / Math.max(1, lines.length);
  const small = lines.map((line, index) =>
    fitText(sheet, {
      content: line.content,
      face: 'tube',
      box: { left: width * 0.16, top: height * 0.64 + index * each, width: width * 0.68, height: each * 0.82 },
      align: 'centre',
      valign: 'middle',
      largest: 10 * unit,
      mostLines: 2,
      tracking: 0.08,
      ink: tubeCore,
    }),
  );
  for (const [index, fitted] of [title, ...small].entries()) {
    if (!fitted) continue;
    drawFitted(sheet, fitted);
    drawTube(sheet, fitted, neons[(first + Math.min(1, index)) % neons.length]!);
  }
}

export const neonSign: DesignEntry = { palettes: ['night'], draw: drawNeon };
