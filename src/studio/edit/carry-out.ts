/** Carries out an edit plan: its operations in order on the photographs they name, then the fit to the asked size. */
import type { DigitalSourceType, EngineRequest, EngineResult, PixelSize, RasterImage } from '../../engine.ts';
import { AppError } from '../../errors.ts';
import type { Grounded } from '../ground/index.ts';
import { type EditOperation, type EditPlan, type ReplaceBackground, shortened, type Target } from '../language/index.ts';
import { blurBackground, cutOutPicture, plainBackground } from '../retouch/index.ts';
import { boundsOf, type PixelBox } from '../segment/index.ts';
import { carryOutCombine, carryOutReplaceBackground } from './combine.ts';
import { withoutContradictions } from './contradictions.ts';
import { Darkroom, type EditTools } from './darkroom.ts';
import { fitToSize } from './fit.ts';
import { crop, extendCanvas, turn, upscale } from './frame.ts';
import type { MixInput } from './keep.task.ts';
import { type LocalKind, type LocalOperator, localOperators, type OperationOf } from './local.ts';
import { reduceReferences } from './reduce.ts';
import { lensBlur } from './strength.ts';

interface Outcome {
  /** The photograph that the picture is. */
  readonly reference: number;
  readonly digitalSourceType: DigitalSourceType;
  /** What must stay in sight when the picture is cut. */
  readonly focus: PixelBox | null;
  /** Cropped, extended or turned: the picture has a size of its own. */
  readonly hasOwnFrame?: boolean;
}

const mix = (input: MixInput, { tools }: Darkroom): Promise<RasterImage> =>
  tools.pool.run({ moduleUrl: new URL('./keep.task.ts', import.meta.url).href, name: 'mix', input }, tools.signal);

const composite = (reference: number): Outcome => ({ reference, digitalSourceType: 'compositeSynthetic', focus: null });

async function blur(reference: number, strength: number, { room, plan }: Work): Promise<Outcome> {
  const { pool, signal } = room.tools;
  const photograph = room.present(reference);
  const cutOut = await room.cutOut(reference, { withSupport: true });
  room.warnings.push(...cutOut.warnings);
  const blurred = await blurBackground(photograph, cutOut, { strength, pool, signal });
  const everywhere = new Uint8Array(photograph.width * photograph.height).fill(255);
  const kept = await room.kept(reference, plan.kept);
  room.replace(reference, await mix({ before: photograph, after: blurred, mask: everywhere, kept, keepsAlpha: true }, room));
  return { reference, digitalSourceType: 'algorithmicallyEnhanced', focus: cutOut.box };
}

const enhanced = (reference: number, focus: PixelBox | null = null): Outcome => ({
  reference,
  digitalSourceType: 'algorithmicallyEnhanced',
  focus,
});

/** A picture of another frame: what follows looks at it anew. */
function framed(reference: number, image: RasterImage, room: Darkroom): Outcome {
  const before = room.present(reference);
  room.compose(reference, image);
  return { ...enhanced(reference), hasOwnFrame: image.width !== before.width || image.height !== before.height };
}

async function cutOutTarget(operation: OperationOf<'cut-out'>, room: Darkroom): Promise<Outcome> {
  const { reference, target, plain } = operation;
  const isSubject = target.kind === 'subject' || target.kind === 'whole';
  const found = isSubject ? null : await room.ground(reference, target);
  if (!isSubject && !found) {
    // Another thing alone on nothing would be worse than the picture as it is.
    room.present(reference);
    room.warnings.push(`${named(target)} was not found in image ${reference + 1}: ${notDone(operation)}`);
    return enhanced(reference);
  }
  const cutOut = await room.cutOut(reference);
  room.warnings.push(...(found ?? cutOut).warnings);
  const alone = found ? { ...cutOut, alpha: found.mask, box: found.box } : cutOut;
  room.replace(reference, plain ? plainBackground(alone, plain.value) : await cutOutPicture(alone, room.tools));
  return enhanced(reference, (found ?? cutOut).box);
}

