/** Things to sit on, one person each. */
import { cloth, colour, type Field, gold, plastic, rotate, translate, union, velvet } from '../../render/field/index.ts';
import { isAsked, piece } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import {
  ball,
  bent,
  block,
  build,
  chrome,
  cushion,
  darkPlastic,
  dot,
  drum,
  finish,
  four,
  leaning,
  type Makers,
  oak,
  pair,
  rod,
  rows,
  taper,
  walnut,
} from './joinery.ts';

const seatAt = (y: number, z: number, widthMetres: number, depthMetres: number) =>
  ({
    seat: { at: [0, y, z], widthMetres, depthMetres },
    top: { at: [0, y, z], widthMetres, depthMetres },
  }) as const;

/** Shaped like a saddle: sunk where one sits. */
const dished = (half: readonly [number, number, number], at: readonly [number, number, number], sink = 0.012): Field => {
  const board = block(half, at, 0.014);
  return (tools, p) => {
    const { o } = tools;
    const [u, v] = [o.mul(o.sub(p[0], at[0]), 1 / half[0]), o.mul(o.sub(p[2], at[2]), 1 / half[2])];
    const bowl = o.max(o.sub(1, o.add(o.mul(u, u), o.mul(v, v))), 0);
    const over = o.sub(o.mulAdd(bowl, sink, p[1]), at[1] + half[1]);
    return o.max(board(tools, p), o.mul(over, 0.9));
  };
};

function chair(request: ModelRequest): Model {
  const timber = finish(request, { kind: 'wood', wood: { axis: 'y', ...oak } });
  const board = finish(request, { kind: 'wood', wood: { axis: 'z', ...oak, seed: 3 } });
  const slat = (x: number): Field => rod(0.009, [x, 0.47, -0.185], [x * 1.12, 0.8, -0.255]);
  const frame = union(
    dished([0.215, 0.017, 0.21], [0, 0.448, 0.01]),
    pair(taper([0.185, 0.44, 0.17], 0.02, [0.2, 0.014, 0.2], 0.014)),
    pair(rows([taper([0.19, 0.014, -0.24], 0.014, [0.185, 0.45, -0.185], 0.02), taper([0.185, 0.45, -0.185], 0.02, [0.205, 0.87, -0.275], 0.015)])),
    pair(rod(0.009, [0.19, 0.2, 0.185], [0.188, 0.23, -0.21])),
    rod(0.009, [-0.19, 0.21, 0], [0.19, 0.21, 0]),
    ...[-0.12, -0.06, 0, 0.06, 0.12].map(slat),
  ); // biome-ignore format: a solid
  const rail = (tools: Parameters<Field>[0], p: Parameters<Field>[1]) => {
    // Curved backwards, as the shoulders are.
    const z = tools.o.sub(p[2], tools.o.mul(tools.o.mul(p[0], p[0]), 0.9));
    return tools.o.mul(leaning(block([0.232, 0.045, 0.011], [0, 0, 0], 0.01), -0.19, [0, 0.835, -0.298])(tools, [p[0], p[1], z]), 0.9);
  };
  return build({
    ...request,
    pieces: [piece(timber, frame), piece(board, rail)],
    width: 0.48,
    height: 0.885,
    length: 0.53,
    turn: -0.55,
    anchors: seatAt(0.457, 0.01, 0.4, 0.4),
  });
}

