/**
 * Haze and fog between the camera and what it sees: extinction that thins with height, and light scattered in.
 *
 * source   optical depth of an exponential atmosphere in closed form: Wenzel, "Real-time atmospheric effects in games" (2006);
 *          phase of the glow around the sun: Henyey and Greenstein (1941)
 */
import type { PixelSize } from '../../../engine.ts';
import { type LightMap, sampleLight } from './light-map.ts';
import type { Fog } from './look.ts';
import type { View } from './view.ts';

/** Share of the fog's light that comes from near by on the picture, where the picture gives its colour. */
const localShare = 0.3;
const thickest = 60;

export interface FogScene {
  readonly fog: Fog;
  readonly view: View;
  readonly size: PixelSize;
  readonly light: LightMap;
  /** Of each pixel, samples that hit anything and all of them, where edges shall have only their share of the air before what was hit. */
  readonly samples?: { readonly hits: Uint16Array; readonly taken: Uint16Array };
}

/** Extinction times distance along a ray of length `metres` (Infinity: the background) rising by `rise` a metre. At most 60. */
export function opticalDepth(fog: Fog, view: View, metres: number, rise: number): number {
  const through = Math.max(0, (metres === Infinity ? fog.skyMetres : Math.min(metres, fog.farMetres ?? Infinity)) - fog.startMetres);
  if (fog.heightMetres === null) return Math.min(thickest, fog.density * through);
  const startHeight = view.eyeHeight + rise * fog.startMetres;
  const ground = Math.exp(Math.max(-thickest, Math.min(20, -startHeight / fog.heightMetres)));
  const climb = Math.max(-40, Math.min(40, (rise * through) / fog.heightMetres));
  const mean = Math.abs(climb) < 1e-4 ? 1 - climb / 2 : (1 - Math.exp(-climb)) / climb;
  return Math.min(thickest, fog.density * ground * mean * through);
}

/** Fogs row y in place: `row` holds its RGB floats, `depth` its distances. */
export function fogRow(scene: FogScene, y: number, row: Float32Array, depth: Float32Array): void {
  const { fog, view, size, light, samples } = scene;
  const { sun } = fog;
  const sunLength = sun ? Math.sqrt(sun.direction[0] ** 2 + sun.direction[1] ** 2 + sun.direction[2] ** 2) || 1 : 1;
  const near = new Float32Array(3);
  const glow = new Float32Array(3);
  const sy = (size.height / 2 - y - 0.5) / view.focal + view.shift[1];
  for (let x = 0; x < size.width; x++) {
    const sx = (x + 0.5 - size.width / 2) / view.focal + view.shift[0];
    const length = Math.sqrt(1 + sx * sx + sy * sy);
    const rise = (view.forward[1] + sx * view.right[1] + sy * view.up[1]) / length;
    const metres = depth[x]! >= 0 ? depth[x]! : Number.POSITIVE_INFINITY;
    const before = Math.exp(-opticalDepth(fog, view, metres, rise));
    const covered =
      samples && metres !== Infinity ? samples.hits[y * size.width + x]! / Math.max(1, samples.taken[y * size.width + x]!) : 1;
    const kept = covered < 1 ? covered * before + (1 - covered) * Math.exp(-opticalDepth(fog, view, Infinity, rise)) : before;
    if (kept > 0.9999) continue;
    if (fog.colour) near.set(fog.colour);
    else if (x % 4 === 0) {
      sampleLight(light, (x + 0.5) / size.width, (y + 0.5) / size.height, near);
      for (let c = 0; c < 3; c++) near[c] = localShare * near[c]! + (1 - localShare) * light.ambient[c]!;
    }
    if (sun) {
      const cosine =
        [0, 1, 2].reduce((sum, a) => sum + sun.direction[a]! * (view.forward[a]! + sx * view.right[a]! + sy * view.up[a]!), 0) /
        (length * sunLength);
      const g = sun.anisotropy;
      const phase =
        ((1 - g) ** 2 / Math.max(1e-6, 1 + g * g - 2 * g * cosine)) * ((1 - g) / Math.sqrt(Math.max(1e-6, 1 + g * g - 2 * g * cosine)));
      for (let c = 0; c < 3; c++) glow[c] = sun.colour[c]! * phase;
    }
    for (let c = 0; c < 3; c++) row[3 * x + c] = row[3 * x + c]! * kept + (near[c]! * fog.tint[c]! + glow[c]!) * (1 - kept);
  }
}
