/**
 * Gives an icon another colour by rewriting the colours in its SVG text: the colours that make up most of its area move to the wanted hue and
 * chroma and keep their steps of lightness; eyes, mouths, outlines and other small parts stay.
 *
 * source   OKLab: Ottosson, "A perceptual color space for image processing" (2020)
 */
import { Resvg } from '@resvg/resvg-js';
import type { LinearColour } from '../../scene/scene.ts';
import { type Icon, svgOf } from './icon.ts';

type Triple = [number, number, number];

const hexColour = /#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b/g;
/** Steam, glints and shadows: they keep their colour. */
const faint = /\bopacity="0?\.[0-6]/;

const toLinear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toGamma = (v: number): number => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);

function toOklab(rgb: readonly number[]): Triple {
  const [r, g, b] = rgb as unknown as Triple;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab(lab: Triple): Triple {
  const l = (lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]) ** 3;
  const m = (lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]) ** 3;
  const s = (lab[0] - 0.0894841775 * lab[1] - 1.291485548 * lab[2]) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function parseHex(text: string): Triple {
  const hex = text.length === 4 ? [...text.slice(1)].map((digit) => digit + digit).join('') : text.slice(1);
  return [0, 2, 4].map((i) => toLinear(Number.parseInt(hex.slice(i, i + 2), 16) / 255)) as Triple;
}

const formatHex = (rgb: Triple): string =>
  `#${rgb
    .map((v) =>
      Math.round(255 * toGamma(Math.max(0, Math.min(1, v))))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const distance = (a: Triple, b: Triple): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

interface Swatch {
  readonly text: string;
  readonly lab: Triple;
  area: number;
}

/** Every colour named in the drawing with the share of the visible area that is nearest to it. */
function measureSwatches(icon: Icon): Swatch[] {
  const named = new Set(icon.body.match(hexColour) ?? []);
  const swatches = [...named].map((text): Swatch => ({ text, lab: toOklab(parseHex(text)), area: 0 }));
  const { x, y, width, height } = icon.frame;
  const image = new Resvg(svgOf(icon.body, `${x} ${y} ${width} ${height}`), { fitTo: { mode: 'width', value: 72 } }).render();
  const pixels = image.pixels;
  let count = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3]! < 250) continue;
    const lab = toOklab([pixels[i]!, pixels[i + 1]!, pixels[i + 2]!].map((v) => toLinear(v / 255)));
    let best: Swatch | undefined;
    for (const swatch of swatches) if (!best || distance(swatch.lab, lab) < distance(best.lab, lab)) best = swatch;
    if (best) best.area++;
    count++;
  }
  for (const swatch of swatches) swatch.area /= Math.max(1, count);
  return swatches;
}

/** A family of hues: 12 sectors of the colour circle, light neutrals, dark neutrals. */
function familyOf(lab: Triple): string {
  const chroma = Math.sqrt(lab[1] ** 2 + lab[2] ** 2);
  if (chroma < 0.045) return lab[0] < 0.42 ? 'dark' : 'light';
  return `hue ${Math.round((Math.atan2(lab[2], lab[1]) / (2 * Math.PI)) * 12 + 12) % 12}`;
}

/** Families from the largest until 72 % of what is not dark is covered; families beside the chosen hue count as one with it. */
function chooseFamilies(swatches: readonly Swatch[]): Set<string> {
  const areas = new Map<string, number>();
  for (const swatch of swatches) areas.set(familyOf(swatch.lab), (areas.get(familyOf(swatch.lab)) ?? 0) + swatch.area);
  const light = [...areas].filter(([family]) => family !== 'dark').sort((a, b) => b[1] - a[1]);
  const total = light.reduce((sum, [, area]) => sum + area, 0);
  const chosen = new Set<string>();
  let covered = 0;
  for (const [family, area] of light) {
    if (covered >= 0.72 * total || area < 0.04) break;
    chosen.add(family);
    covered += area;
  }
  return chosen.size > 0 ? chosen : new Set(['dark']);
}

/** Mean lightness of the chosen colours becomes the wanted one's; steps between them are kept. */
function moveColour(lab: Triple, mean: number, target: Triple): Triple {
  const wanted = Math.max(0.22, Math.min(0.95, target[0]));
  const lightness = Math.max(0.06, Math.min(0.985, wanted + (lab[0] - mean) * 0.85));
  const falloff = 1 - Math.min(0.75, Math.abs(lightness - wanted) * 1.3);
  return [lightness, target[1] * falloff, target[2] * falloff];
}

/** `colour` in linear sRGB. The frame does not change. */
export function recolourIcon(icon: Icon, colour: LinearColour): Icon {
  const swatches = measureSwatches(icon);
  const families = chooseFamilies(swatches);
  const moved = swatches.filter((swatch) => families.has(familyOf(swatch.lab)));
  const weight = moved.reduce((sum, swatch) => sum + swatch.area, 0) || 1;
  const mean = moved.reduce((sum, swatch) => sum + swatch.lab[0] * swatch.area, 0) / weight;
  const target = toOklab(colour);
  const replaced = new Map(moved.map((swatch) => [swatch.text, formatHex(fromOklab(moveColour(swatch.lab, mean, target)))]));
  const repaint = (element: string): string =>
    faint.test(element) ? element : element.replace(hexColour, (text) => replaced.get(text) ?? text);
  return { ...icon, body: icon.body.replace(/<[^>]+>/g, repaint) };
}
