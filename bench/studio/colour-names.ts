/**
 * Which of the eleven basic colour names a colour is nearest to, in CIELAB.
 *
 * source   Berlin and Kay, "Basic Color Terms" (1969), for the names; CIE 15:2004 for L*a*b*, white point D65
 */

export type Lab = readonly [lightness: number, a: number, b: number];

/** What a person would point at in a box of paints, sRGB. */
const focal: Readonly<Record<string, readonly string[]>> = {
  black: ['#151515'],
  white: ['#f2f2f0', '#dedcd8'],
  grey: ['#808080', '#a2a2a2', '#5c5c5c'],
  red: ['#c81e1e', '#a01515', '#e03a30'],
  orange: ['#f0801e', '#d96a14'],
  yellow: ['#f2d22e', '#e0b91e'],
  green: ['#2f8f3a', '#5cb85c', '#1f5e2a'],
  blue: ['#2350c0', '#3f88d8', '#152f78'],
  purple: ['#7a2fa0', '#9a5fc0', '#4c1a6a'],
  pink: ['#f08cb4', '#e85a98', '#f5b8cc'],
  brown: ['#6e4222', '#8a5a32', '#4a2c18'],
};

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

const curve = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);

/** Linear sRGB in [0, 1] */
export function labOf(red: number, green: number, blue: number): Lab {
  const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const points = Object.entries(focal).flatMap(([name, codes]) =>
  codes.map((code) => {
    const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(code.slice(at, at + 2), 16) / 255)) as [number, number, number];
    return { name, lab: labOf(red, green, blue) };
  }),
);

export function colourName([lightness, a, b]: Lab): string {
  let [best, least] = ['', Infinity];
  for (const { name, lab } of points) {
    const distance = (lightness - lab[0]) ** 2 + (a - lab[1]) ** 2 + (b - lab[2]) ** 2;
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}
