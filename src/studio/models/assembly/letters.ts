/** Capitals of even strokes, as regions of a plane: what is written on vehicles and signs. Exact. */
import type { F32 } from '../../../kernel/index.ts';
import type { Field2 } from '../../render/field/index.ts';

/** Polylines on a grid of 3 columns (0.3 apart) and 5 rows (0.25 apart); places are counted from the lower left, row by row, in base 36. */
const glyphs: Readonly<Record<string, readonly string[]>> = {
  A: ['09db2', '68'],
  B: ['0cdb76', '7510'],
  C: ['bd9315'],
  D: ['0cdb510'],
  E: ['ec02', '67'],
  F: ['ec0', '67'],
  G: ['bd93158', '78'],
  H: ['0c', '2e', '68'],
  I: ['1d'],
  K: ['0c', 'e62'],
  L: ['c02'],
  M: ['0c7e2'],
  N: ['0c2e'],
  O: ['139db51'],
  P: ['0cdb76'],
  R: ['0cdb76', '72'],
  S: ['bd97513'],
  T: ['ce', '1d'],
  U: ['c315e'],
  X: ['0e', 'c2'],
  Y: ['c7e', '71'],
};

type Point = readonly [number, number];
const placeOf = (sign: string): Point => {
  const index = Number.parseInt(sign, 36);
  return [(index % 3) * 0.3, Math.floor(index / 3) * 0.25];
};

export interface Writing {
  /** Capitals and spaces; other signs are left out. */
  readonly text: string;
  readonly height: number;
  /** Middle of the line. */
  readonly at: Point;
  /** Of the strokes, as a share of the height. Default 0.085. */
  readonly weight?: number;
}

export function writing({ text, height, at: [centreU, centreV], weight = 0.085 }: Writing): Field2 {
  const advance = 0.86;
  const start = -((text.length - 1) * advance + 0.6) / 2;
  const strokes = [...text].flatMap((letter, index) =>
    (glyphs[letter] ?? []).flatMap((polyline) =>
      [...polyline].slice(1).map((sign, place): readonly [Point, Point] => {
        const move = ([u, v]: Point): Point => [centreU + (start + index * advance + u) * height, centreV + (v - 0.5) * height];
        return [move(placeOf(polyline[place]!)), move(placeOf(sign))];
      }),
    ),
  );
  return (tools, u, v) => {
    const { k, o } = tools;
    const squares = strokes.map(([[au, av], [bu, bv]]): F32 => {
      const [du, dv] = [bu - au, bv - av];
      const [pu, pv] = [o.sub(u, au), o.sub(v, av)];
      const share = o.clamp(o.mul(o.add(o.mul(pu, du), o.mul(pv, dv)), 1 / (du * du + dv * dv)), 0, 1);
      const [x, y] = [o.sub(pu, o.mul(share, du)), o.sub(pv, o.mul(share, dv))];
      return o.add(o.mul(x, x), o.mul(y, y));
    });
    return k.lipschitz(o.sub(o.sqrt(squares.reduce((a, b) => o.min(a, b), o.float(1e6))), weight * height), [u, v], 1);
  };
}
