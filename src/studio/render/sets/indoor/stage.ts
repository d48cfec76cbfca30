/** A stage: red curtains in folds behind and to the sides, worn boards, coloured spotlights from above. */
import { colour, cylinder, type Surface, sphere, translate, velvet, wood } from '../../field/index.ts';
import type { Light } from '../../path/index.ts';
import { between, halfWidthAt, hasRoom, planRoom, type Room, shaped, solid, topAt } from '../room-shell.ts';
import type { SetBuilder, SetPiece, SetView } from '../set.ts';
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

/** Boards that are lit where the follow spot falls, and dark beyond. */
function boards(view: SetView, [x, , z]: Triple, radius: number): Surface {
  const { material, bump } = wood({
    plankWidth: 0.14,
    light: colour('#a67c54'),
    dark: colour('#6b4a2d'),
    finish: 'oiled',
    axis: 'z',
    seed: view.setting.seed % 97,
  });
  return {
    material: (tools, at) => {
      const { o, v, m } = tools;
      const away = v.length([o.sub(at.world[0], x), 0, o.sub(at.world[2], z)]);
      const values = material(tools, at);
      return { ...values, base: v.scale(values.base, o.mulAdd(m.smoothstep(1.25 * radius, 0.9 * radius, away), 1.05, 0.28)) };
    },
    ...(bump && { bump }),
  };
}

/** A pipe below the picture's upper edge with a row of lamps on it. */
function rig(room: Room, tones: readonly Triple[]): SetPiece {
  const { view, back, scale } = room;
  const z = back + 0.7 * scale;
  const y = topAt(view, z) * 0.93;
  const half = halfWidthAt(view, z);
  const size = 0.03 * Math.min(2 * half, 1.6 * y);
  const places = [-0.62, -0.36, 0.36, 0.62].map((share) => share * half);
  const housing = places.map((x) => translate(cylinder(size, 1.3 * size, 0.1 * size), [x, y - 1.6 * size, z]));
  const low: Triple = [-1.1 * half, y - 3.4 * size, z - 1.1 * size];
  const high: Triple = [1.1 * half, y + 0.3 * size, z + 1.1 * size];
  const pipe = between([-1.1 * half, y - 0.2 * size, z - 0.2 * size], [1.1 * half, y + 0.2 * size, z + 0.2 * size], 0.1 * size);
  const lens = (tone: Triple): Surface => ({ material: () => ({ base: [0.5, 0.5, 0.5], roughness: 0.3, emission: scaled(tone, 6) }) });
  const bulbs = (choice: number) =>
    places.filter((_, i) => i % 2 === choice).map((x) => translate(sphere(0.8 * size), [x, y - 2.6 * size, z]));
  return solid('rig', [
    shaped({ material: () => ({ base: [0.02, 0.02, 0.022], roughness: 0.45 }) }, low, high, pipe, ...housing),
    ...tones.map((tone, choice) => shaped(lens(tone), low, high, ...bulbs(choice))),
  ]);
}

export const stage: SetBuilder = (view) => {
  if (!hasRoom(view) || view.setting.kind !== 'ground') return { pieces: [] };
  const room = planRoom(view, { gap: 2.2, corner: null });
  const [hex, warm, cold] = view.rng.pick(schemes);
  const { clear, view: eye } = view;
  const reach = eye.focusMetres;
  const target: Triple = [(clear.left + clear.right) / 2, 0.6 * clear.top, (clear.near + clear.far) / 2];
  const radius = Math.max(0.62 * (clear.right - clear.left), 0.26 * reach);
  const high = topAt(view, room.back) + 0.6;
  const half = halfWidthAt(view, room.back);
  const wash = (sign: number, tone: Triple): Light =>
    spotlight(
      [sign * 0.5 * half, high, room.back + 0.3 * reach],
      [sign * 0.42 * half, 0.35 * high, room.back],
      scaled(tone, 60),
      0.07 * reach,
    );
  const follow: Triple = [-0.45 * room.keySide * reach, high + 0.35 * reach, target[2] + 0.55 * reach];
  return {
    pieces: [...drapes(room, hex), rig(room, [warm, cold])],
    lights: [wash(-room.keySide, cold), wash(room.keySide, warm), spotlight(follow, target, scaled([1, 0.94, 0.86], 120), 0.1 * reach)],
    ground: boards(view, target, radius),
    panoramaGain: 0.3,
    keyGain: 1.3,
  };
};
