/**
 * The room with headless, dressed bodies in it, made ready to be traced, in a worker. Stand-ins for the photographed heads and for what
 * is held throw their shadows and light the collars; the photographs cover them afterwards.
 */
import type { PixelSize } from '../../../engine.ts';
import { headlessBody, modelOf, placeModel } from '../../models/index.ts';
import type { ThreadStore } from '../../pool.ts';
import { capsule, cylinder, type Field, type Shape, smoothUnion, steel, translate, wood } from '../../render/field/index.ts';
import { type BackdropLight, measureLight, type PreparedSitting } from '../../render/index.ts';
import { type Instance, prepareScene } from '../../render/path/index.ts';
import { createWorkshop, type StagedScene, stageScene } from '../../render/staging/index.ts';
import type { Place, Scene, TimeOfDay } from '../../scene/index.ts';
import { clamp } from '../light.ts';
import {
  cameraOf,
  type Extent,
  type FigureMeasures,
  type FigurePlace,
  type FigureRequest,
  inRoom,
  intoBody,
  type Metres3,
  measureFigure,
  project,
  type View,
  viewOf,
} from './figure-scene.ts';

export interface StageFiguresInput {
  readonly figures: readonly FigureRequest[];
  readonly place: Place;
  readonly timeOfDay: TimeOfDay;
  readonly hasTable: boolean;
  /** As of a backdrop: 1 a portrait lens wide open. */
  readonly blur: number;
  readonly size: PixelSize;
  readonly seed: number;
}

export interface StagedFigures {
  readonly sitting: PreparedSitting;
  readonly places: readonly FigurePlace[];
  readonly light: BackdropLight;
}

const roomDepth = 3.15;
const tableTop = 0.72;
const spacingMetres = 0.82;

/** The place as it is dressed for one who sits in it, with that one left out. */
function emptyRoom({ place, timeOfDay, size, seed, blur }: StageFiguresInput): StagedScene {
  const scene: Scene = {
    version: 2,
    place,
    timeOfDay,
    weather: 'clear',
    support: null,
    objects: [{ id: 'who', label: 'figure', concept: 'man', icon: 'man-standing', count: 1, colour: null, heightMetres: 1.76, airborne: false, posture: 'sit' }],
    relations: [],
    texts: [],
    camera: { isPortrait: true },
    excluded: ['person'],
  }; // biome-ignore format: one record
  return stageScene(scene, { size, seed, defocus: blur }, createWorkshop());
}

interface Stage {
  readonly shapes: Shape[];
  readonly instances: Instance[];
}

function add(stage: Stage, shape: Shape, position: Metres3 = [0, 0, 0], rotation: Metres3 = [0, 0, 0]): number {
  stage.shapes.push(shape);
  stage.instances.push({ shape: stage.shapes.length - 1, position, rotation });
  return stage.instances.length - 1;
}

/** A café's round table: a board with a metal rim on one leg. */
function addTable(stage: Stage, [x, , z]: Metres3, radius: number): void {
  const domain = (height: number): Shape['domain'] => ({
    low: [-radius - 0.02, -height, -radius - 0.02],
    high: [radius + 0.02, height, radius + 0.02],
  });
  add(stage, { name: 'figure-table-top', field: cylinder(radius, 0.016, 0.008), ...wood(), domain: domain(0.03) }, [
    x,
    tableTop - 0.016,
    z,
  ]);
  const leg: Field = smoothUnion(
    0.03,
    cylinder(0.035, tableTop / 2 - 0.02, 0.004),
    translate(cylinder(0.2, 0.012, 0.006), [0, 0.035 - tableTop / 2, 0]),
  );
  add(stage, { name: 'figure-table-leg', field: leg, ...steel(), domain: { low: [-0.25, -0.4, -0.25], high: [0.25, 0.4, 0.25] } }, [
    x,
    tableTop / 2 - 0.02,
    z,
  ]);
}

function addChair(stage: Stage, at: Metres3, turn: number, seed: number): void {
  const model = modelOf({
    name: `figure-chair-${stage.shapes.length}`,
    concept: 'chair',
    icon: 'chair',
    label: 'chair',
    colour: null,
    seed,
  });
  if (!model) return;
  const shapeIndices = model.shapes.map((shape) => stage.shapes.push(shape) - 1);
  stage.instances.push(...placeModel(model, { position: at, rotation: [0, turn, 0], shapeIndices }));
}

