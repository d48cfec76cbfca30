/** Signs on a wall or a post, and marks: painted shop sign, street name, product label, logo. */
import { drawGrain, drawRays, drawRule, drawSprig, fillBox, fillDisc, fillGradient, strokeFrame, wholeSheet } from '../ornament.ts';
import { mixColours, withAlpha } from '../palette.ts';
import { type Box, drawFitted, fitText, insetBox, type Sheet } from '../sheet.ts';
import { stackTexts } from '../stack.ts';
import { blocksOf, type DesignEntry, type Draft, textsBelow } from './draft.ts';
import { drawBricks } from './neon.ts';

/** A plank of some depth on a wall, with a lit edge and a shadow. */
function drawBoard({ context, unit }: Sheet, box: Box, colour: string): void {
  context.save();
  context.shadowColor = 'rgba(0, 0, 0, 0.55)';
  context.shadowBlur = 5 * unit;
  context.shadowOffsetY = 2.4 * unit;
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(box.left, box.top, box.width, box.height, 1.6 * unit);
  context.fill();
  context.restore();
  const shine = context.createLinearGradient(0, box.top, 0, box.top + box.height);
  shine.addColorStop(0, 'rgba(255, 255, 255, 0.14)');
  shine.addColorStop(0.5, 'rgba(255, 255, 255, 0)');
  shine.addColorStop(1, 'rgba(0, 0, 0, 0.2)');
  context.fillStyle = shine;
  context.beginPath();
  context.roundRect(box.left, box.top, box.width, box.height, 1.6 * unit);
  context.fill();
}

function drawShop(draft: Draft): void {
  const { sheet, content } = draft;
  const { width, height, unit, palette } = sheet;
  drawBricks(sheet, { brick: '#8d5a45', mortar: '#b3a496' }, 0.22);
  fillGradient(sheet, wholeSheet(sheet), ['rgba(255, 232, 196, 0.16)', 'rgba(20, 10, 20, 0.38)']);
  const boardHeight = Math.min(height * 0.62, width * 0.46);
  const board = { left: width * 0.07, top: (height - boardHeight) / 2, width: width * 0.86, height: boardHeight };
  const paint = mixColours(palette.deep, palette.second, 0.12);
  drawBoard(sheet, board, paint);
  const rim = insetBox(board, 2.2 * unit);
  const gold = '#dcb56a';
  sheet.context.lineWidth = 0.5 * unit;
  sheet.context.strokeStyle = gold;
  sheet.context.beginPath();
  sheet.context.roundRect(rim.left, rim.top, rim.width, rim.height, 1 * unit);
  sheet.context.stroke();
  for (const x of [board.left + 1.1 * unit, board.left + board.width - 1.1 * unit])
    for (const y of [board.top + 1.1 * unit, board.top + board.height - 1.1 * unit]) fillDisc(sheet, x, y, 0.45 * unit, '#c9b48a');
  stackTexts(
    sheet,
    [
      { content: content.title, face: 'serif', largest: boardHeight * 0.5, mostLines: 3, tracking: 0.02, leading: 1.1, ink: '#f4dda6' },
      ...blocksOf(textsBelow(draft), {
        face: 'condensed',
        largest: boardHeight * 0.11,
        mostLines: 2,
        tracking: 0.16,
        ink: '#f7ecd6',
        before: boardHeight * 0.1,
      }),
    ],
    insetBox(rim, 9 * unit, 7.5 * unit),
    { align: 'centre', valign: 'middle' },
  );
  drawGrain(sheet, 0.12);
}

function drawStreet(draft: Draft): void {
  const { sheet, content, request } = draft;
  const { width, height, unit, context } = sheet;
  fillGradient(sheet, wholeSheet(sheet), ['#7fb2de', '#b9d8ee', '#eaf3f8']);
  for (let cloud = 0; cloud < 12; cloud++) {
    const [x, y, radius] = [sheet.rng.range(0, width), sheet.rng.range(0.08, 0.75) * height, sheet.rng.range(12, 26) * unit];
    const white = context.createRadialGradient(x, y, 0, x, y, radius);
    white.addColorStop(0, 'rgba(255, 255, 255, 0.6)');
    white.addColorStop(1, 'rgba(255, 255, 255, 0)');
    fillDisc(sheet, x, y, radius, white);
  }
  const lines = textsBelow(draft);
  const plates = [content.title, ...lines.map((line) => line.content)].filter((text) => text !== '');
  const wanted = request.colours?.[0] ?? '#0a6b3d';
  const plateHeight = Math.min(26 * unit, (height * 0.72) / Math.max(1, plates.length) - 4 * unit);
  const pole = { left: width / 2 - 1.7 * unit, width: 3.4 * unit };
  const top = Math.max(7 * unit, (height - plates.length * (plateHeight + 4 * unit)) * 0.36);
  const steel = context.createLinearGradient(pole.left, 0, pole.left + pole.width, 0);
  for (const [at, colour] of [
    [0, '#6d7479'],
    [0.35, '#d7dcdf'],
    [1, '#5b6167'],
  ] as const)
    steel.addColorStop(at, colour);
  context.fillStyle = steel;
  context.beginPath();
  context.roundRect(pole.left, top - 5 * unit, pole.width, height, [1.6 * unit, 1.6 * unit, 0, 0]);
  context.fill();
  for (const [index, text] of plates.entries()) {
    const box = { left: width * 0.08, top: top + index * (plateHeight + 4 * unit), width: width * 0.84, height: plateHeight };
    const fitted = fitText(sheet, {
      content: text,
      face: 'sans',
      box: insetBox(box, 7 * unit, plateHeight * 0.25),
      align: 'centre',
      valign: 'middle',
      mostLines: plateHeight > 18 * unit ? 2 : 1,
      tracking: 0.015,
      ink: '#ffffff',
    });
    if (!fitted) continue;
    const plateWidth = Math.min(box.width, Math.max(fitted.lettering.width + 16 * unit, plateHeight * 1.6));
    const plate = { ...box, left: (width - plateWidth) / 2, width: plateWidth };
    drawBoard(sheet, plate, index === 0 ? wanted : mixColours(wanted, '#0b3f86', 0.8));
    context.strokeStyle = '#f4f7f7';
    context.lineWidth = 0.7 * unit;
    context.beginPath();
    context.roundRect(plate.left + 1.3 * unit, plate.top + 1.3 * unit, plate.width - 2.6 * unit, plate.height - 2.6 * unit, 1 * unit);
    context.stroke();
    drawFitted(sheet, fitted);
  }
  drawGrain(sheet, 0.05);
}

