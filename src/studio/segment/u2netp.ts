/**
 * U²-Netp, the salient-object network: where its file lies and what the file must be. Source and licence: assets/u2netp/NOTICE.md.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../errors.ts';

export const segmenterPath = fileURLToPath(new URL('../../../assets/u2netp/u2netp.onnx', import.meta.url));
const segmenterSha256 = '309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8';

/** The network sees every picture squeezed to a square of this side. */
export const saliencySide = 320;

/** throws engine_failed when the file is missing or its bytes are not the published ones. */
export async function checkSegmenterFile(path: string): Promise<void> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError('engine_failed', `The segmenter's weights cannot be read from ${path}`, { cause });
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== segmenterSha256)
    throw new AppError('engine_failed', `${path} is not the published u2netp.onnx: SHA-256 is ${found}, wanted ${segmenterSha256}`);
}
