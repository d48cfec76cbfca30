/** A photograph in a light that has a name: of a studio, of candles, of neon signs. The hour of the day is not asked. */
import type { RasterImage } from '../../../engine.ts';
import { overBands, shareBytes } from '../bands.ts';
import { clamp } from '../light.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { Light3 } from './hours.ts';
import type { MoodParameters } from './mood.task.ts';
import type { Scenery } from './scenery.task.ts';
import { readScenery, type Sight } from './scenery.ts';

const moduleUrl = new URL('./mood.task.ts', import.meta.url).href;

export type LightMood = 'studio' | 'candle' | 'neon' | 'dramatic';

export interface MoodOptions extends Sight {
  readonly mask: Mask;
  readonly mood: LightMood;
  /** Where the main light stands; null: where the photograph is brighter. */
  readonly lightFrom: 'left' | 'right' | null;
}

export interface MoodLight {
  /** Towards the light: right, up, towards the viewer. */
  readonly towards: Light3;
  readonly colour: Light3;
  /** Along the outline on its side. */
  readonly rim: number;
}

export interface Mood {
  /** What the photograph's own light is multiplied by, on the subject and behind it. */
  readonly ambient: Light3;
  readonly behind: Light3;
  readonly lights: readonly MoodLight[];
  /** Of the lights, on what is behind the subject. */
  readonly lightsBehind: number;
  readonly saturation: number;
  /** Darker away from the subject's middle, [0, 1]; `reach` in shares of the shorter side. */
  readonly pool: number;
  readonly reach: number;
  /** Sun and shade of the photograph brought together, [0, 1]. */
  readonly even: number;
}

const moods: Readonly<Record<LightMood, Mood>> = {
  studio: {
    ambient: [0.42, 0.42, 0.44],
    behind: [0.34, 0.35, 0.38],
    lights: [
      { towards: [0.55, 0.5, 0.67], colour: [0.95, 0.92, 0.88], rim: 0 },
      { towards: [-0.8, 0.35, 0.15], colour: [0.3, 0.32, 0.36], rim: 0.9 },
    ],
    lightsBehind: 0.2,
    saturation: 1,
    pool: 0.55,
    reach: 0.85,
    even: 0.5,
  },
  candle: {
    ambient: [0.15, 0.1, 0.075],
    behind: [0.12, 0.08, 0.065],
    lights: [{ towards: [0.62, -0.12, 0.62], colour: [1.35, 0.7, 0.21], rim: 0.5 }],
    lightsBehind: 0.3,
    saturation: 0.9,
    pool: 0.8,
    reach: 0.62,
    even: 0.35,
  },
  neon: {
    ambient: [0.1, 0.08, 0.17],
    behind: [0.1, 0.08, 0.18],
    lights: [
      { towards: [0.88, 0.2, 0.3], colour: [1.05, 0.12, 0.72], rim: 1.2 },
      { towards: [-0.88, 0.2, 0.3], colour: [0.08, 0.62, 1.1], rim: 1.2 },
    ],
    lightsBehind: 0.75,
    saturation: 0.62,
    pool: 0.35,
    reach: 0.9,
    even: 0.4,
  },
  dramatic: {
    ambient: [0.16, 0.165, 0.19],
    behind: [0.2, 0.205, 0.23],
    lights: [{ towards: [0.86, 0.32, 0.4], colour: [1.25, 1.12, 0.95], rim: 0.35 }],
    lightsBehind: 0.28,
    saturation: 0.94,
    pool: 0.5,
    reach: 0.8,
    even: 0.3,
  },
};

/** The lights are written down as from the right. */
const facing = (mood: Mood, side: number): Mood =>
  side > 0
    ? mood
    : {
        ...mood,
        lights: mood.lights.map((light) => ({ ...light, towards: [-light.towards[0], light.towards[1], light.towards[2]] as const })),
      };

/** A dark photograph is lit as a bright one is. */
const gainTo = ({ level }: Scenery): number => clamp((0.2 / level) ** 0.6, 0.6, 2);

/** throws generation_cancelled */
export async function lightMood(image: RasterImage, options: MoodOptions, tools: RetouchTools): Promise<Retouched> {
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const subject = options.subject && shareBytes(options.subject);
  const scenery = await readScenery(shared, { ...options, subject }, tools);
  const side = options.lightFrom === 'left' ? -1 : options.lightFrom === 'right' || scenery.side >= 0 ? 1 : -1;
  const parameters: MoodParameters = { scenery, subject, mood: facing(moods[options.mood], side), gain: gainTo(scenery) };
  const done = await overBands(shared, options.mask, { moduleUrl, name: 'moodBand', parameters }, tools);
  return { image: done, mayChange: options.mask, warnings: [] };
}
