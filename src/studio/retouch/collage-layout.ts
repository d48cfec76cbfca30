/**
 * Where each cut-out goes in the frame: sizes after real heights (evened out, so that a mug beside a dinosaur is still seen),
 * feet on the ground or on the table, big ones behind the table. Pure numbers; knows nothing of pixels.
 */
import type { PixelSize } from '../../engine.ts';
import type { Backdrop } from '../render/index.ts';
import { clamp } from './light.ts';
import type { Outline } from './outline.ts';

export type CollageVerb = 'drinks-from' | 'holds' | 'on' | 'left-of' | 'right-of';

/** Indices into the list of subjects. */
export interface CollageRelation {
  readonly subject: number;
  readonly verb: CollageVerb;
  readonly object: number;
}

export interface LayoutSubject {
  readonly outline: Outline;
  readonly heightMetres: number;
  /** Where things stand on it, as a share of its height above its base. Default: almost its top. */
  readonly seat?: number | undefined;
}

/** The cut-out's box in the frame, in pixels. */
export interface Placement {
  readonly index: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly mirrored: boolean;
  /** Rows from here on are hidden behind the table's edge; null: it is all seen, and stands at its own bottom row. */
  readonly hiddenFromY: number | null;
}

export interface LayoutInput {
  readonly subjects: readonly LayoutSubject[];
  readonly relations: readonly CollageRelation[];
  readonly size: PixelSize;
  readonly backdrop: Pick<Backdrop, 'surface' | 'backEdgeY' | 'focusY'>;
}

/** Anything taller sits behind the table rather than on it. */
const tableTopMetres = 0.6;

/** Back to front. */
export function layOutCollage(input: LayoutInput): Placement[] {
  const { subjects, backdrop } = input;
  const all = orderByRelations(
    subjects.map((_, index) => index),
    input.relations,
  );
  if (backdrop.surface !== 'table') return placeOn(all, input, { base: backdrop.focusY, back: backdrop.backEdgeY, room: 0.72 });
  // Who uses a thing at the table sits at it, however small.
  const sits = (index: number): boolean =>
    subjects[index]!.heightMetres >= tableTopMetres || uses(input.relations, subjects).some(({ subject }) => subject === index);
  const big = all.filter(sits);
  const small = all.filter((index) => !sits(index));
  const behind = placeBehindTable(big, input);
  if (small.length === 0) return behind;
  return [
    ...behind,
    ...(behind.length === 0
      ? placeOn(small, input, { base: backdrop.focusY, back: backdrop.backEdgeY, room: 0.6 })
      : placeBefore(small, behind, input)),
  ];
}

/** Who drinks from or holds something smaller than himself. */
const uses = (relations: readonly CollageRelation[], subjects: readonly LayoutSubject[]): CollageRelation[] =>
  relations.filter(({ subject, verb, object }) => isUse(verb) && subjects[object]!.heightMetres < subjects[subject]!.heightMetres);

/** Left-of and right-of move the subject beside its object in the row. */
function orderByRelations(order: number[], relations: readonly CollageRelation[]): number[] {
  const sorted = [...order];
  for (const { subject, verb, object } of relations) {
    if (verb !== 'left-of' && verb !== 'right-of') continue;
    sorted.splice(sorted.indexOf(subject), 1);
    sorted.splice(sorted.indexOf(object) + (verb === 'right-of' ? 1 : 0), 0, subject);
  }
  return sorted;
}

/** How much of a figure the table hides: the legs of one who stands, or of an animal no taller than the table; little of one who lies. */
function hiddenShare({ outline: { aspect }, heightMetres }: LayoutSubject): number {
  if (aspect < 0.55 || (aspect < 1.4 && heightMetres < 1)) return 0.42;
  return aspect < 1.1 ? 0.28 : 0.16;
}

function placeBehindTable(indices: readonly number[], { subjects, size, backdrop }: LayoutInput): Placement[] {
  const edge = backdrop.backEdgeY * size.height;
  const tallest = Math.max(...indices.map((index) => subjects[index]!.heightMetres));
  const slot = size.width / Math.max(1, indices.length);
  return indices.map((index, place) => {
    const { outline, heightMetres } = subjects[index]!;
    const share = 1 - hiddenShare(subjects[index]!);
    const seen = (edge - 0.1 * size.height) * Math.sqrt(heightMetres / tallest);
    const widest = (indices.length === 1 ? 0.97 : 1.05) * slot;
    const height = Math.min(seen / share, widest / outline.aspect);
    const width = height * outline.aspect;
    // A lone figure has its head a little off centre, looking into the wider half, and all of it in the frame.
    const headAt = indices.length === 1 ? size.width * (0.5 - 0.08 * outline.facing) : slot * (place + 0.5);
    const wished = indices.length === 1 ? headAt - outline.headX * width : headAt - width / 2;
    const left = clamp(wished, Math.min(0.015 * size.width, size.width - width), Math.max(0.985 * size.width - width, 0));
    return { index, left, top: edge - height * share, width, height, mirrored: false, hiddenFromY: edge };
  });
}

