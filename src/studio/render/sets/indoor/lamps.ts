/** Lamps of rooms: pendants on a cord, and lamps with a shade that stand. By day their bulbs only glow. */
import type { Model } from '../../../models/index.ts';
import { cone, cylinder, difference, type Shape, type Surface, sphere, translate, union } from '../../field/index.ts';
import { boxed, shaped } from '../room-shell.ts';
import { matt } from './props.ts';

type Point = readonly [number, number, number];

const lit = (radiance: Point): Surface => ({ material: () => ({ base: [0.6, 0.58, 0.55], roughness: 0.7, emission: radiance }) });

export interface Pendant {
  readonly position: Point;
  readonly radius?: number;
  /** Of the shade. */
  readonly hex?: string;
  /** Light, [0, 1]. */
  readonly power: number;
  readonly cord?: number;
}

/** A cone of metal on a cord with a warm bulb in it. Each kind is one model, hung as often as wanted. */
export function pendantModel({ radius = 0.19, hex = '#26282a', power, cord = 2 }: Omit<Pendant, 'position'>): Model {
  const shade = difference(
    cone({ lowRadius: radius, highRadius: 0.05, halfHeight: 0.1, rounding: 0.004 }),
    translate(cone({ lowRadius: radius * 0.96, highRadius: 0.04, halfHeight: 0.1, rounding: 0.002 }), [0, -0.012, 0]),
  );
  const reach = radius + 0.02;
  const bulb: Omit<Shape, 'name'> = {
    field: translate(sphere(0.05), [0, -0.05, 0]),
    ...lit([1.2 + 6 * power, 0.8 + 4.2 * power, 0.45 + 2.2 * power]),
    domain: { low: [-0.06, -0.12, -0.06], high: [0.06, 0.02, 0.06] },
  };
  const shapes = [
    { ...shaped(matt(hex, 0.4), [-reach, -0.12, -reach], [reach, 0.12, reach], shade), name: 'pendant' },
    { ...boxed(matt('#1b1b1c'), [-0.006, 0.1, -0.006], [0.006, cord, 0.006], 0), name: 'cord' },
    { ...bulb, name: 'bulb' },
  ];
  const light = 34 * power;
  return {
    shapes,
    widthMetres: 2 * radius,
    heightMetres: 0.2,
    ...(power > 0.12 && { lights: [{ centre: [0, -0.13, 0], radius: 0.03, radiance: [light, light * 0.66, light * 0.34] }] }),
  };
}

export interface ShadedLamp {
  /** Height to the shade's top, metres. */
  readonly height: number;
  readonly radius: number;
  /** Light, [0, 1]. */
  readonly power: number;
}

/** A foot, a stem and a shade of cloth that glows; its bulb shines out above and below. */
export function shadedLamp({ height, radius, power }: ShadedLamp): Model {
  const tall = Math.min(0.3, 0.42 * height);
  const shade = difference(
    cone({ lowRadius: radius, highRadius: 0.72 * radius, halfHeight: tall / 2, rounding: 0.002 }),
    cone({ lowRadius: radius - 0.006, highRadius: 0.72 * radius - 0.006, halfHeight: tall / 2 + 0.004 }),
  );
  const at: Point = [0, height - tall / 2, 0];
  const stand = union(
    translate(cylinder(0.62 * radius, 0.012, 0.006), [0, 0.012, 0]),
    translate(cylinder(0.011, (height - tall) / 2, 0.002), [0, (height - tall) / 2, 0]),
  );
  const glow = 0.05 + 1.1 * power;
  const cloth: Surface = { material: () => ({ base: [0.78, 0.72, 0.62], roughness: 0.9, emission: [glow, 0.72 * glow, 0.42 * glow] }) };
  const light = 60 * power;
  return {
    shapes: [
      { ...shaped(cloth, [-radius, height - tall, -radius], [radius, height, radius], translate(shade, at)), name: 'shade' },
      { ...shaped(matt('#3a2e24', 0.35), [-radius, 0, -radius], [radius, height - tall, radius], stand), name: 'stand' },
    ],
    widthMetres: 2 * radius,
    heightMetres: height,
    ...(power > 0.12 && { lights: [{ centre: [0, height - 0.5 * tall, 0], radius: 0.03, radiance: [light, light * 0.66, light * 0.36] }] }),
  };
}
