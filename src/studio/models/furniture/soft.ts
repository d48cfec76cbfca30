/** Sofas, beds and what lies on them. */
import {
  box,
  cloth,
  colour,
  displace,
  type Field,
  rotate,
  roughening,
  type Surface,
  smoothIntersection,
  sphere,
  times,
  translate,
  union,
} from '../../render/field/index.ts';
import { piece } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { ball, bent, block, build, cushion, drum, finish, four, type Makers, oak, pair, rod, rows, taper, walnut } from './joinery.ts';

/** A square pillow of two flat lenses, thick in the middle, with pointed corners. */
export const pillowSolid = (half: number, thick: number): Field => {
  const radius = (2 * half * half + thick * thick) / (2 * thick);
  const lens = smoothIntersection(
    0.012,
    translate(sphere(radius), [0, 0, radius - thick]),
    translate(sphere(radius), [0, 0, thick - radius]),
  );
  const sides: Field = (tools, p) => {
    // The sides are drawn in between the corners.
    const { o } = tools;
    const [u, w] = [o.mul(o.abs(p[0]), 1 / half), o.mul(o.abs(p[1]), 1 / half)];
    const pinch = (across: typeof u, along: typeof u) =>
      o.sub(o.mul(across, half), o.mulAdd(o.mul(along, along), 0.13 * half, 0.87 * half));
    return o.mul(o.max(pinch(u, w), pinch(w, u)), 0.75);
  };
  return displace(smoothIntersection(0.03, lens, sides), roughening({ amplitude: 0.012, size: 0.11, octaves: 2 }));
};

function sofa(request: ModelRequest): Model {
  const stuff = finish(request, { kind: 'velvet', hex: '#2c5557' });
  const frame = union(
    block([1.02, 0.11, 0.42], [0, 0.25, 0], 0.03),
    block([1.02, 0.29, 0.1], [0, 0.5, -0.35], 0.07),
    pair(rows([block([0.1, 0.2, 0.43], [0.96, 0.4, 0.01], 0.07), ball([0.118, 0.07, 0.45], [0.965, 0.585, 0.01])])),
  );
  const seat = cushion([0.43, 0.1, 0.36], 1, 0.04);
  const back = cushion([0.425, 0.23, 0.11], 2, 0.06);
  const turnedSeat = { position: [-0.43, 0.44, 0.08], shape: 1 } as const;
  const accent = request.secondaryColour ?? (request.colour ? times(request.colour, 0.45) : colour('#b5761f'));
  const shape = (name: string, field: Field, surface: Surface, half: readonly [number, number, number]) => ({
    name: `${request.name}-${name}`,
    field,
    ...surface,
    domain: { low: [-half[0], -half[1], -half[2]], high: half } as const,
  });
  const legs = four(taper([0.93, 0.16, 0.33], 0.026, [0.95, 0.014, 0.35], 0.016));
  const body = build({
    ...request,
    pieces: [piece(stuff, frame), piece(finish({ ...request, colour: null, material: null }, { kind: 'wood', wood: { axis: 'y', ...walnut } }), legs)],
    width: 2.14,
    height: 0.93,
    length: 0.92,
    turn: -0.3,
    more: [
      shape('seat', seat, stuff, [0.47, 0.14, 0.4]),
      shape('back', back, stuff, [0.47, 0.27, 0.17]),
      shape('pillow', pillowSolid(0.21, 0.1), cloth({ colour: accent, spacing: 0.004, plane: 'xy' }), [0.24, 0.24, 0.13]),
    ],
    anchors: {
      seat: { at: [0, 0.55, 0.14], widthMetres: 1.6, depthMetres: 0.55 },
      top: { at: [0, 0.55, 0.14], widthMetres: 1.6, depthMetres: 0.5 },
    },
  }); // biome-ignore format: a table
  return {
    ...body,
    parts: [
      { shape: 0, position: [0, 0, 0] },
      turnedSeat,
      { shape: 1, position: [0.43, 0.44, 0.08], rotation: [0, Math.PI, 0] },
      { shape: 2, position: [-0.43, 0.7, -0.18], rotation: [-0.2, 0, 0] },
      { shape: 2, position: [0.43, 0.7, -0.18], rotation: [-0.2, Math.PI, 0] },
      { shape: 3, position: [-0.68, 0.7, 0.05], rotation: [-0.38, 0.35, 0.12] },
      { shape: 3, position: [0.68, 0.7, 0.06], rotation: [-0.4, -0.3, -0.1] },
    ],
  };
}

