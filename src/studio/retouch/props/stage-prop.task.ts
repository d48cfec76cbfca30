/** One thing of the studio alone, seen as the photograph's camera would see it and lit from its side, made ready to be traced. In a worker. */

import { headlessBody, placeModel } from '../../models/index.ts';
import type { ThreadStore } from '../../pool.ts';
import { capsule, type Shape, type Surface } from '../../render/field/index.ts';
import type { PreparedSitting } from '../../render/index.ts';
import { identityLook } from '../../render/lens/index.ts';
import { type Instance, prepareScene, type TraceScene } from '../../render/path/index.ts';
import { castScene, createWardrobe, createWorkshop, type Player } from '../../render/staging/index.ts';
import type { LinearColour, Scene, SceneObject } from '../../scene/index.ts';
import { type PhotoLight, surroundings } from '../photo-light.ts';

export interface StagePropInput {
  readonly object: SceneObject;
  readonly light: PhotoLight;
  /** Radians that the camera looks down. */
  readonly elevation: number;
  /** Radians about y from the way the thing is best seen; null: as it is best seen. */
  readonly turn: number | null;
  /** What it is worn on, which stands in it and hides what is behind; null: on nothing. */
  readonly wornOn: 'head' | 'neck' | null;
  /** The fist and forearm that hold it; null: nobody does. */
  readonly arm: PropArm | null;
  /** Largest side of the rendered square. */
  readonly sidePixels: number;
  readonly seed: number;
}

export interface PropArm {
  readonly skin: LinearColour;
  /** Of the sleeve; null: the arm is bare. */
  readonly sleeve: LinearColour | null;
  /** -1: the hand is at the left of the picture, a right one. */
  readonly side: -1 | 1;
  /** What is in the fist, of the thing as it is seen from the front: fractions from its top left. */
  readonly at: readonly [x: number, y: number];
}

export interface StagedProp {
  readonly sitting: PreparedSitting;
  readonly sidePixels: number;
  /** Of the square that is rendered. */
  readonly sideMetres: number;
  readonly heightMetres: number;
  readonly widthMetres: number;
  /** The origin of the thing - the middle of its foot - in the square, [0, 1] from the top left. */
  readonly foot: readonly [x: number, y: number];
  /** The middle of the fist in the square; that of the thing without one. */
  readonly grip: readonly [x: number, y: number];
  /** Where it is worn: the anchor in the square and the width of the head or eyes there in metres; null for what is not worn on heads. */
  readonly worn: { readonly at: readonly [x: number, y: number]; readonly widthMetres: number; readonly kind: 'head' | 'eyes' } | null;
  /** Indices of the instances that are the thing itself. */
  readonly instances: readonly [first: number, end: number];
}

type P3 = readonly [number, number, number];

interface Placed {
  readonly shapes: readonly Shape[];
  readonly instances: readonly Instance[];
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly middle: number;
}

function placePlayer(player: Player, { object, turn }: StagePropInput): Placed {
  if (player.kind === 'icon') {
    const wardrobe = createWardrobe(createWorkshop());
    const shape = wardrobe.shapeOf(player.icon, false);
    const height = object.heightMetres;
    const width = player.outline * height;
    const instance = { shape, position: [0, height / 2, 0] as const, rotation: [0, turn ?? 0, 0] as const, scale: Math.max(width, height) };
    return { shapes: wardrobe.shapes, instances: [instance], width, height, depth: 0.35 * Math.min(width, height), middle: 0 };
  }
  const { model, scale } = player;
  const angle = turn ?? model.turnRadians ?? 0;
  const shapeIndices = model.shapes.map((_, index) => index);
  return {
    shapes: model.shapes,
    instances: placeModel(model, { position: [0, 0, 0], rotation: [0, angle, 0], scale, shapeIndices }),
    width: scale * model.widthMetres,
    height: scale * model.heightMetres,
    depth: scale * (model.depthMetres ?? model.widthMetres),
    middle: scale * (model.middleMetres ?? 0),
  };
}

interface Worn {
  readonly kind: 'head' | 'eyes';
  readonly at: P3;
  readonly widthMetres: number;
}

function wornAt(player: Player, placed: Placed): Worn {
  const anchors = player.kind === 'model' ? player.model.anchors : undefined;
  if (anchors?.eyes) return { kind: 'eyes', at: anchors.eyes.at, widthMetres: anchors.eyes.widthMetres ?? 0.13 };
  return { kind: 'head', at: anchors?.head?.at ?? [0, 0, 0], widthMetres: anchors?.head?.widthMetres ?? 0.8 * placed.width };
}

