/** Under water: rocks, kelp that sways, bubbles that rise. The colour of the depths is the panorama's and the haze's. */
import { createRng } from '../../../../shared/index.ts';
import type { Model } from '../../../models/model.ts';
import {
  colour,
  displace,
  type Field,
  mottle,
  roughening,
  type Surface,
  smoothUnion,
  sphere,
  splineSweep,
  sweep,
  tint,
  translate,
  union,
} from '../../field/index.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { modelFor } from './grounds-of-grass.ts';
import { atSide, openSide, plant, plotOf, scatter } from './plot.ts';
import { boulder } from './rocks.ts';
import { solidModel } from './solids.ts';

/** Bands of kelp a metre tall. */
function kelp(seed: number): Model {
  const rng = createRng(seed).fork('kelp');
  const bands = Array.from({ length: 5 }, (): Field => {
    const [angle, away, tall] = [rng.range(0, 6.28), rng.range(0, 0.12), rng.range(0.6, 1)];
    const [x, z] = [Math.cos(angle) * away, Math.sin(angle) * away];
    const sway = rng.range(0.03, 0.07);
    const phase = rng.range(0, 6.28);
    return splineSweep(
      [0, 0.25, 0.5, 0.75, 1].map((t) => ({
        at: [x * (1 + t) + sway * Math.sin(phase + 5 * t) + 0.12 * t * t, tall * t - 0.03, z * (1 + t)] as const,
        radius: 0.024 * (0.5 + 1.6 * t) * (1.08 - t) + 0.002,
      })),
      3,
    );
  });
  const surface: Surface = {
    material: (tools, { local }) => {
      const { v, m } = tools;
      return {
        base: v.mix3([0.05, 0.075, 0.012], [0.3, 0.27, 0.05], m.smoothstep(0, 1, local[1])),
        roughness: 0.4,
        coat: 0.2,
        subsurface: 0.3,
        subsurfaceRadius: [0.006, 0.006, 0.002],
      };
    },
  };
  return solidModel({ name: 'kelp', field: union(...bands), surface, half: 0.5, height: 1.05, below: 0.06 });
}

/** Fingers of coral, 0.5 m. */
function coral(seed: number, hex: string): Model {
  const rng = createRng(seed).fork('coral');
  const fingers = Array.from({ length: 9 }, (_, index): Field => {
    const [angle, lean] = [index * 2.4, rng.range(0.2, 0.75)];
    const [x, z] = [Math.cos(angle) * lean, Math.sin(angle) * lean];
    const tall = rng.range(0.3, 0.5);
    return sweep([
      { at: [0, -0.03, 0], radius: 0.06 },
      { at: [0.35 * x * tall, 0.55 * tall, 0.35 * z * tall], radius: 0.036 },
      { at: [x * tall, tall, z * tall], radius: 0.03 },
    ]);
  });
  const base = colour(hex);
  const surface: Surface = {
    material: (tools, { local }) => ({ base: tint(tools, base, tools.o.mulAdd(mottle(tools, local, 0.02, 3), 0.7, 0.6)), roughness: 0.7 }),
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.012, 2, 3), 0.008),
  };
  const field = displace(smoothUnion(0.03, ...fingers), roughening({ amplitude: 0.012, size: 0.03, seed: seed % 31 }));
  return solidModel({ name: `coral-${seed % 1000}`, field, surface, half: 0.5, height: 0.6, below: 0.1 });
}

/** A skin of air is all mirror: pale, not clear, which would cost samples. */
const bubble = (): Model => ({
  shapes: [
    {
      name: 'bubble',
      field: translate(sphere(0.5), [0, 0.5, 0]),
      material: ({ v, m, o }, { normal }) => ({
        base: v.mix3([0.1, 0.42, 0.5], [0.75, 0.95, 0.97], m.smoothstep(0.25, 0.9, o.abs(normal[1]))),
        roughness: 0.08,
        coat: 1,
        coatRoughness: 0.02,
      }),
      domain: { low: [-0.52, -0.02, -0.52], high: [0.52, 1.02, 0.52] },
    },
  ],
  widthMetres: 1,
  heightMetres: 1,
});

export const underWater: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng, reach } = plot;
  const side = openSide(plot);
  const rock = boulder({ seed: rng.below(900), base: colour('#6f6a60'), cover: colour('#5a6b3a') });
  const weed = modelFor(view, 'seaweed', { seed: rng.below(900) }) ?? kelp(rng.below(900));
  const corals = [coral(rng.below(900), '#d9603f'), coral(rng.below(900), '#c8508a')];
  const pack = [1.0, 0.8, 0.62, 0.88].map((share, index): SetPiece => {
    const distance = reach * [1.15, 1.3, 1.12, 1.6][index]!;
    return {
      model: rock,
      position: [atSide(plot, side, distance, share), 0, -distance],
      turnRadians: rng.range(0, 6.28),
      scale: reach * [0.3, 0.22, 0.11, 0.4][index]!,
    };
  });
  const air = bubble();
  const stream = atSide(plot, -side, 1.1 * reach, 0.62);
  return {
    pieces: [
      ...pack,
      ...plant([rock], scatter(plot, { count: 12, from: 1.5 * reach, to: 5 * reach, half: 0.15 * reach, isAside: true }), {
        vary: 0.6,
        scale: 0.2 * reach,
      }),
      ...plant([weed], scatter(plot, { count: 12, from: 1.15 * reach, to: 3.6 * reach, half: 0.1 * reach, isAside: true }), {
        vary: 0.35,
        scale: (0.45 * reach) / weed.heightMetres,
      }),
      ...plant(corals, scatter(plot, { count: 12, from: 0.95 * reach, to: 2.2 * reach, half: 0.1 * reach, isAside: true }), {
        vary: 0.4,
        scale: 0.26 * reach,
      }),
      ...Array.from(
        { length: 16 },
        (_, index): SetPiece => ({
          model: air,
          position: [
            stream + rng.range(-0.05, 0.05) * reach,
            (0.06 + 0.05 * index) * reach * rng.range(0.9, 1.1),
            -1.15 * reach + rng.range(-0.1, 0.1) * reach,
          ],
          scale: reach * rng.range(0.006, 0.02),
        }),
      ),
    ],
  };
};
