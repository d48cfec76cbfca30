import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type AppError, isAppError } from '../../errors.ts';
import { contradictions } from './check-scene.ts';
import { type ConceptLookup, readScene } from './read-scene.ts';
import type { SceneRelation } from './scene.ts';
import { sceneJsonSchema } from './scene-schema.ts';
import { unshown } from './unshown.ts';

const known: Record<string, { icon: string; heightMetres: number; isAirborne: boolean; isFace: boolean }> = {
  mug: { icon: 'hot-beverage', heightMetres: 0.1, isAirborne: false, isFace: false },
  kite: { icon: 'kite', heightMetres: 1, isAirborne: true, isFace: false },
  fox: { icon: 'fox', heightMetres: 0.4, isAirborne: false, isFace: true },
};
const lookup: ConceptLookup = (concept) => known[concept];
const read = (part: object) => readScene({ version: 2, objects: [], ...part }, lookup);

function refusal(value: unknown): AppError {
  try {
    readScene(value, lookup);
  } catch (error) {
    assert.ok(isAppError(error));
    assert.equal(error.code, 'invalid_request');
    return error;
  }
  return assert.fail('the record was not refused');
}

const mug = (part: object = {}) => ({ id: 'mug-1', concept: 'mug', ...part });

describe('readScene', () => {
  it('fills what is absent: defaults of the record, and icon, height and flight from the lexicon', () => {
    const scene = read({ objects: [mug({ sizeFactor: 2 }), { id: 'k', concept: 'kite' }, { id: 'f', concept: 'fox' }] });
    assert.deepEqual(
      [scene.place, scene.timeOfDay, scene.weather, scene.support, scene.relations, scene.texts],
      ['studio', 'afternoon', 'clear', null, [], []],
    );
    assert.deepEqual(scene.objects[0], {
      ...{ id: 'mug-1', label: 'mug', concept: 'mug', icon: 'hot-beverage', count: 1, colour: null, heightMetres: 0.2 },
      ...{ airborne: false, sizeFactor: 2 },
    });
    assert.deepEqual([scene.objects[1]!.airborne, scene.objects[2]!.isFace], [true, true]);
  });

  it('reads its own output as the same record', () => {
    const scene = read({ objects: [mug({ count: 3, colour: { name: 'red', value: [1, 0, 0] } })], mood: ['cozy'], style: 'oil' });
    assert.deepEqual(readScene(JSON.parse(JSON.stringify(scene)), lookup), scene);
  });

  const wrong: [what: string, part: object, message: RegExp][] = [
    [
      'a negative count',
      { objects: [mug(), mug({ id: 'b', count: -1 })] },
      /scene\.objects\[1\]\.count is -1; a whole number from 1 to 60 is wanted/,
    ],
    [
      'a height that is no number',
      { objects: [mug({ heightMetres: Number.NaN })] },
      /scene\.objects\[0\]\.heightMetres is NaN; a number from 0.0001 to 1000000/,
    ],
    ['an unknown place', { place: 'atlantis' }, /scene\.place is "atlantis"; one of studio, cafe/],
    [
      'a colour out of range',
      { objects: [mug({ colour: { name: 'x', value: [0, 2, 0] } })] },
      /scene\.objects\[0\]\.colour\.value\[1\] is 2; a number from 0 to 1/,
    ],
    ['a misspelt field', { objects: [mug({ colr: 'red' })] }, /scene\.objects\[0\]\.colr is not a field of the record/],
    ['two objects of one id', { objects: [mug(), mug()] }, /scene\.objects\[1\]\.id is "mug-1"; an id that no other object has/],
    [
      'a relation to nothing',
      { objects: [mug()], relations: [{ subject: 'mug-1', relation: 'on', object: 'table-1' }] },
      /scene\.relations\[0\]\.object is "table-1"/,
    ],
    ['a text on nothing', { texts: [{ content: 'HI', role: 'label', carrier: 'x' }] }, /scene\.texts\[0\]\.carrier is "x"/],
    [
      'a concept without a height',
      { objects: [{ id: 'a', concept: 'blorp' }] },
      /scene\.objects\[0\]\.heightMetres is absent; a height, as the lexicon knows no "blorp"/,
    ],
    ['an id that could not name shapes', { objects: [mug({ id: '../x' })] }, /scene\.objects\[0\]\.id is "\.\.\/x"; a name of a-z/],
    ['objects that are no list', { objects: 'mug' }, /scene\.objects is "mug"; a list of at most 200/],
    [
      '200 objects of 60',
      { objects: Array.from({ length: 200 }, (_, i) => mug({ id: `m${i}`, count: 60 })) },
      /scene\.objects is 12000 things in all; at most 200/,
    ],
  ];
  for (const [what, part, message] of wrong)
    it(`refuses ${what} by its path`, () => {
      const { message: said, details } = refusal({ version: 2, objects: [], ...part });
      assert.match(said, message);
      assert.match(details.issues![0]!.path, /^scene\./);
    });

  it('refuses a million objects at once, in a short message', () => {
    const objects = Array.from({ length: 1_000_000 }, (_, index) => ({ id: index }));
    const start = performance.now();
    const { message } = refusal({ version: 2, objects });
    assert.ok(message.length < 600, message);
    assert.ok(performance.now() - start < 5000, `${performance.now() - start} ms`);
  });

  it('refuses other versions, and what is no object', () => {
    assert.match(refusal({ version: 3, objects: [] }).message, /scene\.version is 3; 2 \(1 is upgraded\)/);
    for (const value of [null, 7, 'scene', [], true]) assert.match(refusal(value).message, /The scene is .*; an object is wanted|version/);
  });

  it('refuses circles of support and contradictions of place', () => {
    const objects = ['a', 'b', 'c'].map((id) => mug({ id }));
    const on = (subject: string, object: string, relation = 'on') => ({ subject, relation, object });
    assert.match(
      refusal({ version: 2, objects, relations: [on('a', 'b'), on('b', 'c'), on('c', 'a')] }).message,
      /scene\.relations\[2\] is c on a; a relation that does not contradict/,
    );
    assert.match(
      refusal({ version: 2, objects, relations: [on('a', 'b', 'left-of'), on('a', 'b', 'right-of')] }).message,
      /relations\[1\]/,
    );
    assert.match(refusal({ version: 2, objects, relations: [on('a', 'a')] }).message, /another object than the subject/);
    assert.equal(
      read({ objects, relations: [on('a', 'b', 'left-of'), on('a', 'c', 'left-of'), on('b', 'c', 'left-of')] }).relations.length,
      3,
    );
  });

  it('upgrades version 1: old place names, icons as concepts, prepositions as relations', () => {
    const old = {
      ...{ version: 1, place: 'room', timeOfDay: 'noon', weather: 'clear', support: null, texts: [] },
      objects: ['a', 'b'].map((id) => ({ id, label: 'x', icon: 'fox', count: 1, colour: null, heightMetres: 1, airborne: false })),
      relations: [{ subject: 'a', preposition: 'on', object: 'b', action: 'riding' }],
    };
    const scene = readScene(old, lookup);
    assert.deepEqual([scene.version, scene.place, scene.objects[0]!.concept], [2, 'living-room', 'fox']);
    assert.deepEqual(scene.relations, [{ subject: 'a', relation: 'on', object: 'b', action: 'riding' }]);
  });

  it('gives a record or invalid_request for any JSON', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record({ version: fc.constantFrom(1, 2), objects: fc.array(fc.jsonValue()), place: fc.jsonValue(), relations: fc.jsonValue() }),
    );
    fc.assert(
      fc.property(anything, (value) => {
        try {
          readScene(value, lookup);
        } catch (error) {
          assert.ok(isAppError(error) && error.code === 'invalid_request', String(error));
        }
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});

describe('contradictions', () => {
  it('finds the later one of two, across verbs and prepositions', () => {
    const relations: SceneRelation[] = [
      { subject: 'man', relation: 'riding', object: 'horse' },
      { subject: 'horse', relation: 'on', object: 'man' },
      { subject: 'man', relation: 'behind', object: 'horse' },
      { subject: 'cup', relation: 'between', object: 'man', other: 'horse' },
      { subject: 'man', relation: 'right-of', object: 'cup' },
    ];
    assert.deepEqual(contradictions(relations), [1, 4]);
  });
});

describe('unshown', () => {
  it('says nothing of what is rendered, and names moods and light that are not', () => {
    assert.deepEqual(unshown(read({ style: 'clay', mood: ['cozy'], light: ['dramatic'] })), []);
    assert.match(unshown(read({ mood: ['cozy', 'gourmet'], light: ['rays'] })).join(), /'rays'.*'gourmet'/);
  });
});

describe('docs/scene.md', () => {
  const text = readFileSync(new URL('../../../docs/scene.md', import.meta.url), 'utf8');
  const blocks = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json!) as object);

  it('has the schema of the code (node scripts/make-scene-doc.ts writes it)', () => {
    assert.deepEqual(blocks.at(-1), JSON.parse(JSON.stringify(sceneJsonSchema())));
  });

  it('shows records that can be read', () => {
    const every: ConceptLookup = () => known.mug;
    assert.ok(blocks.length >= 4);
    for (const example of blocks.slice(0, -1)) assert.equal(readScene(example, every).version, 2);
  });
});