/** Hides the far half of a brim, and the ends of spectacles' arms. */
function headOf({ kind, at, widthMetres }: Worn): Shape {
  const radius = kind === 'eyes' ? 0.56 * widthMetres : 0.49 * widthMetres;
  const [x, y, z] = kind === 'eyes' ? [at[0], at[1], at[2] - 0.05 - radius] : at;
  const field = capsule({ from: [x, y - 0.12, z], to: [x, y - (kind === 'head' ? 0.2 * radius : -0.02), z - 0.005], radius });
  return {
    name: 'prop-head',
    field,
    material: () => ({ base: [0.5, 0.42, 0.36], roughness: 0.8 }),
    domain: { low: [-0.4, -0.45, -0.5], high: [0.4, 0.3, 0.3] },
  };
}

/** Hides the far half of what lies round a neck. */
function neckIn({ height }: Placed): Shape {
  const field = capsule({ from: [0, height - 0.2, -0.01], to: [0, height + 0.2, -0.01], radius: 0.058 });
  const domain: Shape['domain'] = { low: [-0.1, height - 0.3, -0.1], high: [0.1, height + 0.3, 0.1] };
  return { name: 'prop-neck', field, material: () => ({ base: [0.5, 0.42, 0.36], roughness: 0.8 }), domain };
}

interface Held {
  readonly shapes: readonly Shape[];
  readonly instances: readonly Instance[];
  readonly grip: P3;
  readonly elbow: P3;
}

/** Of a forearm from the wrist to the elbow. */
const forearmMetres = 0.26;

function limb(
  name: string,
  [from, to]: readonly [P3, P3],
  { radius, endRadius, surface }: { radius: number; endRadius: number; surface: Surface },
): Shape {
  const reach = (axis: number, sign: 1 | -1): number => sign * Math.max(sign * from[axis]!, sign * to[axis]!) + sign * (endRadius + 0.02);
  const domain: Shape['domain'] = { low: [reach(0, -1), reach(1, -1), reach(2, -1)], high: [reach(0, 1), reach(1, 1), reach(2, 1)] };
  return { name, field: capsule({ from, to, radius, endRadius }), ...surface, domain };
}

/** The fist of a body of the studio, and a forearm that comes to it from below. */
function armFor({ arm, seed }: StagePropInput, { width, height, middle, depth, shapes }: Placed): Held | null {
  if (!arm) return null;
  const { side, at, skin, sleeve } = arm;
  const grip: P3 = [middle + (at[0] - 0.5) * width, (1 - at[1]) * height, 0.1 * Math.min(depth, 0.1)];
  const person = {
    age: 'adult',
    sex: 'male',
    build: 'average',
    skin,
    garments: [{ concept: 't-shirt', colour: null }],
    glasses: false,
    beard: false,
  } as const;
  const goal = { at: [side * 0.12, 1.2, 0.32] as const, grips: true };
  const hands = side < 0 ? { left: null, right: goal } : { left: goal, right: null };
  const body = headlessBody({ name: 'prop-arm', person, isSeated: false, hands, seed, heightPixels: 1500 });
  const palm = side < 0 ? body.palms.right : body.palms.left;
  const wanted = side < 0 ? /-hand1$/ : /-hand0$/;
  const index = body.model.shapes.findIndex(({ name }) => wanted.test(name));
  const shapeIndices = body.model.shapes.map((_, i) => (i === index ? shapes.length : -1));
  const hand = placeModel(body.model, { position: [grip[0] - palm[0], grip[1] - palm[1], grip[2] - palm[2]], shapeIndices }).find(
    ({ shape }) => shape === shapes.length,
  )!;
  const wrist = hand.position as P3;
  const away: P3 = [0.3 * side, -0.9, -0.3];
  const along = (t: number): P3 => [
    wrist[0] + t * forearmMetres * away[0],
    wrist[1] + t * forearmMetres * away[1],
    wrist[2] + t * forearmMetres * away[2],
  ];
  const bare: Surface = { material: () => ({ base: skin, roughness: 0.55 }) };
  const parts = [limb('prop-forearm', [along(-0.03), along(1)], { radius: 0.027, endRadius: 0.043, surface: bare })];
  if (sleeve) {
    const surface: Surface = { material: () => ({ base: sleeve, roughness: 0.85 }) };
    parts.push(limb('prop-sleeve', [along(0.2), along(1)], { radius: 0.041, endRadius: 0.06, surface }));
  }
  return {
    shapes: [body.model.shapes[index]!, ...parts],
    instances: [hand, ...parts.map((_, i) => ({ shape: shapes.length + 1 + i, position: [0, 0, 0] as const }))],
    grip,
    elbow: along(1),
  };
}

