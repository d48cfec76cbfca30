/** Whiskers: one thin curved rod, planted a few times on either side of the nose. */
import type { Shape } from '../../render/field/index.ts';
import type { Part, Point } from '../model.ts';
import { anglesOf } from '../place-model.ts';
import { bodyBounds, bodyField, chain, type Group } from './sculpture.ts';
import { type Frame, frameOf, outward, rowsOf, turned } from './space.ts';

export interface WhiskerBed {
  readonly name: string;
  readonly head: Frame;
  /** Middle of the right pad, in the head's frame. */
  readonly pad: Point;
  /** Body units. */
  readonly length: number;
}

const perSide = 4;

export function whiskers({ name, head, pad, length }: WhiskerBed): { readonly shape: Shape; readonly parts: readonly Part[] } {
  const at = (share: number, droop: number): Point => [0, -droop * length, share * length];
  const rod: Group = {
    blobs: chain(
      [
        [at(0, 0), 0.0075 * length],
        [at(0.5, -0.03), 0.0055 * length],
        [at(1, 0.09), 0.0015 * length],
      ],
      3,
    ),
    blend: 0.001 * length,
    join: 0.001 * length,
  };
  const parts = [1, -1].flatMap((side) =>
    Array.from({ length: perSide }, (_, i): Part => {
      const rise = 0.2 - (0.48 * i) / (perSide - 1);
      const place = outward(head, [side * (pad[0] + 0.02 * length), pad[1] + rise * 0.22 * length, pad[2] - 0.03 * i * length]);
      const forward = turned(head, [side, rise, 0.28 - 0.06 * i]);
      return { shape: 0, position: place, rotation: anglesOf(rowsOf(frameOf(place, forward))), scale: 1 - 0.08 * (i % 2) };
    }),
  );
  const shape: Shape = {
    name: `${name}-whiskers`,
    field: bodyField([rod]),
    material: () => ({ base: [0.8, 0.78, 0.74], roughness: 0.45 }),
    domain: bodyBounds([rod], 0.01 * length),
  };
  return { shape, parts };
}
