/**
 * Scene -> things in metres before a camera, as a photographer would set them. The one place where the order of composing is told:
 * sizes, support forest, groups, places on the ground, camera, then what is in the air. Knows no pixels, models or light.
 * Over 300 lines, as the steps share the plan and are read as one story.
 */
import { createRng, type Rng } from '../../../shared/index.ts';
import { isAction } from '../relation.ts';
import type { Scene, SceneObject } from '../scene.ts';
import { type Box, type Slot, slotsInAir } from './air.ts';
import { arrange, type Spot } from './arrangement.ts';
import { supportForest } from './attachment.ts';
import { bearingOf, frameOf, type Ground, type Room, roomOf } from './bearing.ts';
import type { Body, Point } from './body.ts';
import { magnifications, type Sized } from './display-size.ts';
import { boxAround, buildGroup, type Group, type GroupOptions, turnedGroup } from './group.ts';
import { isFlat, isToBeLaid, laidOut } from './laid-out.ts';
import type { Composition, PlacedThing } from './placed.ts';
import { portraitOf } from './portrait.ts';
import type { RelatedGroups } from './relation-cost.ts';
import { type Bearing, type Fitted, fitView, look, unproject, type Viewpoint } from './viewpoint.ts';
import { leastVisible } from './visibility.ts';

export interface ComposeOptions {
  /** Width over height of the picture. */
  readonly aspect: number;
  readonly seed: number;
  readonly ground: Ground;
  /** By id; objects without one are left out. */
  readonly bodies: ReadonlyMap<string, Body>;
}

interface Plan extends ComposeOptions {
  readonly scene: Scene;
  readonly room: Room;
  readonly rng: Rng;
}

/** A thing, how large it is, and whether it stands before or behind the hero. */
function sizedOf(id: string, { bodies, scene }: Plan, heroId: string): Sized {
  const { widthMetres, heightMetres } = bodies.get(id)!;
  const sized = { id, sizeMetres: Math.sqrt(widthMetres * heightMetres) };
  for (const { subject, relation, object } of scene.relations) {
    const isBehind = relation === 'behind' || relation === 'far-behind';
    if (!isBehind && relation !== 'in-front-of') continue;
    if (subject === id && object === heroId) return { ...sized, depth: isBehind ? 'behind' : 'before' };
    if (object === id && subject === heroId) return { ...sized, depth: isBehind ? 'before' : 'behind' };
  }
  return sized;
}

/** Groups of what stands, the hero's first. */
function buildGroups(plan: Plan, standing: readonly SceneObject[], forest: ReturnType<typeof supportForest>): Group[] {
  const riders = new Map<string, { object: SceneObject; attachment: NonNullable<ReturnType<typeof forest.attachments.get>> }[]>();
  for (const attachment of forest.attachments.values()) {
    const object = plan.scene.objects.find(({ id }) => id === attachment.rider)!;
    riders.set(attachment.carrier, [...(riders.get(attachment.carrier) ?? []), { object, attachment }]);
  }
  const options: GroupOptions = { bodies: plan.bodies, riders, heroId: plan.scene.objects[0]?.id ?? '', rng: plan.rng.fork('groups') };
  const shown = magnifications(standing.map(({ id }) => sizedOf(id, plan, standing[0]!.id)));
  return standing.flatMap((object) =>
    Array.from({ length: object.count }, (_, instance) => buildGroup({ object, instance, magnification: shown.get(object.id)! }, options)),
  );
}

/** The group that holds the first copy of an object. */
const groupsOf = (groups: readonly Group[], id: string): number[] =>
  groups.flatMap((group, index) => (group.members.some(({ object }) => object.id === id) ? [index] : []));

