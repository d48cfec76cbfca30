/** What another photograph tells of a thing that is to be worn: the thing itself, or its colour. */
import type { RasterImage } from '../../engine.ts';
import type { Wear } from '../language/index.ts';
import type { LinearColour } from '../scene/index.ts';
import type { CutOut } from '../segment/index.ts';
import type { Darkroom } from './darkroom.ts';

type Room = { readonly room: Darkroom };
/** Less of a grounding is no sight of the thing: then the main subject is it. */
const sure = 0.35;

const targetOf = ({ object }: Wear) =>
  ({ kind: 'thing', words: object.label, concept: object.concept, colour: null, side: null, isAll: false }) as const;

/** The thing cut out of the photograph that shows it, worn by somebody there or alone. */
export async function wornIn(operation: Wear, from: number, { room }: Room): Promise<CutOut> {
  const cutOut = await room.cutOut(from);
  const found = await room.ground(from, targetOf(operation));
  if (!found || found.by === 'subject' || found.confidence < sure) return cutOut;
  const { width, height } = cutOut;
  const alpha = Uint8Array.from(found.mask);
  return alpha.length === width * height ? { ...cutOut, alpha, box: found.box } : cutOut;
}

const linear = (byte: number): number => {
  const v = byte / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
};

/** Pixels of middle lightness tell the cloth: neither its folds nor its highlights. */
const middle = { from: 0.35, to: 0.8 } as const;

function colourIn({ channels, data }: RasterImage, mask: Uint8Array): LinearColour | null {
  const inside: number[] = [];
  for (let i = 0; i < mask.length; i += 3) if (mask[i]! > 200) inside.push(i);
  if (inside.length < 12) return null;
  const light = (i: number): number => 0.2126 * data[channels * i]! + 0.7152 * data[channels * i + 1]! + 0.0722 * data[channels * i + 2]!;
  const shown = inside
    .toSorted((a, b) => light(a) - light(b))
    .slice(Math.floor(middle.from * inside.length), Math.ceil(middle.to * inside.length));
  const mean = (c: number): number => shown.reduce((sum, i) => sum + linear(data[channels * i + c]!), 0) / shown.length;
  return [mean(0), mean(1), mean(2)];
}

/** Linear; null when the garment is not seen there. */
export async function garmentColour(operation: Wear, from: number, { room }: Room): Promise<LinearColour | null> {
  const found = await room.ground(from, targetOf(operation));
  return found && found.confidence >= sure ? colourIn(room.present(from), found.mask) : null;
}
