/**
 * What is made to be read and is no family's own: chalkboards, neon, street names, banners. Front to +z. Metres.
 * The words give the sign its length, so that letters are as large as it is tall.
 */
import {
  box,
  capsule,
  cloth,
  colour,
  cylinder,
  type Field,
  type Shape,
  type Surface,
  translate,
  union,
  wood,
} from '../../render/field/index.ts';
import { type FaceName, flatPrint, printImage } from '../../render/type/index.ts';
import { about, assembly, extent, paintCoat, piece, plain } from '../assembly/index.ts';
import type { Model, ModelFamily, ModelRequest, Point } from '../model.ts';

interface Board {
  readonly centre: Point;
  readonly widthMetres: number;
  readonly heightMetres: number;
  readonly ink: string;
  readonly face: FaceName;
  readonly glow?: number;
  readonly side?: '+z' | '+y';
  readonly margin?: number;
}

const texels = 900;

/** A surface with the request's texts on it; bare where it has none. */
function lettered(surface: Surface, { print }: ModelRequest, board: Board): Surface & Pick<Shape, 'images'> {
  if (!print) return surface;
  const { centre, widthMetres, heightMetres, ink, face, glow, side = '+z', margin = 0.08 } = board;
  const scale = texels / Math.max(widthMetres, heightMetres);
  const [widthPixels, heightPixels] = [Math.round(scale * widthMetres), Math.round(scale * heightMetres)];
  const image = printImage({ texts: print.texts, widthPixels, heightPixels, ink: print.ink ?? ink, face, margin });
  return flatPrint(surface, { image, centre, widthMetres, heightMetres, side, ...(glow !== undefined && { glow }) });
}

/** Letters of Han are as wide as high; of others a little over half. */
const unitsOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\p{Script=Han}\p{Script=Hangul}\u3040-\u30ff]/u.test(letter) ? 1 : 0.62), 0);

/** Width over height of a board whose letters fill it, on one line or, where that is too long, on several. */
function proportion({ print }: ModelRequest, least: number, most: number): number {
  const units = Math.max(1, ...(print?.texts ?? ['']).map(unitsOf));
  return Math.min(most, Math.max(least, 0.7 + units * 0.5));
}

const finish = (request: ModelRequest, own: string): Surface =>
  paintCoat({ colour: request.colour ?? colour(own), size: 0.3, roughness: 0.45, coat: 0.4 });
const steel = plain([0.42, 0.43, 0.44], 0.42, { metal: 0.75 });
const timber = (axis: 'x' | 'y'): Surface => wood({ axis, finish: 'oiled', light: colour('#b78552'), dark: colour('#7a4b26') });
/** Of paint that was asked for. */
const isDark = ({ colour: own }: ModelRequest): boolean => own !== null && 0.2126 * own[0] + 0.7152 * own[1] + 0.0722 * own[2] < 0.2;
const inkOn = (request: ModelRequest, light: string, dark: string): string => (request.colour ? (isDark(request) ? light : dark) : light);

interface Made {
  readonly panel: Field;
  readonly surface: Surface & Pick<Shape, 'images'>;
  readonly rest: readonly (readonly [Surface, Field])[];
  readonly size: readonly [width: number, height: number, depth: number];
  readonly spread?: number;
  readonly turn?: number;
}

function standing(
  { name }: ModelRequest,
  { panel, surface, rest, size: [width, height, length], spread = 0.12, turn = -0.1 }: Made,
): Model {
  const domain = about(width * 1.1, height * 1.05, length * 1.2);
  const shapes: Shape[] = [{ name: `${name}-board`, field: panel, ...surface, domain }];
  if (rest.length > 0)
    shapes.push(
      assembly(
        `${name}-frame`,
        rest.map(([coat, field]) => piece(coat, field)),
        domain,
      ),
    );
  return { shapes, ...extent({ width, height, length, turn, spread }), isPrinted: true };
}

const ring = (width: number, height: number, bar: number, [x, y, z]: Point): Field =>
  union(
    ...[-1, 1].map((s) => translate(box([width / 2, bar, bar], bar * 0.3), [x, y + s * (height / 2 - bar), z])),
    ...[-1, 1].map((s) => translate(box([bar, height / 2, bar], bar * 0.3), [x + s * (width / 2 - bar), y, z])),
  );

function chalkboard(request: ModelRequest): Model {
  const isWhite = /white|白/.test(request.label);
  const [width, height, foot] = [1.3, 0.86, 0.62];
  const middle: Point = [0, foot + height / 2, 0];
  const slate = isWhite ? plain('#f3f5f6', 0.25, { coat: 0.6 }) : plain('#1f3a31', 0.9);
  return standing(request, {
    panel: translate(box([width / 2 - 0.03, height / 2 - 0.03, 0.012]), middle),
    surface: lettered(slate, request, {
      centre: middle,
      widthMetres: width * 0.86,
      heightMetres: height * 0.74,
      ink: isWhite ? '#1b3f8a' : '#f4f1e4',
      face: 'hand',
    }),
    rest: [
      [
        isWhite ? steel : timber('x'),
        union(ring(width, height, 0.028, middle), translate(box([width * 0.4, 0.014, 0.05], 0.006), [0, foot - 0.005, 0.04])),
      ],
      [
        isWhite ? steel : timber('y'),
        union(
          ...[-1, 1].map((s) => capsule({ from: [s * 0.42, foot + 0.2, -0.04], to: [s * 0.56, 0.02, 0.22], radius: 0.02 })),
          ...[-1, 1].map((s) => capsule({ from: [s * 0.42, foot + 0.2, -0.04], to: [s * 0.5, 0.02, -0.36], radius: 0.02 })),
        ),
      ],
    ],
    size: [width, foot + height, 0.62],
  });
}

