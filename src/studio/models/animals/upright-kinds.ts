/** Creatures with a body plan of their own, as they are when they wear clothes or hold things: their heads and coats on a person's frame. */
import { colour } from '../../render/field/index.ts';
import { paw } from './beast-parts.ts';
import type { Patch } from './coat.ts';
import type { Mammal } from './mammal.ts';
import { belly, type QuadrupedForm } from './quadruped.ts';
import { blob } from './sculpture.ts';
import { mix, times } from './space.ts';
import { rexHead } from './t-rex.ts';

const rexForm: QuadrupedForm = {
  length: 1,
  chest: 0.26,
  waist: 0.25,
  rump: 0.25,
  neck: { length: 0.62, angle: 0.9, radius: 0.15, base: 0.2 },
  head: { ...rexHead, brow: 0.3 },
  headPitch: 0.05,
  fore: paw([0.1, 0.07, 0.06, 0.05], 0.1, 0.05, 0.08),
  hind: paw([0.16, 0.1, 0.07, 0.06], 0.12, 0.06, 0.1),
  tail: { length: 1.1, radii: [0.2, 0.13, 0.03], angle: 0, curl: 0 },
};

const tRex: Mammal = {
  size: 1.3,
  form: rexForm,
  palette: { base: colour('#7a6040'), dark: colour('#3a2c1c'), light: colour('#c8b088') },
  coat: { kind: 'scale', grain: 0.013, variation: 0.28 },
  patterns: ({ dark }) => [{ kind: 'stripes', direction: [0, 0.8, 1], period: 0.21, share: 0.2, wobble: 1.3, colour: dark }],
  patches: (k, { light }) => {
    const s = k.form.head.size;
    const group = k.built.groups[1]!;
    const hands = k.legGroups[0]!;
    return [
      belly(k, light, 0.85),
      { ...blob(times([0, -1.3, 0.4], s), times([0, -1.75, 1.6], s), 0.44 * s, 0.32 * s), group, colour: light, soft: 0.03 },
      { ...blob(mix(k.neck[0], k.neck[1], 0.1), k.neck[1], 0.5 * s, 0.5 * s), colour: light, soft: 0.05, amount: 0.0 },
      ...hands.blobs
        .filter(({ radius, endRadius }) => radius < 0.16 * s && endRadius < radius)
        .map(
          (one): Patch => ({
            ...blob(mix(one.from, one.to, 0.85), mix(one.from, one.to, 1.3), one.endRadius * 1.3, one.endRadius * 1.2),
            group: hands,
            colour: colour('#211b14'),
            soft: 0.01 * s,
            shine: 0.6,
            isSharp: true,
          }),
        ),
    ];
  },
  eye: 'slit',
};

export const uprightKinds: Readonly<Record<string, Mammal>> = { 't-rex': tRex };
