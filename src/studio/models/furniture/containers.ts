/**
 * Boxes, chests, baskets, buckets, barrels: what things are put into. Front to +z, metres.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  cloth,
  colour,
  difference,
  type Field,
  gold,
  halfSpace,
  intersection,
  lathe,
  paper,
  rotate,
  type Surface,
  shell,
  steel,
  translate,
  union,
} from '../../render/field/index.ts';
import { flat, isAsked, onFront, onTop, painted, piece, rect } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { ball, bent, block, build, chrome, dot, drum, finish, four, type Makers, oak, pair, topAt, wicker } from './joinery.ts';
import { withPrint } from './print.ts';

/** A brown carton, taped; open when asked, and when something goes in. */
function box(request: ModelRequest): Model {
  if (/crate/i.test(request.label) || /wood/.test(request.material ?? '')) return crate(request);
  const isOpen = isAsked(request.attributes, 'open', 'empty');
  const base = request.colour ?? colour('#b88a57');
  const card = paper({ colour: base });
  const tape = flat('#d9b77c', 0.25, { coat: 0.7 });
  const surface = painted(
    card,
    [onTop(rect(0, 0, 0.5, 0.025)), tape],
    [onFront(rect(0, 0, 0.001, 0.001)), tape],
    [onFront(rect(0.1, 0.09, 0.045, 0.03, 0.003), 0.0006), flat('#f3f0e8', 0.7)],
    [onFront(rect(0.095, 0.1, 0.03, 0.003), 0.0006), flat('#333333', 0.7)],
    [onFront(rect(0.09, 0.088, 0.025, 0.002), 0.0006), flat('#555555', 0.7)],
  );
  const ends = painted(surface, [
    ({ m, o }, { local, normal }) =>
      o.mul(
        o.mul(m.smoothstep(0.026, 0.024, o.abs(local[2])), m.smoothstep(0.3, 0.5, o.abs(normal[0]))),
        m.smoothstep(0.235, 0.24, local[1]),
      ),
    tape,
  ]);
  const hull = block([0.22, 0.145, 0.17], [0, 0.146, 0], 0.004);
  const hollow = difference(hull, block([0.216, 0.2, 0.166], [0, 0.205, 0], 0.003));
  const flaps = union(
    pair(translate(rotate(block([0.085, 0.002, 0.166], [0.085, 0, 0], 0.002), 'z', -0.45), [0.219, 0.289, 0])),
    ...[-1, 1].map((s) => translate(rotate(block([0.215, 0.002, 0.08], [0, 0, s * 0.08], 0.002), 'x', s * 0.5), [0, 0.289, s * 0.169])),
  );
  const slit = block([0.3, 0.004, 0.0008], [0, 0.291, 0], 0.0005);
  const carton = build({
    ...request,
    pieces: [piece(isOpen ? card : ends, isOpen ? union(hollow, flaps) : difference(hull, slit))],
    width: isOpen ? 0.72 : 0.44,
    height: isOpen ? 0.3 : 0.291,
    length: isOpen ? 0.6 : 0.34,
    turn: -0.55,
    anchors: { ...topAt(0.291, 0.42, 0.32), inside: { at: [0, isOpen ? 0.02 : 0.291, 0], widthMetres: 0.4, depthMetres: 0.3 } },
  });
  return withPrint(carton, request, { shape: 0, centre: [-0.07, 0.2, 0.17], widthMetres: 0.24, heightMetres: 0.12, ground: base });
}

function crate(request: ModelRequest): Model {
  const timber = finish(
    { ...request, material: null },
    { kind: 'wood', wood: { axis: 'x', light: colour('#c39a66'), dark: colour('#8e6238'), finish: 'raw' } },
  );
  const slats = [0.045, 0.145, 0.245].flatMap((y) => [
    ...[-1, 1].map((s) => block([0.26, 0.04, 0.008], [0, y, s * 0.17], 0.003)),
    pair(block([0.008, 0.04, 0.17], [0.252, y, 0], 0.003)),
  ]);
  return build({
    ...request,
    pieces: [
      piece(
        timber,
        ...slats,
        four(block([0.02, 0.145, 0.02], [0.23, 0.145, 0.15], 0.003)),
        block([0.25, 0.006, 0.165], [0, 0.012, 0], 0.002),
      ),
    ],
    width: 0.53,
    height: 0.29,
    length: 0.36,
    turn: -0.55,
    anchors: {
      inside: { at: [0, 0.02, 0], widthMetres: 0.44, depthMetres: 0.28 },
      top: { at: [0, 0.29, 0], widthMetres: 0.5, depthMetres: 0.34 },
    },
  });
}

