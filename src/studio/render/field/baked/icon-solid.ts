/**
 * A flat drawing becomes a solid: its silhouette inflated on both sides with a rounded rim, inner parts of another colour raised a
 * little, its own colours on the front, and on the back the colours that reach its rim. Centred about the origin, facing +z.
 */
import { imageOf } from '../../../../kernel/index.ts';
import type { Bounds, Field, Material, Shape, ShapeImage } from '../shape.ts';
import { bakeDistance, coverage, type Drawing, draw, drawnTexels, fieldTexels } from './drawing.ts';
import { type PlaneMap, planeSampler } from './plane-map.ts';
import { blur, fillHoles, type Plane, type Regions, regionsOf, shrink } from './raster.ts';
import { smoothDepth } from './smooth-distance.ts';

export interface IconSolid {
  /** Of the shape, unique in its scene. */
  readonly name: string;
  readonly drawing: Drawing;
  /** Metres of the longer side. Default 1. */
  readonly size?: number;
  /** Thickness over what a fully round cross-section would have, (0, 1]. Default 0.55. */
  readonly fullness?: number;
  /** Height of raised parts as a share of the size. Default 0.015. */
  readonly relief?: number;
  /** What the solid is made of besides its colours. Default: satin plastic with a clear coat. */
  readonly finish?: { readonly roughness: number; readonly coat: number; readonly sheen: number; readonly subsurface: number };
}

const satin = { roughness: 0.42, coat: 0.35, sheen: 0, subsurface: 0 };

const linearOf = Float32Array.from({ length: 256 }, (_, byte) => {
  const x = byte / 255;
  return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
});

/** 0 where the drawing's large parts lie, up to 1 on small ones, with bevelled steps. */
function bakeRelief({ labels, areas }: Regions): Plane {
  const total = areas.reduce((sum, area) => sum + area, 0);
  const isSpeck = (label: number): boolean => areas[label]! < total * 4e-4;
  const [levels, weights] = [new Float32Array(labels.length), new Float32Array(labels.length)];
  labels.forEach((label, index) => {
    if (label < 0 || isSpeck(label)) return;
    levels[index] = Math.max(0, 1 - areas[label]! / (0.25 * total)) ** 0.5;
    weights[index] = 1;
  });
  const plane = { width: drawnTexels, height: drawnTexels, values: fillHoles(levels, weights, drawnTexels, 1) };
  return shrink(blur(plane, Math.round(drawnTexels * 0.007)), drawnTexels / fieldTexels);
}

/** Linear colours, filled outwards beyond the silhouette. `isShown`: which regions' colours count. */
function bakeColours(
  rgba: Uint8Array,
  { labels, areas, borders }: Regions,
  isShown: (area: number, border: number) => boolean,
): Float32Array {
  const count = drawnTexels ** 2;
  const [values, weights] = [new Float32Array(3 * count), new Float32Array(count)];
  for (let index = 0; index < count; index++) {
    const label = labels[index]!;
    // Half-covered pixels carry the colour of what lies behind them.
    if (label < 0 || rgba[4 * index + 3]! < 250 || !isShown(areas[label]!, borders[label]!)) continue;
    weights[index] = 1;
    for (let c = 0; c < 3; c++) values[3 * index + c] = Math.min(0.85, Math.max(0.012, linearOf[rgba[4 * index + c]!]!));
  }
  return fillHoles(values, weights, drawnTexels, 3);
}

const interleave = (planes: readonly Float32Array[]): Float32Array => {
  const out = new Float32Array(planes.length * planes[0]!.length);
  for (const [channel, plane] of planes.entries()) {
    for (let index = 0; index < plane.length; index++) out[index * planes.length + channel] = plane[index]!;
  }
  return out;
};

/** Halves the drawn colours' resolution and joins front and back: 6 channels. */
function bakeAlbedo(rgba: Uint8Array, regions: Regions): ShapeImage {
  const total = regions.areas.reduce((sum, area) => sum + area, 0);
  const front = bakeColours(rgba, regions, () => true);
  // The back shows no face: only parts that reach the silhouette, or nearly all of it.
  const back = bakeColours(rgba, regions, (area, border) => border > 0.2 * Math.sqrt(area) || area > 0.3 * total);
  const planes = [front, back].flatMap((colours) =>
    [0, 1, 2].map((c) => {
      const values = Float32Array.from({ length: drawnTexels ** 2 }, (_, index) => colours[3 * index + c]!);
      return shrink({ width: drawnTexels, height: drawnTexels, values }, 2).values;
    }),
  );
  return { name: 'albedo', width: drawnTexels / 2, height: drawnTexels / 2, channels: 6, columns: 'clamp', pixels: interleave(planes) };
}

