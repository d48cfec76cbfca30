/**
 * Finds a target of an edit plan in a picture: the whole, the main subject, what is behind it, a region, or a thing.
 * null means that it is not there: an edit that cannot be grounded is not done, and says so.
 */
import type { RasterImage } from '../../engine.ts';
import { type Detection, detect, type FaceSight, findFaces } from '../detect/index.ts';
import type { Side, Target } from '../language/index.ts';
import { type CutOutDeps, type PixelBox, SubjectStudy } from '../segment/index.ts';
import type { Grounded } from './grounded.ts';
import { groundRegion } from './region.ts';
import { groundThing } from './thing.ts';

export interface GroundDeps extends CutOutDeps {
  /** Of the picture, as detections and faces: each is found once and kept. */
  readonly subject: SubjectStudy;
  readonly detections: () => Promise<readonly Detection[]>;
  readonly faces: () => Promise<readonly FaceSight[]>;
}

/** What grounding in this picture shares between its targets. */
export function groundDepsOf(image: RasterImage, { pool, inference, signal }: CutOutDeps): GroundDeps {
  const deps = { pool, inference, signal };
  let found: Promise<readonly Detection[]> | null = null;
  const detections = (): Promise<readonly Detection[]> => {
    found ??= detect(image, deps);
    return found;
  };
  let seen: Promise<readonly FaceSight[]> | null = null;
  const faces = (): Promise<readonly FaceSight[]> => {
    seen ??= detections().then((all) => findFaces(image, all, deps));
    return seen;
  };
  return { ...deps, subject: new SubjectStudy(image, { ...deps, detections }), detections, faces };
}

/** null when the picture shows nothing of the kind. throws generation_cancelled, engine_failed */
export async function ground(image: RasterImage, target: Target, deps: GroundDeps): Promise<Grounded | null> {
  const { width, height } = image;
  const whole = { left: 0, top: 0, width, height };
  switch (target.kind) {
    case 'whole':
      return { mask: new Uint8Array(width * height).fill(255), box: whole, by: 'whole', confidence: 1, warnings: [] };
    case 'subject': {
      const { alpha, box, confidence, warnings } = await deps.subject.cutOut();
      return { mask: alpha, box, by: 'subject', confidence, warnings };
    }
    case 'background': {
      if (target.except) return allBut(image, target.except, deps);
      const { alpha, confidence, warnings } = await deps.subject.cutOut();
      // Without a subject the whole picture is its cut-out, and then all of it is background.
      const isAll = alpha.every((value) => value === 255);
      return { mask: alpha.map((value) => (isAll ? 255 : 255 - value)), box: whole, by: 'subject', confidence, warnings };
    }
    case 'part': {
      const box = partOf(image, target.side);
      const mask = maskOfBox(image, box);
      return { mask, box, by: 'place', confidence: 1, warnings: [] };
    }
    case 'region':
      return groundRegion(image, target, deps);
    case 'thing':
      return groundThing(image, target, deps);
  }
}

/** null when that is not there: all but nothing is not what was asked. */
async function allBut(image: RasterImage, except: Target, deps: GroundDeps): Promise<Grounded | null> {
  const found = await ground(image, except, deps);
  const { width, height } = image;
  return found && { ...found, mask: found.mask.map((value) => 255 - value), box: { left: 0, top: 0, width, height } };
}

/** A half of the picture, or its middle third. */
function partOf({ width, height }: RasterImage, side: Side): PixelBox {
  const [half, across] = [Math.round(width / 2), Math.round(height / 2)];
  if (side === 'left') return { left: 0, top: 0, width: Math.max(1, half), height };
  if (side === 'right') return { left: Math.min(half, width - 1), top: 0, width: Math.max(1, width - half), height };
  if (side === 'top') return { left: 0, top: 0, width, height: Math.max(1, across) };
  if (side === 'bottom') return { left: 0, top: Math.min(across, height - 1), width, height: Math.max(1, height - across) };
  const left = Math.floor(width / 3);
  return { left, top: 0, width: Math.max(1, width - 2 * left), height };
}

function maskOfBox({ width, height }: RasterImage, box: PixelBox): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = box.top; y < box.top + box.height; y++) mask.fill(255, y * width + box.left, y * width + box.left + box.width);
  return mask;
}
