/** Light and mood that were asked for beyond place and hour: changes to what the setting gives. */
import type { LightName, Mood, Scene } from '../../scene/index.ts';
import type { Look } from '../lens/index.ts';
import type { Light, Triple } from '../path/index.ts';

const times = (values: Triple, by: Triple): Triple => [values[0] * by[0], values[1] * by[1], values[2] * by[2]];
const grey = (value: number): Triple => [value, value, value];

export const tinted = (light: Light, by: Triple): Light =>
  light.kind === 'sun' ? { ...light, irradiance: times(light.irradiance, by) } : { ...light, radiance: times(light.radiance, by) };

/** The hour that light belongs to, where the prompt leaves it open. */
export function atWishedHour(scene: Scene): Scene {
  if (scene.timeOfDay !== 'afternoon') return scene;
  if (scene.light?.includes('golden-hour')) return { ...scene, timeOfDay: 'sunset' };
  return scene.light?.includes('moonlight') ? { ...scene, timeOfDay: 'night' } : scene;
}

interface Wish {
  /** Factors on the key light, on the fill, and on the panorama. */
  readonly key?: Triple;
  readonly fill?: Triple;
  readonly panorama?: Triple;
  readonly added?: (target: Triple, reach: number) => Light[];
}

/** A panel that looks at the target from `offset` (in distances to it), half as wide as `half` of them. */
function panelAt(target: Triple, reach: number, { offset, half, radiance }: { offset: Triple; half: number; radiance: Triple }): Light {
  const length = Math.hypot(...offset);
  const facing: Triple = [-offset[0] / length, -offset[1] / length, -offset[2] / length];
  const level = Math.hypot(facing[0], facing[2]) || 1e-6;
  const right: Triple = [facing[2] / level, 0, -facing[0] / level];
  const up: Triple = [facing[1] * right[2], facing[2] * right[0] - facing[0] * right[2], -facing[1] * right[0]];
  const wide = (axis: Triple): Triple => [axis[0] * half * reach, axis[1] * half * reach, axis[2] * half * reach];
  const centre: Triple = [
    target[0] + reach * offset[0],
    Math.max(0.05 * reach, target[1] + reach * offset[1]),
    target[2] + reach * offset[2],
  ];
  return { kind: 'rect', centre, right: wide(right), up: wide(up), radiance };
}

const wishes: Readonly<Partial<Record<LightName, Wish>>> = {
  dramatic: { key: grey(1.5), fill: grey(0.2), panorama: grey(0.5) },
  soft: { key: grey(0.55), fill: grey(1.9), panorama: grey(1.15) },
  warm: { key: [1.12, 0.98, 0.8], fill: [1.12, 0.98, 0.8], panorama: [1.1, 0.98, 0.82] },
  cool: { key: [0.86, 0.97, 1.14], fill: [0.86, 0.97, 1.14], panorama: [0.86, 0.97, 1.14] },
  backlit: {
    key: grey(0.35),
    fill: grey(0.8),
    added: () => [{ kind: 'sun', direction: [0.3, 0.5, -0.81], angularRadius: 0.04, irradiance: [7, 6, 4.6] }],
  },
  rim: {
    key: grey(0.6),
    fill: grey(0.5),
    added: (target, reach) =>
      [-1, 1].map((side) => panelAt(target, reach, { offset: [0.55 * side, 0.35, -0.45], half: 0.1, radiance: [26, 26, 28] })),
  },
  spotlight: {
    key: grey(0.12),
    fill: grey(0.2),
    panorama: grey(0.3),
    added: (target, reach) => [panelAt(target, reach, { offset: [0.12, 1.1, 0.3], half: 0.07, radiance: [190, 180, 165] })],
  },
  neon: {
    key: grey(0.25),
    fill: grey(0.3),
    panorama: grey(0.6),
    added: (target, reach) => [
      panelAt(target, reach, { offset: [-0.75, 0.3, 0.15], half: 0.16, radiance: [16, 1.2, 9] }),
      panelAt(target, reach, { offset: [0.75, 0.3, 0.1], half: 0.16, radiance: [1, 9, 15] }),
    ],
  },
  candlelight: {
    key: [0.3, 0.2, 0.1],
    fill: [0.35, 0.24, 0.13],
    panorama: [0.45, 0.34, 0.22],
    added: (target, reach) => [panelAt(target, reach, { offset: [-0.3, 0.12, 0.4], half: 0.05, radiance: [90, 42, 13] })],
  },
};

export interface WishedLight {
  readonly lights: Light[];
  readonly panorama: Triple;
}

/** `own`: the setting's key light, then its fill. */
export function wishedLight(own: readonly Light[], names: readonly LightName[], at: { target: Triple; reach: number }): WishedLight {
  let lights = [...own];
  let panorama: Triple = [1, 1, 1];
  const added: Light[] = [];
  for (const name of names) {
    const wish = wishes[name];
    if (!wish) continue;
    lights = lights.map((light, index) => tinted(light, (index === 0 ? wish.key : wish.fill) ?? [1, 1, 1]));
    panorama = times(panorama, wish.panorama ?? [1, 1, 1]);
    added.push(...(wish.added?.(at.target, at.reach) ?? []));
  }
  return { lights: [...lights, ...added], panorama };
}

const graded = (look: Look, gain: Triple, saturation: number): Look =>
  look.grade
    ? { ...look, grade: { ...look.grade, gain: times(look.grade.gain as Triple, gain), saturation: look.grade.saturation * saturation } }
    : look;

const brighter = (look: Look, stops: number): Look =>
  look.exposure.mode === 'manual'
    ? { ...look, exposure: { mode: 'manual', ev: look.exposure.ev + stops } }
    : { ...look, exposure: { ...look.exposure, key: look.exposure.key * 2 ** stops } };

export function wishedLook(look: Look, mood: Mood | null): Look {
  switch (mood) {
    case 'warm':
      return graded(look, [1.035, 1, 0.95], 1.03);
    case 'eerie':
      return brighter(graded(look, [0.88, 0.95, 1.04], 0.72), -0.45);
    case 'dreamy':
      return { ...look, bloom: { strength: 0.16, radius: 0.06, tint: [1, 0.96, 0.92] } };
    case 'vivid':
      return graded(look, [1, 1, 1], 1.16);
    case 'calm':
      return graded(look, [0.99, 1, 1.015], 0.92);
    case null:
      return look;
  }
}
