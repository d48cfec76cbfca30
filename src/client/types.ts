/** What the API speaks of, in camel case. These types are the client's own: it imports nothing of the server. */

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export interface GenerateOptions {
  readonly prompt: string;
  /** bytedance/seedream-4-5 when absent. */
  readonly model?: string;
  /** Reference images: bytes of image files, or URLs, data URIs or bare base64. */
  readonly images?: readonly (Uint8Array | string)[];
  /** Width and height, a preset of the model such as "2K" or "4K", or "keep" for the first reference's own size. */
  readonly size?: Partial<PixelSize> | string;
  readonly seed?: number;
  readonly imageCount?: number;
  readonly watermark?: boolean;
  readonly engine?: string;
  readonly outputFormat?: 'jpeg' | 'png' | 'webp';
  readonly responseFormat?: 'url' | 'b64_json';
  readonly embedPrompt?: boolean;
  /** A scene record (docs/scene.md) to render; the prompt may then be empty. */
  readonly scene?: object;
  /** 1 to 128 of A-Z a-z 0-9 . _ : - ; finds the generation again. */
  readonly clientRequestId?: string;
  /** Aborting hangs up, which cancels the generation and refunds it. */
  readonly signal?: AbortSignal;
  /** When given, the generation is asked for at once and then followed. */
  readonly onProgress?: (progress: Progress) => void;
}

/** A prompt as the studio reads it. */
export interface SceneReading {
  readonly scene: Readonly<Record<string, unknown>>;
  readonly warnings: readonly string[];
}

/** An instruction as the studio reads it. */
export interface EditPlanReading {
  readonly operations: readonly Readonly<Record<string, unknown>>[];
  readonly kept: readonly Readonly<Record<string, unknown>>[];
  readonly warnings: readonly string[];
}

export type GenerationState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

export interface Progress {
  readonly state: GenerationState;
  /** 0 to 1. */
  readonly fraction: number;
  readonly stage: string;
  /** A `data:` URI of a small JPEG: what the picture may become. Absent: nothing newer than before. */
  readonly preview?: string;
}

export interface Picture {
  /** A signed link; null when the bytes were asked for. */
  readonly url: string | null;
  readonly base64: string | null;
  /** "2048x2048" */
  readonly size: string;
  readonly seed: number;
  readonly contentType: string | null;
}

export interface GenerateResult {
  readonly id: string;
  readonly pictures: readonly Picture[];
  /** `name@version` */
  readonly engine: string | null;
  readonly warnings: readonly string[];
  readonly nativeSize: string | null;
  readonly creditsUsed: number;
  /** The server's answer as it came. */
  readonly answer: Readonly<Record<string, unknown>>;
}

export interface GenerationStatus {
  readonly id: string;
  readonly state: GenerationState;
  readonly progress: { readonly fraction: number; readonly stage: string };
  readonly error: { readonly code: string; readonly message: string } | null;
  /** null until it succeeded. */
  readonly result: GenerateResult | null;
}

export interface Model {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly name: string;
  readonly developer: string;
  readonly description: string;
  readonly engines: readonly string[];
  readonly creditsPerImage: number;
  readonly capabilities: readonly string[];
  readonly minSide: number;
  readonly maxSide: number;
  readonly sizePresets: Readonly<Record<string, PixelSize>>;
  readonly maxReferences: number;
  readonly maxImages: number;
}

export interface Transaction {
  readonly createdAt: string;
  readonly direction: 'TOPUP' | 'CHARGE';
  readonly type: string;
  readonly credits: number;
  readonly usd: number;
  readonly model: string | null;
  readonly generationId: string | null;
}

export interface TransactionPage {
  readonly transactions: readonly Transaction[];
  readonly nextCursor: string | null;
}

export interface ApiKey {
  readonly name: string;
  readonly prefix: string;
  readonly account: string;
  readonly isManager: boolean;
  readonly isRevoked: boolean;
  readonly createdAt: string;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly balanceCredits: number;
}

export interface Health {
  readonly isReady: boolean;
  readonly checks: Readonly<Record<string, boolean>>;
  readonly engines: readonly { readonly name: string; readonly version: string }[];
}
