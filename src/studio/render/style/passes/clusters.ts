/** k-means of a few points of three numbers, with a start that needs no chance, and near centres made one. */

export interface Clusters {
  /** 3 numbers each. */
  readonly centres: number[];
  readonly count: number;
}

const squareApart = (a: ArrayLike<number>, i: number, b: ArrayLike<number>, j: number): number =>
  (a[3 * i]! - b[3 * j]!) ** 2 + (a[3 * i + 1]! - b[3 * j + 1]!) ** 2 + (a[3 * i + 2]! - b[3 * j + 2]!) ** 2;

export function nearestCentre(points: ArrayLike<number>, at: number, centres: ArrayLike<number>, count: number): number {
  let [best, bestApart] = [0, Infinity];
  for (let k = 0; k < count; k++) {
    const apart = squareApart(points, at, centres, k);
    if (apart < bestApart) [best, bestApart] = [k, apart];
  }
  return best;
}

/** The mean first, then each time the point that is farthest from all, by a `share` weight of its crowd. */
function firstCentres(points: ArrayLike<number>, pointCount: number, most: number, least: number): number[] {
  const mean = [0, 0, 0];
  for (let i = 0; i < pointCount; i++) for (let c = 0; c < 3; c++) mean[c]! += points[3 * i + c]! / pointCount;
  const centres = [...mean];
  const apart = new Float64Array(pointCount).fill(Infinity);
  while (centres.length < 3 * most) {
    const last = centres.length / 3 - 1;
    let farthest = 0;
    for (let i = 0; i < pointCount; i++) {
      apart[i] = Math.min(apart[i]!, squareApart(points, i, centres, last));
      if (apart[i]! > apart[farthest]!) farthest = i;
    }
    if (apart[farthest]! < least * least) break;
    centres.push(points[3 * farthest]!, points[3 * farthest + 1]!, points[3 * farthest + 2]!);
  }
  return centres;
}

function improve(points: ArrayLike<number>, pointCount: number, centres: number[]): number[] {
  const count = centres.length / 3;
  const sums = new Float64Array(4 * count);
  for (let i = 0; i < pointCount; i++) {
    const k = nearestCentre(points, i, centres, count);
    for (let c = 0; c < 3; c++) sums[4 * k + c]! += points[3 * i + c]!;
    sums[4 * k + 3]!++;
  }
  return centres.map((value, i) => {
    const members = sums[4 * Math.floor(i / 3) + 3]!;
    return members > 0 ? sums[4 * Math.floor(i / 3) + (i % 3)]! / members : value;
  });
}

/** `points`: 3 numbers each, at least one point. At most `most` clusters, whose starts lie at least `least` apart. */
export function clustersOf(points: ArrayLike<number>, most: number, least: number): Clusters {
  const pointCount = Math.floor(points.length / 3);
  let centres = firstCentres(points, pointCount, most, least);
  for (let round = 0; round < 8; round++) centres = improve(points, pointCount, centres);
  const kept: number[] = [];
  for (let k = 0; k < centres.length / 3; k++) {
    const isNew = Array.from({ length: kept.length / 3 }, (_, j) => squareApart(centres, k, kept, j)).every(
      (apart) => apart > (0.7 * least) ** 2,
    );
    if (isNew) kept.push(centres[3 * k]!, centres[3 * k + 1]!, centres[3 * k + 2]!);
  }
  return { centres: kept, count: kept.length / 3 };
}
