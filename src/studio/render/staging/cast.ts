/** Things of a scene as solids: a model where one is built, else the inflated icon. Icons are read, coloured and, if need be, mirrored. */
import { createHash } from 'node:crypto';
import { Resvg } from '@resvg/resvg-js';
import { isIndividual, type Model, type ModelRequest, modelOf } from '../../models/index.ts';
import { type Arms, armsOf, type Body, type Scene, type SceneObject } from '../../scene/index.ts';
import { type IconSolid, iconSolid, type Shape } from '../field/index.ts';
import { type Icon, readIcons, recolourIcon, svgOf } from '../icon/index.ts';
import { dress, type Garments } from './dress.ts';
import { handledThings } from './handled.ts';
import { posturesOf } from './posture.ts';
import type { KnownIcon, Workshop } from './workshop.ts';

/** What an object is shown as. */
export type Player =
  /** Models are as large as such things are: `scale` is what was said of this one's size. `others`: models of copies that are individuals of their own. */
  | { readonly kind: 'model'; readonly model: Model; readonly others: readonly Model[]; readonly scale: number }
  | { readonly kind: 'icon'; readonly icon: Icon; readonly outline: number; readonly draught: number };

export interface Cast {
  readonly players: ReadonlyMap<string, Player>;
  readonly warnings: readonly string[];
}

export interface CastOptions {
  readonly seed: number;
  /** About how tall each stands in the picture, by id. Absent: not known yet. */
  readonly heightPixels?: ReadonlyMap<string, number>;
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

interface Role extends CastOptions {
  readonly index: number;
  readonly posture: ModelRequest['posture'];
  readonly arms: Arms | undefined;
  readonly texts: Scene['texts'];
  /** What it wears that is no thing of its own. */
  readonly garments: Garments;
}

type Person = NonNullable<SceneObject['person']>;

const personOf = ({ person }: SceneObject, garments: Garments): Person | undefined =>
  garments.length > 0 ? { ...person, garments: [...(person?.garments ?? []), ...garments] } : person;

/** What the object asks of a model. Heights in pixels in steps, so that another size of picture finds the model that was made. */
function requestOf(object: SceneObject, { index, posture, arms, texts, garments, seed, heightPixels }: Role): ModelRequest {
  const { id, label, icon, colour, secondaryColour, concept, material, attributes } = object;
  const person = personOf(object, garments);
  const print = texts.filter(({ carrier }) => carrier === id).map(({ content }) => content);
  const pixels = heightPixels?.get(id);
  return {
    name: nameOf(index),
    concept,
    icon,
    label,
    seed,
    colour: colour?.value ?? null,
    ...(secondaryColour && { secondaryColour: secondaryColour.value }),
    ...(material && { material }),
    ...(attributes && { attributes }),
    ...(posture && { posture }),
    ...(arms && { arms }),
    ...(person && { person }),
    ...(print.length > 0 && { print: { texts: print } }),
    ...(pixels !== undefined && { heightPixels: 100 * Math.ceil(pixels / 100) }),
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

/** Each has kernels of its own to be recorded: more individuals cost more than they show. */
const individuals = 3;

function castModel(object: SceneObject, request: ModelRequest, { models }: Workshop): Player | null {
  const built = (wanted: ModelRequest): Model | null => models.of(JSON.stringify(wanted), () => modelOf(wanted));
  const model = built(request);
  if (!model) return null;
  const copies = isIndividual(object.concept) ? Math.min(object.count, individuals) - 1 : 0;
  const others = Array.from({ length: copies }, (_, index) =>
    built({ ...request, name: `${request.name}-${index + 2}`, seed: (request.seed ?? 0) + 7919 * (index + 1) }),
  );
  return { kind: 'model', model, others: others.filter((one) => one !== null), scale: object.sizeFactor ?? 1 };
}

export function castScene(scene: Scene, workshop: Workshop, options: CastOptions): Cast {
  const { objects, texts } = scene;
  const players = new Map<string, Player>();
  const postures = posturesOf(scene);
  const arms = armsOf(scene);
  const handled = handledThings(scene);
  // The layout still shows only the top of what carries the others: `Scene.support`.
  const { garmentsOf, isGarment } = dress(scene);
  for (const [index, object] of objects.entries()) {
    if (object.isSupport || isGarment(object.id)) continue;
    const { id } = object;
    const request = requestOf(handled.get(id) ?? object, {
      ...options,
      index,
      posture: postures.get(id),
      arms: arms.get(id),
      texts,
      garments: garmentsOf(id),
    });
    const player = castModel(object, request, workshop) ?? castIcon(object, workshop);
    if (player) players.set(object.id, player);
  }
  // A table that was named as what things stand on is there: as the surface.
  const missing = objects.filter(({ id, isSupport }) => !players.has(id) && !isSupport && !isGarment(id));
  const warnings = missing.map(({ label, icon }) => `"${label}" could not be drawn: there is no icon named "${icon}"`);
  return { players, warnings };
}

const scaled = (anchors: Model['anchors'], scale: number): Body['anchors'] =>
  Object.fromEntries(
    Object.entries(anchors ?? {}).map(([name, { at, forward, widthMetres, depthMetres }]) => [
      name,
      {
        at: [scale * at[0], scale * at[1], scale * at[2]] as const,
        ...(forward && { forward }),
        ...(widthMetres !== undefined && { widthMetres: scale * widthMetres }),
        ...(depthMetres !== undefined && { depthMetres: scale * depthMetres }),
      },
    ]),
  );

/** How deep a thing is that does not say it. */
const depthShare = 0.7;

/** What composition must know of a thing, at its real size. */
export function bodyOf(player: Player, { heightMetres }: SceneObject): Body {
  if (player.kind === 'icon') {
    const widthMetres = player.outline * heightMetres;
    const depthMetres = 0.35 * Math.min(widthMetres, heightMetres);
    return { widthMetres, heightMetres, depthMetres, middleMetres: 0, turnRadians: 0, spreadRadians: 0.14, anchors: {} };
  }
  const { model, scale } = player;
  const depth = model.depthMetres ?? Math.min(model.widthMetres, depthShare * Math.max(model.widthMetres, model.heightMetres));
  return {
    widthMetres: scale * model.widthMetres,
    heightMetres: scale * model.heightMetres,
    depthMetres: scale * depth,
    middleMetres: scale * (model.middleMetres ?? 0),
    turnRadians: model.turnRadians ?? 0,
    spreadRadians: model.spreadRadians ?? 0.3,
    anchors: scaled(model.anchors, scale),
  };
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
