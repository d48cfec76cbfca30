/** Light and mood that were asked for beyond place and hour: changes to what the setting gives. */
import { type LightName, type Mood, moodOfWords, type Scene } from '../../scene/index.ts';
import type { Look } from '../lens/index.ts';
import type { Light, Triple } from '../path/index.ts';

const times = (values: Triple, by: Triple): Triple => [values[0] * by[0], values[1] * by[1], values[2] * by[2]];
const grey = (value: number): Triple => [value, value, value];

export const tinted = (light: Light, by: Triple): Light =>
  light.kind === 'sun' ? { ...light, irradiance: times(light.irradiance, by) } : { ...light, radiance: times(light.radiance, by) };

const hours: Readonly<Partial<Record<Mood, Scene['timeOfDay']>>> = { eerie: 'dusk', dark: 'dusk', majestic: 'sunset' };
const weathers: Readonly<Partial<Record<Mood, Scene['weather']>>> = { eerie: 'fog', melancholic: 'cloudy' };

/** The hour and the weather that a mood belongs to, where the prompt leaves them open. */
function inMood(scene: Scene): Scene {
  const mood = moodOfWords(scene.mood ?? []);
  if (mood === null) return scene;
  const timeOfDay = scene.timeOfDay === 'afternoon' ? hours[mood] : undefined;
  const weather = scene.weather === 'clear' ? weathers[mood] : undefined;
  return { ...scene, ...(timeOfDay && { timeOfDay }), ...(weather && { weather }) };
}

/** The hour that light or mood belongs to, where the prompt leaves it open. */
export function atWishedHour(asked: Scene): Scene {
  const scene = inMood(asked);
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

/** Towards a low sun behind what is shown, so that the haze before it glows. */
const raysDirection: Triple = [0.26, 0.34, -0.9];

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
  rays: {
    key: grey(0.4),
    fill: grey(0.85),
    added: () => [{ kind: 'sun', direction: raysDirection, angularRadius: 0.03, irradiance: [6.5, 5.4, 3.8] }],
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

const withVignette = (look: Look, cornerStops: number): Look => ({ ...look, vignette: { cornerStops } });
const glowing = (look: Look, strength: number, radius = 0.06): Look => ({ ...look, bloom: { strength, radius, tint: [1, 0.96, 0.92] } });
const harder = (look: Look, by: number): Look =>
  look.grade ? { ...look, grade: { ...look.grade, contrast: look.grade.contrast * by } } : look;

const moodLooks: Readonly<Record<Mood, (look: Look) => Look>> = {
  warm: (look) => graded(look, [1.035, 1, 0.95], 1.03),
  festive: (look) => glowing(graded(look, [1.03, 1, 0.965], 1.14), 0.08),
  eerie: (look) => graded(look, [0.88, 0.95, 1.04], 0.72),
  dark: (look) => withVignette(brighter(harder(graded(look, [0.96, 0.98, 1.02], 0.85), 1.06), -0.5), 1.4),
  dreamy: (look) => glowing(look, 0.16),
  vivid: (look) => graded(look, [1, 1, 1], 1.16),
  calm: (look) => graded(look, [0.99, 1, 1.015], 0.92),
  melancholic: (look) => brighter(graded(look, [0.94, 0.98, 1.04], 0.68), -0.15),
  majestic: (look) => withVignette(harder(graded(look, [1.03, 1, 0.96], 1.08), 1.1), 0.7),
  dramatic: (look) => withVignette(brighter(harder(look, 1.18), -0.15), 1.5),
  fresh: (look) => brighter(graded(look, [0.985, 1.01, 1.01], 1.06), 0.22),
  luxurious: (look) => withVignette(glowing(harder(graded(look, [1.02, 1, 0.955], 0.97), 1.08), 0.05, 0.03), 0.9),
};

export const wishedLook = (look: Look, mood: Mood | null): Look => (mood === null ? look : moodLooks[mood](look));

/** Share of the sky's light that the haze takes where rays of light are asked for. */
const raysHaze = 0.32;

/** Haze that glows towards the sun of the rays; where there is no haze (rooms, tables) nothing changes. */
export function withRays(look: Look): Look {
  const { fog } = look;
  if (!fog || fog.density <= 0) return look;
  const skyMetres = Math.min(fog.skyMetres, Math.max(1, fog.startMetres - Math.log(1 - raysHaze) / fog.density));
  const thick = {
    ...fog,
    density: Math.min(10, fog.density * 1.6),
    skyMetres: Math.min(100_000, Math.max(skyMetres, fog.startMetres + 1)),
  };
  return { ...glowing(look, 0.07, 0.08), fog: { ...thick, sun: { direction: raysDirection, colour: [5, 4.2, 3], anisotropy: 0.6 } } };
}
