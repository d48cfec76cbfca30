/** A typed request -> a finished sheet. The one place where texts are cleaned, colours chosen and the design called. */

import { AppError } from '../../errors.ts';
import { createRng } from '../../shared/rng.ts';
import { cleanText, createFontCase } from '../render/type/index.ts';
import { sortTexts } from './content.ts';
import { designEntries } from './designs/index.ts';
import type { GraphicRequest, GraphicResult, GraphicText } from './graphic.ts';
import { choosePalette, isHexColour } from './palette.ts';
import { createSheet, type Sheet } from './sheet.ts';

/** More are set nowhere: nobody could read them. */
const mostTexts = 60;
const mostRows = 60;

function cleanTexts(texts: readonly GraphicText[], warnings: Set<string>): GraphicText[] {
  if (texts.length > mostTexts) warnings.add(`The graphic has ${texts.length} texts; the first ${mostTexts} were set`);
  return texts.slice(0, mostTexts).flatMap((text) => {
    const clean = cleanText(text.content);
    for (const warning of clean.warnings) warnings.add(warning);
    return clean.content === '' ? [] : [{ ...text, content: clean.content }];
  });
}

function toRaster({ canvas, context }: Sheet): GraphicResult['image'] {
  const { width, height } = canvas;
  const source = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(new SharedArrayBuffer(width * height * 3));
  for (let i = 0, j = 0; i < data.length; i += 3, j += 4) {
    data[i] = source[j]!;
    data[i + 1] = source[j + 1]!;
    data[i + 2] = source[j + 2]!;
  }
  return { width, height, channels: 3, data };
}

/**
 * The same request gives the same bytes.
 * throws invalid_request when the size is not of whole pixels from 16 to 8192, or a colour is not #rrggbb
 */
export function drawGraphic(request: GraphicRequest): GraphicResult {
  const { size, seed, words = [], colours = [] } = request;
  for (const side of [size.width, size.height])
    if (!Number.isInteger(side) || side < 16 || side > 8192)
      throw new AppError('invalid_request', `A side of a graphic is 16 to 8192 whole pixels, got ${side}`);
  for (const colour of colours)
    if (!isHexColour(colour)) throw new AppError('invalid_request', `A colour of a graphic is written #rrggbb, got ${colour}`);
  const warnings = new Set<string>();
  const entry = designEntries[request.design];
  if (!entry) throw new AppError('invalid_request', `There is no design ${request.design}`);
  const rng = createRng(seed).fork(`${request.design} ${request.texts[0]?.content ?? ''}`);
  const texts = cleanTexts(request.texts, warnings);
  const rows = (request.rows ?? []).slice(0, mostRows).map((row) => ({ ...row, label: cleanText(row.label).content }));
  if ((request.rows?.length ?? 0) > mostRows)
    warnings.add(`The graphic has ${request.rows!.length} values; the first ${mostRows} were drawn`);
  const palette = choosePalette({ words, colours, suited: entry.palettes }, rng.fork('palette'));
  const sheet = createSheet(size, { rng: rng.fork('ornament'), palette, fonts: createFontCase(), warnings });
  entry.draw({ sheet, content: sortTexts(texts, rows), request });
  return { image: toRaster(sheet), texts: sheet.placed, warnings: [...warnings] };
}
