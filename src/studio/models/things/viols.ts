/** Violins and cellos: bodies with cornered bouts, f-holes, a scroll, and a bow beside them. Metres. */
import { colour, polygon, wood } from '../../render/field/index.ts';
import {
  block,
  circle,
  egg,
  flat,
  joint,
  type Mask,
  mirrored,
  onFront,
  ownColour,
  painted,
  piece,
  pipe,
  rim,
  rod,
  sheet,
  thing,
} from '../assembly/index.ts';
import { type Maker, matte, steel } from './gear-parts.ts';

/** Right half of the body, of length 1. */
const bouts = polygon(mirrored([[0.04, 0], [0.11, 0.004], [0.2, 0.035], [0.265, 0.1], [0.292, 0.185], [0.285, 0.26], [0.252, 0.312], [0.258, 0.338], [0.205, 0.368], [0.168, 0.43], [0.156, 0.5], [0.165, 0.57], [0.188, 0.625], [0.222, 0.65], [0.212, 0.678], [0.232, 0.74], [0.238, 0.82], [0.215, 0.9], [0.16, 0.965], [0.08, 0.992]]), 0.006); // biome-ignore format: a drawing

const holes: Mask = (tools, at) => {
  const { o, m } = tools;
  const [x, y] = [o.abs(at.local[0]), at.local[1]];
  const sway = o.mulAdd(m.sinTurns(o.mul(o.sub(y, 0.45), 3.6)), 0.017, o.mulAdd(o.sub(y, 0.45), -0.16, 0.118));
  const stem = o.mul(m.smoothstep(0.0075, 0.0055, o.abs(o.sub(x, sway))), m.smoothstep(0.107, 0.103, o.abs(o.sub(y, 0.45))));
  const dots = onFront(joint(circle(0.089, 0.556, 0.013), circle(-0.089, 0.556, 0.013), circle(0.142, 0.345, 0.016), circle(-0.142, 0.345, 0.016)), 0.002);
  return o.max(o.mul(stem, m.smoothstep(0.4, 0.6, at.normal[2])), dots(tools, at));
}; // biome-ignore format: long

interface Viol {
  /** Metres of the body. */
  readonly body: number;
  readonly hex: string;
  /** Depth of the sides as a share of the body. */
  readonly depth: number;
  /** Stands on a pin, its bow as long as this share of the body. */
  readonly isGrounded: boolean;
  readonly bow: number;
}

/** Everything is said for a body of length 1, and scaled. */
const viol =
  ({ body, hex, depth, isGrounded, bow }: Viol): Maker =>
  (request) => {
    const base = ownColour(request, hex);
    const front = depth / 2;
    const varnish = wood({ axis: 'y', finish: 'lacquered', light: base, dark: [base[0] * 0.5, base[1] * 0.38, base[2] * 0.3], ringSpacing: 0.05 });
    const edge: Mask = (tools, at) => tools.m.smoothstep(-0.022, -0.006, bouts(tools, at.local[0], at.local[1]));
    const shade = flat([base[0] * 0.42, base[1] * 0.26, base[2] * 0.2], 0.25, { coat: 0.8 });
    const skin = painted(varnish, [edge, shade], [onFront(rim(bouts, 0.003), 0.002), flat('#1c0d05', 0.4)], [holes, flat('#0c0603', 0.9)]);
    const ebony = matte('#14110f', 0.3);
    const maple = wood({ axis: 'y', finish: 'lacquered', light: [base[0] * 1.05, base[1] * 1.05, base[2]], dark: [base[0] * 0.5, base[1] * 0.4, base[2] * 0.3] });
    const board = sheet(polygon([[-0.066, 0.62], [0.066, 0.62], [0.038, 1.36], [-0.038, 1.36]], 0.004), 0.014, [0, 0, front + 0.034]); // biome-ignore format: a drawing
    const tail = sheet(polygon([[-0.028, 0.06], [0.028, 0.06], [0.06, 0.28], [-0.06, 0.28]], 0.008), 0.01, [0, 0, front + 0.03]); // biome-ignore format: a drawing
    const scroll = pipe(0.024, [[0, 1.36, front - 0.01, 0.034], [0, 1.5, front - 0.035, 0.03], [0, 1.575, front - 0.02, 0.026], [0, 1.6, front + 0.03, 0.024], [0, 1.555, front + 0.055, 0.022], [0, 1.53, front + 0.02, 0.018]], 3); // biome-ignore format: rows
    const strings = [-1.5, -0.5, 0.5, 1.5].map((i) => pipe(0.0024, [[i * 0.026, 0.27, front + 0.042], [i * 0.026, 0.43, front + 0.092], [i * 0.016, 1.38, front + 0.054]], 0)); // biome-ignore format: rows
    const pegs = [1.4, 1.44, 1.48, 1.52].flatMap((y, i) => [rod([-0.03, y, front - 0.02], [(i % 2 ? 1 : -1) * 0.1, y, front - 0.02], 0.009), egg([0.02, 0.017, 0.009], [(i % 2 ? 1 : -1) * 0.118, y, front - 0.02])]); // biome-ignore format: rows
    const stick = pipe(0.011, [[0.39, 0.02, front, 0.012], [0.425, 0.02 + bow * 0.5, front, 0.011], [0.43, 0.02 + bow, front, 0.007]], 3);
    const extras = isGrounded
      ? [piece(steel, rod([0, 0.02, 0], [0, -0.2, 0], 0.012, 0.006))]
      : [piece(ebony, egg([0.085, 0.06, 0.028], [-0.13, 0.06, front + 0.028]))];
    const reach = isGrounded ? 0.21 : 0;
    const scaled = thing(
      { name: request.name },
      [0.98, 1.62 + reach, depth + 0.16],
      [
        piece(skin, sheet(bouts, front, [0, 0, 0], [0, 0, 0], front * 0.55)),
        piece(maple, rod([0, 0.98, front - 0.012], [0, 1.37, front - 0.004], 0.05, 0.04), scroll, block([0.075, 0.03, 0.006], [0, 0.43, front + 0.05], 0.003)),
        piece(ebony, board, tail, ...pegs, block([0.02, 0.05, 0.018], [0.405, 0.1, front], 0.006)),
        piece(steel, ...strings),
        piece(wood({ axis: 'y', finish: 'lacquered', light: colour('#8a4a22'), dark: colour('#4a210e') }), stick, rod([0.43, 0.02 + bow, front], [0.4, 0.01 + bow, front], 0.008)),
        piece(matte('#efe8d6', 0.6), rod([0.386, 0.05, front], [0.402, 0.01 + bow, front], 0.006)),
        ...extras,
      ],
      { room: 0.25 },
    );
    return {
      ...scaled,
      widthMetres: 0.86 * body,
      heightMetres: (1.6 + reach) * body,
      depthMetres: (depth + 0.3) * body,
      turnRadians: 0.22,
      parts: [{ shape: 0, position: [-0.02 * body, reach * body, 0], rotation: [-0.08, 0, 0], scale: body }],
    };
  }; // biome-ignore format: long

export const viols: Readonly<Record<string, Maker>> = {
  violin: viol({ body: 0.355, hex: '#9c4a16', depth: 0.12, isGrounded: false, bow: 1.55 }),
  cello: viol({ body: 0.755, hex: '#8a3a12', depth: 0.17, isGrounded: true, bow: 0.97 }),
};
