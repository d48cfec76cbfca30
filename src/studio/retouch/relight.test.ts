import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainBackdrop } from './fixtures/figures.ts';
import { exposureFor } from './relight.ts';

const { light: day } = plainBackdrop(8, 'ground');
const night = { ...day, intensity: 0.1, ambient: [0.05, 0.05, 0.08] as const };

describe('the exposure of a figure in another place', () => {
  it('is raised for who was dark in the dark, in a bright place alone', () => {
    const shaded = { ownLight: 0.05, groundLight: 0.06 };
    assert.ok(exposureFor(shaded, day) > 1.2 && exposureFor(shaded, day) <= 1.6);
    assert.equal(exposureFor(shaded, night), 1);
  });

  it('stays for what is black before a light ground, or bright before a dark one', () => {
    assert.equal(exposureFor({ ownLight: 0.03, groundLight: 0.6 }, day), 1);
    assert.equal(exposureFor({ ownLight: 0.4, groundLight: 0.02 }, day), 1);
    assert.equal(exposureFor({ ownLight: 0.05, groundLight: 0 }, day), 1);
  });
});
