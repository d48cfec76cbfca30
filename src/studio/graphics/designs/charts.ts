/** Charts of numbers: bars, a line, a pie; a heading that says what is seen, labels on the marks themselves, one accent. */
import { ticksOf, writeNumber } from '../axis.ts';
import type { DataRow } from '../graphic.ts';
import { drawRule, fillBox, fillDisc, wholeSheet } from '../ornament.ts';
import { mixColours, seriesColours, withAlpha } from '../palette.ts';
import { type Box, insetBox, type Sheet, setText } from '../sheet.ts';
import { stackTexts } from '../stack.ts';
import { blocksOf, type DesignEntry, type Draft } from './draft.ts';

interface Plan {
  readonly plot: Box;
  readonly rows: readonly DataRow[];
}

/** Heading above, source below; the rest is the plot's. */
function drawFurniture({ sheet, content }: Draft): Plan {
  const { unit, palette } = sheet;
  fillBox(sheet, wholeSheet(sheet), palette.paper);
  const inner = insetBox(wholeSheet(sheet), 7 * unit);
  drawRule(sheet, { left: inner.left, top: inner.top, width: 7 * unit }, palette.accent, 0.9 * unit);
  const notes = content.rest.filter((text) => text.role === 'caption');
  const heads = content.rest.filter((text) => text.role !== 'caption');
  const used = stackTexts(
    sheet,
    [
      { content: content.title, face: 'sans', largest: 7.4 * unit, mostLines: 2, tracking: -0.018, leading: 1.16 },
      ...blocksOf([{ content: content.subtitle }, ...heads], {
        face: 'text',
        largest: 3.9 * unit,
        mostLines: 3,
        leading: 1.3,
        ink: mixColours(palette.ink, palette.paper, 0.25),
        before: 2.4 * unit,
      }),
    ],
    { ...inner, top: inner.top + 4 * unit, height: inner.height * 0.3 },
  );
  const foot = notes.length === 0 ? 0 : Math.min(inner.height * 0.14, notes.length * 4.2 * unit);
  stackTexts(
    sheet,
    blocksOf(notes, {
      face: 'text',
      largest: 2.8 * unit,
      mostLines: 2,
      ink: mixColours(palette.ink, palette.paper, 0.3),
      before: 1.2 * unit,
    }),
    { ...inner, top: inner.top + inner.height - foot, height: foot },
    { valign: 'bottom' },
  );
  const top = used.top + used.height + 5.5 * unit;
  const plot = { ...inner, top, height: Math.max(1, inner.top + inner.height - foot - (foot > 0 ? 3 * unit : 0) - top) };
  return { plot, rows: content.rows.filter((row) => Number.isFinite(row.value)) };
}

const quiet = ({ palette }: Sheet): string => mixColours(palette.ink, palette.paper, 0.22);

/** Lines across with their numbers at the left; returns the inside. */
function drawScale(sheet: Sheet, plot: Box, rows: readonly DataRow[], fromZero: boolean): { inside: Box; y: (value: number) => number } {
  const { unit, palette } = sheet;
  const ticks = ticksOf(
    rows.map((row) => row.value),
    { fromZero, count: 5 },
  );
  const suffix = rows[0]?.unit ?? '';
  const labelWidth = 12 * unit;
  const inside = {
    left: plot.left + labelWidth,
    top: plot.top + 3 * unit,
    width: plot.width - labelWidth,
    height: plot.height - 12 * unit,
  };
  const y = (value: number): number => inside.top + inside.height * (1 - (value - ticks.low) / (ticks.high - ticks.low));
  for (const value of ticks.values) {
    const isBase = value === 0 || value === ticks.low;
    drawRule(
      sheet,
      { left: inside.left, top: y(value), width: inside.width },
      isBase ? palette.ink : withAlpha(palette.ink, 0.14),
      Math.max(1, (isBase ? 0.3 : 0.15) * unit),
    );
    setText(sheet, {
      content: writeNumber(value, suffix),
      face: 'text',
      box: { left: plot.left, top: y(value) - 1.6 * unit, width: labelWidth - 2 * unit, height: 3.2 * unit },
      valign: 'middle',
      align: 'right',
      largest: 3.3 * unit,
      mostLines: 1,
      ink: quiet(sheet),
    });
  }
  return { inside, y };
}

