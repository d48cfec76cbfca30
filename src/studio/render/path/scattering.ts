/**
 * How an opaque surface scatters light: GGX with visible normals over Lambert, sheen and a clear coat on top. Each layer takes what it
 * reflects (by the reflectance table) from those below, so that a white surface neither makes nor loses light.
 *
 * source   Walter et al., "Microfacet models for refraction through rough surfaces" (2007); Heitz, "Sampling the GGX distribution of
 *          visible normals" (JCGT 2018); Estevez and Kulla, "Production friendly microfacet sheen BRDF" (2017); Turquin (2019)
 */
import { type F32, type FloatLike, type I32, imageOf, type Mask, type Vec3 } from '../../../kernel/index.ts';
import { reflectanceAddress, reflectanceChannels, reflectanceSize } from './memory-map.ts';
import { sheenExponent } from './reflectance-table.ts';
import { inFrame, luminance, type StageTools } from './stage.ts';

const coatReflectance = 0.04; // index of refraction 1.5
const smallestAlpha = 4e-4; // roughness 0.02
/** Per steradian: what a lobe of roughness 0.45 or more gives at its top. */
const broadDensity = 4;
const settledRoughness = 0.4;

/** What is left to know of a surface once the view is known. */
export interface Scatterer {
  readonly normal: Vec3<F32>;
  readonly view: Vec3<F32>;
  readonly frame: readonly [Vec3<F32>, Vec3<F32>];
  readonly cosine: F32;
  readonly alpha: F32;
  /** Reflectance at normal incidence, and what the lobe is multiplied by for the light that scatters more than once. */
  readonly reflectance: Vec3<F32>;
  readonly gain: Vec3<F32>;
  readonly diffuse: Vec3<F32>;
  readonly sheen: F32;
  readonly coat: F32;
  readonly coatAlpha: F32;
  /** Chances of sampling the GGX lobe and the coat; the rest samples the cosine. */
  readonly glossChance: F32;
  readonly coatChance: F32;
}

export interface Scattered {
  /** Times the cosine. */
  readonly value: Vec3<F32>;
  readonly density: F32;
}

const power5 = ({ o }: StageTools, x: F32): F32 => o.mul(o.mul(o.mul(x, x), o.mul(x, x)), x);

/** Directional reflectance: [scale, offset, sheen]. */
export function lookUpReflectance({ o }: StageTools, cosine: F32, roughness: F32): readonly [F32, F32, F32] {
  const image = {
    address: reflectanceAddress,
    width: reflectanceSize,
    height: reflectanceSize,
    channels: reflectanceChannels,
    columns: 'clamp',
  } as const;
  return imageOf(o).sampleBilinear(image, cosine, roughness) as unknown as readonly [F32, F32, F32];
}

export const dielectricReflectance = ({ o }: StageTools, ior: F32): F32 => {
  const ratio = o.div(o.sub(ior, 1), o.add(ior, 1));
  return o.mul(ratio, ratio);
};

const alphaOfRoughness = ({ o }: StageTools, roughness: F32): F32 => o.max(o.mul(roughness, roughness), smallestAlpha);

function chancesOf(t: StageTools, weights: { gloss: F32; coat: F32; rest: F32 }) {
  const { o } = t;
  const total = o.max(o.add(weights.gloss, o.add(weights.coat, weights.rest)), 1e-6);
  const chance = (weight: F32): F32 => o.select(o.gt(weight, 0), o.clamp(o.div(weight, total), 0.05, 0.95), 0);
  const [gloss, coat] = [chance(weights.gloss), chance(weights.coat)];
  const scale = o.div(o.select(o.gt(weights.rest, 0), 0.95, 1), o.max(o.add(gloss, coat), 0.95));
  const isWhole = o.gt(weights.rest, 0);
  const sum = o.max(o.add(gloss, coat), 1e-6);
  return {
    glossChance: o.select(isWhole, o.mul(gloss, o.min(scale, 1)), o.div(gloss, sum)),
    coatChance: o.select(isWhole, o.mul(coat, o.min(scale, 1)), o.div(coat, sum)),
  };
}

