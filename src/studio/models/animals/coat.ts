/** Fur, hide, feathers and scales of a body: a ground colour, a pattern over it, and painted patches that sit on the skeleton. */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import type { Bump, Colour, FieldTools, Material } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { type Blob, blobDistance, type Group, groupPoint, type Relief } from './sculpture.ts';

export type Pattern =
  /** Dark bands across `direction`, `period` apart. `share`: of the period that is dark. */
  | {
      readonly kind: 'stripes';
      readonly direction: Point;
      readonly period: number;
      readonly share: number;
      readonly wobble: number;
      readonly colour: Colour;
    }
  | { readonly kind: 'spots'; readonly size: number; readonly share: number; readonly colour: Colour; readonly inner?: Colour }
  | { readonly kind: 'cells'; readonly size: number; readonly gap: number; readonly colour: Colour }
  | { readonly kind: 'blotches'; readonly size: number; readonly share: number; readonly colour: Colour };

/** Colour laid over a blob's reach, in the space of its group. */
export interface Patch extends Blob {
  /** Index of its group; absent: the model's own space. */
  readonly group?: Group;
  readonly colour: Colour;
  /** Metres over which it fades. */
  readonly soft: number;
  /** Default 1. */
  readonly amount?: number;
  /** 1: nose leather, horn, hoof: no hair, a wet or horny shine. Default 0. */
  readonly shine?: number;
  /** Its edge is not torn by hair. */
  readonly isSharp?: boolean;
  /** Bands instead of an even colour. */
  readonly stripes?: { readonly direction: Point; readonly period: number; readonly share: number };
  /** No relief there: short hair or bare skin. */
  readonly isBare?: boolean;
  /** Under the general pattern instead of over it. */
  readonly isUnder?: boolean;
}

export type CoatKind =
  | 'fur'
  | 'sleek'
  | 'shag'
  | 'wool'
  | 'plush'
  | 'quill'
  | 'hide'
  | 'smooth'
  | 'feather'
  | 'scale'
  | 'shell'
  | 'cloth'
  | 'knit';

export interface Coat {
  readonly kind: CoatKind;
  readonly base: Colour;
  readonly patterns?: readonly Pattern[];
  readonly patches: readonly Patch[];
  /** Metres: width of a lock of hair, a scale, a wrinkle. */
  readonly grain: number;
  /** Patterns are looked up so far away: two of a kind differ. Default none. */
  readonly shift?: Point;
  /** How much the ground varies, default 0.25. */
  readonly variation?: number;
}

/** Where no hair grows round about. */
const lie = (tools: FieldTools, p: Vec3<F32>, share = 0.85): Vec3<F32> => {
  const { o, v } = tools;
  // Hair lies back and down; a little wandering keeps it from looking ruled.
  const direction: Point = [0, -0.64, -0.77];
  const along = o.mul(v.dot(p, direction), share);
  return v.sub3(p, v.scale(direction, along));
};

function patternMask(tools: FieldTools, p: Vec3<F32>, pattern: Pattern): F32 {
  const { o, v, m, n } = tools;
  if (pattern.kind === 'stripes') {
    const { direction, period, share, wobble } = pattern;
    const bend = o.add(
      o.mul(o.sub(n.valueNoise(v.scale(p, 0.45 / period), 3), 0.5), wobble),
      o.mul(o.sub(n.valueNoise(v.scale(p, 1.6 / period), 4), 0.5), wobble * 0.3),
    );
    const wave = m.sinTurns(o.add(o.mul(v.dot(p, direction), 1 / period), bend));
    const edge = 1 - 2 * share;
    return m.smoothstep(edge - 0.22, edge + 0.22, wave);
  }
  if (pattern.kind === 'blotches') {
    const value = o.add(
      o.mul(n.valueNoise(v.scale(p, 1 / pattern.size), 11), 0.85),
      o.mul(n.valueNoise(v.scale(p, 3.1 / pattern.size), 12), 0.15),
    );
    return m.smoothstep(0.97 - pattern.share, 1.03 - pattern.share, value);
  }
  const { nearest, second } = n.worley(v.scale(p, 1 / pattern.size), 7);
  if (pattern.kind === 'cells') return m.smoothstep(pattern.gap, pattern.gap + 0.06, o.sub(second, nearest));
  const wander = o.mulAdd(n.valueNoise(v.scale(p, 3 / pattern.size), 5), 0.24, -0.12);
  return m.smoothstep(pattern.share + 0.07, pattern.share - 0.07, o.add(nearest, wander));
}

/** The hollow of a rosette. */
function innerMask(tools: FieldTools, p: Vec3<F32>, size: number, share: number): F32 {
  const { nearest } = tools.n.worley(tools.v.scale(p, 1 / size), 7);
  return tools.m.smoothstep(share * 0.62, share * 0.4, nearest);
}