function neonSign(request: ModelRequest): Model {
  const height = 0.5;
  const width = height * proportion(request, 1.6, 4);
  const foot = 0.9;
  const centre: Point = [0, foot + height / 2, 0.03];
  return standing(request, {
    panel: translate(box([width / 2, height / 2, 0.03], 0.02), [0, foot + height / 2, 0]),
    surface: lettered(plain('#15121a', 0.35, { coat: 0.5 }), request, {
      centre,
      widthMetres: width * 0.94,
      heightMetres: height * 0.86,
      ink: neonInk(request),
      face: 'tube',
      glow: 2.6,
      margin: 0.1,
    }),
    rest: [
      [
        plain('#202026', 0.4, { metal: 0.6 }),
        union(
          ...[-0.3, 0.3].map((s) =>
            capsule({ from: [s * width, foot + height * 0.5, -0.05], to: [s * width, 0.02, -0.05], radius: 0.018 }),
          ),
          ...[-0.3, 0.3].map((s) => translate(cylinder(0.13, 0.012, 0.004), [s * width, 0.012, -0.05])),
        ),
      ],
    ],
    size: [width, foot + height, 0.26],
  });
}

const hexOf = (channel: number): string =>
  Math.round(255 * Math.min(1, Math.max(0, channel)) ** (1 / 2.2))
    .toString(16)
    .padStart(2, '0');
const neonInk = ({ colour: own }: ModelRequest): string => (own ? `#${own.map(hexOf).join('')}` : '#ff4f8b');

/** A street's name on a post, green or blue with a white rim. */
function streetSign(request: ModelRequest): Model {
  const height = 0.3;
  const width = height * proportion(request, 2.6, 7);
  const foot = 1.55;
  const centre: Point = [0, foot + height / 2, 0.02];
  return standing(request, {
    panel: translate(box([width / 2, height / 2, 0.014], 0.012), [0, foot + height / 2, 0.03]),
    surface: lettered(finish(request, '#0a5c37'), request, {
      centre,
      widthMetres: width * 0.92,
      heightMetres: height * 0.82,
      ink: inkOn(request, '#ffffff', '#10151d'),
      face: 'sans',
      margin: 0.12,
    }),
    rest: [
      [plain('#f4f7f7', 0.4), ring(width - 0.014, height - 0.014, 0.006, [0, foot + height / 2, 0.042])],
      [
        steel,
        union(
          capsule({ from: [0, 0, 0], to: [0, foot + height + 0.1, 0], radius: 0.03 }),
          translate(cylinder(0.09, 0.015, 0.004), [0, 0.015, 0]),
        ),
      ],
    ],
    size: [width, foot + height + 0.13, 0.2],
  });
}

/** Cloth between two poles. */
function banner(request: ModelRequest): Model {
  const height = 0.8;
  const width = height * proportion(request, 2.4, 4.4);
  const foot = 1.25;
  const centre: Point = [0, foot + height / 2, 0];
  const own = finish(request, '#a8221f');
  const fabric: Surface = request.colour
    ? cloth({ colour: request.colour, spacing: 0.006 })
    : cloth({ colour: colour('#a8221f'), spacing: 0.006 });
  const sheet: Field = (tools, p) => {
    const { o, m, k } = tools;
    const sway = k.opaque(o.mul(m.sinTurns(o.mul(p[0], 1.3 / width)), 0.035), {
      of: [p[0]],
      range: () => ({ low: -0.035, high: 0.035 }),
      steepness: 0.035 * 2 * Math.PI * (1.3 / width),
    });
    return o.mul(box([width / 2, height / 2, 0.012], 0.008)(tools, [p[0], o.sub(p[1], foot + height / 2), o.sub(p[2], sway)]), 0.95);
  };
  return standing(request, {
    panel: sheet,
    surface: lettered(fabric, request, {
      centre,
      widthMetres: width * 0.92,
      heightMetres: height * 0.84,
      ink: inkOn(request, '#fff6e2', '#1b1a1d'),
      face: 'poster',
      margin: 0.1,
    }),
    rest: [
      [
        timber('y'),
        union(
          ...[-1, 1].map((s) =>
            capsule({ from: [s * (width / 2 + 0.02), 0, 0], to: [s * (width / 2 + 0.02), foot + height + 0.12, 0], radius: 0.03 }),
          ),
        ),
      ],
      [own, union(...[-1, 1].map((s) => translate(cylinder(0.05, 0.03, 0.01), [s * (width / 2 + 0.02), foot + height + 0.14, 0])))],
    ],
    size: [width + 0.1, foot + height + 0.17, 0.14],
  });
}

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = {
  chalkboard,
  whiteboard: chalkboard,
  'neon-sign': neonSign,
  'street-sign': streetSign,
  banner,
};

export const boardConcepts: readonly string[] = Object.keys(kinds);

export const boards: ModelFamily = (request) => (Object.hasOwn(kinds, request.concept) ? kinds[request.concept]!(request) : null);
