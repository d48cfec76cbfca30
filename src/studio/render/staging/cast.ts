/** Things of a scene as solids: a model where one is built, else the inflated icon. Icons are read, coloured and, if need be, mirrored. */
import { Resvg } from '@resvg/resvg-js';
import { type Model, modelOf } from '../../models/index.ts';
import type { Scene, SceneObject } from '../../scene/index.ts';
import { type IconSolid, iconSolid, type Shape } from '../field/index.ts';
import { type Icon, readIcons, svgOf } from '../icon.ts';
import { recolourIcon } from '../recolour.ts';

/** What an object is shown as. */
export type Player =
  | { readonly kind: 'model'; readonly model: Model; readonly outline: number }
  | { readonly kind: 'icon'; readonly icon: Icon; readonly outline: number; readonly draught: number };

export interface Cast {
  readonly players: ReadonlyMap<string, Player>;
  readonly warnings: readonly string[];
}

const nameOf = (index: number): string => `thing${index}`;

/** Share of the height that is under water when it floats: legs and keels go under, up to where the body is half as wide as anywhere. */
function draughtOf({ body, frame: { x, y, width, height } }: Icon): number {
  const image = new Resvg(svgOf(body, `${x} ${y} ${width} ${height}`), { fitTo: { mode: 'width', value: 64 } }).render();
  const covers = Array.from({ length: image.height }, (_, row) => {
    let count = 0;
    for (let column = 0; column < image.width; column++) count += Number(image.pixels[4 * (row * image.width + column) + 3]! > 127);
    return count;
  });
  const widest = Math.max(...covers);
  const belly = covers.findLastIndex((cover) => cover > 0.5 * widest);
  return Math.min(0.32, (image.height - 1 - belly) / image.height + 0.045);
}

/** What is enamelled or stretched thin shines; all else is soft vinyl. */
const glossy =
  /car|taxi|bus|truck|train|tram|ship|boat|ferry|plane|rocket|balloon|robot|bike|bicycle|scooter|trophy|gem|bell|saucer|helicopter|locomotive/;

const finishOf = (name: string): NonNullable<IconSolid['finish']> =>
  glossy.test(name) ? { roughness: 0.32, coat: 0.7, sheen: 0, subsurface: 0 } : { roughness: 0.5, coat: 0.18, sheen: 0.15, subsurface: 0 };

export function castScene({ objects }: Scene): Cast {
  const players = new Map<string, Player>();
  const isModelled = (object: SceneObject, index: number): boolean => {
    const model = modelOf({
      name: nameOf(index),
      concept: object.icon,
      icon: object.icon,
      label: object.label,
      colour: object.colour?.value ?? null,
    });
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
      draught: draughtOf(icon),
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
      const index = add(iconSolid({ name: `icon${baked.size}`, drawing, fullness: 0.62, finish: finishOf(icon.name) }));
      baked.set(key, index);
      return index;
    },
  };
}
