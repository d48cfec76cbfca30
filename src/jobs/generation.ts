/** The generation as a record: what is asked, in which state it is, what came of it. One row, one job, one hold on credits. */
import type { DigitalSourceType, EngineName, PixelSize } from '../engine.ts';
import type { ErrorCode } from '../errors.ts';

/** In the order they are passed through; the last three are final. */
export const generationStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type GenerationState = (typeof generationStates)[number];

export const outputFormats = ['jpeg', 'png', 'webp'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** The request in Seedbed's own terms, free of any wire's words. Stored as JSON. */
export interface GenerationRequest {
  readonly model: string;
  readonly engine: EngineName;
  readonly prompt: string;
  readonly size: PixelSize;
  /** `size` is the first reference's own; an edit of the frame may answer another. Absent: false. */
  readonly sizeFollowsEdit?: boolean;
  readonly seed: number;
  /** 1 to 4; picture i is made with seed + i. */
  readonly imageCount: number;
  readonly watermark: boolean;
  readonly outputFormat: OutputFormat;
  /** Whether the prompt is written into the file's metadata. Never by default. */
  readonly embedPrompt: boolean;
  /** A scene record instead of the prompt's own reading, checked at the door. */
  readonly scene?: object;
}

/** A reference as it was checked at the door; staged in storage until the generation ends. */
export interface StagedReference {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

export interface GeneratedPicture {
  readonly storageKey: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly size: PixelSize;
  readonly nativeSize: PixelSize;
  readonly seed: number;
  readonly digitalSourceType: DigitalSourceType;
}

export interface GenerationTimings {
  /** Milliseconds spent inside the engine and in encoding, summed over the pictures. */
  readonly engineMs: number;
  readonly encodeMs: number;
}

export interface Generation {
  /** The wire's inference id: 21 characters. */
  readonly id: string;
  readonly accountId: string;
  readonly keyId: string;
  readonly clientRequestId: string | null;
  readonly state: GenerationState;
  readonly request: GenerationRequest;
  readonly costCredits: number;
  readonly referenceCount: number;
  readonly pictures: readonly GeneratedPicture[];
  /** `name@version` of the engine that made the pictures; null until then. */
  readonly engine: string | null;
  readonly warnings: readonly string[];
  readonly timings: GenerationTimings | null;
  /** How the engine read an instruction, of the first picture; null where it made no plan. */
  readonly plan: object | null;
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
  readonly progress: { readonly fraction: number; readonly stage: string };
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface Submission {
  readonly accountId: string;
  readonly keyId: string;
  readonly clientRequestId: string | null;
  readonly request: GenerationRequest;
  readonly costCredits: number;
  readonly references: readonly StagedReference[];
  /**
   * The caller waits for the result and is told nothing before it: a power cut may then take the whole submission with its hold, which
   * spares one forced write. false: the submission is acknowledged at once, and must be on disk before.
   */
  readonly isAwaited: boolean;
  /** Warnings known at the door (unknown keys and the like); they come first in the answer. */
  readonly warnings: readonly string[];
}

/** What those who watch a generation are told. */
export interface GenerationChange extends Pick<Generation, 'state' | 'progress'> {
  /** What the picture may become, as a `data:` URI: told once, and kept nowhere. Absent: nothing new to see. */
  readonly preview?: string;
}

/** What http/ sees of jobs/. */
export interface Generations {
  /**
   * Writes row, hold and queue entry in one transaction and returns the queued generation.
   * throws not_enough_credits, queue_full (details.retryAfterSeconds), shutting_down; then nothing is left behind.
   */
  submit(submission: Submission): Promise<Generation>;
  /** Resolves when the generation is final (in whatever state). When `signal` aborts the generation goes on; the promise rejects. */
  wait(id: string, signal: AbortSignal): Promise<Generation>;
  /** Cancels and refunds unless already final. Returns the generation as it then is. */
  cancel(id: string): Promise<Generation>;
  /** null when there is none of that id in that account. */
  find(id: string, accountId: string): Promise<Generation | null>;
  findByClientRequestId(clientRequestId: string, accountId: string): Promise<Generation | null>;
  /** Calls back on every progress report and preview of this process's own running generations and on state changes. */
  watch(id: string, onChange: (change: GenerationChange) => void): () => void;
  /** Queue depth for /metrics and Retry-After. */
  counts(): Promise<{ queued: number; running: number }>;
}
