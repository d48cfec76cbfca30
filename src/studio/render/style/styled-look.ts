/** The look that a picture is developed with before it is drawn: what belongs to a camera would be painted over, or painted as if it were there. */
import type { StyleName } from '../../scene/index.ts';
import type { Look } from '../lens/index.ts';
import { recipes } from './recipes.ts';

/** Styles whose regions and lines streaks of rain or flakes would break. */
const dry: ReadonlySet<StyleName> = new Set(['flat-vector', 'paper-cut', 'pencil', 'ink-line', 'pixel-art']);

/** The same look for a style that is not drawn after tracing. */
export function styledLook(look: Look, style: StyleName): Look {
  // A model on a table has no weather, and its camera stands far off.
  if (style === 'isometric') return { ...look, fog: null, rain: null, snow: null, vignette: null };
  if (!recipes[style]) return look;
  const plain: Look = { ...look, grain: null, vignette: null, dither: false };
  if (style === 'vintage-photo' || style === 'neon') return plain;
  return { ...plain, glare: null, bloom: null, ...(dry.has(style) ? { rain: null, snow: null } : {}) };
}
