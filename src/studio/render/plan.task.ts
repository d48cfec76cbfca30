/** What is decided before any pixel, in a worker: reading icons and measuring their frames would hold up the event loop. */
import type { PixelSize } from '../../engine.ts';
import { type Layout, layoutScene, type Scene } from '../scene/index.ts';
import { type Icon, readIcons } from './icon.ts';
import { recolourIcon } from './recolour.ts';
import { chooseSetting, type Setting } from './setting.ts';

export interface PlanInput {
  readonly scene: Scene;
  readonly size: PixelSize;
  readonly seed: number;
}

export interface PlannedScene {
  readonly setting: Setting;
  readonly layout: Layout;
  /** Coloured as asked, by object id. */
  readonly icons: ReadonlyMap<string, Icon>;
  readonly warnings: string[];
}

/** Everything before pixels: icons read and recoloured, setting chosen, things placed. */
export function planScene({ scene, size, seed }: PlanInput): PlannedScene {
  const sources = readIcons(scene.objects.map((object) => object.icon));
  const known = scene.objects.filter((object) => sources.has(object.icon));
  const missing = scene.objects.filter((object) => !sources.has(object.icon));
  const warnings = missing.map((object) => `"${object.label}" could not be drawn: there is no icon named "${object.icon}"`);
  const tallest = Math.max(0, ...known.filter((object) => !object.airborne).map((object) => object.heightMetres));
  const setting = chooseSetting(scene, tallest, seed);
  const outlines = Object.fromEntries([...sources].map(([name, icon]) => [name, icon.frame.width / icon.frame.height]));
  const layout = layoutScene({ ...scene, objects: known }, { aspect: size.width / size.height, seed, kind: setting.kind, outlines });
  const icons = new Map(
    known.map((object) => {
      const icon = sources.get(object.icon)!;
      return [object.id, object.colour ? recolourIcon(icon, object.colour.value) : icon];
    }),
  );
  return { setting, layout, icons, warnings };
}
