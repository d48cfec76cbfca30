/** The suite of fixtures/prompts/geneval.json, checked from the planes that the tracer gives. */
import { readFileSync } from 'node:fs';
import { judge, type StudioPrompt } from './judge.ts';
import { type Bench, pixelCount, takePicture } from './picture.ts';

export interface GenevalOptions {
  readonly category?: string;
  /** Most prompts of each category. */
  readonly limit: number;
  /** Part of the prompt. */
  readonly only?: string;
  /** Prompts that an earlier run failed; nothing else is run. */
  readonly among?: readonly string[];
  readonly seed: number;
}

export interface Outcome {
  readonly prompt: string;
  readonly category: string;
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
  readonly processorMs: number;
}

export function genevalPrompts({ category, limit, only, among }: GenevalOptions): StudioPrompt[] {
  const all = JSON.parse(readFileSync(new URL('../../fixtures/prompts/geneval.json', import.meta.url), 'utf8')) as StudioPrompt[];
  const fitting = all.filter(
    ({ category: own, prompt }) =>
      (!category || own === category) && (!only || prompt.includes(only)) && (!among || among.includes(prompt)),
  );
  const seen = new Map<string, number>();
  return fitting.filter((entry) => {
    const number = (seen.get(entry.category) ?? 0) + 1;
    seen.set(entry.category, number);
    return number <= limit;
  });
}

async function outcomeOf(entry: StudioPrompt, seed: number, bench: Bench): Promise<Outcome> {
  const before = process.cpuUsage();
  const told = { prompt: entry.prompt, category: entry.category };
  try {
    const { seen, warnings } = await takePicture(entry.prompt, seed, bench);
    const { user, system } = process.cpuUsage(before);
    return { ...told, faults: judge(entry, seen, pixelCount), warnings, processorMs: (user + system) / 1000 };
  } catch (error) {
    return { ...told, faults: [`failed: ${(error as Error).message}`], warnings: [], processorMs: 0 };
  }
}

export async function runGeneval(options: GenevalOptions, bench: Bench): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const entry of genevalPrompts(options)) {
    const outcome = await outcomeOf(entry, options.seed, bench);
    outcomes.push(outcome);
    for (const fault of outcome.faults) console.log(`  ${outcome.category}: "${outcome.prompt}": ${fault}`);
  }
  return outcomes;
}

export function printGeneval(outcomes: readonly Outcome[]): void {
  const categories = [...new Set(outcomes.map(({ category }) => category))];
  const row = (name: string, group: readonly Outcome[]): void => {
    const right = group.filter(({ faults }) => faults.length === 0).length;
    const seconds = group.reduce((sum, { processorMs }) => sum + processorMs, 0) / 1000 / Math.max(1, group.length);
    const share = ((100 * right) / Math.max(1, group.length)).toFixed(1);
    console.log(
      `${name.padEnd(16)} ${`${right} of ${group.length}`.padStart(12)} ${share.padStart(6)} %  ${seconds.toFixed(2)} processor s each`,
    );
  };
  for (const category of categories)
    row(
      category,
      outcomes.filter((one) => one.category === category),
    );
  row('all', outcomes);
}
