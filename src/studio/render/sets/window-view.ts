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
  /** y of the window's lower edge, and how high it is. */
  readonly sill: number;
  readonly height: number;
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
  const chosen = m.smoothstep(0.52, 0.58, mottle(tools, [p[0], p[1], o.float(3.3)], size * 1.7, 1, 7));
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
  const white = (sky: Colour): Colour => scaled(isGrey ? blend(sky, grey, 0.8) : blend(sky, [1, 1, 1], 0.25 * day.windowShare), glare);
  const land = scaled(day.landTint, glare * (isGrey ? 0.5 : 0.72));
  const [one, other] = outlook === 'garden' ? leaves[setting.weather === 'snow' ? 'winter' : season] : (['#8b8a88', '#b9a48e'] as const);
  return {
    low: white(day.horizon),
    high: white(blend(day.horizon, day.zenith, 0.6)),
    near: [times(colour(one), land), times(colour(other), land)],
    lamps: setting.timeOfDay === 'night' || setting.timeOfDay === 'dusk' ? 1 : 0,
  };
}

export function outlookSurface(request: OutlookRequest): Surface {
  const { sill, height, outlook } = request;
  const { low, high, near, lamps } = paletteOf(request);
  return {
    material: (tools, { world }) => {
      const { o, v, m } = tools;
      const [x, y] = world;
      const up = m.smoothstep(sill - 0.2 * height, sill + 1.1 * height, y);
      const sky = v.mix3(low, high, up);
      const flat: Vec3<F32> = [x, y, o.float(0.5)];
      const ridge =
        outlook === 'city'
          ? mottle(tools, [o.mul(o.floor(o.mul(x, 3.1 / height)), height * 0.9), o.float(0.5), o.float(0.5)], height * 0.7, 1, 3)
          : mottle(tools, [x, o.mul(y, 0.6), o.float(0.5)], height * 0.42, 3, 3);
      const line = o.mulAdd(ridge, 0.95 * height, sill - 0.02 * height);
      const soft = (outlook === 'city' ? 0.03 : 0.09) * height;
      const cover = outlook === 'sky' ? o.float(0) : m.smoothstep(soft, -soft, o.sub(y, line));
      const patch = m.smoothstep(0.35, 0.7, mottle(tools, flat, height * (outlook === 'city' ? 0.5 : 0.16), 2, 9));
      const land = v.mix3(near[0], near[1], patch);
      const seen = v.mix3(sky, land, o.mul(cover, 0.92));
      const glow = lamps > 0 && outlook !== 'sky' ? o.mul(lightsAt(tools, world, 0.11 * height), cover) : o.float(0);
      return { base: [0, 0, 0], roughness: 1, ior: 1, emission: v.add3(seen, v.scale([1.5, 0.95, 0.45], glow)) };
    },
  };
}
