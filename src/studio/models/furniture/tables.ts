/** Tables, desks and what things are put on. */
import { colour, cylinder, type Field, lathe, marble, type Surface, translate, union } from '../../render/field/index.ts';
import { isAsked, piece } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import {
  bent,
  block,
  build,
  chrome,
  dot,
  drum,
  finish,
  four,
  lacquer,
  type Makers,
  oak,
  pair,
  rod,
  rows,
  taper,
  topAt,
  walnut,
} from './joinery.ts';
import { withPrint } from './print.ts';

const isRound = ({ attributes, label }: ModelRequest): boolean => isAsked(attributes, 'round', 'circular') || /round|圆/i.test(label);

/** Wood for boards lying along x and for posts; other materials are the same in both. */
const timbers = (request: ModelRequest, tone = oak): readonly [board: Surface, post: Surface] => [
  finish(request, { kind: 'wood', wood: { axis: 'x', plankWidth: 0.16, ...tone } }),
  finish(request, { kind: 'wood', wood: { axis: 'y', ...tone, seed: 2 } }),
];
const legsOf = (request: ModelRequest): ModelRequest =>
  /marble|stone|glass/.test(request.material ?? '') ? { ...request, material: null, colour: [0.06, 0.055, 0.05] } : request;

function roundTable(request: ModelRequest, radius: number, height: number): Model {
  const [board] = timbers(request);
  const [, post] = timbers(legsOf(request));
  const foot = lathe([{ u: 0.3, v: 0 }, { u: 0.3, v: 0.02 }, { u: 0.12, v: 0.06 }, { u: 0.055, v: 0.14 }, { u: 0.045, v: 0.3 }, { u: 0.06, v: height - 0.14 }, { u: 0.16, v: height - 0.04 }, { u: 0.16, v: height - 0.02 }], 0.03); // biome-ignore format: a profile
  return build({
    ...request,
    pieces: [piece(board, drum(radius, 0.018, [0, height - 0.018, 0], 'y', 0.012)), piece(post, foot)],
    width: 2 * radius,
    height,
    length: 2 * radius,
    turn: 0,
    spread: 3,
    anchors: topAt(height, 1.4 * radius, 1.4 * radius),
  });
}

function diningTable(request: ModelRequest): Model {
  if (isRound(request)) return roundTable(request, 0.6, 0.75);
  if (/picnic/i.test(request.label)) return picnicTable(request);
  const long = /long|banquet/i.test(request.label) || isAsked(request.attributes, 'long') ? 1.15 : 0.8;
  const [board, post] = [timbers(request)[0], timbers(legsOf(request))[1]];
  return build({
    ...request,
    pieces: [
      piece(board, block([long, 0.018, 0.45], [0, 0.732, 0], 0.007)),
      piece(post, four(taper([long - 0.075, 0.7, 0.375], 0.038, [long - 0.06, 0.024, 0.39], 0.023)), four(block([0.036, 0.05, 0.036], [long - 0.075, 0.67, 0.375], 0.006)), ...[-1, 1].map((s) => block([long - 0.1, 0.042, 0.011], [0, 0.675, s * 0.385], 0.004)), pair(block([0.011, 0.042, 0.36], [long - 0.07, 0.675, 0], 0.004))),
    ],
    width: 2 * long,
    height: 0.75,
    length: 0.9,
    turn: -0.4,
    anchors: topAt(0.75, 2 * long - 0.25, 0.7),
  }); // biome-ignore format: a table
}

function picnicTable(request: ModelRequest): Model {
  const [board] = timbers(request);
  const planks = (y: number, z: number, count: number): Field[] => Array.from({ length: count }, (_, index) => block([0.9, 0.02, 0.066], [0, y, z + (index - (count - 1) / 2) * 0.142], 0.008)); // biome-ignore format: a row
  const frame = pair(rows([-1, 1].flatMap((s) => [rod(0.035, [0.6, 0.72, s * 0.2], [0.6, 0.04, s * 0.52])]).concat(block([0.035, 0.04, 0.72], [0.6, 0.39, 0], 0.008), block([0.035, 0.035, 0.34], [0.6, 0.69, 0], 0.008)))); // biome-ignore format: a row
  return build({
    ...request,
    pieces: [piece(board, ...planks(0.75, 0, 5), ...planks(0.44, 0.62, 2), ...planks(0.44, -0.62, 2)), piece(finish(request, { kind: 'wood', wood: { axis: 'y', ...oak, seed: 5 } }), frame)],
    width: 1.8,
    height: 0.77,
    length: 1.52,
    turn: -0.5,
    anchors: { ...topAt(0.77, 1.6, 0.6), seat: { at: [0, 0.46, 0.62], widthMetres: 1.4, depthMetres: 0.26 } },
  }); // biome-ignore format: a table
}

