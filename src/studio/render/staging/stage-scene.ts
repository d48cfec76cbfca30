/** Scene record -> what the path tracer takes, and the look it is developed with. The one place where the order of staging is told. */
import type { PixelSize } from '../../../engine.ts';
import { anglesAfter, isIndividual, placeModel as modelInstances } from '../../models/index.ts';
import {
  type Body,
  type Composition,
  compose,
  look,
  moodOfWords,
  type PlacedThing,
  type Scene,
  tipped,
  turned,
  type Viewpoint,
} from '../../scene/index.ts';
import type { Floor, Instance, Light, Triple } from '../path/index.ts';
import type { Sitting } from '../photograph.ts';
import { chooseSetting, createEnvironment, lensOpening, type Setting } from '../setting/index.ts';
import { bearersOf, closeToLetters, freeTexts, unborneWarnings } from './carried-texts.ts';
import { bodyOf, type Cast, castScene, createWardrobe, type Player, type Wardrobe } from './cast.ts';
import { floorOf } from './floors.ts';
import { lightsOf } from './lighting.ts';
import { lookFor } from './mood.ts';
import { panoramaOf } from './panorama.ts';
import { inSeason } from './season.ts';
import { withChairs, withWorkplaces } from './seats.ts';
import { type PlacedSet, setAround } from './set-pieces.ts';
import { shoreOf, withShore } from './shore.ts';
import { cameraOf } from './stand.ts';
import { atWishedHour, tinted, wishedLight, wishedLook, withRays } from './wishes.ts';
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
  /** Ids of objects that carry their texts, which need not be set over the picture. */
  readonly printed: readonly string[];
  readonly composition: Composition;
  /** For each instance of `scene` the index in `composition.things` of what it is part of; null: of the set. */
  readonly owners: readonly (number | null)[];
  readonly warnings: readonly string[];
}

interface Plan {
  readonly cast: Cast;
  readonly setting: Setting;
  readonly composition: Composition;
}

/** About how tall each object stands in the picture, pixels. */
function heightsInPicture({ camera, things }: Composition, { height }: PixelSize): Map<string, number> {
  const heights = new Map<string, number>();
  for (const { objectId, position, heightMetres } of things) {
    const { depth } = look(camera, position);
    const pixels = (camera.focal * heightMetres * height) / Math.max(depth, 1e-6);
    heights.set(objectId, Math.max(heights.get(objectId) ?? 0, pixels));
  }
  return heights;
}

/** What is larger, or alive, stands on the floor where the prompt names no table. */
const tableMetres = { height: 0.5, width: 0.7 };

/** Of the tallest that stands, for the choice of a table or the floor: what does not go on a table is as tall as a man. */
function standingHeight(objects: Scene['objects'], bodies: ReadonlyMap<string, Body>): number {
  // A place alone, onto which a photo is combined, has its table.
  if (objects.length === 0) return 0;
  const standing = objects.filter(({ airborne }) => !airborne);
  const isSmall = ({ id, concept }: Scene['objects'][number]): boolean => {
    const { widthMetres, heightMetres } = bodies.get(id)!;
    return !isIndividual(concept) && heightMetres < tableMetres.height && widthMetres < tableMetres.width;
  };
  const tallest = Math.max(0, ...standing.map(({ id }) => bodies.get(id)!.heightMetres));
  return standing.length > 0 && standing.every(isSmall) ? tallest : Math.max(1.7, tallest);
}

/** Setting and places, before anything is built. Models are asked for again with the detail that their place wants. */
export function planStage(scene: Scene, { size, seed }: StageOptions, workshop = createWorkshop()): Plan {
  const rough = castScene(scene, workshop, { seed });
  const objects = scene.objects.filter(({ id }) => rough.players.has(id));
  const bodies = new Map(objects.map((object) => [object.id, bodyOf(rough.players.get(object.id)!, object)]));
  const setting = withShore(chooseSetting(scene, standingHeight(objects, bodies), seed), scene);
  const texts = freeTexts(scene, bearersOf(rough.players));
  const composition = compose(
    { ...closeToLetters(scene, bearersOf(rough.players)), objects, texts },
    { aspect: size.width / size.height, seed, ground: setting.kind, bodies },
  );
  const cast = castScene(scene, workshop, { seed, heightPixels: heightsInPicture(composition, size) });
  return { cast, setting, composition };
}