function armchair(request: ModelRequest): Model {
  const hide = finish(request, { kind: isAsked(request.attributes, 'leather') ? 'leather' : 'velvet', hex: '#a8642c' });
  const shell = union(
    block([0.4, 0.1, 0.39], [0, 0.25, 0], 0.05),
    pair(rows([block([0.085, 0.19, 0.39], [0.335, 0.42, 0.0], 0.075), ball([0.1, 0.075, 0.41], [0.345, 0.585, 0.0])])),
    leaning(block([0.37, 0.36, 0.085], [0, 0, 0], 0.08), -0.16, [0, 0.6, -0.335]),
    pair(leaning(block([0.06, 0.17, 0.13], [0, 0, 0], 0.058), -0.16, [0.335, 0.77, -0.27])),
  );
  const seat = translate(cushion([0.265, 0.085, 0.32], 1, 0.035), [0, 0.405, 0.07]);
  const back = translate(rotate(cushion([0.255, 0.24, 0.075], 2, 0.05), 'x', -0.18), [0, 0.68, -0.21]);
  const buttons = [-0.13, 0, 0.13].flatMap((x) => [0.63, 0.78].map((y) => dot(0.013, [x, y, -0.135 - (y - 0.63) * 0.28])));
  const legs = four(taper([0.33, 0.17, 0.31], 0.028, [0.36, 0.014, 0.34], 0.014));
  return build({
    ...request,
    pieces: [piece(hide, shell, seat, back), piece(hide, ...buttons), piece(finish({ ...request, colour: null, material: null }, { kind: 'wood', wood: { axis: 'y', ...walnut } }), legs)],
    width: 0.88,
    height: 0.97,
    length: 0.88,
    turn: -0.5,
    anchors: seatAt(0.5, 0.08, 0.52, 0.55),
  }); // biome-ignore format: a table
}

function stool(request: ModelRequest): Model {
  const isOttoman = /ottoman|footstool/i.test(request.label);
  if (isOttoman) return ottoman(request);
  const high = /bar/i.test(request.label) || isAsked(request.attributes, 'tall', 'high');
  const h = high ? 0.74 : 0.46;
  const timber = finish(request, { kind: 'wood', wood: { axis: 'y', ...oak } });
  const seat = finish(request, { kind: 'wood', wood: { axis: 'x', ...oak, seed: 2 } });
  const ring = h * 0.36;
  const legs = four(taper([0.1, h - 0.02, 0.1], 0.019, [0.15, 0.013, 0.15], 0.013));
  const at = 0.15 - (0.05 * ring) / h;
  const rails = union(pair(rod(0.009, [at, ring, -at], [at, ring, at])), ...[-1, 1].map((s) => rod(0.009, [-at, ring + 0.05, s * at], [at, ring + 0.05, s * at]))); // biome-ignore format: a row
  return build({
    ...request,
    pieces: [piece(timber, legs, rails), piece(seat, drum(0.172, 0.02, [0, h, 0], 'y', 0.014))],
    width: 0.35,
    height: h + 0.02,
    length: 0.35,
    turn: 0.5,
    spread: 3,
    anchors: seatAt(h + 0.02, 0, 0.3, 0.3),
  });
}

function ottoman(request: ModelRequest): Model {
  const stuff = finish(request, { kind: 'velvet', hex: '#31595c' });
  return build({
    ...request,
    pieces: [piece(stuff, translate(cushion([0.3, 0.14, 0.24], 1, 0.03), [0, 0.29, 0])), piece(finish({ ...request, colour: null, material: null }, { kind: 'wood', wood: { axis: 'y', ...walnut } }), four(taper([0.23, 0.18, 0.17], 0.024, [0.25, 0.014, 0.19], 0.014)))],
    width: 0.6,
    height: 0.44,
    length: 0.48,
    anchors: seatAt(0.43, 0, 0.5, 0.4),
  }); // biome-ignore format: a table
}

