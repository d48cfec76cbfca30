/**
 * Fruit that is cut, or grows in bunches. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  bloomedSkin,
  type Colour,
  type Field,
  halfSpace,
  intersection,
  mixValues,
  type Surface,
  smoothDifference,
  specks,
  tint,
  torus,
} from '../../render/field/index.ts';
import {
  ball,
  circle,
  drop,
  egg,
  foliage,
  golden,
  isAsked,
  leaning,
  lens,
  mottled,
  ownColour,
  petal,
  piece,
  pipe,
  put,
  ring,
  seedling,
  sheet,
  spun,
  thing,
} from '../assembly/index.ts';
import { bark, green, type Maker } from './fruit-parts.ts';

const watermelon: Maker = (request) => {
  const rind: Surface = {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const ragged = o.mul(o.sub(tools.n.valueNoise(v.scale(local, 45)), 0.5), 0.55);
      const stripes = m.sinTurns(o.mulAdd(m.atan2Turns(local[2], o.sub(local[1], 0.115)), 9, ragged));
      return {
        base: v.mix3([0.13, 0.26, 0.06], [0.015, 0.055, 0.014], m.smoothstep(-0.1, 0.25, stripes)),
        roughness: 0.28,
        coat: 0.35,
        coatRoughness: 0.2,
      };
    },
  };
  const wedge: Surface = {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const away = o.mul(v.length([local[0], local[1], 0]), 1 / 0.115);
      const seeds = o.mul(
        specks(tools, v.mul3(local, [1, 0.62, 1]), 0.017, 0.2, 3),
        o.mul(m.smoothstep(0.84, 0.76, away), m.smoothstep(0.3, 0.45, away)),
      );
      const flesh = tint(tools, request.colour ?? [0.78, 0.07, 0.06], o.mulAdd(tools.n.valueNoise(v.scale(local, 180)), 0.35, 0.8));
      const pale = v.mix3(
        v.mix3(flesh, [0.75, 0.8, 0.5], m.smoothstep(0.84, 0.93, away)),
        [0.06, 0.2, 0.03],
        m.smoothstep(0.955, 0.97, away),
      );
      return {
        base: v.mix3(pale, [0.012, 0.008, 0.006], seeds),
        roughness: o.mulAdd(seeds, 0.1, 0.24),
        subsurface: o.mul(0.5, o.sub(1, seeds)),
        subsurfaceRadius: [0.006, 0.002, 0.0015],
        coat: 0.4,
      };
    },
  };
  const slice = sheet(circle(0, 0, 0.115), 0.011);
  const cut = intersection(slice, halfSpace([0.35, 1, 0], 0), halfSpace([-0.35, 1, 0], 0));
  const wholeOnly = isAsked(request.attributes, 'whole');
  return thing(
    request,
    wholeOnly ? [0.27, 0.23, 0.23] : [0.38, 0.23, 0.3],
    [
      piece(rind, egg([0.135, 0.115, 0.115])),
      piece(
        bark,
        pipe(
          0.003,
          [
            [-0.13, 0.118, 0],
            [-0.145, 0.125, 0],
            [-0.15, 0.138, 0.006],
          ],
          2,
        ),
      ),
    ],
    {
      // biome-ignore format: rows
      turn: 0,
      more: wholeOnly ? [] : [seedling(`${request.name}-slice`, 0.13, piece(wedge, cut))],
      room: 0.03,
      parts: [{ shape: 0, position: wholeOnly ? [0, 0, 0] : [-0.04, 0, -0.06] }, ...(wholeOnly ? [] : [{ shape: 1, position: [0.085, 0.115, 0.1] as const, rotation: [-0.12, 0.12, 0] as const }, { shape: 1, position: [-0.06, 0.0125, 0.135] as const, rotation: [-1.5708, 0.5, 0] as const }])], // biome-ignore format: rows
    },
  );
};

const grape: Maker = (request) => {
  const { name } = request;
  const berry = seedling(
    `${name}-berry`,
    0.014,
    piece(bloomedSkin({ colour: ownColour(request, '#3a1238'), bloom: 0.35 }), egg([0.0092, 0.0105, 0.0092], [0, 0, 0])),
  );
  const rows = [[0.1, 0.026, 8], [0.088, 0.036, 11], [0.074, 0.034, 10], [0.06, 0.028, 8], [0.046, 0.021, 6], [0.032, 0.013, 4], [0.02, 0.004, 2], [0.1, 0.006, 2], [0.086, 0.014, 4], [0.066, 0.012, 4]] as const; // biome-ignore format: rows
  const berries = rows.flatMap(([y, away, count], row) => Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI + row * 0.7;
    return { shape: 1, position: [away * Math.cos(angle), y + 0.004 * (golden(index, row) - 0.5), 0.72 * away * Math.sin(angle)] as const, rotation: [0.3 * Math.sin(angle), angle, 0.3 * Math.cos(angle)] as const, scale: 0.92 + 0.16 * golden(index, row + 2) };
  })); // biome-ignore format: rows
  const leafy = put(petal(drop(0.062, 0.06), 0.06, 0.0006), [0.006, 0.114, 0], [0.25, -0.5, -0.35]);
  const stalk = pipe(
    0.0016,
    [
      [0, 0.05, 0],
      [0, 0.11, 0],
      [0.006, 0.128, 0],
      [-0.012, 0.138, 0],
    ],
    2,
  );
  return thing(request, [0.1, 0.14, 0.075], [piece(bark, stalk), piece(foliage({ base: '#4d7a26', size: 0.01 }), leafy)], {
    more: [berry],
    parts: [{ shape: 0, position: [0, 0, 0] }, ...berries],
    spread: 1,
  });
};

const strawberry: Maker = (request) => {
  const base = ownColour(request, '#c8141c');
  const body = spun([[0, 0], [0.006, 0.0012], [0.0125, 0.011], [0.0178, 0.024], [0.0185, 0.032], [0.0145, 0.0395], [0.006, 0.0415], [0, 0.041]]); // biome-ignore format: a profile
  const skin: Surface = {
    material: (tools, { local }) => {
      const seeds = specks(tools, tools.v.mul3(local, [1, 0.7, 1]), 0.0046, 0.3);
      const pale = tools.m.smoothstep(0.034, 0.042, local[1]);
      return {
        base: tools.v.mix3(tools.v.mix3(base, [0.75, 0.42, 0.25], tools.o.mul(pale, 0.6)), [0.75, 0.5, 0.15], seeds),
        roughness: 0.25,
        coat: 0.55,
        coatRoughness: 0.12,
        subsurface: 0.55,
        subsurfaceRadius: [0.003, 0.0008, 0.0006],
      };
    },
    bump: (tools, local) => tools.o.mul(specks(tools, tools.v.mul3(local, [1, 0.7, 1]), 0.0046, 0.55), -0.0007),
  };
  const calyx = ring(petal(lens(0.018, 0.0065), 0.02, 0.0004), 8, 0).map((one) => put(one, [0, 0.0408, 0]));
  return thing(
    request,
    [0.037, 0.05, 0.037],
    [
      piece(skin, body),
      piece(
        green,
        ...calyx,
        pipe(
          0.0009,
          [
            [0, 0.041, 0],
            [0.002, 0.047, 0],
            [0.006, 0.052, 0],
          ],
          2,
        ),
      ),
    ],
    { parts: [{ shape: 0, position: [0, 0.003, 0], rotation: [0.12, 0, 0.1] }], spread: 1.5 },
  );
};

const pineapple: Maker = (request) => {
  const eyes = (tools: Parameters<Field>[0], [x, y, z]: Parameters<Field>[1]) => {
    const { o, m } = tools;
    const [turns, rise] = [o.mul(m.atan2Turns(z, x), 11), o.mul(y, 52)];
    const one = (at: ReturnType<typeof o.add>) => o.abs(o.sub(o.sub(at, o.floor(at)), 0.5));
    return o.max(one(o.add(turns, rise)), one(o.sub(turns, rise)));
  };
  const skin: Surface = {
    material: (tools, { local }) => {
      const { v, m, o } = tools;
      const groove = eyes(tools, local);
      const ripe = tint(tools, request.colour ?? [0.62, 0.33, 0.06], o.mulAdd(tools.n.valueNoise(v.scale(local, 60)), 0.6, 0.65));
      return {
        base: v.mix3(
          v.mix3(ripe, [0.25, 0.24, 0.05], m.smoothstep(0.11, 0.16, local[1])),
          [0.12, 0.06, 0.02],
          m.smoothstep(0.33, 0.46, groove),
        ),
        roughness: 0.55,
        subsurface: 0.3,
        subsurfaceRadius: [0.003, 0.0015, 0.0005],
      };
    },
    bump: (tools, local) => tools.o.mul(tools.m.smoothstep(0.5, 0.1, eyes(tools, local)), 0.006),
  };
  const body = spun([[0.03, 0], [0.05, 0.012], [0.062, 0.05], [0.064, 0.095], [0.055, 0.14], [0.034, 0.165], [0, 0.168]]); // biome-ignore format: a profile
  const blade = seedling(
    `${request.name}-blade`,
    0.16,
    piece(foliage({ base: '#3f5f2a', tip: '#8a9a55', size: 0.03 }), petal(lens(0.12, 0.02), 0.13, 0.0012)),
  );
  const blades = Array.from({ length: 26 }, (_, index) => {
    const level = index / 26;
    return {
      shape: 1,
      position: [0, 0.16 + 0.03 * level, 0] as const,
      rotation: leaning(index * 2.4, 0.25 + 1.15 * level),
      scale: 0.65 + 0.45 * level,
    };
  });
  return thing(request, [0.135, 0.3, 0.135], [piece(skin, body)], { more: [blade], parts: [{ shape: 0, position: [0, 0, 0] }, ...blades], spread: 2 }); // biome-ignore format: rows
};

const halves =
  (skin: Surface, face: Surface, sizes: readonly [number, number, number], stone?: Surface): Maker =>
  (request) => {
    const [a, b, c] = sizes;
    const half = intersection(egg([a, b, c], [0, 0, 0]), halfSpace([0, 0, 1], 0));
    const cut: Surface = {
      material: (tools, at) =>
        mixValues(tools, skin.material(tools, at), face.material(tools, at), tools.m.smoothstep(0.7, 0.85, at.normal[2])),
      ...(skin.bump && { bump: skin.bump }),
    };
    const pit = stone ? [piece(stone, ball(0.36 * a, [0, -0.2 * b, 0]))] : [];
    return thing(request, [3.6 * a, 2 * b, 2.6 * c], [piece(skin, egg([a, b, c], [0, 0, 0]))], { room: 1.2 * b, more: [seedling(`${request.name}-half`, 1.4 * b, piece(cut, half), ...pit)], parts: [{ shape: 0, position: [-0.85 * a, b * 0.93, -0.3 * c], rotation: [0.2, 0, 0.25] }, { shape: 1, position: [0.8 * a, b * 0.97, 0.5 * c], rotation: [-0.3, -0.1, -0.15] }] }); // biome-ignore format: rows
  };
/** Rings about the middle of a cut at z = 0: [radius share, colour] from the middle outwards. */
const ringed = (
  radii: readonly [number, number],
  rings: readonly (readonly [number, Colour])[],
  seeds?: { readonly at: number; readonly count: number },
): Surface => ({
  material: (tools, { local }) => {
    const { o, v, m } = tools;
    const away = v.length([o.mul(local[0], 1 / radii[0]), o.mul(local[1], 1 / radii[1]), 0]);
    let base = v.mix3(rings[0]![1], rings[0]![1], 0);
    for (const [edge, next] of rings.slice(1)) base = v.mix3(base, next, m.smoothstep(edge - 0.06, edge + 0.06, away));
    if (seeds) {
      const turns = o.mul(m.atan2Turns(local[1], local[0]), seeds.count);
      const near = v.length([o.mul(o.sub(away, seeds.at), 9), o.mul(o.sub(o.sub(turns, o.floor(turns)), 0.5), 3.2), 0]);
      base = v.mix3(base, [0.012, 0.01, 0.006], m.smoothstep(0.9, 0.7, near));
    }
    return { base, roughness: 0.3, subsurface: 0.5, subsurfaceRadius: [0.002, 0.002, 0.0006], coat: 0.35, coatRoughness: 0.15 };
  },
});
const kiwi = halves(mottled({ base: '#6b4f2a', other: '#8a6a3a', size: 0.004, roughness: 0.8, sheen: 0.5, bump: 0.0006, grain: 0.0012 }), ringed([0.024, 0.029], [[0, [0.72, 0.72, 0.4]], [0.3, [0.3, 0.5, 0.06]], [0.75, [0.22, 0.42, 0.05]], [0.95, [0.3, 0.35, 0.08]]], { at: 0.48, count: 22 }), [0.024, 0.029, 0.024]); // biome-ignore format: rows
const avocado = halves(mottled({ base: '#1d2a14', other: '#2c3d18', size: 0.006, roughness: 0.5, bump: 0.0012, grain: 0.003 }), ringed([0.033, 0.047], [[0, [0.75, 0.72, 0.28]], [0.65, [0.62, 0.66, 0.2]], [0.92, [0.2, 0.34, 0.05]]]), [0.033, 0.047, 0.033], mottled({ base: '#6b3d1c', other: '#4a2812', size: 0.01, roughness: 0.35, coat: 0.3 })); // biome-ignore format: rows
const coconut = halves(mottled({ base: '#4a3220', other: '#7a5a38', size: 0.003, roughness: 0.9, bump: 0.003, grain: 0.002, subsurface: 0 }), ringed([0.058, 0.06], [[0, [0.82, 0.8, 0.74]], [0.6, [0.88, 0.87, 0.82]], [0.87, [0.1, 0.05, 0.025]]]), [0.058, 0.06, 0.058]); // biome-ignore format: rows