/** Neck and head within the outline of the photograph, as a spine of three spheres. */
function addHead(
  stage: Stage,
  { request, measures, collar, index }: { request: FigureRequest; measures: FigureMeasures; collar: Metres3; index: number },
): void {
  const { head, skin } = request;
  const { pixelMetres } = measures;
  const at = (share: number): { middle: Metres3; half: number } => {
    const row = Math.round(share * head.collarRow);
    const { left, right } = head.rows[row]!;
    const half = 0.5 * (right - left) * pixelMetres;
    return { middle: [((left + right) / 2 - head.neckX) * pixelMetres, (head.collarRow - row) * pixelMetres, -0.01], half };
  };
  const [low, skull] = [at(0.92), at(0.5)];
  // Above the neck, not out in the snout, and well within the outline.
  const radius = 0.4 * Math.min(skull.half, head.neckWidth * pixelMetres);
  const crown: Metres3 = [clamp(skull.middle[0], -0.3 * radius, 0.3 * radius), skull.middle[1], skull.middle[2]];
  const neckRadius = Math.min(0.045, 0.6 * low.half);
  const field = smoothUnion(
    0.02,
    capsule({ from: [0, -0.06, -0.01], to: [0, low.middle[1], -0.01], radius: neckRadius }),
    capsule({ from: [0, low.middle[1], -0.01], to: crown, radius: neckRadius, endRadius: radius }),
  );
  const reach = measures.headMetres + 0.2;
  const domain: Shape['domain'] = { low: [-reach, -0.2, -0.25], high: [reach, reach, 0.25] };
  add(stage, { name: `figure-head-${index}`, field, material: () => ({ base: skin, roughness: 0.7 }), domain }, collar);
}

/** The hand that is on the side that the head looks to; the right one of who looks at the viewer. */
const holdingSide = (facing: -1 | 0 | 1): 'left' | 'right' => (facing > 0 ? 'left' : 'right');

/** Where the holding palm goes: beside the vessel, whose rim is at the mouth, or before the chest. */
function gripGoal({ head, held }: FigureRequest, measures: FigureMeasures, neck: Metres3): Metres3 {
  const side = head.facing === 0 ? -1 : head.facing;
  const { halfWidthMetres, handleMetres, heightMetres, isDrunkFrom } = held!;
  const beside = halfWidthMetres + 0.6 * handleMetres + 0.012;
  if (!isDrunkFrom) return [neck[0] + side * (0.1 + beside), neck[1] - 0.2, neck[2] + 0.24];
  const [right, up] = measures.mouth;
  const body = head.facing === 0 ? right + 0.01 : right + side * 0.72 * halfWidthMetres;
  return [
    neck[0] + body + side * beside,
    neck[1] + up - (head.facing === 0 ? 0.45 : 0.2) * heightMetres,
    neck[2] + (head.facing === 0 ? 0.2 : 0.13),
  ];
}

interface Seat {
  readonly request: FigureRequest;
  readonly measures: FigureMeasures;
  /** On the floor. */
  readonly at: Metres3;
  readonly index: number;
}

function addFigure(stage: Stage, { request, measures, at, index }: Seat, { hasTable, seed, size }: StageFiguresInput) {
  const { isSeated, garments, held, head, skin, isBeast } = request;
  const { turn } = measures;
  const person = { age: 'adult', sex: 'male', build: 'average', skin, garments, glasses: false, beard: false } as const;
  const shared = { name: `figure${index}`, person, isSeated, seed: seed + 31 * index, heightPixels: 1.4 * size.height, isBeast };
  const plain = headlessBody({ ...shared, hands: { left: null, right: null } });
  const neck = inRoom(plain.neck, at, turn);
  const side = holdingSide(head.facing);
  const sign = side === 'right' ? -1 : 1;
  const goal = held ? gripGoal(request, measures, neck) : null;
  const rest = (hand: 'left' | 'right'): Metres3 => [
    neck[0] + (hand === 'left' ? 0.14 : -0.14) + 0.06 * Math.sign(turn),
    tableTop + 0.03,
    at[2] + 0.37,
  ];
  const goalOf = (hand: 'left' | 'right') => {
    if (goal && hand === side) return { at: intoBody(goal, at, turn), grips: true };
    return hasTable && isSeated ? { at: intoBody(rest(hand), at, turn), grips: false } : null;
  };
  const body = headlessBody({ ...shared, hands: { left: goalOf('left'), right: goalOf('right') } });
  const first = stage.instances.length;
  const shapeIndices = body.model.shapes.map((shape) => stage.shapes.push(shape) - 1);
  stage.instances.push(...placeModel(body.model, { position: at, rotation: [0, turn, 0], shapeIndices }));
  const end = stage.instances.length;
  const named = (pattern: RegExp): number[] =>
    Array.from({ length: end - first }, (_, i) => first + i).filter((i) => pattern.test(stage.shapes[stage.instances[i]!.shape]!.name));
  const [hands, claws] = [named(/-hand\d$/), named(/-claw\d$/)];
  const collar: Metres3 = [neck[0], neck[1] + 0.035, neck[2]];
  addHead(stage, { request, measures, collar, index });
  const palm = inRoom(body.palms[side], at, turn);
  if (held) addVessel(stage, { palm, sign, held, index });
  if (isSeated) addChair(stage, at, turn, seed);
  return { collar, palm, hands, claws, body: [first, end] as const, neckRadius: body.neckRadius, side: sign as -1 | 1 };
}

