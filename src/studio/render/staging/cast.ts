/** Things of a scene as solids: a model where one is built, else the inflated icon. Icons are read, coloured and, if need be, mirrored. */
import { createHash } from 'node:crypto';
import { Resvg } from '@resvg/resvg-js';
import { type Model, type ModelRequest, modelOf } from '../../models/index.ts';
import type { Scene, SceneObject } from '../../scene/index.ts';
import { type IconSolid, iconSolid, type Shape } from '../field/index.ts';
import { type Icon, readIcons, recolourIcon, svgOf } from '../icon/index.ts';
import type { KnownIcon, Workshop } from './workshop.ts';

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
  const image = new Resvg(svgOf(body, `${x} ${y} ${width} ${height}`), {
    fitTo: { mode: 'width', value: 64 },
    font: { loadSystemFonts: false },
  }).render();
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

/** What the object asks of a model. */
function requestOf(object: SceneObject, index: number): ModelRequest {
  const { label, icon, colour, concept, material, attributes, posture, person } = object;
  return {
    name: nameOf(index),
    concept,
    icon,
    label,
    colour: colour?.value ?? null,
    ...(material && { material }),
    ...(attributes && { attributes }),
    ...(posture && { posture }),
    ...(person && { person }),
  };
}

function readDrawing({ icon: name, colour }: SceneObject): KnownIcon | null {
  const icon = readIcons([name]).get(name);
  if (!icon) return null;
  return {
    icon: colour ? recolourIcon(icon, colour.value) : icon,
    draught: draughtOf(icon),
    outline: icon.frame.width / icon.frame.height,
  };
}

/** Each drawing takes native memory, over 40 MB of it, until the thread is collected. */
function castIcon(object: SceneObject, { icons }: Workshop): Player | null {
  const known = icons.of(`${object.icon} ${object.colour?.value}`, () => readDrawing(object));
  return known && { kind: 'icon', ...known };
}

export function castScene({ objects }: Scene, workshop: Workshop): Cast {
  const players = new Map<string, Player>();
  // The layout still shows only the top of what carries the others: `Scene.support`.
  for (const [index, object] of objects.entries()) {
    if (object.isSupport) continue;
    const request = requestOf(object, index);
    const model = workshop.models.of(JSON.stringify(request), () => modelOf(request));
    const player: Player | null = model
      ? { kind: 'model', model, outline: model.widthMetres / model.heightMetres }
      : castIcon(object, workshop);
    if (player) players.set(object.id, player);
  }
  // A table that was named as what things stand on is there: as the surface.
  const missing = objects.filter(({ id, isSupport }) => !players.has(id) && !isSupport);
  const warnings = missing.map(({ label, icon }) => `"${label}" could not be drawn: there is no icon named "${icon}"`);
  return { players, warnings };
}

const mirrored = ({ body, frame, name }: Icon): Icon => ({
  name,
  frame,
  body: `<g transform="translate(${2 * frame.x + frame.width} 0) scale(-1 1)">${body}</g>`,
});

export interface Wardrobe {
  readonly shapes: readonly Shape[];
  /** Index of the solid of an icon, whose longer side is 1 metre; each is in the scene once. */
  readonly shapeOf: (icon: Icon, isMirrored: boolean) => number;
  readonly add: (shape: Shape) => number;
}

export function createWardrobe({ solids }: Workshop): Wardrobe {
  const shapes: Shape[] = [];
  const worn = new Map<string, number>();
  const add = (shape: Shape): number => shapes.push(shape) - 1;
  return {
    shapes,
    add,
    shapeOf: (icon, isMirrored) => {
      const digest = createHash('sha256').update(`${isMirrored} ${icon.name} ${icon.body}`).digest('hex').slice(0, 16);
      const known = worn.get(digest);
      if (known !== undefined) return known;
      const bake = (): Shape => {
        const drawing = isMirrored ? mirrored(icon) : icon;
        return iconSolid({ name: `icon-${digest}`, drawing, fullness: 0.62, finish: finishOf(icon.name) });
      };
      const index = add(solids.of(digest, bake));
      worn.set(digest, index);
      return index;
    },
  };
}
