/** Bicycle, motorcycle, scooter, skateboard. Front to +z. Metres. */
import {
  box,
  type Colour,
  capsule,
  colour,
  cylinder,
  ellipsoid,
  type Field,
  halfSpace,
  leather,
  mirror,
  polygon,
  rotate,
  rubber,
  smoothDifference,
  smoothIntersection,
  smoothUnion,
  splineSweep,
  sweep,
  translate,
  union,
  wood,
} from '../../render/field/index.ts';
import {
  assembly,
  extent,
  flat,
  glowOf,
  lampGlass,
  mirrorChrome,
  onTop,
  paintCoat,
  painted,
  piece,
  plain,
  planPrism,
  rect,
  sidePrism,
  wearOf,
} from '../assembly/index.ts';
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { onAxle, wheel, wireWheel } from './wheel.ts';

type Point = readonly [number, number, number];
const tube = (radius: number, ...points: readonly Point[]): Field => sweep(points.map((at) => ({ at, radius })));
const bent = (radius: number, ...points: readonly Point[]): Field =>
  splineSweep(
    points.map((at) => ({ at, radius })),
    4,
  );
const axle = (radius: number, half: number, [x, y, z]: Point, rounding = 0.004): Field =>
  translate(onAxle(cylinder(radius, half, rounding)), [x, y, z]);
const chrome = { material: () => mirrorChrome };
const steelGrey = plain([0.5, 0.5, 0.51], 0.3, { metal: 0.9 });
const black = plain('#121213', 0.45, { coat: 0.3 });

function bicycle({ name, colour: wanted, attributes }: ModelRequest): Model {
  const paint = paintCoat({ colour: wanted ?? colour('#17747a'), wear: wearOf(attributes), size: 0.1 });
  const [hub, crank, seat, head, low, fork]: Point[] = [[0, 0.34, -0.51], [0, 0.29, -0.06], [0, 0.82, -0.22], [0, 0.88, 0.37], [0, 0.76, 0.41], [0, 0.34, 0.55]]; // biome-ignore format: a table
  const stays = (to: Point): Field => mirror(tube(0.009, [0.055, hub![1], hub![2]], [0.03, to[1], to[2]]), 'x');
  const frame = union(
    tube(0.018, crank!, seat!),
    tube(0.0175, seat!, head!),
    tube(0.02, crank!, low!),
    tube(0.021, low!, head!),
    stays(crank!),
    stays(seat!),
  );
  const forks = mirror(bent(0.012, [0.045, low![1], low![2]], [0.055, 0.55, 0.47], [0.055, fork![1], fork![2]]), 'x');
  const bars = mirror(bent(0.012, [0, 0.99, 0.36], [0.12, 1.0, 0.37], [0.24, 1.03, 0.3], [0.29, 1.03, 0.2]), 'x');
  const pedals = union(
    tube(0.011, [0.07, crank![1], crank![2]], [0.09, 0.16, 0.05]), tube(0.011, [-0.07, crank![1], crank![2]], [-0.09, 0.42, -0.17]),
  ); // biome-ignore format: pairs
  const treads = union(
    translate(box([0.05, 0.012, 0.035], 0.008), [0.14, 0.16, 0.05]),
    translate(box([0.05, 0.012, 0.035], 0.008), [-0.14, 0.42, -0.17]),
  );
  const chain = mirror(
    union(tube(0.006, [0.062, 0.375, -0.06], [0.062, 0.38, -0.5]), tube(0.006, [0.062, 0.2, -0.06], [0.062, 0.3, -0.5])),
    'x',
  );
  const saddle = smoothUnion(
    0.04,
    translate(ellipsoid([0.085, 0.035, 0.09]), [0, 0.955, -0.33]),
    capsule({ from: [0, 0.955, -0.26], to: [0, 0.95, -0.12], radius: 0.026, endRadius: 0.02 }),
  );
  const body = assembly(
    `${name}-frame`,
    [
      piece(paint, frame, forks, mirror(bent(0.014, [0.0, 0.7, -0.54], [0, 0.7, -0.54], [0, 0.685, -0.6], [0, 0.6, -0.76]), 'x')),
      piece(chrome, bars, tube(0.014, head!, [0, 0.99, 0.36]), tube(0.013, seat!, [0, 0.93, -0.25]), pedals, chain, axle(0.09, 0.006, [0.062, crank![1], crank![2]]), axle(0.035, 0.012, [0.062, hub![1], hub![2]])),
      piece(leather({ colour: colour('#5a2e18') }), saddle, mirror(capsule({ from: [0.28, 1.03, 0.24], to: [0.295, 1.03, 0.12], radius: 0.018 }), 'x')),
      piece(black, treads),
      piece({ material: () => lampGlass('#f0ece0', 0.3 + glowOf(attributes)) }, translate(ellipsoid([0.035, 0.035, 0.045]), [0, 0.9, 0.46])),
    ],
    { low: [-0.4, 0.1, -0.8], high: [0.4, 1.12, 0.7] },
  ); // biome-ignore format: a table
  return {
    shapes: [body, wireWheel(`${name}-wheel`, 0.345, 0.019, 18)],
    parts: [
      { shape: 0, position: [0, 0, 0] },
      { shape: 1, position: [0, 0.345, hub![2]] },
      { shape: 1, position: [0, 0.345, fork![2]] },
    ],
    ...extent({ width: 0.6, height: 1.06, length: 1.78, turn: -1.15 }),
    anchors: { seat: { at: [0, 0.97, -0.3], widthMetres: 0.2 }, back: { at: [0, 0.97, -0.3] } },
  };
}

