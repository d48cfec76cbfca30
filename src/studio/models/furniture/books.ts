/** Books: one standing, its spine towards the viewer; a stack of four lying; one lying open; a notebook. Metres. */
import {
  box,
  type Colour,
  cloth,
  colour,
  type Field,
  mixValues,
  paper,
  rotate,
  type Shape,
  type Surface,
  times,
  translate,
  union,
} from '../../render/field/index.ts';
import { flat, joint, onTop, painted, piece, plain, rect } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { build, leaning, type Maker, type Makers, rod, rows } from './joinery.ts';
import { withPrint } from './print.ts';

interface Size {
  /** Across the page, along the spine, through the boards. */
  readonly width: number;
  readonly length: number;
  readonly thickness: number;
}

const board = 0.0026;

/** Lying, its spine along z at the left. Centred, its lower board on y = 0. */
const coverOf = ({ width, length, thickness }: Size): Field =>
  union(
    translate(box([width / 2, board / 2, length / 2], 0.001), [0, board / 2, 0]),
    translate(box([width / 2, board / 2, length / 2], 0.001), [0, thickness - board / 2, 0]),
    translate(box([board, thickness / 2, length / 2], 0.0012), [-width / 2 + board / 2, thickness / 2, 0]),
  );

const pagesOf = ({ width, length, thickness }: Size): Field =>
  translate(box([width / 2 - 0.004, thickness / 2 - board, length / 2 - 0.004], 0.0006), [0, thickness / 2, 0]);

/** Sheets lie one on the other along the axis. */
const leaves = (axis: 1 | 2): Surface => {
  const { material } = paper({ colour: colour('#ded2b4') });
  const scales = [9, axis === 1 ? 1100 : 9, axis === 2 ? 1100 : 9] as const;
  return { material, bump: ({ n, o, v }, p) => o.mul(n.valueNoise(v.mul3(p, scales)), 0.00035) };
};

/** Bound in cloth of one colour a height, so that a stack is one shape. */
function bindings(levels: readonly { readonly top: number; readonly colour: Colour }[]): Surface {
  const weave = cloth({ spacing: 0.0009, colour: [1, 1, 1] });
  return {
    ...(weave.bump && { bump: weave.bump }),
    material: (tools, at) => {
      const { o, v } = tools;
      const woven = weave.material(tools, at);
      const dyed = levels
        .slice(0, -1)
        .reduceRight(
          (above, { top, colour: base }) => v.select3(o.lt(at.local[1], top), base, above),
          v.scale(levels.at(-1)!.colour, o.float(1)),
        );
      return { ...woven, base: v.mul3(woven.base, dyed) };
    },
  };
}

const cloths = ['#7c1f24', '#1f3f63', '#2e5538', '#a5782a', '#4a2f55'].map(colour);

const stackSizes: readonly (Size & { readonly turn: number; readonly shift: number })[] = [
  { width: 0.17, length: 0.24, thickness: 0.044, turn: 1.45, shift: 0 },
  { width: 0.16, length: 0.225, thickness: 0.034, turn: 1.66, shift: 0.006 },
  { width: 0.15, length: 0.21, thickness: 0.05, turn: 1.36, shift: -0.006 },
  { width: 0.13, length: 0.19, thickness: 0.028, turn: 1.85, shift: 0.004 },
];

function stack(name: string, wanted: Colour | null): Shape[] {
  let top = 0;
  const laid = stackSizes.map((size, index) => {
    const place = (field: Field): Field => translate(rotate(field, 'y', size.turn), [size.shift, bottom, 0]);
    const bottom = top;
    top += size.thickness;
    const dye = wanted ? times(wanted, [1, 0.6, 1.25, 0.8][index]!) : cloths[index]!;
    return { cover: place(coverOf(size)), pages: place(pagesOf(size)), top, colour: dye };
  });
  const domain = { low: [-0.16, -0.004, -0.16], high: [0.16, top + 0.004, 0.16] } as const;
  return [
    { name: `${name}-covers`, field: union(...laid.map(({ cover }) => cover)), ...bindings(laid), domain },
    { name: `${name}-pages`, field: union(...laid.map(({ pages }) => pages)), ...leaves(1), domain },
  ];
}

