/**
 * The shell of a room behind what was asked for: its far wall with windows and the view out of them, a corner on one side, skirting.
 * The camera's side and the ceiling stay open, as on a film set: light comes in there. Knows no place by name.
 */

import type { Model } from '../../models/model.ts';
import { box, colour, difference, type Field, type Shape, type Surface, translate, union } from '../field/index.ts';
import { daylights } from '../setting/index.ts';
import type { SetPiece, SetView } from './set.ts';
import { type Outlook, outlookSurface } from './window-view.ts';

/** Where the room's planes lie, metres in the eye's space. */
export interface Room {
  readonly view: SetView;
  /** y of the floor: 0, or below the table top that is the plane y = 0. */
  readonly floor: number;
  /** z of the far wall. */
  readonly back: number;
  readonly top: number;
  /** Side that the key light comes from: -1 left, 1 right. Windows go there, the corner to the other. */
  readonly keySide: 1 | -1;
  /** x of the side wall on the other side; null: it is not seen. */
  readonly corner: number | null;
  /** How much larger than in a flat the openings and lamps are, for heroes as large as horses. */
  readonly scale: number;
  /** Daylight through windows and light of lamps, [0, 1]. */
  readonly day: number;
  readonly lamps: number;
  readonly isTable: boolean;
}

export interface RoomWish {
  /** Metres between the hero and the far wall. Default 1.6. */
  readonly gap?: number;
  /** Share of half the picture's width at which the corner is seen. Default 0.72; null: no corner. */
  readonly corner?: number | null;
}

const tableHeight = 0.75;

/** Half the width of what is seen at a distance z. */
export const halfWidthAt = ({ view: { focal }, aspect }: SetView, z: number): number => (-z * aspect) / 2 / focal;
/** y that the picture's upper edge has at z. */
export const topAt = ({ view: { eyeMetres, focal, horizonY } }: SetView, z: number): number => eyeMetres + (-z * horizonY) / focal;
/** x at a share of half the picture's width, -1 left to 1 right, at z. */
export const across = (view: SetView, share: number, z: number): number => share * halfWidthAt(view, z);

/** As the setting's own key light chooses it. */
const keySideOf = (seed: number): 1 | -1 => ((seed >>> 3) & 1 ? 1 : -1);

/** Things smaller than this have a room so far behind them that it is blur alone. */
const leastReach = 0.3;

/** Looked down on steeply, the floor alone is seen; a tiny thing's room is the panorama's blur. */
export function hasRoom({ view, setting }: SetView): boolean {
  if (setting.kind !== 'ground' && setting.kind !== 'table') return false;
  return Math.abs(view.pitchRadians) < 0.75 && (setting.kind === 'ground' || view.focusMetres > leastReach);
}

export function planRoom(view: SetView, { gap = 1.6, corner = 0.72 }: RoomWish = {}): Room {
  const { clear, setting } = view;
  const isTable = setting.kind === 'table';
  const reach = view.view.focusMetres;
  const far = isTable ? Math.min(-2.1 * reach, clear.far) : clear.far;
  const size = Math.max(1, clear.top / 1.9, halfWidthAt(view, far) / 2.6);
  const back = far - gap * view.rng.range(0.85, 1.25) * (isTable ? 1 : Math.min(3, Math.max(size, 0.18 * reach)));
  const keySide = keySideOf(setting.seed);
  const floor = isTable ? -tableHeight : 0;
  const least = (keySide < 0 ? clear.right : -clear.left) + 0.7;
  const at = corner === null ? null : Math.max(least, corner * halfWidthAt(view, back));
  const day = daylights[setting.timeOfDay];
  return {
    view,
    floor,
    back,
    keySide,
    top: Math.max(floor + 2.8, topAt(view, back) + 0.4 + 0.3 * size),
    corner: at !== null && at < 0.97 * halfWidthAt(view, back) ? -keySide * at : null,
    scale: isTable ? 1 : Math.min(2.4, size),
    day: day.windowShare * (setting.weather === 'clear' ? 1 : 0.75),
    lamps: day.lampShare,
    isTable,
  };
}

/** A solid drawn where it stands. */
export function solid(name: string, shapes: readonly Omit<Shape, 'name'>[]): SetPiece {
  const model: Model = { shapes: shapes.map((shape, index) => ({ ...shape, name: `${name}-${index}` })), widthMetres: 1, heightMetres: 1 };
  return { model, position: [0, 0, 0] };
}

type Point = readonly [number, number, number];

/** A box from corner to corner. */
export const between = (low: Point, high: Point, rounding = 0): Field => {
  const half = [0, 1, 2].map((axis) => (high[axis]! - low[axis]!) / 2) as unknown as Point;
  const middle = [0, 1, 2].map((axis) => (high[axis]! + low[axis]!) / 2) as unknown as Point;
  return translate(box(half, Math.min(rounding, 0.49 * Math.min(...half))), middle);
};

/** What the fields lie in is a box from `low` to `high`. */
export const shaped = (surface: Surface, low: Point, high: Point, ...fields: readonly Field[]): Omit<Shape, 'name'> => ({
  ...surface,
  field: union(...fields),
  domain: {
    low: low.map((value) => value - 0.02) as unknown as Point,
    high: high.map((value) => value + 0.02) as unknown as Point,
  },
});
export const boxed = (surface: Surface, low: Point, high: Point, rounding = 0.004): Omit<Shape, 'name'> =>
  shaped(surface, low, high, between(low, high, rounding));

export interface Window {
  /** Middle, on the far wall. */
  readonly x: number;
  readonly sill: number;
  readonly width: number;
  readonly height: number;
  /** Panes across and up. */
  readonly panes: readonly [number, number];
}

