/**
 * Cuts the main subject out of a photograph: saliency by U²-Netp in the inference process, everything else in studio workers. What is
 * found on the way, from the cheap to the dear, is found when it is first asked for, and once: where the subject's core lies (one look of the
 * network), its rough mask (another look, and grabCut), its cut-out (the fine edge at full size). Knows nothing of what it is used for.
 */
import type { PixelSize, RasterImage } from '../../engine.ts';
import { cropImage, flattenImage, resizeImage } from '../../imaging/index.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { StudioPool } from '../pool.ts';
import { boundsOf, coreArea, fromView, growBox, type PixelBox, type SaliencyMap } from './area.ts';
import type { Mask } from './components.ts';
import { refineEdge } from './fine-edge.ts';
import type { MatteInput, RoughCut } from './matte.task.ts';
import type { SaliencyInput } from './saliency.task.ts';
import { placeOfSubject, type SeenThing } from './seen-things.ts';
import { saliencySide, segmenterPath } from './u2netp.ts';
import { alphaOf, dropAlpha, shrinkPart } from './work-picture.ts';

export interface CutOut {
  /** Of the photograph it was cut from, reduced if that was asked for, as all that follows. */
  readonly width: number;
  readonly height: number;
  /** [height, width]; 255 = subject alone. */
  readonly alpha: Uint8Array;
  /** sRGB, [height, width, 3]: the photograph, with the ground's light taken out of half-covered pixels. */
  readonly colour: Uint8Array;
  /** The smallest box round all of alpha > 8. */
  readonly box: PixelBox;
  /** [0, 1]: under 0.5 the subject was hard to tell. */
  readonly confidence: number;
  readonly warnings: readonly string[];
}

/** The subject at the resolution that grabCut works at. */
export interface RoughSubject {
  /** The part of the photograph that the mask covers, scaled. */
  readonly area: PixelBox;
  readonly mask: Mask;
  /** Round all of the mask, in pixels of the photograph. */
  readonly box: PixelBox;
  readonly confidence: number;
}

export interface CutOutDeps {
  readonly inference: InferenceHost;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
  /** What a detector sees in the photograph, if there is one: it tells what is one thing with the subject, and what one can see through. */
  readonly detections?: () => Promise<readonly SeenThing[]>;
}

export interface CutOutOptions {
  /** Whether the chair, lounger or cushion that the subject rests on is left behind (default) or kept. */
  readonly include?: 'subject' | 'subject-and-support';
  /** The subject is not wanted taller: of a photograph that shows it much taller, a smaller one is cut. Pixels. */
  readonly tallest?: number;
}

/** Without any subject the whole picture is the cut-out, with a warning. throws generation_cancelled, engine_failed. */
export const cutOut = (image: RasterImage, deps: CutOutDeps, options: CutOutOptions = {}): Promise<CutOut> =>
  new SubjectStudy(image, deps).cutOut(options);

/** All of its methods throw generation_cancelled, engine_failed. */
export class SubjectStudy {
  readonly #image: RasterImage;
  readonly #deps: CutOutDeps;
  readonly #found = new Map<string, Promise<unknown>>();

  constructor(image: RasterImage, deps: CutOutDeps) {
    this.#image = image;
    this.#deps = deps;
  }

  #once<Value>(key: string, find: () => Promise<Value>): Promise<Value> {
    const found = (this.#found.get(key) as Promise<Value> | undefined) ?? find();
    this.#found.set(key, found);
    return found;
  }

