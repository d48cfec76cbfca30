/**
 * Where snow lies in a photograph: all over the ground, on leaves that look upwards, and as a cap on every upper outline, of the subject
 * and of whatever stands before the sky.
 */
import type { Band } from '../bands.ts';
import { clamp, smoothStep } from '../light.ts';
import { greenness } from './greenness.ts';
import { bandGuide, type Guide, GuideReader } from './guide.ts';
import { leafinessOf } from './leafiness.ts';
import { lumps } from './lumps.ts';
import { layOf, type Scenery, skyGuide } from './scenery.task.ts';
import type { WeatherParameters } from './weather.task.ts';

/** `floor`: ground under snow; `patch`: lumps of it; `leaves`: rough places; `tops`: what looks upwards; `shade`: of the light on the snow. */
const at = { floor: 0, patch: 1, leaves: 2, tops: 3, shade: 4 } as const;
const channelCount = 5;

function layGuide(band: Band<WeatherParameters>): Guide {
  const { scenery, seed } = band.parameters;
  const { lay, normal, horizon, level } = scenery;
  return bandGuide(lay, band, channelCount, (cell, data, to) => {
    const from = lay.channels * cell;
    const [u, v] = [((cell % lay.width) + 0.5) / lay.width, (Math.floor(cell / lay.width) + 0.5) / lay.height];
    const near = Math.max(0.08, (v - horizon) / Math.max(0.1, 1 - horizon));
    data[to + at.floor] = lay.data[from + layOf.floor]!;
    data[to + at.patch] = lumps(9 + (2.2 * (u - 0.5)) / near, 4.4 / near, seed);
    data[to + at.leaves] = lay.data[from + layOf.rough]!;
    data[to + at.tops] = smoothStep(0.08, 0.3, normal.data[3 * cell + 1]!);
    data[to + at.shade] = clamp((lay.data[from + layOf.soft]! / level) ** 0.3, 0.62, 1.12);
  });
}

/** Two numbers whose line of the pixel's own `skyGuide` gives the share of sky, for rows above the band too. */
const skyLines = (band: Band<WeatherParameters>, above: number): Guide => {
  const { lay } = band.parameters.scenery;
  return bandGuide(lay, { ...band, fromY: Math.max(0, band.fromY - above) }, 2, (cell, data, to) => {
    data[to] = lay.data[lay.channels * cell + layOf.slope]!;
    data[to + 1] = lay.data[lay.channels * cell + layOf.offset]!;
  });
};

interface Point {
  readonly rgb: Float64Array;
  /** Light over that of the neighbourhood. */
  readonly grain: number;
  readonly subject: number;
}

export class SnowBand {
  readonly tint = [0.96, 1, 1.045] as const;
  readonly #band: Band<WeatherParameters>;
  readonly #scenery: Scenery;
  readonly #lay: GuideReader;
  readonly #sky: GuideReader;
  readonly #thick: number;
  readonly #level: number;
  readonly #leafy: number;
  readonly #here = new Float32Array(channelCount);
  readonly #line = new Float32Array(2);
  #y = 0;

  constructor(band: Band<WeatherParameters>) {
    this.#band = band;
    this.#scenery = band.parameters.scenery;
    this.#thick = Math.max(2, Math.round(0.011 * Math.min(band.width, band.height)));
    this.#lay = new GuideReader(layGuide(band), band);
    this.#sky = new GuideReader(skyLines(band, this.#thick), band);
    this.#leafy = leafinessOf(this.#scenery).ofSubject;
    this.#level = clamp(3.4 * this.#scenery.level, 0.66, 0.84);
  }

  row(y: number): void {
    this.#y = y;
    this.#lay.row(y);
    this.#sky.row(Math.max(0, y - this.#thick));
  }

  /** What of a pixel's upper outline is open towards the sky or lies on the subject, [0, 1]. */
  #capAt(x: number, pixel: number, subject: number): number {
    const { width, channels, data, parameters } = this.#band;
    if (this.#y < this.#thick) return 0;
    const outline = parameters.subject;
    const [half, whole] = [pixel - (this.#thick >> 1) * width, pixel - this.#thick * width];
    const rim = outline && subject > 0 ? subject - (0.5 * outline[half]! + 0.5 * outline[whole]!) / 255 : 0;
    if (!this.#scenery.hasSky || rim > 0.9) return Math.max(0, rim);
    this.#sky.at(x, this.#line);
    const from = channels * whole;
    const line = this.#line[0]! * skyGuide(data[from]!, data[from + 1]!, data[from + 2]!) + this.#line[1]!;
    const open = line > 0.3 ? smoothStep(0.3, 0.8, line) * (outline ? 1 - outline[whole]! / 255 : 1) : 0;
    return Math.max(0, rim, open);
  }

  /** [0, 1]. `row` first; columns from left to right. */
  whiteAt(x: number, pixel: number, { rgb, grain, subject }: Point): number {
    this.#lay.at(x, this.#here);
    const here = this.#here;
    const green = greenness(rgb[0]!, rgb[1]!, rgb[2]!) * (1 - subject * (1 - this.#leafy));
    // Blades and stones stick out where the snow is thin.
    const floor = here[at.floor]! * (1 - subject) * smoothStep(0.12, 0.42, 0.3 * clamp(grain, 0.2, 1.6) + 0.6 * here[at.patch]!);
    const leaves = green * here[at.leaves]! * (0.22 + 0.72 * smoothStep(0.75, 1.5, grain));
    const tops = 0.55 * here[at.tops]! * smoothStep(0.6, 1.2, grain) * (1 - subject);
    const cap = 0.95 * this.#capAt(x, pixel, subject) * smoothStep(0.15, 0.5, 0.35 * grain + 0.5 * here[at.patch]!);
    return this.#band.parameters.air.white * Math.max(floor, leaves, tops, cap);
  }

  /** Linear light of the snow where `whiteAt` was asked last. */
  lightAt(grain: number): number {
    const here = this.#here;
    return this.#level * here[at.shade]! * (0.9 + 0.16 * here[at.patch]!) * clamp(0.78 + 0.22 * grain, 0.7, 1.08);
  }
}
