/** Shelves and cupboards. Front to +z, metres. */
import { colour, difference, type Field, mixValues, type Surface, steel, union } from '../../render/field/index.ts';
import { piece } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { block, build, chrome, dot, finish, four, type Makers, oak, pair, rod, taper, topAt, walnut } from './joinery.ts';

/** Spines of books in a row along x, each with its width, height and colour by its place. */
function spines(levels: readonly number[], half: number): { readonly field: Field; readonly surface: Surface } {
  const step = 0.036;
  const field: Field = (tools, p) => {
    const { o, n, k } = tools;
    const shelf = levels.map((y, index) => ({ y, index }));
    return shelf
      .map(({ y, index }) => {
        const cell = o.truncate(o.floor(o.mul(p[0], 1 / step)));
        const lift = k.opaque(o.mul(n.unit(n.hash3(cell, index, 5)), 0.075), {
          of: [p[0]],
          range: () => ({ low: 0, high: 0.075 }),
          steepness: 0,
          partials: () => [{ low: 0, high: 0 }],
        });
        const deep = o.mul(lift, 0.35);
        const top = o.sub(o.sub(p[1], o.add(lift, y + 0.19)), 0);
        const front = o.sub(p[2], o.add(deep, 0.045));
        const rest = o.max(o.max(o.sub(y, p[1]), o.sub(o.abs(p[0]), half - (index % 2) * 0.16)), o.sub(-0.12, p[2]));
        // Neighbours differ, so no step may cross from one to the next.
        const local = o.sub(o.mul(p[0], 1 / step), o.floor(o.mul(p[0], 1 / step)));
        const toSide = k.opaque(o.mulAdd(o.min(local, o.sub(1, local)), step, 0.003), {
          of: [p[0]],
          range: () => ({ low: 0.003, high: 0.021 }),
          steepness: 1,
        });
        const book = o.max(top, front);
        return o.max(o.select(o.gt(book, toSide), toSide, book), rest);
      })
      .reduce((a, b) => o.min(a, b));
  };
  const dyes = ['#7c2420', '#23415f', '#2f5a3e', '#b98a35', '#dcd2bc', '#4c3450', '#97512c', '#1f2328'].map(colour);
  const surface: Surface = {
    material: (tools, { local }) => {
      const { o, v, n, m } = tools;
      const at = o.mul(local[0], 1 / step);
      const cell = o.truncate(o.floor(at));
      const row = o.truncate(o.floor(o.mul(local[1], 2.9)));
      const pick = o.mul(n.unit(n.hash3(cell, row, 9)), dyes.length);
      const hue = dyes.slice(1).reduce((below, dye, index) => v.select3(o.gt(pick, index + 1), dye, below), v.scale(dyes[0]!, o.float(1)));
      const inCell = o.sub(at, o.floor(at));
      const groove = m.smoothstep(0, 0.12, o.min(inCell, o.sub(1, inCell)));
      const height = o.sub(o.mul(local[1], 2.9), o.floor(o.mul(local[1], 2.9)));
      const band = o.mul(m.smoothstep(0.02, 0.01, o.abs(o.sub(height, o.mulAdd(n.unit(n.hash3(cell, row, 2)), 0.2, 0.3)))), 0.8);
      return mixValues(
        tools,
        { base: v.scale(hue, o.mulAdd(groove, 0.8, 0.15)), roughness: 0.6, coat: 0.2 },
        { base: [0.75, 0.55, 0.22], metal: 0.8, roughness: 0.35 },
        band,
      );
    },
  };
  return { field, surface };
}

function bookshelf(request: ModelRequest): Model {
  const timber = finish(request, { kind: 'wood', wood: { axis: 'x', ...walnut } });
  const post = finish(request, { kind: 'wood', wood: { axis: 'y', ...walnut } });
  const levels = [0.1, 0.445, 0.79, 1.135, 1.48];
  const boards = [...levels.map((y) => y - 0.012), 1.8].map((y) => block([0.43, 0.011, 0.145], [0, y, 0], 0.003));
  return build({
    ...request,
    pieces: [piece(timber, ...boards, block([0.43, 0.04, 0.13], [0, 0.045, 0], 0.003), block([0.43, 0.88, 0.005], [0, 0.9, -0.14], 0.002)), piece(post, pair(block([0.012, 0.906, 0.15], [0.43, 0.906, 0], 0.003))), spines(levels, 0.41)],
    width: 0.89,
    height: 1.812,
    length: 0.31,
    turn: -0.4,
    anchors: { ...topAt(1.812, 0.75, 0.24), inside: { at: [0.32, 0.79, 0.03], widthMetres: 0.16, depthMetres: 0.2 } },
  }); // biome-ignore format: a table
}

interface Grid {
  readonly half: readonly [x: number, y: number, z: number];
  readonly low: number;
  readonly columns: number;
  readonly rows: number;
  readonly isFramed: boolean;
}