/** Whether a direction was chosen by a lobe that is nowhere sharp, by its density there; false for camera rays and out of glass. */
export const isBroad = ({ o }: StageTools, density: F32): Mask => o.and(o.ge(density, 0), o.lt(density, broadDensity));

/**
 * Gloss met after a broad scattering is taken as rougher than it is: the glints it would throw back are too rare to be found.
 * source   Kaplanyan and Dachsbacher, "Path space regularization for holistic and robust light transport" (2013)
 */
function settled(t: StageTools, i: I32, roughness: F32): F32 {
  return t.o.select(isBroad(t, t.path.read('density', i)), t.o.max(roughness, settledRoughness), roughness);
}

/** Reads a path's surface. */
export function scattererAt(t: StageTools, i: I32): Scatterer {
  const { o, v, path, ray } = t;
  const direction = ray.read3('direction', i);
  const view: Vec3<F32> = [o.neg(direction[0]), o.neg(direction[1]), o.neg(direction[2])];
  const normal = path.read3('shading', i);
  const cosine = o.clamp(v.dot(view, normal), 1e-3, 1);
  const [base, metal, lobes] = [path.read3('base', i), path.read('metal', i), path.read('lobes', i)];
  const roughness = settled(t, i, path.read('roughness', i));
  const isGlossy = o.lt(lobes, 1.5);
  const isDiffuse = o.not(o.and(o.gt(lobes, 0.5), isGlossy));
  const [scale, offset, sheenShare] = lookUpReflectance(t, cosine, roughness);
  const loss = o.div(o.sub(1, o.add(scale, offset)), o.max(o.add(scale, offset), 0.05));
  const dielectric = dielectricReflectance(t, path.read('ior', i));
  const reflectance = v.mix3([dielectric, dielectric, dielectric], base, metal);

  const coatWeight = o.select(isGlossy, path.read('coat', i), 0);
  const coatRoughness = settled(t, i, path.read('coatRoughness', i));
  const [coatScale, coatOffset] = lookUpReflectance(t, cosine, coatRoughness);
  const coatShare = o.mul(coatWeight, o.mulAdd(coatScale, coatReflectance, coatOffset));
  const underCoat = o.sub(1, coatShare);
  const sheen = o.mul(o.select(isGlossy, path.read('sheen', i), 0), underCoat);
  const underSheen = o.mul(underCoat, o.sub(1, o.min(o.mul(path.read('sheen', i), o.select(isGlossy, sheenShare, 0)), 1)));

  const glossy = o.select(isGlossy, underSheen, 0);
  const gain = reflectance.map((f) => o.mul(glossy, o.mulAdd(f, loss, 1))) as unknown as Vec3<F32>;
  const shown = o.mul(o.mulAdd(scale, dielectric, offset), o.mulAdd(dielectric, loss, 1));
  const below = o.mul(o.mul(underSheen, o.sub(1, metal)), o.select(isGlossy, o.sub(1, shown), 1));
  const diffuse = v.scale(base, o.select(isDiffuse, below, 0));
  const glossColour = v.mul3(gain, [0, 1, 2].map((axis) => o.mulAdd(scale, reflectance[axis]!, offset)) as unknown as Vec3<F32>);
  const rest = o.add(luminance(t, diffuse), o.mul(sheen, sheenShare));
  const chances = chancesOf(t, { gloss: luminance(t, glossColour), coat: coatShare, rest });
  const layers = { alpha: alphaOfRoughness(t, roughness), reflectance, gain, diffuse, sheen, coat: coatWeight };
  return { normal, view, frame: t.basis(normal), cosine, ...layers, coatAlpha: alphaOfRoughness(t, coatRoughness), ...chances };
}

