/** Boulders and pebbles: a rough egg of stone with what lies on it. Metres. */
import type { Model } from '../../../models/model.ts';
import { type Colour, colour, displace, ellipsoid, mottle, roughening, type Surface, tint, translate } from '../../field/index.ts';
import { solidModel } from './solids.ts';

export interface Rock {
  readonly seed: number;
  readonly base?: Colour;
  /** Of what lies on its upper side: moss, snow, sand. */
  readonly cover?: Colour;
}

/** About a metre wide, 0.7 tall, let into the ground. */
export function boulder({ seed, base = colour('#7d766c'), cover }: Rock): Model {
  const egg = translate(ellipsoid([0.5, 0.42, 0.44]), [0, 0.24, 0]);
  const field = displace(egg, roughening({ amplitude: 0.42, size: 0.6, octaves: 3, seed: seed % 67 }));
  const surface: Surface = {
    material: (tools, { local, normal }) => {
      const { o, v, m } = tools;
      const tone = mottle(tools, local, 0.16, 4, 3);
      const grit = mottle(tools, local, 0.02, 2, 6);
      const stone = tint(tools, base, o.sum(o.mul(tone, 0.8), o.mul(grit, 0.3), 0.42));
      if (!cover) return { base: stone, roughness: 0.8 };
      const lying = m.smoothstep(0.55, 0.75, o.mulAdd(tone, 0.4, o.mul(normal[1], 0.55)));
      return { base: v.mix3(stone, cover, lying), roughness: 0.85 };
    },
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.07, 3, 5), 0.03),
  };
  return solidModel({ name: 'boulder', field, surface, half: 0.85, height: 1.0, below: 0.5 });
}
