import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CocoClass, Detection } from '../detect/index.ts';
import { createLanguage, type EditOperation } from '../language/index.ts';
import { matchPictures, movedSubjects } from './which-picture.ts';

const language = createLanguage();

function subjectsOf(instruction: string, references: number) {
  const { operations } = language.parseInstruction(instruction, references);
  const combine = operations.find((one): one is Extract<EditOperation, { kind: 'combine' }> => one.kind === 'combine');
  assert.ok(combine, `no combination is planned of '${instruction}'`);
  return combine.subjects;
}

const see = (...classes: readonly (readonly [CocoClass, number])[]): Detection[] =>
  classes.map(([name, score]) => ({ class: name, score, box: { left: 0, top: 0, width: 10, height: 10 } }));

describe('which picture a subject is taken from', () => {
  const drinking = 'Combine the images so the woman is sitting in a café, drinking from the cup';

  it('is the one that shows it, whatever the order of the pictures', () => {
    const subjects = subjectsOf(drinking, 2);
    const cupFirst = matchPictures(
      subjects,
      new Map([
        [0, see(['cup', 0.3])],
        [1, see(['person', 0.7])],
      ]),
    );
    assert.deepEqual(
      cupFirst.map(({ label, reference }) => [label, reference]),
      [
        ['woman', 1],
        ['cup', 0],
      ],
    );
    assert.equal(movedSubjects(subjects, cupFirst), "'woman' was seen in image 2, 'cup' was seen in image 1: taken from there.");
    const inOrder = matchPictures(
      subjects,
      new Map([
        [0, see(['person', 0.7])],
        [1, see(['cup', 0.3])],
      ]),
    );
    assert.deepEqual(inOrder, subjects);
    assert.equal(movedSubjects(subjects, inOrder), null);
  });

  it('is the one in order where nothing of the kind is seen', () => {
    const subjects = subjectsOf('Combine the images so the T-Rex drinks from the mug', 2);
    assert.deepEqual(
      matchPictures(
        subjects,
        new Map([
          [0, see(['chair', 0.5])],
          [1, []],
        ]),
      ),
      subjects,
    );
  });

  it('is the one that the words name, whatever is seen', () => {
    const subjects = subjectsOf('combine the woman of image 1 and the cup of image 2 in a café', 2);
    assert.ok(subjects.every(({ isTakenInOrder }) => !isTakenInOrder));
    assert.deepEqual(
      matchPictures(
        subjects,
        new Map([
          [0, see(['cup', 0.9])],
          [1, see(['person', 0.9])],
        ]),
      ),
      subjects,
    );
  });

  it('is told of three', () => {
    const subjects = subjectsOf('Combine the images: the dog, the cat and the cup on a table', 3);
    const seen = new Map([
      [0, see(['cup', 0.6])],
      [1, see(['dog', 0.6])],
      [2, see(['cat', 0.6])],
    ]);
    const byLabel = new Map(matchPictures(subjects, seen).map(({ label, reference }) => [label, reference]));
    assert.deepEqual([byLabel.get('dog'), byLabel.get('cat'), byLabel.get('cup')], [1, 2, 0]);
  });
});
