/** Cards to send and to hand over: birthday, wedding, business. */
import { drawConfetti, drawGrain, drawRule, drawSprig, fillBox, fillDisc, strokeFrame, wholeSheet } from '../ornament.ts';
import { mixColours } from '../palette.ts';
import { type Box, insetBox, setText } from '../sheet.ts';
import { stackTexts } from '../stack.ts';
import { blocksOf, type DesignEntry, type Draft } from './draft.ts';

function drawBirthday({ sheet, content }: Draft): void {
  const { width, height, unit, palette } = sheet;
  fillBox(sheet, wholeSheet(sheet), palette.paper);
  const middle = { x: width / 2, y: height / 2 };
  const isFree = (x: number, y: number): boolean => Math.hypot((x - middle.x) / (width * 0.45), (y - middle.y) / (height * 0.43)) > 1;
  const texts = [...(content.subtitle === '' ? [] : [{ content: content.subtitle }]), ...content.rest];
  drawConfetti(
    sheet,
    [palette.accent, palette.second, palette.soft, palette.deep],
    Math.round((420 * (width * height)) / Math.max(width, height) ** 2),
    isFree,
  );
  drawGrain(sheet, 0.06);
  stackTexts(
    sheet,
    [
      {
        content: content.title,
        face: 'hand',
        largest: Math.min(20 * unit, height * 0.2),
        mostLines: 3,
        leading: 1.35,
        ink: palette.accent,
        lineGain: 1.02,
      },
      ...blocksOf(texts.slice(0, 1), {
        face: 'sans',
        largest: 4.6 * unit,
        mostLines: 3,
        tracking: 0.01,
        leading: 1.28,
        ink: palette.ink,
        before: 8 * unit,
      }),
      ...blocksOf(texts.slice(1), { face: 'text', largest: 3.3 * unit, mostLines: 4, leading: 1.35, ink: palette.ink, before: 3.2 * unit }),
    ],
    { left: width * 0.16, top: height * 0.16, width: width * 0.68, height: height * 0.68 },
    { align: 'centre', valign: 'middle' },
  );
}

function drawWedding({ sheet, content }: Draft): void {
  const { width, height, unit, palette, rng } = sheet;
  fillBox(sheet, wholeSheet(sheet), palette.paper);
  const frame = insetBox(wholeSheet(sheet), 5 * unit);
  strokeFrame(sheet, frame, palette.accent, Math.max(1, 0.22 * unit));
  const greens = [palette.second, mixColours(palette.second, palette.deep, 0.45), mixColours(palette.second, '#ffffff', 0.4)];
  const corners = [
    { x: frame.left, y: frame.top, toX: 1, toY: 1 },
    { x: frame.left + frame.width, y: frame.top + frame.height, toX: -1, toY: -1 },
  ];
  for (const { x, y, toX, toY } of corners) {
    fillBox(sheet, { left: x - 3 * unit, top: y - 3 * unit, width: 6 * unit, height: 6 * unit }, palette.paper);
    for (let index = 0; index < 9; index++) {
      const angle = -0.18 + (index / 8) * (Math.PI / 2 + 0.36);
      const heading = Math.atan2(toY * Math.sin(angle), toX * Math.cos(angle));
      drawSprig(
        sheet,
        { x, y, heading, length: rng.range(17, 27) * unit * (1 - 0.42 * Math.sin(2 * angle)), leaves: 8 },
        greens[index % 3]!,
      );
    }
    for (let index = 0; index < 6; index++) {
      const [dx, dy, size] = [rng.range(0.5, 7.5) * unit * toX, rng.range(0.5, 7.5) * unit * toY, rng.range(1.3, 2.5) * unit];
      for (let petal = 0; petal < 5; petal++) {
        const turn = (petal * 2 * Math.PI) / 5 + index;
        fillDisc(
          sheet,
          x + dx + size * 0.62 * Math.cos(turn),
          y + dy + size * 0.62 * Math.sin(turn),
          size * 0.6,
          petal % 2 ? palette.soft : mixColours(palette.soft, '#ffffff', 0.45),
        );
      }
      fillDisc(sheet, x + dx, y + dy, size * 0.3, palette.accent);
    }
  }
  const every = [content.title, content.subtitle, ...content.rest.map((text) => text.content)].filter((text) => text !== '');
  // The couple, wherever in the prompt it stands, is what is large.
  const names =
    every.find((text) => /^[^,.]{3,40}$/u.test(text) && /\p{L} ?[&＆] ?\p{L}|\p{Lu}\p{L}+ and \p{Lu}/u.test(text)) ?? content.title;
  const all = every.filter((text) => text !== names).map((text) => ({ content: text }));
  const isBefore = (text: string): boolean => /invit|together|famil|joy|honou?r|save the date|邀|诚/i.test(text) && !/\d/.test(text);
  const before = all.filter((text) => isBefore(text.content));
  const after = all.filter((text) => !before.includes(text));
  const line = { face: 'book', largest: 5.2 * unit, mostLines: 3, leading: 1.3, tracking: 0.03, ink: palette.ink } as const;
  stackTexts(
    sheet,
    [
      ...blocksOf(before, { ...line, before: 2 * unit }),
      {
        content: names,
        face: 'bookItalic',
        largest: Math.min(18 * unit, height * 0.17),
        mostLines: 3,
        leading: 1.15,
        ink: palette.accent,
        before: 6 * unit,
        lineGain: 1.7,
      },
      ...blocksOf(after.slice(0, 1), { ...line, before: 6.5 * unit }),
      ...blocksOf(after.slice(1), { ...line, before: 2.6 * unit }),
    ],
    { left: width * 0.13, top: height * 0.2, width: width * 0.74, height: height * 0.6 },
    { align: 'centre', valign: 'middle' },
  );
  drawGrain(sheet, 0.05);
}