/** Names beneath the marks, all of one size. */
function drawNames(sheet: Sheet, rows: readonly DataRow[], inside: Box): void {
  const { unit } = sheet;
  const each = inside.width / Math.max(1, rows.length);
  const skip = Math.max(1, Math.ceil((5 * unit) / each));
  for (const [index, row] of rows.entries()) {
    if (index % skip !== 0) continue;
    const box = {
      left: inside.left + index * each - each * (skip - 1) * 0.5 + each * 0.06,
      top: inside.top + inside.height + 2.4 * unit,
      width: each * skip * 0.88,
      height: 7 * unit,
    };
    setText(sheet, { content: row.label, face: 'text', box, align: 'centre', largest: 3.6 * unit, mostLines: 2 });
  }
  if (skip > 1) sheet.warnings.add(`The chart has ${rows.length} values; every ${skip}th is named`);
}

function drawColumns(draft: Draft): void {
  const { plot, rows } = drawFurniture(draft);
  const { sheet } = draft;
  const { unit, palette, context } = sheet;
  if (rows.length === 0) return;
  const { inside, y } = drawScale(sheet, plot, rows, true);
  const each = inside.width / rows.length;
  const most = Math.max(...rows.map((row) => row.value));
  for (const [index, row] of rows.entries()) {
    const [from, to] = [y(Math.max(0, row.value)), y(Math.min(0, row.value))];
    const width = Math.min(each * 0.62, 24 * unit);
    const left = inside.left + (index + 0.5) * each - width / 2;
    context.fillStyle = row.value === most ? palette.accent : mixColours(palette.deep, palette.soft, 0.3);
    context.beginPath();
    const round = Math.min(0.8 * unit, width / 2);
    context.roundRect(left, from, width, Math.max(1, to - from), row.value >= 0 ? [round, round, 0, 0] : [0, 0, round, round]);
    context.fill();
    const above = row.value >= 0 ? from - 5.2 * unit : to + 1 * unit;
    setText(sheet, {
      content: writeNumber(row.value, row.unit),
      face: 'sans',
      box: { left: left + width / 2 - each * 0.47, top: above, width: each * 0.94, height: 4.2 * unit },
      align: 'centre',
      valign: row.value >= 0 ? 'bottom' : 'top',
      largest: 4.1 * unit,
      mostLines: 1,
    });
  }
  drawNames(sheet, rows, inside);
}

function drawCurve(draft: Draft): void {
  const { plot, rows } = drawFurniture(draft);
  const { sheet } = draft;
  const { unit, palette, context } = sheet;
  if (rows.length === 0) return;
  const { inside, y } = drawScale(sheet, plot, rows, false);
  const each = inside.width / rows.length;
  const points = rows.map((row, index) => ({ x: inside.left + (index + 0.5) * each, y: y(row.value) }));
  const trace = (): void => {
    context.beginPath();
    for (const [index, point] of points.entries())
      if (index === 0) context.moveTo(point.x, point.y);
      else context.lineTo(point.x, point.y);
  };
  trace();
  context.lineTo(points.at(-1)!.x, inside.top + inside.height);
  context.lineTo(points[0]!.x, inside.top + inside.height);
  const fade = context.createLinearGradient(0, inside.top, 0, inside.top + inside.height);
  fade.addColorStop(0, withAlpha(palette.accent, 0.28));
  fade.addColorStop(1, withAlpha(palette.accent, 0.02));
  context.fillStyle = fade;
  context.fill();
  trace();
  context.strokeStyle = palette.accent;
  context.lineWidth = 0.75 * unit;
  context.lineJoin = 'round';
  context.stroke();
  const [most, least] = [Math.max(...rows.map((row) => row.value)), Math.min(...rows.map((row) => row.value))];
  for (const [index, row] of rows.entries()) {
    const { x, y: at } = points[index]!;
    fillDisc(sheet, x, at, 1.1 * unit, palette.paper);
    fillDisc(sheet, x, at, 0.85 * unit, palette.accent);
    const isTold = rows.length <= 8 || row.value === most || row.value === least || index === rows.length - 1;
    if (!isTold) continue;
    // Above a peak, below a dip, so that the line does not cross its own numbers.
    const isDip =
      (points[index - 1]?.y ?? Infinity) < at && (points[index + 1]?.y ?? Infinity) < at && at < inside.top + inside.height - 7 * unit;
    const box = {
      left: x - Math.max(each * 0.47, 5 * unit),
      top: isDip ? at + 2 * unit : at - 5.8 * unit,
      width: Math.max(each * 0.94, 10 * unit),
      height: 3.9 * unit,
    };
    const left = Math.min(Math.max(box.left, inside.left), inside.left + inside.width - box.width);
    setText(sheet, {
      content: writeNumber(row.value, row.unit),
      face: 'sans',
      box: { ...box, left },
      align: 'centre',
      valign: isDip ? 'top' : 'bottom',
      largest: 3.9 * unit,
      mostLines: 1,
    });
  }
  drawNames(sheet, rows, inside);
}

