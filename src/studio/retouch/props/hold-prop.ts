/** Puts a thing into somebody's hand, as it is held; into an animal's mouth; before the chest where it needs both arms. */
import type { RasterImage } from '../../../engine.ts';
import { cropImage, mirrorImage, resizeImage } from '../../../imaging/index.ts';
import type { SceneObject } from '../../scene/index.ts';
import type { CutOut } from '../../segment/index.ts';
import { type DressPose, type Head, poseOf } from '../figure/index.ts';
import { clamp } from '../light.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import { type PhotoLight, readPhotoLight } from '../photo-light.ts';
import { cutOutOf } from '../region.ts';
import { type Grip, gripOf } from './grips.ts';
import type { Hand, HandsFound, HandsInput } from './hands.task.ts';
import { paint } from './paint.ts';
import { elevations, type TargetPlace } from './place-prop.ts';
import { type Prop, renderProp } from './prop.ts';

export interface HoldRequest {
  readonly object: SceneObject;
  readonly target: TargetPlace;
  readonly isPerson: boolean;
  /** Of the picture; null: whichever is seen. */
  readonly side: -1 | 1 | null;
}

interface Holder {
  readonly head: Head;
  readonly skin: readonly [number, number, number];
  readonly pose: DressPose;
  readonly cutOut: CutOut;
  readonly isCut: boolean;
  readonly light: PhotoLight;
}

interface Held {
  readonly prop: Prop;
  readonly picture: RasterImage;
  /** Pixels of the photograph, of the picture's top left. */
  readonly left: number;
  readonly top: number;
  readonly turnRadians: number;
  readonly before: Mask | null;
  readonly warnings: readonly string[];
}

const readUrl = new URL('../figure/read-figures.task.ts', import.meta.url).href;
const handsUrl = new URL('./hands.task.ts', import.meta.url).href;

async function holderOf(photograph: RasterImage, { target }: HoldRequest, { pool, signal }: RetouchTools): Promise<Holder | null> {
  const { mask, box } = target;
  const cutOut = cutOutOf(photograph, mask, box);
  const read = await pool.run<CutOut, { head: Head; skin: Holder['skin'] } | null>(
    { moduleUrl: readUrl, name: 'readFigureHead', input: cutOut },
    signal,
  );
  if (!read) return null;
  const isCut = box.top + box.height > 0.985 * photograph.height;
  return { ...read, pose: poseOf(cutOut, read.head, isCut), cutOut, isCut, light: readPhotoLight(photograph, mask, box) };
}

/** Where the top left of a picture goes that is turned about its middle so that one of its points comes to another. */
function cornerFor({ width, height }: RasterImage, at: readonly [number, number], radians: number, to: readonly [number, number]) {
  const [dx, dy] = [(at[0] - 0.5) * width, (at[1] - 0.5) * height];
  const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];
  return { left: to[0] - (dx * cosine - dy * sine) - width / 2, top: to[1] - (dx * sine + dy * cosine) - height / 2 };
}

/** A mask of the photograph with what of the box's own mask is told. */
function maskIn(
  photograph: RasterImage,
  { target: { box } }: HoldRequest,
  { alpha, isShown }: { alpha: Mask; isShown: (x: number, y: number) => boolean },
): Mask {
  const mask = new Uint8Array(photograph.width * photograph.height);
  for (let y = 0, i = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++, i++)
      if (alpha[i]! > 0 && isShown(x, y)) mask[(box.top + y) * photograph.width + box.left + x] = alpha[i]!;
  return mask;
}

/** What is held over a head goes behind the head, not over the face: adds the head to a mask of the photograph. */
function withHead(mask: Mask, photograph: RasterImage, request: HoldRequest, { cutOut, head }: Pick<Holder, 'cutOut' | 'head'>): Mask {
  const lowest = head.top + 0.9 * head.collarRow;
  const reach = 0.75 * head.width;
  const isHead = (u: number, v: number): boolean => v < lowest && Math.abs(u - head.neckX) < reach;
  const shown = maskIn(photograph, request, { alpha: cutOut.alpha, isShown: isHead });
  return mask.map((value, i) => Math.max(value, shown[i]!));
}

/** Rows of an open umbrella: the canopy's rim ends above `rim`, and the shaft is bare from there to its grip at `grip`. */
const shaft = { rim: 0.5, grip: 0.72 } as const;

