/**
 * What hangs and lies about a house: rug, curtains, mirror, pictures, door, window, ladder. Front to +z, metres.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import type { F32 } from '../../../kernel/index.ts';
import {
  brass,
  type Colour,
  cloth,
  colour,
  difference,
  type Field,
  intersection,
  metal,
  mottle,
  rotate,
  type Surface,
  sine,
  translate,
  union,
} from '../../render/field/index.ts';
import { isAsked, piece, plain } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import {
  bent,
  block,
  build,
  chrome,
  darkPlastic,
  dot,
  drum,
  finish,
  lacquer,
  leaning,
  type Makers,
  oak,
  pair,
  rod,
  taper,
  topAt,
  walnut,
} from './joinery.ts';

/** A hand-knotted rug, diamonds in a border; round when asked. It lies; `height` is its pile. */
function rug(request: ModelRequest): Model {
  const isRound = isAsked(request.attributes, 'round', 'circular');
  const half = isRound ? ([0.9, 0.9] as const) : ([1.1, 0.75] as const);
  const [ground, accent]: readonly Colour[] = [colour('#c9bda6'), request.colour ?? colour('#8c4630')];
  const pile: Surface = {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const wobble = o.mul(o.sub(mottle(tools, local, 0.03), 0.5), 0.02);
      const [x, z] = [o.add(local[0], wobble), o.sub(local[2], wobble)];
      const wave = (at: F32, size: number) => o.abs(o.sub(o.sub(o.mul(at, 1 / size), o.floor(o.mul(at, 1 / size))), 0.5));
      const lattice = o.add(wave(x, 0.42), wave(z, 0.42));
      const lines = m.smoothstep(0.05, 0.02, o.abs(o.sub(lattice, 0.5)));
      const hearts = m.smoothstep(0.17, 0.13, lattice);
      const edge = isRound
        ? o.sub(half[0], v.length([local[0], local[2], 0]))
        : o.min(o.sub(half[0], o.abs(local[0])), o.sub(half[1], o.abs(local[2])));
      const border = o.mul(m.smoothstep(0.05, 0.055, edge), m.smoothstep(0.115, 0.11, edge));
      const field = v.mix3(v.mix3(ground!, colour('#5a4038'), o.mul(lines, 0.8)), accent!, o.mul(hearts, 0.85));
      const dyed = v.mix3(v.mix3(accent!, field, m.smoothstep(0.15, 0.155, edge)), colour('#3a2f30'), o.mul(border, 0.9));
      const knots = o.mul(o.mulAdd(mottle(tools, local, 0.25), 0.4, 0.78), o.mulAdd(mottle(tools, local, 0.006, 2), 0.35, 0.82));
      return { base: v.scale(dyed, knots), roughness: 0.95, sheen: 0.25 };
    },
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.007, 2, 3), 0.004),
  };
  const sheet = isRound ? drum(0.9, 0.009, [0, 0.009, 0], 'y', 0.008) : block([half[0], 0.009, half[1]], [0, 0.009, 0], 0.008);
  const fringe: Field = (tools, p) => {
    const { o, m, k } = tools;
    const comb = k.opaque(o.mul(m.sinTurns(o.mul(p[2], 40)), 0.02), {
      of: [p[2]],
      range: () => ({ low: -0.021, high: 0.021 }),
      steepness: 5.1,
    });
    return o.mul(o.max(block([half[0] + 0.055, 0.004, half[1] - 0.01], [0, 0.005, 0], 0.003)(tools, p), o.mul(comb, 0.15)), 0.9);
  };
  return build({
    ...request,
    pieces: [piece(pile, sheet), ...(isRound ? [] : [piece(plain('#d9cdb4', 0.9), fringe)])],
    width: 2 * half[0] + 0.11,
    height: 0.018,
    length: 2 * half[1],
    turn: -0.25,
    anchors: { top: { at: [0, 0.018, 0], widthMetres: 1.9, depthMetres: 1.3 }, seat: { at: [0, 0.018, 0], widthMetres: 1.6, depthMetres: 1.1 } },
  }); // biome-ignore format: a table
}

