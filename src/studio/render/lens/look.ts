/**
 * The look of a picture as plain JSON: everything between linear light and 8 bits. null turns a part off, and a part that is off costs
 * nothing. Knows nothing of how the parts are done.
 */
import { z } from 'zod';
import { AppError } from '../../../errors.ts';

const finite = z.number();
const share = finite.min(0).max(1);
const colour = z.tuple([finite.min(0).max(1000), finite.min(0).max(1000), finite.min(0).max(1000)]).readonly();
const perChannel = (low: number, high: number) =>
  z.tuple([finite.min(low).max(high), finite.min(low).max(high), finite.min(low).max(high)]).readonly();

const exposure = z.discriminatedUnion('mode', [
  /** Multiplies by 2^ev. */
  z.strictObject({ mode: z.literal('manual'), ev: finite.min(-24).max(24) }).readonly(),
  /** Brings the log-average luminance (2 % at either end left out) to `key`, within the limits. A grey card is 0.18. */
  z
    .strictObject({
      mode: z.literal('auto'),
      key: finite.min(0.001).max(2),
      minEv: finite.min(-24).max(24),
      maxEv: finite.min(-24).max(24),
    })
    .readonly(),
]);

/** The light that shall look white: its correlated colour temperature, and its distance from the locus (positive: greener). */
const whiteBalance = z.strictObject({ kelvin: finite.min(1700).max(25_000), tint: finite.min(-1).max(1) }).readonly();

/** Scatter in the lens: `strength` of the light is spread, around `radius` as a share of the shorter side, warmer or colder by `tint`. */
const bloom = z.strictObject({ strength: share, radius: finite.min(0.002).max(0.5), tint: perChannel(0, 1) }).readonly();

/** Diffraction at the blades: spikes of `length` (share of the shorter side) at spots brighter than `threshold` exposed whites. */
const glare = z
  .strictObject({
    strength: finite.min(0).max(4),
    bladeCount: z.int().min(4).max(16),
    length: finite.min(0.01).max(1),
    threshold: finite.min(1).max(1000),
    rotation: finite.min(-4).max(4),
  })
  .readonly();

const fog = z
  .strictObject({
    /** Extinction a metre at height 0. */
    density: finite.min(0).max(10),
    /** Height in which it thins to 1/e; null: the same everywhere. */
    heightMetres: finite.min(0.01).max(10_000).nullable(),
    startMetres: finite.min(0).max(10_000),
    /** How far the background lies where nothing was hit. */
    skyMetres: finite.min(1).max(100_000),
    /** What was hit farther off is veiled as if it lay here, so that land does not end in a line of pure fog. Absent: no limit. */
    farMetres: finite.min(1).max(100_000).optional(),
    /** Linear radiance of thick fog; null takes it from the picture. */
    colour: colour.nullable(),
    /** Multiplies the colour. */
    tint: perChannel(0, 4),
    /** Extra light around the direction of the sun. */
    sun: z
      .strictObject({ direction: perChannel(-1, 1), colour, anisotropy: finite.min(0).max(0.98) })
      .readonly()
      .nullable(),
  })
  .readonly();

/** `intensity` 1 is a downpour; `wind` is the sideways share of the fall. Rain brings its own haze. */
const rain = z.strictObject({ intensity: share, wind: finite.min(-2).max(2), haze: finite.min(0).max(1) }).readonly();
const snow = z.strictObject({ intensity: share, wind: finite.min(-2).max(2), haze: finite.min(0).max(1) }).readonly();

export const curveNames = ['none', 'aces', 'agx', 'hable', 'neutral'] as const;
export type CurveName = (typeof curveNames)[number];

/** On display values: out = (gain x + lift (1 - x))^(1 / gamma), then saturation about luma, then tints of dark and bright parts. */
const grade = z
  .strictObject({
    lift: perChannel(-0.5, 0.5),
    gamma: perChannel(0.2, 5),
    gain: perChannel(0, 4),
    contrast: finite.min(0.2).max(3),
    saturation: finite.min(0).max(3),
    shadows: perChannel(-0.5, 0.5),
    highlights: perChannel(-0.5, 0.5),
  })
  .readonly();

export const lookSchema = z
  .strictObject({
    exposure,
    whiteBalance: whiteBalance.nullable(),
    fog: fog.nullable(),
    rain: rain.nullable(),
    snow: snow.nullable(),
    bloom: bloom.nullable(),
    glare: glare.nullable(),
    /** Light lost in the corners, in stops, by the cos^4 law. */
    vignette: z
      .strictObject({ cornerStops: finite.min(0).max(6) })
      .readonly()
      .nullable(),
    curve: z.enum(curveNames),
    grade: grade.nullable(),
    /** Standard deviation in the midtones, in 8-bit steps, and the size of a grain as a share of the shorter side. */
    grain: z
      .strictObject({ amount: finite.min(0).max(30), size: finite.min(0.0001).max(0.02) })
      .readonly()
      .nullable(),
    /** One step of triangular blue noise before rounding to 8 bits; without it slow gradients show bands. */
    dither: z.boolean(),
  })
  .readonly();

export type Look = z.infer<typeof lookSchema>;
export type Fog = NonNullable<Look['fog']>;
export type Bloom = NonNullable<Look['bloom']>;
export type Glare = NonNullable<Look['glare']>;
export type Grade = NonNullable<Look['grade']>;
export type Precipitation = NonNullable<Look['rain']>;

export const neutralGrade: Grade = {
  lift: [0, 0, 0],
  gamma: [1, 1, 1],
  gain: [1, 1, 1],
  contrast: 1,
  saturation: 1,
  shadows: [0, 0, 0],
  highlights: [0, 0, 0],
};

/** The sRGB encoding of the light and nothing else. */
export const identityLook: Look = {
  exposure: { mode: 'manual', ev: 0 },
  whiteBalance: null,
  fog: null,
  rain: null,
  snow: null,
  bloom: null,
  glare: null,
  vignette: null,
  curve: 'none',
  grade: null,
  grain: null,
  dither: true,
};

/** Checks a look that came from outside. throws invalid_request naming the path of every wrong value */
export function parseLook(value: unknown): Look {
  const parsed = lookSchema.safeParse(value);
  const ends = parsed.success && parsed.data.exposure.mode === 'auto' ? parsed.data.exposure : null;
  if (parsed.success && !(ends && ends.minEv > ends.maxEv)) return parsed.data;
  const issues = parsed.success
    ? [{ path: 'exposure.minEv', expected: `at most maxEv ${ends!.maxEv}`, received: `${ends!.minEv}`, message: 'The limits are reversed' }]
    : parsed.error.issues.map(({ path, message, code }) => ({ path: path.join('.'), expected: code, received: 'other', message }));
  const said = issues.map(({ path, message }) => `${path || 'the look'}: ${message}`).join('; ');
  throw new AppError('invalid_request', `The look does not fit its schema: ${said}`, { details: { issues } });
}
