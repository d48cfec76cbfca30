/** Turns the server's answer into what the page keeps of it. */

import type { Form } from '../state/form.ts';
import { makeId } from '../state/id.ts';
import type { Picture, Result } from '../state/playground.ts';
import type { GenerationBody } from '../state/request.ts';
import { parseSize } from '../state/sizes.ts';
import { type AnswerImage, fetchPicture, type GenerationAnswer } from './seedbed.ts';

async function toPicture(image: AnswerImage, answer: GenerationAnswer): Promise<Picture> {
  const link = image.url ?? `data:image/*;base64,${image.b64_json ?? ''}`;
  const bytes = await fetchPicture(link);
  return {
    link,
    shownUrl: bytes ? URL.createObjectURL(bytes) : link,
    bytes,
    size: image.width && image.height ? { width: image.width, height: image.height } : parseSize(image.size),
    nativeSize: parseSize(answer.meta?.native_size),
    seed: image.seed ?? answer.seed ?? null,
  };
}

export interface Sent {
  readonly form: Form;
  readonly body: GenerationBody;
  readonly startedAtMs: number;
}

/** Fetches the picture's bytes. throws when the answer holds no picture */
export async function toResult(answer: GenerationAnswer, { form, body, startedAtMs }: Sent): Promise<Result> {
  const image = (answer.data ?? answer.images)?.[0];
  if (!image?.url && !image?.b64_json) throw new Error('The server answered without a picture.');
  const elapsedMs = performance.now() - startedAtMs;
  const usage = answer.meta?.usage;
  return {
    id: makeId(),
    form,
    body,
    picture: await toPicture(image, answer),
    engine: answer.meta?.engine ?? null,
    warnings: answer.meta?.warnings ?? [],
    costCredits: usage?.credits_used ?? usage?.tokens_used ?? null,
    elapsedMs,
  };
}