/** A post within the photographed vessel. */
function addVessel(
  stage: Stage,
  { palm, sign, held, index }: { palm: Metres3; sign: number; held: NonNullable<FigureRequest['held']>; index: number },
): void {
  const radius = 0.6 * held.halfWidthMetres;
  const half = 0.4 * held.heightMetres;
  const x = palm[0] - sign * (held.halfWidthMetres + 0.6 * held.handleMetres);
  const domain: Shape['domain'] = {
    low: [-radius - 0.01, -half - 0.01, -radius - 0.01],
    high: [radius + 0.01, half + 0.01, radius + 0.01],
  };
  add(
    stage,
    {
      name: `figure-vessel-${index}`,
      field: cylinder(radius, half, 0.004),
      material: () => ({ base: [0.5, 0.5, 0.5], roughness: 0.4 }),
      domain,
    },
    [x, palm[1], palm[2] + 0.01],
  );
}

function extentOf(seats: readonly Seat[], necks: readonly Metres3[], { hasTable }: StageFiguresInput): Extent {
  const lefts = seats.map(
    ({ request, measures }, i) => necks[i]![0] + Math.min(-0.36, request.held ? measures.mouth[0] - 0.3 : measures.mouth[0] - 0.1),
  );
  const rights = seats.map(
    ({ request, measures }, i) => necks[i]![0] + Math.max(0.36, request.head.facing > 0 ? measures.mouth[0] + 0.3 : 0.3),
  );
  const isSeated = seats.every(({ request }) => request.isSeated);
  const top = Math.max(...seats.map(({ measures }, i) => necks[i]![1] + measures.headMetres));
  const low = hasTable ? tableTop - 0.22 : isSeated ? 0.5 : Math.min(...necks.map(([, y]) => y)) - 0.55;
  return { left: Math.min(...lefts), right: Math.max(...rights), low, high: top + 0.11, z: Math.max(...necks.map(([, , z]) => z)) };
}

/** The lens: what lies two metres behind is blurred by so much of the picture's height at blur 1. */
const farDisc = 0.019;

export function stageFigures(input: StageFiguresInput, store: ThreadStore): StagedFigures {
  const { figures, size, hasTable, blur } = input;
  const room = emptyRoom(input);
  const stage: Stage = { shapes: [...room.scene.shapes], instances: room.scene.instances.filter((_, i) => room.owners[i] === null) };
  const seats = figures.map((request, index): Seat => {
    const x = (index - (figures.length - 1) / 2) * spacingMetres;
    return { request, measures: measureFigure(request), at: [x, 0, -roomDepth], index };
  });
  const built = seats.map((seat) => addFigure(stage, seat, input));
  const extent = extentOf(
    seats,
    built.map(({ collar }) => collar),
    input,
  );
  const view = viewOf(extent, size);
  const tableRadius = 0.43 + 0.4 * (seats.length - 1);
  const lean = seats.length === 1 ? 0.14 * Math.sign(seats[0]!.measures.turn) : 0;
  const tableAt: Metres3 = [lean, 0, -roomDepth + 0.24 + tableRadius];
  if (hasTable) addTable(stage, tableAt, tableRadius);
  const focusDistance = view.eye[2] - extent.z;
  const far = 2.2;
  const lensRadius = (blur * farDisc * focusDistance * (focusDistance + far)) / (view.focal * far);
  const scene = { ...room.scene, ...stage, camera: cameraOf(view, { focusDistance, lensRadius }) };
  const workshop = store.of('workshop', createWorkshop);
  const prepared = prepareScene(scene, { size, cache: workshop.trace });
  return {
    sitting: { prepared: { ...prepared, warnings: [] }, camera: scene.camera, look: { ...room.look, grain: null, vignette: null } },
    places: built.map((one, i) => placeIn(view, one, seats[i]!)),
    light: measureLight(room.setting),
  };
}

function placeIn(
  view: View,
  { collar, palm, hands, claws, body, neckRadius, side }: ReturnType<typeof addFigure>,
  { request, measures }: Seat,
): FigurePlace {
  const seen = project(view, collar);
  return {
    collar: seen,
    headScale: seen.pixelsPerMetre * measures.pixelMetres,
    collarWidth: 2 * 1.06 * neckRadius * seen.pixelsPerMetre,
    grip: request.held ? project(view, palm) : null,
    hands,
    claws,
    body,
    gripSide: side,
  };
}