function coffeeTable(request: ModelRequest): Model {
  if (/night|bedside/i.test(request.label) || /床头/.test(request.label)) return nightstand(request);
  if (/side|end/i.test(request.label) || isRound(request)) {
    const [board, post] = [timbers(request, walnut)[0], timbers(legsOf(request), walnut)[1]];
    const [radius, h] = /side|end/i.test(request.label) ? [0.25, 0.55] : [0.46, 0.42];
    const legs = [0.4, 2.494, 4.589].map((a) => taper([radius * 0.6 * Math.cos(a), h - 0.03, radius * 0.6 * Math.sin(a)], 0.018, [radius * 0.9 * Math.cos(a), 0.012, radius * 0.9 * Math.sin(a)], 0.011)); // biome-ignore format: a row
    return build({ ...request, pieces: [piece(board, drum(radius, 0.015, [0, h - 0.015, 0], 'y', 0.01)), piece(post, ...legs)], width: 2 * radius, height: h, length: 2 * radius, spread: 3, anchors: topAt(h, 1.4 * radius, 1.4 * radius) }); // biome-ignore format: a row
  }
  const [board, post] = [timbers(request, walnut)[0], timbers(legsOf(request), walnut)[1]];
  return build({
    ...request,
    pieces: [piece(board, block([0.55, 0.016, 0.3], [0, 0.404, 0], 0.014), block([0.46, 0.009, 0.22], [0, 0.17, 0], 0.006)), piece(post, four(taper([0.45, 0.395, 0.22], 0.022, [0.51, 0.013, 0.27], 0.013)))],
    width: 1.12,
    height: 0.42,
    length: 0.62,
    anchors: { ...topAt(0.42, 0.95, 0.5), inside: { at: [0, 0.18, 0], widthMetres: 0.8, depthMetres: 0.36 } },
  }); // biome-ignore format: a table
}

function nightstand(request: ModelRequest): Model {
  const [board] = timbers(request, walnut);
  return build({
    ...request,
    pieces: [piece(board, block([0.24, 0.19, 0.2], [0, 0.35, 0], 0.008), block([0.25, 0.012, 0.21], [0, 0.545, 0], 0.008), ...[0.255, 0.44].map((y) => block([0.215, 0.08, 0.012], [0, y, 0.2], 0.006)), four(taper([0.19, 0.17, 0.15], 0.022, [0.2, 0.012, 0.16], 0.012))), piece(chrome, ...[0.255, 0.44].map((y) => dot(0.013, [0, y, 0.224])))],
    width: 0.5,
    height: 0.557,
    length: 0.43,
    anchors: topAt(0.557, 0.44, 0.36),
  }); // biome-ignore format: a table
}

function desk(request: ModelRequest): Model {
  const [board, post] = timbers(request);
  const drawers = [0.2, 0.38, 0.56].map((y) => block([0.185, 0.078, 0.012], [0.46, y, 0.29], 0.005));
  return build({
    ...request,
    pieces: [
      piece(board, block([0.7, 0.016, 0.34], [0, 0.734, 0], 0.006), block([0.2, 0.3, 0.28], [0.46, 0.41, 0], 0.006), ...drawers),
      piece(post, ...[-1, 1].map((s) => taper([-0.62, 0.72, s * 0.26], 0.028, [-0.64, 0.018, s * 0.28], 0.018)), block([0.4, 0.09, 0.008], [-0.2, 0.63, -0.28], 0.004), block([0.4, 0.045, 0.01], [-0.15, 0.68, 0.285], 0.004)),
      piece(chrome, ...[0.2, 0.38, 0.56].map((y) => rod(0.006, [0.41, y, 0.315], [0.51, y, 0.315])), drum(0.02, 0.055, [0.6, 0.055, 0.22]), drum(0.02, 0.055, [0.32, 0.055, 0.22]), drum(0.02, 0.055, [0.6, 0.055, -0.22])),
    ],
    width: 1.4,
    height: 0.75,
    length: 0.68,
    turn: -0.4,
    anchors: topAt(0.75, 1.25, 0.56),
  }); // biome-ignore format: a table
}

