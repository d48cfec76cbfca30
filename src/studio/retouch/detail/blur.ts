/** Throws a part of a photograph out of focus, or hides it by blocks or a black bar: a face, a number plate. */
import type { RasterImage } from '../../../engine.ts';
import type { PixelBox } from '../../segment/index.ts';
import { overBands, shareBytes } from '../bands.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { SoftEdgeInput, SoftPicture, SoftPictureInput } from './blur.task.ts';
import { barOver, faceBox, faceCover, seenFaceBox } from './cover.ts';

const moduleUrl = new URL('./blur.task.ts', import.meta.url).href;

export interface BlurPartOptions {
  readonly box: PixelBox;
  /** About 1. */
  readonly strength: number;
  /** 'face' and 'eyes' are hidden whole, whatever of them the mask has. */
  readonly what?: 'face' | 'eyes' | 'thing';
  /** Of 'face', each one that was seen, from the hairline to the chin; empty or absent: `box` is about what was told of one. */
  readonly faces?: readonly PixelBox[];
  /** Default 'soft'. */
  readonly manner?: 'soft' | 'blocks' | 'bar';
}

/** Of a face's width: its Gaussian leaves neither eyes nor lips; seven blocks across are some three to an eye's distance. */
const faceShares = { sigma: 0.21, block: 1 / 7 } as const;
/** Of a thing's longer side. */
const thingShares = { sigma: 0.06, block: 1 / 16 } as const;

interface Hidden {
  readonly mask: Mask;
  readonly box: PixelBox;
  /** Pixels that the shares above are of. */
  readonly side: number;
}

/** A bar over the eyes reaches to the temples. */
const eyeBar = ({ left, top, width, height }: PixelBox): PixelBox => ({
  left: Math.round(left - 0.45 * width),
  top: Math.round(top - 0.35 * height),
  width: Math.round(1.9 * width),
  height: Math.round(1.7 * height),
});

/** A face that was seen is covered by its own outline's box, whatever else the mask has. */
function hiddenFace(image: RasterImage, face: PixelBox, manner: BlurPartOptions['manner']): Hidden {
  const box = seenFaceBox(face);
  const nothing = new Uint8Array(image.width * image.height);
  return { mask: manner === 'bar' ? barOver(image, box) : faceCover(nothing, image, box), box, side: face.width };
}

function hiddenOf(image: RasterImage, mask: Mask, { box, what = 'thing', manner = 'soft', faces = [] }: BlurPartOptions): Hidden {
  if (what === 'face' && faces.length === 1) return hiddenFace(image, faces[0]!, manner);
  const whole = what === 'face' ? faceBox(box) : what === 'eyes' ? eyeBar(box) : box;
  const side = what === 'thing' ? Math.max(box.width, box.height) : what === 'face' ? box.width : 2 * box.width;
  if (manner === 'bar') return { mask: barOver(image, whole), box: whole, side };
  return { mask: what === 'face' ? faceCover(mask, image, whole) : mask, box: whole, side };
}

/** Outside of `mayChange` the photograph keeps its bytes. throws generation_cancelled */
export async function blurPart(image: RasterImage, mask: Mask, options: BlurPartOptions, tools: RetouchTools): Promise<Retouched> {
  const { strength, manner = 'soft', what = 'thing', faces = [] } = options;
  if (what === 'face' && faces.length > 1) return blurEach(image, mask, { ...options, faces }, tools);
  const hidden = hiddenOf(image, mask, options);
  const { box, side } = hidden;
  const { width, height } = image;
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const isWhole = box.width === width && box.height === height;
  const radius = manner === 'soft' ? Math.max(1, Math.round((what === 'thing' ? 0.025 : 0.06) * side)) : 0;
  const margin = 2 * radius;
  const wide: PixelBox = { left: box.left - margin, top: box.top - margin, width: box.width + 2 * margin, height: box.height + 2 * margin };
  const edge: SoftEdgeInput = { mask: shareBytes(hidden.mask), width, height, radius };
  const shares = what === 'thing' ? thingShares : faceShares;
  const picture: SoftPictureInput = { image: shared, box: wide, manner, sigma: Math.max(1, shares.sigma * strength * side), block: Math.max(2, Math.round(shares.block * side)) }; // biome-ignore format: one record
  const run = <Input, Output>(name: string, input: Input): Promise<Output> =>
    tools.pool.run<Input, Output>({ moduleUrl, name, input }, tools.signal);
  const [reach, soft] = await Promise.all([
    isWhole || radius === 0 ? hidden.mask : run<SoftEdgeInput, Mask>('softEdge', edge),
    run<SoftPictureInput, SoftPicture>('softPicture', picture),
  ]);
  const done = await overBands(shared, reach, { moduleUrl, name: 'layBand', parameters: soft }, tools);
  return { image: done, mayChange: reach, warnings: [] };
}

/** Each face as strongly as its own size needs. */
async function blurEach(
  image: RasterImage,
  mask: Mask,
  options: BlurPartOptions & { readonly faces: readonly PixelBox[] },
  tools: RetouchTools,
): Promise<Retouched> {
  let done: Retouched = { image, mayChange: new Uint8Array(mask.length), warnings: [] };
  for (const face of options.faces) {
    const next = await blurPart(done.image, mask, { ...options, faces: [face] }, tools);
    const { mayChange } = done;
    done = { ...next, mayChange: mayChange.map((value, i) => Math.max(value, next.mayChange[i]!)) };
  }
  return done;
}
