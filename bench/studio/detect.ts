/** What an independent detector finds in finished pictures of the suite: recall of the classes, and how often it counts what was asked for. */

import { classes } from '../../fixtures/prompts/coco.ts';
import { createInferenceHost } from '../../src/inference/index.ts';
import { createLog } from '../../src/shared/index.ts';
import { renderScene } from '../../src/studio/render/index.ts';
import { createDetector, type Detection } from '../detector/detector.ts';
import { genevalPrompts } from './geneval.ts';
import type { StudioPrompt } from './judge.ts';
import type { Bench } from './picture.ts';

/** Surer than this counts as found. */
const threshold = 0.25;

export interface DetectOutcome {
  readonly prompt: string;
  readonly wanted: Readonly<Record<string, number>>;
  readonly found: Readonly<Record<string, number>>;
}

/** The detector's names for the same things. */
const labelOf = (concept: string): string => {
  const name = classes.find((one) => one.concept === concept)!.name;
  return name.replace(/^(?:computer|tv) (mouse|remote|keyboard)$/, '$1').replace(/^pair of /, '');
};

function counts(labels: readonly string[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const label of labels) all[label] = (all[label] ?? 0) + 1;
  return all;
}

/** Ten of each category at most, dealt evenly over what the categories hold. */
function chosen(limit: number): StudioPrompt[] {
  const all = genevalPrompts({ limit: 1000, seed: 1 });
  const categories = [...new Set(all.map(({ category }) => category))];
  return categories.flatMap((category) => {
    const own = all.filter((entry) => entry.category === category);
    const step = Math.max(1, Math.floor(own.length / limit));
    return own.filter((_, index) => index % step === 0).slice(0, limit);
  });
}

function print(outcomes: readonly DetectOutcome[]): void {
  const asked = outcomes.flatMap(({ wanted, found }) =>
    Object.keys(wanted).map((label) => ({ label, count: wanted[label]!, got: found[label] ?? 0 })),
  );
  const [recalled, exact] = [asked.filter(({ got }) => got > 0).length, asked.filter(({ got, count }) => got === count).length];
  const share = (part: number): string => `${((100 * part) / Math.max(1, asked.length)).toFixed(1)} %`;
  console.log(
    `detector         class recall ${recalled} of ${asked.length} (${share(recalled)}), exact counts ${exact} (${share(exact)}), at ${threshold}`,
  );
  const missed = counts(asked.filter(({ got }) => got === 0).map(({ label }) => label));
  console.log(
    `  not recognised: ${Object.entries(missed)
      .map(([label, count]) => `${label} ${count}`)
      .join(', ')}`,
  );
}

/** Prints what it finds. `limit`: prompts of each category. Renders at 512 pixels, draft: 5 to 10 s each. */
export async function runDetector({ language, pool }: Bench, limit: number): Promise<DetectOutcome[] | null> {
  const detector = await createDetector();
  if (!detector) {
    console.log('The detector is not installed: npm install --prefix bench/detector --ignore-scripts');
    return null;
  }
  const inference = createInferenceHost({ log: createLog('warn') });
  const outcomes: DetectOutcome[] = [];
  for (const { prompt, wanted } of chosen(limit)) {
    const { scene } = language.parsePrompt(prompt);
    const { image } = await renderScene(scene, {
      size: { width: 512, height: 512 },
      seed: 1,
      quality: 'draft',
      pool,
      inference,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    const sure = (await detector.detect(image)).filter(({ score }: Detection) => score > threshold);
    const outcome = {
      prompt,
      wanted: Object.fromEntries(wanted.map(({ concept, count }) => [labelOf(concept), count])),
      found: counts(sure.map(({ label }) => label)),
    };
    outcomes.push(outcome);
    console.log(
      `  ${prompt}: ${
        sure
          .slice(0, 6)
          .map(({ label, score }) => `${label} ${score.toFixed(2)}`)
          .join(', ') || 'nothing'
      }`,
    );
  }
  await inference.close();
  print(outcomes);
  return outcomes;
}