function patched(tools: FieldTools, p: Vec3<F32>, base: Vec3<F32>, { patches, ragged }: { patches: readonly Patch[]; ragged: F32 }) {
  const { o, v, m } = tools;
  let colour = base;
  let shine: F32 = o.float(0);
  for (const patch of patches) {
    const q = patch.group ? groupPoint(tools, p, patch.group) : p;
    const distance = blobDistance(tools, q, patch);
    const torn = patch.isSharp ? distance : o.add(distance, o.mul(ragged, Math.min(1, patch.soft * 40)));
    let mask = o.mul(m.smoothstep(patch.soft, -patch.soft, torn), patch.amount ?? 1);
    if (patch.stripes) {
      const { direction, period, share } = patch.stripes;
      const wave = m.sinTurns(o.add(o.mul(v.dot(q, direction), 1 / period), o.mul(ragged, 0.4 / period)));
      mask = o.mul(mask, m.smoothstep(0.8 - 2 * share, 1.2 - 2 * share, wave));
    }
    colour = v.mix3(colour, patch.colour, mask);
    shine = o.mix(shine, patch.shine ?? 0, mask);
  }
  return { colour, shine };
}

const rough: Readonly<Record<CoatKind, number>> = {
  fur: 0.75,
  sleek: 0.5,
  shag: 0.75,
  wool: 0.9,
  plush: 0.95,
  quill: 0.6,
  hide: 0.65,
  smooth: 0.28,
  feather: 0.6,
  scale: 0.5,
  shell: 0.35,
  cloth: 0.88,
  knit: 0.95,
};
const sheens: Readonly<Record<CoatKind, number>> = {
  fur: 0.28,
  sleek: 0.16,
  shag: 0.35,
  wool: 0.35,
  plush: 0.6,
  quill: 0.1,
  hide: 0.06,
  smooth: 0,
  feather: 0.2,
  scale: 0,
  shell: 0,
  cloth: 0.16,
  knit: 0.35,
};

const isHairy = (kind: CoatKind): boolean => kind === 'fur' || kind === 'sleek' || kind === 'shag' || kind === 'plush' || kind === 'wool';

/** Colour of the coat, before light and shade of single hairs. Also what tufts are coloured by. */
export function coatColour(
  tools: FieldTools,
  p: Vec3<F32>,
  { kind, base, patterns = [], patches, grain, variation = 0.25, shift = [0, 0, 0] }: Coat,
) {
  const { o, v, n } = tools;
  const hairs = isHairy(kind) ? lie(tools, p) : p;
  const fine = n.valueNoise(v.scale(hairs, 1 / (grain * 1.4)), 21);
  const ragged = o.mul(o.sub(fine, 0.5), isHairy(kind) ? grain * 3 : grain);
  const broad = n.valueNoise(v.scale(p, 1 / (grain * 22)), 23);
  const tone = o.mulAdd(o.sub(o.mulAdd(broad, 0.6, o.mul(fine, 0.4)), 0.5), 2 * variation, 1);
  const under = patched(tools, p, v.scale(base, tone), { patches: patches.filter(({ isUnder }) => isUnder), ragged });
  let ground = under.colour;
  for (const pattern of patterns) {
    const [sx, sy, sz] = pattern.kind === 'stripes' ? [0, 0, 0] : shift;
    const torn: Vec3<F32> = [o.add(p[0], sx), o.add(p[1], o.add(ragged, sy)), o.add(p[2], o.add(ragged, sz))];
    ground = v.mix3(ground, v.scale(pattern.colour, tone), patternMask(tools, torn, pattern));
    if (pattern.kind === 'spots' && pattern.inner)
      ground = v.mix3(ground, v.scale(pattern.inner, tone), innerMask(tools, torn, pattern.size, pattern.share));
  }
  return patched(tools, p, ground, { patches: patches.filter(({ isUnder }) => !isUnder), ragged });
}

export const coatMaterial =
  (coat: Coat): Material =>
  (tools, { local }) => {
    const { o, v, n } = tools;
    const { colour, shine } = coatColour(tools, local, coat);
    const strand = n.valueNoise(v.scale(lie(tools, local, 0.93), 1 / (coat.grain * 0.45)), 29);
    const lit = isHairy(coat.kind) ? v.scale(colour, o.mulAdd(strand, 0.36, 0.82)) : colour;
    return {
      base: v.min3(lit, [0.9, 0.9, 0.9]),
      roughness: o.mix(rough[coat.kind], 0.3, shine),
      // Black hair hardly shows it.
      sheen: o.mul(o.mix(sheens[coat.kind], 0, shine), o.clamp(o.mulAdd(v.dot(colour, [0.3, 0.6, 0.1]), 6, 0.2), 0, 1)),
      coat: o.mul(shine, 0.6),
      coatRoughness: 0.15,
    };
  };

