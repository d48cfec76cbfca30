/** A prompt to the planes of its picture, at few samples and with nothing developed, and what of each thing is to be seen. */
import type { Language } from '../../src/studio/language/index.ts';
import type { StudioPool } from '../../src/studio/pool.ts';
import { type TracedPlanes, type TraceScene, trace } from '../../src/studio/render/path/index.ts';
import { type StagedScene, stageScene, type Workshop } from '../../src/studio/render/staging/index.ts';
import { floorOf, takeInventory } from './inventory.ts';
import type { Seen } from './judge.ts';
import type { Opaque } from './opaque.ts';

export interface Bench {
  readonly language: Language;
  readonly workshop: Workshop;
  readonly pool: StudioPool;
  readonly opaque: Opaque;
}

export interface Taken {
  readonly planes: TracedPlanes;
  readonly staged: StagedScene;
  readonly seen: readonly Seen[];
  readonly warnings: readonly string[];
}

const side = 256;
export const pixelCount = side * side;

const planesOf = (scene: TraceScene, { pool, workshop, opaque }: Bench): Promise<TracedPlanes> =>
  trace(opaque(scene), {
    size: { width: side, height: side },
    seed: 1,
    quality: 'draft',
    sampleBudget: pixelCount,
    bounces: 1,
    pool,
    signal: new AbortController().signal,
    cache: workshop.trace,
  });

/** Pixels of one thing with all else taken away. */
async function pixelsAlone({ scene, owners }: StagedScene, thing: number, bench: Bench): Promise<number> {
  const instances = scene.instances.filter((_, index) => owners[index] === thing);
  const { id } = await planesOf({ ...scene, instances }, bench);
  return id.reduce((count, value) => count + Number(value > 0 && value < 65535), 0);
}

/** Things that stand alone in the picture, no set about them, hide nothing. */
const isBare = ({ owners, composition }: StagedScene): boolean => composition.things.length < 2 && !owners.includes(null);

export async function takePicture(prompt: string, seed: number, bench: Bench): Promise<Taken> {
  const { scene, warnings } = bench.language.parsePrompt(prompt);
  const staged = stageScene(scene, { size: { width: side, height: side }, seed }, bench.workshop);
  const planes = await planesOf(staged.scene, bench);
  const shown = takeInventory(planes, staged, (id) => scene.objects.find((object) => object.id === id)!.concept);
  const seen: Seen[] = [];
  for (const one of shown) {
    const alone = isBare(staged) ? one.pixels : await pixelsAlone(staged, one.thing, bench);
    seen.push({ ...one, visible: one.pixels / Math.max(1, alone) });
  }
  // A table that was named as what things stand on is there as the surface itself.
  for (const { id, concept, isSupport } of scene.objects)
    if (isSupport) seen.push({ ...floorOf(planes), objectId: id, concept, visible: 1 });
  return { planes, staged, seen, warnings: [...warnings, ...staged.warnings] };
}
