import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readHead } from '../figure/index.ts';
import { shapeCutOut } from '../fixtures/figures.ts';
import { cutOutOf } from '../region.ts';
import { findHands } from './hands.task.ts';

const skin = [220, 160, 120] as const;
const side = 400;
const isArm = (u: number, v: number): boolean => Math.abs(Math.abs(u - 0.5) - 0.2) < 0.03 && v > 0.3 && v < 0.62;
const isBody = (u: number, v: number): boolean => Math.abs(u - 0.5) < 0.17 && v > 0.28 && v < 0.98;
const isHead = (u: number, v: number): boolean =>
  ((u - 0.5) / 0.07) ** 2 + ((v - 0.12) / 0.1) ** 2 < 1 || (Math.abs(u - 0.5) < 0.03 && v < 0.3 && v > 0.15);

function personIn(cloth: readonly [number, number, number]) {
  const cutOut = shapeCutOut(side, side, skin, (u, v) => isHead(u, v) || isArm(u, v) || isBody(u, v));
  const { width, colour, box } = cutOut;
  for (let i = 0; i < cutOut.alpha.length; i++) {
    const [u, v] = [((i % width) - box.left) / box.width, (Math.floor(i / width) - box.top) / box.height];
    if (cutOut.alpha[i]! > 0 && v > 0.29 && Math.abs(u - 0.5) < 0.17) for (let c = 0; c < 3; c++) colour[3 * i + c] = cloth[c]!;
  }
  return cutOutOf({ width, height: cutOut.height, channels: 3, data: colour }, cutOut.alpha, box);
}

describe('finding hands', () => {
  it('tells the lower ends of bare arms at both sides, and their skin', () => {
    const cutOut = personIn([30, 60, 160]);
    const { hands, skin: found, isBareArmed } = findHands({ cutOut, head: readHead(cutOut)!, isCut: false });
    assert.deepEqual(hands.map((hand) => [hand.side, hand.isSeen]).toSorted(), [[-1, true], [1, true]].toSorted()); // biome-ignore format: pairs
    for (const hand of hands) assert.ok(hand.y > 0.5 * cutOut.height && hand.y < 0.7 * cutOut.height, JSON.stringify(hand));
    assert.ok(isBareArmed && found.some((value) => value > 0));
  });

  it('guesses where arms end when clothes have the colour of skin', () => {
    const cutOut = personIn([...skin]);
    const { hands } = findHands({ cutOut, head: readHead(cutOut)!, isCut: false });
    assert.deepEqual(hands.map(({ isSeen }) => isSeen), [false, false]); // biome-ignore format: pairs
  });

  it('finds none in a bust', () => {
    const cutOut = personIn([30, 60, 160]);
    const height = Math.round(0.45 * cutOut.height);
    const bust = cutOutOf({ ...cutOut, channels: 3, data: cutOut.colour }, cutOut.alpha, { ...cutOut.box, height });
    assert.deepEqual(findHands({ cutOut: bust, head: readHead(bust)!, isCut: true }).hands, []);
  });
});
