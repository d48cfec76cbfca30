/**
 * A photograph at another hour of the day, or lit from another side. What it shows keeps its place and its texture; the light's colour,
 * level and direction are guessed from it and changed.
 */
import type { RasterImage } from '../../../engine.ts';
import type { TimeOfDay } from '../../scene/scene.ts';
import { overBands, shareBytes } from '../bands.ts';
import { clamp } from '../light.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import { type Hour, hours, type Light3, sameHour } from './hours.ts';
import type { RelightParameters } from './relight.task.ts';
import type { Scenery } from './scenery.task.ts';
import { readScenery, type Sight } from './scenery.ts';

const moduleUrl = new URL('./relight.task.ts', import.meta.url).href;

export type LightSide = 'left' | 'right' | 'above' | 'behind' | 'front';

export interface RelightOptions extends Sight {
  readonly mask: Mask;
  readonly timeOfDay: TimeOfDay | null;
  readonly lightFrom: LightSide | null;
}

const directions: Readonly<Record<LightSide, Light3>> = {
  left: [-0.84, 0.3, 0.45],
  right: [0.84, 0.3, 0.45],
  above: [0.1, 0.9, 0.42],
  behind: [0.2, 0.5, 0.3],
  front: [0, 0.15, 0.99],
};

/** Without a word the light comes from where the photograph is brighter: low at both ends of the day, from above at noon and at night. */
function directionFor({ timeOfDay, lightFrom }: RelightOptions, side: number): Light3 {
  if (lightFrom) return directions[lightFrom];
  const way = side >= 0 ? 1 : -1;
  const isHigh = timeOfDay === 'noon' || timeOfDay === 'night';
  return isHigh ? [0.35 * way, 0.8, 0.48] : [0.8 * way, 0.3, 0.52];
}

function hourFor({ timeOfDay, lightFrom }: RelightOptions, hasSky: boolean): Hour {
  if (!timeOfDay) return lightFrom === 'behind' ? { ...sameHour, glowShare: 0.6, exposure: 0.85 } : sameHour;
  const known = hours[timeOfDay];
  // A room keeps some of its own light after dark.
  const hour = hasSky || known.lamps < 0.5 ? known : { ...known, exposure: 1.6 * known.exposure };
  return lightFrom ? { ...hour, relief: Math.max(hour.relief, 0.62) } : hour;
}

/** A day's ground has a mean luminance of about a fifth; a picture that is far from it is brought most of the way there. */
const gainTo = ({ level }: Scenery): number => clamp((0.2 / level) ** 0.55, 0.55, 1.8);

/** Without a sky it shines in from above one side. */
const sunFor = ({ hasSky, sunPlaces }: Scenery, half: 0 | 1): readonly [number, number] =>
  hasSky ? sunPlaces[half] : [half === 0 ? 0.14 : 0.86, 0.12];

function parametersFor(options: RelightOptions, scenery: Scenery, seed: number): RelightParameters {
  const { timeOfDay, lightFrom, subject } = options;
  const towards = directionFor(options, scenery.side);
  const hour = hourFor(options, scenery.hasSky);
  const isBehind = lightFrom === 'behind';
  return {
    scenery,
    subject,
    hour: isBehind ? { ...hour, disc: 0 } : hour,
    gain: timeOfDay ? gainTo(scenery) : 1,
    balance: timeOfDay ? scenery.balance : [1, 1, 1],
    towards,
    sun: isBehind ? scenery.middle : sunFor(scenery, towards[0] < 0 ? 0 : 1),
    rim: lightFrom === 'behind' ? 1 : 0,
    seed,
  };
}

/** throws generation_cancelled */
export async function relight(image: RasterImage, options: RelightOptions, tools: RetouchTools): Promise<Retouched> {
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const seen: RelightOptions = { ...options, subject: options.subject && shareBytes(options.subject) };
  const scenery = await readScenery(shared, seen, tools);
  const parameters = parametersFor(seen, scenery, tools.seed);
  const done = await overBands(shared, options.mask, { moduleUrl, name: 'relightBand', parameters }, tools);
  const needsSky =
    options.timeOfDay === 'night' || options.timeOfDay === 'sunset' || options.timeOfDay === 'dusk' || options.timeOfDay === 'dawn';
  const warnings = needsSky && !scenery.hasSky ? ['No sky was found: only the colour, level and side of the light were changed.'] : [];
  return { image: done, mayChange: options.mask, warnings };
}