function rockingChair(request: ModelRequest): Model {
  const timber = finish(request, { kind: 'wood', wood: { axis: 'y', ...walnut } });
  const slats = [-0.18, -0.12, -0.06, 0, 0.06, 0.12, 0.18].map((x) => bent(0.009, [x, 0.42, -0.2], [x * 1.05, 0.62, -0.24], [x * 1.1, 0.8, -0.33], [x * 1.12, 1.02, -0.4])); // biome-ignore format: a row
  const runner = bent(0.02, [0.25, 0.13, -0.58], [0.25, 0.045, -0.32], [0.25, 0.02, 0], [0.25, 0.045, 0.28], [0.25, 0.1, 0.44]);
  const frame = union(
    dished([0.25, 0.018, 0.24], [0, 0.41, 0.02], 0.014),
    pair(rows([runner, rod(0.017, [0.25, 0.04, 0.25], [0.25, 0.62, 0.24]), rod(0.018, [0.25, 0.04, -0.26], [0.25, 0.42, -0.2], [0.27, 1.04, -0.4])])),
    pair(bent(0.02, [0.26, 0.66, -0.28], [0.28, 0.64, -0.05], [0.29, 0.635, 0.27])),
    leaning(block([0.29, 0.05, 0.014], [0, 0, 0], 0.012), -0.3, [0, 1.04, -0.405]),
    leaning(block([0.25, 0.02, 0.012], [0, 0, 0], 0.01), -0.2, [0, 0.47, -0.215]),
    ...slats,
    rod(0.011, [-0.25, 0.2, 0.25], [0.25, 0.2, 0.25]),
    rod(0.011, [-0.25, 0.2, -0.23], [0.25, 0.2, -0.23]),
  ); // biome-ignore format: a solid
  const pad = translate(cushion([0.21, 0.032, 0.2], 1, 0.014), [0, 0.45, 0.03]);
  return build({
    ...request,
    pieces: [piece(timber, frame), piece(cloth({ colour: colour('#8b2f2a'), spacing: 0.004 }), pad)],
    width: 0.62,
    height: 1.09,
    length: 1.04,
    turn: -0.75,
    anchors: seatAt(0.48, 0.03, 0.44, 0.4),
  });
}

function officeChair(request: ModelRequest): Model {
  const stuff = finish(request, { kind: 'cloth', hex: '#23262b' });
  const star = [0, 1, 2, 3, 4].map((index) => 0.3 + index * 1.2566);
  const spokes = star.map((a) => taper([0, 0.13, 0], 0.03, [0.29 * Math.sin(a), 0.085, 0.29 * Math.cos(a)], 0.018));
  const casters = star.map((a) => drum(0.03, 0.022, [0.3 * Math.sin(a), 0.031, 0.3 * Math.cos(a)], 'x', 0.01));
  const arms = pair(rows([bent(0.016, [0.2, 0.42, -0.03], [0.29, 0.45, -0.03], [0.3, 0.65, -0.02]), block([0.035, 0.016, 0.125], [0.3, 0.665, 0.02], 0.014)])); // biome-ignore format: a row
  const seat = translate(cushion([0.245, 0.055, 0.24], 1, 0.022, 0.003), [0, 0.475, 0.02]);
  const back = translate(rotate(cushion([0.225, 0.29, 0.045], 2, 0.03, 0.003), 'x', -0.13), [0, 0.82, -0.24]);
  return build({
    ...request,
    pieces: [piece(stuff, seat, back), piece(darkPlastic, ...casters, arms, bent(0.025, [0, 0.42, -0.1], [0, 0.43, -0.28], [0, 0.75, -0.29]), block([0.14, 0.02, 0.13], [0, 0.41, 0], 0.015)), piece(chrome, ...spokes, rod(0.024, [0, 0.13, 0], [0, 0.41, 0]))],
    width: 0.68,
    height: 1.1,
    length: 0.66,
    turn: -0.5,
    anchors: seatAt(0.535, 0.03, 0.46, 0.44),
  }); // biome-ignore format: a table
}