const single: Size = { width: 0.15, length: 0.22, thickness: 0.036 };
/** The front board of a standing book: a double rule and a lozenge in gold. */
function gilded(dye: Colour, hasCrest: boolean): Surface {
  const plain = bindings([{ top: 1, colour: dye }]);
  return {
    ...plain,
    material: (tools, at) => {
      const { o, m } = tools;
      const [x, y, z] = at.local;
      const [across, up] = [o.abs(x), o.abs(o.sub(y, single.length / 2))];
      const inset = o.min(o.sub(single.width / 2, across), o.sub(single.length / 2, up));
      const rule = (depth: number, half: number) => m.smoothstep(half + 0.0004, half, o.abs(o.sub(inset, depth)));
      const lozenge = o.add(o.mul(across, 1.4), up);
      const crest = o.max(m.smoothstep(0.0012, 0.0006, o.abs(o.sub(lozenge, 0.034))), m.smoothstep(0.0135, 0.0128, lozenge));
      const isFront = m.smoothstep(single.thickness / 2 - 0.0008, single.thickness / 2 - 0.0002, z);
      const rules = o.max(rule(0.012, 0.0011), rule(0.016, 0.0004));
      const gold = o.mul(isFront, hasCrest ? o.max(rules, crest) : rules);
      return mixValues(tools, plain.material(tools, at), { base: [0.86, 0.6, 0.24], metal: 1, roughness: 0.28 }, gold);
    },
  };
}

function standing({ name, print }: ModelRequest, dye: Colour): Shape[] {
  // Lying with its spine along z at the left -> standing, spine at the left, front board towards the viewer.
  const stand = (field: Field): Field => translate(rotate(field, 'x', Math.PI / 2), [0, single.length / 2, -single.thickness / 2]);
  const domain = { low: [-0.09, -0.004, -0.04], high: [0.09, 0.226, 0.04] } as const;
  return [
    { name: `${name}-cover`, field: stand(coverOf(single)), ...gilded(dye, !print), domain },
    { name: `${name}-pages`, field: stand(pagesOf(single)), ...leaves(2), domain },
  ];
}

const books: Maker = ({ name, colour: wanted }) => ({
  shapes: stack(name, wanted),
  widthMetres: 0.252,
  heightMetres: 0.156,
  spreadRadians: 0.15,
  anchors: { top: { at: [0, 0.156, 0], widthMetres: 0.18, depthMetres: 0.14 } },
});

const dyeOf = ({ icon, seed = 0 }: ModelRequest): Colour =>
  cloths[{ 'blue-book': 1, 'green-book': 2, 'orange-book': 3 }[icon] ?? (icon === 'closed-book' ? 0 : Math.abs(seed) % cloths.length)]!;

