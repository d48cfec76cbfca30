/**
 * The coachwork of cars: three drawings (side, plan, front) intersected, arches cut, panes, lamps and seams painted on by region.
 * Looks to +z. Metres.
 */

import type { Surface } from '../../render/field/index.ts';
import {
  box,
  type Colour,
  colour,
  cylinder,
  ellipsoid,
  type Field,
  type Field2,
  mirror,
  polygon,
  type Shape,
  smoothDifference,
  smoothIntersection,
  smoothMax,
  smoothUnion,
  translate,
  union,
} from '../../render/field/index.ts';
import {
  assembly,
  below,
  blackPlastic,
  bothSides,
  circle,
  flat,
  frontPrism,
  joint,
  lampGlass,
  type Mask,
  mirrorChrome,
  mirrored,
  onBack,
  onFront,
  onSides,
  onTop,
  type Piece,
  paintCoat,
  painted,
  piece,
  plain,
  planPrism,
  rect,
  rim,
  seam,
  sidePrism,
  tintedGlass,
  without,
  writing,
} from '../assembly/index.ts';
import { onAxle } from './wheel.ts';

export type Corners = readonly (readonly [number, number])[];

export interface Coachwork {
  /** (z, y) of everything below the waist, and of the cabin. */
  readonly hull: Corners;
  readonly cabin: Corners;
  /** Half of the car's width, and of its roof's. */
  readonly half: number;
  readonly roofHalf: number;
  readonly waist: number;
  readonly roof: number;
  readonly axles: readonly [rear: number, front: number];
  readonly wheelRadius: number;
  /** (z, y) of the side windows, each a pane. */
  readonly panes: readonly Corners[];
  /** z of the edges of the doors. */
  readonly doors: readonly number[];
  /** Of front and rear, z. */
  readonly nose: number;
  readonly tail: number;
  /** Height of the lamps. */
  readonly lampHeight: number;
  readonly tailLampHeight?: number;
  /** Corners of hull and cabin are rounded so much. Default 0.12. */
  readonly softness?: number;
  readonly hasChrome?: boolean;
  readonly hasRoundLamps?: boolean;
}

export interface Dress {
  readonly paint: Colour;
  readonly wear: number;
  readonly glow: number;
  readonly layers?: readonly (readonly [Mask, Surface | ReturnType<Surface['material']>])[];
  readonly pieces?: readonly Piece[];
}

const region = (corners: Corners, rounding: number): Field2 => polygon(corners, rounding);

/** As seen from above. */
function planOf({ half, nose, tail }: Coachwork): Field2 {
  const [middle, reach] = [(nose + tail) / 2, (nose - tail) / 2];
  return polygon(
    mirrored([
      [half * 0.72, middle - reach],
      [half * 0.94, middle - reach + 0.3],
      [half, middle - reach + 1],
      [half, middle + reach - 1.1],
      [half * 0.93, middle + reach - 0.38],
      [half * 0.6, middle + reach],
    ]),
    0.25,
  );
}

function coach(c: Coachwork): Field {
  const { hull, cabin, half, roofHalf, waist, roof, axles, wheelRadius, nose, tail, softness = 0.12 } = c;
  const middle = (nose + tail) / 2;
  const reach = (nose - tail) / 2;
  const plan = planOf(c);
  const section = polygon(
    mirrored([
      [half * 0.93, 0.1],
      [half, 0.52],
      [half * 0.985, 0.7],
      [half * 0.93, waist + 0.04],
    ]),
    0.07,
  );
  const lower = smoothIntersection(0.08, sidePrism(region(hull, softness)), planPrism(plan), frontPrism(section));
  const upper = smoothIntersection(
    0.09,
    sidePrism(region(cabin, softness * 1.2)),
    frontPrism(
      polygon(
        mirrored([
          [half * 0.93, waist - 0.25],
          [half * 0.9, waist],
          [roofHalf, roof],
        ]),
        0.05,
      ),
    ),
    planPrism(
      polygon(
        mirrored([
          [half * 0.7, tail],
          [half * 0.95, tail + 0.9],
          [half * 0.95, middle + 0.3],
          [half * 0.72, middle + reach * 0.8],
        ]),
        0.3,
      ),
    ),
  );
  const arches = axles.map((z) => translate(onAxle(cylinder(wheelRadius + 0.055, 2)), [0, wheelRadius, z]));
  return smoothDifference(0.025, smoothUnion(0.05, lower, upper), ...arches);
}

