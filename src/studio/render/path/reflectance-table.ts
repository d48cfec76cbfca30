/**
 * How much light a rough surface reflects in all directions together, by the cosine of the view and the roughness: for the GGX lobe as
 * scale and offset of its reflectance at normal incidence, and for the sheen lobe. Keeps layered materials from making or losing energy.
 *
 * source   split sum: Karis, "Real shading in Unreal Engine 4" (2013); loss of single scattering: Turquin, "Practical multiple
 *          scattering compensation for microfacet models" (2019)
 */
import { reflectanceChannels, reflectanceSize } from './memory-map.ts';

/** Exponent of the Charlie distribution: 1 / roughness, for a sheen roughness of 0.4. */
export const sheenExponent = 2.5;

/** GGX alpha of an artist's roughness. */
export const alphaOf = (roughness: number): number => roughness * roughness;

const radicalInverse = (index: number): number => {
  let [result, fraction] = [0, 0.5];
  for (let rest = index; rest > 0; rest >>= 1, fraction /= 2) result += (rest & 1) * fraction;
  return result;
};

/** Reflectance for base reflectance 0 .. 1 as `scale * f0 + offset`, by sampling visible normals. */
export function lobeReflectance(cosine: number, alpha: number, sampleCount = 256): readonly [scale: number, offset: number] {
  let [scale, offset] = [0, 0];
  const sine = Math.sqrt(1 - cosine * cosine);
  for (let sample = 0; sample < sampleCount; sample++) {
    const weight = sampleWeight([sine, cosine], alpha, [(sample + 0.5) / sampleCount, radicalInverse(sample)]);
    if (!weight) continue;
    const fresnel = (1 - weight.cosine) ** 5;
    scale += weight.value * (1 - fresnel);
    offset += weight.value * fresnel;
  }
  return [scale / sampleCount, offset / sampleCount];
}

/** One sampled visible normal: what it carries, and the cosine between view and normal. source: Heitz (JCGT 2018) */
function sampleWeight([sine, cosine]: readonly [number, number], alpha: number, [u, w]: readonly [number, number]) {
  const length = Math.hypot(alpha * sine, cosine);
  const [x, z] = [(alpha * sine) / length, cosine / length];
  const [radius, angle] = [Math.sqrt(u), 2 * Math.PI * w];
  const a = radius * Math.cos(angle);
  const s = 0.5 * (1 + z);
  const b = (1 - s) * Math.sqrt(1 - a * a) + s * radius * Math.sin(angle);
  const c = Math.sqrt(Math.max(0, 1 - a * a - b * b));
  // The frame of the stretched view (x, 0, z): (0, 1, 0) and (-z, 0, x).
  const [hx, hy, hz] = [alpha * (-z * b + x * c), alpha * a, Math.max(0, x * b + z * c)];
  const norm = Math.hypot(hx, hy, hz);
  const viewCosine = (sine * hx + cosine * hz) / norm;
  const out = (2 * viewCosine * hz) / norm - cosine;
  if (out <= 0) return null;
  const lambda = (c2: number): number => Math.sqrt(1 + alpha * alpha * (1 / c2 - 1));
  const [lambdaView, lambdaOut] = [lambda(cosine * cosine), lambda(out * out)];
  return { value: (1 + lambdaView) / (lambdaView + lambdaOut), cosine: Math.min(1, viewCosine) };
}

/** Charlie sheen with Neubelt's visibility: all it reflects. */
function sheenReflectance(cosine: number, sampleCount = 256): number {
  const sine = Math.sqrt(1 - cosine * cosine);
  let sum = 0;
  for (let sample = 0; sample < sampleCount; sample++) {
    const out = (sample + 0.5) / sampleCount;
    const angle = 2 * Math.PI * radicalInverse(sample);
    const outSine = Math.sqrt(1 - out * out);
    const [hx, hy, hz] = [sine + outSine * Math.cos(angle), outSine * Math.sin(angle), cosine + out];
    const half = hz / Math.hypot(hx, hy, hz);
    const distribution = ((2 + sheenExponent) * Math.sqrt(Math.max(0, 1 - half * half)) ** sheenExponent) / (2 * Math.PI);
    sum += (distribution / (4 * (out + cosine - out * cosine))) * out * 2 * Math.PI;
  }
  return sum / sampleCount;
}

/** Rows of rising roughness, columns of rising cosine, both at texel centres; [scale, offset, sheen] interleaved. About 40 ms. */
export function reflectanceTable(): Float32Array {
  const table = new Float32Array(new SharedArrayBuffer(4 * reflectanceChannels * reflectanceSize ** 2));
  const sheens = Array.from({ length: reflectanceSize }, (_, x) => sheenReflectance((x + 0.5) / reflectanceSize));
  for (let y = 0; y < reflectanceSize; y++) {
    const alpha = Math.max(alphaOf((y + 0.5) / reflectanceSize), 4e-4);
    for (let x = 0; x < reflectanceSize; x++) {
      table.set([...lobeReflectance((x + 0.5) / reflectanceSize, alpha), sheens[x]!], reflectanceChannels * (y * reflectanceSize + x));
    }
  }
  return table;
}
