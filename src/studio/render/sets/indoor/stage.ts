/** A stage: red curtains in folds behind and to the sides, worn boards, coloured spotlights from above. */
import { colour, velvet, wood } from '../../field/index.ts';
import type { Light } from '../../path/index.ts';
import { halfWidthAt, hasRoom, planRoom, type Room, topAt } from '../room-shell.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { curtain } from './props.ts';

type Triple = readonly [number, number, number];

/** Curtains, and the light on them from both sides. */
const schemes = [
  ['#7d1420', [1, 0.5, 0.32], [0.62, 0.3, 1]],
  ['#1d2f5e', [0.45, 0.6, 1], [1, 0.42, 0.7]],
  ['#5c1030', [1, 0.36, 0.5], [0.36, 0.5, 1]],
] as const;

function drapes(room: Room, hex: string): SetPiece[] {
  const { view, back, top } = room;
  const half = 1.15 * halfWidthAt(view, back);
  const { material } = velvet({ colour: colour(hex) });
  const fold = 0.34 * room.scale;
  const wing = (sign: number, share: number, z: number): SetPiece => {
    const inner = share * halfWidthAt(view, z);
    const [a, b] = [sign * inner, sign * 1.3 * halfWidthAt(view, z)];
    return curtain(`wing-${sign > 0 ? 'right' : 'left'}`, {
      low: [Math.min(a, b), 0],
      high: [Math.max(a, b), top],
      z,
      hex,
      fold: 0.8 * fold,
      material,
    });
  };
  const middle = 0.55 * back + 0.45 * view.clear.far;
  return [
    curtain('backdrop', { low: [-half, 0], high: [half, top + 1], z: back, hex, fold, material }),
    wing(-1, 0.8, middle),
    wing(1, 0.8, middle),
  ];
}

/** A lamp high up, beyond the picture's upper edge, shining down on a point. */
function spotlight(at: Triple, target: Triple, radiance: Triple, size: number): Light {
  const towards = target.map((value, c) => value - at[c]!) as unknown as Triple;
  const length = Math.hypot(...towards);
  const [x, y, z] = towards.map((value) => value / length) as unknown as Triple;
  const level = Math.hypot(x, z) || 1;
  const right: Triple = [(z / level) * size, 0, (-x / level) * size];
  const up: Triple = [(-y * x * size) / level, level * size, (-y * z * size) / level];
  return { kind: 'rect', centre: at, right, up, radiance };
}

const scaled = ([r, g, b]: Triple, by: number): Triple => [r * by, g * by, b * by];

export const stage: SetBuilder = (view) => {
  if (!hasRoom(view) || view.setting.kind !== 'ground') return { pieces: [] };
  const room = planRoom(view, { gap: 2.2, corner: null });
  const [hex, warm, cold] = view.rng.pick(schemes);
  const { clear, view: eye } = view;
  const reach = eye.focusMetres;
  const target: Triple = [(clear.left + clear.right) / 2, 0.6 * clear.top, (clear.near + clear.far) / 2];
  const high = topAt(view, room.back) + 0.8;
  const half = halfWidthAt(view, room.back);
  const wash = (sign: number, tone: Triple): Light =>
    spotlight(
      [sign * 0.75 * half, high, room.back + 0.32 * reach],
      [sign * 0.45 * half, 0.3 * high, room.back],
      scaled(tone, 7),
      0.11 * reach,
    );
  return {
    pieces: drapes(room, hex),
    lights: [
      wash(-room.keySide, cold),
      wash(room.keySide, warm),
      spotlight(
        [-0.5 * room.keySide * reach, high + 0.4 * reach, target[2] - 0.25 * reach],
        target,
        scaled([1, 0.93, 0.84], 34),
        0.09 * reach,
      ),
    ],
    ground: wood({
      plankWidth: 0.14,
      light: colour('#8f6a45'),
      dark: colour('#5a3d24'),
      finish: 'oiled',
      axis: 'z',
      seed: view.setting.seed % 97,
    }),
    panoramaGain: 0.25,
    keyGain: 1.2,
  };
};