/** Relations between objects as relations between their groups: every copy stands so. */
function relate(relations: Scene['relations'], groups: readonly Group[]): RelatedGroups[] {
  return relations.flatMap((relation) => {
    const name = relation.relation;
    if (isAction(name)) return [];
    const [subjects, objects] = [groupsOf(groups, relation.subject), groupsOf(groups, relation.object)];
    const [other] = relation.other === undefined ? [] : groupsOf(groups, relation.other);
    return subjects.flatMap((subject, index) => {
      const object = objects[index % Math.max(1, objects.length)];
      if (object === undefined || object === subject) return [];
      const place = { index, count: subjects.length };
      return [{ relation: name, subject, object, place, ...(other !== undefined && { other }) }];
    });
  });
}

/** Of a wall that something leans on, only what is about that must be in the picture. */
function shownPart(group: Group): Omit<Group, 'members'> {
  const leaning = group.members.filter(({ anchor }) => anchor === 'leaning');
  if (leaning.length === 0) return group;
  const box = boxAround(leaning);
  const air = 0.5 * box.height;
  return { ...box, left: box.left - air, right: box.right + air, height: 1.12 * box.height };
}

/** Corners of the boxes of groups, about the point of focus. */
function cornersOf(groups: readonly Group[], spots: readonly Spot[]): Point[] {
  return groups.map(shownPart).flatMap(({ left, right, height, front, back }, index) => {
    const { x, z } = spots[index]!;
    const [near, far] = [z + 0.5 * Math.min(front, 0.5 * height + 1e-3), z + 0.5 * back];
    return [left, right].flatMap((side): Point[] => [
      [x + side, 0, near],
      [x + side, height, near],
      [x + side, 0, far],
      [x + side, height, far],
    ]);
  });
}

/** Share of each group that shall be seen, and how often places are sought until it is. */
const wantedVisible = 0.66;
/** Crowds hide each other whatever one does, and take longer. */
const attemptsFor = (count: number): number => (count > 24 ? 2 : 6);

interface Stand {
  /** Absent: as they were given. */
  readonly groups?: readonly Group[];
  readonly spots: readonly Spot[];
  readonly fitted: Fitted;
}

/** Places are found for a guess of the distance, then again for the one that fits them. */
function standGroups(plan: Plan, groups: readonly Group[], relations: readonly RelatedGroups[]): Stand {
  const { scene, room, aspect, ground, rng } = plan;
  const crowd = Math.min(1, (groups.length - 1) / 7);
  const portrait = portraitOf(scene, groups[0]!);
  const chosen = bearingOf(scene, ground, { crowd, isFlat: groups.every(isFlat) }, rng.fork('bearing'));
  const bearing = portrait ? { ...chosen, elevationRadians: 0.06, aimMetres: portrait.aimMetres } : chosen;
  const roomy = frameOf(scene, room, aspect, groups.length, rng.fork('frame'));
  const frame = portrait ? { ...roomy, top: room.top, bottom: 1, isClose: true } : roomy;
  const shown = (spots: readonly Spot[]): Point[] =>
    portrait ? portrait.corners.map(([x, y, z]): Point => [x + spots[0]!.x, y, z + spots[0]!.z]) : cornersOf(groups, spots);
  const viewOf = (distance: number) => ({
    distance: distance * Math.cos(bearing.elevationRadians),
    eye: distance * Math.sin(bearing.elevationRadians),
    aspect: (aspect * frame.widthShare) / (frame.bottom - frame.top),
  });
  const size = Math.max(...groups.map(({ height, left, right }) => Math.max(height, (right - left) / aspect)));
  const first = viewOf(bearing.focal * size * 1.7 * Math.sqrt(Math.max(1, groups.length / 2)));
  if (isToBeLaid(groups, relations.length)) {
    const laid = laidOut(groups, { aspect: first.aspect, rise: Math.sin(bearing.elevationRadians) }, rng.fork('places'));
    return { ...laid, fitted: fitView(cornersOf(laid.groups, laid.spots), bearing, frame) };
  }
  const attempt = (index: number): Stand & { visible: number } => {
    const chance = rng.fork(`places ${index}`);
    const guess = arrange({ groups, relations, view: first }, chance);
    const near = fitView(shown(guess), bearing, frame);
    const viewFor = ({ moveZ }: Fitted) => viewOf(-moveZ / Math.cos(bearing.elevationRadians));
    const centred = (spots: readonly Spot[], { moveX }: Fitted): Spot[] => spots.map(({ x, z }) => ({ x: x + moveX, z }));
    const spots = arrange({ groups, relations, view: viewFor(near) }, chance, centred(guess, near));
    const fitted = fitView(shown(spots), bearing, frame);
    return { spots, fitted, visible: leastVisible(groups, centred(spots, fitted), viewFor(fitted)) };
  };
  let best = attempt(0);
  for (let index = 1; index < attemptsFor(groups.length) && best.visible < wantedVisible; index++) {
    const next = attempt(index);
    if (next.visible > best.visible) best = next;
  }
  return best;
}

