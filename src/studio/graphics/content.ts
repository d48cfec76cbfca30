/** The texts of a graphic sorted by what they are for, whatever roles they came with. */
import type { DataRow, GraphicText } from './graphic.ts';

export interface Content {
  /** '' when there is no text. */
  readonly title: string;
  /** '' when there is none. */
  readonly subtitle: string;
  /** All others, in order. */
  readonly rest: readonly GraphicText[];
  readonly rows: readonly DataRow[];
}

const titleRoles = ['title', 'sign', 'label'];

export function sortTexts(texts: readonly GraphicText[], rows: readonly DataRow[]): Content {
  const titleAt = Math.max(0, titleRoles.map((role) => texts.findIndex((text) => text.role === role)).find((index) => index >= 0) ?? 0);
  const title = texts[titleAt];
  const others = texts.filter((_, index) => index !== titleAt);
  const subtitleAt = others.findIndex((text) => text.role === 'subtitle');
  const subtitle = subtitleAt >= 0 ? others[subtitleAt] : others.length === 1 && others[0]!.role !== 'body' ? others[0] : undefined;
  return {
    title: title?.content ?? '',
    subtitle: subtitle?.content ?? '',
    rest: others.filter((text) => text !== subtitle),
    rows,
  };
}

/** "Flat white ... 3.80", "拿铁 28元": the name and the price, null when there is none at the end. */
export function splitPrice(line: string): { name: string; price: string } | null {
  const found =
    /^(.*?\S)[\s.…·:–—-]*?((?:[$€£¥₩₽]|RMB|USD)\s?\d[\d.,]*|\d+[.,]\d{2}(?:\s?[$€£¥₩₽元])?|\d[\d.,]*\s?(?:[$€£¥₩₽元円원]|kr|zł))$/u.exec(
      line.trim(),
    );
  return found ? { name: found[1]!.replace(/[\s.…·:–—-]+$/u, ''), price: found[2]! } : null;
}