/** Tank and mudguards, and the engine with its pipes. */
function motorcycleSolids() {
  const tank = smoothUnion(
    0.06,
    translate(rotate(ellipsoid([0.145, 0.13, 0.25]), 'x', 0.12), [0, 0.83, 0.14]),
    translate(ellipsoid([0.11, 0.09, 0.16]), [0, 0.8, -0.04]),
  );
  const ring = (z: number): Field =>
    translate(onAxle(smoothDifference(0.01, cylinder(0.375, 0.085, 0.04), cylinder(0.345, 0.2))), [0, 0.32, z]);
  const guard = (z: number, lean: number): Field =>
    smoothIntersection(0.01, ring(z), (tools, p) =>
      halfSpace([0, -Math.cos(lean), -Math.sin(lean)], -0.15)(tools, [p[0], tools.o.sub(p[1], 0.3), tools.o.sub(p[2], z)]),
    );
  const fins = [0, 1, 2, 3, 4].map((index) => translate(box([0.12, 0.007, 0.095], 0.006), [0, 0.46 + index * 0.036, 0.14]));
  const engine = union(
    translate(box([0.1, 0.12, 0.075], 0.03), [0, 0.52, 0.14]),
    axle(0.13, 0.16, [0, 0.36, -0.03], 0.05),
    axle(0.09, 0.17, [0, 0.36, 0.16], 0.04),
    ...fins,
  );
  const pipes = mirror(
    union(
      bent(0.024, [0.08, 0.56, 0.22], [0.13, 0.45, 0.32], [0.15, 0.27, 0.2], [0.16, 0.25, -0.2]),
      capsule({ from: [0.17, 0.25, -0.2], to: [0.18, 0.31, -0.82], radius: 0.034, endRadius: 0.052 }),
    ),
    'x',
  );
  return {
    engine,
    pipes,
    paintwork: union(tank, guard(0.77, -0.25), guard(-0.7, 0.35), capsule({ from: [0, 0.68, -0.75], to: [0, 0.6, -0.99], radius: 0.04 })),
  };
}