/** People who stand around something keep their faces in sight. Radians. */
const mostTurnedAway = 1.2;

/** Seats, and people, that are around something look at it. */
function lookingInwards(groups: readonly Group[], spots: readonly Spot[], relations: readonly RelatedGroups[]): Group[] {
  return groups.map((group, index) => {
    const related = relations.find(({ relation, subject }) => relation === 'around' && subject === index);
    const [root] = group.members as [Group['members'][number]];
    if (!related || !root.body.anchors.seat) return group;
    const [from, to] = [spots[index]!, spots[related.object]!];
    const wanted = Math.atan2(to.x - from.x, to.z - from.z);
    const limit = root.body.anchors.head ? mostTurnedAway : Math.PI;
    return turnedGroup(group, Math.max(-limit, Math.min(limit, wanted)) - root.turnRadians);
  });
}

function placeGroup(group: Group, base: Point, firstIndex: number): PlacedThing[] {
  return group.members.map(({ object, instance, body, offset, turnRadians, lean, magnification, carrier, anchor }): PlacedThing => {
    const isAbove = anchor === 'above';
    return {
      objectId: object.id,
      instance,
      position: [base[0] + offset[0], base[1] + offset[1], base[2] + offset[2]],
      turnRadians,
      tiltRadians: 0,
      ...(lean && { lean }),
      magnification,
      widthMetres: body.widthMetres * magnification,
      heightMetres: body.heightMetres * magnification,
      depthMetres: body.depthMetres * magnification,
      isMirrored: false,
      isAirborne: isAbove,
      isGrounded: carrier === null && base[1] === 0,
      carrier: carrier === null ? null : firstIndex + carrier,
      anchor,
    };
  });
}

function boxInPicture(view: Viewpoint, thing: PlacedThing): Box {
  const [x, y, z] = thing.position;
  const [foot, head] = [look(view, [x, y, z]), look(view, [x, y + thing.heightMetres, z])];
  const half = (view.focal * thing.widthMetres) / foot.depth / 2;
  return { left: foot.x - half, right: foot.x + half, top: Math.min(head.y, foot.y), bottom: Math.max(head.y, foot.y) };
}

/** A group as large as its slot, so far off that it is as sharp as what stands, or a little behind. */
function hang(group: Group, slot: Slot, view: Viewpoint, options: { firstIndex: number; isAlone: boolean; rng: Rng }): PlacedThing[] {
  const depth = view.focusMetres * (options.isAlone ? 1 + 0.01 * options.firstIndex : 1.5);
  const metres = depth / view.focal;
  const scale = (slot.height * metres) / group.height;
  const base = unproject(view, { x: slot.x, y: slot.y + slot.height / 2, depth });
  const tilt = group.members[0]!.object.heightMetres > 1000 ? 0 : options.rng.range(-0.12, 0.12);
  return placeGroup(group, [0, 1, 0], options.firstIndex).map((thing) => ({
    ...thing,
    position: [base[0] + scale * thing.position[0], base[1] + scale * (thing.position[1] - 1), base[2] + scale * thing.position[2]],
    tiltRadians: thing.carrier === null ? tilt : 0,
    magnification: scale * thing.magnification,
    widthMetres: scale * thing.widthMetres,
    heightMetres: scale * thing.heightMetres,
    depthMetres: scale * thing.depthMetres,
    isAirborne: true,
    isGrounded: false,
  }));
}