/** A hand that hangs is low: the shaft is drawn as long as the canopy needs to be above the head. `rise`: from the hand to the head's top. */
async function lengthened(picture: RasterImage, { at, rise }: { at: Grip['at']; rise: number }): Promise<RasterImage> {
  const { width, height, data } = picture;
  const [from, to] = [Math.round(shaft.rim * height), Math.round(shaft.grip * height)];
  const missing = Math.round(0.97 * rise - (at[1] - shaft.rim + 0.06) * height);
  if (missing <= 0) return picture;
  const bare = await cropImage(picture, { left: 0, top: from, width, height: to - from });
  const long = await resizeImage(bare, { width, height: to - from + missing });
  const rows = new Uint8Array(4 * width * (height + missing));
  rows.set(data.subarray(0, 4 * width * from));
  rows.set(long.data, 4 * width * from);
  rows.set(data.subarray(4 * width * to), 4 * width * (to + missing));
  return { width, height: height + missing, channels: 4, data: rows };
}

/** Of a closed hand, metres. */
const fistMetres = 0.05;

async function inHand(
  photograph: RasterImage,
  request: HoldRequest,
  { holder, hand, hold, skin }: { holder: Holder; hand: Hand; hold: Grip; skin: Mask },
  tools: RetouchTools,
): Promise<Held> {
  const { object, target } = request;
  const { light, pose, cutOut, head } = holder;
  const scale = (): number => pose.pixelsPerMetre * hold.enlarged;
  const prop = await renderProp(object, { light, elevation: elevations.ground, turn: null, wornOn: null, pixelsPerMetre: scale }, tools);
  const isMirrored = hold.hasSideHandle && hand.side > 0;
  const upright = hold.isOverhead ? await lengthened(prop.picture, { at: hold.at, rise: hand.y - head.top }) : prop.picture;
  const picture = isMirrored ? await mirrorImage(upright) : upright;
  const fromBelow = ((1 - hold.at[1]) * prop.picture.height) / picture.height;
  const at = [isMirrored ? 1 - hold.at[0] : hold.at[0], 1 - fromBelow] as const;
  // Over the head and a little to its own side.
  const aside = head.neckX + hand.side * 0.3 * head.width - hand.x;
  const turnRadians = hold.isOverhead ? clamp(Math.atan2(aside, picture.height), -0.3, 0.3) : hand.side * hold.lean;
  const [x, y] = [target.box.left + hand.x, target.box.top + hand.y];
  const radius = fistMetres * pose.pixelsPerMetre;
  const isFist = (u: number, v: number): boolean => Math.hypot(u - hand.x, v - hand.y) < radius;
  const fist = maskIn(photograph, request, { alpha: hand.isSeen ? skin : cutOut.alpha, isShown: isFist });
  const before = hold.isOverhead ? withHead(fist, photograph, request, holder) : fist;
  const warnings = hand.isSeen ? [] : [`The hand is not seen: where the ${object.label} is held is a guess.`];
  return { prop, picture, ...cornerFor(picture, at, turnRadians, [x, y]), turnRadians, before, warnings };
}

/** No hand in the picture: a fist of the studio comes in from below, in the person's skin and sleeve. */
async function withArm(
  photograph: RasterImage,
  request: HoldRequest,
  { holder, hold, found }: { holder: Holder; hold: Grip; found: HandsFound },
  tools: RetouchTools,
): Promise<Held> {
  const { object, target, side } = request;
  const { light, pose, head, skin } = holder;
  const scale = pose.pixelsPerMetre;
  const hand = side ?? (hold.hasSideHandle ? 1 : -1);
  const level = 0.8 * (Math.max(...light.key) / Math.PI + 0.1);
  const lit = ([r, g, b]: readonly [number, number, number]) =>
    [clamp(r / level, 0, 0.85), clamp(g / level, 0, 0.85), clamp(b / level, 0, 0.85)] as const;
  const arm = { skin: lit(skin), sleeve: found.isBareArmed ? null : lit(found.cloth), side: hand, at: hold.at } as const;
  const prop = await renderProp(object, { light, elevation: 0.05, turn: null, wornOn: null, arm, pixelsPerMetre: () => scale }, tools);
  const x = target.box.left + head.neckX + hand * 0.16 * scale;
  const lowest = photograph.height - 0.07 * scale;
  const y = Math.min(lowest, Math.max(target.box.top + head.top + head.collarRow + 0.22 * scale, photograph.height - 0.2 * scale));
  const warnings = [`No hand is seen in the picture: the one that holds the ${object.label} is the studio's.`];
  const before = hold.isOverhead ? withHead(new Uint8Array(photograph.width * photograph.height), photograph, request, holder) : null;
  return { prop, picture: prop.picture, left: x - prop.grip[0], top: y - prop.grip[1], turnRadians: 0, before, warnings };
}

/** Longer than this against its width it lies across a mouth. */
const longAspect = 2;

