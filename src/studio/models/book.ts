/** Books: one standing, its spine towards the viewer, or a stack of four lying. */
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
} from '../render/field/index.ts';
import type { ModelFamily } from './model.ts';

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
const dyes: Readonly<Record<string, number>> = { 'closed-book': 0, 'blue-book': 1, 'green-book': 2, 'orange-book': 3, notebook: 4 };

/** The front board of a standing book: a double rule and a lozenge in gold. */
function gilded(dye: Colour): Surface {
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
      const gold = o.mul(isFront, o.max(o.max(rule(0.012, 0.0011), rule(0.016, 0.0004)), crest));
      return mixValues(tools, plain.material(tools, at), { base: [0.86, 0.6, 0.24], metal: 1, roughness: 0.28 }, gold);
    },
  };
}

function standing(name: string, dye: Colour): Shape[] {
  // Lying with its spine along z at the left -> standing, spine at the left, front board towards the viewer.
  const stand = (field: Field): Field => translate(rotate(field, 'x', Math.PI / 2), [0, single.length / 2, -single.thickness / 2]);
  const domain = { low: [-0.09, -0.004, -0.04], high: [0.09, 0.226, 0.04] } as const;
  return [
    { name: `${name}-cover`, field: stand(coverOf(single)), ...gilded(dye), domain },
    { name: `${name}-pages`, field: stand(pagesOf(single)), ...leaves(2), domain },
  ];
}

export const book: ModelFamily = ({ name, icon, colour: wanted }) => {
  if (icon === 'books') return { shapes: stack(name, wanted), widthMetres: 0.252, heightMetres: 0.156, spreadRadians: 0.15 };
  const dye = dyes[icon];
  if (dye === undefined) return null;
  return { shapes: standing(name, wanted ?? cloths[dye]!), widthMetres: 0.152, heightMetres: 0.22, turnRadians: -0.55, spreadRadians: 0.1 };
};