interface Cushion {
  readonly map: PlaneMap;
  /** Depth at which the front is flat, metres. */
  readonly rim: number;
}

function bakeCushion(rgba: Uint8Array, regions: Regions, size: number, relief: number): Cushion {
  const side = size / coverage;
  const texel = side / fieldTexels;
  const distance = bakeDistance(rgba);
  const smooth = { ...distance, values: smoothDepth(distance.values, fieldTexels, fieldTexels * 0.035) };
  const depth = blur(smooth, 1).values.map((texels) => texels * texel);
  const raised = bakeRelief(regions).values;
  const deepest = depth.reduce((most, value) => Math.max(most, value), 0);
  // Raised parts rise from nothing at the rim.
  const heights = raised.map((level, index) => level * relief * size * Math.min(1, Math.max(0, depth[index]! / (0.03 * size))));
  const pixels = interleave([depth, heights]);
  const image: ShapeImage = { name: 'cushion', width: fieldTexels, height: fieldTexels, channels: 2, columns: 'clamp', pixels };
  return { map: { image, centreU: 0, centreV: 0, width: side, height: side }, rim: Math.max(0.06 * size, 0.85 * deepest) };
}

function cushionField({ map, rim }: Cushion, fullness: number): Field {
  const sample = planeSampler(map);
  return (tools, p) => {
    const { o, v } = tools;
    const [depth, raised] = sample(tools, p[0], p[1]);
    const inward = o.max(o.sub(rim, depth!), 0);
    const around = o.mul(o.sub(v.length([inward, o.mul(p[2], 1 / fullness), 0]), rim), fullness);
    // Raised on the front only, fading over the rim.
    const front = o.clamp(o.mulAdd(p[2], 4 / rim, 0), 0, 1);
    return o.sub(around, o.mul(raised!, front));
  };
}

function colouredBy(map: PlaneMap, finish: NonNullable<IconSolid['finish']>): Material {
  return (tools, { local, normal }) => {
    const { o, m, n } = tools;
    const colours = imageOf(o).sampleBilinear(
      tools.image(map.image.name),
      o.mulAdd(local[0], 1 / map.width, 0.5),
      o.sub(0.5, o.mul(local[1], 1 / map.height)),
    );
    const back = m.smoothstep(0.05, -0.25, normal[2]);
    const blotches = n.valueNoise(tools.v.scale(local, 9 / map.width), 5);
    return {
      base: [0, 1, 2].map((c) => o.mix(colours[c]!, colours[c + 3]!, back)) as unknown as readonly [typeof back, typeof back, typeof back],
      roughness: o.mulAdd(o.sub(blotches, 0.5), 0.12, finish.roughness),
      coat: finish.coat,
      coatRoughness: 0.12,
      sheen: finish.sheen,
      subsurface: finish.subsurface,
      subsurfaceRadius: [0.02 * map.width, 0.012 * map.width, 0.008 * map.width],
    };
  };
}

/** About 0.6 s to bake. The same drawing gives the same shape. */
export function iconSolid({ name, drawing, size = 1, fullness = 0.55, relief = 0.015, finish = satin }: IconSolid): Shape {
  const rgba = draw(drawing);
  const regions = regionsOf(rgba, drawnTexels, 24);
  const cushion = bakeCushion(rgba, regions, size, relief);
  const albedo = bakeAlbedo(rgba, regions);
  const half = (cushion.map.width / 2) * 0.99;
  const deep = cushion.rim * fullness + relief * size * 1.1;
  const domain: Bounds = { low: [-half, -half, -deep], high: [half, half, deep] };
  const field = cushionField(cushion, fullness);
  return { name, field, material: colouredBy({ ...cushion.map, image: albedo }, finish), images: [cushion.map.image, albedo], domain };
}
