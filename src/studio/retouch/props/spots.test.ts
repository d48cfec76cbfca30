import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type SpotRequest, spotFor } from './spots.ts';

const size = { width: 800, height: 600 };
const sofa = { box: { left: 100, top: 150, width: 600, height: 300 }, heightMetres: 0.85, topShare: 0.54 };
const cushion = { widthMetres: 0.45, heightMetres: 0.42 };
const request = (rest: Partial<SpotRequest>): SpotRequest => ({
  size,
  target: sofa,
  subject: null,
  relation: 'on',
  thing: cushion,
  ...rest,
});

describe('the spot of a thing', () => {
  it('on a sofa is past who sits before it, on the wider side', () => {
    assert.equal(spotFor(request({})).x, 400);
    const cat = { left: 250, top: 180, width: 130, height: 340 };
    const { x, pixelsPerMetre } = spotFor(request({ subject: cat }));
    assert.ok(x - (cushion.widthMetres * pixelsPerMetre) / 2 > 380, `at ${x}`);
    assert.ok(spotFor(request({ subject: { ...cat, left: 420 } })).x < 420);
  });

  it('behind a sofa is above its back for what is high, and beside it for what is not', () => {
    const tree = { widthMetres: 0.9, heightMetres: 1.8 };
    const high = spotFor(request({ relation: 'behind', thing: tree }));
    assert.ok(high.x > 150 && high.x < 650 && high.isBehind, `at ${high.x}`);
    const low = spotFor(request({ relation: 'behind' }));
    assert.ok(Math.abs(low.x - 400) > Math.abs(high.x - 400));
  });

  it('in front of who is cut off by the frame is cut by it too, and throws no shadow on him', () => {
    const bust = { box: { left: 200, top: 100, width: 400, height: 500 }, heightMetres: 0.65, topShare: 0.05 };
    const cup = { widthMetres: 0.12, heightMetres: 0.09 };
    const spot = spotFor(request({ target: bust, relation: 'in-front-of', thing: cup }));
    assert.ok(spot.y >= 600 && !spot.standsOn, JSON.stringify(spot));
  });
});
