/**
 * The range behind a meadow or a lake, as far land that is really there: rock, snow above a wandering line, woods at its foot, lit by the
 * sun of the hour, with the air before it growing thicker with the distance and towards the ground.
 */
import type { F32, Vec3 } from '../../../../kernel/index.ts';
import type { Model } from '../../../models/model.ts';
import { box, type FieldTools, mottle, planeSampler, type Shape, type ShapeImage, type Surface } from '../../field/index.ts';
import { hazeColourOf, terrainOf } from '../../setting/index.ts';
import type { SetPiece } from '../set.ts';
import { openSide, type Plot } from './plot.ts';

const halfDepth = 1.15;
/** Texels a unit of height: finer ones are not told apart in a picture of 1,000 pixels. */
const texelsAUnit = 110;

interface Range {
  readonly halfWidth: number;
  readonly peak: number;
  readonly seed: number;
  /** Height above which snow lies; over 2: none. */
  readonly snowLine: number;
  readonly haze: readonly [number, number, number];
  /** Share of the light of its foot's front and of its back that the air takes. */
  readonly air: readonly [front: number, back: number];
}

function surfaceOf({ snowLine, haze, air }: Range, woodAt: (tools: FieldTools, p: Vec3<F32>) => F32): Surface {
  return {
    material: (tools, { local, normal }) => {
      const { o, v, m } = tools;
      const blotch = mottle(tools, local, 0.22, 4, 3);
      const grain = mottle(tools, v.mul3(local, [1, 2.6, 1]), 0.035, 4, 5);
      const rock = v.mix3([0.09, 0.088, 0.094], [0.33, 0.3, 0.275], o.mulAdd(grain, 0.75, o.mul(blotch, 0.3)));
      const scree = v.mix3(rock, [0.3, 0.29, 0.28], o.mul(m.smoothstep(0.62, 0.8, normal[1]), 0.55));
      const meadow = v.mix3([0.1, 0.14, 0.045], [0.19, 0.2, 0.08], blotch);
      const isLow = m.smoothstep(0.5, 0.33, o.mulAdd(blotch, 0.16, local[1]));
      const green = v.mix3(scree, meadow, o.mul(isLow, m.smoothstep(0.5, 0.68, normal[1])));
      const wood = woodAt(tools, local);
      const planted = v.mix3(green, v.mix3([0.022, 0.04, 0.02], [0.05, 0.085, 0.035], grain), wood);
      const held = o.sum(
        o.mul(normal[1], 0.42),
        o.mul(o.sub(local[1], snowLine), 1.3),
        o.mul(o.sub(blotch, 0.5), 0.3),
        o.mul(o.sub(grain, 0.5), 0.28),
      );
      const snow = m.smoothstep(0.27, 0.36, held);
      const share = airAt(tools, local, air);
      return {
        base: v.scale(v.mix3(planted, [0.84, 0.87, 0.92], snow), o.sub(1, share)),
        roughness: 1,
        ior: 1,
        emission: v.scale(haze, share),
      };
    },
    bump: (tools, local) => tools.o.mul(mottle(tools, tools.v.mul3(local, [1, 1.6, 1]), 0.03, 4, 7), 0.014),
  };
}

/** More of it far away, and where it lies in the valleys. */
function airAt({ o, m }: FieldTools, [, y, z]: Vec3<F32>, [front, back]: Range['air']): F32 {
  const away = m.smoothstep(halfDepth, -0.5 * halfDepth, z);
  const mist = o.mul(m.smoothstep(0.16, -0.02, y), 0.2);
  return o.min(o.sum(o.mul(away, back - front), front, mist), 0.9);
}

/** One unit high, its foot on y = 0, its front towards the viewer. */
function range(request: Range): Model {
  const { halfWidth, peak, seed } = request;
  const columns = Math.min(1024, Math.round(2 * halfWidth * texelsAUnit));
  const rows = Math.round(2 * halfDepth * texelsAUnit);
  const { heights, woods } = terrainOf({ halfWidth, halfDepth, peak, columns, rows, seed });
  const sheet = (name: string, pixels: Float32Array): ShapeImage => ({
    name,
    width: columns,
    height: rows,
    channels: 1,
    columns: 'clamp',
    pixels,
  });
  const spread = { centreU: 0, centreV: 0, width: 2 * halfWidth, height: 2 * halfDepth };
  const [relief, wood] = [sheet('relief', heights), sheet('wood', woods)];
  const heightAt = planeSampler({ image: relief, ...spread });
  const woodOf = planeSampler({ image: wood, ...spread });
  const shape: Shape = {
    name: 'mountain-range',
    field: (tools, p) => {
      const [x, y, z] = p;
      const over = tools.o.sub(y, heightAt(tools, x, tools.o.neg(z))[0]!);
      return tools.o.max(over, box([halfWidth, 2, halfDepth])(tools, [x, tools.o.sub(y, 1.97), z]));
    },
    ...surfaceOf(request, (tools, [x, , z]) => woodOf(tools, x, tools.o.neg(z))[0]!),
    images: [relief, wood],
    domain: { low: [-halfWidth, -0.03, -halfDepth], high: [halfWidth, heights.reduce((a, b) => Math.max(a, b), 0) + 0.02, halfDepth] },
  };
  return { shapes: [shape], widthMetres: 2 * halfWidth, heightMetres: 1 };
}

/** `from`: metres from the eye where its foot may begin. None where the camera looks down or has no room above the horizon. */
export function mountainRange(plot: Plot, { from, isSnowed = false }: { from: number; isSnowed?: boolean }): SetPiece[] {
  const { source, reach, halfWidth, rng } = plot;
  const { focal, horizonY, pitchRadians } = source.view;
  const seed = rng.below(900);
  if (pitchRadians > 0.5 || horizonY < 0.06) return [];
  const rise = Math.min(0.5, Math.max(0.1, (0.82 * Math.min(horizonY, 0.72)) / focal));
  const distance = Math.max(14 * reach, from) / (1 - 1.1 * halfDepth * rise);
  const size = rise * distance;
  const { setting } = source;
  const model = range({
    halfWidth: Math.max(1.6, (1.3 * halfWidth) / rise),
    peak: openSide(plot) * (0.28 + 0.14 * rng.float()),
    seed,
    snowLine: isSnowed ? -1 : source.season === 'summer' ? 0.72 : 0.52,
    haze: hazeColourOf(setting),
    air: setting.weather === 'clear' ? [0, 0.07] : [0.16, 0.5],
  });
  return [{ model, position: [0, -0.01 * size, -distance], scale: size }];
}
