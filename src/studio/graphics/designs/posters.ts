/** Posters of an event, a film, a place to travel to. */
import { drawGrain, drawRule, drawVeil, fillBox, fillGradient, strokeFrame, wholeSheet } from '../ornament.ts';
import { mixColours, withAlpha } from '../palette.ts';
import { insetBox } from '../sheet.ts';
import { stackTexts } from '../stack.ts';
import { blocksOf, type DesignEntry, type Draft, drawSubject } from './draft.ts';

/** A heading that fills the width, the subject beneath it, facts along the foot. */
function drawEvent(draft: Draft): void {
  const { sheet, content, request } = draft;
  const { width, height, unit, palette } = sheet;
  const isDarkSheet = request.picture !== undefined;
  drawSubject(draft, wholeSheet(sheet), ['record', 'rays', 'shapes']);
  const margin = 7 * unit;
  const veil = isDarkSheet ? '#0b0a10' : palette.deep;
  drawVeil(sheet, { left: 0, top: 0, width, height: height * 0.5 }, veil, 'top');
  const facts = [...(content.subtitle === '' ? [] : [{ content: content.subtitle }]), ...content.rest];
  const footHeight = facts.length === 0 ? 0 : Math.min(height * 0.46, Math.max(height * 0.17, facts.length * 7.2 * unit + 7 * unit));
  if (footHeight > 0) {
    fillBox(sheet, { left: 0, top: height - footHeight, width, height: footHeight }, palette.accent);
    const box = { left: margin, top: height - footHeight + 4.2 * unit, width: width - 2 * margin, height: footHeight - 8.4 * unit };
    const [first, ...others] = facts;
    const ink = '#14110f';
    stackTexts(
      sheet,
      [
        { content: first!.content, face: 'sans', largest: 6.2 * unit, mostLines: 2, tracking: -0.015, ink },
        ...blocksOf(others, { face: 'text', largest: 4 * unit, mostLines: 3, ink, before: 2.4 * unit }),
      ],
      box,
      { valign: 'middle' },
    );
  }
  const box = { left: margin, top: margin, width: width - 2 * margin, height: height - footHeight - 2 * margin };
  stackTexts(
    sheet,
    [
      {
        content: content.title,
        face: 'poster',
        largest: Math.min(height * 0.26, 46 * unit),
        mostLines: 4,
        leading: 1.1,
        tracking: 0.005,
        ink: '#fff6e6',
        lineGain: 1.12,
      },
    ],
    {
      ...box,
      height: Math.min(box.height, height * 0.5),
    },
  );
  drawGrain(sheet, 0.1);
}

/** A full picture; title low and wide, credits condensed beneath. */
function drawFilm(draft: Draft): void {
  const { sheet, content } = draft;
  const { width, height, unit } = sheet;
  // What is drawn ends above the title; a photograph goes on beneath it.
  const shown = draft.request.picture ? 1 : 0.71;
  fillBox(sheet, wholeSheet(sheet), '#06060b');
  drawSubject(draft, { ...wholeSheet(sheet), height: height * shown }, ['moon', 'city', 'mountains']);
  if (shown === 1) drawVeil(sheet, { left: 0, top: height * 0.42, width, height: height * 0.58 }, '#06060b', 'bottom');
  else
    fillGradient(sheet, { left: 0, top: height * 0.55, width, height: height * 0.16 + 1 }, [
      'rgba(6, 6, 11, 0)',
      'rgba(6, 6, 11, 0.35)',
      '#06060b',
    ]);
  drawGrain(sheet, 0.14);
  const margin = 8 * unit;
  const inner = { left: margin, width: width - 2 * margin };
  const credits = content.rest;
  if (content.subtitle !== '') {
    drawVeil(sheet, { left: 0, top: 0, width, height: height * 0.22 }, '#06060b', 'top');
    stackTexts(
      sheet,
      [{ content: content.subtitle, face: 'light', largest: 3.6 * unit, mostLines: 2, tracking: 0.14, ink: '#f6ead2' }],
      { ...inner, top: margin, height: height * 0.12 },
      { align: 'centre' },
    );
  }
  const creditHeight = credits.length === 0 ? 0 : Math.min(height * 0.32, credits.length * 5.6 * unit + 2 * unit);
  const foot = height - margin;
  stackTexts(
    sheet,
    blocksOf(credits, { face: 'condensed', largest: 3.5 * unit, mostLines: 3, tracking: 0.09, ink: '#e9dcc3', before: 1.7 * unit }),
    { ...inner, top: foot - creditHeight, height: creditHeight },
    { align: 'centre', valign: 'bottom' },
  );
  if (creditHeight > 0)
    drawRule(
      sheet,
      { left: width / 2 - 6 * unit, top: foot - creditHeight - 1.6 * unit, width: 12 * unit },
      'rgba(246, 234, 210, 0.7)',
      Math.max(1, 0.16 * unit),
    );
  const titleFoot = foot - creditHeight - (creditHeight > 0 ? 4.4 * unit : 0);
  stackTexts(
    sheet,
    [
      {
        content: content.title,
        face: 'serif',
        largest: Math.min(17 * unit, height * 0.16),
        mostLines: 3,
        tracking: 0.05,
        leading: 1.12,
        ink: '#fff4dc',
      },
    ],
    { ...inner, top: titleFoot - height * 0.3, height: height * 0.3 },
    { align: 'centre', valign: 'bottom' },
  );
}

