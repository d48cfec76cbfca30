/** Buses, vans and lorries. Front to +z. Metres. */
import {
  box,
  type Colour,
  capsule,
  colour,
  cylinder,
  type Field,
  type Field2,
  mirror,
  repeat,
  rotate,
  translate,
  union,
} from '../../render/field/index.ts';
import {
  blackPlastic,
  bothSides,
  circle,
  extent,
  flat,
  glowOf,
  joint,
  lampGlass,
  type Mask,
  mirrorChrome,
  onBack,
  onFlank,
  onFront,
  onSides,
  type Piece,
  paintCoat,
  piece,
  plain,
  rect,
  rim,
  seam,
  tintedGlass,
  wearOf,
  writing,
} from '../assembly/index.ts';
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { type Hull, hullShape, type Livery } from './box-body.ts';
import type { Corners } from './car-body.ts';
import { wheel, wheelsAt } from './wheel.ts';

type Layer = Livery['layers'][number];

interface Dress {
  readonly layers: readonly Layer[];
  readonly pieces?: readonly Piece[];
}

interface Kind {
  readonly hull: Hull & { readonly axles: readonly number[]; readonly wheelRadius: number };
  readonly paint: string;
  readonly height: number;
  readonly dress: (glow: number, paint: Colour) => Dress;
}

/** Windows in a row from z to z, between two heights. */
const row = (from: number, to: number, count: number, low: number, high: number, gap = 0.09): Field2 => {
  const pitch = (to - from) / count;
  return joint(
    ...Array.from({ length: count }, (_, index) =>
      rect(from + pitch * (index + 0.5), (low + high) / 2, (pitch - gap) / 2, (high - low) / 2, 0.06),
    ),
  );
};

const lamps = (x: number, y: number, radius: number, glow: number): Layer[] => [
  [onFront(bothSides(circle(x, y, radius * 1.25))), flat('#1a1a1b', 0.4, { coat: 1 })],
  [onFront(bothSides(circle(x, y, radius))), lampGlass('#eef1f4', glow)],
  [onBack(bothSides(rect(x, y, radius * 0.7, radius * 1.5, 0.03))), lampGlass('#a80d0a', glow * 0.7)],
];

const armMirror = (half: number, y: number, z: number): Piece =>
  piece(
    plain('#141415', 0.4),
    mirror(
      union(
        capsule({ from: [half - 0.05, y + 0.25, z], to: [half + 0.2, y + 0.2, z + 0.12], radius: 0.018 }),
        translate(box([0.07, 0.17, 0.04], 0.03), [half + 0.22, y, z + 0.12]),
      ),
      'x',
    ),
  );

const busDress = (glow: number, accent: Colour): Dress => ({
  layers: [
    [onSides(rect(0, 0.72, 5.8, 0.09)), flat(accent, 0.4, { coat: 1 })],
    [onSides(row(-5.35, 5.15, 7, 1.3, 2.45)), tintedGlass],
    [onSides(joint(rect(3.9, 0.85, 0.004, 0.55), rect(2.75, 0.85, 0.004, 0.55))), seam],
    [onFlank(joint(rect(-4.95, 1.4, 0.5, 1.05, 0.05), rect(0.4, 1.4, 0.62, 1.05, 0.05)), 1), blackPlastic],
    [onFlank(joint(rect(-5.19, 1.42, 0.21, 0.92, 0.05), rect(-4.71, 1.42, 0.21, 0.92, 0.05), rect(0.11, 1.42, 0.26, 0.92, 0.05), rect(0.69, 1.42, 0.26, 0.92, 0.05)), 1), tintedGlass],
    [onFront(rect(0, 1.85, 1.14, 0.72, 0.12)), tintedGlass],
    [onFront(rect(0, 2.8, 0.95, 0.14, 0.04)), flat('#0b0b0c', 0.3)],
    [onFront(writing({ text: 'CITY', height: 0.16, at: [-0.1, 2.8] })), flat('#ffb347', 0.5, { emission: [1.6 + glow * 0.3, 0.8 + glow * 0.15, 0.15] })],
    [onBack(rect(0, 1.95, 1.0, 0.5, 0.12)), tintedGlass],
    ...lamps(0.95, 0.72, 0.11, glow),
    [onFront(rect(0, 0.45, 0.26, 0.06, 0.01)), flat('#e2e0d8', 0.4)],
  ],
  pieces: [armMirror(1.25, 2.15, 5.75), piece(plain('#d9dadb', 0.5), translate(box([0.75, 0.12, 1.2], 0.1), [0, 3.02, -1.8]))],
}); // biome-ignore format: a table