function gift(request: ModelRequest): Model {
  const base = request.colour ?? colour('#b3202c');
  const ribbon = request.colour && request.colour[0] > 0.5 && request.colour[1] > 0.5 ? colour('#b3202c') : colour('#e9c46a');
  const wrap: Surface = {
    material: (tools, { local }) => {
      const { o, m, v } = tools;
      const [x, y] = [o.mul(o.add(local[0], local[2]), 22), o.mul(local[1], 22)];
      const dots = m.smoothstep(0.42, 0.5, o.mul(o.abs(m.sinTurns(o.mul(o.add(x, y), 0.5))), o.abs(m.sinTurns(o.mul(o.sub(x, y), 0.5)))));
      return { base: v.mix3(base, v.mix3(base, [0.9, 0.9, 0.9], o.float(0.35)), dots), roughness: 0.32, coat: 0.5, coatRoughness: 0.12 };
    },
  };
  const satin: Surface = { material: () => ({ base: ribbon, roughness: 0.35, sheen: 0.4, coat: 0.3 }) };
  const boxSolid = union(block([0.118, 0.08, 0.118], [0, 0.08, 0], 0.005), block([0.126, 0.02, 0.126], [0, 0.166, 0], 0.005));
  const bands = union(block([0.0195, 0.0945, 0.1285], [0, 0.0945, 0], 0.004), block([0.1285, 0.0945, 0.0195], [0, 0.0945, 0], 0.004));
  const loop = (turn: number, size: number): Field =>
    translate(
      rotate(
        (tools, p) =>
          intersection(shell(ball([0.05 * size, 0.026 * size, 0.04], [0.05 * size, 0.02, 0]), 0.003), (t, q) =>
            t.o.sub(t.o.abs(q[2]), 0.016),
          )(tools, p),
        'y',
        turn,
      ),
      [0, 0.186, 0],
    );
  const tails = [0.5, 2.6].map(
    (a) => (tools: Parameters<Field>[0], p: Parameters<Field>[1]) =>
      rotate(block([0.045, 0.0016, 0.014], [0.05, 0, 0], 0.0016), 'y', a)(tools, [p[0], tools.o.sub(p[1], 0.191), p[2]]),
  );
  return build({
    ...request,
    pieces: [
      piece(wrap, boxSolid),
      piece(
        satin,
        bands,
        loop(0.3, 1.05),
        loop(0.3 + Math.PI, 1.05),
        loop(1.9, 0.9),
        loop(1.9 + Math.PI, 0.9),
        ball([0.018, 0.015, 0.018], [0, 0.205, 0]),
        ...tails,
      ),
    ],
    width: 0.255,
    height: 0.235,
    length: 0.255,
    turn: -0.55,
    anchors: topAt(0.187, 0.2, 0.2),
  });
}

