/**
 * What is seen through a window, as a shining sheet a little behind it: sky of the hour and the weather, and gardens or houses as out of
 * focus as they are from within. Knows no room.
 */

import type { F32, Vec3 } from '../../../kernel/index.ts';
import { type Colour, colour, type FieldTools, mottle, type Surface } from '../field/index.ts';
import { daylights } from '../setting/index.ts';
import type { SetView } from './set.ts';

export type Outlook = 'garden' | 'city' | 'sky';

export interface OutlookRequest {
  readonly view: Pick<SetView, 'setting' | 'season'>;
  readonly outlook: Outlook;
  /** The opening: middle, lower edge, sizes, and panes across and up; its bars are painted here, as soft as the lens shows them. */
  readonly pane: {
    readonly x: number;
    readonly sill: number;
    readonly width: number;
    readonly height: number;
    readonly panes: readonly [number, number];
  };
  readonly bar: Colour;
  /** Metres at the window that the lens smears. */
  readonly blur: number;
  /** Radiance of a white sky by day. */
  readonly glare: number;
}

const leaves: Readonly<Record<NonNullable<SetView['season']>, readonly [string, string]>> = {
  spring: ['#7f9c4a', '#cbb9a4'],
  summer: ['#4f7a35', '#8fae56'],
  autumn: ['#a8652a', '#c9a04a'],
  winter: ['#a9adb0', '#e4e8ec'],
};

const scaled = ([r, g, b]: Colour, by: number): Colour => [r * by, g * by, b * by];
const times = ([r, g, b]: Colour, [x, y, z]: Colour): Colour => [r * x, g * y, b * z];
const blend = (a: Colour, b: Colour, share: number): Colour =>
  [0, 1, 2].map((c) => a[c]! * (1 - share) + b[c]! * share) as unknown as Colour;

/** Lit windows by night, as soft dots. */
function lightsAt(tools: FieldTools, p: Vec3<F32>, size: number): F32 {
  const { o, n, m, v } = tools;
  const { nearest } = n.worley(v.mul3(p, [1 / size, 1 / size, 0]), 5);
  const chosen = m.smoothstep(0.4, 0.52, mottle(tools, [p[0], p[1], o.float(3.3)], size * 4, 1, 7));
  return o.mul(m.smoothstep(0.34, 0.2, nearest), chosen);
}

interface Palette {
  readonly low: Colour;
  readonly high: Colour;
  readonly near: readonly [Colour, Colour];
  readonly lamps: number;
}

function paletteOf({ view: { setting, season = 'summer' }, outlook, glare }: OutlookRequest): Palette {
  const day = daylights[setting.timeOfDay];
  const isGrey = setting.weather !== 'clear';
  const grey: Colour = scaled([0.74, 0.78, 0.82], 0.25 + 0.75 * day.windowShare);
  const white = (sky: Colour): Colour => scaled(isGrey ? blend(sky, grey, 0.8) : blend(sky, [1, 1, 1], 0.45 * day.windowShare), glare);
  const land = scaled(day.landTint, glare * (isGrey ? 0.55 : 0.85));
  const [one, other] = outlook === 'garden' ? leaves[setting.weather === 'snow' ? 'winter' : season] : (['#a3a3a4', '#bfb4a8'] as const);
  return {
    low: white(day.horizon),
    high: white(blend(day.horizon, day.zenith, 0.6)),
    near: [times(colour(one), land), times(colour(other), land)],
    lamps: setting.timeOfDay === 'night' || setting.timeOfDay === 'dusk' ? 1 : 0,
  };
}

/** Roofs of a row of houses, [0, 1]: level over each, with soft edges between. */
function roofs({ o, m, n }: FieldTools, x: F32, seed: number): F32 {
  const cell = o.floor(x);
  const of = (index: F32): F32 => n.valueNoise([o.mulAdd(index, 1.37, 0.5), o.float(0.5), o.float(seed + 0.5)], seed);
  return o.mix(of(cell), of(o.add(cell, 1)), m.smoothstep(0.86, 1, o.sub(x, cell)));
}

/** 1 on the bars between panes; paler the more they are smeared. */
function barsAt({ o, m }: FieldTools, [x, y]: Vec3<F32>, { pane, blur }: OutlookRequest): F32 {
  const { x: middle, sill, width, height, panes } = pane;
  const strength = Math.min(1, 0.03 / (0.01 + 1.5 * blur));
  const across = (at: F32, from: number, size: number, count: number): F32 => {
    const cell = o.mul(o.sub(at, from), count / size);
    const away = o.mul(o.abs(o.sub(cell, o.clamp(o.floor(o.add(cell, 0.5)), 1, count - 1))), size / count);
    return o.mul(m.smoothstep(0.022 + 2 * blur, Math.max(0, 0.022 - 2 * blur), away), strength);
  };
  const upright = panes[0] > 1 ? across(x, middle - width / 2, width, panes[0]) : o.float(0);
  return panes[1] > 1 ? o.max(upright, across(y, sill, height, panes[1])) : upright;
}

export function outlookSurface(request: OutlookRequest): Surface {
  const { outlook, pane, bar, blur } = request;
  const { sill, height } = pane;
  const shade = 0.1 + 0.72 * daylights[request.view.setting.timeOfDay].windowShare;
  const { low, high, near, lamps } = paletteOf(request);
  return {
    material: (tools, { world }) => {
      const { o, v, m } = tools;
      const [x, y] = world;
      const up = m.smoothstep(sill - 0.2 * height, sill + 1.1 * height, y);
      const sky = v.mix3(low, high, up);
      const above = (share: F32, size: number, soft: number): F32 =>
        m.smoothstep(soft + 2 * blur, -soft - 2 * blur, o.sub(y, o.mulAdd(share, size * height, sill - 0.02 * height)));
      const patch = m.smoothstep(0.35, 0.7, mottle(tools, [x, y, o.float(0.5)], height * 0.16, 2, 9));
      const houses = (): [Vec3<F32>, F32] => {
        const far = above(roofs(tools, o.mul(x, 3.9 / height), 3), 0.95, 0.012 * height);
        const close = above(roofs(tools, o.mulAdd(x, 2.3 / height, 0.4), 8), 0.62, 0.012 * height);
        const haze = v.mix3(sky, v.mix3(near[0], near[1], 0.4), 0.45);
        return [v.mix3(v.mix3(sky, haze, far), v.mix3(near[0], near[1], o.mul(patch, 0.5)), close), o.max(far, close)];
      };
      const trees = (): [Vec3<F32>, F32] => {
        const cover = above(mottle(tools, [x, o.mul(y, 0.6), o.float(0.5)], height * 0.42, 3, 3), 0.95, 0.16 * height);
        return [v.mix3(sky, v.mix3(near[0], near[1], patch), o.mul(cover, 0.92)), cover];
      };
      const [seen, cover] = outlook === 'sky' ? [sky, o.float(0)] : outlook === 'city' ? houses() : trees();
      const glow = lamps > 0 && outlook !== 'sky' ? o.mul(lightsAt(tools, world, 0.11 * height), cover) : o.float(0);
      const lit = v.add3(seen, v.scale([1.5, 0.95, 0.45], glow));
      return { base: [0, 0, 0], roughness: 1, ior: 1, emission: v.mix3(lit, scaled(bar, shade), barsAt(tools, world, request)) };
    },
  };
}
