/** The colour that words name: "light blue" is CSS's lightblue where CSS has it, else the colour moved by its shades. */
import type { LinearColour, SceneColour } from '../scene/scene.ts';
import { shadeColour } from './colour.ts';
import type { Lexicon } from './lexicon.ts';

export interface NamedColour {
  /** As written. */
  readonly text: string;
  readonly name: string;
  readonly shades: readonly string[];
}

export function nameColour(lexicon: Lexicon, { text, name, shades }: NamedColour): SceneColour {
  const css = shades.length === 1 ? lexicon.colour(`${shades[0]}${name}`) : undefined;
  const plain = lexicon.colour(name) ?? [0.5, 0.5, 0.5];
  const value = css ?? shades.reduce<LinearColour>((colour, shade) => shadeColour(colour, shade), plain);
  return { name: text.toLowerCase(), value };
}