function throne(request: ModelRequest): Model {
  const gilt = request.material ? finish(request, { kind: 'wood' }) : gold({ roughness: 0.28, tarnish: 0.25 });
  const plush = velvet({ colour: request.colour ?? colour('#7a0f1d') });
  const frame = union(
    block([0.4, 0.05, 0.4], [0, 0.05, 0], 0.02),
    block([0.36, 0.13, 0.34], [0, 0.27, 0], 0.02),
    pair(rows([block([0.05, 0.72, 0.05], [0.34, 0.82, -0.32], 0.012), dot(0.075, [0.34, 1.61, -0.32]), taper([0.34, 1.68, -0.32], 0.03, [0.34, 1.76, -0.32], 0.006)])),
    pair(rows([block([0.05, 0.22, 0.05], [0.34, 0.5, 0.3], 0.015), block([0.06, 0.03, 0.35], [0.34, 0.72, 0], 0.02), dot(0.07, [0.34, 0.735, 0.34]), dot(0.045, [0.34, 0.1, 0.36])])),
    block([0.34, 0.06, 0.045], [0, 1.46, -0.32], 0.02),
    pair(bent(0.035, [0.34, 1.5, -0.32], [0.22, 1.56, -0.32], [0.12, 1.7, -0.32], [0, 1.78, -0.32])),
    ball([0.075, 0.09, 0.05], [0, 1.83, -0.31]),
    block([0.3, 0.5, 0.03], [0, 0.95, -0.33], 0.01),
  ); // biome-ignore format: a solid
  const seat = translate(cushion([0.29, 0.075, 0.3], 1, 0.03), [0, 0.46, 0.03]);
  const back = translate(cushion([0.27, 0.42, 0.05], 2, 0.04), [0, 0.98, -0.29]);
  const studs = [-0.16, 0, 0.16].flatMap((x) => [0.75, 0.95, 1.15].map((y) => dot(0.014, [x + (y === 0.95 ? 0.08 : 0), y, -0.222])));
  const gems = union(dot(0.03, [0, 1.62, -0.29]), pair(dot(0.022, [0.17, 1.47, -0.272])), pair(dot(0.024, [0.34, 0.735, 0.395])));
  return build({
    ...request,
    pieces: [piece(gilt, frame, ...studs), piece(plush, seat, back), piece(plastic({ colour: colour('#1c6b4a'), roughness: 0.08 }), gems)],
    width: 0.84,
    height: 1.9,
    length: 0.86,
    anchors: seatAt(0.54, 0.05, 0.55, 0.5),
  });
}

function deckChair(request: ModelRequest): Model {
  const timber = finish({ ...request, colour: null }, { kind: 'wood', wood: { axis: 'y', ...oak } });
  const frame = union(
    pair(rows([rod(0.017, [0.27, 0.02, 0.42], [0.27, 0.95, -0.45]), rod(0.017, [0.245, 0.02, -0.4], [0.245, 0.4, 0.46]), rod(0.012, [0.29, 0.52, -0.02], [0.29, 0.1, -0.36])])),
    rod(0.014, [-0.27, 0.93, -0.43], [0.27, 0.93, -0.43]),
    rod(0.014, [-0.245, 0.4, 0.46], [0.245, 0.4, 0.46]),
    rod(0.012, [-0.245, 0.05, -0.37], [0.245, 0.05, -0.37]),
    rod(0.012, [-0.27, 0.05, 0.39], [0.27, 0.05, 0.39]),
  ); // biome-ignore format: a solid
  const sling = [[0.94, -0.44], [0.62, -0.25], [0.36, -0.06], [0.26, 0.1], [0.28, 0.27], [0.41, 0.46]] as const; // biome-ignore format: a row
  const sheet: Field = (tools, p) => {
    const { o } = tools;
    const line = rows(sling.slice(1).map(([y, z], index) => rod(0.007, [0, sling[index]![0], sling[index]![1]], [0, y, z])));
    return o.max(line(tools, [o.float(0), p[1], p[2]]), o.sub(o.abs(p[0]), 0.232));
  };
  const dye = request.colour ?? colour('#2a5f8f');
  const canvas = cloth({ colour: [1, 1, 1], spacing: 0.003, plane: 'xy' });
  const striped: typeof canvas = {
    ...canvas,
    material: (tools, at) => {
      const values = canvas.material(tools, at);
      const band = tools.m.smoothstep(-0.1, 0.1, tools.m.sinTurns(tools.o.mul(at.local[0], 10.8)));
      return { ...values, base: tools.v.mul3(tools.v.mix3(colour('#eee7d8'), dye, band), [0.9, 0.9, 0.9]) };
    },
  };
  return build({
    ...request,
    pieces: [piece(timber, frame), piece(striped, sheet)],
    width: 0.6,
    height: 0.97,
    length: 1,
    turn: -0.7,
    anchors: { seat: { at: [0, 0.29, 0.14], widthMetres: 0.44, depthMetres: 0.4 } },
  });
}

export const seats: Makers = {
  chair,
  armchair,
  stool,
  'rocking-chair': rockingChair,
  'office-chair': officeChair,
  throne,
  'deck-chair': deckChair,
};
