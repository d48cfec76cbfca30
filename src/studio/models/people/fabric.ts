/** What clothes are made of: colour, weave and the folds that cloth falls into where limbs bend. */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import { type Bump, type Colour, type FieldTools, type Material, mottle, type Surface, times } from '../../render/field/index.ts';
import type { Point } from '../model.ts';

export type FabricKind = 'cotton' | 'denim' | 'knit' | 'wool' | 'leather' | 'satin' | 'metal' | 'padded' | 'rubber';

interface Feel {
  readonly roughness: number;
  readonly sheen: number;
  /** Height of the folds, metres. */
  readonly folds: number;
  readonly metal?: number;
  readonly coat?: number;
}

const feels: Readonly<Record<FabricKind, Feel>> = {
  cotton: { roughness: 0.85, sheen: 0.18, folds: 0.0042 },
  denim: { roughness: 0.9, sheen: 0.15, folds: 0.0036 },
  knit: { roughness: 0.95, sheen: 0.35, folds: 0.0035 },
  wool: { roughness: 0.92, sheen: 0.14, folds: 0.0034 },
  leather: { roughness: 0.42, sheen: 0, folds: 0.0028, coat: 0.25 },
  satin: { roughness: 0.5, sheen: 0.2, folds: 0.005 },
  metal: { roughness: 0.28, sheen: 0, folds: 0, metal: 1 },
  padded: { roughness: 0.7, sheen: 0.08, folds: 0.004 },
  rubber: { roughness: 0.6, sheen: 0.1, folds: 0.001 },
};

export interface Fabric {
  readonly kind: FabricKind;
  readonly colour: Colour;
  /** Where it bunches: elbows, knees, the waist. */
  readonly creases?: readonly Point[];
  readonly seed?: number;
}

/** Ridges that run across, thicker near the places where the cloth is bent. Metres. */
function folds(tools: FieldTools, p: Vec3<F32>, { creases = [], seed = 0 }: Fabric): F32 {
  const { o, v, n, m } = tools;
  const bunched = creases.map((at) => m.smoothstep(0.17, 0.02, v.length(v.sub3(p, at)))).reduce<F32>((a, b) => o.max(a, b), o.float(0));
  const warp = o.mul(n.valueNoise(v.scale(p, 9), seed), 0.9);
  const noise = n.gradientNoise([o.mulAdd(p[0], 9, warp), o.mulAdd(p[1], 17, o.mul(p[0], 7)), o.mulAdd(p[2], 9, warp)], seed + 1);
  const ridge = o.sub(1, o.min(1, o.mul(o.abs(noise), 2.2)));
  return o.mul(o.mul(ridge, ridge), o.mulAdd(bunched, 0.75, 0.25));
}

/** Stitches of a knitted cloth: rows of small loops. */
const stitches = ({ o, m }: FieldTools, p: Vec3<F32>): F32 =>
  o.mul(o.add(o.abs(m.sinTurns(o.mul(o.add(p[0], p[2]), 1 / 0.009))), o.mul(o.abs(m.sinTurns(o.mulAdd(p[1], 1 / 0.011, 0))), 0.6)), 0.0011);

const grain =
  (kind: FabricKind) =>
  (tools: FieldTools, p: Vec3<F32>): F32 => {
    const { o, m, n, v } = tools;
    if (kind === 'knit') return stitches(tools, p);
    if (kind === 'padded') return o.mul(o.abs(m.sinTurns(o.mul(p[1], 1 / 0.11))), 0.006);
    if (kind === 'metal') return o.mul(n.valueNoise(v.scale(p, 60)), 0.0002);
    if (kind === 'leather') return o.mul(n.worley(v.scale(p, 330)).nearest, 0.0003);
    return o.mul(n.valueNoise(v.scale(p, 700)), 0.0002);
  };

export function fabricOf(fabric: Fabric): Surface {
  const { kind, colour: base } = fabric;
  const { roughness, sheen, folds: height, metal = 0, coat = 0 } = feels[kind];
  const texture = grain(kind);
  const bump: Bump = (tools, p) =>
    height === 0 ? texture(tools, p) : tools.o.add(tools.o.mul(folds(tools, p, fabric), height), texture(tools, p));
  const material: Material = (tools, { local }) => {
    const { o, v, n } = tools;
    const worn = mottle(tools, local, 0.07, 2, 5);
    const threads = kind === 'denim' || kind === 'wool' ? n.valueNoise(v.scale(local, 620), 2) : o.float(0.5);
    const lit = o.sum(0.72, o.mul(worn, 0.26), o.mul(threads, kind === 'denim' ? 0.3 : 0.18));
    return {
      base: v.mix3(v.scale(base, lit), times(base, 1.15), o.mul(worn, 0.2)),
      roughness: o.mulAdd(worn, 0.08, roughness - 0.04),
      sheen,
      metal,
      ...(coat ? { coat, coatRoughness: 0.3 } : {}),
    };
  };
  return { material, bump };
}

/** Skin of the body, without light beneath it: what hands and legs need in a scene. */
export function bodySkin(base: Colour): Surface {
  return {
    material: (tools, { local }) => {
      const { v, o } = tools;
      const patches = mottle(tools, local, 0.025, 3);
      const flushed = v.mix3(base, [base[0], base[1] * 0.74, base[2] * 0.68], o.mul(patches, 0.3));
      return { base: v.scale(flushed, o.mulAdd(patches, 0.16, 0.88)), roughness: 0.58, ior: 1.4, sheen: 0.15 };
    },
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.004, 2, 7), 0.0003),
  };
}
