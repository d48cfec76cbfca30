/** Adds and replaces: things of the studio, or of another photograph, set into one. */
import type { RasterImage } from '../../../engine.ts';
import { mirrorImage, resizeImage } from '../../../imaging/index.ts';
import type { AddRelation } from '../../language/index.ts';
import type { SceneObject } from '../../scene/index.ts';
import type { CutOut, PixelBox } from '../../segment/index.ts';
import { cropToBox } from '../layer.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import { isCutBelow } from '../outline.ts';
import { type PhotoLight, readPhotoLight } from '../photo-light.ts';
import { removeThing } from '../remove.ts';
import { layProp, type PropPlace, paint, type ShapedProp, shapeProp } from './paint.ts';
import { type Prop, renderProp } from './prop.ts';
import { belowWater, draughtShare, type RegionPlace, spotInRegion } from './region-spot.ts';
import { isRainbow, rainbowPicture, type Sky, skyKindOf, spotsInSky, upperPart } from './sky.ts';
import { rowOf, type Spot, type SpotRequest, spotFor } from './spots.ts';

export interface TargetPlace {
  readonly mask: Mask;
  readonly box: PixelBox;
  readonly heightMetres: number;
  /** Where things stand on it, as a share of its height from its top. */
  readonly topShare: number;
  /** Looked down on, as a table is. */
  readonly isFlatTopped: boolean;
  /** A part of the picture that things stand, float or hang on. */
  readonly region?: RegionPlace['kind'];
}

export interface AddRequest {
  readonly object: SceneObject;
  readonly relation: AddRelation | null;
  /** null: no target, anywhere there is room. */
  readonly target: TargetPlace | null;
  readonly subject: PixelBox | null;
  /** [height, width]: what stands before the target and hides what goes on or behind it. */
  readonly inFront?: Mask | null;
  /** A photographed thing instead of the studio's. */
  readonly picture: CutOut | null;
  /** Where there is sky; null: none was found. */
  readonly sky?: Sky | null;
  /** It is asked for in the sky, whatever it is. */
  readonly isInSky?: boolean;
}

/** Tables are looked down on; what stands on the ground is seen nearly level. */
export const elevations = { table: 0.3, ground: 0.13, level: 0.04, sky: -0.06 } as const;

/** A photographed thing as a prop: of the object's real height. */
export async function photographed(cutOut: CutOut, heightMetres: number, pixelsPerMetre: number): Promise<Prop> {
  const box = cropToBox(cutOut);
  const height = Math.max(8, Math.round(heightMetres * pixelsPerMetre));
  const width = Math.max(4, Math.round((height * box.width) / box.height));
  const picture = await resizeImage({ width: box.width, height: box.height, channels: 4, data: box.data }, { width, height });
  return {
    picture,
    pixelsPerMetre,
    foot: [width / 2, height],
    grip: [width / 2, height / 2],
    worn: null,
    heightMetres,
    widthMetres: width / pixelsPerMetre,
    isPhotograph: true,
  };
}

/** Of somebody's height, what a photograph shows that ends at the chest. */
const seenOfBust = 0.45;

/** Too wide to be there down to its feet. */
const endsBelow = (cutOut: CutOut): boolean => isCutBelow(cutOut) && cutOut.box.width > 0.45 * cutOut.box.height;

interface Setting {
  readonly light: PhotoLight;
  readonly spotOf: (thing: SpotRequest['thing']) => Spot;
  readonly elevation: number;
}

async function propAt(
  { object, picture }: Pick<AddRequest, 'object' | 'picture'>,
  { light, spotOf, elevation }: Setting,
  tools: RetouchTools,
): Promise<{ prop: Prop; spot: Spot }> {
  if (picture) {
    const { width, height } = picture.box;
    const isCutBelow = endsBelow(picture);
    const heightMetres = (isCutBelow ? seenOfBust : 1) * object.heightMetres;
    const spot = spotOf({ heightMetres, widthMetres: (heightMetres * width) / height, isCutBelow });
    return { prop: await photographed(picture, heightMetres, spot.pixelsPerMetre), spot };
  }
  const pixelsPerMetre = (thing: SpotRequest['thing']): number => spotOf(thing).pixelsPerMetre;
  const prop = await renderProp(object, { light, elevation, turn: null, wornOn: null, pixelsPerMetre }, tools);
  return { prop, spot: spotOf(prop) };
}

interface Copy {
  readonly prop: Prop;
  readonly spot: Spot;
}

