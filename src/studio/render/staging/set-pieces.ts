/** The set around a composition, as shapes, instances and lights of the traced scene. Knows no place by name. */
import { createRng } from '../../../shared/index.ts';
import { placeModel } from '../../models/index.ts';
import { type Composition, type Scene, turned } from '../../scene/index.ts';
import type { Shape } from '../field/index.ts';
import type { Instance, Light, Triple } from '../path/index.ts';
import { type ClearBox, dressPlace, type SetParts, type SetPiece } from '../sets/index.ts';
import type { Setting } from '../setting/index.ts';

export interface PlacedSet extends Omit<SetParts, 'pieces' | 'lights'> {
  readonly shapes: readonly Shape[];
  /** Their shapes count from the first of `shapes`. */
  readonly instances: readonly Instance[];
  readonly lights: readonly Light[];
}

/** Half a metre about nothing at all: the middle of an empty place. */
function clearBoxOf({ camera, things }: Composition): ClearBox {
  if (things.length === 0) {
    const far = -camera.focusMetres * Math.cos(camera.pitchRadians);
    const half = 0.06 * camera.focusMetres;
    return { left: -half, right: half, near: far + half, far: far - half, top: 2 * half };
  }
  const grounded = things.filter(({ isAirborne }) => !isAirborne);
  const boxes = (grounded.length > 0 ? grounded : things).map(({ position: [x, y, z], widthMetres, heightMetres, depthMetres }) => ({
    left: x - widthMetres / 2,
    right: x + widthMetres / 2,
    near: z + depthMetres / 2,
    far: z - depthMetres / 2,
    top: y + heightMetres,
  }));
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    near: Math.max(...boxes.map(({ near }) => near)),
    far: Math.min(...boxes.map(({ far }) => far)),
    top: Math.max(...boxes.map(({ top }) => top)),
  };
}

function turnedLight(piece: SetPiece, light: NonNullable<SetPiece['model']['lights']>[number]): Light {
  const { position, turnRadians = 0, scale = 1 } = piece;
  const [x, y, z] = turned(light.centre, turnRadians);
  const centre: Triple = [position[0] + scale * x, position[1] + scale * y, position[2] + scale * z];
  return { kind: 'sphere', centre, radius: scale * light.radius, radiance: light.radiance };
}

/** Shapes of one model are in the scene once, however many pieces it makes; their names are made unique. */
function stand(pieces: readonly SetPiece[]): Pick<PlacedSet, 'shapes' | 'instances' | 'lights'> {
  const shapes: Shape[] = [];
  const first = new Map<SetPiece['model'], number>();
  const instances: Instance[] = [];
  for (const { model, position, turnRadians = 0, scale = 1 } of pieces) {
    const from = first.get(model) ?? shapes.length;
    if (!first.has(model)) for (const shape of model.shapes) shapes.push({ ...shape, name: `set-${shapes.length}-${shape.name}` });
    first.set(model, from);
    const shapeIndices = model.shapes.map((_, index) => from + index);
    instances.push(...placeModel(model, { position, rotation: [0, turnRadians, 0], scale, shapeIndices }));
  }
  const lights = pieces.flatMap((piece) => (piece.model.lights ?? []).map((light) => turnedLight(piece, light)));
  return { shapes, instances, lights };
}

export interface SetOptions {
  readonly setting: Setting;
  readonly composition: Composition;
  readonly aspect: number;
  readonly seed: number;
}

export function setAround(scene: Scene, { setting, composition, aspect, seed }: SetOptions): PlacedSet {
  const { pieces, lights, ...rest } = dressPlace({
    setting,
    ...(scene.season && { season: scene.season }),
    view: composition.camera,
    aspect,
    clear: clearBoxOf(composition),
    excluded: new Set(scene.excluded ?? []),
    rng: createRng(seed).fork('set'),
  });
  const placed = stand(pieces);
  return { ...rest, ...placed, lights: [...placed.lights, ...(lights ?? [])] };
}