function treasureChest(request: ModelRequest): Model {
  const isOpen = !isAsked(request.attributes, 'closed');
  const timber = finish(request, {
    kind: 'wood',
    wood: { axis: 'x', plankWidth: 0.09, light: colour('#7a4a26'), dark: colour('#3e2210') },
  });
  const iron = gold({ roughness: 0.34, tarnish: 0.5 });
  const half = [0.36, 0.15, 0.21] as const;
  const base = difference(
    block([half[0], half[1], half[2]], [0, half[1], 0], 0.012),
    block([half[0] - 0.02, half[1], half[2] - 0.02], [0, half[1] + 0.03, 0], 0.01),
  );
  const arch = (radius: number, halfLength: number): Field =>
    intersection(drum(radius, halfLength, [0, 0, half[2]], 'x', 0.004), halfSpace([0, -1, 0], 0));
  const tilt = (field: Field): Field => translate(isOpen ? rotate(field, 'x', -1.15) : field, [0, 0.302, -half[2]]);
  const lid = tilt(difference(arch(0.21, 0.36), arch(0.19, 0.34)));
  const straps = [-0.27, 0, 0.27].flatMap((x) => {
    const hoop: Field = (tools, p) =>
      intersection(shell(arch(0.212, 0.5), 0.012), (t, q) => t.o.sub(t.o.abs(t.o.sub(q[0], x)), 0.024))(tools, p);
    return [tilt(hoop), ...[-1, 1].map((s) => block([0.024, half[1], 0.006], [x, half[1], s * (half[2] + 0.002)], 0.004))];
  });
  const lock = block([0.045, 0.055, 0.014], [0, 0.25, half[2] + 0.012], 0.01);
  const edge = difference(
    block([half[0] + 0.006, 0.014, half[2] + 0.006], [0, 0.286, 0], 0.006),
    block([half[0] - 0.02, 0.05, half[2] - 0.02], [0, 0.286, 0], 0.006),
  );
  const coins: Field = (tools, p) => {
    const { o, n, k } = tools;
    const heap = ball([0.32, 0.13, 0.18], [0, 0.25, 0])(tools, p);
    const lumps = k.opaque(o.mul(n.worley([o.mul(p[0], 26), o.mul(p[1], 40), o.mul(p[2], 26)], 4).nearest, 0.02), {
      of: [p[0], p[1], p[2]],
      range: () => ({ low: 0, high: 0.036 }),
      steepness: 0.8,
    });
    return o.add(heap, lumps);
  };
  const jewels = [['#b01030', -0.15, 0.05], ['#1463a8', 0.12, 0.08], ['#1a8f4c', 0.2, -0.04], ['#7a2ea0', -0.04, 0.1]] as const; // biome-ignore format: a row
  return build({
    ...request,
    pieces: [
      piece(timber, base, lid),
      piece(iron, ...straps, lock, edge),
      ...(isOpen
        ? [
            piece(gold({ roughness: 0.2 }), coins),
            ...jewels.map(([hex, x, z]) =>
              piece({ material: () => flat(hex, 0.06, { coat: 1, coatRoughness: 0.01 }) }, dot(0.03, [x, 0.355 - 0.5 * x * x, z])),
            ),
          ]
        : []),
    ],
    width: 0.74,
    height: isOpen ? 0.68 : 0.52,
    length: isOpen ? 0.62 : 0.45,
    turn: -0.45,
    anchors: { inside: { at: [0, 0.33, 0.02], widthMetres: 0.5, depthMetres: 0.3 } },
  });
}

function basket(request: ModelRequest): Model {
  const straw = request.colour || request.material ? wicker(request.colour ?? undefined) : wicker();
  const bowl = lathe([{ u: 0.15, v: 0 }, { u: 0.19, v: 0.1 }, { u: 0.215, v: 0.19 }, { u: 0.203, v: 0.19 }, { u: 0.178, v: 0.1 }, { u: 0.138, v: 0.014 }, { u: 0, v: 0.014 }], 0.006); // biome-ignore format: a profile
  const rim = lathe(
    [
      { u: 0.2, v: 0.178 },
      { u: 0.224, v: 0.178 },
      { u: 0.224, v: 0.202 },
      { u: 0.2, v: 0.202 },
    ],
    0.008,
  );
  const hoop = difference(rim, drum(0.199, 0.1, [0, 0.19, 0]));
  const handle = union(
    bent(0.011, [-0.205, 0.17, 0], [-0.2, 0.3, 0], [-0.11, 0.39, 0], [0, 0.415, 0], [0.11, 0.39, 0], [0.2, 0.3, 0], [0.205, 0.17, 0]),
  );
  const isPicnic = /picnic/i.test(request.label);
  const lining = isPicnic ? [piece(cloth({ colour: colour('#c0392b'), spacing: 0.006 }), ball([0.17, 0.05, 0.17], [0, 0.16, 0]))] : [];
  return build({
    ...request,
    pieces: [piece(straw, bowl, hoop, handle), ...lining],
    width: 0.45,
    height: 0.426,
    length: 0.45,
    turn: -0.45,
    anchors: {
      inside: { at: [0, 0.06, 0], widthMetres: 0.3, depthMetres: 0.3 },
      top: { at: [0, 0.19, 0], widthMetres: 0.34, depthMetres: 0.34 },
    },
  });
}

