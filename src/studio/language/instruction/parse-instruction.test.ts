import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Combine, createLanguage, type EditOperation, type Target } from '../index.ts';

interface Example {
  prompt: string;
  references: number;
  /** Key fields of each operation, in order. */
  operations: Record<string, unknown>[];
  /** "reference label" */
  subjects?: string[];
  /** "label relation label"; a subject without a label goes by its reference */
  relations?: string[];
  /** "label wearing concept"; a thing that nobody has: its concept alone */
  extras?: string[];
  warned?: string[];
  /** What must stay, as targets are named. */
  kept?: string[];
}

const examples = JSON.parse(readFileSync(new URL('../../../../fixtures/prompts/instructions.json', import.meta.url), 'utf8')) as Example[];
const language = createLanguage();

const targetName = (target: Target): string => {
  if (target.kind === 'region') return target.region;
  if (target.kind === 'part') return `${target.side} part`;
  if (target.kind === 'background' && target.except) return `all but ${targetName(target.except)}`;
  if (target.kind !== 'thing') return `the ${target.kind}`;
  const { isAll, colour, concept, side, rank, size, depth, near, except } = target;
  return [
    ...[isAll ? 'all' : '', size ?? '', colour?.name ?? '', concept ?? '?', side ?? '', rank ? `${rank.number} from ${rank.from}` : ''],
    ...[depth ? `in the ${depth}` : '', near ? `near ${targetName(near)}` : '', except ? `but ${targetName(except)}` : ''],
  ]
    .filter((word) => word !== '')
    .join(' ');
};
// biome-ignore lint/suspicious/noExplicitAny: fields of many operations, told apart by their key
const summaries: Record<string, (value: any) => unknown> = {
  target: targetName,
  colour: (colour) => colour?.name ?? null,
  plain: (colour) => colour?.name ?? null,
  object: ({ concept, count }) => (count === 1 ? concept : `${count} ${concept}`),
};

function keyFields(operation: EditOperation, wanted: Record<string, unknown> | undefined): Record<string, unknown> {
  const named = Object.entries(operation).map(([key, value]) => [key, key in summaries ? summaries[key]!(value) : value]);
  return Object.fromEntries(named.filter(([key]) => key === 'kind' || (wanted && key in wanted)));
}

function checkCombine(combine: Combine, { subjects, relations, extras }: Example): void {
  const owned = combine.extras.map(({ subject, relation, object }) =>
    subject === null ? object.concept : `${combine.subjects[subject]!.label} ${relation} ${object.concept}`,
  );
  if (extras) assert.deepEqual(owned, extras);
  if (subjects)
    assert.deepEqual(
      combine.subjects.map(({ reference, label }) => `${reference} ${label}`),
      subjects,
    );
  const name = (index: number | null) =>
    index === null ? 'the setting' : (combine.subjects[index]!.label ?? String(combine.subjects[index]!.reference));
  const found = combine.relations.map(({ subject, relation, object }) => `${name(subject)} ${relation} ${name(object)}`);
  for (const relation of relations ?? []) assert.ok(found.includes(relation), `"${relation}" among "${found.join(', ')}"`);
}

describe('the instruction corpus', () => {
  for (const example of examples) {
    it(`plans: ${example.prompt}`, () => {
      const { operations, kept, warnings } = language.parseInstruction(example.prompt, example.references);
      assert.deepEqual(
        kept.map(({ target }) => targetName(target)),
        example.kept ?? [],
      );
      assert.deepEqual(
        operations.map((operation, index) => keyFields(operation, example.operations[index])),
        example.operations,
      );
      for (const operation of operations) if (operation.kind === 'combine') checkCombine(operation, example);
      for (const word of example.warned ?? [])
        assert.ok(warnings.join(' ').includes(word), `a warning names "${word}": ${warnings.join(' ')}`);
      if (example.warned?.length === 0) assert.deepEqual(warnings, []);
    });
  }
});

describe('parseInstruction', () => {
  it('never throws, and points only at references that exist, whatever the instruction', () => {
    const word = fc.constantFrom(
      'blur',
      'the',
      'background',
      'image',
      '1',
      '2',
      '图3',
      'of',
      'put',
      'cat',
      'on',
      '"',
      'combine',
      'remove',
      'and',
      '.',
      '把',
      '背景',
      'beach',
      'wearing',
      'hat',
      '换成',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.array(word, { maxLength: 25 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 14 }), (prompt, references) => {
        const { operations, warnings } = language.parseInstruction(prompt, references);
        assert.ok(operations.length > 0);
        assert.ok(operations[0]!.kind !== 'none-understood' || warnings.length > 0, 'nothing is dropped silently');
        for (const found of JSON.stringify(operations).matchAll(/"(?:reference|backgroundReference)":(-?\d+)/g)) {
          assert.ok(Number(found[1]) >= 0 && Number(found[1]) < references, `reference ${found[1]} of ${references}`);
        }
      }),
      { numRuns: 600, seed: 7 },
    );
  });

  it('does no more than 24 edits at once, says so, and quotes little', () => {
    for (const [prompt, references] of [
      [
        Array.from(
          { length: 60 },
          (_, n) => `make the mug on the left ${n % 2 === 0 ? 'red' : 'blue'} and rotate it ${n + 1} degrees`,
        ).join('. '),
        1,
      ],
      ["'a' ".repeat(600), 2],
      [`remove ${'the very long thing '.repeat(150)}`, 1],
      [`frobnicate ${'the wug '.repeat(150)}`, 1],
    ] as const) {
      const plan = language.parseInstruction(prompt, references);
      assert.ok(plan.operations.length <= 24, `${plan.operations.length}`);
      if (prompt.startsWith('make'))
        assert.match(plan.warnings.join('\n'), /^Not done: the last \d+ of \d+ edits; at most 24 are done at once\.$/m);
      for (const warning of plan.warnings) assert.ok(warning.length < 400, warning);
      assert.ok(JSON.stringify(plan.operations).length < 20_000);
    }
  });

  it('gives a height to every subject that the lexicon knows', () => {
    const { operations } = language.parseInstruction('put the cat next to the car', 2);
    const [combine] = operations as [Combine];
    assert.deepEqual(
      combine.subjects.map(({ heightMetres }) => heightMetres),
      [0.3, 1.5],
    );
  });
});