function motorcycle({ name, colour: wanted, attributes }: ModelRequest): Model {
  const paint = paintCoat({ colour: wanted ?? colour('#a3120f'), wear: wearOf(attributes), size: 0.12 });
  const { engine, pipes, paintwork } = motorcycleSolids();
  const seat = smoothUnion(
    0.05,
    translate(ellipsoid([0.13, 0.055, 0.2]), [0, 0.79, -0.27]),
    translate(ellipsoid([0.115, 0.05, 0.16]), [0, 0.83, -0.52]),
  );
  const forks = mirror(union(tube(0.024, [0.1, 0.32, 0.76], [0.1, 0.93, 0.5]), tube(0.03, [0.1, 0.3, 0.77], [0.1, 0.55, 0.67])), 'x');
  const bars = mirror(bent(0.013, [0, 0.97, 0.46], [0.16, 1.02, 0.44], [0.3, 1.06, 0.33], [0.38, 1.05, 0.22]), 'x');
  const frame = mirror(
    union(
      tube(0.02, [0.05, 0.9, 0.47], [0.08, 0.3, 0.3], [0.09, 0.25, -0.2], [0.09, 0.7, -0.35], [0.1, 0.74, -0.68]),
      tube(0.022, [0.11, 0.32, -0.7], [0.12, 0.35, -0.2]),
      tube(0.02, [0.11, 0.34, -0.66], [0.12, 0.68, -0.5]),
    ),
    'x',
  );
  const lamp = translate(rotate(ellipsoid([0.1, 0.075, 0.1]), 'x', Math.PI / 2), [0, 0.87, 0.63]);
  const body = assembly(
    `${name}-body`,
    [
      piece(paint, paintwork),
      piece(leather({ colour: colour('#1c1512') }), seat),
      piece(plain([0.42, 0.42, 0.43], 0.35, { metal: 0.85 }), engine),
      piece(chrome, pipes, forks, bars, lamp, mirror(union(tube(0.007, [0.26, 1.05, 0.36], [0.32, 1.2, 0.34]), translate(ellipsoid([0.06, 0.04, 0.02]), [0.34, 1.22, 0.34])), 'x')),
      piece(black, frame, mirror(capsule({ from: [0.3, 1.06, 0.33], to: [0.385, 1.05, 0.21], radius: 0.021 }), 'x'), mirror(translate(ellipsoid([0.03, 0.1, 0.12]), [0.11, 0.6, -0.3]), 'x')),
      piece({ material: () => lampGlass('#f3f0e4', 0.3 + glowOf(attributes)) }, translate(ellipsoid([0.085, 0.085, 0.03]), [0, 0.87, 0.7])),
      piece({ material: () => lampGlass('#b00e0a', 0.3 + glowOf(attributes)) }, translate(box([0.05, 0.03, 0.03], 0.02), [0, 0.63, -1.0])),
    ],
    { low: [-0.46, 0.1, -1.1], high: [0.46, 1.3, 1.1] },
  ); // biome-ignore format: a table
  return {
    shapes: [body, wheel(`${name}-wheel`, { radius: 0.32, width: 0.13, rim: 0.7, spokes: 9 })],
    parts: [
      { shape: 0, position: [0, 0, 0] },
      { shape: 1, position: [0, 0.32, -0.7] },
      { shape: 1, position: [0, 0.32, 0.77] },
    ],
    ...extent({ width: 0.8, height: 1.22, length: 2.15, turn: -1.05 }),
    anchors: { seat: { at: [0, 0.84, -0.25], widthMetres: 0.28 }, back: { at: [0, 0.84, -0.25] } },
  };
}

function scooter({ name, colour: wanted, attributes }: ModelRequest): Model {
  const base: Colour = wanted ?? colour('#8fc7b8');
  const paint = paintCoat({ colour: base, wear: wearOf(attributes), size: 0.12 });
  const tail = smoothUnion(
    0.08,
    translate(ellipsoid([0.2, 0.2, 0.36]), [0, 0.5, -0.48]),
    translate(ellipsoid([0.17, 0.15, 0.2]), [0, 0.5, -0.2]),
  );
  const skirt = translate(box([0.15, 0.14, 0.2], 0.08), [0, 0.4, -0.2]);
  const shield = smoothIntersection(
    0.03,
    translate(rotate(box([0.21, 0.36, 0.03], 0.03), 'x', -0.22), [0, 0.62, 0.4]),
    translate(ellipsoid([0.23, 0.5, 0.5]), [0, 0.6, 0.4]),
  );
  const floor = translate(box([0.2, 0.035, 0.24], 0.03), [0, 0.28, 0.12]);
  const nose = smoothUnion(
    0.05,
    translate(ellipsoid([0.1, 0.13, 0.2]), [0, 0.36, 0.62]),
    capsule({ from: [0, 0.42, 0.58], to: [0, 0.96, 0.36], radius: 0.06, endRadius: 0.05 }),
  );
  const head = translate(ellipsoid([0.13, 0.09, 0.1]), [0, 1.0, 0.38]);
  const seat = smoothUnion(
    0.05,
    translate(ellipsoid([0.15, 0.06, 0.2]), [0, 0.73, -0.25]),
    translate(ellipsoid([0.14, 0.055, 0.17]), [0, 0.75, -0.5]),
  );
  const body = assembly(
    `${name}-body`,
    [
      piece(paint, smoothUnion(0.06, smoothUnion(0.1, skirt, tail), shield, floor, nose), head, capsule({ from: [0, 0.4, -0.75], to: [0, 0.24, -0.5], radius: 0.07 })),
      piece(leather({ colour: colour('#5b3018') }), seat),
      piece(chrome, mirror(bent(0.012, [0, 1.02, 0.36], [0.16, 1.05, 0.36], [0.3, 1.06, 0.28]), 'x'), mirror(union(tube(0.006, [0.2, 1.06, 0.35], [0.24, 1.22, 0.36]), translate(ellipsoid([0.055, 0.055, 0.015]), [0.25, 1.25, 0.36])), 'x'), translate(box([0.14, 0.012, 0.012], 0.01), [0, 0.52, -0.85]), mirror(capsule({ from: [0.19, 0.44, -0.2], to: [0.19, 0.4, -0.72], radius: 0.012 }), 'x')),
      piece(rubber(), mirror(capsule({ from: [0.27, 1.06, 0.3], to: [0.34, 1.06, 0.25], radius: 0.021 }), 'x'), translate(box([0.16, 0.01, 0.2], 0.008), [0, 0.315, 0.12])),
      piece({ material: () => lampGlass('#f3f0e4', 0.3 + glowOf(attributes)) }, translate(ellipsoid([0.075, 0.06, 0.03]), [0, 1.0, 0.46])),
      piece({ material: () => lampGlass('#b00e0a', 0.3 + glowOf(attributes)) }, translate(ellipsoid([0.05, 0.035, 0.03]), [0, 0.6, -0.8])),
    ],
    { low: [-0.42, 0.1, -0.95], high: [0.42, 1.34, 0.9] },
  ); // biome-ignore format: a table
  return {
    shapes: [body, wheel(`${name}-wheel`, { radius: 0.22, width: 0.1, rim: 0.6, isDish: true, finish: chrome })],
    parts: [
      { shape: 0, position: [0, 0, 0] },
      { shape: 1, position: [0, 0.22, -0.5] },
      { shape: 1, position: [0, 0.22, 0.64] },
    ],
    ...extent({ width: 0.7, height: 1.3, length: 1.75, turn: -1.0 }),
    anchors: { seat: { at: [0, 0.78, -0.25], widthMetres: 0.3 }, back: { at: [0, 0.78, -0.25] } },
  };
}

