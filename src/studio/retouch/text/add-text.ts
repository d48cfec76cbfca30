/** Writes over a photograph where it is quiet or asked for, or on a thing in it. Nothing but the letters and their shade is touched. */
import type { RasterImage } from '../../../engine.ts';
import type { SceneColour } from '../../scene/scene.ts';
import { shareBytes } from '../bands.ts';
import { toSrgb255 } from '../light.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { TextWish } from './place.ts';
import type { TextDone, TextInput, TextTarget } from './text.task.ts';

const moduleUrl = new URL('./text.task.ts', import.meta.url).href;

export interface AddTextOptions extends TextWish {
  readonly content: string;
  readonly colour: SceneColour | null;
  /** What should stay free: the subject first, then what is kept when that leaves no room (a face). */
  readonly avoid: readonly Mask[];
  /** Printed on this; null: over the picture. */
  readonly target: { readonly mask: Mask; readonly box: TextTarget['box']; readonly concept: string | null } | null;
}

const roundThings = new Set(
  'mug cup teacup bottle wine-bottle can jar vase glass bucket barrel candle pot flowerpot thermos column pillar lamp lampshade drum beer-mug tumbler pitcher jug milk-bottle water-bottle'.split(
    ' ',
  ),
);

/** throws generation_cancelled */
export async function addText(image: RasterImage, options: AddTextOptions, { pool, signal }: RetouchTools): Promise<Retouched> {
  const { content, colour, avoid, target, vertical, horizontal } = options;
  const bytes = colour?.value.map((value) => Math.round(toSrgb255(value)));
  const input: TextInput = {
    image: { ...image, data: shareBytes(image.data) },
    content,
    vertical,
    horizontal,
    ink: (bytes as [number, number, number] | undefined) ?? null,
    avoid: avoid.map(shareBytes),
    target: target && {
      mask: shareBytes(target.mask),
      box: target.box,
      isRound: target.concept !== null && roundThings.has(target.concept),
    },
  };
  return pool.run<TextInput, TextDone>({ moduleUrl, name: 'addTextTask', input }, signal);
}
