import type { RasterImage } from '../../engine.ts';
import type { Layout, Place, SceneText } from '../scene/index.ts';
export interface TypeContext {
  readonly layout: Layout;
  readonly heroes: readonly { left: number; right: number; top: number; bottom: number }[];
  readonly place: Place;
}
export function setTexts(_image: RasterImage, _texts: readonly SceneText[], _context: TypeContext): string[] {
  return [];
}