function skateboard({ name, colour: wanted }: ModelRequest): Model {
  const outline = planPrism(polygon([[0.1, -0.3], [0.09, -0.39], [-0.09, -0.39], [-0.1, -0.3], [-0.1, 0.3], [-0.09, 0.39], [0.09, 0.39], [0.1, 0.3]], 0.085)); // biome-ignore format: a drawing
  const side = sidePrism(polygon([[-0.4, 0.155], [-0.27, 0.105], [0.27, 0.105], [0.4, 0.155], [0.4, 0.168], [0.27, 0.118], [-0.27, 0.118], [-0.4, 0.168]], 0.004)); // biome-ignore format: a drawing
  const maple = wood({ axis: 'z', finish: 'lacquered' });
  const deck = painted(maple, [onTop(rect(0, 0, 0.5, 0.5)), flat(wanted ?? '#191a1b', 0.95)]);
  const trucks = [-0.22, 0.22].map((z) =>
    union(
      axle(0.008, 0.115, [0, 0.036, z]),
      capsule({ from: [-0.05, 0.045, z], to: [0.05, 0.045, z], radius: 0.014 }),
      translate(box([0.028, 0.028, 0.035], 0.012), [0, 0.08, z]),
    ),
  );
  const wheels = [-0.22, 0.22].map((z) => mirror(axle(0.03, 0.018, [0.1, 0.03, z], 0.008), 'x'));
  const bolts = [-0.22, 0.22].flatMap((z) =>
    [-0.03, 0.03].map((dz) => mirror(translate(ellipsoid([0.005, 0.003, 0.005]), [0.022, 0.119, z + dz]), 'x')),
  );
  const body = assembly(
    `${name}-board`,
    [piece(deck, smoothIntersection(0.004, outline, side)), piece(steelGrey, ...trucks, ...bolts), piece(paintCoat({ colour: colour('#d8492a'), roughness: 0.5, coat: 0.4, size: 0.02 }), ...wheels)],
    { low: [-0.14, -0.01, -0.42], high: [0.14, 0.18, 0.42] },
  ); // biome-ignore format: a table
  return {
    shapes: [body],
    ...extent({ width: 0.22, height: 0.17, length: 0.8, turn: -0.95, spread: 1 }),
    anchors: { top: { at: [0, 0.12, 0], widthMetres: 0.2, depthMetres: 0.6 } },
  };
}

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = { motorcycle, scooter, bicycle, skateboard };
export const twoWheelerConcepts: readonly string[] = Object.keys(kinds);
export const twoWheelers: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
