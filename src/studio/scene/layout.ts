/**
 * Scene -> things in metres before a camera. Plain JSON out. Knows the outline of each icon as width over height, and nothing of pixels.
 *
 * Sizes are compressed (a mouse beside an elephant still shows), counts become single things, relations hold as the camera sees them.
 */
import { createRng, type Rng } from '../../shared/index.ts';
import { type Box, placeInAir } from './airborne.ts';
import { type Camera, project } from './camera.ts';
import { type Row, spreadRows } from './rows.ts';
import type { Scene, SceneObject } from './scene.ts';

export interface Placement {
  readonly objectId: string;
  /** 0 for the first of `count`. */
  readonly instance: number;
  /** Middle of the base: x to the right, height above the surface, depth from the eye. */
  readonly xMetres: number;
  readonly baseMetres: number;
  readonly depthMetres: number;
  readonly widthMetres: number;
  readonly heightMetres: number;
  readonly mirrored: boolean;
  /** Turned anticlockwise; only things in the air. */
  readonly tiltRadians: number;
  readonly airborne: boolean;
  /** Stands on the surface itself, so it casts a shadow there. */
  readonly grounded: boolean;
}

/** A part of the picture kept free for text, in fractions of width and height. */
export interface TextBand {
  readonly top: number;
  readonly bottom: number;
}

export interface Layout {
  readonly version: 1;
  readonly camera: Camera;
  readonly placements: readonly Placement[];
  readonly titleBand: TextBand | null;
  readonly captionBand: TextBand | null;
}

export interface LayoutOptions {
  /** Width over height of the picture. */
  readonly aspect: number;
  readonly seed: number;
  readonly kind: 'table' | 'ground' | 'water' | 'none';
  /** Width over height of each icon's outline. */
  readonly outlines: Readonly<Record<string, number>>;
}

/**
 * Heights after compression, 1 for the tallest: ratios to the first thing named (the hero) are raised to the power 0.45 and held between
 * 0.42 and 1.8, so that nothing asked for is overlooked and nothing dwarfs the hero.
 */
export function compressHeights(objects: readonly SceneObject[]): Map<string, number> {
  const hero = objects[0]?.heightMetres ?? 1;
  const shares = objects.map((object) => Math.max(0.42, Math.min(1.8, (object.heightMetres / hero) ** 0.45)));
  const tallest = Math.max(...shares);
  return new Map(objects.map((object, i) => [object.id, shares[i]! / tallest]));
}

/** Distance of a row behind the one before it, in distances of the focus. */
const depthStep = 0.36;

interface Room {
  readonly titleBand: TextBand | null;
  readonly captionBand: TextBand | null;
  /** Rows between which the things may stand. */
  readonly top: number;
  readonly bottom: number;
}

function reserveRoom(scene: Scene, aspect: number): Room {
  const big = scene.texts.filter((text) => text.role === 'title' || text.role === 'sign').length;
  const small = scene.texts.filter((text) => text.role !== 'title' && text.role !== 'sign').length;
  const titleHeight = Math.min(0.34, (aspect < 0.8 ? 0.17 : 0.2) * Math.min(2, big) ** 0.7);
  const captionHeight = 0.055 * small + 0.02;
  const titleBand = big > 0 ? { top: 0.06, bottom: 0.06 + titleHeight } : null;
  const captionBand = small > 0 ? { top: 0.955 - captionHeight, bottom: 0.955 } : null;
  return { titleBand, captionBand, top: titleBand ? titleBand.bottom + 0.03 : 0.07, bottom: captionBand ? captionBand.top - 0.03 : 1 };
}

/** Rows of horizon and feet. A table is seen from above, land from about the height of what stands on it. */
function chooseLines(kind: LayoutOptions['kind'], room: Room, crowd: number): { horizonY: number; focusY: number } {
  const focusY = Math.min(room.bottom - 0.06, kind === 'table' ? 0.79 : 0.82);
  const drop = kind === 'table' ? 0.42 : kind === 'water' ? 0.3 : 0.25;
  return { horizonY: focusY - drop - 0.2 * Math.min(1.5, crowd), focusY };
}