function counter(request: ModelRequest): Model {
  const top = request.material ? finish(request, { kind: 'wood' }) : marble();
  const front = lacquer(request.colour ?? colour('#2f4a44'));
  const doors = [-0.62, 0, 0.62].flatMap((x) => [
    block([0.285, 0.33, 0.012], [x, 0.5, 0.3], 0.005),
    block([0.22, 0.26, 0.008], [x, 0.5, 0.312], 0.004),
  ]);
  return build({
    ...request,
    pieces: [piece(top, block([0.98, 0.02, 0.35], [0, 0.93, 0.01], 0.006)), piece(front, block([0.94, 0.41, 0.3], [0, 0.5, 0], 0.004), ...doors, block([0.94, 0.05, 0.26], [0, 0.05, 0], 0.004)), piece(chrome, ...[-0.62, 0, 0.62].map((x) => rod(0.007, [x + 0.23, 0.68, 0.345], [x + 0.23, 0.8, 0.345])))],
    width: 1.96,
    height: 0.95,
    length: 0.72,
    anchors: topAt(0.95, 1.8, 0.6),
  }); // biome-ignore format: a table
}

function pedestal(request: ModelRequest): Model {
  const surface = request.colour || request.material ? finish(request, { kind: 'lacquer' }) : marble();
  const shaft = isRound(request) ? translate(cylinder(0.15, 0.34, 0.005), [0, 0.45, 0]) : block([0.145, 0.34, 0.145], [0, 0.45, 0], 0.006);
  const parts = isRound(request)
    ? [
        drum(0.21, 0.04, [0, 0.04, 0]),
        drum(0.185, 0.025, [0, 0.1, 0], 'y', 0.02),
        drum(0.19, 0.025, [0, 0.8, 0], 'y', 0.02),
        drum(0.21, 0.035, [0, 0.865, 0]),
      ]
    : [
        block([0.2, 0.04, 0.2], [0, 0.04, 0]),
        block([0.175, 0.025, 0.175], [0, 0.1, 0], 0.018),
        block([0.175, 0.025, 0.175], [0, 0.8, 0], 0.018),
        block([0.2, 0.035, 0.2], [0, 0.865, 0]),
      ];
  return build({
    ...request,
    pieces: [piece(surface, shaft, ...parts)],
    width: 0.42,
    height: 0.9,
    length: 0.42,
    turn: -0.5,
    anchors: topAt(0.9, 0.36, 0.36),
  });
}

/** A painter's easel with an empty canvas. */
function easel(request: ModelRequest): Model {
  const timber = finish(request, { kind: 'wood', wood: { axis: 'y', ...oak } });
  const frame = union(
    pair(rod(0.018, [0.08, 1.6, -0.08], [0.36, 0.02, 0.2])),
    rod(0.016, [0, 1.55, -0.1], [0, 0.02, -0.5]),
    block([0.3, 0.02, 0.045], [0, 0.62, 0.1], 0.008),
    bent(0.012, [-0.2, 1.1, 0], [0, 1.1, 0], [0.2, 1.1, 0]),
  );
  const canvas: Field = (tools, p) =>
    block(
      [0.3, 0.38, 0.012],
      [0, 0, 0],
      0.004,
    )(tools, [p[0], tools.o.sub(p[1], 1.03), tools.o.add(tools.o.mul(tools.o.sub(p[1], 1.03), 0.17), tools.o.sub(p[2], 0.075))]);
  const white = finish({ ...request, colour: null, material: null }, { kind: 'cloth', hex: '#f2efe8' });
  const stood = build({
    ...request,
    pieces: [piece(timber, frame), piece(white, (tools, p) => tools.o.mul(canvas(tools, p), 0.9))],
    width: 0.76,
    height: 1.62,
    length: 0.72,
    turn: -0.35,
  });
  return withPrint(stood, request, { shape: 0, centre: [0, 1.04, 0.1], widthMetres: 0.5, heightMetres: 0.62, ground: [0.88, 0.86, 0.81] });
}

export const tables: Makers = { 'dining-table': diningTable, 'coffee-table': coffeeTable, desk, counter, pedestal, easel };
