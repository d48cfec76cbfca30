/** Whether a picture shows what its prompt asks for: each thing, how many, their colours and how they stand. A sentence for each failure. */
import type { Shown } from './inventory.ts';

export interface Wanted {
  readonly concept: string;
  readonly count: number;
  readonly colour?: string;
}

export interface StudioPrompt {
  readonly prompt: string;
  readonly category: string;
  readonly wanted: readonly Wanted[];
  readonly relation?: string;
}

/** Share of the picture that a thing must fill, and share of its own pixels that nothing may cover. */
export const leastShare = 0.004;
export const leastVisible = 0.6;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

export interface Seen extends Shown {
  /** Share of the pixels that it has with nothing before it. */
  readonly visible: number;
}

function countFault({ concept, count }: Wanted, found: readonly Seen[], pixelCount: number): string[] {
  const faults: string[] = [];
  if (found.length !== count) faults.push(`${count} ${concept} wanted, ${found.length} placed`);
  for (const { pixels, visible } of found) {
    if (pixels < leastShare * pixelCount) faults.push(`${concept} fills ${percent(pixels / pixelCount)} of the picture`);
    else if (visible < leastVisible) faults.push(`${percent(visible)} of ${concept} is visible`);
  }
  return faults;
}

/** Tyres, panes and chrome keep these, whatever colour their bicycle has. */
const neutral: readonly string[] = ['black', 'grey', 'white'];
const leastPainted = 0.125;

/** The most frequent one, those of tyres, panes and chrome left aside unless they are what was asked for; over an eighth of the thing. */
function hasColour({ colours }: Seen, wanted: string): boolean {
  const [most] = colours.filter(([name]) => name === wanted || !neutral.includes(name));
  return most !== undefined && most[0] === wanted && most[1] >= leastPainted;
}

function colourFault({ concept, colour }: Wanted, found: readonly Seen[]): string[] {
  if (!colour) return [];
  return found.flatMap((one) => {
    const { colours } = one;
    if (colours.length === 0 || hasColour(one, colour)) return [];
    const shares = colours.slice(0, 3).map(([name, share]) => `${name} ${percent(share)}`);
    return [`${concept} is not ${colour} but ${shares.join(', ')}`];
  });
}

/** Middles that are apart by less than this share of both sizes count as level, as GenEval has it. */
const level = 0.1;

type Test = (a: Seen, b: Seen) => boolean;

const isAside: Test = (a, b) => Math.abs(a.x - b.x) > level * (a.right - a.left + b.right - b.left);
const isAcross: Test = (a, b) => Math.min(a.right, b.right) > Math.max(a.left, b.left);
const isHigher: Test = (a, b) => b.y - a.y > level * (a.bottom - a.top + b.bottom - b.top);

const tests: Readonly<Record<string, Test>> = {
  'left-of': (a, b) => isAside(a, b) && a.x < b.x,
  'right-of': (a, b) => isAside(a, b) && a.x > b.x,
  above: isHigher,
  below: (a, b) => isHigher(b, a),
  on: (a, b) => isAcross(a, b) && a.y < b.y && a.bottom > b.top - 0.02,
  under: (a, b) => isAcross(a, b) && a.y > b.y,
  behind: (a, b) => a.depth > b.depth,
  'in-front-of': (a, b) => a.depth < b.depth,
};

/** `seen`: all things that were placed. No failure: an empty list. */
export function judge({ wanted, relation }: StudioPrompt, seen: readonly Seen[], pixelCount: number): string[] {
  const faults: string[] = [];
  for (const one of wanted) {
    const found = seen.filter(({ concept }) => concept === one.concept);
    faults.push(...countFault(one, found, pixelCount), ...colourFault(one, found));
  }
  const strange = seen.filter(({ concept }) => !wanted.some((one) => one.concept === concept));
  for (const { concept } of strange) faults.push(`${concept} was not asked for`);
  const [a, b] = wanted.map(({ concept }) => seen.find((one) => one.concept === concept && one.pixels > 0));
  if (relation && a && b && !tests[relation]!(a, b)) faults.push(`${a.concept} is not ${relation} ${b.concept}`);
  return faults;
}