/** A view of an empty place: about what would stand in its middle. */
function emptyStand(plan: Plan, bearing: Bearing): Fitted {
  const size = plan.ground === 'table' ? 0.25 : 1.7;
  return fitView(
    [
      [-size / 2, 0, 0],
      [size / 2, size, 0],
    ],
    bearing,
    frameOf(plan.scene, plan.room, plan.aspect, 1, plan.rng.fork('frame')),
  );
}

function addAir(
  plan: Plan,
  flying: readonly SceneObject[],
  view: Viewpoint,
  things: PlacedThing[],
  forest: ReturnType<typeof supportForest>,
): void {
  const isAlone = things.length === 0;
  const slots = slotsInAir(flying, {
    room: plan.room,
    horizonY: view.horizonY,
    aspect: plan.aspect,
    bodies: plan.bodies,
    occupied: things.map((thing) => boxInPicture(view, thing)),
    rng: plan.rng.fork('air'),
    isAlone,
  });
  buildGroups(plan, flying, forest).forEach((group, index) => {
    things.push(...hang(group, slots[index]!, view, { firstIndex: things.length, isAlone, rng: plan.rng.fork(`hang ${index}`) }));
  });
}

const ofPlaces: ReadonlySet<string> = new Set([
  'left-of',
  'right-of',
  'behind',
  'far-behind',
  'in-front-of',
  'next-to',
  'between',
  'around',
]);
/** Higher than this: the sun, the moon, clouds. */
const celestialMetres = 100;

/** A bird or a kite that is said to be left of or behind something comes down to it, unless it is said to fly. */
function isInAir({ id, airborne, heightMetres, posture }: SceneObject, { relations }: Scene): boolean {
  if (!airborne || posture === 'fly' || heightMetres > celestialMetres) return airborne;
  return !relations.some(({ subject, relation, object }) => ofPlaces.has(relation) && (subject === id || object === id));
}

/** The same scene, options and seed give the same composition. A scene without objects gives an empty one with a camera. */
export function compose(scene: Scene, options: ComposeOptions): Composition {
  const rng = createRng(options.seed).fork('composition');
  const plan: Plan = { ...options, scene, rng, room: roomOf(scene, options.aspect) };
  const objects = scene.objects.filter(({ id }) => options.bodies.has(id));
  const forest = supportForest(scene, options.bodies);
  const roots = objects.filter(({ id }) => !forest.attachments.has(id));
  const isFloating = options.ground === 'none';
  const standing = roots.filter((object) => !isFloating && !isInAir(object, scene));
  const flying = roots.filter((object) => isFloating || isInAir(object, scene));
  const things: PlacedThing[] = [];
  let fitted = emptyStand(plan, bearingOf(scene, options.ground, { crowd: 0, isFlat: false }, rng.fork('bearing')));
  if (standing.length > 0) {
    const groups = buildGroups(plan, standing, forest);
    const related = relate(forest.relations, groups);
    const stand = standGroups(plan, groups, related);
    fitted = stand.fitted;
    (stand.groups ?? lookingInwards(groups, stand.spots, related)).forEach((group, index) => {
      const { x, z } = stand.spots[index]!;
      things.push(...placeGroup(group, [x + fitted.moveX, 0, z + fitted.moveZ], things.length));
    });
  }
  addAir(plan, flying, fitted.view, things, forest);
  return { camera: fitted.view, things, titleBand: plan.room.titleBand, captionBand: plan.room.captionBand, warnings: [] };
}
