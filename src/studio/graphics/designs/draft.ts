/** What every design is given, and the few shapes that several share. */
import type { Content } from '../content.ts';
import type { GraphicRequest } from '../graphic.ts';
import { chooseMotif, drawMotif, type Motif } from '../motif.ts';
import { drawPicture } from '../ornament.ts';
import type { PaletteName } from '../palette.ts';
import type { Box, Sheet } from '../sheet.ts';
import type { Block } from '../stack.ts';

export interface Draft {
  readonly sheet: Sheet;
  readonly content: Content;
  readonly request: GraphicRequest;
}

export interface DesignEntry {
  /** In order of preference where the subject does not decide. */
  readonly palettes: readonly PaletteName[];
  readonly draw: (draft: Draft) => void;
}

/** The request's picture, else a motif that suits its words. */
export function drawSubject({ sheet, request }: Draft, box: Box, suited: readonly Motif[]): void {
  if (request.picture) drawPicture(sheet, request.picture, box);
  else drawMotif(sheet, chooseMotif(sheet, request.words ?? [], suited), box);
}

/** Blocks of the same look for the texts that are left. */
export const blocksOf = (texts: readonly { readonly content: string }[], look: Omit<Block, 'content'>): Block[] =>
  texts.filter(({ content }) => content !== '').map(({ content }) => ({ ...look, content }));

/** All but the title. */
export const textsBelow = ({ content }: Draft): { content: string }[] => [
  ...(content.subtitle === '' ? [] : [{ content: content.subtitle }]),
  ...content.rest,
];