/** What stands before somebody leaves more than half of what is seen of him. */
const mostOfSeen = 0.45;

/** Small things on the table before those who sit behind it. */
function placeBefore(
  indices: readonly number[],
  behind: readonly Placement[],
  { subjects, relations, size, backdrop }: LayoutInput,
): Placement[] {
  const seat = new Map(behind.map((placement) => [placement.index, placement]));
  const tallest = Math.max(...behind.map(({ index }) => subjects[index]!.heightMetres));
  const seenHeight = Math.max(...behind.map(({ top }) => backdrop.backEdgeY * size.height - top));
  return indices.map((index, place) => {
    const { outline, heightMetres } = subjects[index]!;
    const user = relations.find(({ verb, object }) => object === index && isUse(verb));
    const owner = user && seat.get(user.subject);
    const even = seenHeight * (heightMetres / tallest) ** 0.35 * (owner ? 1.7 : 1);
    const most = owner ? 0.32 : 0.28;
    const height = Math.min(
      Math.max(even, 0.15 * size.height),
      most * size.height,
      (most * size.width) / outline.aspect,
      mostOfSeen * seenHeight,
    );
    const width = height * outline.aspect;
    const centre = owner ? drinkX(owner, subjects[owner.index]!.outline, width) : size.width * ((place + 0.5) / indices.length);
    const left = Math.min(size.width * 0.97 - width, Math.max(size.width * 0.03, centre - width / 2));
    // What someone drinks from stands close before him; other things a little nearer to the viewer.
    const nearness = owner ? 0.05 : 0.35;
    const base = (backdrop.focusY + nearness * (1 - backdrop.focusY)) * size.height;
    return { index, left, top: base - height, width, height, mirrored: false, hiddenFromY: null };
  });
}

/** Below the mouth and a little before it. */
function drinkX(owner: Placement, { mouth, facing, headX }: Outline, drinkWidth: number): number {
  return owner.left + (mouth?.x ?? headX) * owner.width + facing * 0.3 * drinkWidth;
}

interface Floor {
  /** Fractions of the height: the row of the front feet, where the floor ends, and the tallest figure. */
  base: number;
  back: number;
  room: number;
  /** Of somebody who is not among those who stand. */
  tallestMetres?: number;
}

/** Real sizes, evened a little: a dog beside a man is a dog. */
const sizeExponent = 0.7;

/** One, two or three rows on the floor, as for a group photograph: the tall stand behind, and nobody is covered by more than half. */
function placeOn(all: readonly number[], input: LayoutInput, floor: Floor): Placement[] {
  const { subjects, relations } = input;
  const belongings = relations.filter(
    ({ subject, verb, object }) => isUse(verb) && subject !== object && all.includes(subject) && all.includes(object),
  );
  const rides = ridesAmong(all, relations);
  const indices = all.filter(
    (index) => ![...belongings.map(({ object }) => object), ...rides.map(({ subject }) => subject)].includes(index),
  );
  const busts = indices.filter((index) => isBust(subjects[index]!));
  const standing =
    busts.length > 0 && busts.length < indices.length
      ? placeWithBusts(indices, busts, { input, floor, rides })
      : placeInRows(indices, input, { floor, rides });
  const carried = carry(standing, rides, subjects);
  const before = belongings.flatMap(({ subject, object }) => {
    const owner = carried.find(({ index }) => index === subject);
    return owner ? [placeBeforeOwner(object, owner, input)] : [];
  });
  return [...carried, ...before];
}

/** "A on B", where B is on nothing itself. */
const ridesAmong = (all: readonly number[], relations: readonly CollageRelation[]): readonly CollageRelation[] =>
  relations.filter(
    ({ subject, verb, object }, at) =>
      verb === 'on' &&
      subject !== object &&
      all.includes(subject) &&
      all.includes(object) &&
      !relations.some((other) => other.verb === 'on' && other.subject === object) &&
      relations.findIndex((other) => other.verb === 'on' && other.subject === subject) === at,
  );

interface Standing {
  readonly floor: Floor;
  readonly rides: readonly CollageRelation[];
}

const heightOf = ({ outline, heightMetres }: LayoutSubject): number =>
  isBust({ outline, heightMetres }) && heightMetres >= 0.5 ? Math.max(personMetres, heightMetres) : heightMetres;

