/** Cut-outs against known alpha: bench/cut-out.ts, run by itself, as its figures and composites take a thread pool and networks of their own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Found } from './kit.ts';

const script = fileURLToPath(new URL('../cut-out.ts', import.meta.url));

function outputOf(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`${script} ended with ${code}`))));
  });
}

const numberAfter = (line: string, words: string): number => Number(new RegExp(`${words} ([0-9.]+)`).exec(line)?.[1] ?? Number.NaN);

/** The last line sums up; worse composites than 0.95 are listed. */
export async function benchCutOuts(): Promise<Found[]> {
  const lines = (await outputOf()).trim().split('\n');
  const summary = lines.at(-1)!;
  const [iou, alphaError] = [numberAfter(summary, 'IoU'), numberAfter(summary, 'alpha error')];
  const low = lines.filter((line) => /^\S.*IoU.*sure/.test(line) && numberAfter(line, 'IoU') < 0.95);
  return [
    { what: 'mean IoU, at least 0.95', value: summary, met: iou >= 0.95 },
    { what: 'mean alpha error, at most 0.02', value: alphaError.toFixed(4), met: alphaError <= 0.02 },
    ...low.map((line) => ({ what: '  below 0.95', value: line.replace(/\s+/g, ' '), met: null })),
  ];
}