function curtain(request: ModelRequest): Model {
  const top = 2.16;
  const drape = (side: number): Field => {
    const sheet: Field = (tools, p) => {
      const { o } = tools;
      const sway = o.mul(sine(tools, o.mulAdd(p[1], 1.7, o.mul(p[0], 6))), 0.012);
      const depth = o.add(o.mul(sine(tools, o.mulAdd(o.add(p[0], sway), 58, side)), 0.03), sway);
      return o.mul(o.sub(o.abs(o.sub(p[2], depth)), 0.004), 0.5);
    };
    return intersection(sheet, block([0.3, top / 2 - 0.01, 0.1], [side * 0.46, top / 2, 0], 0.004));
  };
  const stuff = request.material
    ? finish(request, { kind: 'cloth' })
    : cloth({ colour: request.colour ?? colour('#8a2f35'), spacing: 0.004, plane: 'xy' });
  const rings = [-0.7, -0.58, -0.46, -0.34, -0.22]
    .flatMap((x) => [x, -x])
    .map((x) => block([0.006, 0.026, 0.026], [x, top + 0.03, 0], 0.005));
  return build({
    ...request,
    pieces: [piece(stuff, drape(-1), drape(1)), piece(brass(), rod(0.014, [-0.85, top + 0.03, 0], [0.85, top + 0.03, 0]), pair(dot(0.032, [0.87, top + 0.03, 0])), ...rings, ...[-1, 1].map((s) => block([0.312, 0.022, 0.055], [s * 0.46, 0.95, 0.0], 0.02)))],
    width: 1.8,
    height: top + 0.06,
    length: 0.14,
    turn: -0.15,
    spread: 0.15,
  }); // biome-ignore format: a table
}

/** Quicksilver that mirrors the room, in a gilt or wooden frame; stands leaning a little. */
function mirror(request: ModelRequest): Model {
  const frame =
    request.colour || request.material
      ? finish(request, { kind: 'wood' })
      : metal({ colour: [0.85, 0.6, 0.26], roughness: 0.3, tarnish: 0.4 });
  const isRound = isAsked(request.attributes, 'round', 'circular');
  const silver: Surface = { material: () => ({ base: [0.93, 0.94, 0.95], metal: 1, roughness: 0.015 }) };
  const tilt = (field: Field): Field => leaning(field, -0.07, [0, 0, 0.03]);
  const oval =
    (a: number, b: number, half: number): Field =>
    (tools, p) => {
      const { o, v } = tools;
      const q = v.length([o.mul(p[0], 1 / a), o.mul(o.sub(p[1], 0.4), 1 / b), 0]);
      return o.mul(o.max(o.mul(o.sub(q, 1), Math.min(a, b)), o.sub(o.abs(p[2]), half)), 0.9);
    };
  const [a, b] = isRound ? [0.4, 0.4] : [0.28, 0.4];
  const ring: Field = (tools, p) => {
    const { o, v } = tools;
    const q = o.mul(o.sub(v.length([o.mul(p[0], 1 / (a - 0.03)), o.mul(o.sub(p[1], 0.4), 1 / (b - 0.03)), 0]), 1), Math.min(a, b) - 0.03);
    return o.mul(o.sub(v.length([q, p[2], 0]), 0.026), 0.8);
  };
  const foot = union(
    pair(taper([0.12, 0.06, 0], 0.016, [0.2, 0.014, 0.12], 0.013)),
    taper([0, 0.3, -0.04], 0.013, [0, 0.013, -0.2], 0.012),
  );
  return build({
    ...request,
    pieces: [
      piece(silver, tilt(oval(a - 0.03, b - 0.03, 0.006))),
      piece(frame, tilt(ring), foot),
      piece(darkPlastic, tilt(translate(oval(a - 0.03, b - 0.03, 0.004), [0, 0, -0.012]))),
    ],
    width: 2 * a,
    height: 0.8,
    length: 0.36,
    turn: -0.3,
  });
}