function bucket(request: ModelRequest): Model {
  const tin = finish(request, { kind: 'metal' });
  const wall = lathe([{ u: 0.1, v: 0 }, { u: 0.142, v: 0.255 }, { u: 0.15, v: 0.258 }, { u: 0.15, v: 0.268 }, { u: 0.138, v: 0.268 }, { u: 0.097, v: 0.012 }, { u: 0, v: 0.012 }], 0.003); // biome-ignore format: a profile
  const bands = union(...[0.08, 0.17].map((y) => drum(0.1 + 0.165 * y + 0.003, 0.004, [0, y, 0], 'y', 0.003)));
  const ring = difference(
    bands,
    lathe([
      { u: 0.0985, v: 0 },
      { u: 0.14, v: 0.255 },
    ]),
  );
  const bail = bent(
    0.004,
    [-0.15, 0.25, 0],
    [-0.14, 0.33, 0.06],
    [-0.07, 0.385, 0.11],
    [0, 0.4, 0.12],
    [0.07, 0.385, 0.11],
    [0.14, 0.33, 0.06],
    [0.15, 0.25, 0],
  );
  return build({
    ...request,
    pieces: [
      piece(tin, wall, ring),
      piece(chrome, bail, pair(dot(0.012, [0.151, 0.25, 0]))),
      piece(
        finish({ ...request, colour: null, material: null }, { kind: 'wood' }),
        bent(0.011, [-0.05, 0.394, 0.115], [0, 0.4, 0.12], [0.05, 0.394, 0.115]),
      ),
    ],
    width: 0.31,
    height: 0.41,
    length: 0.31,
    turn: -0.3,
    anchors: { inside: { at: [0, 0.02, 0], widthMetres: 0.2, depthMetres: 0.2 } },
  });
}

function barrel(request: ModelRequest): Model {
  const isOil = /oil|油/i.test(request.label) || /metal|steel/.test(request.material ?? '');
  const profile = isOil
    ? [{ u: 0.285, v: 0 }, { u: 0.29, v: 0.03 }, { u: 0.28, v: 0.05 }, { u: 0.28, v: 0.29 }, { u: 0.292, v: 0.3 }, { u: 0.28, v: 0.31 }, { u: 0.28, v: 0.57 }, { u: 0.292, v: 0.58 }, { u: 0.28, v: 0.59 }, { u: 0.28, v: 0.84 }, { u: 0.29, v: 0.86 }, { u: 0.285, v: 0.88 }, { u: 0.27, v: 0.88 }, { u: 0.265, v: 0.865 }]
    : [{ u: 0.25, v: 0 }, { u: 0.3, v: 0.18 }, { u: 0.325, v: 0.36 }, { u: 0.33, v: 0.45 }, { u: 0.325, v: 0.54 }, { u: 0.3, v: 0.72 }, { u: 0.25, v: 0.9 }, { u: 0.228, v: 0.9 }, { u: 0.232, v: 0.87 }]; // biome-ignore format: profiles
  if (isOil) return build({ ...request, pieces: [piece(finish({ ...request, material: null }, { kind: 'enamel', hex: '#2d5d8c' }), lathe(profile, 0.006)), piece(chrome, drum(0.03, 0.008, [0.15, 0.873, 0.05]), drum(0.015, 0.008, [-0.15, 0.873, -0.05]))], width: 0.58, height: 0.88, length: 0.58, spread: 3, anchors: topAt(0.88, 0.45, 0.45) }); // biome-ignore format: a row
  const staves = finish(request, { kind: 'wood', wood: { axis: 'y', ...oak } });
  const cut: Surface = painted(staves, [({ o, m, v }, { local, normal }) => {
    const turns = o.mul(m.atan2Turns(local[0], local[2]), 22);
    const inStave = o.abs(o.sub(o.sub(turns, o.floor(turns)), 0.5));
    return o.mul(o.mul(m.smoothstep(0.465, 0.49, inStave), 0.85), m.smoothstep(0.3, 0.5, v.length([normal[0], 0, normal[2]])));
  }, flat('#1a0f07', 0.9)]); // biome-ignore format: a mask
  const bare = lathe(profile, 0.01);
  const hoop = (y: number, half: number): Field =>
    intersection(
      (tools, p) => tools.o.sub(bare(tools, p), 0.004),
      (t, q) => t.o.sub(t.o.abs(t.o.sub(q[1], y)), half),
    );
  const hoops = [[0.04, 0.022], [0.2, 0.018], [0.7, 0.018], [0.86, 0.022]].map(([y, half]) => difference(hoop(y!, half!), drum(0.226, 0.2, [0, 1.07, 0]))); // biome-ignore format: a row
  return build({
    ...request,
    pieces: [piece(cut, bare), piece(steel({ roughness: 0.38, tarnish: 0.5 }), ...hoops)],
    width: 0.66,
    height: 0.9,
    length: 0.66,
    spread: 3,
    anchors: topAt(0.87, 0.42, 0.42),
  });
}

export const containers: Makers = {
  box,
  gift,
  'treasure-chest': treasureChest,
  basket,
  'picnic-basket': basket,
  bucket,
  barrel,
};