function drawLabel(draft: Draft): void {
  const { sheet, content } = draft;
  const { width, height, unit, palette } = sheet;
  fillBox(sheet, wholeSheet(sheet), mixColours(palette.soft, palette.second, 0.35));
  drawRays(sheet, { x: width / 2, y: height / 2, reach: Math.hypot(width, height), count: 40 }, withAlpha(palette.soft, 0.55));
  const labelWidth = Math.min(width * 0.8, height * 0.95);
  const labelHeight = Math.min(height * 0.84, labelWidth * 1.2);
  const label = { left: (width - labelWidth) / 2, top: (height - labelHeight) / 2, width: labelWidth, height: labelHeight };
  drawBoard(sheet, label, palette.paper);
  const rim = insetBox(label, 2 * unit);
  strokeFrame(sheet, rim, palette.deep, 0.9 * unit);
  strokeFrame(sheet, insetBox(rim, 1.4 * unit), palette.deep, Math.max(1, 0.2 * unit));
  const crest = { x: width / 2, y: rim.top + labelHeight * 0.17, radius: labelHeight * 0.085 };
  fillDisc(sheet, crest.x, crest.y, crest.radius, palette.accent);
  for (const heading of [-Math.PI / 2, -Math.PI / 2 - 0.75, -Math.PI / 2 + 0.75])
    drawSprig(sheet, { x: crest.x, y: crest.y + crest.radius * 0.6, heading, length: crest.radius * 1.35, leaves: 5 }, palette.paper);
  for (const side of [-1, 1])
    drawRule(
      sheet,
      {
        left: side < 0 ? rim.left + 6 * unit : crest.x + crest.radius + 3 * unit,
        top: crest.y,
        width: Math.max(1, labelWidth / 2 - crest.radius - 11 * unit),
      },
      palette.deep,
      0.3 * unit,
    );
  const body = {
    left: rim.left + 6 * unit,
    top: crest.y + crest.radius + 3.5 * unit,
    width: rim.width - 12 * unit,
    height: rim.top + rim.height - crest.y - crest.radius - 9 * unit,
  };
  const [kind, ...details] = textsBelow(draft);
  stackTexts(
    sheet,
    [
      { content: content.title, face: 'slab', largest: labelHeight * 0.17, mostLines: 3, leading: 1.06, ink: palette.deep, lineGain: 1.1 },
      ...blocksOf(kind ? [kind] : [], {
        face: 'serifItalic',
        largest: labelHeight * 0.085,
        mostLines: 2,
        leading: 1.3,
        ink: palette.accent,
        before: labelHeight * 0.05,
      }),
      ...blocksOf(details, {
        face: 'condensed',
        largest: labelHeight * 0.05,
        mostLines: 2,
        tracking: 0.1,
        ink: palette.ink,
        before: labelHeight * 0.035,
      }),
    ],
    body,
    { align: 'centre', valign: 'middle' },
  );
  drawGrain(sheet, 0.09);
}

function drawLogo(draft: Draft): void {
  const { sheet, content } = draft;
  const { width, height, unit, palette, rng } = sheet;
  fillBox(sheet, wholeSheet(sheet), palette.paper);
  const [x, y, radius] = [width / 2, height * 0.36, Math.min(width, height) * 0.17];
  const { context } = sheet;
  const sides = 3 + rng.below(4);
  for (let petal = 0; petal < sides; petal++) {
    const turn = (2 * Math.PI * petal) / sides - Math.PI / 2;
    context.globalCompositeOperation = 'multiply';
    fillDisc(
      sheet,
      x + radius * 0.52 * Math.cos(turn),
      y + radius * 0.52 * Math.sin(turn),
      radius * 0.56,
      [palette.accent, palette.second, mixColours(palette.deep, palette.second, 0.3)][petal % 3]!,
    );
  }
  context.globalCompositeOperation = 'source-over';
  fillDisc(sheet, x, y, radius * 0.2, palette.paper);
  const box = { left: width * 0.1, top: height * 0.6, width: width * 0.8, height: height * 0.28 };
  stackTexts(
    sheet,
    [
      { content: content.title, face: 'sans', largest: 13 * unit, mostLines: 2, tracking: -0.02, leading: 1.1 },
      ...blocksOf(textsBelow(draft), { face: 'text', largest: 3.4 * unit, mostLines: 2, tracking: 0.14, before: 4 * unit }),
    ],
    box,
    { align: 'centre' },
  );
}

export const shopSign: DesignEntry = { palettes: ['forest', 'ocean', 'coffee'], draw: drawShop };
export const streetSign: DesignEntry = { palettes: ['forest'], draw: drawStreet };
export const productLabel: DesignEntry = { palettes: ['autumn', 'forest', 'coffee'], draw: drawLabel };
export const logo: DesignEntry = { palettes: ['business', 'plain', 'spring'], draw: drawLogo };
