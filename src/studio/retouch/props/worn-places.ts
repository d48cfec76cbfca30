/** Where on a head in an outline hats, glasses, headphones, scarves and masks go, how wide they are there and how they are turned. Pure numbers. */
import type { EyePair, FaceBox, Head } from '../figure/index.ts';
import { clamp } from '../light.ts';

export interface ReadFace {
  readonly head: Head;
  readonly eyes: EyePair | null;
  readonly face: FaceBox | null;
}

export interface WornPlace {
  /** Where the thing's anchor goes. */
  readonly x: number;
  readonly y: number;
  /** Pixels that the anchor's width takes. */
  readonly width: number;
  /** Radians about the upright axis; to the side that the head looks to. */
  readonly turn: number;
  readonly elevation: number;
  /** Clockwise in the picture. */
  readonly tilt: number;
}

export type WornKind = 'eyes' | 'neck' | 'ears' | 'head' | 'face' | 'lip' | 'lobes' | 'nose' | 'eye';

/** By which part of the head each is worn; null: by none. */
const parts: readonly (readonly [RegExp, WornKind])[] = [
  [/glasses|goggles/, 'eyes'],
  [/eye-?patch|monocle/, 'eye'],
  [/clown-nose/, 'nose'],
  [/scarf|tie|necklace|medal|stethoscope|lei$|collar|bandana|pearls/, 'neck'],
  [/headphone|earmuff|headset/, 'ears'],
  [/earring/, 'lobes'],
  [/moustache|mustache/, 'lip'],
  [/mask/, 'face'],
  [/hat$|cap$|beanie|crown|helmet|tiara|beret|turban|bonnet|hood$|wreath|fedora|sombrero|halo|ribbon|bow$|flower|horns|antlers|ears$|veil|wig|umbrella/, 'head'],
]; // biome-ignore format: a table of things

export const wornKind = (concept: string): WornKind | null => parts.find(([words]) => words.test(concept))?.[1] ?? null;

/** Modelled as a small thing of its own and not round a neck. */
export const isPinned = (concept: string): boolean => /bow-?tie|medal|brooch/.test(concept);
/** Sits on the hair and not over the brow. */
const isPerched = /crown|tiara|party-hat|halo|ribbon|bow$|flower|graduation|horns|antlers|ears$/;

const middleOf = ({ left, right }: { left: number; right: number }): number => (left + right) / 2;
const across = ({ left, right }: { left: number; right: number }): number => right - left;

/** How the head leans, by the middle of its rows; half of what they say, as hair is no rule. */
function leanOf({ rows, collarRow, skullRow, facing, isGuessed }: Head): number {
  if (facing !== 0 || isGuessed) return 0;
  const at = (share: number): number => Math.round(skullRow + share * (collarRow - skullRow));
  const [high, low] = [at(0.3), at(0.75)];
  const lean = Math.atan2(middleOf(rows[high]!) - middleOf(rows[low]!), low - high);
  return Math.abs(lean) < 0.05 ? 0 : clamp(0.5 * lean, -0.3, 0.3);
}

/** Of an animal whose ears stand up: between them, low on the brow. */
function betweenEars(head: Head, eyes: EyePair | null, tilt: number): WornPlace {
  const { skullRow, collarRow, rows, top } = head;
  const row = Math.round(skullRow + 0.07 * (collarRow - skullRow));
  const ears = rows[Math.min(collarRow, skullRow + 2)]!;
  const run = rows[Math.min(collarRow, skullRow + Math.round(0.2 * (collarRow - skullRow)))]!;
  const width = 0.62 * Math.min(across(run), head.width);
  const x = eyes ? 0.7 * middleOf(ears) + 0.3 * eyes.x : middleOf(ears);
  return { x, y: top + row, width, turn: 0, elevation: 0.06, tilt };
}