const named = (target: Target): string => ('words' in target ? `'${target.words}'` : `The ${target.kind}`);

/** With nothing to stand before it, another background would be another picture. */
async function replaceBackground(operation: ReplaceBackground, { request, room }: Work): Promise<Outcome> {
  const { reference } = operation;
  const told = room.warnings.length;
  // The place is rendered while the subject is cut out.
  const [image, { confidence }] = await Promise.all([carryOutReplaceBackground(operation, request, room), room.cutOut(reference)]);
  if (confidence === 0) {
    room.warnings.splice(
      told,
      Number.POSITIVE_INFINITY,
      `There is no subject in image ${reference + 1} to stand before another background: it is left as it is.`,
    );
    return enhanced(reference);
  }
  room.compose(reference, image);
  return composite(reference);
}

/** Ground, do, keep what is to be kept, and mix by the mask. */
async function carryOutLocal<Kind extends LocalKind>(
  operation: OperationOf<Kind>,
  work: Work,
  operator: LocalOperator<Kind>,
): Promise<Outcome> {
  const { room, request, plan } = work;
  const { reference, target } = operation as { reference: number; target: Target };
  const photograph = room.present(reference);
  const grounded = (await room.ground(reference, target)) ?? maskedBy(request, operation);
  if (!grounded) {
    room.warnings.push(`${named(target)} was not found in image ${reference + 1}: ${notDone(operation)}`);
    return enhanced(reference);
  }
  room.warnings.push(...grounded.warnings);
  const done = await operator({ operation, photograph, grounded, request, room });
  room.warnings.push(...done.warnings);
  const kept = await room.kept(reference, plan.kept);
  room.replace(reference, await mix({ before: photograph, after: done.image, mask: done.mayChange, kept, keepsAlpha: true }, room));
  return enhanced(reference);
}

/** With a mask the caller has pointed: what no word finds is what the mask covers. */
function maskedBy({ mask, references }: EngineRequest, operation: EditOperation): Grounded | null {
  const [image] = references;
  const box = mask && image && 'reference' in operation && operation.reference === 0 ? boundsOf(image, (i) => mask[i]! > 8) : null;
  return mask && box ? { mask, box, by: 'whole', confidence: 1, warnings: [] } : null;
}

const notDone = (operation: EditOperation): string =>
  'words' in operation ? `not done: '${shortened(operation.words)}'.` : `not done: ${operation.kind}.`;

interface Work {
  readonly plan: EditPlan;
  readonly request: EngineRequest;
  readonly room: Darkroom;
}

async function carryOutOne(operation: EditOperation, work: Work): Promise<Outcome> {
  const { request, room } = work;
  switch (operation.kind) {
    case 'combine':
      room.compose(0, await carryOutCombine(operation, request, room));
      return composite(0);
    case 'replace-background':
      return replaceBackground(operation, work);
    case 'blur-background':
      return blur(operation.reference, lensBlur[operation.strength], work);
    case 'cut-out':
      return cutOutTarget(operation, room);
    case 'none-understood':
      room.present(0);
      room.warnings.push('Nothing was changed: the first image is returned as it was given.');
      return enhanced(0);
    case 'crop':
      return framed(operation.reference, await crop(operation, room), room);
    case 'extend':
      return framed(operation.reference, await extendCanvas(operation, request, room), room);
    case 'turn':
      return framed(operation.reference, await turn(operation, room), room);
    case 'upscale':
      return framed(operation.reference, await upscale(operation, request, room), room);
    default: {
      const operator = localOperators[operation.kind] as LocalOperator<LocalKind> | undefined;
      if (operator) return carryOutLocal(operation, work, operator);
      room.present(operation.reference);
      room.warnings.push(`Not done by this engine version: ${notDone(operation)}`);
      return enhanced(operation.reference);
    }
  }
}