const schoolDress = (glow: number): Dress => ({
  layers: [
    [onSides(joint(rect(-0.6, 1.18, 4.05, 0.03), rect(-0.6, 0.78, 4.05, 0.03), rect(-0.6, 2.62, 4.05, 0.02))), flat('#0d0d0d', 0.4)],
    [onSides(row(-4.4, 2.3, 9, 1.6, 2.4, 0.13)), tintedGlass],
    [onSides(rect(2.85, 1.95, 0.4, 0.42, 0.06)), tintedGlass],
    [onSides(rim(rect(2.78, 1.55, 0.4, 0.95, 0.04), 0.006)), seam],
    [onFront(rect(0, 2.12, 0.98, 0.36, 0.08)), tintedGlass],
    [onFront(rect(0, 2.82, 0.85, 0.14, 0.03)), flat('#f2b100', 0.4)],
    [onFront(writing({ text: 'SCHOOL BUS', height: 0.17, at: [0, 2.8] })), flat('#0c0c0c', 0.5)],
    [onFlank(writing({ text: 'SCHOOL BUS', height: 0.24, at: [0.9, 0.98] }), 1), flat('#0c0c0c', 0.5)],
    [onFlank(writing({ text: 'SCHOOL BUS', height: 0.24, at: [-0.9, 0.98] }), -1), flat('#0c0c0c', 0.5)],
    [onFront(rect(0, 1.05, 0.5, 0.26, 0.06)), flat('#101010', 0.5)],
    [onFront(joint(rect(0, 0.95, 0.45, 0.02), rect(0, 1.05, 0.45, 0.02), rect(0, 1.15, 0.45, 0.02))), mirrorChrome],
    [onBack(joint(rect(0, 2.0, 0.9, 0.4, 0.06), rect(0, 1.2, 0.3, 0.25, 0.05))), tintedGlass],
    ...lamps(0.78, 1.0, 0.12, glow),
    [onFront(bothSides(circle(1.02, 2.72, 0.09))), lampGlass('#c01008', glow)],
  ],
  pieces: [
    armMirror(1.1, 1.95, 3.2),
    piece(plain('#111111', 0.4), translate(box([1.15, 0.13, 0.08], 0.04), [0, 0.55, 4.72]), translate(box([1.15, 0.13, 0.08], 0.04), [0, 0.55, -4.72])),
  ],
}); // biome-ignore format: a table

const vanLayers = (glow: number): Layer[] => [
  [onSides(rect(1.32, 1.55, 0.52, 0.33, 0.1)), tintedGlass],
  [onFront(rect(0, 1.62, 0.82, 0.42, 0.1)), tintedGlass],
  [onSides(joint(rim(rect(1.3, 1.2, 0.6, 0.85, 0.1), 0.004), rect(-0.1, 1.3, 0.004, 0.9), rect(-1.3, 1.3, 0.004, 0.9), rect(-0.7, 1.3, 0.6, 0.004))), seam],
  [onSides(rect(0, 0.58, 2.7, 0.06, 0.03)), blackPlastic],
  [onFront(rect(0, 0.86, 0.48, 0.09, 0.04)), blackPlastic],
  [onFront(rect(0, 0.48, 0.95, 0.1, 0.05)), blackPlastic],
  [onFront(bothSides(rect(0.74, 0.95, 0.17, 0.11, 0.07))), lampGlass('#e9edf2', glow)],
  [onBack(bothSides(rect(0.85, 1.1, 0.07, 0.26, 0.04))), lampGlass('#a30d0a', glow * 0.8)],
  [onBack(rect(0, 1.3, 0.004, 0.9)), seam],
  [onBack(bothSides(rect(0.4, 1.75, 0.3, 0.25, 0.05))), tintedGlass],
]; // biome-ignore format: a table