/** A mark of the first letters in a field, details on a left edge. */
function drawBusiness({ sheet, content }: Draft): void {
  const { width, height, unit, palette } = sheet;
  const isWide = width >= height;
  fillBox(sheet, wholeSheet(sheet), palette.paper);
  const field: Box = isWide ? { left: 0, top: 0, width: width * 0.34, height } : { left: 0, top: 0, width, height: height * 0.34 };
  fillBox(sheet, field, palette.deep);
  const { context } = sheet;
  const radius = Math.min(field.width, field.height) * 0.25;
  const [x, y] = [field.left + field.width / 2, field.top + field.height / 2];
  context.lineWidth = radius * 0.2;
  context.strokeStyle = palette.accent;
  context.beginPath();
  context.arc(x, y, radius, -0.5 * Math.PI, 1.05 * Math.PI);
  context.stroke();
  context.strokeStyle = palette.second;
  context.beginPath();
  context.arc(x, y, radius * 0.62, 0.5 * Math.PI, 2.05 * Math.PI);
  context.stroke();
  fillDisc(sheet, x, y, radius * 0.2, '#ffffff');
  const inner = isWide
    ? { left: field.width + 8 * unit, top: 10 * unit, width: width - field.width - 16 * unit, height: height - 20 * unit }
    : { left: 9 * unit, top: field.height + 8 * unit, width: width - 18 * unit, height: height - field.height - 16 * unit };
  const head = setText(sheet, {
    content: content.title,
    face: 'sans',
    box: { ...inner, height: inner.height * 0.3 },
    largest: 10.5 * unit,
    mostLines: 2,
    tracking: -0.015,
    leading: 1.12,
  });
  const [role, ...details] = [...(content.subtitle === '' ? [] : [{ content: content.subtitle }]), ...content.rest];
  if (!role) return;
  const below = head.top + head.height + 2.6 * unit;
  const line = setText(sheet, {
    content: role.content,
    face: 'text',
    box: { ...inner, top: below, height: inner.height * 0.2 },
    largest: 5.2 * unit,
    mostLines: 2,
    ink: palette.accent,
  });
  if (details.length === 0) return;
  const rule = line.top + line.height + 4.2 * unit;
  drawRule(sheet, { left: inner.left, top: rule, width: 8 * unit }, palette.second, 0.6 * unit);
  stackTexts(
    sheet,
    blocksOf(details, { face: 'text', largest: 4.9 * unit, mostLines: 2, before: 3.2 * unit }),
    { ...inner, top: rule + 4.2 * unit, height: inner.top + inner.height - rule - 4.2 * unit },
    { valign: 'bottom' },
  );
}

export const birthdayCard: DesignEntry = { palettes: ['party', 'spring'], draw: drawBirthday };
export const weddingInvitation: DesignEntry = { palettes: ['blush'], draw: drawWedding };
export const businessCard: DesignEntry = { palettes: ['business', 'plain'], draw: drawBusiness };
