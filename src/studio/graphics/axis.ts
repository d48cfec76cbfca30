/** Round numbers along an axis, and numbers as they are written. */

export interface Ticks {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly values: readonly number[];
}

/** Steps of 1, 2, 2.5 or 5 times a power of ten; 0 lies within unless the values keep far from it and `fromZero` is false. */
export function ticksOf(values: readonly number[], { fromZero, count = 5 }: { fromZero: boolean; count?: number }): Ticks {
  const finite = values.filter(Number.isFinite);
  let low = Math.min(...finite, Infinity);
  let high = Math.max(...finite, -Infinity);
  if (low > high) [low, high] = [0, 1];
  if (fromZero || low < (high - low) * 2) low = Math.min(0, low);
  if (fromZero) high = Math.max(0, high);
  if (high === low) high = low + 1;
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999) ?? 10 * power;
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return { low: ticks[0]!, high: ticks.at(-1)!, step, values: ticks };
}

/** Thousands parted by commas, no more decimals than were given. */
export function writeNumber(value: number, unit = ''): string {
  const text =
    Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-4)
      ? value.toPrecision(4)
      : new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 }).format(value);
  if (/^[$€£¥₩]$/.test(unit)) return value < 0 ? `-${unit}${text.slice(1)}` : `${unit}${text}`;
  return unit === '' || unit === '%' || unit === '°' ? `${text}${unit}` : `${text} ${unit.trim()}`;
}