interface Stage {
  readonly wardrobe: Wardrobe;
  /** Shapes of a model, built once for all its copies. */
  readonly built: Map<string, readonly number[]>;
  readonly instances: Instance[];
  /** Index of the thing that each instance is part of. */
  readonly owners: number[];
  readonly lights: Light[];
}

const lampLimit = 40;

/** Angles of an instance. */
function rotationOf({ turnRadians, tiltRadians, lean }: PlacedThing): Triple {
  if (!lean) return [0, turnRadians, tiltRadians];
  return anglesAfter([lean.x, turnRadians - lean.within, lean.z], [0, lean.within, 0]);
}

function placeModel(stage: Stage, player: Player & { kind: 'model' }, thing: PlacedThing, position: Triple): void {
  const model = [player.model, ...player.others][thing.instance % (1 + player.others.length)]!;
  const key = `${thing.objectId} ${thing.instance % (1 + player.others.length)}`;
  const indices = stage.built.get(key) ?? model.shapes.map((shape) => stage.wardrobe.add(shape));
  stage.built.set(key, indices);
  const scale = player.scale * thing.magnification;
  const rotation = rotationOf(thing);
  stage.instances.push(...modelInstances(model, { position, rotation, scale, shapeIndices: indices }));
  for (const { centre, radius, radiance } of model.lights ?? []) {
    if (stage.lights.length >= lampLimit) return;
    const [x, y, z] = turned(centre, thing.turnRadians);
    stage.lights.push({
      kind: 'sphere',
      centre: [position[0] + scale * x, position[1] + scale * y, position[2] + scale * z],
      radius: radius * scale,
      radiance,
    });
  }
}

/** An inflated icon is as high and wide as its body, and faces the camera but for a little. */
function placeIcon(stage: Stage, { icon }: Player & { kind: 'icon' }, thing: PlacedThing, [x, y, z]: Triple): void {
  const { widthMetres, heightMetres, lean } = thing;
  const shape = stage.wardrobe.shapeOf(icon, thing.isMirrored);
  const [dx, dy, dz] = turned(tipped([0, heightMetres / 2, 0], lean ?? { x: 0, z: 0 }), lean?.within ?? 0);
  const position: Triple = [x + dx, y + dy, z + dz];
  stage.instances.push({ shape, position, rotation: rotationOf(thing), scale: Math.max(widthMetres, heightMetres) });
}

/** Solids near the hero are blurred by their own depth too. */
const openingOf = (setting: Setting, defocus: number): number => defocus * (setting.kind === 'none' ? 0.002 : 0.7 * lensOpening(setting));

/** Rounded rims touch the ground with their whole breadth only when they are pressed into it a little. */
const pressedShare = 0.016;

/** Share of its height by which a thing is below the surface. */
function sunkShare(player: Player, { isGrounded }: PlacedThing, { kind }: Setting): number {
  if (!isGrounded) return 0;
  if (player.kind === 'icon') return kind === 'water' ? player.draught : pressedShare;
  return kind === 'water' ? 0.1 : 0;
}

function fillStage({ cast, setting, composition }: Plan, workshop: Workshop): Stage {
  const stage: Stage = { wardrobe: createWardrobe(workshop), built: new Map(), instances: [], owners: [], lights: [] };
  for (const [index, thing] of composition.things.entries()) {
    const player = cast.players.get(thing.objectId)!;
    const [x, y, z] = thing.position;
    const base: Triple = [x, y - sunkShare(player, thing, setting) * thing.heightMetres, z];
    if (player.kind === 'model') placeModel(stage, player, thing, base);
    else placeIcon(stage, player, thing, base);
    while (stage.owners.length < stage.instances.length) stage.owners.push(index);
  }
  return stage;
}