  /** Round the most salient part, with a margin; null when nothing stands out. */
  async core(): Promise<PixelBox | null> {
    const core = coreArea(await this.#overview());
    return core && placeOfSubject(core, await this.#things(), this.#image);
  }

  /** null when nothing stands out. */
  rough({ include = 'subject' }: CutOutOptions = {}): Promise<RoughSubject | null> {
    return this.#once(`rough ${include}`, () => this.#cutRoughly(include === 'subject-and-support'));
  }

  cutOut({ include = 'subject', tallest = Infinity }: CutOutOptions = {}): Promise<CutOut> {
    return this.#once(`cut-out ${include} ${tallest}`, async () => {
      const rough = await this.rough({ include });
      const scale = tallest / (rough?.box.height ?? this.#image.height);
      const [image, subject] = scale < leastScale ? await reduce(this.#image, rough, scale) : [this.#image, rough];
      return finish(image, subject, this.#deps);
    });
  }

  #overview(): Promise<SaliencyMap> {
    const { width, height } = this.#image;
    return this.#once('overview', () => this.#look({ left: 0, top: 0, width, height }));
  }

  #things(): Promise<readonly SeenThing[]> {
    return this.#once('things', async () => (await this.#deps.detections?.()) ?? []);
  }

  async #look(area: PixelBox): Promise<SaliencyMap> {
    return { area, data: await lookAt(this.#image, area, this.#deps) };
  }

  async #cutRoughly(keepSupport: boolean): Promise<RoughSubject | null> {
    const overview = await this.#overview();
    const core = await this.core();
    if (!core) return null;
    const closeUp = await this.#once('close-up', () => this.#look(core));
    const { area } = keepSupport ? overview : closeUp;
    const { pool, signal } = this.#deps;
    const things = await this.#things();
    const input: MatteInput = { picture: await shrinkPart(this.#image, area), overview, closeUp, keepSupport, things };
    const { mask, confidence } = await pool.run<MatteInput, RoughCut>({ moduleUrl, name: 'roughCut', input }, signal);
    const found = boundsOf(mask, (i) => mask.data[i] === 1);
    return found && { area, mask, box: growBox(fromView(found, area, mask), 0, this.#image), confidence };
  }
}

const moduleUrl = new URL('./matte.task.ts', import.meta.url).href;

/** Alpha, [height, width] of the photograph, of a rough subject: steps along the edge, as the mask has them. */
export function paintRough({ area, mask }: RoughSubject, { width, height }: PixelSize): Uint8Array {
  const alpha = new Uint8Array(width * height);
  const columns = Int32Array.from({ length: area.width }, (_, x) => Math.floor(((x + 0.5) * mask.width) / area.width));
  for (let y = 0; y < area.height; y++) {
    const from = Math.floor(((y + 0.5) * mask.height) / area.height) * mask.width;
    const to = (area.top + y) * width + area.left;
    for (let x = 0; x < area.width; x++) if (mask.data[from + columns[x]!] === 1) alpha[to + x] = 255;
  }
  return alpha;
}

/** A photograph that is larger by less is cut as it is. */
const leastScale = 0.85;

async function reduce(image: RasterImage, rough: RoughSubject | null, scale: number): Promise<readonly [RasterImage, RoughSubject | null]> {
  const size = { width: Math.max(1, Math.round(scale * image.width)), height: Math.max(1, Math.round(scale * image.height)) };
  const scaled = ({ left, top, width, height }: PixelBox): PixelBox => {
    const x = (at: number): number => Math.round((at * size.width) / image.width);
    const y = (at: number): number => Math.round((at * size.height) / image.height);
    return { left: x(left), top: y(top), width: x(left + width) - x(left), height: y(top + height) - y(top) };
  };
  return [await resizeImage(image, size), rough && { ...rough, area: scaled(rough.area), box: scaled(rough.box) }];
}

async function finish(image: RasterImage, rough: RoughSubject | null, deps: CutOutDeps): Promise<CutOut> {
  if (!rough) return wholePicture(image);
  const { width, height } = image;
  const { alpha, colour, box } = await refineEdge(image, { ...rough, withColour: true }, deps);
  if (!box) return wholePicture(image);
  const { confidence } = rough;
  const warnings = confidence < 0.5 ? ['There is no clear subject in the picture; the cut-out is a guess.'] : [];
  return { width, height, alpha, colour: colour!, box, confidence, warnings };
}

function wholePicture(image: RasterImage): CutOut {
  const { width, height } = image;
  return {
    width,
    height,
    alpha: alphaOf(image) ?? new Uint8Array(width * height).fill(255),
    colour: dropAlpha(image),
    box: { left: 0, top: 0, width, height },
    confidence: 0,
    warnings: ['There is no clear subject in the picture; all of it is used.'],
  };
}

/**
 * The network's answer for one part of the picture. Seen from near, a subject parts from what it lies on (looked at on photographs:
 * a lounger that scores 0.3 to 0.9 in the overview is gone from the close-up).
 */
export async function lookAt(
  image: RasterImage,
  area: PixelBox,
  { inference, signal }: Pick<CutOutDeps, 'inference' | 'signal'>,
): Promise<Float32Array> {
  const isWhole = area.width === image.width && area.height === image.height;
  const part = isWhole ? image : await cropImage(image, area);
  const seen = await resizeImage(part, { width: saliencySide, height: saliencySide });
  // Transparent parts of a reference are laid on white, as a viewer shows them.
  const { data: pixels } = seen.channels === 4 ? await flattenImage(seen) : seen;
  const call = {
    moduleUrl: new URL('./saliency.task.ts', import.meta.url).href,
    name: 'saliency',
    input: { modelPath: segmenterPath, pixels },
  };
  return inference.run<SaliencyInput, Float32Array>(call, { signal });
}
