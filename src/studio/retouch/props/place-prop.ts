/** Adds and replaces: things of the studio, or of another photograph, set into one. */
import type { RasterImage } from '../../../engine.ts';
import { resizeImage } from '../../../imaging/index.ts';
import type { AddRelation } from '../../language/index.ts';
import type { SceneObject } from '../../scene/index.ts';
import type { CutOut, PixelBox } from '../../segment/index.ts';
import { cropToBox } from '../layer.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import { type PhotoLight, readPhotoLight } from '../photo-light.ts';
import { removeThing } from '../remove.ts';
import { paint } from './paint.ts';
import { type Prop, renderProp } from './prop.ts';
import { type Spot, type SpotRequest, spotFor } from './spots.ts';

export interface TargetPlace {
  readonly mask: Mask;
  readonly box: PixelBox;
  readonly heightMetres: number;
  readonly isFlatTopped: boolean;
}

export interface AddRequest {
  readonly object: SceneObject;
  readonly relation: AddRelation | null;
  /** null: no target, anywhere there is room. */
  readonly target: TargetPlace | null;
  readonly subject: PixelBox | null;
  /** A photographed thing instead of the studio's. */
  readonly picture: CutOut | null;
}

/** Tables are looked down on; what stands on the ground is seen nearly level. */
export const elevations = { table: 0.3, ground: 0.13, level: 0.04 } as const;

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
  };
}

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
    const spot = spotOf({ heightMetres: object.heightMetres, widthMetres: (object.heightMetres * width) / height });
    return { prop: await photographed(picture, object.heightMetres, spot.pixelsPerMetre), spot };
  }
  const pixelsPerMetre = (thing: SpotRequest['thing']): number => spotOf(thing).pixelsPerMetre;
  const prop = await renderProp(object, { light, elevation, turn: null, wornOn: null, pixelsPerMetre }, tools);
  return { prop, spot: spotOf(prop) };
}

/** Outside of `mayChange` the photograph keeps its bytes. throws engine_failed for a thing that the studio cannot show, generation_cancelled */
export async function addThing(photograph: RasterImage, request: AddRequest, tools: RetouchTools): Promise<Retouched> {
  const { target, relation, subject } = request;
  const whole = { left: 0, top: 0, width: photograph.width, height: photograph.height };
  const light = readPhotoLight(photograph, target?.mask ?? null, target?.box ?? whole);
  const elevation =
    relation === 'on' && target?.isFlatTopped ? elevations.table : relation === 'above' ? elevations.level : elevations.ground;
  const spotOf = (thing: SpotRequest['thing']): Spot => spotFor({ size: photograph, target, subject, relation, thing });
  const { prop, spot } = await propAt(request, { light, spotOf, elevation }, tools);
  const painted = await paint(
    {
      photograph,
      picture: prop.picture,
      left: spot.x - prop.foot[0],
      top: spot.y - prop.foot[1],
      turnRadians: 0,
      light,
      shadow: spot.standsOn ? 'ground' : 'none',
      on: null,
      before: spot.isBehind ? (target?.mask ?? null) : null,
      seed: tools.seed,
    },
    tools,
  );
  return { ...painted, warnings: countWarnings(request.object) };
}

export const countWarnings = ({ count, label }: SceneObject): string[] => (count > 1 ? [`One ${label} is added, not ${count}.`] : []);

/** The target makes way: its place is filled from round it, and the new thing stands there, as high as the old one or as wide. */
export async function replaceThing(
  photograph: RasterImage,
  request: Omit<AddRequest, 'relation' | 'subject'> & { target: TargetPlace },
  tools: RetouchTools,
): Promise<Retouched> {
  const { target, object } = request;
  const light = readPhotoLight(photograph, target.mask, target.box);
  const cleared = await removeThing(photograph, target.mask, tools);
  const { box } = target;
  const spotOf = ({ heightMetres, widthMetres }: SpotRequest['thing']): Spot => {
    const pixelsPerMetre = Math.min(
      (1.05 * box.height) / heightMetres,
      Math.max((1.15 * box.width) / widthMetres, (0.5 * box.height) / heightMetres),
    );
    return { x: box.left + box.width / 2, y: box.top + box.height, pixelsPerMetre, isBehind: false, standsOn: true };
  };
  const elevation = target.heightMetres < 0.5 ? elevations.table : elevations.ground;
  const { prop, spot } = await propAt(request, { light, spotOf, elevation }, tools);
  const painted = await paint(
    {
      photograph: cleared.image,
      picture: prop.picture,
      left: spot.x - prop.foot[0],
      top: spot.y - prop.foot[1],
      turnRadians: 0,
      light,
      shadow: 'ground',
      on: null,
      before: null,
      seed: tools.seed,
    },
    tools,
  );
  const mayChange = painted.mayChange.map((value, i) => Math.max(value, cleared.mayChange[i]!));
  return { image: painted.image, mayChange, warnings: [...cleared.warnings, ...countWarnings(object)] };
}