/** One after the other onto the photograph, the farther ones first; every second one mirrored. */
async function paintAll(
  photograph: RasterImage,
  copies: readonly Copy[],
  { light, before }: { light: PhotoLight; before: (spot: Spot) => Mask | null },
  tools: RetouchTools,
): Promise<{ image: RasterImage; mayChange: Mask }> {
  let image = photograph;
  let mayChange: Mask | null = null;
  const inOrder = copies.map((copy, index) => ({ ...copy, index })).toSorted((a, b) => a.spot.y - b.spot.y);
  for (const { prop, spot, index } of inOrder) {
    const isMirrored = index % 2 === 1;
    const picture = isMirrored ? await mirrorImage(prop.picture) : prop.picture;
    const footX = isMirrored ? picture.width - prop.foot[0] : prop.foot[0];
    const painted = await paint(
      {
        photograph: image,
        picture,
        left: spot.x - footX,
        top: spot.y - prop.foot[1],
        turnRadians: 0,
        light,
        shadow: spot.standsOn ? 'ground' : 'none',
        on: null,
        before: before(spot),
        isPhotograph: prop.isPhotograph,
        seed: tools.seed + index,
      },
      tools,
    );
    image = painted.image;
    const earlier: Mask | null = mayChange;
    mayChange = earlier ? painted.mayChange.map((value, i) => Math.max(value, earlier[i]!)) : painted.mayChange;
  }
  return { image, mayChange: mayChange! };
}

const fewer = ({ count, label }: SceneObject, shown: number): string[] =>
  count > shown ? [`${shown} of ${count} ${label} ${shown === 1 ? 'is' : 'are'} added: there is no room for more.`] : [];

const mostCopies = 7;
const countOf = ({ count }: SceneObject): number => Math.min(mostCopies, Math.max(1, count));

/** Of what shows sky: 255 where something is before it. */
const notSky = (sky: Sky): Mask => sky.mask.map((value) => 255 - value);

async function addRainbow(photograph: RasterImage, { sky = null }: AddRequest, tools: RetouchTools): Promise<Retouched> {
  const box = sky?.box ?? upperPart(photograph);
  const width = Math.round(0.92 * photograph.width);
  const height = Math.round(Math.min(width / 2, 1.15 * box.height));
  const picture = await resizeImage(rainbowPicture(), { width, height });
  const light = readPhotoLight(photograph, null, { ...box, left: 0, top: 0 });
  const [left, top] = [0.06 * photograph.width, box.top + box.height - height];
  const painted = await paint(
    { photograph, picture, left, top, turnRadians: 0, light, shadow: 'none', on: null, before: sky && notSky(sky), seed: tools.seed },
    tools,
  );
  return { ...painted, warnings: [] };
}

async function addInSky(photograph: RasterImage, request: AddRequest, tools: RetouchTools): Promise<Retouched> {
  const { object, sky = null } = request;
  const box = sky?.box ?? upperPart(photograph);
  const light = readPhotoLight(photograph, sky?.mask ?? null, box);
  const spotsOf = (thing: SpotRequest['thing'], count: number): Spot[] => {
    const spots = spotsInSky(object.concept, count, { size: photograph, sky, thing });
    const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2, pixelsPerMetre: 1, isBehind: true, standsOn: false };
    return spots.length > 0
      ? spots
      : spotsInSky(object.concept, 1, { size: photograph, sky: null, thing }).map((one) => ({
          ...middle,
          pixelsPerMetre: one.pixelsPerMetre,
        }));
  };
  const flying: SceneObject = skyKindOf(object.concept) === 'flying' && !object.posture ? { ...object, posture: 'fly' } : object;
  const { prop } = await propAt(
    { ...request, object: flying },
    { light, spotOf: (thing) => spotsOf(thing, 1)[0]!, elevation: elevations.sky },
    tools,
  );
  const spots = spotsOf(prop, countOf(object));
  const copies = await Promise.all(spots.map(async (spot) => ({ prop: await scaledProp(prop, spot.pixelsPerMetre), spot })));
  const hidden = sky && skyKindOf(object.concept) === 'far' ? notSky(sky) : null;
  const painted = await paintAll(photograph, copies, { light, before: () => hidden }, tools);
  return { ...painted, warnings: fewer(object, spots.length) };
}

/** A little smaller than it was traced. */
async function scaledProp(prop: Prop, pixelsPerMetre: number): Promise<Prop> {
  const share = pixelsPerMetre / prop.pixelsPerMetre;
  if (Math.abs(share - 1) < 0.02) return prop;
  const size = { width: Math.max(2, Math.round(share * prop.picture.width)), height: Math.max(2, Math.round(share * prop.picture.height)) };
  return { ...prop, picture: await resizeImage(prop.picture, size), pixelsPerMetre, foot: [share * prop.foot[0], share * prop.foot[1]] };
}