const book: Maker = (request) => {
  const dye = request.colour ?? dyeOf(request);
  const model: Model = {
    shapes: standing(request, dye),
    widthMetres: 0.152,
    heightMetres: 0.22,
    turnRadians: request.print ? -0.35 : -0.55,
    spreadRadians: 0.1,
    anchors: { top: { at: [0, 0.22, 0], widthMetres: 0.12, depthMetres: 0.03 } },
  };
  const middle = [0.002, single.length / 2 + 0.015, single.thickness / 2] as const;
  return withPrint(model, request, { shape: 0, centre: middle, widthMetres: 0.108, heightMetres: 0.13, ground: dye, lightInk: '#f0cf86' });
};
/** Lies open, its pages arched to either side of the fold. */
function openBook(request: ModelRequest): Model {
  const arch =
    (thick: number, reach: number, lift: number): Field =>
    (tools, p) => {
      const { o } = tools;
      const u = o.mul(o.abs(p[0]), 1 / reach);
      // High beside the fold, falling to the fore edge.
      const top = o.mulAdd(o.mul(o.mul(u, o.sub(1, u)), o.sub(1.6, u)), 0.075, lift);
      const slab = o.max(o.sub(p[1], top), o.sub(o.sub(top, thick), p[1]));
      return o.mul(o.max(o.max(o.mul(slab, 0.8), o.sub(o.abs(p[0]), reach)), o.sub(o.abs(p[2]), 0.112)), 0.9);
    };
  const lines = joint(
    ...[-1, 1].flatMap((side) =>
      Array.from({ length: 13 }, (_, row) => rect(side * 0.078, -0.084 + row * 0.0135, row % 5 === 4 ? 0.03 : 0.052, 0.0017)),
    ),
  );
  const sheet = painted(
    plain('#f1ead6', 0.85, { subsurface: 0.1 }),
    [onTop(lines, 0.0008), flat('#3a352d', 0.9)],
    [onTop(rect(0, 0, 0.0012, 0.2), 0.002), flat('#8f866f', 0.9)],
  );
  const edges = { ...sheet, bump: leaves(1).bump! };
  const pages: Field = (tools, p) => tools.o.max(arch(0.026, 0.148, 0.026)(tools, p), tools.o.sub(0.004, p[1]));
  return build({
    ...request,
    pieces: [piece(edges, pages), piece(bindings([{ top: 1, colour: request.colour ?? cloths[0]! }]), translate(box([0.156, 0.002, 0.118], 0.0015), [0, 0.002, 0])), piece(plain('#a8232b', 0.5, { sheen: 0.4 }), rod(0.0016, [0.004, 0.028, 0.1], [0.01, 0.02, 0.116], [0.014, 0.003, 0.145]))],
    width: 0.312,
    height: 0.046,
    length: 0.24,
    turn: -0.35,
    spread: 0.2,
    anchors: { top: { at: [0.07, 0.045, 0], widthMetres: 0.14, depthMetres: 0.18 } },
  }); // biome-ignore format: a table
}

/** Bound by a spiral, leaning back on its stand of cardboard. */
function notebook(request: ModelRequest): Model {
  const cover = request.colour ?? colour('#27608f');
  const lean = (field: Field): Field => leaning(field, -0.12, [0, 0.002, 0]);
  const rings = rows(
    Array.from({ length: 14 }, (_, index) =>
      translate(
        rotate(
          union(rod(0.0011, [-0.004, 0, -0.005], [0.002, 0, -0.008], [0.006, 0, 0], [0.002, 0, 0.008], [-0.004, 0, 0.005])),
          'y',
          Math.PI,
        ),
        [-0.07, 0.018 + index * 0.0142, 0],
      ),
    ),
  );
  return build({
    ...request,
    pieces: [piece(plain(cover, 0.45, { coat: 0.3 }), lean(translate(box([0.074, 0.109, 0.0012], 0.001), [0.002, 0.109, 0.0072])), lean(translate(box([0.074, 0.109, 0.0012], 0.001), [0.002, 0.109, -0.0072]))), piece(leaves(2), lean(translate(box([0.07, 0.106, 0.0058], 0.0005), [0.003, 0.108, 0]))), piece(plain('#f4efe2', 0.8), lean(translate(box([0.042, 0.02, 0.0006], 0.0004), [0.008, 0.155, 0.0084]))), piece(plain([0.6, 0.6, 0.62], 0.25, { metal: 1 }), lean(rings)), piece(plain('#1d1f24', 0.8), lean(translate(box([0.0035, 0.1092, 0.0006], 0.0004), [0.062, 0.1092, 0.0086])))],
    width: 0.158,
    height: 0.217,
    length: 0.05,
    turn: -0.5,
  }); // biome-ignore format: a table
}

export const bookMakers: Makers = { book, books, 'open-book': openBook, notebook };