function drawPie(draft: Draft): void {
  const { plot, rows: all } = drawFurniture(draft);
  const { sheet } = draft;
  const { unit, palette, context } = sheet;
  const rows = all.filter((row) => row.value > 0);
  if (rows.length < all.length) sheet.warnings.add('A pie shows shares of a whole: values of zero and below were left out');
  if (rows.length === 0) return;
  const total = rows.reduce((sum, row) => sum + row.value, 0);
  const colours = seriesColours(palette, rows.length);
  const isSide = plot.width > plot.height * 0.9;
  const diameter = isSide ? Math.min(plot.height, plot.width * 0.52) : Math.min(plot.width * 0.86, plot.height * 0.58);
  const [x, y] = isSide ? [plot.left + diameter / 2, plot.top + plot.height / 2] : [plot.left + plot.width / 2, plot.top + diameter / 2];
  let angle = -Math.PI / 2;
  for (const [index, row] of rows.entries()) {
    const sweep = (row.value / total) * 2 * Math.PI;
    context.fillStyle = colours[index]!;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, diameter / 2, angle, angle + sweep);
    context.fill();
    context.strokeStyle = palette.paper;
    context.lineWidth = 0.7 * unit;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + (diameter / 2) * Math.cos(angle), y + (diameter / 2) * Math.sin(angle));
    context.stroke();
    angle += sweep;
  }
  fillDisc(sheet, x, y, diameter * 0.27, palette.paper);
  const key: Box = isSide
    ? { left: plot.left + diameter + 7 * unit, top: plot.top, width: plot.width - diameter - 7 * unit, height: plot.height }
    : { left: plot.left, top: plot.top + diameter + 5 * unit, width: plot.width, height: plot.height - diameter - 5 * unit };
  drawKey(sheet, rows, key, { colours, total });
}

function drawKey(
  sheet: Sheet,
  rows: readonly DataRow[],
  key: Box,
  { colours, total }: { colours: readonly string[]; total: number },
): void {
  const { unit } = sheet;
  const each = Math.min(key.height / rows.length, 11 * unit);
  const start = key.top + Math.max(0, (key.height - each * rows.length) / 2);
  for (const [index, row] of rows.entries()) {
    const line = { ...key, top: start + index * each, height: each };
    const side = Math.min(3 * unit, each * 0.5);
    sheet.context.fillStyle = colours[index]!;
    sheet.context.beginPath();
    sheet.context.roundRect(line.left, line.top + (each - side) / 2, side, side, side * 0.25);
    sheet.context.fill();
    const told = row.unit ? writeNumber(row.value, row.unit) : writeNumber(Math.round((1000 * row.value) / total) / 10, '%');
    const size = Math.min(4.4 * unit, each * 0.55);
    setText(sheet, {
      content: told,
      face: 'sans',
      box: { ...line, left: line.left + line.width * 0.68, width: line.width * 0.32 },
      align: 'right',
      valign: 'middle',
      largest: size,
      mostLines: 1,
    });
    setText(sheet, {
      content: row.label,
      face: 'text',
      box: {
        ...line,
        left: line.left + side + 2 * unit,
        width: line.width * 0.66 - side - 2 * unit,
        top: line.top + each * 0.08,
        height: each * 0.84,
      },
      valign: 'middle',
      largest: size,
      mostLines: 2,
    });
  }
}

export const barChart: DesignEntry = { palettes: ['business', 'plain', 'ocean'], draw: drawColumns };
export const lineChart: DesignEntry = { palettes: ['business', 'ocean', 'plain'], draw: drawCurve };
export const pieChart: DesignEntry = { palettes: ['business', 'autumn', 'ocean'], draw: drawPie };
