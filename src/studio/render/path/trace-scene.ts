/** A scene as the path tracer takes it: plain data but for the shapes' recorded expressions. Metres; x right, y up, z towards the viewer. */
import type { Shape } from '../field/shape.ts';

export type Triple = readonly [x: number, y: number, z: number];

export interface Instance {
  /** Index into `shapes`. */
  readonly shape: number;
  readonly position: Triple;
  /** [about x, about y, about z] in radians, applied about y first, then x, then z. Default none. */
  readonly rotation?: Triple;
  /** Uniform. Default 1. */
  readonly scale?: number;
}

/** A horizontal plane without end, found analytically. `shape.field` is not used; its material and bump are. */
export interface Floor {
  readonly shape: Shape;
  readonly height: number;
  /** Ends behind this z (a table's far edge), or null. */
  readonly farEdge: number | null;
}

export type Light =
  /**
   * Reaches by `right` and by `up` to both sides of its centre; shines from its front, to which `right` x `up` points. Radiance in linear
   * sRGB; 1 is a well-exposed white. All lights are seen by the camera.
   */
  | { readonly kind: 'rect'; readonly centre: Triple; readonly right: Triple; readonly up: Triple; readonly radiance: Triple }
  | { readonly kind: 'sphere'; readonly centre: Triple; readonly radius: number; readonly radiance: Triple }
  /** A disc at infinity: direction towards it, angular radius in radians, irradiance on a surface facing it. */
  | { readonly kind: 'sun'; readonly direction: Triple; readonly angularRadius: number; readonly irradiance: Triple };

export interface Environment {
  /** Equirectangular linear sRGB, row-major, 3 floats a pixel, first row straight up, first column towards -z (the probes have -z in the middle: turn them by pi). */
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
  /** Turns it about y, radians. */
  readonly rotation: number;
  readonly gain: Triple;
}

export interface Camera {
  readonly position: Triple;
  readonly target: Triple;
  /** Radians, of the shorter side. */
  readonly fieldOfView: number;
  /** Distance of sharp focus, and the radius of the lens, in metres; radius 0 is a pinhole. */
  readonly focusDistance: number;
  readonly lensRadius: number;
  /** 0: round; 5 and more: a polygon of so many blades. */
  readonly bladeCount: number;
  /**
   * The picture's middle lies so far to the right of the target and above it, in picture heights: a view camera's shift, which frames
   * without tilting, so that uprights stay upright. Default [0, 0].
   */
  readonly shift?: readonly [right: number, up: number];
}

export interface TraceScene {
  readonly shapes: readonly Shape[];
  readonly instances: readonly Instance[];
  readonly floor: Floor | null;
  readonly lights: readonly Light[];
  readonly environment: Environment;
  readonly camera: Camera;
}

/** What the tracer gives, linear light, [height, width], rows from the top. */
export interface TracedPlanes {
  readonly width: number;
  readonly height: number;
  /** Radiance, 3 floats a pixel. */
  readonly colour: Float32Array;
  /** First-hit albedo (through clear glass and mirrors what they show), 3 floats, [0, 1]; 0.5 for the environment. */
  readonly albedo: Float32Array;
  /** Mean of the samples' first-hit normals in the scene's space, 3 floats; 0 where nothing was hit. */
  readonly normal: Float32Array;
  /** Mean distance of the first hit along the ray in metres; Infinity where nothing was hit. */
  readonly depth: Float32Array;
  /** 1 + instance index of what most of the pixel shows; 0 environment; 65535 floor. */
  readonly id: Uint16Array;
  /** Samples taken of each pixel. */
  readonly sampleCount: Uint16Array;
  /** How many of them hit anything, for the air before edges of what stands against the sky. Absent: all, where `depth` is finite. */
  readonly hitCount?: Uint16Array;
}