function bed(request: ModelRequest): Model {
  if (/bunk/i.test(request.label)) return bunkBed(request);
  // A bed in a colour is painted, and its quilt has the same.
  const timber = finish(
    { ...request, colour: request.colour && times(request.colour, 0.8) },
    { kind: 'wood', wood: { axis: 'x', ...oak } },
  );
  const frame = union(
    block([0.86, 0.5, 0.035], [0, 0.55, -1.03], 0.02),
    block([0.88, 0.025, 0.05], [0, 1.05, -1.03], 0.02),
    block([0.84, 0.11, 0.025], [0, 0.3, 1.02], 0.02),
    pair(block([0.02, 0.09, 1.02], [0.83, 0.3, 0], 0.01)),
    four(taper([0.81, 0.3, 1], 0.035, [0.81, 0.02, 1], 0.022)),
  );
  const linen = cloth({ colour: colour('#f0ece4'), spacing: 0.003 });
  const quilt = request.colour ?? colour('#5d7f9b');
  const mattress = translate(cushion([0.8, 0.13, 1], 1, 0.02, 0.006), [0, 0.44, 0]);
  // The cover hangs over the sides in soft folds.
  const cover: Field = displace(
    block([0.855, 0.165, 0.69], [0, 0.44, 0.36], 0.09),
    roughening({ amplitude: 0.034, size: 0.3, octaves: 2, seed: 4 }),
  );
  const fold = displace(
    block([0.862, 0.125, 0.11], [0, 0.51, -0.34], 0.09),
    roughening({ amplitude: 0.02, size: 0.2, octaves: 2, seed: 7 }),
  );
  const pillow = (x: number): Field => translate(rotate(cushion([0.33, 0.22, 0.09], 2, 0.05, 0.02), 'x', -0.75), [x, 0.66, -0.8]);
  const quilted = cloth({ colour: quilt, spacing: 0.004 });
  const cushionBump = quilted.bump!;
  const sewn: Surface = {
    ...quilted,
    bump: (tools, p) => {
      const { o, m } = tools;
      const wave = (x: (typeof p)[number]) => o.abs(m.sinTurns(o.mul(x, 3.1)));
      const puff = o.min(wave(o.add(p[0], p[2])), wave(o.sub(p[0], p[2])));
      return o.add(cushionBump(tools, p), o.mul(m.smoothstep(0, 0.5, puff), 0.01));
    },
  };
  return build({
    ...request,
    pieces: [piece(timber, frame), piece(linen, mattress, fold, pillow(-0.39), pillow(0.39)), piece(sewn, cover)],
    width: 1.76,
    height: 1.07,
    length: 2.1,
    turn: -0.6,
    anchors: {
      top: { at: [0, 0.62, 0.2], widthMetres: 1.3, depthMetres: 1 },
      seat: { at: [0, 0.62, 0.75], widthMetres: 1.3, depthMetres: 0.5 },
    },
  });
}

function bunkBed(request: ModelRequest): Model {
  const timber = finish({ ...request, colour: null }, { kind: 'wood', wood: { axis: 'y', ...oak } });
  const quilt = cloth({ colour: request.colour ?? colour('#3f6f95'), spacing: 0.004 });
  const level = (y: number): Field =>
    union(
      pair(block([0.015, 0.08, 0.98], [0.48, y, 0], 0.008)),
      ...[-1, 1].map((s) => block([0.48, 0.08, 0.015], [0, y, s * 0.98], 0.008)),
    );
  const ladder = union(...[-0.18, 0.18].map((z) => rod(0.018, [0.5, 0.02, z + 0.4], [0.5, 1.75, z + 0.4])), ...[0.25, 0.5, 0.75, 1, 1.25, 1.5].map((y) => rod(0.014, [0.5, y, 0.22], [0.5, y, 0.58]))); // biome-ignore format: a solid
  const guard = pair(block([0.012, 0.035, 0.95], [0.48, 1.7, 0], 0.008));
  return build({
    ...request,
    pieces: [
      piece(timber, four(block([0.032, 0.88, 0.032], [0.47, 0.88, 0.97], 0.008)), level(0.35), level(1.35), ladder, guard, ...[0.6, 1.68].map((y) => block([0.47, 0.035, 0.012], [0, y, -0.97], 0.008))),
      piece(quilt, ...[0.46, 1.46].map((y) => translate(cushion([0.45, 0.07, 0.66], 1, 0.015, 0.02), [0, y + 0.01, 0.28]))),
      piece(cloth({ colour: colour('#f0ece4'), spacing: 0.003 }), ...[0.45, 1.45].flatMap((y) => [block([0.45, 0.06, 0.95], [0, y, 0], 0.04), translate(cushion([0.28, 0.06, 0.18], 1, 0.04), [0, y + 0.09, -0.7])])),
    ],
    width: 1.05,
    height: 1.76,
    length: 2.02,
    turn: -1.0,
    anchors: { top: { at: [0, 1.55, 0.2], widthMetres: 0.8, depthMetres: 1 }, seat: { at: [0, 0.55, 0.2], widthMetres: 0.8, depthMetres: 1 } },
  }); // biome-ignore format: a table
}

