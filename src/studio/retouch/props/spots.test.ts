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

const frame = { width: 768, height: 512 };
const building = { box: { left: 80, top: 40, width: 250, height: 360 }, heightMetres: 20, topShare: 1 };
const motorcycle = { box: { left: 104, top: 75, width: 608, height: 395 }, heightMetres: 1.2, topShare: 1 };
const child = { box: { left: 400, top: 200, width: 90, height: 240 }, heightMetres: 1.2, topShare: 1 };
const asked = (request: Partial<SpotRequest>): SpotRequest => ({
  size: frame,
  target: building,
  subject: null,
  relation: 'in-front-of',
  thing: { widthMetres: 0.6, heightMetres: 1.65 },
  ...request,
});

describe('where a thing of another picture goes', () => {
  it('is near the camera, and so large enough to be seen, before a building', () => {
    const { y, pixelsPerMetre } = spotFor(asked({}));
    const share = (1.65 * pixelsPerMetre) / frame.height;
    assert.ok(share > 0.4 && share < 0.6, `it takes ${share.toFixed(2)} of the height`);
    assert.ok(y > 0.95 * frame.height && y <= frame.height, `its feet are at ${y}`);
  });

  it('is by real sizes beside what is about as large', () => {
    const { pixelsPerMetre } = spotFor(asked({ target: child, relation: 'next-to', thing: { widthMetres: 0.3, heightMetres: 0.6 } }));
    assert.ok(Math.abs(pixelsPerMetre - 240 / 1.2) < 1, `${pixelsPerMetre} pixels a metre`);
  });

  it('is behind the lower edge of the picture where its own photograph ends at the chest', () => {
    const thing = { widthMetres: 0.75, heightMetres: 0.74, isCutBelow: true };
    for (const relation of ['in-front-of', 'next-to', 'left-of'] as const) {
      const { y, pixelsPerMetre } = spotFor(asked({ target: motorcycle, relation, thing }));
      assert.ok(y >= frame.height, `${relation}: it ends at ${y}, above the edge`);
      assert.ok(0.74 * pixelsPerMetre > 0.4 * frame.height, `${relation}: ${0.74 * pixelsPerMetre} pixels high`);
    }
  });
});
