import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CocoClass } from '../detect/index.ts';
import { commonHeight } from './common-height.ts';

const seen = (name: CocoClass, score = 0.8, left = 0) => ({ class: name, score, box: { left, top: 0, width: 100, height: 200 } });
const box = { left: 5, top: 5, width: 95, height: 190 };

describe('the common height of a subject', () => {
  it('is that of what it is taken for', () => {
    assert.equal(commonHeight({ box }, [seen('cup')]), 0.11);
    assert.ok(commonHeight({ box }, [seen('dog')])! < commonHeight({ box }, [seen('car')])!);
  });

  it('is not told by what lies elsewhere, is weakly seen or has none', () => {
    assert.equal(commonHeight({ box }, [seen('cup', 0.8, 60), seen('dog', 0.15)]), null);
    assert.equal(commonHeight({ box }, []), null);
    assert.equal(commonHeight({ box }, [seen('fork')]), null);
  });

  it('is told by a weak sight that fits the outline, the better the more likely', () => {
    const loose = { class: 'dining table', score: 0.3, box: { left: 0, top: 0, width: 110, height: 210 } } as const;
    assert.equal(commonHeight({ box }, [loose, { ...seen('apple', 0.24), box }]), 0.08);
  });

  it('is of the surer of two sights that fit about as well', () => {
    const [cat, person] = [seen('cat', 0.25), { ...seen('person', 0.24), box: { left: 0, top: 0, width: 99, height: 199 } }];
    assert.equal(commonHeight({ box }, [cat, person]), 0.42);
  });

  it('is a whole person where skirts or arms are wide', () => {
    const wide = { left: 0, top: 0, width: 90, height: 190 };
    assert.equal(commonHeight({ box: wide }, [{ ...seen('person'), box: wide }]), 1.7);
  });

  it('is less for a bust than for who stands', () => {
    const tall = { left: 0, top: 0, width: 50, height: 190 };
    const standing = { class: 'person', score: 0.9, box: tall } as const;
    assert.equal(commonHeight({ box: tall }, [standing]), 1.7);
    const bust = { left: 0, top: 0, width: 180, height: 190 };
    assert.ok(commonHeight({ box: bust }, [{ ...standing, box: bust }])! < 0.6);
  });

  it('is the smaller of what a doubtful sight is about as sure of, and that of who lies', () => {
    const [dog, horse, cow] = [seen('horse', 0.45), seen('dog', 0.42), seen('cow', 0.4)];
    assert.equal(commonHeight({ box }, [dog, horse, cow]), 0.6);
    assert.equal(commonHeight({ box }, [seen('horse', 0.85), seen('dog', 0.82)]), 1.7);
    const lying = { left: 0, top: 0, width: 200, height: 100 };
    assert.equal(commonHeight({ box: lying }, [{ class: 'person', score: 0.7, box: lying }]), 0.85);
  });
});