interface Fit {
  /** Picture heights for a thing of compressed height 1 at the focus. */
  readonly unit: number;
}

function fitUnit(rows: readonly Row[], options: LayoutOptions, free: number): Fit {
  const single = rows.length === 1 && rows[0]!.items.length === 1;
  const tallest = Math.max(...rows.flatMap((row) => row.items.map((item) => item.stackedHeight)));
  const byHeight = (free * (single ? 0.84 : 0.74)) / tallest;
  const widest = Math.max(...rows.map((row) => row.width / (1 + depthStep * row.depthIndex)));
  const byWidth = (options.aspect * (single ? 0.74 : 0.86)) / widest;
  return { unit: Math.min(byHeight, byWidth, single ? 0.62 : 0.56) };
}

function standRow(row: Row, frame: { camera: Camera; metresPerUnit: number; rng: Rng; roomy: boolean }): Placement[] {
  const { camera, metresPerUnit, rng } = frame;
  const depth = camera.focusMetres * (1 + depthStep * row.depthIndex);
  const slide = frame.roomy ? rng.range(-0.05, 0.05) * metresPerUnit : 0;
  return row.items.map((item): Placement => {
    const jitter = item.liftUnits > 0 || row.items.length === 1 ? 0 : rng.range(-0.035, 0.035);
    return {
      objectId: item.object.id,
      instance: item.instance,
      xMetres: item.x * metresPerUnit + slide,
      baseMetres: item.liftUnits * metresPerUnit,
      depthMetres: depth * (1 + jitter) + item.depthUnits * metresPerUnit,
      widthMetres: item.width * metresPerUnit,
      heightMetres: item.height * metresPerUnit,
      mirrored: item.instance % 2 === 1 && rng.float() < 0.6,
      tiltRadians: 0,
      airborne: false,
      grounded: item.liftUnits === 0,
    };
  });
}

function boxInPicture(camera: Camera, item: Placement): Box {
  const foot = project(camera, item.xMetres, item.baseMetres, item.depthMetres);
  const scale = camera.focal / item.depthMetres;
  const half = (item.widthMetres * scale) / 2;
  return { left: foot.x - half, right: foot.x + half, top: foot.y - item.heightMetres * scale, bottom: foot.y };
}

/** The same scene, options and seed give the same layout. A scene without objects gives an empty one with a camera. */
export function layoutScene(scene: Scene, options: LayoutOptions): Layout {
  const rng = createRng(options.seed).fork('layout');
  const room = reserveRoom(scene, options.aspect);
  const floating = options.kind === 'none';
  const standing = scene.objects.filter((object) => !floating && !object.airborne);
  const flying = scene.objects.filter((object) => floating || object.airborne);
  const shares = compressHeights(standing);
  const rows = spreadRows(standing, scene.relations, { ...options, shares });
  const { horizonY, focusY } = chooseLines(options.kind, room, rows.length - 1);
  const { unit } = rows.length > 0 ? fitUnit(rows, options, focusY - room.top) : { unit: 0.4 };
  const metresPerUnit = standing[0] ? Math.max(0.03, Math.min(30, standing[0].heightMetres)) / shares.get(standing[0].id)! : 1;
  const focal = 1.5;
  const focusMetres = (focal * metresPerUnit) / unit;
  const camera = { eyeMetres: ((focusY - horizonY) * focusMetres) / focal, focal, horizonY, focusMetres };
  const roomy = rows.length > 0 && rows[0]!.width * unit < options.aspect * 0.6;
  const grounded = rows.flatMap((row) => standRow(row, { camera, metresPerUnit, rng: rng.fork(`row ${row.depthIndex}`), roomy }));
  const inAir = placeInAir(flying, {
    camera,
    room,
    aspect: options.aspect,
    outlines: options.outlines,
    occupied: grounded.map((item) => boxInPicture(camera, item)),
    rng: rng.fork('air'),
    alone: floating || standing.length === 0,
  });
  return { version: 1, camera, placements: [...inAir, ...grounded], titleBand: room.titleBand, captionBand: room.captionBand };
}
