import {
  brass,
  ceramicGlaze,
  colour,
  difference,
  type Field,
  glass,
  intersection,
  lathe,
  matteClay,
  paper,
  rotate,
  type Surface,
  translate,
  union,
} from '../../render/field/index.ts';
import { circle, flat, isAsked, joint, onFront, painted, piece, plain, rect } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { smoothProfile } from '../profile.ts';
import { block, build, drum, finish, leaning, type Makers, pair, rod, rows, taper, topAt, walnut } from './joinery.ts';

const vaseOutside: readonly (readonly [number, number])[] = [[0.05, 0], [0.055, 0.008], [0.078, 0.05], [0.1, 0.11], [0.108, 0.165], [0.1, 0.215], [0.076, 0.258], [0.048, 0.29], [0.036, 0.318], [0.036, 0.345], [0.047, 0.372], [0.058, 0.385]]; // biome-ignore format: a profile

/** Thrown, with a narrow neck, hollow; of clay, glazed, or of glass. Blue flowers on white porcelain. */
function vase(request: ModelRequest): Model {
  const inside = vaseOutside.filter(([, v]) => v > 0.02).map(([u, v]) => [u - 0.005, v] as const).reverse(); // biome-ignore format: a row
  const solid = lathe([
    ...smoothProfile(vaseOutside).slice(0, -1),
    { u: 0.058, v: 0.385, bulge: 0.7 },
    ...smoothProfile(inside),
    { u: 0, v: 0.014 },
  ]);
  const isPorcelain = /porcelain|ceramic/.test(request.material ?? '') && !request.colour;
  const bands: Surface = painted(ceramicGlaze({ colour: colour('#f2f3f1'), speckle: 0 }), [({ o, m, v }, { local }) => {
    const turns = o.mul(m.atan2Turns(local[0], local[2]), 7);
    const [u, w] = [o.sub(o.sub(turns, o.floor(turns)), 0.5), o.mul(o.sub(local[1], 0.16), 9)];
    const away = v.length([u, w, 0]);
        const leaf = m.cosTurns(o.mul(m.atan2Turns(u, w), 6));
        // Six petals about a white ring.
        const petal = o.max(o.sub(away, o.mulAdd(leaf, 0.12, 0.27)), o.sub(0.035, o.abs(o.sub(away, 0.12))));
    const rule = o.min(o.abs(o.sub(local[1], 0.3)), o.min(o.abs(o.sub(local[1], 0.045)), o.abs(o.sub(local[1], 0.255))));
    return o.max(m.smoothstep(0.015, -0.015, petal), m.smoothstep(0.004, 0.003, rule));
  }, flat('#1d3f8f', 0.4, { coat: 1 })]); // biome-ignore format: a mask
  const own = request.colour ? ceramicGlaze({ colour: request.colour, speckle: 0.2 }) : matteClay({ colour: colour('#b5653f') });
  const surface = /glass|crystal/.test(request.material ?? '')
    ? glass(request.colour ? { colour: request.colour, depth: 0.012 } : {})
    : isPorcelain
      ? bands
      : request.material
        ? finish(request, { kind: 'ceramic' })
        : own;
  return build({
    ...request,
    pieces: [piece(surface, solid)],
    width: 0.216,
    height: 0.388,
    length: 0.216,
    turn: 0,
    spread: 3,
    anchors: { inside: { at: [0, 0.32, 0], widthMetres: 0.06, depthMetres: 0.06 }, top: { at: [0, 0.388, 0], widthMetres: 0.06 } },
  });
}

const keyStrip = (low: number, high: number, y: number, z: number): Surface => painted(plain('#f4f1e6', 0.25, { coat: 0.8 }), [({ o, m }, { local }) => {
  const at = o.mul(o.sub(local[0], low), 52 / (high - low));
  const edge = o.sub(0.5, o.abs(o.sub(o.sub(at, o.floor(at)), 0.5)));
  return m.smoothstep(0.07, 0.02, edge);
}, flat('#3a3833', 0.6)], [({ o, m }, { local }) => {
  // Black keys lie between white ones, but for two gaps in seven.
  const at = o.sub(o.mul(o.sub(local[0], low), 52 / (high - low)), 0.5);
  const cell = o.floor(at);
  const inOctave = o.sub(cell, o.mul(o.floor(o.mul(cell, 1 / 7)), 7));
  const isGap = o.max(m.smoothstep(0.4, 0.2, o.abs(o.sub(inOctave, 1))), m.smoothstep(0.4, 0.2, o.abs(o.sub(inOctave, 4))));
  const across = m.smoothstep(0.31, 0.27, o.abs(o.sub(o.sub(at, cell), 0.5)));
  return o.mul(o.mul(across, o.sub(1, isGap)), m.smoothstep(z + 0.002, z, local[2]));
}, flat('#0c0c0d', 0.2, { coat: 1 })], [({ m }, { local }) => m.smoothstep(y - 0.006, y - 0.007, local[1]), flat('#efe9d8', 0.4)]); // biome-ignore format: masks

