/** A dressed body without a head, where a photographed one stood, in the photograph's light, made ready to be traced. In a worker. */
import type { PixelSize } from '../../../engine.ts';
import { headlessBody, type Model, placeModel } from '../../models/index.ts';
import type { ThreadStore } from '../../pool.ts';
import { capsule, type Shape, smoothUnion } from '../../render/field/index.ts';
import type { PreparedSitting } from '../../render/index.ts';
import { identityLook } from '../../render/lens/index.ts';
import { prepareScene, type TraceScene } from '../../render/path/index.ts';
import { createWorkshop } from '../../render/staging/index.ts';
import type { LinearColour } from '../../scene/index.ts';
import { type PhotoLight, surroundings } from '../photo-light.ts';
import { viewAt } from './dress-view.ts';
import { cameraOf, type Garment, inRoom, type Metres3 } from './figure-scene.ts';

export interface StageDressInput {
  readonly garments: readonly Garment[];
  readonly skin: LinearColour;
  readonly sex: 'female' | 'male';
  readonly age: 'child' | 'adult';
  readonly isSeated: boolean;
  /** Radians about y; negative: turned to the viewer's left. */
  readonly turn: number;
  readonly light: PhotoLight;
  readonly size: PixelSize;
  /** Of the neck's base in the picture, and pixels of it to a metre there. */
  readonly collar: readonly [x: number, y: number];
  readonly pixelsPerMetre: number;
  /** Of the photographed neck, metres. */
  readonly neckMetres: number;
  readonly seed: number;
}

export interface StagedDress {
  readonly sitting: PreparedSitting;
  /** The first and the one after the last of the body's instances; the one after those is the neck. */
  readonly body: readonly [first: number, end: number];
  /** Instances of bare skin. */
  readonly skins: readonly number[];
}

const isSkin = /-(?:skin|foot|hand\d)$/;

/** Of the collar above the neck's base, for an adult. */
const collarRise = 0.035;

/** Stands in for the photographed neck and head: shades the collar, and is the neck where the clothes show more of it than the photograph. */
function neckShape({ skin, neckMetres }: StageDressInput, size: number): Shape {
  const radius = Math.min(0.06, neckMetres / 2) * size;
  const field = smoothUnion(
    0.02,
    capsule({ from: [0, -0.09, -0.012], to: [0, 0.09, -0.012], radius }),
    capsule({ from: [0, 0.16, 0], to: [0, 0.2, 0], radius: 0.085 * size }),
  );
  return {
    name: 'dress-neck',
    field,
    material: () => ({ base: skin, roughness: 0.6 }),
    domain: { low: [-0.15, -0.2, -0.15], high: [0.15, 0.33, 0.15] },
  };
}

interface Standing {
  readonly model: Model;
  readonly collar: Metres3;
}

function bodyOf({ garments, skin, sex, age, isSeated, turn, size, seed }: StageDressInput): Standing {
  const person = { age, sex, build: 'average', skin, garments, glasses: false, beard: false } as const;
  const { model, neck } = headlessBody({
    name: 'dressed',
    person,
    isSeated,
    hands: { left: null, right: null },
    seed,
    heightPixels: 1.2 * size.height,
  });
  const base = inRoom(neck, [0, 0, 0], turn);
  return { model, collar: [base[0], base[1] + collarRise, base[2]] };
}

export function stageDress(input: StageDressInput, store: ThreadStore): StagedDress {
  const { light, size, turn, collar: at, pixelsPerMetre, age } = input;
  const { model, collar } = bodyOf(input);
  const shapes = [...model.shapes];
  const instances = placeModel(model, {
    position: [0, 0, 0],
    rotation: [0, turn, 0],
    shapeIndices: shapes.map((_, index) => index),
  });
  const end = instances.length;
  shapes.push(neckShape(input, age === 'child' ? 0.85 : 1));
  instances.push({ shape: shapes.length - 1, position: collar, rotation: [0, turn, 0] });
  const view = viewAt(collar, { at, pixelsPerMetre, size });
  const scene: TraceScene = {
    shapes,
    instances,
    floor: null,
    lights: [{ kind: 'sun', direction: light.direction, angularRadius: light.softness, irradiance: light.key }],
    environment: surroundings(light),
    camera: cameraOf(view, { focusDistance: view.eye[2] - collar[2], lensRadius: 0 }),
  };
  const workshop = store.of('workshop', createWorkshop);
  const prepared = prepareScene(scene, { size, cache: workshop.trace });
  return {
    sitting: { prepared: { ...prepared, warnings: [] }, camera: scene.camera, look: { ...identityLook, dither: false } },
    body: [0, end],
    skins: Array.from({ length: end }, (_, i) => i).filter((i) => isSkin.test(shapes[instances[i]!.shape]!.name)),
  };
}