function placeInRows(indices: readonly number[], { subjects, size }: LayoutInput, { floor, rides }: Standing): Placement[] {
  const rowCount = indices.length <= 4 ? 1 : indices.length <= 9 ? 2 : 3;
  const byHeight = [...indices].sort((a, b) => subjects[b]!.heightMetres - subjects[a]!.heightMetres);
  const rowLength = Math.ceil(indices.length / rowCount);
  const tallest = Math.max(floor.tallestMetres ?? 0, subjects[byHeight[0]!]!.heightMetres);
  const front = rowCount === 1 ? floor.base : Math.max(floor.base, 0.92);
  const step = rowCount === 1 ? 0 : (front - Math.min(floor.back + 0.03, front - 0.1)) / (rowCount - 1);
  const room = size.height * (rowCount === 1 ? floor.room : Math.min(0.5, 2 * step));
  const rows = Array.from({ length: rowCount }, (_, row): Row => {
    const members = byHeight.slice(row * rowLength, (row + 1) * rowLength).sort((a, b) => indices.indexOf(a) - indices.indexOf(b));
    const heights = members.map((index) => room * Math.max(0.16, (subjects[index]!.heightMetres / tallest) ** sizeExponent));
    const reaches = members.map((index) => reachOf(index, rides, subjects));
    return { members, heights, reaches, base: (front - (rowCount - 1 - row) * step) * size.height };
  });
  const scale = Math.min(...rows.map((row) => fitScale(row, subjects, size)));
  // Nearer rows are larger, as perspective has it, where they have the room and leave more than half of those behind to be seen.
  const scaleOf = (row: Row, nearness: number): number => {
    const behind = Math.min(...(rows[nearness - 1]?.heights ?? [Infinity])) * scale;
    const open = (step * size.height + 0.45 * behind) / Math.max(...row.heights);
    return Math.min(fitScale(row, subjects, size), scale * (1 + 0.3 * nearness), open);
  };
  const standing = rows.flatMap((row, nearness) => fillRow(row, subjects, { size, scale: scaleOf(row, nearness) }));
  return standing.sort((a, b) => a.top + a.height - b.top - b.height);
}

const personMetres = 1.68;
/** Of the frame's width, the most that one who is seen to the chest takes beside others. */
const bustShare = 0.58;

/** The photograph ends at the chest: the figure stands behind the lower edge of the frame. */
const isBust = ({ outline, heightMetres }: LayoutSubject): boolean => outline.cutBelow && outline.aspect > 0.45 && heightMetres > 0.4;

/**
 * Who is seen to the chest stands near the camera, the others farther off. The camera is at the height of eyes: however far, heads of people
 * who are as tall are on one level.
 */
function placeWithBusts(
  indices: readonly number[],
  busts: readonly number[],
  { input, floor, rides }: Standing & { input: LayoutInput },
): Placement[] {
  const { subjects, size } = input;
  const whole = indices.filter((index) => !busts.includes(index));
  const tallestMetres = Math.max(...indices.map((index) => heightOf(subjects[index]!)));
  const near = Math.min(0.66, (bustShare * 1.3 * busts.length) / (0.3 + busts.length));
  const rest = { width: Math.round(size.width * (1 - 0.8 * near)), height: size.height };
  const far = placeInRows(whole, { ...input, size: rest }, { floor: { ...floor, tallestMetres }, rides });
  // What a metre is, evened as sizes are, by those who stand.
  const pixels = Math.max(...far.map(({ index, height }) => height / subjects[index]!.heightMetres ** sizeExponent));
  const isFirst = busts[0] === indices[0];
  const slot = (near * size.width) / busts.length;
  const nearest = busts.map((index, at): Placement => {
    const { outline } = subjects[index]!;
    const top = Math.max(0.06 * size.height, floor.base * size.height - pixels * heightOf(subjects[index]!) ** sizeExponent);
    const height = Math.min(size.height + 1 - top, (1.12 * slot) / outline.aspect);
    const width = height * outline.aspect;
    const centre = (isFirst ? 0 : size.width * (1 - near)) + slot * (at + 0.5);
    const left = clamp(centre - width / 2, Math.min(0, size.width - width), Math.max(0, size.width - width));
    return { index, left, top: size.height + 1 - height, width, height, mirrored: false, hiddenFromY: null };
  });
  const shift = isFirst ? size.width - rest.width : 0;
  return [...far.map((placement) => ({ ...placement, left: placement.left + shift })), ...nearest];
}

const isUse = (verb: CollageVerb): boolean => verb === 'drinks-from' || verb === 'holds';

