import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLanguage } from '../language/index.ts';
import { withoutContradictions } from './contradictions.ts';

const language = createLanguage();
const settle = (instruction: string) => {
  const { operations, warnings } = withoutContradictions(language.parseInstruction(instruction, 1).operations);
  return { kinds: operations.map(({ kind }) => kind), operations, warnings };
};

describe('parts of an instruction that undo each other', () => {
  it('leave the later one and tell of the other', () => {
    const { operations, warnings } = settle('make it brighter and make it darker');
    assert.deepEqual(
      operations.map((operation) => operation.kind === 'tone' && operation.change.brightness! < 0),
      [true],
    );
    assert.match(warnings.join(), /^Not done: 'make it brighter', as it contradicts 'make it darker', which comes later\.$/);
  });

  it('leave the last of two colours and of two hours', () => {
    const coloured = settle('make the mug red and make the mug blue').operations;
    assert.deepEqual(
      coloured.map((operation) => operation.kind === 'recolour' && operation.colour.name),
      ['blue'],
    );
    const timed = settle('make it sunset, then make it night').operations;
    assert.deepEqual(
      timed.map((operation) => operation.kind === 'relight' && operation.timeOfDay),
      ['night'],
    );
  });

  it('do nothing to what is taken away, whichever comes first', () => {
    for (const instruction of ['remove the mug and make the mug red', 'make the mug red and remove the mug']) {
      const { kinds, warnings } = settle(instruction);
      assert.deepEqual(kinds, ['remove']);
      assert.match(warnings.join(), /^Not done: 'make the mug red', as 'remove the mug' takes away what it is about\.$/);
    }
  });

  it('are not found where there are none', () => {
    for (const instruction of [
      'make it brighter and warmer',
      'make the mug red and make the table blue',
      'make the mug red and the background darker, and brighten the mug',
      'remove the mug and make the picture red',
      'remove the cat and remove the dog',
      'make it brighter and make it brighter',
    ]) {
      const { warnings, operations } = settle(instruction);
      assert.deepEqual(warnings, [], instruction);
      assert.deepEqual(operations, language.parseInstruction(instruction, 1).operations);
    }
  });
});
