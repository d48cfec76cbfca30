import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type SpotRequest, spotFor } from './spots.ts';

const size = { width: 768, height: 512 };
const building = { box: { left: 80, top: 40, width: 250, height: 360 }, heightMetres: 20, topShare: 1 };
const motorcycle = { box: { left: 104, top: 75, width: 608, height: 395 }, heightMetres: 1.2, topShare: 1 };
const asked = (request: Partial<SpotRequest>): SpotRequest => ({
  size,
  target: building,
  subject: null,
  relation: 'in-front-of',
  thing: { widthMetres: 0.6, heightMetres: 1.65 },
  ...request,
});

describe('where a thing of another picture goes', () => {
  it('is near the camera, and so large enough to be seen, before a building', () => {
    const { y, pixelsPerMetre } = spotFor(asked({}));
    const share = (1.65 * pixelsPerMetre) / size.height;
    assert.ok(share > 0.4 && share < 0.6, `it takes ${share.toFixed(2)} of the height`);
    assert.ok(y > 0.95 * size.height && y <= size.height, `its feet are at ${y}`);
  });

  it('is by real sizes beside what is about as large', () => {
    const { pixelsPerMetre } = spotFor(asked({ target: motorcycle, relation: 'next-to', thing: { widthMetres: 0.3, heightMetres: 0.6 } }));
    assert.ok(Math.abs(pixelsPerMetre - 395 / 1.2) < 1, `${pixelsPerMetre} pixels a metre`);
  });

  it('is behind the lower edge of the picture where its own photograph ends at the chest', () => {
    const thing = { widthMetres: 0.75, heightMetres: 0.74, isCutBelow: true };
    for (const relation of ['in-front-of', 'next-to', 'left-of'] as const) {
      const { y, pixelsPerMetre } = spotFor(asked({ target: motorcycle, relation, thing }));
      assert.ok(y >= size.height, `${relation}: it ends at ${y}, above the edge`);
      assert.ok(0.74 * pixelsPerMetre > 0.4 * size.height, `${relation}: ${0.74 * pixelsPerMetre} pixels high`);
    }
  });
});
