/** An outfit as shapes on a posed body: each garment one shape, its details (buttons, stripes, badges) painted in. */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import {
  type Colour,
  type Field,
  type FieldTools,
  halfSpace,
  type Material,
  mixValues,
  type Shape,
  type Surface,
  smoothIntersection,
  smoothUnion,
  times,
  translate,
} from '../../render/field/index.ts';
import { apronField, beltField, capeField, scarfField, tieField } from './extras.ts';
import { bodySkin, fabricOf } from './fabric.ts';
import { arm, leg, trunk } from './flesh.ts';
import { type Frame, placed } from './frame.ts';
import type { Bottom, Extra, Garment, Headgear, Shoe, Top } from './garments.ts';
import { bodyDomain, bottomField, topField, veeOf, type Wearer } from './wear.ts';

const inFrame = ({ v }: FieldTools, p: Vec3<F32>, { origin, x, y, z }: Frame): Vec3<F32> => {
  const away = v.sub3(p, origin);
  return [v.dot(away, x), v.dot(away, y), v.dot(away, z)];
};

/** How much of a second colour shows at a point of the chest's frame, and how much of buttons. */
function details(tools: FieldTools, q: Vec3<F32>, { top, wearer }: { top: Top; wearer: Wearer }): { trim: F32; seam: F32; button: F32 } {
  const { o, m, v } = tools;
  const s = wearer.skeleton.size;
  const [x, y, z] = q;
  const isFront = m.smoothstep(0, 0.02, z);
  const { low } = veeOf(wearer, top);
  const none = o.float(0);
  const line = (at: number): F32 => m.smoothstep(0.0016, 0.0008, o.abs(o.sub(x, at)));
  const spacing = (top.neck === 'lapels' ? 0.1 : 0.085) * s;
  const row = o.sub(y, top.neck === 'lapels' ? low - 0.02 * s : 0.12 * s);
  const along = o.sub(row, o.mul(o.floor(o.mulAdd(row, 1 / spacing, 0.5)), spacing));
  const below = m.smoothstep(0.01, 0, row);
  const dots = (at: number): F32 => o.mul(m.smoothstep(0.0072 * s, 0.0058 * s, v.length([o.sub(x, at), along, 0])), below);
  const front = top.front ?? 'plain';
  const button =
    front === 'buttons'
      ? dots(0.012 * s * (top.neck === 'lapels' ? 1 : 0))
      : front === 'double'
        ? o.max(dots(0.05 * s), dots(-0.05 * s))
        : none;
  const seam =
    front === 'zip' ? o.mul(line(0), 1) : front === 'buttons' && top.neck !== 'lapels' ? o.max(line(0.017 * s), line(-0.017 * s)) : none;
  return { trim: trimOf(tools, q, { top, s }), seam: o.mul(seam, isFront), button: o.mul(button, isFront) };
}

function trimOf({ o, m, v }: FieldTools, [x, y, z]: Vec3<F32>, { top, s }: { top: Top; s: number }): F32 {
  const band = (at: number, half: number): F32 => m.smoothstep(half, half - 0.002, o.abs(o.sub(y, at)));
  switch (top.trim?.kind) {
    case 'stripes':
      return m.smoothstep(-0.15, 0.15, m.sinTurns(o.mul(y, 1 / 0.034)));
    case 'bands':
      return o.max(band(-0.02 * s, 0.026 * s), band(-0.2 * s, 0.026 * s));
    case 'yoke':
      return o.max(o.mul(m.smoothstep(0.05, 0.04, o.abs(x)), m.smoothstep(0, 0.02, z)), m.smoothstep(-0.31 * s, -0.32 * s, y));
    case 'badge':
      return o.mul(
        m.smoothstep(
          0.026 * s,
          0.023 * s,
          o.add(v.length([o.sub(x, 0.075 * s), o.sub(y, 0.05 * s), 0]), o.mul(o.abs(o.sub(y, 0.05 * s)), 0.2)),
        ),
        m.smoothstep(0, 0.02, z),
      );
    case 'cross':
      return o.mul(o.max(band(0.02, 0.012), m.smoothstep(0.012, 0.01, o.abs(x))), m.smoothstep(0, 0.02, z));
    default:
      return o.float(0);
  }
}

function painted(surface: Surface, paint: { top: Top; wearer: Wearer }): Surface {
  const { top, wearer } = paint;
  const isPlain = (top.front ?? 'plain') === 'plain' && !top.trim;
  if (isPlain) return surface;
  const trimColour: Colour = top.trim?.colour ?? top.colour;
  const isDark = top.colour[0] + top.colour[1] + top.colour[2] < 0.6;
  const buttonColour: Colour = top.front === 'double' ? [0.7, 0.62, 0.4] : isDark ? times(top.colour, 0.35) : [0.75, 0.72, 0.66];
  const material: Material = (tools, at) => {
    const { v, o } = tools;
    const values = surface.material(tools, at);
    const { trim, seam, button } = details(tools, inFrame(tools, at.local, wearer.skeleton.chest), paint);
    const lined = v.mix3(v.mix3(values.base, trimColour, trim), times(top.colour, 0.35), o.mul(seam, 0.8));
    return mixValues(tools, { ...values, base: lined }, { base: buttonColour, roughness: 0.35 }, button);
  };
  return { ...surface, material };
}