const vanSide: Corners = [[-2.7, 0.25], [2.6, 0.22], [2.72, 0.5], [2.66, 0.92], [2.15, 1.14], [1.3, 2.0], [1.0, 2.12], [-2.6, 2.16], [-2.72, 1.9]]; // biome-ignore format: a drawing

const beacons = (y: number, z: number, glow: number, hexes: readonly string[]): Piece[] =>
  hexes.map((hex, index) =>
    piece({ material: () => lampGlass(hex, 0.4 + glow) }, translate(box([0.28, 0.07, 0.11], 0.05), [(index - (hexes.length - 1) / 2) * 0.62, y + 0.06, z])),
  ); // biome-ignore format: long

const ambulanceDress = (glow: number): Dress => {
  const cross = joint(rect(0.55, 1.35, 0.09, 0.3), rect(0.55, 1.35, 0.3, 0.09), rect(0.55, 1.35, 0.09, 0.3));
  const red = flat('#d01414', 0.4, { coat: 1 });
  return {
    layers: [
      ...vanLayers(glow),
      [onSides(rect(-0.2, 0.82, 2.6, 0.08)), red],
      [onSides(rect(-0.2, 0.94, 2.6, 0.02)), flat('#f2a900', 0.4)],
      [onFlank(cross, 1), red],
      [onFlank(joint(rect(-0.55, 1.35, 0.09, 0.3), rect(-0.55, 1.35, 0.3, 0.09)), -1), red],
      [onFlank(writing({ text: 'AMBULANCE', height: 0.22, at: [0.7, 1.9] }), 1), red],
      [onFlank(writing({ text: 'AMBULANCE', height: 0.22, at: [-0.7, 1.9] }), -1), red],
    ],
    pieces: [...beacons(2.14, 0.9, glow, ['#1438e0', '#1438e0']), armMirror(0.98, 1.4, 1.9)],
  };
};

const ladder = (): Field =>
  union(
    ...[-0.28, 0.28].map((x) => capsule({ from: [x, 3.25, -3.9], to: [x, 3.35, 2.4], radius: 0.045 })),
    translate(repeat(rotate(cylinder(0.022, 0.28), 'z', Math.PI / 2), { spacing: [0, 0, 0.32], count: [1, 1, 20] }), [0, 3.3, -0.75]),
  );

