/** Scene record -> what the path tracer takes, and the look it is developed with. The one place where the order of staging is told. */
import type { PixelSize } from '../../../engine.ts';
import { createRng, type Rng } from '../../../shared/index.ts';
import { placeModel as modelInstances } from '../../models/index.ts';
import { type Layout, layoutScene, type Placement, type Scene } from '../../scene/index.ts';
import type { Instance, Light, Triple } from '../path/index.ts';
import type { Sitting } from '../photograph.ts';
import { chooseSetting, createEnvironment, lensOpening, type Setting } from '../setting/index.ts';
import { type Cast, castScene, createWardrobe, type Player, type Wardrobe } from './cast.ts';
import { floorOf } from './floors.ts';
import { lightsOf } from './lighting.ts';
import { lookFor } from './mood.ts';
import { panoramaOf } from './panorama.ts';
import { baseOf, cameraOf } from './stand.ts';
import { createWorkshop, type Workshop } from './workshop.ts';

export interface StageOptions {
  readonly size: PixelSize;
  /** A safe integer: where things stand, which side the light comes from. */
  readonly seed: number;
  /** Blur of the distance: 1 (default) as the place is usually shown, 0 a deep focus, at most 2. */
  readonly defocus?: number;
}

/** A sitting with what the type is set by, and a sentence for each thing that could not be staged. */
export interface StagedScene extends Sitting {
  readonly setting: Setting;
  readonly layout: Layout;
  readonly warnings: readonly string[];
}

interface Plan {
  readonly cast: Cast;
  readonly setting: Setting;
  readonly layout: Layout;
}

/** Height in metres of what could stand in the middle of a place without things, which scales the surface's pattern. */
const subjectMetres = { table: 0.4, ground: 1, water: 1, none: 1 } as const;

/** The layout of nothing has a camera for something of a metre. */
function nearer(layout: Layout, factor: number): Layout {
  const { camera } = layout;
  return { ...layout, camera: { ...camera, eyeMetres: factor * camera.eyeMetres, focusMetres: factor * camera.focusMetres } };
}

/** Setting and places, before anything is built. */
export function planStage(scene: Scene, { size, seed }: StageOptions, workshop = createWorkshop()): Plan {
  const cast = castScene(scene, workshop);
  const objects = scene.objects.filter(({ id }) => cast.players.has(id));
  const tallest = Math.max(0, ...objects.filter(({ airborne }) => !airborne).map(({ heightMetres }) => heightMetres));
  const setting = chooseSetting(scene, tallest, seed);
  const outlines = Object.fromEntries(objects.map(({ id, icon }) => [icon, cast.players.get(id)!.outline]));
  const layout = layoutScene({ ...scene, objects }, { aspect: size.width / size.height, seed, kind: setting.kind, outlines });
  return { cast, setting, layout: objects.length > 0 ? layout : nearer(layout, subjectMetres[setting.kind]) };
}

interface Stage {
  readonly wardrobe: Wardrobe;
  /** Shapes of a model, built once for all its copies. */
  readonly built: Map<string, readonly number[]>;
  readonly instances: Instance[];
  readonly lights: Light[];
  readonly rng: Rng;
}

const turnAbout = ([x, y, z]: Triple, angle: number): Triple => [
  x * Math.cos(angle) + z * Math.sin(angle),
  y,
  z * Math.cos(angle) - x * Math.sin(angle),
];

const lampLimit = 40;

function placeModel(stage: Stage, player: Player & { kind: 'model' }, item: Placement, base: Triple): void {
  const { model } = player;
  const indices = stage.built.get(item.objectId) ?? model.shapes.map((shape) => stage.wardrobe.add(shape));
  stage.built.set(item.objectId, indices);
  const scale = item.heightMetres / model.heightMetres;
  const spread = model.spreadRadians ?? 0.3;
  const turn = (model.turnRadians ?? 0) * (item.mirrored ? -1 : 1) + stage.rng.range(-spread, spread);
  const side = (model.middleMetres ?? 0) * scale * Math.cos(turn);
  const position: Triple = [base[0] - side, base[1], base[2]];
  const rotation: Triple = [0, turn, item.tiltRadians];
  stage.instances.push(...modelInstances(model, { position, rotation, scale, shapeIndices: indices }));
  for (const { centre, radius, radiance } of model.lights ?? []) {
    if (stage.lights.length >= lampLimit) return;
    const [x, y, z] = turnAbout(centre, turn);
    stage.lights.push({
      kind: 'sphere',
      centre: [position[0] + scale * x, position[1] + scale * y, position[2] + scale * z],
      radius: radius * scale,
      radiance,
    });
  }
}