async function inMouth(
  photograph: RasterImage,
  request: HoldRequest,
  { holder, hold }: { holder: Holder; hold: Grip },
  tools: RetouchTools,
): Promise<Held> {
  const { object, target } = request;
  const { head, light, cutOut } = holder;
  const { box, heightMetres } = target;
  const scaleFor = ({ heightMetres: high, widthMetres: wide }: { heightMetres: number; widthMetres: number }): number => {
    const longest = Math.max(high, wide);
    const isLong = high > longAspect * wide;
    return clamp(box.height / heightMetres, (0.35 * head.width) / longest, ((isLong ? 1.5 : 0.62) * head.width) / longest);
  };
  const prop = await renderProp(object, { light, elevation: elevations.ground, turn: null, wornOn: null, pixelsPerMetre: scaleFor }, tools);
  const { picture } = prop;
  const isLong = picture.height > longAspect * picture.width;
  const turnRadians = isLong ? (head.facing >= 0 ? 1 : -1) * (Math.PI / 2 - 0.12) : 0;
  const hangs = hold.at[1] < 0.2;
  const at: readonly [number, number] = hangs ? hold.at : isLong ? [0.5, 0.55] : [0.5, 0.3];
  const [mouthX, mouthY] = [head.mouth.x - head.facing * 0.1 * head.width, head.mouth.y];
  const upperJaw = (_: number, v: number): boolean => v < mouthY;
  const before = maskIn(photograph, request, { alpha: cutOut.alpha, isShown: upperJaw });
  return {
    prop,
    picture,
    ...cornerFor(picture, at, turnRadians, [box.left + mouthX, box.top + mouthY]),
    turnRadians,
    before,
    warnings: [],
  };
}

/** Before the chest, below the head, for what needs both arms or where nothing can be told. */
async function beforeChest(
  photograph: RasterImage,
  { object, target }: HoldRequest,
  { light, pose }: { light: PhotoLight; pose: DressPose | null },
  tools: RetouchTools,
): Promise<Held> {
  const { box } = target;
  const isUpright = box.height > 1.15 * box.width;
  const scaleFor = ({ heightMetres, widthMetres }: { heightMetres: number; widthMetres: number }): number =>
    clamp(
      pose?.pixelsPerMetre ?? box.height / target.heightMetres,
      (0.16 * Math.min(box.width, box.height)) / Math.max(heightMetres, widthMetres),
      (0.42 * box.height) / heightMetres,
    );
  const prop = await renderProp(object, { light, elevation: elevations.ground, turn: null, wornOn: null, pixelsPerMetre: scaleFor }, tools);
  const { picture } = prop;
  const y = Math.min(box.top + (isUpright ? 0.4 : 0.72) * box.height + picture.height / 2, photograph.height);
  const warnings = [`Arms are not bent: the ${object.label} is set before the body, where it would be held.`];
  return {
    prop,
    picture,
    left: box.left + box.width / 2 - picture.width / 2,
    top: y - picture.height,
    turnRadians: 0,
    before: null,
    warnings,
  };
}

async function heldBy(photograph: RasterImage, request: HoldRequest, holder: Holder | null, tools: RetouchTools): Promise<Held> {
  const { object, isPerson, side, target } = request;
  const hold = gripOf(object.concept);
  const light = holder?.light ?? readPhotoLight(photograph, target.mask, target.box);
  if (!holder) return beforeChest(photograph, request, { light, pose: null }, tools);
  if (!isPerson) return inMouth(photograph, request, { holder, hold }, tools);
  if (hold.isTwoHanded) return beforeChest(photograph, request, holder, tools);
  const { cutOut, head, isCut } = holder;
  const found = await tools.pool.run<HandsInput, HandsFound>(
    { moduleUrl: handsUrl, name: 'findHands', input: { cutOut, head, isCut } },
    tools.signal,
  );
  const { hands, skin } = found;
  const wanted = hands.filter((one) => side === null || one.side === side).toSorted((a, b) => Number(b.isSeen) - Number(a.isSeen));
  const hand = wanted[0] ?? hands[0];
  return hand
    ? inHand(photograph, request, { holder, hold, hand, skin }, tools)
    : withArm(photograph, request, { holder, hold, found }, tools);
}

/** Outside of `mayChange` the photograph keeps its bytes. throws engine_failed for a thing that the studio cannot show, generation_cancelled */
export async function holdThing(photograph: RasterImage, request: HoldRequest, tools: RetouchTools): Promise<Retouched> {
  const { mask, box } = request.target;
  const holder = await holderOf(photograph, request, tools);
  const held = await heldBy(photograph, request, holder, tools);
  const light = holder?.light ?? readPhotoLight(photograph, mask, box);
  const { picture, left, top, turnRadians, before, warnings } = held;
  const painted = await paint(
    { photograph, picture, left, top, turnRadians, light, shadow: 'worn', on: mask, before, seed: tools.seed },
    tools,
  );
  return { ...painted, warnings };
}
