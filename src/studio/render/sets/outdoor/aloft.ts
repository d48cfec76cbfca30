/** Space: a planet low in the picture's corner, lit from where the key light comes. */
import type { Model } from '../../../models/model.ts';
import { mottle, sphere, translate } from '../../field/index.ts';
import type { SetBuilder } from '../set.ts';
import { openSide, plotOf } from './plot.ts';

/** A world of seas, land and cloud, two metres across; its rim glows blue. */
function planet(seed: number): Model {
  return {
    shapes: [
      {
        name: 'planet',
        field: translate(sphere(1), [0, 1, 0]),
        material: (tools, { local, normal }) => {
          const { o, v, m } = tools;
          const p = v.sub3(local, [0, 1, 0]);
          const land = m.smoothstep(0.5, 0.54, mottle(tools, p, 0.75, 6, seed));
          const tone = mottle(tools, p, 0.18, 4, seed + 1);
          const ground = v.mix3([0.12, 0.2, 0.06], [0.45, 0.33, 0.18], m.smoothstep(0.35, 0.65, tone));
          const warped = v.add3(p, v.scale([1, 0.3, 1], o.mul(tone, 0.35)));
          const cloud = m.smoothstep(0.5, 0.72, mottle(tools, v.mul3(warped, [1, 2.2, 1]), 0.42, 6, seed + 2));
          const rim = o.sub(1, o.abs(normal[2]));
          const glow = o.mul(o.mul(rim, rim), rim);
          const seas = v.mix3([0.01, 0.045, 0.13], ground, land);
          return {
            base: v.mix3(seas, [0.85, 0.88, 0.92], o.mul(cloud, 0.9)),
            roughness: o.mix(0.35, 0.8, o.max(land, cloud)),
            emission: v.scale([0.03, 0.09, 0.22], glow),
          };
        },
        domain: { low: [-1.02, -0.02, -1.02], high: [1.02, 2.02, 1.02] },
      },
    ],
    widthMetres: 2,
    heightMetres: 2,
  };
}

export const space: SetBuilder = (view) => {
  if (view.excluded.has('planet')) return { pieces: [] };
  const plot = plotOf(view);
  const side = openSide(plot);
  const distance = 14 * plot.reach;
  const radius = 0.62 * plot.halfWidth * distance;
  const { eyeMetres, focal, horizonY } = view.view;
  // Its middle lies on the lower edge of the picture.
  const middle = eyeMetres - ((0.98 - horizonY) / focal) * distance;
  return {
    pieces: [
      {
        model: planet(plot.rng.below(900)),
        position: [side * 0.8 * plot.halfWidth * distance, middle - radius, -distance],
        turnRadians: plot.rng.range(0, 6.28),
        scale: radius,
      },
    ],
  };
};