function piano(request: ModelRequest): Model {
  if (/grand/i.test(request.label) || isAsked(request.attributes, 'grand')) return grandPiano(request);
  const black: Surface = { material: () => flat(request.colour ?? '#0d0d0e', 0.12, { coat: 1, coatRoughness: 0.02 }) };
  const skin = request.material ? finish(request, { kind: 'wood' }) : black;
  return build({
    ...request,
    pieces: [
      piece(skin, block([0.75, 0.58, 0.16], [0, 0.6, -0.14], 0.01), block([0.77, 0.018, 0.18], [0, 1.195, -0.13], 0.01), block([0.75, 0.045, 0.16], [0, 0.645, 0.14], 0.012), pair(block([0.045, 0.085, 0.165], [0.705, 0.72, 0.14], 0.02)), pair(rows([taper([0.66, 0.62, 0.24], 0.036, [0.66, 0.06, 0.24], 0.026), block([0.045, 0.03, 0.19], [0.66, 0.035, 0.12], 0.014)])), leaning(block([0.5, 0.13, 0.008], [0, 0, 0], 0.004), -0.2, [0, 0.95, 0.06])),
      piece(keyStrip(-0.655, 0.655, 0.712, 0.19), block([0.655, 0.012, 0.08], [0, 0.702, 0.185], 0.003)),
      piece(plain('#7a1420', 0.8, { sheen: 0.5 }), block([0.655, 0.008, 0.006], [0, 0.722, 0.1], 0.003)),
      piece(brass(), ...[-0.07, 0, 0.07].map((x) => block([0.02, 0.006, 0.045], [x, 0.06, 0.06], 0.005))),
      piece(painted(paper({ colour: colour('#f6f3e8') }), [onFront(joint(...[0, 1, 2, 3, 4, 5].flatMap((row) => [rect(0, 0.86 + row * 0.035, 0.15, 0.0012), rect(0, 0.866 + row * 0.035, 0.15, 0.0012), circle(-0.1 + 0.037 * row, 0.866 + row * 0.035, 0.0045), circle(0.05 - 0.02 * row, 0.862 + row * 0.035, 0.0045)])), 0.001), flat('#1c1c1c', 0.8)]), leaning(block([0.17, 0.115, 0.003], [0, 0, 0], 0.002), -0.2, [0, 0.955, 0.075])),
    ],
    width: 1.54,
    height: 1.214,
    length: 0.62,
    turn: -0.4,
    anchors: topAt(1.213, 1.3, 0.28, -0.13),
  }); // biome-ignore format: a table
}

function grandPiano(request: ModelRequest): Model {
  const black: Surface = { material: () => flat(request.colour ?? '#0d0d0e', 0.12, { coat: 1, coatRoughness: 0.02 }) };
  const skin = request.material ? finish(request, { kind: 'wood' }) : black;
  // Seen from above: straight on the left, curved on the right; the keys towards +z.
  const outline: (grow: number) => Field = (grow) => (tools, p) => {
    const { o, v } = tools;
    const back = o.sub(v.length([o.mul(o.add(p[0], 0.33), 1), o.mul(o.add(p[2], 0.35), 0.72), 0]), 0.4 + grow);
    const frontBox = rect(0, 0.28, 0.74 + grow, 0.36 + grow, 0.03)(tools, p[0], p[2]);
    const left = rect(-0.33, -0.1, 0.4 + grow, 0.4, 0.05)(tools, p[0], p[2]);
    const a = o.min(o.mul(back, 0.9), o.min(frontBox, left));
    return a;
  };
  const slice =
    (low: number, high: number, grow = 0): Field =>
    (tools, p) =>
      tools.o.max(outline(grow)(tools, p), tools.o.sub(tools.o.abs(tools.o.sub(p[1], (low + high) / 2)), (high - low) / 2));
  const lid = translate(rotate(translate(slice(-0.012, 0.012, 0.02), [0.75, 0, 0]), 'z', 0.62), [-0.75, 1.0, 0]);
  const lidCut = intersection(lid, (tools, p) => tools.o.sub(p[2], 0.25));
  const legs = union(
    pair(taper([0.62, 0.66, 0.42], 0.07, [0.62, 0.05, 0.42], 0.035)),
    taper([-0.35, 0.66, -0.6], 0.07, [-0.35, 0.05, -0.6], 0.035),
  );
  const body = difference(slice(0.66, 0.98), slice(0.84, 1.2, -0.035), block([0.67, 0.2, 0.14], [0, 0.98, 0.6]));
  return build({
    ...request,
    pieces: [
      piece(skin, body, lidCut, legs, block([0.62, 0.008, 0.05], [0, 0.99, 0.36], 0.006), rod(0.009, [0.45, 0.9, -0.05], [0.2, 1.62, -0.05]), leaning(block([0.36, 0.11, 0.006], [0, 0, 0], 0.004), -0.3, [0, 1.08, 0.28])),
      piece(plain([0.75, 0.55, 0.24], 0.35, { metal: 0.9 }), slice(0.83, 0.85, -0.04), pair(drum(0.03, 0.025, [0.62, 0.025, 0.42], 'x', 0.01)), drum(0.03, 0.025, [-0.35, 0.025, -0.6], 'x', 0.01)),
      piece(keyStrip(-0.62, 0.62, 0.802, 0.57), block([0.62, 0.012, 0.075], [0, 0.79, 0.565], 0.003)),
    ],
    width: 1.52,
    height: 1.85,
    length: 1.6,
    turn: -0.5,
    anchors: topAt(1, 1, 0.3, 0.36),
  }); // biome-ignore format: a table
}

function tray(request: ModelRequest): Model {
  const stuff = finish(request, { kind: 'wood', wood: { axis: 'x', ...walnut } });
  return build({
    ...request,
    pieces: [
      piece(
        stuff,
        difference(block([0.23, 0.02, 0.16], [0, 0.02, 0], 0.014), block([0.215, 0.02, 0.145], [0, 0.03, 0], 0.008)),
        pair(block([0.012, 0.012, 0.05], [0.235, 0.034, 0], 0.008)),
      ),
    ],
    width: 0.49,
    height: 0.046,
    length: 0.32,
    turn: -0.4,
    anchors: { top: { at: [0, 0.011, 0], widthMetres: 0.4, depthMetres: 0.26 } },
  });
}

export const ornaments: Makers = { vase, piano, tray };