function cradle(request: ModelRequest): Model {
  const timber = finish(request, { kind: 'lacquer', hex: '#efece4' });
  const bars = [-0.5, -0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5];
  const side = (z: number): Field => union(...bars.map((x) => rod(0.008, [x, 0.36, z], [x, 0.84, z])), block([0.6, 0.02, 0.017], [0, 0.86, z], 0.012), block([0.6, 0.025, 0.014], [0, 0.35, z], 0.01)); // biome-ignore format: a solid
  const end = pair(rows([block([0.016, 0.035, 0.31], [0.6, 0.9, 0], 0.014), ...[-0.2, -0.1, 0, 0.1, 0.2].map((z) => rod(0.008, [0.6, 0.36, z], [0.6, 0.88, z])), block([0.014, 0.025, 0.31], [0.6, 0.35, 0], 0.01)])); // biome-ignore format: a solid
  return build({
    ...request,
    pieces: [
      piece(timber, side(0.31), side(-0.31), end, four(block([0.026, 0.46, 0.026], [0.6, 0.46, 0.31], 0.01))),
      piece(cloth({ colour: colour('#f4f0e8'), spacing: 0.003 }), block([0.57, 0.06, 0.28], [0, 0.41, 0], 0.05), translate(cushion([0.12, 0.04, 0.18], 1, 0.03), [-0.4, 0.5, 0])),
      piece(cloth({ colour: colour('#9cc0d6'), spacing: 0.005 }), displace(block([0.34, 0.05, 0.285], [0.2, 0.47, 0], 0.045), roughening({ amplitude: 0.02, size: 0.15, octaves: 2 }))),
    ],
    width: 1.26,
    height: 0.94,
    length: 0.68,
    turn: -0.45,
    anchors: { inside: { at: [0, 0.5, 0], widthMetres: 1, depthMetres: 0.5 }, top: { at: [0, 0.5, 0], widthMetres: 1, depthMetres: 0.5 } },
  }); // biome-ignore format: a table
}

function pillow(request: ModelRequest): Model {
  const stuff = finish(request, { kind: 'cloth', hex: '#d8cfc0' });
  const lean = translate(rotate(pillowSolid(0.23, 0.1), 'x', -0.35), [0, 0.212, 0]);
  return build({ ...request, pieces: [piece(stuff, lean)], width: 0.46, height: 0.43, length: 0.3, turn: -0.3, anchors: { top: { at: [0, 0.3, 0.05], widthMetres: 0.3 } } }); // biome-ignore format: a row
}

/** A folded stack of thick terry cloth. */
function towel(request: ModelRequest): Model {
  const base = request.colour ?? colour('#7fa9b5');
  const sheet = (y: number, turn: number, half: number, z = 0): Field =>
    displace(
      union(
        translate(rotate(box([0.24 * half, 0.017, 0.17 * half], 0.017), 'y', turn), [0, y, z]),
        translate(rotate(box([0.236 * half, 0.017, 0.166 * half], 0.017), 'y', turn), [0.002, y + 0.031, z]),
      ),
      roughening({ amplitude: 0.008, size: 0.05, octaves: 2 }),
    );
  const terry = (hue: typeof base): Surface => {
    const { material } = cloth({ colour: hue, spacing: 0.004 });
    return { material, bump: ({ n, o, v }, p) => o.mul(n.valueNoise(v.scale(p, 420)), 0.0022) };
  };
  return build({
    ...request,
    pieces: [piece(terry(base), sheet(0.018, 0, 1)), piece(terry(times(base, 0.72)), sheet(0.082, 0.06, 0.95)), piece(terry(colour('#efe9de')), sheet(0.146, -0.05, 0.9))],
    width: 0.48,
    height: 0.195,
    length: 0.34,
    turn: -0.5,
    anchors: { top: { at: [0, 0.196, 0], widthMetres: 0.4, depthMetres: 0.3 } },
  }); // biome-ignore format: a table
}