const fireDress = (glow: number): Dress => {
  const shutters = row(-3.7, 0.9, 4, 0.85, 2.3, 0.12);
  const ribs: Mask = (tools, at) => {
    const { o, m } = tools;
    return o.mul(onSides(shutters)(tools, at), m.smoothstep(0.6, 0.95, m.sinTurns(o.mul(at.local[1], 12))));
  };
  return {
    layers: [
      [onSides(rect(0, 0.62, 4.1, 0.07)), flat('#f2f2ef', 0.4, { coat: 1 })],
      [onSides(shutters), flat([0.5, 0.51, 0.53], 0.35, { metal: 0.9, coat: 0 })],
      [ribs, flat([0.2, 0.2, 0.21], 0.5, { metal: 0.8 })],
      [onSides(row(1.3, 3.6, 2, 1.65, 2.4, 0.2)), tintedGlass],
      [onSides(joint(rim(rect(1.9, 1.5, 0.5, 1.05, 0.05), 0.005), rim(rect(3.02, 1.5, 0.52, 1.05, 0.05), 0.005))), seam],
      [onFront(rect(0, 2.0, 1.1, 0.5, 0.1)), tintedGlass],
      [onFront(rect(0, 0.95, 0.55, 0.16, 0.05)), mirrorChrome],
      [onFront(writing({ text: 'FIRE', height: 0.2, at: [0, 1.28] })), flat('#f5c518', 0.4)],
      [onFlank(writing({ text: 'FIRE', height: 0.3, at: [1.4, 2.62] }), 1), flat('#f5c518', 0.4)],
      [onFlank(writing({ text: 'FIRE', height: 0.3, at: [-1.4, 2.62] }), -1), flat('#f5c518', 0.4)],
      ...lamps(0.95, 0.95, 0.12, glow),
    ],
    pieces: [
      piece(plain([0.6, 0.61, 0.63], 0.3, { metal: 0.9 }), ladder()),
      piece(plain('#151515', 0.5), translate(box([0.35, 0.13, 0.5], 0.05), [0, 3.1, -3.2]), translate(box([1.24, 0.13, 0.16], 0.06), [0, 0.45, 4.1])),
      ...beacons(2.98, 3.4, glow, ['#c01010', '#1438e0', '#c01010']),
      armMirror(1.25, 2.0, 3.9),
    ],
  };
}; // biome-ignore format: a table

const truckDress = (glow: number, paint: Colour): Dress => {
  const ridges: Mask = (tools, at) => {
    const { o, m } = tools;
    const stripe = m.smoothstep(-0.3, 0.3, m.sinTurns(o.mul(at.local[2], 3.6)));
    return o.mul(o.mul(onSides(rect(-1.55, 2.2, 3.2, 1.35))(tools, at), stripe), 0.35);
  };
  const cargo = translate(box([1.24, 1.42, 3.3], 0.03), [0, 2.42, -1.55]);
  const cargoPaint = paintCoat({ colour: colour('#e4e3de'), coat: 0.5 });
  const grey = flat('#8d8e90', 0.5);
  return {
    layers: [
      [onSides(rect(3.25, 1.95, 0.5, 0.42, 0.08)), tintedGlass],
      [onSides(rim(rect(3.2, 1.55, 0.62, 1.0, 0.06), 0.005)), seam],
      [onFront(rect(0, 2.1, 1.05, 0.5, 0.1)), tintedGlass],
      [onFront(joint(...[1.02, 1.18, 1.34].map((y) => rect(0, y, 0.75, 0.045, 0.02)))), blackPlastic],
      [onFront(rect(0, 0.48, 1.2, 0.13, 0.04)), blackPlastic],
      ...lamps(0.92, 0.78, 0.12, glow),
    ],
    pieces: [
      {
        field: cargo,
        surface: {
          material: (tools, at) => {
            const { v, o } = tools;
            const values = cargoPaint.material(tools, at);
            return { ...values, base: v.mix3(v.mix3(values.base, grey.base, ridges(tools, at)), paint, o.mul(onSides(rect(-1.55, 1.2, 3.3, 0.07))(tools, at), 1)) };
          },
        },
      },
      piece(plain('#18181a', 0.55), translate(box([0.45, 0.12, 4], 0.02), [0, 0.82, -0.9]), mirror(translate(box([0.06, 0.28, 1], 0.04), [1.1, 0.68, 0.1]), 'x')),
      piece({ material: () => mirrorChrome }, mirror(translate(rotate(cylinder(0.28, 0.55, 0.05), 'x', Math.PI / 2), [0.9, 0.72, 1.35]), 'x')),
      armMirror(1.22, 1.9, 3.95),
    ],
  };
}; // biome-ignore format: a table

