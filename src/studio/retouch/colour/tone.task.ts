/**
 * Exposure, warmth and saturation in linear light and OKLab, contrast on lightness; shadows and highlights by the pixel's own
 * lightness.
 */
import { bytesToLab, labToBytes } from '../../colour/index.ts';
import { type Band, eachPixel } from '../bands.ts';
import { clamp, smoothStep } from '../light.ts';
import type { Mask } from '../operator.ts';

export interface ToneParameters {
  /** Each in [-1, 1]. */
  readonly brightness: number;
  readonly contrast: number;
  readonly saturation: number;
  readonly warmth: number;
  readonly highlights: number;
  readonly shadows: number;
}

export interface ToneBandParameters extends ToneParameters {
  /** [height, width], shared: takes the mask's value of all that the change reaches. */
  readonly acts: Mask;
}

/** OKLab distance of about half a step of a byte: what the curves move less (black, white, the middle of a contrast) is left as it is. */
const leastMove = 0.0016;

/** OKLab offsets of full warmth: amber is more b than a. */
const warmA = 0.02;
const warmB = 0.075;
const middle = 0.58;

/** Lightness in [0, 1] to lightness; 0 and 1 stay, so that black stays black and highlights keep their shape. */
function lightnessCurve({ brightness, contrast, highlights, shadows }: ToneParameters): Float64Array {
  return Float64Array.from({ length: 1025 }, (_, i) => {
    let l = i / 1024;
    // A gamma of two thirds at +0.3: about two thirds of a stop at middle grey.
    l **= 2 ** (-1.9 * brightness);
    l += shadows * 0.35 * l * (1 - smoothStep(0, 0.65, l));
    l += highlights * 0.3 * (1 - l) * smoothStep(0.45, 1, l);
    const strength = contrast >= 0 ? 1 + 1.6 * contrast : 1 + 0.75 * contrast;
    const side = l < middle ? middle : 1 - middle;
    const away = clamp(Math.abs(l - middle) / side, 0, 1);
    // Steeper in the middle, flat at the ends; the inverse for less contrast.
    const shaped = strength >= 1 ? 1 - (1 - away) ** strength : away * strength;
    return clamp(middle + Math.sign(l - middle) * side * shaped, 0, 1);
  });
}

export function toneBand(band: Band<ToneBandParameters>): Uint8Array {
  const { saturation, warmth, acts } = band.parameters;
  const { data, mask } = band;
  const curve = lightnessCurve(band.parameters);
  const lab = new Float64Array(3);
  return eachPixel(band, (from, to, out, pixel) => {
    bytesToLab(data[from]!, data[from + 1]!, data[from + 2]!, lab);
    const old = lab[0]!;
    const lightness = curve[Math.round(clamp(old, 0, 1) * 1024)]!;
    // What is lightened keeps its strength of colour: chroma goes with lightness.
    const follow = old > 1e-3 ? clamp(lightness / old, 0.2, 1.5) : 1;
    const chroma = Math.hypot(lab[1]!, lab[2]!);
    // Vibrance: pale colours gain more than strong ones.
    const gain = saturation >= 0 ? 1 + saturation * (1.1 - smoothStep(0.05, 0.25, chroma)) : 1 + saturation;
    const tint = warmth * smoothStep(0, 0.25, lightness) * (1 - 0.7 * smoothStep(0.9, 1, lightness));
    const [a, b] = [lab[1]! * gain * follow + warmA * tint, lab[2]! * gain * follow + warmB * tint];
    if (Math.abs(lightness - old) + Math.abs(a - lab[1]!) + Math.abs(b - lab[2]!) < leastMove) return;
    acts[pixel] = mask[pixel]!;
    labToBytes(lightness, a, b, out, to);
  });
}
