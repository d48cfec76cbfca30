/** Grass by season, and leaves that lie where they fell. Knows no place. */
import type { Season } from '../../scene/index.ts';
import { blendSurfaces, type Colour, colour, grass, mottle, type Surface, tint } from '../field/index.ts';

/** Fresh in spring, bleached and brown in winter. */
const greens: Readonly<Record<Season, string>> = { spring: '#699a33', summer: '#557b27', autumn: '#77732f', winter: '#7a7048' };

const leafColours: readonly (readonly [Colour, Colour])[] = [
  [colour('#8a3d14'), colour('#d8862c')],
  [colour('#a8641c'), colour('#e2b040')],
];

/** A litter of leaves, each of its own tone. */
const litter: Surface = {
  material: (tools, { local }) => {
    const { v, n, m, o } = tools;
    const tone = mottle(tools, local, 0.35, 2, 51);
    const { nearest } = n.worley(v.scale(local, 11), 53);
    const own = mottle(tools, local, 0.05, 2, 57);
    const [red, yellow] = leafColours as [(typeof leafColours)[number], (typeof leafColours)[number]];
    const base = v.mix3(v.mix3(red[0], red[1], own), v.mix3(yellow[0], yellow[1], own), m.smoothstep(0.35, 0.65, tone));
    return { base: tint(tools, base, o.mulAdd(nearest, -0.7, 1.25)), roughness: 0.7 };
  },
  bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.06, 2, 59), 0.02),
};

/** `share` of the ground, about, is under leaves: in drifts, and singly between them. */
export function leafStrewn(ground: Surface, share: number): Surface {
  return blendSurfaces(ground, litter, (tools, local) => {
    const { o, m } = tools;
    const drifts = mottle(tools, local, 0.9, 2, 61);
    const single = mottle(tools, local, 0.07, 1, 63);
    return m.smoothstep(0.5, 0.56, o.sum(o.mul(drifts, 0.45), o.mul(single, 0.55), share - 0.5));
  });
}

export function lawn(season: Season): Surface {
  const plain = grass({ colour: colour(greens[season]) });
  return season === 'autumn' ? leafStrewn(plain, 0.46) : plain;
}
