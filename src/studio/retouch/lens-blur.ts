/**
 * Blur as a lens makes it: every point becomes an even disc, in linear light, so that highlights stay bright discs.
 * Knows nothing of subjects: weights say which pixels count.
 */

/** Linear light; [height, width] each. `weight` 0 leaves a pixel out of every mean. */
export interface LightField {
  readonly width: number;
  readonly height: number;
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  readonly weight: Float32Array;
}

/** Half-widths of the disc's rows, from its middle row outwards. */
const discRows = (radius: number): number[] =>
  Array.from({ length: Math.ceil(radius) }, (_, dy) => Math.round(Math.sqrt(Math.max(0, radius * radius - dy * dy)))).filter(
    (half, dy) => dy === 0 || half > 0,
  );

/**
 * Rows [fromY, toY) of the blurred field, colours divided by the blurred weight (0 where no pixel counts). Sums over row
 * prefix sums: the cost grows with the radius, not with its square.
 */
export function blurDisc(field: LightField, radius: number, { fromY, toY }: { fromY: number; toY: number }): LightField {
  const { width, height } = field;
  const rows = discRows(radius);
  const low = Math.max(0, fromY - rows.length);
  const prefix = prefixSums(field, low, Math.min(height, toY + rows.length));
  const count = (toY - fromY) * width;
  const out = {
    width,
    height: toY - fromY,
    red: new Float32Array(count),
    green: new Float32Array(count),
    blue: new Float32Array(count),
    weight: new Float32Array(count),
  };
  const sums = new Float64Array(4 * width);
  for (let y = fromY; y < toY; y++) {
    sums.fill(0);
    let area = 0;
    for (let dy = 1 - rows.length; dy < rows.length; dy++) {
      const half = rows[Math.abs(dy)]!;
      area += 2 * half + 1;
      if (y + dy >= 0 && y + dy < height) addSpans(sums, prefix, { row: y + dy - low, width, half });
    }
    divide(out, sums, { start: (y - fromY) * width, area });
  }
  return out;
}

/** [rows, width + 1, 4]: sums of weighted red, green, blue and of the weight, of the pixels left of each column. */
function prefixSums({ width, red, green, blue, weight }: LightField, from: number, to: number): Float64Array {
  const prefix = new Float64Array((to - from) * (width + 1) * 4);
  let at = 0;
  for (let y = from; y < to; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++, at += 4) {
      const w = weight[i]!;
      prefix[at + 4] = prefix[at]! + w * red[i]!;
      prefix[at + 5] = prefix[at + 1]! + w * green[i]!;
      prefix[at + 6] = prefix[at + 2]! + w * blue[i]!;
      prefix[at + 7] = prefix[at + 3]! + w;
    }
    at += 4;
  }
  return prefix;
}

function addSpans(sums: Float64Array, prefix: Float64Array, { row, width, half }: { row: number; width: number; half: number }): void {
  const start = row * (width + 1);
  for (let x = 0, s = 0; x < width; x++, s += 4) {
    const left = 4 * (start + Math.max(0, x - half));
    const right = 4 * (start + Math.min(width, x + half + 1));
    sums[s]! += prefix[right]! - prefix[left]!;
    sums[s + 1]! += prefix[right + 1]! - prefix[left + 1]!;
    sums[s + 2]! += prefix[right + 2]! - prefix[left + 2]!;
    sums[s + 3]! += prefix[right + 3]! - prefix[left + 3]!;
  }
}

function divide(out: LightField, sums: Float64Array, { start, area }: { start: number; area: number }): void {
  for (let x = 0, s = 0; x < out.width; x++, s += 4) {
    const w = sums[s + 3]!;
    const scale = w > 1e-6 ? 1 / w : 0;
    out.red[start + x] = sums[s]! * scale;
    out.green[start + x] = sums[s + 1]! * scale;
    out.blue[start + x] = sums[s + 2]! * scale;
    out.weight[start + x] = w / area;
  }
}