const melon: Maker = (request) => {
  const base = ownColour(request, '#a8b068');
  const net: Surface = {
    material: (tools, { local }) => {
      const lines = tools.m.smoothstep(
        0.1,
        0.03,
        tools.o.sub(tools.n.worley(tools.v.scale(local, 95)).second, tools.n.worley(tools.v.scale(local, 95)).nearest),
      );
      return { base: tools.v.mix3(base, [0.55, 0.48, 0.32], lines), roughness: 0.6 };
    },
    bump: (tools, local) => tools.o.mul(tools.n.worley(tools.v.scale(local, 95)).nearest, 0.002),
  };
  return thing(
    request,
    [0.17, 0.185, 0.17],
    [
      piece(net, egg([0.085, 0.083, 0.085])),
      piece(
        bark,
        pipe(
          0.004,
          [
            [0, 0.162, 0],
            [0, 0.176, 0],
            [0.012, 0.184, 0, 0.005],
          ],
          2,
        ),
      ),
    ],
    { spread: 2 },
  );
};

const blueberry: Maker = (request) => {
  const skin = bloomedSkin({ colour: ownColour(request, '#1c2450'), bloom: 0.85 });
  const crown = put(torus(0.0028, 0.0008), [0, 0.0073, 0]);
  const berry = seedling(
    `${request.name}-berry`,
    0.01,
    piece(skin, smoothDifference(0.0012, egg([0.0083, 0.0075, 0.0083], [0, 0, 0]), ball(0.0022, [0, 0.0082, 0])), crown),
  );
  const places = [[0, 0, 0], [0.017, 0, 0.004], [-0.016, 0, 0.005], [0.006, 0, 0.018], [-0.009, 0, -0.014], [0.012, 0, -0.013], [0.001, 0.013, 0.003], [0.03, 0, 0.013], [-0.03, 0, -0.004]] as const; // biome-ignore format: rows
  const leafy = put(petal(lens(0.028, 0.013), 0.03, 0.0004), [-0.012, 0.006, 0.014], [0.2, 2.8, 0.25]);
  return thing(request, [0.075, 0.03, 0.05], [piece(green, leafy)], { more: [berry], parts: [{ shape: 0, position: [0, 0, 0] }, ...places.map(([x, y, z], index) => ({ shape: 1, position: [x, y + 0.0075, z] as const, rotation: [golden(index, 1) * 1.2 - 0.2, index * 2.4, golden(index, 2) - 0.5] as const, scale: 0.9 + 0.2 * golden(index) }))], spread: 1 }); // biome-ignore format: rows
};

export const largeFruit: Readonly<Record<string, Maker>> = {
  watermelon,
  grape,
  strawberry,
  blueberry,
  pineapple,
  kiwi,
  melon,
  coconut,
  avocado,
};