export interface Shell {
  readonly wall: Surface;
  /** Default: the wall's. */
  readonly side?: Surface;
  /** Default white. null: none. */
  readonly trim?: string | null;
  readonly windows?: readonly Window[];
  readonly frame?: string;
  readonly outlook?: Outlook;
  /** Radiance of the view out of the window, by day. Default 1.25. */
  readonly glare?: number;
}

const thickness = 0.16;

/** A window's place in the picture: share of half the width at which its middle is, heights above the floor. */
export function windowAt(room: Room, share: number, part: Partial<Omit<Window, 'x'>> = {}): Window {
  const { scale, floor, view, back } = room;
  const { sill = 0.85, width = 1.25, height = 1.5, panes = [2, 2] } = part;
  const shifted = share + view.rng.range(-0.07, 0.07);
  return {
    x: across(view, shifted, back),
    sill: floor + sill * scale,
    width: width * scale * view.rng.range(0.85, 1.15),
    height: height * scale,
    panes,
  };
}

function frameOf(window: Window, back: number): Field[] {
  const { x, sill, width, height } = window;
  const [left, right, top] = [x - width / 2, x + width / 2, sill + height];
  const thick = 0.05;
  const [near, far] = [back - 0.02, back - 0.09];
  const bars = [left, right].map((at) => between([at - thick, sill - thick, far], [at + thick, top + thick, near], 0.006));
  const rails = [sill, top].map((at) => between([left - thick, at - thick, far], [right + thick, at + thick, near], 0.006));
  return [...bars, ...rails, between([left - 0.1, sill - 0.09, back - 0.1], [right + 0.1, sill - 0.045, back + 0.07], 0.008)];
}

/** About how far the lens smears the far wall, metres there: what is painted on it may as well be soft. */
function blurAt({ view, back, isTable }: Room): number {
  const { focal, focusMetres } = view.view;
  const disc = (isTable ? 0.014 : 0.006) * Math.max(0, 1 - focusMetres / -back);
  return Math.max(0.004, (disc * -back) / focal);
}

function windowPieces(room: Room, shell: Shell): SetPiece[] {
  const { back, view } = room;
  const trim: Surface = { material: () => ({ base: colour(shell.frame ?? '#ece8e0'), roughness: 0.4, coat: 0.2, coatRoughness: 0.25 }) };
  return (shell.windows ?? []).map((window, index) => {
    const { x, sill, width, height } = window;
    const low: Point = [x - width / 2 - 0.12, sill - 0.1, back - 0.12];
    const high: Point = [x + width / 2 + 0.12, sill + height + 0.06, back + 0.08];
    const sheetLow: Point = [x - width * 0.75, sill - 0.3 * height, back - 0.34];
    const sheetHigh: Point = [x + width * 0.75, sill + 1.2 * height, back - 0.3];
    const outside = outlookSurface({
      view,
      outlook: shell.outlook ?? 'garden',
      // Out of focus as far as behind a table, bars are gone.
      pane: room.isTable ? { ...window, panes: [1, 1] } : window,
      bar: colour(shell.frame ?? '#ece8e0'),
      blur: blurAt(room),
      glare: shell.glare ?? 1.35,
    });
    return solid(`window-${index}`, [shaped(trim, low, high, ...frameOf(window, back)), boxed(outside, sheetLow, sheetHigh, 0)]);
  });
}

/** Walls, skirting, windows with their view. */
export function buildShell(room: Room, shell: Shell): SetPiece[] {
  const { back, floor, top, corner, view, keySide } = room;
  const half = 1.25 * halfWidthAt(view, back) + 1;
  const [left, right] = corner === null ? [-half, half] : keySide < 0 ? [-half, corner + thickness] : [corner - thickness, half];
  const low: Point = [left, floor - 0.05, back - thickness];
  const high: Point = [right, top, back];
  const holes = (shell.windows ?? []).map(({ x, sill, width, height }) =>
    between([x - width / 2, sill, back - 1], [x + width / 2, sill + height, back + 1]),
  );
  const wall = holes.length > 0 ? difference(between(low, high), ...holes) : between(low, high);
  const pieces = [solid('wall', [shaped(shell.wall, low, high, wall)]), ...windowPieces(room, shell)];
  const trim = shell.trim === undefined ? '#e8e4dc' : shell.trim;
  const skirting = trim && ({ material: () => ({ base: colour(trim), roughness: 0.45 }) } satisfies Surface);
  if (skirting) pieces.push(solid('skirting', [boxed(skirting, [left, floor, back], [right, floor + 0.11, back + 0.018], 0.006)]));
  if (corner !== null) pieces.push(...sideWall(room, shell.side ?? shell.wall, skirting || null));
  return pieces;
}

/** From the corner towards the eye, as far as it is seen. */
function sideWall({ back, corner, floor, top, view, keySide }: Room, surface: Surface, skirting: Surface | null): SetPiece[] {
  const x = corner!;
  const near = Math.min(-0.2, (-Math.abs(x) * 2 * view.view.focal) / view.aspect) + 0.5;
  const [low, high] = keySide < 0 ? [x, x + thickness] : [x - thickness, x];
  const [from, to] = keySide < 0 ? [x - 0.018, x] : [x, x + 0.018];
  return [
    solid('side', [boxed(surface, [low, floor - 0.05, back - 0.02], [high, top, near], 0)]),
    ...(skirting ? [solid('side-skirting', [boxed(skirting, [from, floor, back], [to, floor + 0.11, near], 0.006)])] : []),
  ];
}
