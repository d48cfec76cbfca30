/** Things of a scene as solids: a model where one is built, else the inflated icon. Icons are read, coloured and, if need be, mirrored. */
import { type Model, modelOf } from '../../models/index.ts';
import type { Scene, SceneObject } from '../../scene/index.ts';
import { iconSolid, type Shape } from '../field/index.ts';
import { type Icon, readIcons } from '../icon.ts';
import { recolourIcon } from '../recolour.ts';

/** What an object is shown as. */
export type Player =
  | { readonly kind: 'model'; readonly model: Model; readonly outline: number }
  | { readonly kind: 'icon'; readonly icon: Icon; readonly outline: number };

export interface Cast {
  readonly players: ReadonlyMap<string, Player>;
  readonly warnings: readonly string[];
}

const nameOf = (index: number): string => `thing${index}`;

export function castScene({ objects }: Scene): Cast {
  const players = new Map<string, Player>();
  const isModelled = (object: SceneObject, index: number): boolean => {
    const model = modelOf({ name: nameOf(index), icon: object.icon, label: object.label, colour: object.colour?.value ?? null });
    if (model) players.set(object.id, { kind: 'model', model, outline: model.widthMetres / model.heightMetres });
    return model !== null;
  };
  const flat = objects.filter((object, index) => !isModelled(object, index));
  const icons = flat.length > 0 ? readIcons(flat.map(({ icon }) => icon)) : new Map<string, Icon>();
  for (const { id, icon: name, colour } of flat) {
    const icon = icons.get(name);
    if (!icon) continue;
    players.set(id, {
      kind: 'icon',
      icon: colour ? recolourIcon(icon, colour.value) : icon,
      outline: icon.frame.width / icon.frame.height,
    });
  }
  const missing = objects.filter(({ id }) => !players.has(id));
  const warnings = missing.map(({ label, icon }) => `"${label}" could not be drawn: there is no icon named "${icon}"`);
  return { players, warnings };
}

const mirrored = ({ body, frame, name }: Icon): Icon => ({
  name,
  frame,
  body: `<g transform="translate(${2 * frame.x + frame.width} 0) scale(-1 1)">${body}</g>`,
});

/** Baked icons, each once a scene; the longer side of a solid is 1 metre. */
export function createWardrobe(): { shapeOf: (icon: Icon, isMirrored: boolean) => number; shapes: Shape[]; add: (shape: Shape) => number } {
  const shapes: Shape[] = [];
  const baked = new Map<string, number>();
  const add = (shape: Shape): number => shapes.push(shape) - 1;
  return {
    shapes,
    add,
    shapeOf: (icon, isMirrored) => {
      const key = `${isMirrored} ${icon.body}`;
      const known = baked.get(key);
      if (known !== undefined) return known;
      const drawing = isMirrored ? mirrored(icon) : icon;
      const index = add(iconSolid({ name: `icon${baked.size}`, drawing, fullness: 0.6 }));
      baked.set(key, index);
      return index;
    },
  };
}
