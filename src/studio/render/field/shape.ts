/**
 * What a thing is to the path tracer: a signed distance field and a material, both recorded as kernel expressions, so that one source
 * compiles to WebAssembly and to the JavaScript reference. Knows nothing of light.
 *
 * Space: metres, x right, y up, z towards the viewer; right-handed. A shape is written in its own space; instances move it.
 */
import type {
  F32,
  FloatLike,
  KernelBuilder,
  KernelImage,
  KernelMath,
  KernelNoise,
  KernelVectors,
  Operators,
  RecordedField,
  Vec3,
} from '../../../kernel/index.ts';

/** The kernel's vocabulary, bound to the builder that is being written to. */
export interface FieldTools {
  readonly k: KernelBuilder;
  readonly o: Operators;
  readonly v: KernelVectors;
  readonly m: KernelMath;
  readonly n: KernelNoise;
  /**
   * Where an image of the shape being recorded lies in the kernel's memory, by its name in `Shape.images`.
   * throws when the shape carries no image of that name
   */
  readonly image: (name: string) => KernelImage;
}

/**
 * An image that a shape's field, material or bump samples: row-major, channels interleaved, first row on top. Colours are linear sRGB.
 * Whoever runs the kernels copies the pixels into their memory, each ShapeImage object once, however many shapes carry it
 * (see `placeImages`).
 */
export interface ShapeImage {
  /** Unique within its shape. [a-z0-9-] */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** How a column outside is met; rows are always clamped. */
  readonly columns: 'clamp' | 'repeat';
  readonly pixels: Float32Array;
}

/**
 * Distance to the surface in metres, negative inside; or a lower bound of it outside that is exact on the surface. Its steepness is
 * computed from the graph (kernel `lipschitzOver`), so a field may be steeper than 1: the tracer divides by what was found.
 */
export type Field = (tools: FieldTools, p: Vec3<F32>) => F32;

/** Where a ray met a shape. */
export interface SurfacePoint {
  /** In the shape's own space, metres. */
  readonly local: Vec3<F32>;
  /** In the scene's space, metres. */
  readonly world: Vec3<F32>;
  /** Unit, outward, in the shape's own space. */
  readonly normal: Vec3<F32>;
}

/**
 * A layered material at a point, from the bottom up: subsurface or diffuse or metal or glass, then sheen, then a clear coat.
 * Weights and roughness lie in [0, 1]; colours are linear sRGB. Absent: the default named.
 */
export interface MaterialValues {
  /** Diffuse albedo, or the reflectance at normal incidence of a metal. */
  readonly base: Vec3<FloatLike>;
  /** GGX roughness as artists know it: alpha = roughness^2. Default 0.5. */
  readonly roughness?: FloatLike;
  /** Default 0. */
  readonly metal?: FloatLike;
  /** Index of refraction of the surface, default 1.5; it sets the reflection of what is not metal. */
  readonly ior?: FloatLike;
  /** Velvet's glow at grazing angles: weight, default 0. source: Charlie distribution, Estevez and Kulla 2017 */
  readonly sheen?: FloatLike;
  /** Clear coat: weight, default 0, and its roughness, default 0.05. */
  readonly coat?: FloatLike;
  readonly coatRoughness?: FloatLike;
  /** Light that wanders beneath the surface: weight, default 0, and mean free path a channel in metres. */
  readonly subsurface?: FloatLike;
  readonly subsurfaceRadius?: Vec3<FloatLike>;
  /** 1: glass, 0 (default): opaque. Between: chosen by chance, as for thin leaves or milky glass. */
  readonly transmission?: FloatLike;
  /** Absorption inside glass, 1/metre a channel (Beer-Lambert). Default none. */
  readonly absorption?: Vec3<FloatLike>;
  /** Radiance that the surface gives off, linear sRGB; 1 is a well-exposed white. Default none. */
  readonly emission?: Vec3<FloatLike>;
}

export type Material = (tools: FieldTools, at: SurfacePoint) => MaterialValues;

/** Height of fine relief in metres at a point of the shape's own space: bends the normal, not the surface. */
export type Bump = (tools: FieldTools, local: Vec3<F32>) => F32;

export interface Bounds {
  readonly low: readonly [x: number, y: number, z: number];
  readonly high: readonly [x: number, y: number, z: number];
}

export interface Shape {
  /** Unique in a scene; kernel functions are named after it. [a-z0-9-] */
  readonly name: string;
  readonly field: Field;
  readonly material: Material;
  readonly bump?: Bump;
  /** What its expressions sample through `FieldTools.image`. Default none. */
  readonly images?: readonly ShapeImage[];
  /** A box that surely holds the shape; the tracer finds the tight one within by interval arithmetic. */
  readonly domain: Bounds;
}

/** A field recorded alone, for bounds and tests. */
export type RecordField = (field: Field) => RecordedField;
