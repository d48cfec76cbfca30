/** Covers of books and magazines. */
import { drawGrain, drawRule, drawVeil, fillBox, strokeFrame, wholeSheet } from '../ornament.ts';
import { mixColours } from '../palette.ts';
import { type Box, insetBox, setText } from '../sheet.ts';
import { stackTexts } from '../stack.ts';
import { blocksOf, type DesignEntry, type Draft, drawSubject } from './draft.ts';

/** A plate with a picture on cloth, title above, author at the foot. */
function drawBook(draft: Draft): void {
  const { sheet, content } = draft;
  const { width, height, unit, palette } = sheet;
  fillBox(sheet, wholeSheet(sheet), palette.deep);
  const margin = 6 * unit;
  const frame = insetBox(wholeSheet(sheet), margin);
  strokeFrame(sheet, frame, palette.soft, Math.max(1, 0.5 * unit));
  strokeFrame(sheet, insetBox(frame, 1.3 * unit), palette.soft, Math.max(1, 0.14 * unit));
  const inner = insetBox(frame, 6 * unit);
  const [author, ...others] = content.rest.length > 0 ? content.rest : content.subtitle === '' ? [] : [{ content: content.subtitle }];
  const subtitle = content.rest.length > 0 ? content.subtitle : '';
  const foot = author ? 9 * unit + others.length * 3 * unit : 0;
  const head = { ...inner, height: inner.height * 0.4 };
  const used = stackTexts(
    sheet,
    [
      {
        content: content.title,
        face: 'book',
        largest: Math.min(16 * unit, height * 0.14),
        mostLines: 4,
        leading: 1.08,
        ink: '#fbf3e2',
        lineGain: 1.1,
      },
      ...blocksOf([{ content: subtitle }], {
        face: 'serifItalic',
        largest: 4.2 * unit,
        mostLines: 3,
        ink: palette.soft,
        before: 3.4 * unit,
      }),
    ],
    head,
    { align: 'centre' },
  );
  const top = used.top + used.height + 5 * unit;
  const plate: Box = { left: inner.left, top, width: inner.width, height: Math.max(1, inner.top + inner.height - foot - 3 * unit - top) };
  drawSubject(draft, plate, ['sea', 'mountains', 'forest', 'moon']);
  strokeFrame(sheet, plate, palette.soft, Math.max(1, 0.3 * unit));
  if (author)
    stackTexts(
      sheet,
      [
        { content: author.content, face: 'light', largest: 4.4 * unit, mostLines: 1, tracking: 0.1, ink: '#fbf3e2' },
        ...blocksOf(others, { face: 'serifItalic', largest: 2.6 * unit, mostLines: 2, ink: palette.soft, before: 1.6 * unit }),
      ],
      { ...inner, top: inner.top + inner.height - foot + 1.5 * unit, height: foot - 1.5 * unit },
      { align: 'centre', valign: 'middle' },
    );
  drawGrain(sheet, 0.12);
  const { context } = sheet;
  const hinge = context.createLinearGradient(0, 0, 5 * unit, 0);
  for (const [at, shade] of [
    [0, 0.34],
    [0.45, 0.05],
    [0.6, 0.22],
    [1, 0],
  ] as const)
    hinge.addColorStop(at, `rgba(0, 0, 0, ${shade})`);
  context.fillStyle = hinge;
  context.fillRect(0, 0, 5 * unit, height);
  context.fillStyle = 'rgba(255, 255, 255, 0.05)';
  context.fillRect(width - 0.3 * unit, 0, 0.3 * unit, height);
}

/** Masthead over the picture, cover lines down the left, the leading story large at the foot. */
function drawMagazine(draft: Draft): void {
  const { sheet, content } = draft;
  const { width, height, unit, palette } = sheet;
  drawSubject(draft, wholeSheet(sheet), ['mountains', 'sea', 'shapes', 'city']);
  const margin = 6 * unit;
  drawVeil(
    sheet,
    { left: 0, top: 0, width, height: height * (draft.request.picture ? 0.3 : 0.5) },
    mixColours(palette.deep, '#000000', 0.25),
    'top',
  );
  drawVeil(sheet, { left: 0, top: height * 0.45, width, height: height * 0.55 }, mixColours(palette.deep, '#000000', 0.25), 'bottom');
  const masthead = setText(sheet, {
    content: content.title,
    face: 'didone',
    box: { left: margin, top: margin, width: width - 2 * margin, height: height * 0.22 },
    align: 'centre',
    mostLines: 1,
    tracking: 0.01,
    ink: '#fff8ea',
  });
  const lineTop = masthead.top + masthead.height + 2.2 * unit;
  drawRule(sheet, { left: margin, top: lineTop, width: width - 2 * margin }, 'rgba(255, 248, 234, 0.75)', Math.max(1, 0.16 * unit));
  const [lead, ...lines] = [...(content.subtitle === '' ? [] : [{ content: content.subtitle }]), ...content.rest];
  const isIssue = (text: string): boolean => /(?:19|20)\d\d|no\.|issue|vol|№|期|号/i.test(text) && text.length < 32;
  const issue = lines.find((line) => isIssue(line.content));
  const stories = lines.filter((line) => line !== issue);
  if (issue)
    setText(sheet, {
      content: issue.content,
      face: 'text',
      box: { left: margin, top: lineTop + 1.5 * unit, width: width - 2 * margin, height: 2.6 * unit },
      align: 'right',
      largest: 3 * unit,
      mostLines: 1,
      tracking: 0.12,
      ink: '#fff8ea',
    });
  if (!lead) return drawGrain(sheet, 0.08);
  const blocks = [
    { content: lead.content, face: 'serif', largest: 9.6 * unit, mostLines: 3, leading: 1.14, ink: '#fff8ea' } as const,
    ...blocksOf(stories, {
      face: 'text',
      largest: 4.1 * unit,
      mostLines: 2,
      leading: 1.3,
      ink: mixColours('#fff8ea', palette.soft, 0.25),
      before: 2.8 * unit,
    }),
  ];
  const room = { left: margin, top: height * 0.6, width: (width - 2 * margin) * 0.9, height: height * 0.4 - margin };
  const used = stackTexts(sheet, blocks, room, { valign: 'bottom' });
  drawRule(sheet, { left: margin, top: used.top - 4 * unit, width: 9 * unit }, palette.accent, 0.9 * unit);
  drawGrain(sheet, 0.08);
}

export const bookCover: DesignEntry = { palettes: ['ocean', 'forest', 'coffee', 'night'], draw: drawBook };
export const magazineCover: DesignEntry = { palettes: ['sunset', 'ocean', 'plain', 'forest'], draw: drawMagazine };