const sceneOf = (object: SceneObject): Scene => ({ version: 2, place: 'studio', timeOfDay: 'noon', weather: 'clear', support: null, objects: [object], relations: [], texts: [] }); // biome-ignore format: one record

/** What the thing measures, without anything made ready: a tenth of the work. */
export type MeasuredProp = Omit<StagedProp, 'sitting' | 'instances'>;

interface Laid {
  readonly measured: MeasuredProp;
  readonly scene: TraceScene;
  readonly count: number;
}

function layOut(input: StagePropInput, store: ThreadStore): Laid | null {
  const { object, light, elevation, wornOn, seed } = input;
  const workshop = store.of('workshop', createWorkshop);
  const one = { ...object, count: 1 };
  const player = castScene(sceneOf(one), workshop, { seed, heightPixels: new Map([[one.id, input.sidePixels]]) }).players.get(one.id);
  if (!player) return null;
  const placed = placePlayer(player, input);
  const worn = wornOn === 'head' ? wornAt(player, placed) : null;
  const held = armFor(input, placed);
  const low = Math.min(0, (held?.elbow[1] ?? 0) - 0.06);
  const right = Math.max(placed.middle + placed.width / 2, (held?.elbow[0] ?? -1e9) + 0.06);
  const left = Math.min(placed.middle - placed.width / 2, (held?.elbow[0] ?? 1e9) - 0.06);
  const radius = 0.54 * Math.hypot(right - left, placed.height - low, 0.6 * placed.depth) + 0.01;
  const centre: P3 = [(left + right) / 2, (placed.height + low) / 2, 0];
  const distance = Math.max(9 * radius, 1.2);
  const [sine, cosine] = [Math.sin(elevation), Math.cos(elevation)];
  const head = worn ? headOf(worn) : wornOn === 'neck' ? neckIn(placed) : null;
  const shapes = [...placed.shapes, ...(held?.shapes ?? [])];
  const shown = [...placed.instances, ...(held?.instances ?? [])];
  const scene: TraceScene = {
    shapes: head ? [...shapes, head] : shapes,
    instances: head ? [...shown, { shape: shapes.length, position: [0, 0, 0] as const }] : shown,
    floor: null,
    lights: [{ kind: 'sun', direction: light.direction, angularRadius: light.softness, irradiance: light.key }],
    environment: surroundings(light),
    camera: {
      position: [centre[0], centre[1] + distance * sine, centre[2] + distance * cosine],
      target: centre,
      fieldOfView: 2 * Math.atan(radius / distance),
      focusDistance: distance,
      lensRadius: 0,
      bladeCount: 0,
    },
  };
  const seen = ([x, y, z]: P3): readonly [number, number] => [
    0.5 + (x - centre[0]) / (2 * radius),
    0.5 - ((y - centre[1]) * cosine - (z - centre[2]) * sine) / (2 * radius),
  ];
  const measured: MeasuredProp = {
    sidePixels: sidePixelsOf(input),
    sideMetres: 2 * radius,
    heightMetres: placed.height,
    widthMetres: placed.width,
    foot: seen([placed.middle, 0, 0]),
    grip: seen(held?.grip ?? [placed.middle, placed.height / 2, 0]),
    worn: worn && { kind: worn.kind, at: seen(worn.at), widthMetres: worn.widthMetres },
  };
  return { measured, scene, count: shown.length };
}

const sidePixelsOf = ({ sidePixels }: StagePropInput): number => Math.max(64, Math.round(sidePixels));

/** null where the studio has neither model nor icon of it. throws engine_failed */
export const measureProp = (input: StagePropInput, store: ThreadStore): MeasuredProp | null => layOut(input, store)?.measured ?? null;

/** null where the studio has neither model nor icon of it. throws engine_failed */
export function stageProp(input: StagePropInput, store: ThreadStore): StagedProp | null {
  const laid = layOut(input, store);
  if (!laid) return null;
  const { measured, scene, count } = laid;
  const size = { width: measured.sidePixels, height: measured.sidePixels };
  const prepared = prepareScene(scene, { size, cache: store.of('workshop', createWorkshop).trace });
  const sitting = { prepared: { ...prepared, warnings: [] }, camera: scene.camera, look: { ...identityLook, dither: false } };
  return { ...measured, sitting, instances: [0, count] };
}
