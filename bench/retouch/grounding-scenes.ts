/**
 * Pictures of several things, made by the studio, with the outline of each thing known from the tracer's plane of ids; kept as files in the
 * folder for temporary files.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { PixelSize, RasterImage } from '../../src/engine.ts';
import type { InferenceHost } from '../../src/inference/index.ts';
import { createLanguage } from '../../src/studio/language/index.ts';
import type { StudioPool } from '../../src/studio/pool.ts';
import { photograph } from '../../src/studio/render/photograph.ts';
import { createWorkshop, type StagedScene, stageScene } from '../../src/studio/render/staging/index.ts';
import { loadPhoto } from './photos.ts';

/** Objects of the scene by their order in the prompt from 0, the endless floor, or what lies behind everything. */
export type Part = number | 'floor' | 'environment';

export interface GroundingCase {
  readonly words: string;
  /** What together is meant; empty: it is not there. */
  readonly is: readonly Part[];
  /** true: all but that. */
  readonly isRest?: boolean;
}

interface Order {
  readonly name: string;
  readonly prompt: string;
  readonly cases: readonly GroundingCase[];
}

const size: PixelSize = { width: 640, height: 480 };

export const orders: readonly Order[] = [
  {
    name: 'mugs',
    prompt: 'a red mug, a blue mug and a yellow mug in a row on a wooden table',
    cases: [
      { words: 'the red mug', is: [0] },
      { words: 'the mug on the left', is: [2] },
      { words: 'the second mug from the right', is: [1] },
      { words: 'the mug in the middle', is: [1] },
      { words: 'the yellow mug', is: [2] },
      { words: 'all the mugs', is: [0, 1, 2] },
      { words: 'the dog', is: [] },
    ],
  },
  {
    name: 'pets',
    prompt: 'a brown dog and a grey cat on a lawn in a garden',
    cases: [
      { words: 'the dog', is: [0] },
      { words: 'the cat', is: [1] },
      { words: 'everything but the dog', is: [0], isRest: true },
      { words: 'both animals', is: [0, 1] },
      { words: 'the grass', is: ['floor'] },
      { words: 'the sofa', is: [] },
    ],
  },
  {
    name: 'people',
    prompt: 'a man in a red shirt and a woman in a blue dress standing in a park',
    cases: [
      { words: 'the person in the red shirt', is: [0] },
      { words: 'the woman in the blue dress', is: [1] },
      { words: 'the person on the right', is: [0] },
      { words: 'everyone', is: [0, 1] },
      { words: 'the car', is: [] },
    ],
  },
  {
    name: 'apples',
    prompt: 'a big red apple and a small green apple on a wooden table',
    cases: [
      { words: 'the smallest apple', is: [1] },
      { words: 'the biggest apple', is: [0] },
      { words: 'the green apple', is: [1] },
      { words: 'the apples', is: [0, 1] },
    ],
  },
  {
    name: 'street',
    prompt: 'a yellow car and a red bicycle on a city street',
    cases: [
      { words: 'the car', is: [0] },
      { words: 'the bicycle', is: [1] },
      { words: 'the road', is: ['floor'] },
      { words: 'the horse', is: [] },
    ],
  },
  {
    name: 'savanna',
    prompt: 'an elephant and a giraffe in a savanna',
    cases: [
      { words: 'the elephant', is: [0] },
      { words: 'the giraffe', is: [1] },
      { words: 'the animal on the right', is: [0] },
      { words: 'the sky', is: ['environment'] },
    ],
  },
  {
    name: 'desk',
    prompt: 'a laptop and a white cup on a desk in an office',
    cases: [
      { words: 'the laptop', is: [0] },
      { words: 'the cup next to the laptop', is: [1] },
      { words: 'the cat', is: [] },
    ],
  },
  {
    name: 'boats',
    prompt: 'a sailboat and a motorboat on the sea',
    cases: [
      { words: 'the boat on the left', is: [1] },
      { words: 'the boat on the right', is: [0] },
      { words: 'the water', is: ['floor'] },
      { words: 'the sky', is: ['environment'] },
    ],
  },
  {
    name: 'fox',
    prompt: 'a red fox standing in a snowy field',
    cases: [
      { words: 'the fox', is: [0] },
      { words: 'the snow', is: ['floor'] },
      { words: 'the bottle', is: [] },
    ],
  },
  {
    name: 'room',
    prompt: 'a green armchair and a floor lamp in an empty room',
    cases: [
      { words: 'the armchair', is: [0] },
      { words: 'the floor', is: ['floor'] },
      { words: 'the person', is: [] },
    ],
  },
  {
    name: 'still-life',
    prompt: 'a vase, a clock and a banana on a table',
    cases: [
      { words: 'the vase', is: [0] },
      { words: 'the clock', is: [1] },
      { words: 'the banana', is: [2] },
    ],
  },
];

export interface GroundingScene extends Order {
  readonly image: RasterImage;
  /** [height, width]: 0 the environment, 255 the floor, 1 + the object's place in the prompt, 254 anything else. */
  readonly parts: Uint8Array;
}

const folder = join(tmpdir(), 'seedbed-grounding-scenes');

interface SceneTools {
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
}

export async function takeScenes(tools: SceneTools): Promise<GroundingScene[]> {
  mkdirSync(folder, { recursive: true });
  const language = createLanguage();
  const workshop = createWorkshop();
  const scenes: GroundingScene[] = [];
  for (const order of orders) {
    const [picture, plane] = [join(folder, `${order.name}.png`), join(folder, `${order.name}.ids`)];
    if (!existsSync(plane)) {
      const { scene } = language.parsePrompt(order.prompt);
      const staged = stageScene(scene, { size, seed: 1 }, workshop);
      const options = { ...tools, size, seed: 1, quality: 'draft' as const, cache: workshop.trace };
      const { image, planes } = await photograph(staged, options);
      await sharp(image.data, { raw: { width: image.width, height: image.height, channels: image.channels } })
        .png()
        .toFile(picture);
      writeFileSync(
        plane,
        partsOf(
          planes.id,
          staged,
          scene.objects.map(({ id }) => id),
        ),
      );
    }
    scenes.push({ ...order, image: await loadPhoto(picture), parts: new Uint8Array(readFileSync(plane)) });
  }
  return scenes;
}

function partsOf(ids: Uint16Array, { owners, composition }: StagedScene, objects: readonly string[]): Uint8Array {
  return Uint8Array.from(ids, (id) => {
    if (id === 0) return 0;
    if (id === 65535) return 255;
    const owner = owners[id - 1];
    const at = owner == null ? -1 : objects.indexOf(composition.things[owner]!.objectId);
    return at < 0 ? 254 : at + 1;
  });
}

/** 1 where the part is. */
export function wantedMask({ parts }: GroundingScene, { is, isRest = false }: GroundingCase): Uint8Array {
  const values = new Set(is.map((part) => (part === 'floor' ? 255 : part === 'environment' ? 0 : part + 1)));
  return parts.map((part) => (values.has(part) === isRest ? 0 : 1));
}
