/** "a bar chart of apples 10, pears 7": takes the rows of a chart out of a prompt, so that they are not read as things. */
import type { SceneChart, SceneGraphic } from '../scene/scene.ts';

const chartWord =
  /\b(?:(bar|column|pie|line|donut)[ -](?:chart|graph|diagram)|chart|graph|infographic)\b|\b(pie|bars)(?=\s*(?:\uE000|:))|(柱状图|条形图|饼图|折线图|图表|信息图)/iu;
const pair =
  /(?:^|[,，、;；:：]|\band\b|\bof\b|\bwith\b|\bshowing\b|和|[\s])\s*(?:and |of |the )?(\p{L}[\p{L}\p{M} '’&-]{0,40}?|(?:19|20)\d{2}|Q[1-4])\s*[:：=(]?\s*(-?\d{1,9}(?:[.,]\d{1,6})?)\s*(%|€|\$|£|kg|km|°C|°|万|亿|元|台|人|percent|million|billion)?\)?(?=\s*(?:[,，、;；.。]|and\b|和|$))/giu;
const kinds: Readonly<Record<string, SceneChart['kind']>> = {
  bar: 'bar',
  bars: 'bar',
  column: 'bar',
  pie: 'pie',
  donut: 'pie',
  line: 'line',
};
const chineseKinds: Readonly<Record<string, SceneChart['kind']>> = { 柱状图: 'bar', 条形图: 'bar', 饼图: 'pie', 折线图: 'line' };
const maxRows = 60;

/** Shares that make up a hundred are percent. */
const isPieOf = (kind: SceneChart['kind'], total: number): boolean => kind === 'pie' && Math.abs(total - 100) < 0.05;

export interface ChartReading {
  /** The prompt without the rows. */
  readonly rest: string;
  readonly graphic: SceneGraphic | null;
  readonly warnings: readonly string[];
}

/** `masked`: the prompt with its quoted texts taken out. A chart needs two rows at least. */
export function takeChart(masked: string): ChartReading {
  const named = chartWord.exec(masked);
  if (!named) return { rest: masked, graphic: null, warnings: [] };
  const from = named.index + named[0].length;
  const matches = [...masked.slice(from).matchAll(pair)];
  if (matches.length < 2) return { rest: masked, graphic: null, warnings: [] };
  const rows = matches.map(([, label, value]) => ({
    label: label!.replace(/^(?:and|of|the|with|showing|for|[一-龥]{0,4}[：:]) /i, '').trim(),
    value: Number(value!.replace(',', '.')),
  }));
  const word = named[1] ?? named[2];
  const kind = word ? kinds[word.toLowerCase()]! : (chineseKinds[named[3] ?? ''] ?? 'bar');
  const total = rows.reduce((sum, { value }) => sum + value, 0);
  const unit = matches.map((match) => match[3]).find((found) => found !== undefined) ?? (isPieOf(kind, total) ? '%' : undefined);
  const rest = matches.reduce((text, [match]) => text.replace(match, ' '), masked.slice(from));
  const isInfographic = /infographic|信息图/i.test(named[0]);
  return {
    // A pie that is none to eat.
    rest: masked.slice(0, named[2] ? named.index : from) + rest,
    graphic: {
      kind: isInfographic ? 'infographic' : 'chart',
      chart: { kind, rows: rows.slice(0, maxRows), ...(unit ? { unit: unit === 'percent' ? '%' : unit } : {}) },
    },
    warnings: rows.length > maxRows ? [`The chart has ${rows.length} rows; the first ${maxRows} are shown.`] : [],
  };
}