/** A sentence for each reference that shows nothing at all. */
const invisible = (references: readonly RasterImage[]): string[] =>
  references.flatMap((image, index) => (isClear(image) ? [`Image ${index + 1} is fully transparent: it shows nothing.`] : []));

function isClear({ channels, data }: RasterImage): boolean {
  if (channels === 3) return false;
  for (let at = 3; at < data.length; at += 4) if (data[at]! > 0) return false;
  return true;
}

function warnOfUnused(room: Darkroom): void {
  const [last, ...others] = room.unused.map((index) => index + 1).toReversed();
  if (last === undefined) return;
  room.warnings.push(
    others.length === 0 ? `Image ${last} was not used.` : `Images ${others.toReversed().join(', ')} and ${last} were not used.`,
  );
}

/** Of an answer in its own frame; the wires' own limit for "keep". */
const mostPixels = 4096 * 4096;

/** The picture's own size, under the limit. */
function ownSize({ width, height }: RasterImage): PixelSize {
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  return { width: Math.floor(scale * width), height: Math.floor(scale * height) };
}

async function fit(image: RasterImage, outcome: Outcome, request: EngineRequest, room: Darkroom): Promise<EngineResult> {
  const size = request.sizeFollowsEdit && outcome.hasOwnFrame ? ownSize(image) : request.size;
  const fitted = await fitToSize(image, size, outcome.focus);
  if (fitted.isCut)
    room.warnings.push(`The picture was cut to the aspect of ${size.width}x${size.height}; image_size "keep" shows all of it.`);
  warnOfUnused(room);
  return { image: fitted.image, nativeSize: fitted.nativeSize, warnings: room.warnings, digitalSourceType: outcome.digitalSourceType };
}

/** Outside of the caller's mask the first reference keeps its bytes. throws invalid_request when the edit has changed the frame */
async function keepOutside({ references }: EngineRequest, mask: Uint8Array, { reference }: Outcome, room: Darkroom): Promise<void> {
  const original = references[0]!;
  const after = room.present(reference);
  if (reference !== 0 || after.width !== original.width || after.height !== original.height)
    throw new AppError(
      'invalid_request',
      `a mask keeps the first picture of ${original.width}x${original.height} outside of it, and this edit makes another of ${after.width}x${after.height}: ask without the mask, or for an edit within the frame`,
    );
  room.replace(0, await mix({ before: original, after, mask, kept: [], keepsAlpha: false }, room));
}

function checkMask({ mask, references }: EngineRequest): void {
  if (!mask) return;
  const [image] = references;
  const wanted = image ? image.width * image.height : 0;
  if (mask.length !== wanted)
    throw new AppError(
      'invalid_request',
      `a mask has one byte for each pixel of the first picture: ${wanted} are wanted, got ${mask.length}`,
    );
}

/** throws generation_cancelled, engine_failed; invalid_request for a mask that does not fit the picture or the edit */
export async function carryOut(plan: EditPlan, asked: EngineRequest, tools: EditTools): Promise<EngineResult> {
  checkMask(asked);
  const request = await reduceReferences(plan, asked);
  const room = new Darkroom(request.references, tools);
  room.warnings.push(...plan.warnings);
  let outcome: Outcome = composite(0);
  let hasOwnFrame = false;
  const { operations, warnings } = withoutContradictions(plan.operations, plan.kept);
  room.warnings.push(...warnings, ...invisible(request.references));
  for (const [index, operation] of operations.entries()) {
    outcome = await carryOutOne(operation, { plan, request, room });
    hasOwnFrame ||= outcome.hasOwnFrame ?? false;
    tools.onProgress(0.1 + (0.85 * (index + 1)) / operations.length, operation.kind);
  }
  if (request.mask) await keepOutside(request, request.mask, outcome, room);
  const result = await fit(room.present(outcome.reference), { ...outcome, hasOwnFrame }, request, room);
  tools.onProgress(1, 'done');
  return result;
}