/** What it hides: itself, and the floor seen between its legs, where nothing of what is behind it stands out. */
function opaqueBelow({ mask, box, isFlatTopped }: TargetPlace, { width, height }: RasterImage): Mask {
  if (!isFlatTopped) return mask;
  const out = Uint8Array.from(mask);
  const right = Math.min(width, box.left + box.width);
  for (let y = Math.max(0, Math.round(box.top + 0.55 * box.height)); y < height; y++)
    out.fill(255, y * width + Math.max(0, box.left), y * width + right);
  return out;
}

/** Outside of `mayChange` the photograph keeps its bytes. throws engine_failed for a thing that the studio cannot show, generation_cancelled */
export async function addThing(photograph: RasterImage, request: AddRequest, tools: RetouchTools): Promise<Retouched> {
  const { target, relation, subject, object, isInSky, picture } = request;
  if (isRainbow(object.concept) && !target) return addRainbow(photograph, request, tools);
  const isUnplaced = relation === null || relation === 'above' || relation === 'in';
  if (isInSky || (!target && !picture && isUnplaced && skyKindOf(object.concept) !== null)) return addInSky(photograph, request, tools);
  const whole = { left: 0, top: 0, width: photograph.width, height: photograph.height };
  const light = readPhotoLight(photograph, target?.mask ?? null, target?.box ?? whole);
  const elevation =
    target?.isFlatTopped && relation !== 'above' ? elevations.table : relation === 'above' ? elevations.level : elevations.ground;
  const asked = (thing: SpotRequest['thing']): SpotRequest => ({ size: photograph, target, subject, relation, thing });
  const region = target?.region && (relation === 'on' || relation === 'in') ? { mask: target.mask, kind: target.region } : null;
  const spotOf = (thing: SpotRequest['thing']): Spot => (region ? spotInRegion(asked(thing), region, target!.box) : spotFor(asked(thing)));
  const { prop, spot } = await propAt(
    request,
    { light, spotOf, elevation: region?.kind === 'water' ? elevations.level : elevation },
    tools,
  );
  const spots = rowOf(spot, countOf(object), asked(prop));
  const before = ({ isBehind, y, pixelsPerMetre }: Spot): Mask | null => {
    if (region?.kind === 'water') return belowWater(photograph, y - draughtShare * prop.heightMetres * pixelsPerMetre);
    const own = isBehind && target ? opaqueBelow(target, photograph) : null;
    const { inFront = null } = request;
    return own && inFront ? own.map((value, i) => Math.max(value, inFront[i]!)) : (own ?? inFront);
  };
  const painted = await paintAll(photograph, spots.map((one) => ({ prop, spot: one })), { light, before }, tools); // biome-ignore format: one line
  return { ...painted, warnings: fewer(object, spots.length) };
}

const countWarnings = ({ count, label }: SceneObject): string[] => (count > 1 ? [`One ${label} is set there, not ${count}.`] : []);

/** Side by side: neither needs the other. When one fails the other is waited for, so that nothing works on after the answer. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

/** The target makes way: its place is filled from round it, and the new thing stands there, as high as the old one or as wide. */
export async function replaceThing(
  photograph: RasterImage,
  request: Pick<AddRequest, 'object' | 'picture'> & { target: TargetPlace },
  tools: RetouchTools,
): Promise<Retouched> {
  const { target, object } = request;
  const light = readPhotoLight(photograph, target.mask, target.box);
  const { box } = target;
  const spotOf = ({ heightMetres, widthMetres }: SpotRequest['thing']): Spot => {
    const pixelsPerMetre = Math.min(
      (1.05 * box.height) / heightMetres,
      Math.max((1.15 * box.width) / widthMetres, (0.5 * box.height) / heightMetres),
    );
    return { x: box.left + box.width / 2, y: box.top + box.height, pixelsPerMetre, isBehind: false, standsOn: true };
  };
  const elevation = target.heightMetres < 0.5 ? elevations.table : elevations.ground;
  const shapeAt = async (): Promise<{ shaped: ShapedProp; place: PropPlace }> => {
    const { prop, spot } = await propAt(request, { light, spotOf, elevation }, tools);
    const place: PropPlace = {
      picture: prop.picture,
      left: spot.x - prop.foot[0],
      top: spot.y - prop.foot[1],
      turnRadians: 0,
      light,
      shadow: 'ground',
      on: null,
      before: null,
      isPhotograph: prop.isPhotograph,
      seed: tools.seed,
    };
    return { shaped: await shapeProp(place, photograph, tools), place };
  };
  const [cleared, { shaped, place }] = await bothOf(removeThing(photograph, target.mask, tools), shapeAt());
  const painted = await layProp(cleared.image, shaped, place, tools);
  const { mayChange } = painted;
  for (let i = 0; i < mayChange.length; i++) if (mayChange[i]! < cleared.mayChange[i]!) mayChange[i] = cleared.mayChange[i]!;
  return { image: painted.image, mayChange, warnings: [...cleared.warnings, ...countWarnings(object)] };
}
