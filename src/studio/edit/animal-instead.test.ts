import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Detection } from '../detect/index.ts';
import { animalInstead } from './animal-instead.ts';

const box = { left: 10, top: 10, width: 100, height: 100 };
const seen = (name: Detection['class'], score: number, left = 10): Detection => ({ class: name, score, box: { ...box, left } });

describe('the animal that a portrait would be of', () => {
  it('is what is seen where the skin was looked for', () => {
    assert.equal(animalInstead({ box }, [seen('dog', 0.7)]), 'dog');
    assert.equal(animalInstead({ box }, [seen('cup', 0.9), seen('cat', 0.5)]), 'cat');
  });

  it('is none beside a person, far off, hardly seen, or where there is only a thing', () => {
    assert.equal(animalInstead({ box }, [seen('dog', 0.7), seen('person', 0.4)]), null);
    assert.equal(animalInstead({ box }, [seen('dog', 0.7, 300)]), null);
    assert.equal(animalInstead({ box }, [seen('dog', 0.2)]), null);
    assert.equal(animalInstead({ box }, [seen('cup', 0.9)]), null);
  });
});