/** Layers of hills under a low sun, painted; or flowers. */
const painting = (halfU: number, halfV: number, centreV: number, seed: number): Surface => ({
  material: (tools, { local }) => {
    const { o, v, m, n } = tools;
    const [x, y] = [o.mul(local[0], 1 / halfU), o.mul(o.sub(local[1], centreV), 1 / halfV)];
    const strokes = o.sub(n.fbm([o.mul(x, 9), o.mul(y, 16), o.float(seed)], 3, 4), 0);
    const ridge = (level: number, size: number, salt: number) =>
      m.smoothstep(
        0.02,
        -0.02,
        o.sub(y, o.sum(level, o.mul(n.fbm([o.mul(x, 1 / size), o.float(salt + seed), o.float(0)], 3, salt), 0.6), o.mul(strokes, 0.03))),
      );
    const sun = v.length([o.sub(x, 0.25), o.sub(y, 0.3), 0]);
    const sky = v.mix3(
      v.mix3(colour('#f0c98a'), colour('#7fa7b8'), m.smoothstep(-0.2, 0.9, o.mulAdd(strokes, 0.3, y))),
      colour('#e2632e'),
      m.smoothstep(0.2, 0.17, sun),
    );
    const hills = v.mix3(
      v.mix3(v.mix3(sky, colour('#c79a6a'), ridge(0.05, 0.9, 3)), colour('#7d8a58'), ridge(-0.25, 0.8, 5)),
      colour('#2d4a3c'),
      ridge(-0.55, 0.7, 8),
    );
    return { base: v.scale(hills, o.mulAdd(strokes, 0.35, 1)), roughness: 0.55, coat: 0.3, coatRoughness: 0.25 };
  },
  bump: ({ n, o }, p) => o.mul(n.fbm([o.mul(p[0], 60), o.mul(p[1], 110), o.float(0)], 2, 4), 0.0012),
});

function picture(request: ModelRequest): Model {
  const frame =
    request.colour || request.material
      ? finish(request, { kind: 'wood' })
      : metal({ colour: [0.82, 0.57, 0.24], roughness: 0.32, tarnish: 0.5 });
  const [hw, hh] = [0.32, 0.25];
  const tilt = (field: Field): Field => leaning(field, -0.12, [0, 0, 0.02]);
  const moulding = union(
    difference(block([hw, hh, 0.014], [0, hh, 0], 0.006), block([hw - 0.05, hh - 0.05, 0.1], [0, hh, 0])),
    difference(block([hw - 0.008, hh - 0.008, 0.022], [0, hh, 0], 0.008), block([hw - 0.03, hh - 0.03, 0.1], [0, hh, 0])),
  );
  const canvas = painting(hw - 0.05, hh - 0.05, hh, request.seed ?? 0);
  return build({
    ...request,
    pieces: [
      piece(frame, tilt(moulding)),
      piece(canvas, tilt(block([hw - 0.04, hh - 0.04, 0.006], [0, hh, -0.004], 0.001))),
      piece(
        finish({ ...request, colour: null, material: null }, { kind: 'wood' }),
        taper([0, 0.28, -0.04], 0.008, [0, 0.008, -0.16], 0.008),
      ),
    ],
    width: 2 * hw,
    height: 2 * hh,
    length: 0.2,
    turn: -0.25,
  });
}

function door(request: ModelRequest): Model {
  const leaf = finish(request, { kind: 'wood', wood: { axis: 'y', ...walnut } });
  const isOpen = isAsked(request.attributes, 'open', 'ajar');
  const frame = lacquer(colour('#ece8df'));
  const panels = [[-0.18, 0.45, 0.3], [0.18, 0.45, 0.3], [-0.18, 1.4, 0.45], [0.18, 1.4, 0.45]] as const; // biome-ignore format: rows
  const cut = difference(
    block([0.4, 0.99, 0.02], [0, 0.995, 0], 0.004),
    ...panels.map(([x, y, h]) => block([0.13, h, 0.02], [x, y, 0.03], 0.008)),
  );
  const solid = union(cut, ...panels.map(([x, y, h]) => block([0.095, h - 0.035, 0.008], [x, y, 0.012], 0.007)));
  const swing = (field: Field): Field => (isOpen ? translate(rotate(translate(field, [0.4, 0, 0]), 'y', -0.9), [-0.4, 0, 0]) : field);
  const handle = union(
    drum(0.024, 0.006, [0.33, 0.98, 0.026], 'z', 0.004),
    rod(0.008, [0.33, 0.98, 0.02], [0.33, 0.98, 0.06]),
    bent(0.009, [0.33, 0.98, 0.06], [0.29, 0.98, 0.064], [0.22, 0.975, 0.06]),
  );
  const casing = difference(
    union(block([0.5, 1.05, 0.04], [0, 1.04, -0.01], 0.008), block([0.52, 0.03, 0.05], [0, 2.08, -0.01], 0.01)),
    block([0.405, 1.0, 0.2], [0, 0.995, 0]),
  );
  return build({
    ...request,
    pieces: [piece(leaf, swing(solid)), piece(brass(), swing(handle)), piece(frame, casing)],
    width: 1.04,
    height: 2.11,
    length: isOpen ? 0.7 : 0.16,
    turn: -0.25,
  });
}

