/** How far a pixel has a named colour, in OKLab: by hue first, since a thing's lightness goes with the light on it. Pure. */
import { linearToLab } from '../colour/index.ts';
import type { LinearColour } from '../scene/index.ts';

/** lightness in [0, 1], a and b of OKLab: [0, 1], over a half is that colour. */
export type ColourMatch = (lightness: number, a: number, b: number) => number;

const bell = (x: number, width: number): number => Math.exp(-((x / width) ** 2));

/** Grey, black and white are told by their lightness; colours by hue, and by lightness in so far as names are (brown is dark orange). */
export function matchColour([red, green, blue]: LinearColour): ColourMatch {
  const lab = new Float64Array(3);
  linearToLab(red, green, blue, lab);
  const [wanted, wantedA, wantedB] = lab as unknown as readonly [number, number, number];
  const chroma = Math.hypot(wantedA, wantedB);
  if (chroma < 0.035) {
    const isEnd = wanted > 0.85 || wanted < 0.3;
    return (lightness, a, b) =>
      bell(Math.hypot(a, b), 0.07) * (isEnd && (lightness - wanted) * (wanted - 0.5) > 0 ? 1 : bell(lightness - wanted, 0.26));
  }
  const hue = Math.atan2(wantedB, wantedA);
  return (lightness, a, b) => {
    const own = Math.hypot(a, b);
    const turn = Math.abs(Math.atan2(Math.sin(Math.atan2(b, a) - hue), Math.cos(Math.atan2(b, a) - hue)));
    return bell(turn, 0.47) * bell(lightness - wanted, 0.6) * Math.min(1, Math.max(0, (own - 0.018) / Math.min(0.045, 0.5 * chroma)));
  };
}