/** A framed landscape over a band of paper with the name of the place. */
function drawTravel(draft: Draft): void {
  const { sheet, content } = draft;
  const { width, height, unit, palette } = sheet;
  fillBox(sheet, wholeSheet(sheet), palette.paper);
  const margin = 5.5 * unit;
  const facts = [...(content.subtitle === '' ? [] : [{ content: content.subtitle }]), ...content.rest];
  const bandHeight = Math.min(height * 0.52, Math.max(height * 0.2, 17 * unit) + Math.max(0, facts.length - 1) * 4.4 * unit);
  const view = { left: margin, top: margin, width: width - 2 * margin, height: height - margin - bandHeight };
  drawSubject(draft, view, ['mountains', 'sea', 'forest', 'city']);
  strokeFrame(sheet, view, palette.ink, Math.max(1, 0.35 * unit));
  const box = { left: margin, top: height - bandHeight + 2.8 * unit, width: width - 2 * margin, height: bandHeight - 2.8 * unit - margin };
  stackTexts(
    sheet,
    [
      {
        content: content.title,
        face: 'poster',
        largest: Math.min(15 * unit, bandHeight * 0.62),
        mostLines: 2,
        tracking: 0.06,
        leading: 1.12,
        ink: palette.ink,
        lineGain: 1.35,
      },
      ...blocksOf(facts, { face: 'text', largest: 3.8 * unit, mostLines: 3, tracking: 0.06, ink: palette.ink, before: 2.1 * unit }),
    ],
    box,
    { align: 'centre', valign: 'middle' },
  );
  drawGrain(sheet, 0.1);
}

/** Headline words over a field, with a mark of the subject. */
function drawQuote(draft: Draft): void {
  const { sheet, content, request } = draft;
  const { width, height, unit, palette } = sheet;
  if (request.picture) {
    drawSubject(draft, wholeSheet(sheet), ['moon']);
    fillBox(sheet, wholeSheet(sheet), withAlpha('#0c0b10', 0.45));
  } else {
    fillGradient(sheet, wholeSheet(sheet), [palette.paper, mixColours(palette.paper, palette.soft, 0.6)]);
    drawGrain(sheet, 0.08);
  }
  const margin = 11 * unit;
  const inner = insetBox(wholeSheet(sheet), margin);
  const ink = request.picture ? '#fff7ea' : palette.ink;
  const { context } = sheet;
  context.fillStyle = palette.accent;
  const mark = 9 * unit;
  for (const shift of [0, mark * 0.62]) {
    const [x, y] = [inner.left + shift, inner.top];
    context.beginPath();
    context.arc(x + mark * 0.24, y + mark * 0.5, mark * 0.24, 0, 2 * Math.PI);
    context.fill();
    context.beginPath();
    context.moveTo(x, y + mark * 0.5);
    context.bezierCurveTo(x, y + mark * 0.16, x + mark * 0.16, y, x + mark * 0.42, y);
    context.lineTo(x + mark * 0.42, y + mark * 0.12);
    context.bezierCurveTo(x + mark * 0.28, y + mark * 0.14, x + mark * 0.2, y + mark * 0.26, x + mark * 0.22, y + mark * 0.5);
    context.fill();
  }
  const sources = [...(content.subtitle === '' ? [] : [{ content: content.subtitle }]), ...content.rest];
  const box = { ...inner, top: inner.top + mark * 1.25, height: inner.height - mark * 1.25 };
  const used = stackTexts(
    sheet,
    [
      { content: content.title, face: 'serifRegular', largest: 9.6 * unit, mostLines: 7, leading: 1.3, ink, lineGain: 1.05 },
      ...blocksOf(sources, { face: 'text', largest: 3.6 * unit, mostLines: 3, tracking: 0.04, ink, before: 7.5 * unit }),
    ],
    box,
    { valign: 'top' },
  );
  if (sources.length === 0)
    drawRule(
      sheet,
      { left: inner.left, top: Math.min(height - margin, used.top + used.height + 5 * unit), width: 10 * unit },
      palette.accent,
      0.6 * unit,
    );
  drawRule(sheet, { left: 0, top: height - 2.2 * unit, width }, palette.accent, 2.2 * unit);
}

export const eventPoster: DesignEntry = { palettes: ['jazz', 'sunset', 'plain'], draw: drawEvent };
export const filmPoster: DesignEntry = { palettes: ['night', 'jazz', 'sunset'], draw: drawFilm };
export const travelPoster: DesignEntry = { palettes: ['sunset', 'ocean', 'forest', 'autumn'], draw: drawTravel };
export const quoteCard: DesignEntry = { palettes: ['plain', 'coffee', 'spring', 'ocean'], draw: drawQuote };
