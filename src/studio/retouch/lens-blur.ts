/**
 * Blur as a lens makes it: every point becomes an even disc, in linear light, so that highlights stay bright discs. Each row has a disc of
 * its own size. Knows nothing of subjects: weights say which pixels count.
 */

/** [height, width, 4]: linear red, green, blue, each times the weight, and the weight; a weight of 0 leaves a pixel out of every mean. */
export interface LightField {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
}

/** Half-widths of a disc's rows, from its middle row outwards, not rounded. */
const discRows = (radius: number): Float64Array => {
  const count = Math.max(1, Math.ceil(radius + 0.5));
  return Float64Array.from({ length: count }, (_, dy) => Math.sqrt(Math.max(0, (radius + 0.5) ** 2 - dy * dy)));
};

/** [height, width + 1, 4]: sums of the pixels left of each column. */
function prefixSums({ width, height, light }: LightField): Float64Array {
  const prefix = new Float64Array(height * (width + 1) * 4);
  let at = 0;
  let from = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4, from += 4) for (let c = 0; c < 4; c++) prefix[at + 4 + c] = prefix[at + c]! + light[from + c]!;
    at += 4;
  }
  return prefix;
}

/** Adds to `sums` the pixels within `half` of each column, the outermost in part. */
function addSpans(sums: Float64Array, prefix: Float64Array, { start, width, half }: { start: number; width: number; half: number }): void {
  // From -(whole + part) to +(whole + part) round the pixel's middle.
  const reach = half - 0.5;
  const whole = Math.floor(reach);
  const part = reach - whole;
  for (let x = 0, s = 0; x < width; x++, s += 4) {
    const left = 4 * (start + Math.max(0, x - whole));
    const right = 4 * (start + Math.min(width, x + whole + 1));
    const outerLeft = 4 * (start + Math.max(0, x - whole - 1));
    const outerRight = 4 * (start + Math.min(width, x + whole + 2));
    for (let c = 0; c < 4; c++) {
      const inner = prefix[right + c]! - prefix[left + c]!;
      sums[s + c]! += inner + part * (prefix[outerRight + c]! - prefix[outerLeft + c]! - inner);
    }
  }
}

/**
 * Rows [fromY, toY) of the field, each blurred with the disc of `radiusOf(row)` pixels: colours divided by the blurred weight (0 where no
 * pixel counts), and that weight over the disc's area. Sums over prefix sums of rows: the cost grows with the radius, not its square.
 */
export function blurRows(field: LightField, radiusOf: (y: number) => number, { fromY, toY }: { fromY: number; toY: number }): LightField {
  const { width, height } = field;
  const prefix = prefixSums(field);
  const light = new Float32Array(4 * width * (toY - fromY));
  const sums = new Float64Array(4 * width);
  for (let y = fromY; y < toY; y++) {
    const rows = discRows(radiusOf(y));
    sums.fill(0);
    let area = 0;
    for (let dy = 1 - rows.length; dy < rows.length; dy++) {
      const half = Math.max(0.5, rows[Math.abs(dy)]!);
      area += 2 * half;
      if (y + dy >= 0 && y + dy < height) addSpans(sums, prefix, { start: (y + dy) * (width + 1), width, half });
    }
    const out = 4 * width * (y - fromY);
    for (let s = 0; s < 4 * width; s += 4) {
      const weight = sums[s + 3]!;
      const scale = weight > 1e-6 ? 1 / weight : 0;
      for (let c = 0; c < 3; c++) light[out + s + c] = sums[s + c]! * scale;
      light[out + s + 3] = weight / area;
    }
  }
  return { width, height: toY - fromY, light };
}
