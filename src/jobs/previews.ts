/** The small pictures that an engine shows while it works, made ready for those who watch. They are told and forgotten. */
import type { RasterImage } from '../engine.ts';
import type { Log } from '../shared/index.ts';

export interface Previews {
  /** Tells the picture once it is encoded, unless a newer one was shown meanwhile. */
  show(image: RasterImage): void;
  /** Nothing is told from now on: the picture itself is there, or never will be. */
  close(): void;
}

interface PreviewsParts {
  /** As a `data:` URI. */
  readonly encode: (image: RasterImage) => Promise<string>;
  readonly tell: (preview: string) => void;
  readonly log: Log;
}

/** Encoding takes its time, and may end in another order than it began: only the newest picture is told. */
export function createPreviews({ encode, tell, log }: PreviewsParts): Previews {
  let newest = 0;
  return {
    show(image) {
      const own = ++newest;
      encode(image).then(
        (preview) => own === newest && tell(preview),
        (error: unknown) => log.warn({ err: error }, 'a preview could not be encoded'),
      );
    },
    close() {
      newest++;
    },
  };
}