/** The hero: the first thing named, where it stands; the composition's point of focus when there is none. */
function heroOf(scene: Scene, { composition }: Plan): { target: Triple; sharpAt: Triple } {
  const { camera, things } = composition;
  const named = scene.objects.find(({ id }) => things.some(({ objectId }) => objectId === id));
  const hero = things.find(({ objectId, instance }) => objectId === named?.id && instance === 0);
  if (!hero) return { target: focusPoint(camera), sharpAt: focusPoint(camera) };
  const [x, y, z] = hero.position;
  const middle: Triple = [x, y + hero.heightMetres / 2, z];
  // The front is what shall be sharp.
  return { target: middle, sharpAt: [x, middle[1], z + 0.12 * Math.min(hero.widthMetres, hero.heightMetres)] };
}

/** On the ground, where the axis of the lens is in focus. */
const focusPoint = ({ focusMetres, pitchRadians }: Viewpoint): Triple => [0, 0, -focusMetres * Math.cos(pitchRadians)];

const lightLimit = 64;

const shines = (light: Light): boolean => (light.kind === 'sun' ? light.irradiance : light.radiance).some((value) => value > 0);

const grey = (value: number): Triple => [value, value, value];

const shored = (setting: Setting, composition: Composition): Floor | null => {
  const land = floorOf(setting, composition.camera.focusMetres);
  if (!setting.hasShore) return land;
  return shoreOf(land, floorOf({ ...setting, kind: 'water', surface: 'water' }, composition.camera.focusMetres), composition);
};

const groundOf = (floor: Floor | null, { ground }: PlacedSet): Floor | null =>
  floor && ground ? { ...floor, shape: { ...floor.shape, ...ground } } : floor;

/**
 * The same scene, size and seed give the same sitting. 0.6 s a distinct icon and up to 0.5 s for the distance, on the
 * calling thread, where the workshop does not have them.
 * throws nothing for any valid scene: what cannot be drawn is named in `warnings`.
 */
export function stageScene(asked: Scene, options: StageOptions, workshop = createWorkshop()): StagedScene {
  const scene = withChairs(withWorkplaces(inSeason(atWishedHour(asked))));
  const plan = planStage(scene, options, workshop);
  const { setting, composition, cast } = plan;
  const bearers = bearersOf(cast.players);
  const { size, defocus = 1 } = options;
  const aspect = size.width / size.height;
  const stage = fillStage(plan, workshop);
  const { target, sharpAt } = heroOf(scene, plan);
  const reach = composition.camera.focusMetres;
  const opening = openingOf(setting, defocus);
  const view = { focal: composition.camera.focal, aspect, opening, defocus };
  const environment = createEnvironment(setting);
  const middle: Triple = [0, Math.max(0.02 * reach, target[1]), target[2]];
  const set = setAround(scene, { setting, composition, aspect, seed: options.seed });
  const panorama = workshop.panoramas.of(JSON.stringify([setting, view]), () => panoramaOf(setting, environment, view));
  const ownLights = lightsOf(setting, environment, { target: middle, reach }).map((light) => tinted(light, grey(set.keyGain ?? 1)));
  const plainLook = lookFor(setting, reach);
  const wished = wishedLight(ownLights, scene.light ?? [], { target: middle, reach });
  return {
    scene: {
      shapes: [...stage.wardrobe.shapes, ...set.shapes],
      instances: [...stage.instances, ...set.instances.map((one) => ({ ...one, shape: one.shape + stage.wardrobe.shapes.length }))],
      floor: groundOf(shored(setting, composition), set),
      lights: [...wished.lights, ...stage.lights, ...set.lights].slice(0, lightLimit).filter(shines),
      environment: {
        ...panorama,
        gain: grey(set.panoramaGain ?? 1).map((gain, c) => gain * panorama.gain[c]! * wished.panorama[c]!) as unknown as Triple,
      },
      camera: cameraOf(composition.camera, { aspect, sharpAt, opening }),
    },
    look: wishedLook(scene.light?.includes('rays') ? withRays(plainLook) : plainLook, moodOfWords(scene.mood ?? [])),
    setting,
    printed: bearers,
    composition,
    owners: [...stage.owners, ...set.instances.map(() => null)],
    warnings: [...cast.warnings, ...composition.warnings, ...unborneWarnings(scene, bearers)],
  };
}
