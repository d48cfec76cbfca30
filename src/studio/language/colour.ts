/** Colours by name and shade, in linear sRGB. OKLab after Björn Ottosson, "A perceptual color space for image processing" (2020). */
import type { LinearColour } from '../scene/scene.ts';

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** "20b2aa" (sRGB) -> linear sRGB in [0, 1] */
export function linearFromHex(hex: string): LinearColour {
  const channel = (at: number) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [channel(0), channel(2), channel(4)];
}

type Lab = [lightness: number, a: number, b: number];

function toOklab([r, g, b]: LinearColour): Lab {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Lab): LinearColour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** How a shade word moves lightness (towards a goal by a share) and scales chroma. Chosen by eye. */
const shades: Record<string, { goal: number; share: number; chroma: number }> = {
  light: { goal: 0.95, share: 0.5, chroma: 0.7 },
  dark: { goal: 0.15, share: 0.45, chroma: 0.9 },
  bright: { goal: 0.8, share: 0.2, chroma: 1.3 },
  pastel: { goal: 0.93, share: 0.6, chroma: 0.55 },
  muted: { goal: 0.6, share: 0.2, chroma: 0.5 },
  warm: { goal: 0.7, share: 0.05, chroma: 1.05 },
  cool: { goal: 0.7, share: 0.05, chroma: 0.9 },
};

/** "dark", teal -> a darker teal; an unknown shade leaves the colour as it is. */
export function shadeColour(value: LinearColour, shade: string): LinearColour {
  const change = shades[shade];
  if (!change) return value;
  const [lightness, a, b] = toOklab(value);
  return fromOklab([lightness + (change.goal - lightness) * change.share, a * change.chroma, b * change.chroma]);
}
