/**
 * The one interface that studio/, diffusion/ and upstream/ implement. Engines know pixels, prompts and error codes;
 * they know nothing of HTTP, users, credits or files.
 */

export const engineNames = ['studio', 'diffusion', 'upstream'] as const;
export type EngineName = (typeof engineNames)[number];

/** What the networks of an engine may run on, by ONNX Runtime's names. */
export const backendNames = ['cpu', 'webgpu', 'cuda', 'coreml', 'dml'] as const;
export type BackendName = (typeof backendNames)[number];

/** sRGB pixels, 8 bits a channel, interleaved, rows from the top. `data.length === width * height * channels`; alpha is straight. */
export interface RasterImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export interface EngineRequest {
  readonly prompt: string;
  /** Decoded reference pictures in the order the client gave them; EXIF orientation is already applied. 0 to 14. */
  readonly references: readonly RasterImage[];
  /** The exact size of the answer in pixels. */
  readonly size: PixelSize;
  /** A safe integer. The same request, seed and engine version give the same bytes. */
  readonly seed: number;
  /** Ours: where the first reference may change, [height, width] of it: 255 = wholly, 0 = not a byte. Absent: everywhere. */
  readonly mask?: Uint8Array;
  /** Ours: `size` is the first reference's own, and an edit that changes the frame (crop, extend, turn) may answer another. */
  readonly sizeFollowsEdit?: boolean;
  /** Ours: a record of what to show, instead of the prompt's own reading; only the studio takes one (its docs/scene.md). As it came. */
  readonly scene?: unknown;
}

/** A prompt as the engine reads it, before any pixel. */
export interface PromptReading {
  /** Plain JSON. */
  readonly scene: object;
  readonly warnings: readonly string[];
}

/** What an engine that works from scene records offers beside pictures. */
export interface SceneReader {
  /** throws generation_cancelled */
  readPrompt(prompt: string, signal: AbortSignal): Promise<PromptReading>;
  /** An instruction for so many references, as an edit plan. throws generation_cancelled */
  readInstruction(instruction: string, referenceCount: number, signal: AbortSignal): Promise<{ readonly operations: readonly object[] }>;
  /** A record completed with its defaults. throws invalid_request with details.issues */
  readScene(scene: unknown, signal: AbortSignal): Promise<PromptReading>;
}

/** IPTC digital source types that an engine may claim (cv.iptc.org/newscodes/digitalsourcetype). */
export const digitalSourceTypes = ['algorithmicMedia', 'trainedAlgorithmicMedia', 'compositeSynthetic', 'algorithmicallyEnhanced'] as const;
export type DigitalSourceType = (typeof digitalSourceTypes)[number];

export interface EngineResult {
  /** Exactly `request.size`, but for an edit of the frame under `sizeFollowsEdit`. */
  readonly image: RasterImage;
  /** The size that was really rendered before any scaling. */
  readonly nativeSize: PixelSize;
  /** One sentence for each part of the prompt that was not understood or not done. */
  readonly warnings: readonly string[];
  readonly digitalSourceType: DigitalSourceType;
  /** How an instruction was read: plain JSON. Absent: the engine makes no plans. */
  readonly plan?: object;
}

export interface EngineContext {
  /** Aborted when the caller no longer wants the picture; the engine throws `generation_cancelled` soon after. */
  readonly signal: AbortSignal;
  /** `fraction` in [0, 1], not decreasing; `stage` is a short word such as "segment" or "render"; `preview` is small, where there is one. */
  readonly onProgress: (fraction: number, stage: string, preview?: RasterImage) => void;
}

export interface Engine {
  readonly name: EngineName;
  /** Changes whenever the same request may give other bytes. */
  readonly version: string;
  /** How long one generation may take, where the server's own limit is too short for the engine. */
  readonly timeoutMs?: number;
  generate(request: EngineRequest, context: EngineContext): Promise<EngineResult>;
  close(): Promise<void>;
}