/** Bars before nose and tail that follow the plan, in the paint with a black strip to rub. */
function bumpers(c: Coachwork, paint: Surface): Piece {
  const { nose, tail, hasChrome = false } = c;
  const middle = (nose + tail) / 2;
  const plan = planPrism(planOf(c));
  const field: Field = (tools, p) => {
    const { o } = tools;
    const around = o.sub(plan(tools, p), 0.012);
    const band = o.sub(o.abs(o.sub(p[1], 0.44)), 0.07);
    const ends = o.sub((nose - tail) / 2 - 0.42, o.abs(o.sub(p[2], middle)));
    return o.sub(smoothMax(tools, around, o.max(band, ends), 0.03), 0.018);
  };
  const strip = rect(0, 0.45, 9, 0.02);
  const surface = painted(
    paint,
    [onSides(strip, 0.002), blackPlastic],
    [onFront(strip, 0.002), blackPlastic],
    [onBack(strip, 0.002), blackPlastic],
  );
  return { field, surface: hasChrome ? { material: () => mirrorChrome } : surface };
}

/** Mirrors at the doors and handles. */
function fittings({ half, waist, doors }: Coachwork): Piece[] {
  const front = doors.at(-1) ?? 0;
  const mirrorAt: Field = translate(ellipsoid([0.1, 0.07, 0.055]), [half + 0.03, waist + 0.09, front - 0.12]);
  const handles = doors.slice(0, -1).map((z) => translate(box([0.022, 0.014, 0.075], 0.012), [half - 0.012, waist - 0.14, z + 0.17]));
  return [
    piece({ material: () => mirrorChrome }, mirror(union(...handles), 'x')),
    piece(plain('#151516', 0.35, { coat: 1 }), mirror(mirrorAt, 'x')),
  ];
}

function lampLayers(c: Coachwork, glow: number): [Mask, ReturnType<typeof lampGlass>][] {
  const { half, lampHeight, tailLampHeight = lampHeight + 0.1, hasRoundLamps = false } = c;
  const shape = hasRoundLamps ? circle(half * 0.72, lampHeight, 0.105) : rect(half * 0.76, lampHeight, half * 0.17, 0.06, 0.04);
  const tailShape = rect(half * 0.74, tailLampHeight, half * 0.18, 0.055, 0.03);
  const within =
    (z: number, sign: 1 | -1): Mask =>
    ({ m, o }, { local }) =>
      m.smoothstep(0, 0.03, o.mul(o.sub(local[2], z), sign));
  const and =
    (a: Mask, b: Mask): Mask =>
    (tools, at) =>
      tools.o.mul(a(tools, at), b(tools, at));
  return [
    [and(onFront(bothSides(shape)), within(c.nose - 0.7, 1)), lampGlass('#e9edf2', glow)],
    [and(onFront(bothSides(rim(shape, 0.008))), within(c.nose - 0.7, 1)), lampGlass('#26282a')],
    [and(onBack(bothSides(tailShape)), within(c.tail + 0.6, -1)), lampGlass('#a30d0a', glow * 2)],
  ];
}

/** The screens are what looks forward or back on the cabin between waist and roof, outside the drawing of the hull. */
function screens({ hull, waist, roof, half, roofHalf, softness = 0.12 }: Coachwork): [Mask, typeof tintedGlass][] {
  const lower = region(hull, softness);
  const paneOf = (foot: number, head: number, low: number): Field2 =>
    polygon(
      mirrored([
        [half * foot, waist + low],
        [roofHalf * head, roof - 0.075],
      ]),
      0.05,
    );
  const onCabin =
    (mask: Mask): Mask =>
    (tools, at) =>
      tools.o.mul(mask(tools, at), tools.m.smoothstep(0.008, 0.014, lower(tools, at.local[2], at.local[1])));
  return [
    [onCabin(onFront(paneOf(0.8, 0.94, 0.03))), tintedGlass],
    [onCabin(onBack(paneOf(0.76, 0.9, 0.06))), tintedGlass],
  ];
}