/** Of a face that looks this way: over the brow, as wide as the hair is there. */
function overBrow(head: Head, { eyes, face }: Omit<ReadFace, 'head'>, { concept, tilt }: { concept: string; tilt: number }): WornPlace {
  const { rows, collarRow, top } = head;
  const perched = isPerched.test(concept);
  const brow = eyes ? eyes.y - 0.8 * eyes.apart - top : face ? face.top + 0.08 * face.height - top : 0.3 * collarRow;
  const row = Math.round(perched ? Math.min(brow - 0.06 * collarRow, 0.2 * collarRow) : clamp(brow, 0.2 * collarRow, 0.4 * collarRow));
  const near = rows.slice(row, row + Math.max(1, Math.round(0.12 * collarRow)));
  const widest = Math.min(Math.max(...near.map(across)), 1.05 * head.width);
  const run = rows[row]!;
  return { x: middleOf(run), y: top + row, width: (perched ? 0.9 : 1.03) * widest, turn: 0, elevation: 0.05, tilt };
}

function onTop({ head, eyes, face }: ReadFace, concept: string): WornPlace {
  const { skullRow, collarRow, facing, top } = head;
  const isSnouted = facing !== 0;
  const tilt = eyes && skullRow > 0 ? clamp(0.7 * eyes.tilt, -0.25, 0.25) : leanOf(head);
  if (skullRow > 0) return betweenEars(head, eyes, tilt);
  if (!isSnouted) return overBrow(head, { eyes, face }, { concept, tilt });
  // A band lies behind the brow, and what stands on it begins lower than a brim.
  const row = Math.round((/ears$|horns|antlers/.test(concept) ? 0.26 : 0.14) * collarRow);
  const run = head.rows[row]!;
  // A snouted head is long: what is worn sits on its hinder part, which is about as wide as the neck.
  const width = Math.min(0.62 * head.width, 0.95 * head.neckWidth);
  const hinder = Math.max(0, 0.5 * across(run) - 0.5 * width);
  return { x: middleOf(run) - 0.6 * facing * hinder, y: top + row, width, turn: 0.5 * facing, elevation: 0.06, tilt: tilt + 0.06 * facing };
}

function onEyes({ head, eyes, face }: ReadFace): WornPlace {
  const { facing, collarRow, skullRow, top } = head;
  if (eyes) {
    const wide = (face ? 2.25 : 1.95) * eyes.apart;
    return { x: eyes.x, y: eyes.y, width: clamp(wide, 0.5 * head.width, 0.92 * head.width), turn: 0, elevation: 0, tilt: eyes.tilt };
  }
  const row = Math.round(skullRow + (facing === 0 ? 0.42 : 0.34) * (collarRow - skullRow));
  const run = head.rows[row]!;
  const width = 0.86 * Math.min(across(run), head.width);
  return { x: middleOf(run) + 0.08 * facing * width, y: top + row, width, turn: 0.55 * facing, elevation: 0, tilt: leanOf(head) };
}

/** Over the ears, its band over the crown. A person's ears are flat: the cups stand out beside them. */
function onEars({ head, eyes }: ReadFace): WornPlace {
  const { skullRow, collarRow, top, facing } = head;
  const row = Math.round(skullRow + 0.42 * (collarRow - skullRow));
  const run = head.rows[row]!;
  const isPerson = skullRow === 0 && facing === 0;
  const width = (isPerson ? 1.2 : 1.06) * Math.min(across(run), head.width);
  return {
    x: middleOf(run),
    y: eyes ? eyes.y + 0.25 * eyes.apart : top + row,
    width,
    turn: 0.3 * facing,
    elevation: 0,
    tilt: leanOf(head),
  };
}

/** A neck that is not upright: how its middle moves over its last rows. */
function onNeck({ head }: ReadFace, concept: string): WornPlace {
  const { rows, collarRow, neckX, top, facing, skullRow } = head;
  const isAnimal = facing !== 0 || skullRow > 0;
  // Beside a person's neck hangs hair; an animal's may be lost in its chest.
  const neckWidth = Math.min(head.neckWidth, (isAnimal ? 0.72 : 0.62) * head.width);
  const high = rows[Math.max(0, Math.round(collarRow - 0.35 * neckWidth))]!;
  const lean = facing === 0 ? 0 : clamp(0.6 * Math.atan2(middleOf(high) - neckX, 0.35 * neckWidth), -0.35, 0.35);
  // Ends hang down, whichever way the neck leans.
  const isRound = /necklace|lei|collar/.test(concept);
  const isSmall = isPinned(concept);
  const y = top + collarRow + (isSmall ? 0.12 : /tie$/.test(concept) ? 0.1 : 0.02) * neckWidth;
  const width = (isSmall ? 1 : facing !== 0 ? 0.74 : isAnimal ? 0.86 : 1.2) * neckWidth;
  return {
    x: neckX + (isSmall ? 0 : 0.14 * facing * neckWidth),
    y,
    width,
    turn: 0.3 * facing,
    elevation: isSmall ? 0 : 0.12,
    tilt: isRound ? lean : 0.3 * lean,
  };
}