interface Half {
  readonly out: F32;
  /** Squared cosine and sine between normal and half vector; cosine between view and half vector. */
  readonly cosine2: F32;
  readonly sine2: F32;
  readonly viewCosine: F32;
}

/** GGX: distribution times visibility without Fresnel, and the density of the sampled direction. */
function glossOf({ o }: StageTools, cosine: F32, half: Half, alpha: F32): readonly [value: F32, density: F32] {
  const alpha2 = o.mul(alpha, alpha);
  const spread = o.mulAdd(half.cosine2, alpha2, half.sine2);
  const distribution = o.div(alpha2, o.max(o.mul(o.mul(spread, spread), Math.PI), 1e-20));
  const rest = o.sub(1, alpha2);
  const viewTerm = o.sqrt(o.mulAdd(o.mul(cosine, cosine), rest, alpha2));
  const outTerm = o.sqrt(o.mulAdd(o.mul(half.out, half.out), rest, alpha2));
  const visibility = o.div(0.5, o.max(o.mulAdd(half.out, viewTerm, o.mul(cosine, outTerm)), 1e-9));
  return [o.mul(distribution, visibility), o.mul(distribution, o.div(0.5, o.add(cosine, viewTerm)))];
}

function sheenOf({ o }: StageTools, cosine: F32, half: Half): F32 {
  const sine = o.sqrt(half.sine2);
  const distribution = o.mul(o.mul(half.sine2, o.sqrt(sine)), (2 + sheenExponent) / (2 * Math.PI));
  return o.div(o.mul(distribution, 0.25), o.max(o.sub(o.add(half.out, cosine), o.mul(half.out, cosine)), 1e-3));
}

/** Value of coat and sheen, and the coat's density; most surfaces have neither, and neighbours in a list are of one surface. */
function whiteLayers(t: StageTools, s: Scatterer, half: Half, grazing: F32): readonly [value: F32, coatDensity: F32] {
  const { o, k } = t;
  const [value, density] = [k.variable('f32', 0), k.variable('f32', 0)];
  k.if(o.gt(o.max(s.coat, s.coatChance), 0), () => {
    const [coat, coatDensity] = glossOf(t, s.cosine, half, s.coatAlpha);
    k.set(value, o.mul(o.mul(coat, s.coat), o.mulAdd(grazing, 1 - coatReflectance, coatReflectance)));
    k.set(density, coatDensity);
  });
  k.if(o.gt(s.sheen, 0), () => k.set(value, o.add(k.get(value), o.mul(s.sheen, sheenOf(t, s.cosine, half)))));
  return [k.get(value), k.get(density)];
}

/** Value and density for light from direction `out`; zero behind the surface. */
export function evaluateScattering(t: StageTools, s: Scatterer, out: Vec3<F32>): Scattered {
  const { o, v } = t;
  const outCosine = v.dot(s.normal, out);
  const middle = v.normalise(v.add3(s.view, out));
  const across = v.cross(s.normal, middle);
  const cosine = v.dot(s.normal, middle);
  const half: Half = {
    out: o.max(outCosine, 0),
    cosine2: o.mul(cosine, cosine),
    sine2: o.min(v.dot(across, across), 1),
    viewCosine: o.clamp(v.dot(s.view, middle), 0, 1),
  };
  const grazing = power5(t, o.sub(1, half.viewCosine));
  const [gloss, glossDensity] = glossOf(t, s.cosine, half, s.alpha);
  const [white, coatDensity] = whiteLayers(t, s, half, grazing);
  const channel = (axis: 0 | 1 | 2): F32 => {
    const fresnel = o.mulAdd(o.sub(1, s.reflectance[axis]), grazing, s.reflectance[axis]);
    const specular = o.mul(o.mul(gloss, fresnel), s.gain[axis]);
    return o.mul(o.add(o.add(specular, white), o.mul(s.diffuse[axis], 1 / Math.PI)), half.out);
  };
  const rest = o.sub(1, o.add(s.glossChance, s.coatChance));
  const density = o.sum(
    o.mul(s.glossChance, glossDensity),
    o.mul(s.coatChance, coatDensity),
    o.mul(o.max(rest, 0), o.mul(half.out, 1 / Math.PI)),
  );
  const isFront = o.gt(outCosine, 0);
  const value = v.select3(isFront, [channel(0), channel(1), channel(2)], [0, 0, 0]);
  return { value, density: o.select(isFront, density, 0) };
}

