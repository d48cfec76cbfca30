/**
 * Fish, sharks, whales, dolphins. All about a body unit long, nose to +z.
 * Over 300 lines, as it is a row of species, each with a body of its own.
 */
import { type Colour, colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { CoatKind, Patch, Pattern } from './coat.ts';
import type { EyeName } from './eyes.ts';
import { at, type FigureMaker, over, shade } from './figure.ts';
import { type Blob, blob, chain, type Group } from './sculpture.ts';
import { crab, jellyfish, octopus } from './soft-sea.ts';

interface Swimmer {
  readonly size: number;
  /** Half depth of the body along it, from the tail's root (z = -0.36) to the nose (z = 0.5), as [z, half depth, rise]. */
  readonly profile: readonly (readonly [z: number, radius: number, rise?: number])[];
  readonly width: number;
  /** Upright and forked as a fish's, or lying flat as a whale's. */
  readonly tail: 'fork' | 'veil' | 'shark' | 'fluke';
  readonly tailSize: number;
  readonly dorsal: { readonly z: number; readonly height: number; readonly length: number } | null;
  readonly pectoral: { readonly z: number; readonly y: number; readonly length: number; readonly width: number };
  readonly base: Colour;
  readonly belly: Colour;
  readonly fin: Colour | null;
  readonly kind: CoatKind;
  readonly eye: { readonly at: Point; readonly radius: number; readonly look: EyeName };
  readonly mouth: readonly Point[];
  readonly patterns?: readonly Pattern[];
  readonly more?: (body: Group, belly: Colour) => readonly Patch[];
  readonly grain?: number;
}

const thin = 0.16;
/** Blobs written at true size, drawn flat along x. */
const plate = (blobs: readonly Blob[], blend = 0.02): Group => ({
  squash: [thin, 1, 1],
  blobs: blobs.map((one) => ({
    ...one,
    from: [one.from[0] / thin, one.from[1], one.from[2]],
    to: [one.to[0] / thin, one.to[1], one.to[2]],
  })),
  blend,
  join: 0.03,
});

function tailFin(kind: Swimmer['tail'], size: number, root: Point): Group {
  const [, y, z] = root;
  const lobe = (dy: number, dz: number, r = 0.05): Blob => blob([0, y, z], [0, y + dy * size, z - dz * size], 0.05 * size * 2, r * size);
  if (kind === 'fluke') {
    return {
      squash: [1, 0.25, 1],
      isMirrored: true,
      blobs: [
        blob([0, y / 0.25, z], [0.5 * size, y / 0.25, z - 0.42 * size], 0.14 * size, 0.035 * size),
        blob([0, y / 0.25, z - 0.1 * size], [0.3 * size, y / 0.25, z - 0.36 * size], 0.12 * size, 0.08 * size),
      ],
      blend: 0.02,
      join: 0.05,
    };
  }
  if (kind === 'veil')
    return plate(
      [-0.75, -0.4, 0, 0.4, 0.75].map((angle) => lobe(Math.sin(angle), Math.cos(angle) * 1.05, 0.17)),
      0.05,
    );
  if (kind === 'shark') return plate([lobe(0.8, 0.55, 0.03), lobe(0.4, 0.32, 0.08), lobe(-0.42, 0.3, 0.03)], 0.05);
  return plate([lobe(0.62, 0.6), lobe(-0.62, 0.6), lobe(0.32, 0.42, 0.12), lobe(-0.32, 0.42, 0.12)], 0.05);
}

function finsOf(it: Swimmer): { readonly fins: Group[]; readonly sides: Group; readonly top: (z: number) => number } {
  const { dorsal, pectoral } = it;
  const top = (z: number): number =>
    it.profile.reduce((best, [pz, r, rise = 0]) => (Math.abs(pz - z) < Math.abs(best[0] - z) ? ([pz, r + rise] as const) : best), [
      99, 0,
    ] as readonly [number, number])[1];
  const fins = dorsal
    ? [
        plate(
          [0, 0.14, 0.28, 0.42, 0.56, 0.7, 0.85, 1].map((t) => {
            const z = dorsal.z + dorsal.length * (0.5 - t);
            return blob([0, top(z) * 0.75, z], [0, top(z) + dorsal.height * (1 - 0.75 * t), z - dorsal.height * 0.55], 0.05, 0.022);
          }),
          0.03,
        ),
      ]
    : [];
  const sides: Group = {
    isMirrored: true,
    frame: at([0, pectoral.y, pectoral.z]),
    squash: [1, 0.3, 1],
    blobs: [0, 0.5, 1].map((t) =>
      blob(
        [0.06, 0, -0.02 * t],
        [pectoral.length * (1 - 0.25 * t) + 0.05, (-pectoral.length * 0.45) / 0.3, -pectoral.width - pectoral.length * 0.3 * (1 + t)],
        pectoral.width * 0.4,
        0.018,
      ),
    ),
    blend: 0.02,
    join: 0.03,
  };
  return { fins, sides, top };
}

const swimmer =
  (it: Swimmer): FigureMaker =>
  (wanted) => {
    const base = wanted ?? it.base;
    const fin = wanted ? shade(wanted, 0.7) : (it.fin ?? it.base);
    const body: Group = {
      squash: [it.width, 1, 1],
      blobs: chain(
        it.profile.map(([z, r, rise = 0]): readonly [Point, number] => [[0, rise, z], r]),
        2,
        0.015,
      ),
      blend: 0.05,
      join: 0.03,
    };
    const first = it.profile[0]!;
    const tail = tailFin(it.tail, it.tailSize, [0, first[2] ?? 0, first[0]]);
    const { fins, sides, top } = finsOf(it);
    const eye = { at: it.eye.at, radius: it.eye.radius, yaw: 1.35, look: it.eye.look };
    const lips = it.mouth.slice(1).map(
      (to, index): Patch => ({
        ...blob(it.mouth[index]!, to, 0.007),
        group: { ...body, squash: [1, 1, 1], isMirrored: true },
        colour: shade(base, 0.15),
        soft: 0.005,
        isSharp: true,
      }),
    );
    return {
      size: it.size,
      groups: [body, tail, ...fins, sides],
      coat: { kind: it.kind, base, grain: it.grain ?? 0.02, variation: 0.15 },
      patterns: it.patterns ?? [],
      patches: [
        { ...blob([0, -0.3, -0.4], [0, -0.3, 0.5], 0.17, 0.2), colour: it.belly, soft: 0.05 },
        ...[tail, ...fins, sides].flatMap((group) => over(group, fin, { soft: 0.02 })),
        ...(it.more?.(body, it.belly) ?? []),
        ...lips,
      ],
      head: at([0, 0, 0]),
      headRadius: 0.15,
      eye,
      back: [0, top(0), 0],
      mouth: it.mouth[0]!,
      turn: 1.0,
      lift: 0.25,
    };
  };

const white = colour('#e8e6e0');
const fish: Swimmer = {
  size: 0.28,
  profile: [
    [-0.36, 0.05],
    [-0.2, 0.1],
    [0, 0.185],
    [0.2, 0.18],
    [0.36, 0.115],
    [0.48, 0.04],
  ],
  width: 0.5,
  tail: 'fork',
  tailSize: 0.28,
  dorsal: { z: 0.02, height: 0.12, length: 0.34 },
  pectoral: { z: 0.18, y: -0.05, length: 0.13, width: 0.06 },
  base: colour('#5f7f9a'),
  belly: colour('#d8dcd8'),
  fin: colour('#4a6478'),
  kind: 'scale',
  eye: { at: [0.062, 0.035, 0.36], radius: 0.034, look: 'fish' },
  mouth: [
    [0, -0.02, 0.52],
    [0.03, -0.035, 0.46],
  ],
};
const goldfish: Swimmer = {
  ...fish,
  size: 0.12,
  profile: [
    [-0.3, 0.06],
    [-0.16, 0.13],
    [0, 0.22],
    [0.18, 0.22],
    [0.34, 0.145],
    [0.46, 0.05],
  ],
  width: 0.66,
  tail: 'veil',
  tailSize: 0.42,
  dorsal: { z: 0, height: 0.17, length: 0.32 },
  base: colour('#d8742a'),
  belly: colour('#f0c47a'),
  fin: colour('#e08a3a'),
  eye: { at: [0.1, 0.045, 0.335], radius: 0.042, look: 'bird' },
};
const clown: Swimmer = {
  ...goldfish,
  size: 0.1,
  width: 0.55,
  tail: 'fork',
  tailSize: 0.24,
  base: colour('#d8661e'),
  belly: colour('#e0803a'),
  fin: colour('#d8661e'),
  more: (body) =>
    [0.22, -0.02, -0.24].flatMap((z, i): Patch[] => [
      {
        ...blob([0, -0.5, z], [0, 0.5, z - 0.02], 0.075 - 0.012 * i),
        group: { ...body, squash: [4, 1, 1] },
        colour: colour('#181412'),
        soft: 0.008,
        isSharp: true,
      },
      {
        ...blob([0, -0.5, z], [0, 0.5, z - 0.02], 0.056 - 0.012 * i),
        group: { ...body, squash: [4, 1, 1] },
        colour: white,
        soft: 0.008,
        isSharp: true,
      },
    ]),
};
const blow: Swimmer = {
  ...goldfish,
  size: 0.25,
  profile: [
    [-0.34, 0.05],
    [-0.2, 0.16],
    [0, 0.3],
    [0.16, 0.28],
    [0.32, 0.17],
    [0.42, 0.06],
  ],
  width: 0.95,
  tail: 'fork',
  tailSize: 0.2,
  dorsal: { z: -0.16, height: 0.08, length: 0.14 },
  base: colour('#c8a862'),
  belly: white,
  fin: colour('#d8b45a'),
  kind: 'scale',
  grain: 0.03,
  eye: { at: [0.15, 0.09, 0.26], radius: 0.05, look: 'fish' },
};
const shark: Swimmer = {
  ...fish,
  size: 3.2,
  profile: [
    [-0.4, 0.03],
    [-0.24, 0.065],
    [0, 0.125],
    [0.2, 0.125],
    [0.36, 0.09],
    [0.5, 0.03, 0.02],
  ],
  width: 0.92,
  tail: 'shark',
  tailSize: 0.3,
  dorsal: { z: 0.08, height: 0.15, length: 0.14 },
  pectoral: { z: 0.16, y: -0.06, length: 0.26, width: 0.08 },
  base: colour('#66727c'),
  belly: colour('#dcdedc'),
  fin: null,
  kind: 'smooth',
  eye: { at: [0.06, 0.035, 0.38], radius: 0.014, look: 'black' },
  mouth: [
    [0, -0.062, 0.41],
    [0.05, -0.062, 0.37],
    [0.066, -0.05, 0.32],
  ],
  more: (body) =>
    [0, 1, 2, 3].map(
      (i): Patch => ({
        ...blob([0, -0.07, 0.24 - i * 0.022], [0, 0.03, 0.235 - i * 0.022], 0.0045),
        group: { ...body, squash: [30, 1, 1] },
        colour: colour('#2a3036'),
        soft: 0.003,
        isSharp: true,
      }),
    ),
};
const dolphin: Swimmer = {
  ...shark,
  size: 2.1,
  profile: [
    [-0.4, 0.03],
    [-0.24, 0.07],
    [0, 0.125, 0.01],
    [0.2, 0.125, 0.01],
    [0.32, 0.095],
    [0.39, 0.055, -0.02],
    [0.42, 0.04, -0.03],
    [0.53, 0.028, -0.034],
  ],
  tail: 'fluke',
  tailSize: 0.3,
  dorsal: { z: 0, height: 0.11, length: 0.12 },
  pectoral: { z: 0.2, y: -0.07, length: 0.17, width: 0.06 },
  base: colour('#6d8296'),
  belly: colour('#d4d8d8'),
  eye: { at: [0.075, -0.005, 0.33], radius: 0.015, look: 'black' },
  mouth: [
    [0, -0.035, 0.525],
    [0.024, -0.04, 0.46],
    [0.05, -0.038, 0.385],
    [0.075, -0.028, 0.345],
  ],
  more: () => [],
};
const whale: Swimmer = {
  ...dolphin,
  size: 9,
  profile: [
    [-0.4, 0.03, 0.05],
    [-0.26, 0.075, 0.02],
    [-0.06, 0.15],
    [0.16, 0.2],
    [0.34, 0.19],
    [0.46, 0.12],
  ],
  width: 1,
  dorsal: { z: -0.2, height: 0.05, length: 0.08 },
  pectoral: { z: 0.2, y: -0.12, length: 0.24, width: 0.08 },
  base: colour('#46617a'),
  belly: colour('#cfd4d4'),
  eye: { at: [0.185, -0.035, 0.34], radius: 0.014, look: 'black' },
  mouth: [
    [0, -0.05, 0.6],
    [0.11, -0.065, 0.5],
    [0.17, -0.075, 0.42],
    [0.2, -0.055, 0.34],
  ],
  more: () => [
    {
      ...blob([0, -0.26, 0.45], [0, -0.26, 0.0], 0.2, 0.16),
      colour: colour('#8a979e'),
      soft: 0.01,
      stripes: { direction: [1, 0, 0], period: 0.035, share: 0.3 },
    },
  ],
};
const orca: Swimmer = {
  ...dolphin,
  size: 5,
  base: colour('#15171a'),
  belly: white,
  fin: colour('#15171a'),
  dorsal: { z: 0.02, height: 0.2, length: 0.12 },
  profile: [
    [-0.4, 0.03],
    [-0.24, 0.08],
    [0, 0.15],
    [0.22, 0.15],
    [0.38, 0.11],
    [0.48, 0.06],
  ],
  mouth: [
    [0, -0.03, 0.54],
    [0.06, -0.045, 0.47],
    [0.1, -0.035, 0.4],
  ],
  eye: { at: [0.105, 0.005, 0.39], radius: 0.012, look: 'black' },
  more: (body) => [
    {
      ...blob([0.1, 0.055, 0.37], [0.14, 0.065, 0.28], 0.03, 0.035),
      group: { ...body, squash: [1, 1, 1], isMirrored: true },
      colour: white,
      soft: 0.006,
      isSharp: true,
    },
  ],
};

const tropical: Swimmer = {
  ...fish,
  size: 0.14,
  profile: [
    [-0.3, 0.05],
    [-0.15, 0.16],
    [0.04, 0.29],
    [0.2, 0.26],
    [0.34, 0.13],
    [0.44, 0.035],
  ],
  width: 0.28,
  base: colour('#e8c02a'),
  belly: colour('#f0d860'),
  fin: colour('#e0a81e'),
  more: (body) =>
    [0.24, -0.06].map(
      (z): Patch => ({
        ...blob([0, -0.6, z + 0.02], [0, 0.6, z - 0.06], 0.04),
        group: { ...body, squash: [5, 1, 1] },
        colour: colour('#1b2a5e'),
        soft: 0.01,
        isSharp: true,
      }),
    ),
};
const seal: FigureMaker = (wanted) =>
  swimmer({
    ...dolphin,
    size: 1.4,
    dorsal: null,
    base: colour('#6f6a64'),
    belly: colour('#b8b0a4'),
    fin: colour('#5a5650'),
    eye: { at: [0.07, 0.03, 0.38], radius: 0.026, look: 'black' },
  })(wanted, undefined);

export const seaLife: Readonly<Record<string, FigureMaker>> = {
  fish: swimmer(fish),
  'tropical-fish': swimmer(tropical),
  goldfish: swimmer(goldfish),
  clownfish: swimmer(clown),
  blowfish: swimmer(blow),
  shark: swimmer(shark),
  dolphin: swimmer(dolphin),
  whale: swimmer(whale),
  'spouting-whale': swimmer(whale),
  orca: swimmer(orca),
  seal,
  octopus,
  jellyfish,
  crab,
};
