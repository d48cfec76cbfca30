/** One band of rows in rain, snow, fog or storm; runs in a studio worker thread. */
import { type Band, eachPixel } from '../bands.ts';
import { clamp, linearOfByte, luminance, smoothStep, toSrgb255 } from '../light.ts';
import type { Fall } from './fall.ts';
import { paintFall } from './fall.ts';
import { GuideReader } from './guide.ts';
import type { Light3 } from './hours.ts';
import { lumps } from './lumps.ts';
import { layOf, type Scenery, skyGuide } from './scenery.task.ts';

/** How a weather changes what it falls on. Linear light. */
export interface Air {
  readonly exposure: number;
  readonly saturation: number;
  readonly tint: Light3;
  /** Of the air itself, over the picture's own level. */
  readonly haze: Light3;
  /** Density over the whole depth. */
  readonly density: number;
  /** How far the sky takes the colour of the haze, and how much darker its lumps are. */
  readonly sky: number;
  readonly lumps: number;
  /** Ground made darker and glossier, [0, 1]. */
  readonly wet: number;
  /** White on what lies flat, [0, 1]. */
  readonly white: number;
}

export interface WeatherParameters {
  readonly scenery: Scenery;
  readonly air: Air;
  readonly hazeColour: Light3;
  readonly fall: Fall | null;
  readonly seed: number;
}

interface Ground {
  readonly v: number;
  readonly u: number;
  readonly up: number;
  readonly light: number;
  readonly soft: number;
  readonly subject: number;
  readonly inside: number;
}

/** Snow settles on ground that is seen from above and on upper edges, in patches that follow its texture. */
function whiteAt({ scenery, air, seed }: WeatherParameters, { u, v, up, light, soft, subject, inside }: Ground): number {
  const below = smoothStep(scenery.horizon - 0.02, Math.min(0.98, scenery.horizon + 0.25), v) * (1 - subject);
  const grain = clamp(light / Math.max(0.01, soft), 0.3, 2.2);
  const patch = lumps(14 * u, 22 * v, seed);
  const floor = below * smoothStep(0.25, 0.8, 0.36 * grain + 0.55 * patch + 0.12);
  const rim = subject * smoothStep(0.25, 0.7, up) * Math.exp(-inside / 0.012);
  const tops = (1 - subject) * smoothStep(0.12, 0.4, up) * 0.6;
  return air.white * clamp(Math.max(floor, 0.85 * rim, tops), 0, 1);
}

export function weatherBand(band: Band<WeatherParameters>): Uint8Array {
  const { parameters, width, height, data } = band;
  const { scenery, air, hazeColour, fall, seed } = parameters;
  const [lay, normals] = [new GuideReader(scenery.lay, band), new GuideReader(scenery.normal, band)];
  const drops = fall ? paintFall(fall, band) : null;
  const here = new Float32Array(7);
  const normal = new Float32Array(3);
  const rgb = new Float64Array(3);
  let row = -1;
  return eachPixel(band, (at, into, out, pixel) => {
    const y = Math.floor(pixel / width);
    const x = pixel - y * width;
    if (y !== row) {
      row = y;
      lay.row(y);
      normals.row(y);
    }
    lay.at(x, here);
    normals.at(x, normal);
    const [u, v] = [x / width, y / height];
    for (let c = 0; c < 3; c++) rgb[c] = linearOfByte[data[at + c]!]!;
    const light = luminance(rgb[0]!, rgb[1]!, rgb[2]!);
    const subject = here[layOf.subject]!;
    const line = scenery.hasSky ? here[layOf.slope]! * skyGuide(data[at]!, data[at + 1]!, data[at + 2]!) + here[layOf.offset]! : 0;
    const sky = smoothStep(0.2, 0.8, line) * (1 - subject);
    const soft = here[layOf.soft]!;

    const ground = smoothStep(scenery.horizon, scenery.horizon + 0.12, v) * (1 - subject) * (1 - sky);
    const wet = air.wet * ground;
    // Water fills the pores: dark gets darker, what shines mirrors the sky.
    const gloss = wet * 0.35 * smoothStep(1.05, 1.7, light / Math.max(0.01, soft)) * scenery.level;
    const level = air.exposure * (1 - 0.38 * wet);
    for (let c = 0; c < 3; c++) {
      const plain = light + (rgb[c]! - light) * air.saturation * (1 + 0.25 * wet);
      rgb[c] = Math.max(0, plain) * level * air.tint[c]! + gloss * hazeColour[c]! * 2;
    }
    if (air.white > 0) {
      const white = whiteAt(parameters, { u, v, up: normal[1]!, light, soft, subject, inside: here[layOf.inside]! });
      const snow = clamp(0.25 + 0.75 * (light / Math.max(0.02, soft)), 0.5, 1.25) * Math.max(0.3, Math.min(0.85, 2.6 * scenery.level));
      for (let c = 0; c < 3; c++) rgb[c] = rgb[c]! + (snow * (c === 2 ? 1.06 : c === 1 ? 1 : 0.95) - rgb[c]!) * white * (1 - sky);
    }
    const lump = lumps(5 * u + 0.7 * v, 9 * v, seed);
    const veil = 1 - Math.exp(-air.density * here[layOf.depth]! ** 1.5 * (0.75 + 0.5 * lump));
    const share = veil * (1 - sky) + sky * Math.max(veil, air.sky);
    const dark = 1 - air.lumps * sky * smoothStep(0.35, 0.75, lumps(3.2 * u + 2.1 * v, 7.5 * v, seed + 1));
    for (let c = 0; c < 3; c++) rgb[c] = rgb[c]! + (hazeColour[c]! * dark - rgb[c]!) * share;
    if (drops) {
      const drop = drops[pixel - band.fromY * width]!;
      const lit = fall!.brightness * (fall!.near + (1 - fall!.near) * Math.max(sky, veil));
      for (let c = 0; c < 3; c++) rgb[c] = rgb[c]! + (Math.max(rgb[c]!, lit * (0.9 + 0.05 * c)) - rgb[c]!) * drop;
    }
    for (let c = 0; c < 3; c++) out[into + c] = clamp(toSrgb255(rgb[c]!) + 0.5, 0, 255);
  });
}
