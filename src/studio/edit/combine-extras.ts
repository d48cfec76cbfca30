/** Things of the studio in a combination: what the photographed ones wear, and what stands by. */
import type { EngineRequest, RasterImage } from '../../engine.ts';
import type { Combine, CombineExtra, CombineRelation } from '../language/index.ts';
import { isBodyGarment } from '../models/index.ts';
import type { Backdrop } from '../render/index.ts';
import { addThing, type Dressed, type RetouchTools, wearThing } from '../retouch/index.ts';
import type { CutOut, PixelBox } from '../segment/index.ts';
import type { Darkroom } from './darkroom.ts';

const toolsOf = ({ tools }: Darkroom, { seed }: EngineRequest): RetouchTools => ({ ...tools, seed });

/** "They wear suits" clothes everybody, though the plan names the first. */
const isWornBy = ({ relation, subject, object }: CombineExtra, index: number): boolean =>
  relation === 'wearing' && (subject === index || (object.count > 1 && subject !== null));

/** Wound or knotted round the neck: with body clothes they are modelled as part of them. */
const isNeckwear = /^(?:scarf|tie|necktie|cape|cloak|apron)$/;

/** Body clothes; with any of them, what goes round the neck too. */
export function bodyGarmentsOf({ extras }: Combine, index: number): CombineExtra[] {
  const worn = extras.filter((extra) => isWornBy(extra, index));
  const isDressed = worn.some(({ object }) => isBodyGarment(object.concept));
  return worn.filter(({ object }) => isDressed && (isBodyGarment(object.concept) || isNeckwear.test(object.concept)));
}

export const handRelations: ReadonlySet<CombineRelation['relation']> = new Set(['holding', 'drinking-from', 'eating'] as const);

/** Indices of the subjects that are dressed and that nobody holds. */
export const wearersOf = (operation: Combine): number[] =>
  operation.subjects
    .map((_, index) => index)
    .filter(
      (index) =>
        bodyGarmentsOf(operation, index).length > 0 &&
        !operation.relations.some(({ relation, object }) => object === index && handRelations.has(relation)),
    );

/** What the dressed ones wear on their heads, put on in the picture that they are in. */
export async function wearOnFigures(
  { image, heads }: Dressed,
  { operation, request, room }: { operation: Combine; request: EngineRequest; room: Darkroom },
): Promise<RasterImage> {
  let shown = image;
  for (const [order, index] of wearersOf(operation).entries()) {
    const { mask, box } = heads[order]!;
    const onBody = new Set(bodyGarmentsOf(operation, index));
    for (const extra of operation.extras.filter((one) => isWornBy(one, index) && !onBody.has(one))) {
      const worn = await wearThing(shown, { object: extra.object, mask, box }, toolsOf(room, request));
      room.warnings.push(...(worn?.warnings ?? [`No head was told in the outline, so the ${extra.object.label} is not put on.`]));
      shown = worn?.image ?? shown;
    }
  }
  return shown;
}

/** The photograph and its outline with one thing more. */
async function withThing(
  cutOut: CutOut,
  { object }: CombineExtra,
  { request, room }: { request: EngineRequest; room: Darkroom },
): Promise<CutOut> {
  const { width, height, alpha, colour, box } = cutOut;
  const image: RasterImage = { width, height, channels: 3, data: colour };
  const worn = await wearThing(image, { object, mask: alpha, box }, toolsOf(room, request));
  if (!worn) {
    room.warnings.push(`No head was told in the outline, so the ${object.label} is not put on.`);
    return cutOut;
  }
  room.warnings.push(...worn.warnings);
  const grown = alpha.map((value, i) => Math.max(value, worn.mayChange[i]!));
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (grown[i]! > 8) [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  return { ...cutOut, alpha: grown, colour: worn.image.data, box: { left, top, width: right - left + 1, height: bottom - top + 1 } };
}

/** Hats, glasses and scarves are put on the photograph itself, before it is set anywhere. */
export async function withAccessories(
  cutOut: CutOut,
  index: number,
  work: { operation: Combine; request: EngineRequest; room: Darkroom },
): Promise<CutOut> {
  const worn = work.operation.extras.filter((extra) => isWornBy(extra, index) && !isBodyGarment(extra.object.concept));
  let dressed = cutOut;
  for (const extra of worn) dressed = await withThing(dressed, extra, work);
  return dressed;
}

/** What belongs to nobody stands in the place, behind the photographed ones and to the side of where they will be. */
export async function withBystanders(
  backdrop: Backdrop,
  { extras }: Combine,
  { request, room }: { request: EngineRequest; room: Darkroom },
): Promise<Backdrop> {
  const { width, height } = backdrop.image;
  const base = (0.4 * backdrop.backEdgeY + 0.6 * backdrop.focusY) * height;
  let image = backdrop.image;
  for (const [index, { object }] of extras.filter(({ subject, relation }) => subject === null && relation === null).entries()) {
    // One to the right, the next to the left.
    const subject: PixelBox = { left: (index % 2 === 0 ? 0.22 : 0.3) * width, top: 0, width: 0.48 * width, height: base };
    const added = await addThing(image, { object, relation: null, target: null, subject, picture: null }, toolsOf(room, request));
    image = added.image;
    room.warnings.push(...added.warnings);
  }
  return { ...backdrop, image };
}

/** A sentence for each thing that is held or worn in the plan and not in the picture. */
export function unshownExtras({ extras, subjects }: Combine, isDressed: boolean): string[] {
  return extras.flatMap(({ object, relation, subject }) => {
    if (subject === null || relation === null) return [];
    const who = subjects[subject]!.label ?? `subject of image ${subjects[subject]!.reference + 1}`;
    if (relation === 'holding') return [`The ${who} does not hold the ${object.label}: that is not done by this engine version.`];
    if (!isDressed && isBodyGarment(object.concept))
      return [`The ${who} keeps its photographed body: the ${object.label} is put on only where all subjects are dressed or held.`];
    return [];
  });
}