/** What someone on the ground drinks from or holds stands just before him, nearer to the viewer. */
function placeBeforeOwner(index: number, owner: Placement, { subjects, size }: LayoutInput): Placement {
  const { outline, heightMetres } = subjects[index]!;
  const user = subjects[owner.index]!;
  const height = owner.height * clamp((heightMetres / user.heightMetres) ** 0.35, 0.22, mostOfSeen);
  const width = height * outline.aspect;
  const base = Math.min(0.97 * size.height, owner.top + owner.height + 0.035 * size.height);
  const left = clamp(drinkX(owner, user.outline, width) - width / 2, 0.02 * size.width, 0.98 * size.width - width);
  return { index, left, top: base - height, width, height, mirrored: false, hiddenFromY: null };
}

interface Row {
  readonly members: readonly number[];
  /** Pixels. */
  readonly heights: readonly number[];
  /** How high each reaches with what stands on it, in its own heights. */
  readonly reaches: readonly number[];
  readonly base: number;
}

/** The part of the frame's width that one figure takes in a row, by its own width. */
const spacing = ({ members }: Row): number => (members.length > 3 ? 0.92 : 1.06);

const rowWidth = (row: Row, subjects: readonly LayoutSubject[]): number =>
  row.members.reduce((sum, index, i) => sum + row.heights[i]! * subjects[index]!.outline.aspect * spacing(row), 0);

const fitScale = (row: Row, subjects: readonly LayoutSubject[], size: PixelSize): number =>
  Math.min(
    1,
    (0.92 * size.width) / rowWidth(row, subjects),
    (row.base - 0.05 * size.height) / Math.max(...row.heights.map((height, i) => height * row.reaches[i]!)),
  );

function fillRow(row: Row, subjects: readonly LayoutSubject[], { size, scale }: { size: PixelSize; scale: number }): Placement[] {
  // A row that has room to spare is set wider, up to more than half a figure between two.
  const spare = row.members.length > 1 ? clamp((0.86 * size.width) / (rowWidth(row, subjects) * scale), 1, 1.6) : 1;
  const share = spacing(row) * spare;
  let x = (size.width - rowWidth(row, subjects) * scale * spare) / 2;
  return row.members.map((index, i) => {
    const height = row.heights[i]! * scale;
    const width = height * subjects[index]!.outline.aspect;
    const left = x + (width * (share - 1)) / 2;
    x += width * share;
    // A figure without feet stands behind the frame's lower edge.
    const base = subjects[index]!.outline.cutBelow ? size.height + 1 : row.base;
    return { index, left, top: base - height, width, height, mirrored: false, hiddenFromY: null };
  });
}

/** Where things stand on what has no seat of its own. */
const topSeat = 0.88;

/** Of its carrier's height; a small thing on a large one is still seen. */
const riderShare = (rider: LayoutSubject, carrier: LayoutSubject): number =>
  clamp((rider.heightMetres / carrier.heightMetres) ** 0.85, 0.16, 2.2);

function reachOf(index: number, rides: readonly CollageRelation[], subjects: readonly LayoutSubject[]): number {
  const carrier = subjects[index]!;
  const riders = rides.filter(({ object }) => object === index).map(({ subject }) => riderShare(subjects[subject]!, carrier));
  return Math.max(1, ...riders.map((share) => (carrier.seat ?? topSeat) + share));
}

/** "A on B": A's feet a little below where things stand on B, side by side over its middle, painted after it. */
function carry(placed: readonly Placement[], rides: readonly CollageRelation[], subjects: readonly LayoutSubject[]): Placement[] {
  return placed.flatMap((carrier) => {
    const riders = rides.filter(({ object }) => object === carrier.index).map(({ subject }) => subject);
    if (riders.length === 0) return [carrier];
    const own = subjects[carrier.index]!;
    const heights = riders.map((rider) => carrier.height * riderShare(subjects[rider]!, own));
    const widths = riders.map((rider, i) => heights[i]! * subjects[rider]!.outline.aspect);
    const row = widths.reduce((sum, width) => sum + width, 0);
    const fit = riders.length === 1 ? 1 : Math.min(1, (1.1 * carrier.width) / row);
    const base = carrier.top + carrier.height * (1 - (own.seat ?? topSeat) + 0.03);
    let left = carrier.left + (carrier.width - fit * row) / 2;
    return [
      carrier,
      ...riders.map((index, i): Placement => {
        const [width, height] = [fit * widths[i]!, fit * heights[i]!];
        left += width;
        return { index, left: left - width, top: base - height, width, height, mirrored: false, hiddenFromY: null };
      }),
    ];
  });
}
