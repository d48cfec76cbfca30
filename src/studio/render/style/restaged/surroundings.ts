/** The light around a scene, made simpler or darker. Knows nothing of things. */
import type { Environment, Light, Triple } from '../../path/index.ts';

/** Width and height of the softened panorama, and of the patches that it is made of. */
const [softWidth, softHeight] = [64, 32];
const [patchesAcross, patchesDown] = [8, 6];

/** Mean colours of patches of the panorama, brightest light cut to what a soft box has. */
function patchesOf({ width, height, pixels }: Environment): Float64Array {
  const sums = new Float64Array(4 * patchesAcross * patchesDown);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const patch = 4 * (Math.floor((y * patchesDown) / height) * patchesAcross + Math.floor((x * patchesAcross) / width));
      for (let c = 0; c < 3; c++) sums[patch + c]! += Math.min(6, pixels[3 * (y * width + x) + c]!);
      sums[patch + 3]!++;
    }
  return sums.map((value, i) => (i % 4 === 3 ? value : value / Math.max(1, sums[i - (i % 4) + 3]!)));
}

/** The same light as a smooth wash of colour: no trees, no clouds, no bokeh. */
export function softened(environment: Environment): Environment {
  const patches = patchesOf(environment);
  const pixels = new Float32Array(3 * softWidth * softHeight);
  for (let y = 0; y < softHeight; y++)
    for (let x = 0; x < softWidth; x++) {
      const [u, v] = [((x + 0.5) * patchesAcross) / softWidth - 0.5, ((y + 0.5) * patchesDown) / softHeight - 0.5];
      const [left, top] = [Math.floor(u), Math.floor(v)];
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (const [dx, dy] of [
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 1],
        ] as const) {
          // biome-ignore format: four corners
          const column = (left + dx + patchesAcross) % patchesAcross;
          const row = Math.min(patchesDown - 1, Math.max(0, top + dy));
          sum += patches[4 * (row * patchesAcross + column) + c]! * (dx ? u - left : 1 - u + left) * (dy ? v - top : 1 - v + top);
        }
        pixels[3 * (y * softWidth + x) + c] = sum;
      }
    }
  return { ...environment, width: softWidth, height: softHeight, pixels };
}

/** A studio's paper sweep: light from above, a tint of `colour` all around. */
export function studio(colour: Triple): Environment {
  const pixels = new Float32Array(3 * softWidth * softHeight);
  for (let i = 0; i < softWidth * softHeight; i++) {
    const up = 1 - (Math.floor(i / softWidth) + 0.5) / (softHeight / 2);
    for (let c = 0; c < 3; c++) pixels[3 * i + c] = colour[c]! * (0.85 + 0.35 * Math.max(0, up));
  }
  return { width: softWidth, height: softHeight, pixels, rotation: 0, gain: [1, 1, 1] };
}

export function dimmed(light: Light, gain: number): Light {
  const times = (values: Triple): Triple => [values[0] * gain, values[1] * gain, values[2] * gain];
  return light.kind === 'sun' ? { ...light, irradiance: times(light.irradiance) } : { ...light, radiance: times(light.radiance) };
}
