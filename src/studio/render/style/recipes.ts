/** Each style as the passes that make it. All lengths are in units: a 512th of the shorter side. */
import type { StyleName } from '../../scene/index.ts';
import type { Atelier, Sketch } from './atelier.ts';
import { pencilNoiseChannels } from './passes/drawing.ts';
import { washNoiseChannels } from './passes/watercolour.ts';
import { pixelArtCells } from './pixel-grid.ts';
import type { Plane } from './plane.ts';

/** Gives the finished picture, three bytes a pixel, in shared memory. throws generation_cancelled */
export type Recipe = (atelier: Atelier, sketch: Sketch) => Promise<SharedArrayBuffer>;

async function blur(atelier: Atelier, source: Plane, sigma: number): Promise<Plane> {
  const rows = await atelier.pass('blurRows', source.channels, { planes: { source }, values: { sigma } });
  return atelier.pass('blurColumns', source.channels, { planes: { source: rows }, values: { sigma } });
}

const thingsOf = ({ depth, normal, id, albedo, lab }: Sketch) => ({ depth, normal, id, albedo, lab });

async function smooth(
  atelier: Atelier,
  { source, id }: { source: Plane; id: Plane },
  radii: readonly number[],
  range: number,
): Promise<Plane> {
  let plane = source;
  for (const radius of radii) plane = await atelier.pass('smoothAlike', 3, { planes: { source: plane, id }, values: { radius, range } });
  return plane;
}

async function flowOf(atelier: Atelier, source: Plane, sigma: number): Promise<Plane> {
  const tensor = await atelier.pass('tensor', 3, { planes: { source } });
  return atelier.pass('flow', 3, { planes: { source: await blur(atelier, tensor, sigma) } });
}

interface LineWish {
  /** Weight of lines found in the picture beside those of things. */
  readonly inner: number;
  /** Breadth in units. */
  readonly breadth: number;
}

/** Without the lines that crowd, from a `density` on. */
async function thin(atelier: Atelier, line: Plane, density: number): Promise<Plane> {
  return atelier.pass('thinCrowds', 1, { planes: { line, crowd: await blur(atelier, line, 3.5) }, values: { density } });
}

/** Line darkness, blurred so that it can be cut at full size. */
async function linesOf(atelier: Atelier, sketch: Sketch, tone: Plane, { inner: weight, breadth }: LineWish): Promise<Plane> {
  const things = await atelier.pass('outline', 1, { planes: thingsOf(sketch) });
  const outline = await thin(atelier, things, 0.26);
  const flow = await flowOf(atelier, tone, 2);
  const [near, far] = [await blur(atelier, tone, 0.8), await blur(atelier, tone, 1.9)];
  const inner = await atelier.pass('flowLines', 1, { planes: { near, far, flow }, values: { share: 1 } });
  const line = await atelier.pass('joinLines', 1, { planes: { outline, inner }, values: { low: -0.035, weight } });
  return blur(atelier, await thin(atelier, line, 0.4), breadth);
}

interface RegionWish {
  readonly layers: number;
  /** Lightness between two tones of a colour. */
  readonly leastApart: number;
  /** How far small shapes are rounded off, pass by pass. */
  readonly radii: readonly number[];
}

async function regions(atelier: Atelier, { lab, albedo, id, depth }: Sketch, { layers, leastApart, radii }: RegionWish) {
  const clean = await smooth(atelier, { source: lab, id }, [4, 7, 9], 0.1);
  const even = await smooth(atelier, { source: albedo, id }, [5, 9, 9], 0.14);
  const planes = { lab: clean, albedo: even, id, depth };
  const table = await atelier.survey('surveyRegions', { planes, values: { layers, leastApart } });
  let label = await atelier.pass('labelRegions', 1, { planes, tables: { regions: table } });
  for (const radius of radii) label = await atelier.pass('majority', 1, { planes: { source: label }, values: { radius } });
  return { label, table };
}

const flatVector: Recipe = async (atelier, sketch) => {
  const { label, table } = await regions(atelier, sketch, { layers: 8, leastApart: 0.1, radii: [3.6, 2.6, 1.8, 1.4] });
  return atelier.finish('paintFlat', { planes: { label }, tables: { regions: table } });
};

const paperCut: Recipe = async (atelier, sketch) => {
  const { label, table } = await regions(atelier, sketch, { layers: 7, leastApart: 0.13, radii: [6, 5, 3.6, 2.4] });
  const height = await atelier.pass('heightsOf', 1, { planes: { label }, tables: { regions: table } });
  const [tight, soft] = [await blur(atelier, height, 1.1), await blur(atelier, height, 5)];
  return atelier.finish('paintCard', { planes: { label, tight, soft }, tables: { regions: table }, values: { reach: 6.5 } });
};