interface Dressing {
  readonly wearer: Wearer;
  readonly name: string;
  readonly outfit: readonly Garment[];
}

const isTop = (one: Garment): one is Top => one.slot === 'top' || one.slot === 'outer';

interface BySlot {
  readonly top: Top;
  readonly outer: Top;
  readonly bottom: Bottom;
  readonly shoes: Shoe;
  readonly extra: Extra;
  readonly hat: Headgear;
}

/** The first of a slot. */
export const worn = <T extends Garment['slot']>(outfit: readonly Garment[], slot: T): BySlot[T] | null =>
  (outfit.find((one) => one.slot === slot) as BySlot[T] | undefined) ?? null;

/** Skin that clothes leave bare, below the neck; null when there is none. */
export function bareField({ wearer, outfit }: Omit<Dressing, 'name'>): Field | null {
  const { figure, skeleton } = wearer;
  const tops = outfit.filter(isTop);
  const bottom = worn(outfit, 'bottom');
  const sleeves = Math.max(0, ...tops.map((one) => one.sleeves));
  const isLegBare = bottom === null || bottom.legs < 1.7;
  const isOpen = tops.length === 0 || tops.every(({ neck }) => neck === 'low' || neck === 'lapels');
  const pieces = [
    ...(sleeves < 1.8 ? skeleton.arms.map((limb) => arm(figure, limb)) : []),
    ...(isLegBare ? skeleton.legs.map((limb) => leg(figure, limb)) : []),
  ];
  const chest = smoothIntersection(
    0.005,
    trunk(figure, skeleton, -0.002),
    placed(translate(halfSpace([0, -1, 0], 0), [0, -0.05, 0]), skeleton.chest),
  );
  const all = [...pieces, ...(isOpen || sleeves < 0.3 ? [chest] : [])];
  if (all.length === 0) return null;
  return smoothUnion(0.025 * skeleton.size, ...all);
}

const creasesOf = ({ skeleton: { arms, legs, pelvis } }: Wearer, part: 'top' | 'bottom') =>
  part === 'top'
    ? [...arms.map(({ bend }) => bend), ...arms.map(({ start }) => start), pelvis.origin]
    : [...legs.map(({ bend }) => bend), ...legs.map(({ end }) => end), pelvis.origin];

function extraShape(one: Extra, { wearer, name }: Dressing): Omit<Shape, 'domain'> | null {
  const kinds: Partial<
    Record<Extra['kind'], readonly [field: (wearer: Wearer) => Field, kind: 'knit' | 'satin' | 'cotton' | 'leather' | 'wool']>
  > = {
    scarf: [scarfField, 'knit'],
    tie: [tieField, 'satin'],
    apron: [apronField, 'cotton'],
    cape: [capeField, 'wool'],
    belt: [beltField, 'leather'],
  };
  const found = kinds[one.kind];
  return found
    ? { name: `${name}-${one.kind}`, field: found[0](wearer), ...fabricOf({ kind: found[1], colour: one.colour, seed: 7 }) }
    : null;
}

/** Everything worn below the chin but shoes and gloves, in the model's space. */
export function dressShapes(dressing: Dressing): Shape[] {
  const { wearer, name, outfit } = dressing;
  const domain = bodyDomain(wearer);
  const tops = [worn(outfit, 'top'), worn(outfit, 'outer')].filter((one) => one !== null);
  const bottom = worn(outfit, 'bottom');
  const isHidden = (one: Top, over: readonly Top[]): boolean =>
    over.some(({ neck, front }) => neck !== 'lapels' && neck !== 'low' && front !== undefined) &&
    one.neck !== 'shirt' &&
    one.neck !== 'turtle';
  const topShapes = tops.flatMap((one, i): Shape[] => {
    const over = tops.slice(i + 1);
    if (isHidden(one, over)) return [];
    const surface = fabricOf({ kind: one.fabric, colour: one.colour, creases: creasesOf(wearer, 'top'), seed: i });
    return [{ name: `${name}-${one.slot}`, field: topField(wearer, one, over), ...painted(surface, { top: one, wearer }), domain }];
  });
  const legs: Shape[] = bottom
    ? [
        {
          name: `${name}-bottom`,
          field: bottomField(
            wearer,
            bottom,
            tops.some(({ hem }) => hem > 0.03),
          ),
          ...fabricOf({ kind: bottom.fabric, colour: bottom.colour, creases: creasesOf(wearer, 'bottom'), seed: 4 }),
          domain: bodyDomain(wearer, bottom.cut === 'skirt' ? 0.34 : 0.14),
        },
      ]
    : [];
  const extras = outfit.flatMap((one) => (one.slot === 'extra' ? [extraShape(one, dressing)] : [])).filter((one) => one !== null);
  const bare = bareField(dressing);
  const skin: Shape[] = bare ? [{ name: `${name}-skin`, field: bare, ...bodySkin(wearer.figure.skin), domain }] : [];
  return [...topShapes, ...legs, ...extras.map((shape) => ({ ...shape, domain: bodyDomain(wearer, 0.3) })), ...skin];
}