function windowModel(request: ModelRequest): Model {
  const frame = finish(request, { kind: 'lacquer', hex: '#f0ede5' });
  const view: Surface = {
    material: ({ o, v, m, n }, { local }) => {
      const crowns = n.fbm([o.mul(local[0], 5), o.mul(local[1], 5), o.float(3)], 3);
      const trees = m.smoothstep(0.03, -0.03, o.sub(o.sub(local[1], 0.45), o.mul(crowns, 0.35)));
      const cloud = m.smoothstep(0.0, 0.35, n.fbm([o.mul(local[0], 3), o.mul(local[1], 6), o.float(9)], 3, 4));
      const sky = v.mix3(
        v.mix3(colour('#cfe4f2'), colour('#6ea8dd'), m.smoothstep(0.4, 1.2, local[1])),
        [0.95, 0.96, 0.98],
        o.mul(cloud, 0.7),
      );
      const seen = v.mix3(
        sky,
        v.mix3(
          colour('#2f5a2c'),
          colour('#86ad4e'),
          m.smoothstep(-0.4, 0.5, n.fbm([o.mul(local[0], 18), o.mul(local[1], 18), o.float(0)], 2, 7)),
        ),
        trees,
      );
      return { base: [0.02, 0.02, 0.02], roughness: 0.05, coat: 1, coatRoughness: 0.01, emission: v.scale(seen, 0.95) };
    },
  };
  const pane = difference(
    block([0.45, 0.58, 0.035], [0, 0.6, 0], 0.008),
    ...[-1, 1].map((s) => block([0.185, 0.51, 0.1], [s * 0.212, 0.6, 0])),
  );
  const bars = union(...[0.43, 0.77].map((y) => block([0.4, 0.01, 0.014], [0, y, 0.008], 0.004)));
  return build({
    ...request,
    pieces: [
      piece(frame, pane, bars, block([0.52, 0.02, 0.09], [0, 0.02, 0.03], 0.012)),
      piece(view, block([0.42, 0.55, 0.004], [0, 0.6, -0.012], 0.001)),
      piece(chrome, rod(0.007, [0, 0.6, 0.045], [0, 0.53, 0.05]), drum(0.012, 0.008, [0, 0.6, 0.038], 'z', 0.003)),
    ],
    width: 1.04,
    height: 1.18,
    length: 0.2,
    turn: -0.25,
    anchors: topAt(0.04, 0.9, 0.1, 0.06),
  });
}

function ladder(request: ModelRequest): Model {
  const stuff = finish(request, { kind: 'wood', wood: { axis: 'y', ...oak } });
  const lean = (y: number): number => 0.28 - (y / 2.5) * 0.5;
  const rungs = Array.from({ length: 8 }, (_, index) => 0.25 + index * 0.29).map((y) => rod(0.016, [-0.2, y, lean(y)], [0.2, y, lean(y)]));
  return build({
    ...request,
    pieces: [piece(stuff, pair(rod(0.026, [0.21, 0.026, lean(0)], [0.19, 2.48, lean(2.5)])), ...rungs)],
    width: 0.48,
    height: 2.5,
    length: 0.6,
    turn: -0.6,
    anchors: { top: { at: [0, 1.42, lean(1.4)], widthMetres: 0.34 } },
  });
}

export const decor: Makers = {
  rug,
  curtain,
  mirror,
  'framed-picture': picture,
  'poster-frame': picture,
  door,
  window: windowModel,
  ladder,
};
