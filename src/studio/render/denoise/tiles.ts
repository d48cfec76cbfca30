/**
 * Cuts a picture into tiles of one shape, and joins what was made of them. Knows nothing of what is done to a tile.
 * Where tiles meet, each gives way to the other over a short ramp in the middle of their overlap, so that both have `margin` pixels
 * of surroundings wherever they count.
 */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface TilePlan {
  /** Of every tile. */
  readonly tile: Size;
  /** Left edges and top edges of the tiles in the picture's pixels. Tiles reach past the picture, which is mirrored there. */
  readonly lefts: readonly number[];
  readonly tops: readonly number[];
}

export interface PlanOptions {
  /** Pixels of surroundings that a pixel needs on every side inside of the picture. */
  readonly margin: number;
  /** Pixels of mirror image at the least on every side of the picture. */
  readonly border: number;
  /** Sides of tiles and distances between them are multiples of it. */
  readonly multiple: number;
  /** The largest area of a tile; room enough for a square of six margins. */
  readonly mostPixels: number;
}

const ramp = 16;

/** The plan of fewest pixels in all, margins included; of equal plans the one of fewest tiles. */
export function planTiles({ width, height }: Size, { margin, border, multiple, mostPixels }: PlanOptions): TilePlan {
  const overlap = roundUp(2 * margin + ramp, multiple);
  const spans = { across: roundUp(width + 2 * border, multiple), down: roundUp(height + 2 * border, multiple) };
  const sideOf = (span: number, count: number): number => roundUp((span + (count - 1) * overlap) / count, multiple);
  // Beyond this count a tile would have less of its own than it shares.
  const mostTiles = (span: number): number => Math.max(1, Math.floor(span / overlap));
  let best = { columns: mostTiles(spans.across), rows: mostTiles(spans.down), pixels: Number.POSITIVE_INFINITY };
  for (let rows = 1; rows <= mostTiles(spans.down); rows++)
    for (let columns = 1; columns <= mostTiles(spans.across); columns++) {
      const area = sideOf(spans.across, columns) * sideOf(spans.down, rows);
      if (area <= mostPixels && area * rows * columns < best.pixels) best = { columns, rows, pixels: area * rows * columns };
    }
  const tile = { width: sideOf(spans.across, best.columns), height: sideOf(spans.down, best.rows) };
  const starts = (span: number, side: number, count: number): number[] =>
    spread(span - side, count, multiple).map((start) => start - border);
  return { tile, lefts: starts(spans.across, tile.width, best.columns), tops: starts(spans.down, tile.height, best.rows) };
}

const roundUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;

/** `count` multiples of `multiple` from 0 to `last`, evenly. */
function spread(last: number, count: number, multiple: number): number[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? 0 : Math.floor((last * i) / (count - 1) / multiple) * multiple));
}

/** A tile of a plane of 3 floats a pixel; past the picture's edges it is mirrored. */
export function cropTile(
  plane: Float32Array,
  { width, height }: Size,
  { left, top, tile }: { left: number; top: number; tile: Size },
): Float32Array {
  const result = new Float32Array(3 * tile.width * tile.height);
  const [first, end] = [Math.max(-left, 0), Math.min(tile.width, width - left)];
  for (let row = 0; row < tile.height; row++) {
    const from = 3 * mirror(top + row, height) * width;
    const to = 3 * row * tile.width;
    result.set(plane.subarray(from + 3 * (left + first), from + 3 * (left + end)), to + 3 * first);
    for (let column = 0; column < tile.width; column++) {
      if (column === first) column = end;
      if (column >= tile.width) break;
      const source = from + 3 * mirror(left + column, width);
      for (let c = 0; c < 3; c++) result[to + 3 * column + c] = plane[source + c]!;
    }
  }
  return result;
}

/** An index outside of [0, length) as its mirror image, the edge pixel itself included; small pictures are mirrored to and fro. */
function mirror(index: number, length: number): number {
  const turn = ((index % (2 * length)) + 2 * length) % (2 * length);
  return turn < length ? turn : 2 * length - 1 - turn;
}

/** How much of each row (or column) comes from tile `index`: 1, but on the ramps. Over all tiles the shares of a place sum to exactly 1. */
export function shares(starts: readonly number[], side: number, index: number): Float32Array {
  const result = new Float32Array(side).fill(1);
  const start = starts[index]!;
  for (let i = 0; i < side; i++) {
    const before = index === 0 ? 1 : rise(start + i, seam(starts, side, index - 1));
    const after = index === starts.length - 1 ? 0 : rise(start + i, seam(starts, side, index));
    result[i] = before - after;
  }
  return result;
}

/** The middle of the overlap of tiles `index` and `index + 1`. */
const seam = (starts: readonly number[], side: number, index: number): number =>
  Math.floor((starts[index]! + side + starts[index + 1]!) / 2);

/** 0 before the ramp round a seam, 1 after it; on it the odd 32nds, which are exact. */
const rise = (place: number, middle: number): number => Math.min(Math.max((place - middle + ramp / 2 + 0.5) / ramp, 0), 1);

/** Adds a tile's share to the picture. Give every tile once, in any fixed order, to a picture of zeros. */
export function addTile(
  picture: Float32Array,
  { width, height }: Size,
  plan: TilePlan,
  place: { column: number; row: number; values: Float32Array },
): void {
  const { column, row, values } = place;
  const { tile } = plan;
  const [left, top] = [plan.lefts[column]!, plan.tops[row]!];
  const across = shares(plan.lefts, tile.width, column);
  const down = shares(plan.tops, tile.height, row);
  const end = Math.min(tile.width, width - left);
  for (let y = Math.max(-top, 0); y < Math.min(tile.height, height - top); y++) {
    if (down[y] === 0) continue;
    const to = 3 * ((top + y) * width + left);
    const from = 3 * y * tile.width;
    for (let x = Math.max(-left, 0); x < end; x++) {
      const share = across[x]! * down[y]!;
      if (share === 0) continue;
      for (let c = 0; c < 3; c++) picture[to + 3 * x + c]! += share * values[from + 3 * x + c]!;
    }
  }
}
