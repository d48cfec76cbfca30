/** A menu: headings, and dishes with their prices on leader lines, in one or two columns. */
import { splitPrice } from '../content.ts';
import type { GraphicText } from '../graphic.ts';
import { drawGrain, drawRule, drawSprig, fillBox, fillDisc, strokeFrame, wholeSheet } from '../ornament.ts';
import { type Box, fitText, insetBox, type Sheet, setText } from '../sheet.ts';
import { stackTexts } from '../stack.ts';
import { blocksOf, type DesignEntry, type Draft } from './draft.ts';

interface MenuLine {
  readonly name: string;
  /** '' for a heading or a remark. */
  readonly price: string;
}

/** Dishes separated by line ends, semicolons or each a text of its own. */
function linesOf(texts: readonly GraphicText[], rows: Draft['content']['rows']): MenuLine[] {
  const written = texts.flatMap((text) => text.content.split(/[\n;；]/u)).map((line) => line.trim());
  const lines = written.filter((line) => line !== '').map((line) => splitPrice(line) ?? { name: line, price: '' });
  return [
    ...lines,
    ...rows.map(({ label, value, unit = '' }) => ({
      name: label,
      price: /^[$€£¥₩]$/.test(unit) ? unit + String(value) : `${value}${unit}`,
    })),
  ];
}

function drawLeader({ context, palette, unit }: Sheet, from: number, to: number, y: number): void {
  context.fillStyle = palette.second;
  for (let x = from; x < to; x += 1.25 * unit) {
    context.beginPath();
    context.arc(x, y, 0.17 * unit, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Returns the room used. */
function drawLine(sheet: Sheet, { name, price }: MenuLine, row: Box, size: number): void {
  const { unit, palette } = sheet;
  if (price === '') {
    setText(sheet, { content: name, face: 'slab', box: row, valign: 'middle', largest: size * 1.12, mostLines: 2, ink: palette.accent });
    return;
  }
  const priceWidth = row.width * 0.3;
  const right = { ...row, left: row.left + row.width - priceWidth, width: priceWidth };
  const cost = fitText(sheet, { content: price, face: 'slabText', box: right, largest: size, mostLines: 1 });
  const left = { ...row, width: row.width - (cost?.lettering.width ?? 0) - 5 * unit };
  const dish = fitText(sheet, { content: name, face: 'slabText', box: left, largest: size, mostLines: 2 });
  const baseline = row.top + row.height / 2 + size * 0.35;
  // Names and prices stand on one line, whatever their letters reach to.
  const place = (fitted: typeof cost, box: Box, align: 'left' | 'right'): Box | null =>
    fitted &&
    setText(sheet, {
      ...fitted.spec,
      box: {
        ...box,
        top: baseline - fitted.lettering.ascent - (fitted.lettering.lines.length - 1) * fitted.lettering.leadPixels,
        height: fitted.lettering.height + 1,
      },
      align,
      largest: fitted.lettering.sizePixels,
    });
  const nameBox = place(dish, left, 'left');
  const costBox = place(cost, right, 'right');
  if (nameBox && costBox) drawLeader(sheet, nameBox.left + nameBox.width + 1.4 * unit, costBox.left - 1 * unit, baseline - 0.2 * unit);
}

/** Two sprigs about a berry, where a short menu leaves room. */
function drawGarnish(sheet: Sheet, x: number, y: number): void {
  const { unit, palette } = sheet;
  for (const side of [-1, 1]) {
    const heading = side > 0 ? -0.16 : Math.PI + 0.16;
    drawSprig(sheet, { x: x + side * 2 * unit, y, heading, length: 17 * unit, leaves: 7 }, palette.second);
  }
  fillDisc(sheet, x, y, 1.1 * unit, palette.accent);
}

function drawMenu({ sheet, content }: Draft): void {
  const { width, height, unit, palette } = sheet;
  fillBox(sheet, wholeSheet(sheet), palette.paper);
  const frame = insetBox(wholeSheet(sheet), 4 * unit);
  strokeFrame(sheet, frame, palette.ink, Math.max(1, 0.5 * unit));
  strokeFrame(sheet, insetBox(frame, 1.2 * unit), palette.ink, Math.max(1, 0.14 * unit));
  const inner = insetBox(frame, 9 * unit, 8 * unit);
  const dishes = content.rest.filter((text) => text.role !== 'caption');
  const remarks = content.rest.filter((text) => text.role === 'caption');
  const lines = linesOf(dishes, content.rows);
  const used = stackTexts(
    sheet,
    [
      {
        content: content.title,
        face: 'serifItalic',
        largest: Math.min(17 * unit, height * 0.14),
        mostLines: 2,
        leading: 1.3,
        lineGain: 1.9,
        ink: palette.accent,
      },
      ...blocksOf([{ content: content.subtitle }], {
        face: 'slabText',
        largest: 3.3 * unit,
        mostLines: 2,
        tracking: 0.16,
        ink: palette.ink,
        before: 3 * unit,
      }),
    ],
    { ...inner, height: inner.height * 0.34 },
    { align: 'centre' },
  );
  const ruleTop = used.top + used.height + 4 * unit;
  drawRule(sheet, { left: width / 2 - 9 * unit, top: ruleTop, width: 18 * unit }, palette.second, 0.35 * unit);
  const footHeight = remarks.length === 0 ? 0 : Math.min(inner.height * 0.2, remarks.length * 5 * unit);
  if (remarks.length > 0) {
    const foot = { ...inner, top: inner.top + inner.height - footHeight, height: footHeight };
    stackTexts(sheet, blocksOf(remarks, { face: 'serifItalic', largest: 3.8 * unit, mostLines: 2, before: 1.4 * unit }), foot, {
      align: 'centre',
      valign: 'bottom',
    });
  }
  const top = ruleTop + 5 * unit;
  const body = { ...inner, top, height: Math.max(1, inner.top + inner.height - top - footHeight - (footHeight > 0 ? 3 * unit : 0)) };
  const columns = lines.length > 12 || (width > height * 1.25 && lines.length > 4) ? 2 : 1;
  const perColumn = Math.max(1, Math.ceil(lines.length / columns));
  const gutter = 8 * unit;
  const columnWidth = (body.width - gutter * (columns - 1)) / columns;
  const rowHeight = Math.min(body.height / perColumn, 17 * unit);
  const size = Math.min(rowHeight * 0.5, 5.6 * unit);
  const spare = body.height - rowHeight * perColumn;
  const isBare = spare > 34 * unit;
  const start = body.top + (isBare ? 2 * unit : spare * 0.4);
  if (isBare) drawGarnish(sheet, body.left + body.width / 2, body.top + body.height - spare * 0.42);
  for (const [index, line] of lines.entries()) {
    const column = Math.floor(index / perColumn);
    const row = {
      left: body.left + column * (columnWidth + gutter),
      top: start + (index % perColumn) * rowHeight,
      width: columnWidth,
      height: rowHeight,
    };
    drawLine(sheet, line, row, size);
  }
  drawGrain(sheet, 0.08);
}

export const menu: DesignEntry = { palettes: ['coffee', 'autumn', 'forest'], draw: drawMenu };
