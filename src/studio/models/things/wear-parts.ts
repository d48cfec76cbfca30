/** Materials that what is worn shares. */
import { type Colour, cloth, type Field, felt, gold, leather, type Surface, torus } from '../../render/field/index.ts';
import { flat, isAsked, mottled, ownColour, painted, piece, put, rod, thing } from '../assembly/index.ts';
import type { Model, ModelRequest, Point } from '../model.ts';

export type Maker = (request: ModelRequest) => Model;
export const at: Point = [0, 0, 0];
export const matte = (base: Colour | string, roughness = 0.6): Surface =>
  mottled({ base, other: base, size: 0.05, roughness, subsurface: 0 });
export const glossy = (base: Colour | string): Surface =>
  mottled({ base, other: base, size: 0.1, roughness: 0.25, coat: 0.7, subsurface: 0 });
export const stuffOf = (request: ModelRequest, hex: string, own: 'cloth' | 'leather' | 'felt'): Surface => {
  const base = ownColour(request, hex);
  const kind = request.material ?? own;
  const surface =
    kind === 'leather'
      ? leather({ colour: base })
      : kind === 'felt' || kind === 'wool'
        ? felt({ colour: base })
        : cloth({ colour: base, plane: 'xy' });
  return isAsked(request.attributes, 'striped')
    ? painted(surface, [({ m, o }, { local }) => m.smoothstep(-0.1, 0.1, m.sinTurns(o.mul(local[1], 22))), flat('#f2eee6', 0.7)])
    : surface;
};

export const ring: Maker = (request) =>
  thing(
    request,
    [0.024, 0.03, 0.024],
    [
      piece(
        gold({ roughness: 0.1 }),
        put(torus(0.0098, 0.0012), [0, 0.011, 0], [Math.PI / 2, 0, 0]),
        ...[0, 1, 2, 3].map((i) =>
          rod(
            [0.0016 * Math.cos(i * 1.57), 0.0208, 0.0016 * Math.sin(i * 1.57)],
            [0.0036 * Math.cos(i * 1.57), 0.0262, 0.0036 * Math.sin(i * 1.57)],
            0.0005,
          ),
        ),
      ),
      piece(
        { material: () => ({ base: request.colour ?? [0.75, 0.85, 0.95], metal: 0.75, roughness: 0.04, coat: 1, coatRoughness: 0.01 }) },
        gemSolid(0.0045, [0, 0.0255, 0]),
      ),
    ],
    { turn: 0.5 },
  );
/** Brilliant cut about a point, with its girdle's radius. */
export const gemSolid =
  (radius: number, by: Point): Field =>
  (tools, p) => {
    const q = tools.v.sub3(p, by);
    const sides = Array.from({ length: 8 }, (_, i) => [Math.cos((i * Math.PI) / 4), Math.sin((i * Math.PI) / 4)] as const);
    const faces = sides.flatMap(([c, s]) => [
      tools.o.sub(tools.o.sum(tools.o.mul(q[0], 0.68 * c), tools.o.mul(q[2], 0.68 * s), tools.o.mul(q[1], -0.73)), radius * 0.66),
      tools.o.sub(tools.o.sum(tools.o.mul(q[0], 0.58 * c), tools.o.mul(q[2], 0.58 * s), tools.o.mul(q[1], 0.81)), radius * 0.6),
    ]);
    return faces.reduce((a, b) => tools.o.max(a, b), tools.o.sub(q[1], radius * 0.4));
  };