const kinds: Readonly<Record<string, Kind>> = {
  bus: {
    hull: { side: [[-5.9, 0.3], [5.75, 0.3], [5.9, 0.6], [5.88, 1.2], [5.72, 2.75], [5.6, 2.98], [-5.9, 2.98]], half: 1.26, roof: 2.98, corner: 0.3, softness: 0.2, axles: [-3.1, 3.3], wheelRadius: 0.48 },
    paint: '#c4231c', height: 3.12, dress: (glow) => busDress(glow, colour('#f2ede2')),
  },
  'school-bus': {
    hull: { side: [[-4.65, 0.4], [4.6, 0.4], [4.68, 0.7], [4.62, 1.25], [3.5, 1.48], [3.3, 2.3], [3.2, 2.98], [-4.65, 2.98]], half: 1.2, roof: 2.98, corner: 0.18, softness: 0.35, axles: [-2.9, 3.75], wheelRadius: 0.46 },
    paint: '#f2ab00', height: 3, dress: schoolDress,
  },
  van: {
    hull: { side: vanSide, half: 1, roof: 2.16, corner: 0.28, softness: 0.22, axles: [-1.7, 1.75], wheelRadius: 0.35 },
    paint: '#e9e9e6', height: 2.16, dress: (glow) => ({ layers: vanLayers(glow), pieces: [armMirror(0.98, 1.4, 1.9)] }),
  },
  ambulance: {
    hull: { side: vanSide, half: 1, roof: 2.16, corner: 0.28, softness: 0.22, axles: [-1.7, 1.75], wheelRadius: 0.35 },
    paint: '#f1f1ee', height: 2.3, dress: ambulanceDress,
  },
  'fire-truck': {
    hull: { side: [[-4.1, 0.4], [4.0, 0.4], [4.1, 0.7], [4.08, 1.4], [3.9, 2.8], [3.75, 2.95], [-4.1, 2.95]], half: 1.25, roof: 2.95, corner: 0.2, softness: 0.15, axles: [-2.5, 2.75], wheelRadius: 0.52 },
    paint: '#c3120c', height: 3.35, dress: fireDress,
  },
  truck: {
    hull: { side: [[2.2, 0.5], [4.0, 0.42], [4.08, 0.8], [4.05, 1.5], [3.8, 2.75], [3.55, 2.95], [2.2, 2.95]], half: 1.22, roof: 2.95, corner: 0.2, softness: 0.2, axles: [-3.2, -1.95, 3.0], wheelRadius: 0.5 },
    paint: '#1f4fa3', height: 3.85, dress: truckDress,
  },
}; // biome-ignore format: a table

export const roadConcepts: readonly string[] = Object.keys(kinds);

export const road: ModelFamily = ({ name, concept, colour: wanted, attributes }: ModelRequest): Model | null => {
  const kind = kinds[concept];
  if (!kind) return null;
  const { hull, height } = kind;
  const paint = wanted ?? colour(kind.paint);
  const ground = paintCoat({ colour: paint, wear: wearOf(attributes) });
  const body = hullShape(`${name}-body`, hull, { ground, ...kind.dress(glowOf(attributes), paint) });
  const steelDish = plain([0.6, 0.6, 0.6], 0.35, { metal: 0.7 });
  const wheels = wheel(`${name}-wheel`, { radius: hull.wheelRadius, width: 0.28, isDish: true, rim: 0.62, finish: steelDish });
  const [low, high] = [Math.min(-3.9, ...hull.side.map(([z]) => z)), Math.max(...hull.side.map(([z]) => z))];
  const back = concept === 'truck' ? -4.85 : concept.endsWith('van') || concept === 'ambulance' ? -2.72 : low;
  const widened = concept === 'truck' ? { ...body, domain: { low: [-1.6, 0, -5], high: [1.6, 3.95, 4.4] } as const } : body;
  const middle = (high + back) / 2;
  return {
    shapes: [widened, wheels],
    parts: [
      { shape: 0, position: [0, 0, -middle] },
      ...wheelsAt(
        1,
        hull.axles.map((z) => z - middle),
        hull.half - 0.16,
        hull.wheelRadius,
      ),
    ],
    ...extent({ width: 2 * hull.half, height, length: high - back, turn: -0.9 }),
    anchors: { top: { at: [0, hull.roof, 0], widthMetres: 1.8, depthMetres: 3 } },
  };
};
