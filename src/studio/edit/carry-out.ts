/** Carries out an edit plan: its operations in order on the photographs they name, then the fit to the asked size. */
import type { DigitalSourceType, EngineRequest, EngineResult, RasterImage } from '../../engine.ts';
import type { EditOperation, EditPlan } from '../language/index.ts';
import { blackAndWhite, blurBackground, cutOutPicture } from '../retouch/index.ts';
import type { PixelBox } from '../segment/index.ts';
import { carryOutCombine, carryOutReplaceBackground } from './combine.ts';
import { Darkroom, type EditTools } from './darkroom.ts';
import { fitToSize } from './fit.ts';
import { lensBlur } from './strength.ts';

interface Outcome {
  /** The photograph that the picture is. */
  readonly reference: number;
  readonly digitalSourceType: DigitalSourceType;
  /** What must stay in sight when the picture is cut. */
  readonly focus: PixelBox | null;
}

const composite = (reference: number): Outcome => ({ reference, digitalSourceType: 'compositeSynthetic', focus: null });

async function blur(reference: number, strength: number, room: Darkroom): Promise<Outcome> {
  const { pool, signal } = room.tools;
  const cutOut = await room.cutOut(reference, { withSupport: true });
  room.warnings.push(...cutOut.warnings);
  room.replace(reference, await blurBackground(room.present(reference), cutOut, { strength, pool, signal }));
  return { reference, digitalSourceType: 'algorithmicallyEnhanced', focus: cutOut.box };
}

async function carryOutOne(operation: EditOperation, request: EngineRequest, room: Darkroom): Promise<Outcome> {
  switch (operation.kind) {
    case 'combine':
      room.compose(0, await carryOutCombine(operation, request, room));
      return composite(0);
    case 'replace-background':
      room.compose(operation.reference, await carryOutReplaceBackground(operation, request, room));
      return composite(operation.reference);
    case 'blur-background':
      return blur(operation.reference, lensBlur[operation.strength], room);
    case 'cut-out': {
      const cutOut = await room.cutOut(operation.reference);
      room.warnings.push(...cutOut.warnings);
      room.replace(operation.reference, await cutOutPicture(cutOut, room.tools));
      return { reference: operation.reference, digitalSourceType: 'algorithmicallyEnhanced', focus: cutOut.box };
    }
    case 'black-and-white':
      room.replace(operation.reference, await blackAndWhite(room.present(operation.reference), room.tools));
      return { reference: operation.reference, digitalSourceType: 'algorithmicallyEnhanced', focus: null };
    case 'none-understood':
      room.present(0);
      room.warnings.push('Nothing was changed: the first image is returned as it was given.');
      return { reference: 0, digitalSourceType: 'algorithmicallyEnhanced', focus: null };
  }
}

function warnOfUnused(room: Darkroom): void {
  for (const index of room.unused) room.warnings.push(`Image ${index + 1} was not used.`);
}

async function fit(image: RasterImage, outcome: Outcome, request: EngineRequest, room: Darkroom): Promise<EngineResult> {
  const { size } = request;
  const fitted = await fitToSize(image, size, outcome.focus);
  if (fitted.isCut)
    room.warnings.push(`The picture was cut to the aspect of ${size.width}x${size.height}; image_size "keep" shows all of it.`);
  warnOfUnused(room);
  return { image: fitted.image, nativeSize: fitted.nativeSize, warnings: room.warnings, digitalSourceType: outcome.digitalSourceType };
}

/** throws generation_cancelled, engine_failed */
export async function carryOut(plan: EditPlan, request: EngineRequest, tools: EditTools): Promise<EngineResult> {
  const room = new Darkroom(request.references, tools);
  room.warnings.push(...plan.warnings);
  let outcome: Outcome = composite(0);
  for (const [index, operation] of plan.operations.entries()) {
    outcome = await carryOutOne(operation, request, room);
    tools.onProgress(0.1 + (0.85 * (index + 1)) / plan.operations.length, operation.kind);
  }
  const result = await fit(room.present(outcome.reference), outcome, request, room);
  tools.onProgress(1, 'done');
  return result;
}
