/** Three to eight facts in panels: a number that stands out, and what it counts. */
import { writeNumber } from '../axis.ts';
import { drawRule, fillBox, wholeSheet } from '../ornament.ts';
import { mixColours, seriesColours } from '../palette.ts';
import { type Box, insetBox, type Sheet, setText } from '../sheet.ts';
import { stackTexts } from '../stack.ts';
import { blocksOf, type DesignEntry, type Draft } from './draft.ts';

interface Fact {
  /** '' where the fact has no number. */
  readonly figure: string;
  readonly words: string;
}

/** "71% of the Earth is water", "8 planets": a number at either end leads. */
function factOf(content: string): Fact {
  const flat = content.trim();
  const first = /^([$€£¥]?\s?\d[\d.,:/]*\s?(?:%|°[CF]?|\+|×|x|km|kg|m|h|k|M|bn)?)(?=[\s:–—-]|\p{Script=Han})\s*[:–—-]?\s*(.+)$/su.exec(
    flat,
  );
  if (first) return { figure: first[1]!.trim(), words: first[2]! };
  const last = /^(.+?)\s*[:–—-]\s*([$€£¥]?\d[\d.,]*\s?\S{0,4})$/su.exec(flat);
  return last ? { figure: last[2]!, words: last[1]! } : { figure: '', words: flat };
}

function drawPanel(sheet: Sheet, fact: Fact, box: Box, { colour, index }: { colour: string; index: number }): void {
  const { context, unit, palette } = sheet;
  context.fillStyle = mixColours(palette.paper, colour, 0.1);
  context.beginPath();
  context.roundRect(box.left, box.top, box.width, box.height, 2 * unit);
  context.fill();
  fillBox(sheet, { left: box.left, top: box.top + 2 * unit, width: 1 * unit, height: box.height - 4 * unit }, colour);
  const inner = insetBox(box, Math.min(5 * unit, box.width * 0.1), Math.min(4 * unit, box.height * 0.14));
  const figure = fact.figure === '' ? String(index + 1) : fact.figure;
  const isRow = box.width > box.height * 1.9;
  const strong = mixColours(colour, palette.ink, 0.25);
  if (isRow) {
    const left = { ...inner, width: inner.width * 0.34 };
    setText(sheet, {
      content: figure,
      face: 'sans',
      box: left,
      valign: 'middle',
      largest: Math.min(11 * unit, inner.height * 0.85),
      mostLines: 1,
      tracking: -0.03,
      ink: strong,
    });
    const right = { ...inner, left: inner.left + inner.width * 0.38, width: inner.width * 0.62 };
    setText(sheet, { content: fact.words, face: 'text', box: right, valign: 'middle', largest: 4.6 * unit, mostLines: 4, leading: 1.3 });
    return;
  }
  stackTexts(
    sheet,
    [
      { content: figure, face: 'sans', largest: Math.min(20 * unit, box.height * 0.34), mostLines: 1, tracking: -0.03, ink: strong },
      ...blocksOf([{ content: fact.words }], { face: 'text', largest: 5.4 * unit, mostLines: 5, leading: 1.3, before: 3.2 * unit }),
    ],
    inner,
    { valign: 'middle' },
  );
}

function drawInfographic({ sheet, content }: Draft): void {
  const { width, height, unit, palette } = sheet;
  fillBox(sheet, wholeSheet(sheet), palette.paper);
  const head = { left: 0, top: 0, width, height: height * 0.24 };
  fillBox(sheet, head, palette.deep);
  const margin = 7 * unit;
  stackTexts(
    sheet,
    [
      { content: content.title, face: 'sans', largest: 10 * unit, mostLines: 2, tracking: -0.02, leading: 1.12, ink: '#ffffff' },
      ...blocksOf([{ content: content.subtitle }], {
        face: 'text',
        largest: 3.2 * unit,
        mostLines: 2,
        ink: mixColours('#ffffff', palette.soft, 0.6),
        before: 2.6 * unit,
      }),
    ],
    { left: margin, top: 3 * unit, width: width - 2 * margin, height: head.height - 6 * unit },
    { valign: 'middle' },
  );
  drawRule(sheet, { left: 0, top: head.height - 0.9 * unit, width }, palette.accent, 0.9 * unit);
  const notes = content.rest.filter((text) => text.role === 'caption');
  const facts: Fact[] = [
    ...content.rest.filter((text) => text.role !== 'caption').map((text) => factOf(text.content)),
    ...content.rows.map((row) => ({ figure: writeNumber(row.value, row.unit), words: row.label })),
  ];
  const foot = notes.length === 0 ? 0 : Math.min(height * 0.1, notes.length * 4 * unit);
  if (notes.length > 0)
    stackTexts(
      sheet,
      blocksOf(notes, { face: 'text', largest: 2.9 * unit, mostLines: 2, before: unit }),
      { left: margin, top: height - margin * 0.7 - foot, width: width - 2 * margin, height: foot },
      { valign: 'bottom' },
    );
  if (facts.length === 0) return;
  const body = {
    left: margin,
    top: head.height + 4.5 * unit,
    width: width - 2 * margin,
    height: height - head.height - 4.5 * unit - margin - foot,
  };
  const columns = body.width > body.height * 1.15 ? Math.min(facts.length, facts.length > 4 ? 3 : facts.length) : facts.length > 5 ? 2 : 1;
  const rows = Math.ceil(facts.length / columns);
  const gap = 3 * unit;
  const size = { width: (body.width - gap * (columns - 1)) / columns, height: (body.height - gap * (rows - 1)) / rows };
  const colours = seriesColours(palette, facts.length);
  for (const [index, fact] of facts.entries()) {
    const box = {
      left: body.left + (index % columns) * (size.width + gap),
      top: body.top + Math.floor(index / columns) * (size.height + gap),
      ...size,
    };
    drawPanel(sheet, fact, box, { colour: colours[index]!, index });
  }
}

export const infographic: DesignEntry = { palettes: ['business', 'ocean', 'forest', 'sunset'], draw: drawInfographic };