/** A carcase with a grid of fronts, a knob or handle on each. */
function cupboard({ half: [hx, hy, hz], low, columns, rows: rowCount, isFramed }: Grid) {
  const [w, h] = [(2 * hx - 0.04) / columns, (2 * hy - 0.04) / rowCount];
  const cells = Array.from(
    { length: columns * rowCount },
    (_, index) => [-hx + 0.02 + w * ((index % columns) + 0.5), low + 0.02 + h * (Math.floor(index / columns) + 0.5)] as const,
  );
  const fronts = cells.flatMap(([x, y]) => {
    const panel = block([w / 2 - 0.006, h / 2 - 0.006, 0.011], [x, y, hz + 0.004], 0.005);
    const cut = block([w / 2 - 0.06, h / 2 - 0.06, 0.02], [x, y, hz + 0.027], 0.006);
    return isFramed && h > 0.3 ? [difference(panel, cut)] : [panel];
  });
  return { body: union(block([hx, hy, hz], [0, low + hy, 0], 0.006), ...fronts), cells, w, h };
}

function cabinet(request: ModelRequest): Model {
  const { label } = request;
  const isDrawers = /drawer|dresser|commode|filing|抽屉|斗柜/i.test(label);
  const isFiling = /filing/i.test(label);
  const half = (isFiling ? [0.23, 0.6, 0.3] : isDrawers ? [0.5, 0.44, 0.23] : [0.6, 0.42, 0.21]) as readonly [number, number, number];
  const low = isFiling ? 0.01 : 0.13;
  const timber = finish(request, {
    kind: isFiling ? 'enamel' : 'wood',
    hex: isFiling ? '#7d8a86' : undefined!,
    wood: { axis: isDrawers ? 'x' : 'y', ...oak },
  });
  const { body, cells, w } = cupboard({
    half,
    low,
    columns: isFiling ? 1 : isDrawers ? 2 : 3,
    rows: isFiling ? 4 : isDrawers ? 4 : 1,
    isFramed: !isDrawers,
  });
  const z = half[2] + 0.03;
  const handles = cells.flatMap(([x, y]) => (isDrawers ? [rod(0.006, [x - w * 0.14, y, z], [x + w * 0.14, y, z]), ...[-1, 1].map((s) => rod(0.005, [x + s * w * 0.13, y, z], [x + s * w * 0.13, y, z - 0.02]))] : [dot(0.017, [x + (x < 0.1 ? 1 : -1) * (w / 2 - 0.035), y, z - 0.004])])); // biome-ignore format: a row
  const height = low + 2 * half[1];
  const plate = block([half[0] + 0.015, 0.012, half[2] + 0.02], [0, height + 0.012, 0.005], 0.006);
  const feet = isFiling ? [] : [four(taper([half[0] - 0.06, 0.14, half[2] - 0.05], 0.026, [half[0] - 0.05, 0.013, half[2] - 0.04], 0.014))];
  return build({
    ...request,
    pieces: [
      piece(timber, body, ...(isFiling ? [] : [plate]), ...feet),
      piece(request.colour || isFiling ? chrome : steel({ roughness: 0.3 }), ...handles),
    ],
    width: 2 * half[0] + 0.03,
    height: height + (isFiling ? 0 : 0.024),
    length: 2 * half[2] + 0.05,
    turn: -0.4,
    anchors: topAt(height + (isFiling ? 0 : 0.024), 1.7 * half[0], 1.6 * half[2]),
  });
}

function wardrobe(request: ModelRequest): Model {
  const timber = finish(request, { kind: 'wood', wood: { axis: 'y', ...walnut } });
  const { body, cells, w } = cupboard({ half: [0.55, 0.76, 0.28], low: 0.36, columns: 2, rows: 1, isFramed: true });
  const drawers = cupboard({ half: [0.55, 0.13, 0.28], low: 0.1, columns: 2, rows: 1, isFramed: false });
  const cornice = union(block([0.585, 0.03, 0.315], [0, 1.91, 0.005], 0.012), block([0.565, 0.025, 0.3], [0, 1.87, 0.005], 0.012));
  const knobs = cells.map(([x]) => dot(0.016, [x > 0 ? x - w / 2 + 0.035 : x + w / 2 - 0.035, 1.1, 0.305]));
  return build({
    ...request,
    pieces: [piece(timber, body, drawers.body, cornice, four(block([0.05, 0.05, 0.05], [0.49, 0.05, 0.23], 0.012)), ...cells.map(([x]) => block([w / 2 - 0.1, 0.02, 0.008], [x, 1.1, 0.286], 0.004))), piece(steel({ roughness: 0.25 }), ...knobs, ...drawers.cells.map(([x, y]) => dot(0.016, [x, y, 0.305])))],
    width: 1.17,
    height: 1.94,
    length: 0.64,
    turn: -0.4,
    anchors: topAt(1.94, 1, 0.5),
  }); // biome-ignore format: a table
}

export const storage: Makers = { bookshelf, cabinet, wardrobe };