export function carBody(name: string, c: Coachwork, { paint, wear, glow, layers = [], pieces = [] }: Dress): Shape {
  const { half, waist, doors, panes, axles, wheelRadius, nose, tail, hasChrome = false } = c;
  const windows = panes.map((corners) => region(corners, 0.035));
  const glassEdge = joint(...windows);
  const top = waist - 0.02;
  const doorLines = doors.map((z) => rect(z, (top + 0.36) / 2, 0.0035, (top - 0.36) / 2));
  const arch = joint(...axles.map((z) => circle(z, wheelRadius, wheelRadius + 0.06)));
  const archEdge = joint(...axles.map((z) => circle(z, wheelRadius, wheelRadius + 0.075)));
  const grille = rect(0, c.lampHeight - 0.02, half * 0.46, 0.055, 0.03);
  const intake = rect(0, 0.38, half * 0.72, 0.065, 0.04);
  const plate = rect(0, c.lampHeight - 0.17, 0.26, 0.055, 0.008);
  const plateText = writing({ text: 'SEED', height: 0.065, at: [0, (c.tailLampHeight ?? c.lampHeight + 0.1) - 0.05] });
  const tailHeight = c.tailLampHeight ?? c.lampHeight + 0.1;
  const rearPlate = rect(0, tailHeight - 0.05, 0.26, 0.055, 0.008);
  const trunk = rim(rect(0, tailHeight - 0.02, half * 0.54, 0.15, 0.05), 0.0035);
  const bonnet = joint(rect(0, nose - 0.09, half * 0.8, 0.003), rim(rect(0, nose - 0.75, half * 0.8, 0.72, 0.12), 0.003));
  const low: Mask = (tools, at) => tools.o.mul(onFront(intake)(tools, at), tools.m.smoothstep(nose - 0.6, nose - 0.5, at.local[2]));
  const plates = flat('#d9d7cf', 0.35, { coat: 0.4 });
  const surface = painted(
    paintCoat({ colour: paint, wear }),
    ...layers,
    [onTop(bonnet, 0.002), seam],
    [onSides(joint(...doorLines), 0.002), seam],
    [onSides(rect((nose + tail) / 2, 0.37, (nose - tail) / 2, 0.0035), 0.002), seam],
    [onSides(without(rim(glassEdge, 0.016), arch)), hasChrome ? mirrorChrome : blackPlastic],
    [onSides(glassEdge), tintedGlass],
    ...screens(c),
    [low, blackPlastic],
    [onFront(grille), hasChrome ? mirrorChrome : blackPlastic],
    ...lampLayers(c, glow),
    [onBack(trunk, 0.002), seam],
    [onFront(plate), plates],
    [onBack(rearPlate), { ...plates, emission: [0.035 * glow, 0.034 * glow, 0.028 * glow] }],
    [onBack(rim(rearPlate, 0.007), 0.002), blackPlastic],
    [onBack(plateText, 0.002), flat('#23262c', 0.5)],
    [below(0.27, 0.012), blackPlastic],
    [archMask(arch), blackPlastic],
    [onSides(without(archEdge, arch)), hasChrome ? mirrorChrome : flat([paint[0] * 0.7, paint[1] * 0.7, paint[2] * 0.7], 0.4, { coat: 1 })],
  );
  return assembly(name, [{ field: coach(c), surface }, ...fittings(c), bumpers(c, paintCoat({ colour: paint, wear })), ...pieces], {
    low: [-half - 0.16, 0.05, tail - 0.12],
    high: [half + 0.16, c.roof + 0.45, nose + 0.12],
  });
}

/** The arch's inside, whatever way it looks. */
const archMask =
  (arch: Field2): Mask =>
  (tools, { local, normal }) =>
    tools.o.mul(tools.m.smoothstep(0.012, 0.004, arch(tools, local[2], local[1])), tools.m.smoothstep(0.75, 0.55, tools.o.abs(normal[0])));

export const paintOf = (hex: string, wanted: Colour | null): Colour => wanted ?? colour(hex);