/** An inflated icon is as high and wide as the layout has it, and faces the camera but for a little. */
function placeIcon(stage: Stage, { icon }: Player & { kind: 'icon' }, item: Placement, [x, y, z]: Triple): void {
  const shape = stage.wardrobe.shapeOf(icon, item.mirrored);
  const turn = item.airborne ? 0 : stage.rng.range(-0.14, 0.14);
  const position: Triple = [x, y + item.heightMetres / 2, z];
  stage.instances.push({ shape, position, rotation: [0, turn, item.tiltRadians], scale: Math.max(item.widthMetres, item.heightMetres) });
}

/** Lower by `metres`. */
const lower = ([x, y, z]: Triple, metres: number): Triple => [x, y - metres, z];

/** Solids near the hero are blurred by their own depth too. */
const openingOf = (setting: Setting, defocus: number): number => defocus * (setting.kind === 'none' ? 0.002 : 0.7 * lensOpening(setting));

/** Rounded rims touch the ground with their whole breadth only when they are pressed into it a little. */
const pressedShare = 0.016;

/** Share of its height by which a thing is below the surface. */
function sunkShare(player: Player, { grounded }: Placement, { kind }: Setting): number {
  if (!grounded) return 0;
  if (player.kind === 'icon') return kind === 'water' ? player.draught : pressedShare;
  return kind === 'water' ? 0.1 : 0;
}

function fillStage({ cast, setting, layout }: Plan, rng: Rng, workshop: Workshop): Stage {
  const stage: Stage = { wardrobe: createWardrobe(workshop), built: new Map(), instances: [], lights: [], rng };
  for (const item of layout.placements) {
    const player = cast.players.get(item.objectId)!;
    const base = lower(baseOf(item), sunkShare(player, item, setting) * item.heightMetres);
    if (player.kind === 'model') placeModel(stage, player, item, base);
    else placeIcon(stage, player, item, base);
  }
  return stage;
}

/** The hero: the first thing named, where it stands; the layout's point of focus when there is none. */
function heroOf(scene: Scene, { layout }: Plan): { target: Triple; sharpAt: Triple } {
  const { camera, placements } = layout;
  const named = scene.objects.find(({ id }) => placements.some(({ objectId }) => objectId === id));
  const item = placements.find(({ objectId, instance }) => objectId === named?.id && instance === 0);
  if (!item) return { target: [0, camera.eyeMetres, -camera.focusMetres], sharpAt: [0, camera.eyeMetres, -camera.focusMetres] };
  const [x, y, z] = baseOf(item);
  const middle: Triple = [x, y + item.heightMetres / 2, z];
  // The front is what shall be sharp.
  return { target: middle, sharpAt: [middle[0], middle[1], z + 0.12 * Math.min(item.widthMetres, item.heightMetres)] };
}

/**
 * The same scene, size and seed give the same sitting. 0.6 s a distinct icon and up to 0.5 s for the distance, on the
 * calling thread, where the workshop does not have them.
 * throws nothing for any valid scene: what cannot be drawn is named in `warnings`.
 */
export function stageScene(scene: Scene, options: StageOptions, workshop = createWorkshop()): StagedScene {
  const plan = planStage(scene, options, workshop);
  const { setting, layout, cast } = plan;
  const { size, seed, defocus = 1 } = options;
  const aspect = size.width / size.height;
  const stage = fillStage(plan, createRng(seed).fork('stage'), workshop);
  const { target, sharpAt } = heroOf(scene, plan);
  const reach = layout.camera.focusMetres;
  const opening = openingOf(setting, defocus);
  const view = { focal: layout.camera.focal, aspect, opening, defocus };
  const environment = createEnvironment(setting);
  const middle: Triple = [0, Math.max(0.02 * reach, target[1]), target[2]];
  return {
    scene: {
      shapes: stage.wardrobe.shapes,
      instances: stage.instances,
      floor: floorOf(setting, reach),
      lights: [...lightsOf(setting, environment, { target: middle, reach }), ...stage.lights],
      environment: workshop.panoramas.of(JSON.stringify([setting, view]), () => panoramaOf(setting, environment, view)),
      camera: cameraOf(layout.camera, { aspect, sharpAt, opening }),
    },
    look: lookFor(setting, reach),
    setting,
    layout,
    warnings: cast.warnings,
  };
}
