/** Leaves and petals: pieces of a thin sphere cut out by a drawing, from the origin along x, curling upwards. */
import { type Colour, colour, type Field, type Field2, mottle, outline, type Surface, times, tint } from '../../render/field/index.ts';
import { put } from './solids.ts';

/** Pointed at both ends. */
export const lens = (length: number, width: number): Field2 =>
  outline({ points: [{ u: 0, v: 0, bulge: width / length }, { u: length, v: 0, bulge: width / length }] }); // biome-ignore format: a drawing
/** Narrow at the origin, round at the end. */
export const drop = (length: number, width: number): Field2 =>
  outline({
    points: [
      { u: 0, v: -width * 0.08 },
      { u: length - width / 2, v: -width / 2, bulge: 0.9 },
      { u: length - width / 2, v: width / 2 },
      { u: 0, v: width * 0.08 },
    ],
  });

/** The region of (x, z) on a sphere that rests on the origin. `radius`: of the curl, metres; `thickness`: half of it. */
export const petal =
  (region: Field2, radius: number, thickness = 0.0007): Field =>
  (tools, p) => {
    const { o, v } = tools;
    const curl = o.sub(o.abs(o.sub(v.length([p[0], o.sub(p[1], radius), p[2]]), radius)), thickness);
    // Its lower half alone: the region has no end along y.
    return o.max(o.max(region(tools, p[0], p[2]), o.sub(p[1], radius)), curl);
  };

/** `count` of what points along x, turned about y, each raised by `tilt` first. */
export const ring = (one: Field, count: number, tilt = 0, start = 0): Field[] =>
  Array.from({ length: count }, (_, index) =>
    put(put(one, [0, 0, 0], [0, 0, tilt]), [0, 0, 0], [0, start + (index * 2 * Math.PI) / count, 0]),
  );

export interface Foliage {
  readonly base: Colour | string;
  /** Of the tips and of what looks up. Default lighter and yellower. */
  readonly tip?: Colour | string;
  /** Metres of the patches. */
  readonly size?: number;
  readonly coat?: number;
}

/** Leaves in masses or one by one: patches of tone, brighter above, light through them. */
export function foliage({ base, tip, size = 0.02, coat = 0.15 }: Foliage): Surface {
  const dark = typeof base === 'string' ? colour(base) : base;
  const light =
    tip === undefined
      ? ([dark[0] * 1.9 + 0.02, dark[1] * 1.55 + 0.02, dark[2] * 1.1] as const)
      : typeof tip === 'string'
        ? colour(tip)
        : tip;
  return {
    material: (tools, { local, normal }) => {
      const { o, v, m } = tools;
      const patches = mottle(tools, local, size, 3);
      const share = m.smoothstep(0.3, 0.95, o.mulAdd(normal[1], 0.22, patches));
      return {
        base: tint(tools, v.mix3(dark, light, share), o.mulAdd(mottle(tools, local, size * 0.35, 2, 5), 0.5, 0.72)),
        roughness: o.mulAdd(patches, 0.2, 0.36),
        sheen: 0.1,
        ...(coat > 0 && { coat, coatRoughness: 0.3 }),
        subsurface: 0.3,
        subsurfaceRadius: [0.001, 0.002, 0.0004],
      };
    },
  };
}

/** A petal's colour runs from its root to its tip over `reach` metres from the axis. */
export function petalled(root: Colour, tip: Colour, reach: number): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const away = v.length(local);
      const veins = mottle(tools, local, reach * 0.12, 2);
      return {
        base: tint(tools, v.mix3(root, tip, m.smoothstep(0, reach, away)), o.mulAdd(veins, 0.22, 0.88)),
        roughness: 0.5,
        sheen: 0.25,
        subsurface: 0.35,
        subsurfaceRadius: times(tip, 0.0022),
      };
    },
  };
}