/** All of a face, or its lower half for what hides mouth and nose alone. */
function onFace({ head, eyes, face }: ReadFace, concept: string): WornPlace {
  const { collarRow, skullRow, top, facing } = head;
  const row = Math.round(skullRow + 0.5 * (collarRow - skullRow));
  const run = head.rows[row]!;
  const isLow = /surgical|face-mask/.test(concept);
  const wide = face ? Math.max(face.width, eyes ? 2.3 * eyes.apart : 0) : 0.86 * Math.min(across(run), head.width);
  const x = eyes ? eyes.x : middleOf(run) + 0.2 * facing * wide;
  const y = eyes ? eyes.y + (isLow ? 0.85 : 0) * eyes.apart : top + row + (isLow ? 0.25 : 0) * wide;
  return { x, y, width: (isLow ? 0.92 : 1.06) * wide, turn: 0.5 * facing, elevation: 0, tilt: eyes?.tilt ?? leanOf(head) };
}

/** Between nose and mouth. */
function onLip({ head, eyes, face }: ReadFace): WornPlace {
  const { mouth, width, facing } = head;
  if (!eyes)
    return { x: mouth.x - 0.1 * facing * width, y: mouth.y - 0.06 * width, width: 0.4 * width, turn: 0.6 * facing, elevation: 0, tilt: 0 };
  const down = (face ? 1.0 : 0.72) * eyes.apart;
  return {
    x: eyes.x - Math.sin(eyes.tilt) * down,
    y: eyes.y + down,
    width: (face ? 0.95 : 0.9) * eyes.apart,
    turn: 0,
    elevation: 0,
    tilt: eyes.tilt,
  };
}

/** The tip of a nose or a snout. */
function onNose({ head, eyes, face }: ReadFace): WornPlace {
  const { mouth, width, facing } = head;
  const level = { turn: 0.5 * facing, elevation: 0, tilt: 0 };
  if (!eyes) return { ...level, x: mouth.x - 0.06 * facing * width, y: mouth.y - 0.14 * width, width: 0.24 * width };
  return { ...level, x: eyes.x, y: eyes.y + (face ? 0.6 : 0.4) * eyes.apart, width: (face ? 0.62 : 0.45) * eyes.apart };
}

/** The eye at the right of the picture. */
function onEye(read: ReadFace): WornPlace {
  const { eyes, head } = read;
  if (!eyes) return { ...onEyes(read), width: 0.5 * head.width };
  return { ...onEyes(read), x: eyes.x + 0.5 * eyes.apart, y: eyes.y + 0.02 * eyes.apart, width: 2 * eyes.apart };
}

/** The lobe at one side: -1 the left of the picture. */
export function onLobe({ head, eyes, face }: ReadFace, side: -1 | 1): WornPlace {
  const { rows, collarRow, skullRow, top } = head;
  const row = Math.round(skullRow + 0.62 * (collarRow - skullRow));
  const run = rows[row]!;
  const wide = face ? Math.max(face.width, eyes ? 2.1 * eyes.apart : 0) : 0.9 * Math.min(across(run), head.width);
  const x = (eyes?.x ?? middleOf(run)) + 0.5 * side * wide;
  return { x, y: eyes ? eyes.y + 0.75 * eyes.apart : top + row, width: 0.16 * wide, turn: 0.9 * side, elevation: 0, tilt: 0 };
}

export function placeOf(kind: WornKind, read: ReadFace, concept: string): WornPlace {
  if (kind === 'eyes') return onEyes(read);
  if (kind === 'neck') return onNeck(read, concept);
  if (kind === 'ears') return onEars(read);
  if (kind === 'face') return onFace(read, concept);
  if (kind === 'lip') return onLip(read);
  if (kind === 'nose') return onNose(read);
  if (kind === 'eye') return onEye(read);
  return kind === 'lobes' ? onLobe(read, -1) : onTop(read, concept);
}

/** Metres of a neck where it is worn: scarves and ties are modelled for such. */
export const neckMetres = 0.155;
