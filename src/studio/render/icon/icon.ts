/**
 * Icons of the installed Noto set (@iconify-json/noto, Apache-2.0) as SVG text with a tight frame. Faces of animals get a sitting body
 * (figure.ts). Knows nothing of light.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { figureOf } from './figure.ts';

export interface Icon {
  readonly name: string;
  /** Inside of the <svg> element. */
  readonly body: string;
  /** What the drawing covers, in the body's units. */
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export const svgOf = (body: string, viewBox: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${viewBox}">${body}</svg>`;

/** The entry of one icon within the set's JSON, found in the bytes: parsing all 25 MB would take 20 times as long. */
function findEntry(json: Buffer, name: string): Record<string, unknown> | null {
  const from = json.indexOf(`\n\t\t"${name}": {`);
  if (from < 0) return null;
  const open = json.indexOf('{', from);
  const end = json.indexOf('\n\t\t}', open);
  return JSON.parse(json.toString('utf8', open, end + 4)) as Record<string, unknown>;
}

/**
 * resvg-js 2.6.2 ends the process (a panic in a native thread) when a group or path with its own opacity lies wholly outside the view, as in "package" and
 * "rainbow-flag"; opacity of paint instead of layers cannot do that, and looks the same but for overlaps within a group.
 */
const avoidLayers = (body: string): string =>
  body.replace(/<(?:g|path)\b[^>]*>/g, (element) => element.replace(/\sopacity="([^"]*)"/, ' fill-opacity="$1" stroke-opacity="$1"'));

function findBody(json: Buffer, name: string, depth = 0): string | null {
  const entry = findEntry(json, name);
  if (typeof entry?.body === 'string') return avoidLayers(entry.body);
  return typeof entry?.parent === 'string' && depth < 4 ? findBody(json, entry.parent, depth + 1) : null;
}

const probePixels = 192;

/** The rectangle of visible pixels, to a sixth of a unit. */
function measureFrame(body: string, width: number, height: number): Icon['frame'] | null {
  const svg = svgOf(body, `0 0 ${width} ${height}`);
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: probePixels }, font: { loadSystemFonts: false } }).render();
  const pixels = image.pixels;
  let left = image.width;
  let right = -1;
  let top = image.height;
  let bottom = -1;
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      if (pixels[(y * image.width + x) * 4 + 3]! < 40) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const unit = width / image.width;
  return right < 0 ? null : { x: left * unit, y: top * unit, width: (right + 1 - left) * unit, height: (bottom + 1 - top) * unit };
}

/** The icons of these names; a name that the set does not have is left out of the map. About 30 ms and 2 ms an icon. */
export function readIcons(names: readonly string[]): Map<string, Icon> {
  const json = readFileSync(fileURLToPath(import.meta.resolve('@iconify-json/noto/icons.json')));
  const icons = new Map<string, Icon>();
  for (const name of new Set(names)) {
    const face = findBody(json, name);
    if (face === null) continue;
    const figure = figureOf(name, face);
    const frame = measureFrame(figure.body, figure.width, figure.height);
    if (frame) icons.set(name, { name, body: figure.body, frame });
  }
  return icons;
}