/** A visible normal in the frame of the surface, for a view in that frame. source: Heitz (JCGT 2018), listing 1 */
export function visibleNormal({ o, v, m }: StageTools, view: Vec3<F32>, alpha: F32, [u, w]: readonly [F32, F32]): Vec3<F32> {
  const stretched = v.normalise([o.mul(view[0], alpha), o.mul(view[1], alpha), view[2]]);
  const length2 = o.mulAdd(stretched[0], stretched[0], o.mul(stretched[1], stretched[1]));
  const inverse = o.div(1, o.sqrt(o.max(length2, 1e-18)));
  const isSlanted = o.gt(length2, 1e-14);
  const first: Vec3<F32> = [
    o.select(isSlanted, o.mul(o.neg(stretched[1]), inverse), 1),
    o.select(isSlanted, o.mul(stretched[0], inverse), 0),
    o.float(0),
  ];
  const second = v.cross(stretched, first);
  const radius = o.sqrt(u);
  const a = o.mul(radius, m.cosTurns(w));
  const share = o.mulAdd(stretched[2], 0.5, 0.5);
  const across = o.sqrt(o.max(o.sub(1, o.mul(a, a)), 0));
  const b = o.mulAdd(o.sub(1, share), across, o.mul(share, o.mul(radius, m.sinTurns(w))));
  const c = o.sqrt(o.max(o.sub(o.sub(1, o.mul(a, a)), o.mul(b, b)), 0));
  const raised = v.add3(v.add3(v.scale(first, a), v.scale(second, b)), v.scale(stretched, c));
  return v.normalise([o.mul(raised[0], alpha), o.mul(raised[1], alpha), o.max(raised[2], 1e-6)]);
}

/** A direction by cosine about +z. */
export function cosineDirection({ o, m }: StageTools, [u, w]: readonly [F32, F32]): Vec3<F32> {
  const radius = o.sqrt(u);
  return [o.mul(radius, m.cosTurns(w)), o.mul(radius, m.sinTurns(w)), o.sqrt(o.sub(1, u))];
}

/** `vector` in the coordinates of a frame and its normal. */
export const toFrame = ({ v }: StageTools, frame: readonly [Vec3<F32>, Vec3<F32>], normal: Vec3<F32>, vector: Vec3<F32>): Vec3<F32> => [
  v.dot(frame[0], vector),
  v.dot(frame[1], vector),
  v.dot(normal, vector),
];

/** A direction by the layers' own densities. choice, and the pair: in [0, 1). */
export function sampleScattering(t: StageTools, s: Scatterer, choice: F32, pair: readonly [F32, F32]): Vec3<F32> {
  const { o, v } = t;
  const isGloss = o.lt(choice, s.glossChance);
  const isLobe: Mask = o.lt(choice, o.add(s.glossChance, s.coatChance));
  const alpha = o.select(isGloss, s.alpha, s.coatAlpha);
  const local = toFrame(t, s.frame, s.normal, s.view);
  const raised: Vec3<F32> = [local[0], local[1], o.max(local[2], 1e-3 as FloatLike)];
  const middle = inFrame(t, s.frame, s.normal, visibleNormal(t, raised, alpha, pair));
  const cosine = inFrame(t, s.frame, s.normal, cosineDirection(t, pair));
  return v.select3(isLobe, v.normalise(v.mirror(s.view, middle)), cosine);
}