const watercolour: Recipe = async (atelier, sketch) => {
  const { lab, id } = sketch;
  const tones = await atelier.survey('surveyTone', { planes: { lab } });
  const soft = await smooth(atelier, { source: lab, id }, [2.5, 5, 6], 0.075);
  const wash = await blur(atelier, await atelier.pass('layWashes', 3, { planes: { source: soft }, tables: { tones } }), 0.5);
  const wet = await blur(atelier, wash, 9);
  const edge = await blur(atelier, await atelier.pass('washEdges', 1, { planes: { source: wash } }), 0.7);
  const rim = await blur(atelier, edge, 10);
  const line = await linesOf(atelier, sketch, soft, { inner: 0.6, breadth: 0.55 });
  return atelier.finish('paintWatercolour', {
    planes: { wash, wet, edge, rim, line, noise: await atelier.pass('washNoise', washNoiseChannels, { planes: {} }) },
  });
};

const oil: Recipe = async (atelier, sketch) => {
  const lab = await smooth(atelier, { source: sketch.lab, id: sketch.id }, [2, 3.5], 0.07);
  const flow = await flowOf(atelier, lab, 3.2);
  const edges = await atelier.pass('washEdges', 1, { planes: { source: lab } });
  const outline = await atelier.pass('outline', 1, { planes: thingsOf(sketch) });
  const detail = await blur(atelier, await atelier.pass('larger', 1, { planes: { a: edges, b: outline } }), 2);
  const strokes = await atelier.survey('surveyStrokes', { planes: { lab, flow, detail } });
  return atelier.finish('paintOil', { planes: { lab }, tables: { strokes } });
};

const pencil: Recipe = async (atelier, sketch) => {
  const lab = await smooth(atelier, { source: sketch.lab, id: sketch.id }, [2, 4], 0.08);
  const line = await linesOf(atelier, sketch, lab, { inner: 0.8, breadth: 0.65 });
  const form = await blur(atelier, await atelier.pass('formDirection', 2, { planes: { normal: sketch.normal } }), 7);
  return atelier.finish('paintPencil', {
    planes: { lab, line, noise: await atelier.pass('pencilNoise', pencilNoiseChannels, { planes: { form } }) },
    tables: { tones: await atelier.survey('surveyTone', { planes: { lab } }) },
  });
};

const inkLine: Recipe = async (atelier, sketch) => {
  const lab = await smooth(atelier, { source: sketch.lab, id: sketch.id }, [2, 4, 5], 0.09);
  const line = await linesOf(atelier, sketch, lab, { inner: 0.9, breadth: 0.9 });
  return atelier.finish('paintInk', { planes: { lab, line }, tables: { tones: await atelier.survey('surveyTone', { planes: { lab } }) } });
};

const pixelArt: Recipe = async (atelier, { lab, id, depth }) => {
  const { side, columns, rows } = pixelArtCells(atelier.full);
  const cellWidth = (side * atelier.work.width) / atelier.full.width;
  const cellHeight = (side * atelier.work.height) / atelier.full.height;
  const cells = await atelier.survey('surveyCells', { planes: { lab, id, depth }, values: { columns, rows, cellWidth, cellHeight } });
  return atelier.finish('paintCells', { planes: { lab }, tables: { cells }, values: { side } });
};

const neon: Recipe = async (atelier, sketch) => {
  const lab = await smooth(atelier, { source: sketch.lab, id: sketch.id }, [2, 4], 0.09);
  const line = await linesOf(atelier, sketch, lab, { inner: 0.75, breadth: 1 });
  const tube = await atelier.pass('neonTubes', 3, { planes: { line, albedo: sketch.albedo, depth: sketch.depth } });
  const [near, wide] = [await blur(atelier, tube, 4), await blur(atelier, tube, 18)];
  return atelier.finish('paintNeon', { planes: { lab, line, tube: await blur(atelier, tube, 1.2), near, wide } });
};

const vintagePhoto: Recipe = async (atelier, sketch) => {
  const halo = await blur(atelier, await atelier.pass('highlights', 1, { planes: { lab: sketch.lab } }), 9);
  return atelier.finish('paintVintage', { planes: { picture: sketch.picture, halo }, values: { fade: 1 } });
};

/** Styles that are made from the traced picture. The others are made before tracing, by `restyle`. */
export const recipes: Readonly<Partial<Record<StyleName, Recipe>>> = {
  'flat-vector': flatVector,
  'paper-cut': paperCut,
  watercolour,
  oil,
  pencil,
  'ink-line': inkLine,
  'pixel-art': pixelArt,
  neon,
  'vintage-photo': vintagePhoto,
};