function hammock(request: ModelRequest): Model {
  const dye = request.colour ?? colour('#c2552d');
  const half = 1.05;
  const sag: Field = (tools, p) => {
    const { o } = tools;
    const u = o.clamp(o.mul(p[0], 1 / half), -1, 1);
    const narrow = o.mulAdd(o.mul(u, u), -0.28, 0.42);
    const w = o.mul(p[2], 1.1);
    const height = o.add(o.mulAdd(o.mul(u, u), 0.4, 0.36), o.mul(o.mul(w, w), 0.8));
    const skin = o.sub(o.mul(o.abs(o.sub(p[1], height)), 0.6), 0.007);
    return tools.k.lipschitz(o.max(o.max(skin, o.sub(o.abs(p[2]), narrow)), o.sub(o.abs(p[0]), half)), p, 1.3);
  };
  const ropes = pair(rows([-0.14, -0.07, 0, 0.07, 0.14].map((z) => rod(0.006, [1.04, 0.765 + z * z * 0.8, z], [1.42, 1.02, 0]))));
  const timber = finish({ ...request, colour: null }, { kind: 'wood', wood: { axis: 'x', ...oak } });
  const stand = union(
    pair(
      rows([
        bent(0.035, [0, 0.06, 0], [0.5, 0.06, 0], [0.95, 0.16, 0], [1.3, 0.6, 0], [1.46, 1.08, 0]),
        block([0.035, 0.03, 0.42], [0.62, 0.03, 0], 0.015),
      ]),
    ),
    pair(rod(0.02, [1.03, 0.76, -0.15], [1.03, 0.76, 0.15])),
  );
  const weave = cloth({ colour: [1, 1, 1], spacing: 0.006 });
  const striped: Surface = {
    ...weave,
    material: (tools, at) => {
      const values = weave.material(tools, at);
      const [a, b] = [5, 11].map((rate) => tools.m.smoothstep(-0.1, 0.1, tools.m.sinTurns(tools.o.mul(at.local[2], rate)))) as [
        never,
        never,
      ];
      const hue = tools.v.mix3(tools.v.mix3(colour('#efe3c8'), dye, a), colour('#25506b'), tools.o.mul(b, 0.35));
      return { ...values, base: tools.v.scale(hue, 0.9) };
    },
  };
  return build({
    ...request,
    pieces: [piece(timber, stand), piece(cloth({ colour: colour('#d9cdb2'), spacing: 0.004 }), ropes), piece(striped, sag)],
    width: 3,
    height: 1.12,
    length: 0.86,
    turn: -0.35,
    anchors: {
      top: { at: [0, 0.37, 0], widthMetres: 1.4, depthMetres: 0.5 },
      seat: { at: [0, 0.37, 0], widthMetres: 1.2, depthMetres: 0.5 },
    },
  });
}

function swing(request: ModelRequest): Model {
  const timber = finish(request, { kind: 'wood', wood: { axis: 'y', ...oak } });
  const metal = finish({ ...request, colour: null, material: null }, { kind: 'metal' });
  return build({
    ...request,
    pieces: [
      piece(timber, pair(rows([-1, 1].map((s) => taper([1.1, 0.03, s * 0.7], 0.05, [0.92, 2.15, 0], 0.045)))), rod(0.055, [-1.05, 2.16, 0], [1.05, 2.16, 0]), pair(rod(0.03, [1.05, 0.75, -0.46], [1.05, 0.75, 0.46])), block([0.25, 0.018, 0.1], [0, 0.5, 0], 0.012)),
      piece(metal, pair(rod(0.008, [0.22, 0.5, 0], [0.22, 2.12, 0])), pair(drum(0.02, 0.02, [0.22, 2.1, 0]))),
    ],
    width: 2.3,
    height: 2.22,
    length: 1.46,
    turn: -0.35,
    anchors: { seat: { at: [0, 0.52, 0], widthMetres: 0.42, depthMetres: 0.2 } },
  }); // biome-ignore format: a table
}

export const soft: Makers = { sofa, bed, cradle, pillow, towel, hammock, swing };
