/**
 * The studio's styles on a photograph: the planes that the tracer would give are guessed from the pixels. Clay and low-poly are pressed
 * and faceted from the picture itself, as there is no scene behind it.
 */
import type { RasterImage } from '../../../engine.ts';
import { applyStyle } from '../../render/style/index.ts';
import type { StyleName } from '../../scene/scene.ts';
import { overBands, shareBytes } from '../bands.ts';
import type { Guide } from '../light/guide.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { CelParameters, DrawnStyle } from './cel.task.ts';
import type { ClayParameters } from './clay.task.ts';
import type { LowPolyInput } from './low-poly.task.ts';
import type { PhotographPlanes, PlanesInput } from './planes.task.ts';

const planesUrl = new URL('./planes.task.ts', import.meta.url).href;
const lowPolyUrl = new URL('./low-poly.task.ts', import.meta.url).href;
const celUrl = new URL('./cel.task.ts', import.meta.url).href;
const clayUrl = new URL('./clay.task.ts', import.meta.url).href;

export interface PhotographStyle {
  readonly mask: Mask;
  readonly style: StyleName | DrawnStyle;
  readonly subject: Mask | null;
}

/** Planes lie in the camera's own directions. */
const camera = { position: [0, 0, 1], target: [0, 0, 0], fieldOfView: 0.7, focusDistance: 1, lensRadius: 0, bladeCount: 0 } as const;

const instead: Readonly<Partial<Record<StyleName, string>>> = {
  isometric: 'A photograph cannot be seen from another side: it is drawn in flat colours instead of an isometric model.',
  clay: 'There is no model behind a photograph: it is pressed as a relief of clay.',
  'low-poly': 'There is no model behind a photograph: its surface is cut into flat triangles.',
};

const opaque = ({ width, height, channels, data }: RasterImage): RasterImage => ({
  width,
  height,
  channels: 3,
  data: shareBytes(channels === 3 ? data : data.filter((_, i) => i % 4 !== 3)),
});

async function drawn(
  image: RasterImage,
  planes: PhotographPlanes,
  { style, mask }: { readonly style: StyleName; readonly mask: Mask },
  tools: RetouchTools,
): Promise<RasterImage> {
  const { pool, signal, seed } = tools;
  if (style === 'low-poly')
    return pool.run<LowPolyInput, RasterImage>({ moduleUrl: lowPolyUrl, name: 'paintLowPoly', input: { image, planes } }, signal);
  if (style !== 'clay') {
    const name = style === 'isometric' ? 'flat-vector' : style;
    return applyStyle(image, planes, { style: name, camera, seed, pool, signal, planesAreSmall: true });
  }
  const slab = await pool.run<{ planes: PhotographPlanes }, Guide>({ moduleUrl: clayUrl, name: 'claySlab', input: { planes } }, signal);
  const parameters: ClayParameters = { slab, seed: Math.abs(seed) % 0x7fffffff };
  return overBands(image, mask, { moduleUrl: clayUrl, name: 'clayBand', parameters }, tools);
}

const isDrawn = (style: PhotographStyle['style']): style is DrawnStyle => style === 'anime' || style === 'comic' || style === 'pop-art';

/** Drawn from the picture alone. */
async function celDrawn(image: RasterImage, style: DrawnStyle, mask: Mask, tools: RetouchTools): Promise<RasterImage> {
  const sheet = await tools.pool.run<{ image: RasterImage }, Guide>(
    { moduleUrl: celUrl, name: 'celSheet', input: { image } },
    tools.signal,
  );
  const parameters: CelParameters = { sheet, style };
  return overBands(image, mask, { moduleUrl: celUrl, name: 'celBand', parameters }, tools);
}

/** throws generation_cancelled */
export async function stylePhotograph(given: RasterImage, options: PhotographStyle, tools: RetouchTools): Promise<Retouched> {
  const { mask, style, subject } = options;
  if (style === 'photographic')
    return { image: given, mayChange: mask, warnings: ['A photograph is photographic already: nothing was changed.'] };
  const image = opaque(given);
  if (isDrawn(style)) return { image: await celDrawn(image, style, mask, tools), mayChange: mask, warnings: [] };
  const input: PlanesInput = { image, subject: subject && shareBytes(subject) };
  const planes = await tools.pool.run<PlanesInput, PhotographPlanes>(
    { moduleUrl: planesUrl, name: 'photographPlanes', input },
    tools.signal,
  );
  const warning = instead[style];
  return { image: await drawn(image, planes, { style, mask }, tools), mayChange: mask, warnings: warning ? [warning] : [] };
}