/** Soft ridges across, and a weave or rows of stitches. */
function clothBump({ o, v, m, n }: FieldTools, p: Vec3<F32>, isKnit: boolean, grain: number): F32 {
  const warp = o.mul(n.valueNoise(v.scale(p, 0.09 / grain), 51), 1.2);
  const crease = n.gradientNoise([o.mulAdd(p[0], 0.1 / grain, warp), o.mul(p[1], 0.17 / grain), o.mulAdd(p[2], 0.1 / grain, warp)], 52);
  const ridge = o.sub(1, o.min(1, o.mul(o.abs(crease), 2.2)));
  const folds = o.mul(o.mul(ridge, ridge), grain * (isKnit ? 0.3 : 0.55));
  if (!isKnit) return folds;
  const loops = o.add(o.abs(m.sinTurns(o.mul(o.add(p[0], p[2]), 0.8 / grain))), o.mul(o.abs(m.sinTurns(o.mul(p[1], 0.65 / grain))), 0.6));
  return o.add(folds, o.mul(loops, grain * 0.22));
}

/** Relief for light and shade: hairs along the lie, wrinkles, feathers, scales. */
export function coatBump({ kind, grain }: Coat): Bump {
  return (tools, p) => {
    const { o, v, m, n } = tools;
    if (kind === 'smooth') return o.mul(n.valueNoise(v.scale(p, 1 / (grain * 4)), 31), grain * 0.1);
    if (kind === 'cloth' || kind === 'knit') return clothBump(tools, p, kind === 'knit', grain);
    if (kind === 'hide') {
      const { nearest, second } = n.worley(v.scale(p, 1 / (grain * 1.6)), 33);
      return o.add(
        o.mul(m.smoothstep(0, 0.4, o.sub(second, nearest)), grain * 0.16),
        o.mul(n.valueNoise(v.scale(p, 1 / (grain * 5)), 34), grain * 0.6),
      );
    }
    if (kind === 'scale' || kind === 'shell') {
      const { nearest, second } = n.worley(v.scale(p, 1 / (grain * (kind === 'shell' ? 3 : 1.5))), 35);
      return o.mul(m.smoothstep(0, 0.35, o.sub(second, nearest)), grain * 0.3);
    }
    if (kind === 'feather') {
      const rows = n.worley(v.mul3(p, [1 / (grain * 2.2), 1 / (grain * 2.6), 1 / (grain * 3.2)]), 36).nearest;
      return o.sub(o.mul(n.valueNoise(v.scale(lie(tools, p, 0.9), 1 / (grain * 0.5)), 37), grain * 0.12), o.mul(rows, grain * 0.35));
    }
    if (kind === 'wool') {
      const { nearest } = n.worley(v.scale(p, 1 / (grain * 1.3)), 38);
      return o.mul(nearest, -grain * 0.7);
    }
    const q = lie(tools, p, kind === 'plush' ? 0.3 : 0.9);
    const size = kind === 'shag' ? 1.1 : 0.9;
    // Fur any deeper looks carved in wood.
    const depth = kind === 'sleek' ? 0.25 : kind === 'fur' ? 0.62 : 0.85;
    return o.add(
      o.mul(n.valueNoise(v.scale(q, 1 / (grain * 1.2 * size)), 39), grain * 0.4 * size * depth),
      o.mul(n.valueNoise(v.scale(q, 1 / (grain * 0.4 * size)), 40), grain * 0.2 * size * depth),
    );
  };
}

/** The skin's own unevenness: what makes an outline hairy or woolly. */
export function coatRelief({ kind, grain, patches }: Coat): Relief | null {
  if (
    kind === 'sleek' ||
    kind === 'smooth' ||
    kind === 'hide' ||
    kind === 'scale' ||
    kind === 'shell' ||
    kind === 'feather' ||
    kind === 'cloth' ||
    kind === 'knit'
  )
    return null;
  const [height, size] =
    kind === 'quill'
      ? [grain * 4, grain * 1.5]
      : kind === 'wool'
        ? [grain * 2.6, grain * 4]
        : kind === 'shag'
          ? [grain * 1.4, grain * 1.8]
          : [grain * 0.46, grain * 1.3];
  const bare = patches.filter(({ isBare }) => isBare);
  const cover = (tools: FieldTools, p: Vec3<F32>, relief: F32): F32 =>
    bare.reduce((left, patch) => {
      const distance = blobDistance(tools, patch.group ? groupPoint(tools, p, patch.group) : p, patch);
      return tools.o.mul(left, tools.m.smoothstep(-patch.soft, patch.soft, distance));
    }, relief);
  return {
    height: height / 2,
    steepness: kind === 'wool' ? 1.7 : kind === 'quill' ? 4 : 2.2,
    of: (tools, p) => {
      const { o, v, n } = tools;
      if (kind === 'wool') return cover(tools, p, o.mul(o.sub(0.55, n.worley(v.scale(p, 1 / size), 41).nearest), height * 0.9));
      if (kind === 'quill') {
        const apart = n.worley(v.scale(lie(tools, p, 0.55), 1 / size), 41).nearest;
        return cover(tools, p, o.mul(o.sub(0.5, apart), height));
      }
      const q = lie(tools, p, kind === 'plush' ? 0 : 0.75);
      return cover(tools, p, o.mul(o.sub(n.valueNoise(v.scale(q, 1 / size), 41), 0.5), height));
    },
  };
}
