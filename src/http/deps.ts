/** What the application is made of. http/ sees the rest of the server only through these contracts. */
import type { Credits, Keys } from '../accounts/account.ts';
import type { Config } from '../config.ts';
import type { Queryable } from '../db/db.ts';
import type { EngineName, SceneReader } from '../engine.ts';
import type { Generations, StagedReference } from '../jobs/generation.ts';
import type { Clock, Log } from '../shared/index.ts';
import type { Storage } from '../storage/storage.ts';

/** A reference as it was fetched and checked; EXIF orientation is counted in `width` and `height`. */
export interface LoadedReference extends StagedReference {
  readonly width: number;
  readonly height: number;
  /** Above 1: an animation or several pages, whose first is used. */
  readonly frameCount: number;
}

export interface References {
  /**
   * urls: http(s) URLs, data URIs or bare base64, in the caller's order.
   * throws reference_unreachable, reference_forbidden, reference_not_an_image, reference_too_large (details.index)
   */
  load(urls: readonly string[], signal: AbortSignal): Promise<readonly LoadedReference[]>;
}

export interface AppDeps {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly db: Pick<Queryable, 'query'>;
  readonly keys: Keys;
  readonly credits: Credits;
  readonly generations: Generations;
  readonly storage: Storage;
  readonly references: References;
  /** The engines that this server runs; the first is not special, `config.engine` names the default. */
  readonly engines: readonly { readonly name: EngineName; readonly version: string }[];
  /** Reads prompts and scene records; absent where no engine does. */
  readonly scenes?: SceneReader;
  /** The folder of the built playground, or null when it is not built. */
  readonly webDir: string | null;
}
