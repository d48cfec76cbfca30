/** Words against things whose outline is known: intersection over union of what ground/ finds in scenes that the studio made. */
import { type Grounded, ground, groundDepsOf } from '../../src/studio/ground/index.ts';
import { createLanguage, type EditOperation, type Target } from '../../src/studio/language/index.ts';
import { type GroundingCase, type GroundingScene, takeScenes, wantedMask } from './grounding-scenes.ts';
import type { Found, Kit } from './kit.ts';

export interface Judged {
  readonly scene: GroundingScene;
  readonly wanted: GroundingCase;
  readonly found: Grounded | null;
  /** 1 for what is not there and is not found. */
  readonly overlap: number;
}

/** Of a mask at a half and above with a plane of 0 and 1. */
function overlapOf(mask: Uint8Array, wanted: Uint8Array): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    const isIn = mask[i]! > 127;
    if (isIn && wanted[i]) both++;
    if (isIn || wanted[i]) either++;
  }
  return both / Math.max(1, either);
}

function targetOf(words: string, language: ReturnType<typeof createLanguage>): Target {
  const [operation] = language.parseInstruction(`make ${words} darker`, 1).operations as [EditOperation];
  if (!('target' in operation)) throw new Error(`'${words}' is read as no target`);
  return operation.target;
}

export async function judgeGrounding(kit: Kit, only: readonly string[] = []): Promise<Judged[]> {
  const language = createLanguage();
  const judged: Judged[] = [];
  for (const scene of await takeScenes(kit)) {
    if (only.length > 0 && !only.includes(scene.name)) continue;
    const sight = groundDepsOf(scene.image, kit);
    for (const wanted of scene.cases) {
      const found = await ground(scene.image, targetOf(wanted.words, language), sight);
      const isAbsent = wanted.is.length === 0;
      const overlap = isAbsent ? (found ? 0 : 1) : found ? overlapOf(found.mask, wantedMask(scene, wanted)) : 0;
      judged.push({ scene, wanted, found, overlap });
    }
  }
  return judged;
}

export async function benchGrounding(kit: Kit): Promise<Found[]> {
  const judged = await judgeGrounding(kit);
  const rows = judged.map(({ scene, wanted, found, overlap }): Found => {
    const how = found ? `by ${found.by}, confidence ${found.confidence.toFixed(2)}` : 'not found';
    return { what: `${scene.name}: ${wanted.words}`, value: `${overlap.toFixed(3)}  ${how}`, met: null };
  });
  const there = judged.filter(({ wanted }) => wanted.is.length > 0);
  const absent = judged.filter(({ wanted }) => wanted.is.length === 0);
  const mean = there.reduce((sum, { overlap }) => sum + overlap, 0) / Math.max(1, there.length);
  const right = absent.filter(({ overlap }) => overlap === 1).length;
  return [
    ...rows,
    { what: `mean IoU of ${there.length} that are there`, value: mean.toFixed(3), met: mean >= 0.8 },
    { what: 'what is not there is not found', value: `${right} of ${absent.length}`, met: right === absent.length },
  ];
}
