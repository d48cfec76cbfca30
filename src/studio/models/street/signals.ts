/** Traffic light, stop sign, parking meter, fire hydrant, street lamp, bus stop. Front to +z. Metres. */
import {
  box,
  type Colour,
  capsule,
  colour,
  cone,
  cylinder,
  difference,
  ellipsoid,
  type Field,
  lathe,
  mirror,
  polygon,
  repeatAround,
  rotate,
  smoothUnion,
  sphere,
  splineSweep,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import {
  assembly,
  circle,
  extent,
  flat,
  frontPrism,
  isAsked,
  joint,
  mirrorChrome,
  onBack,
  onFront,
  onSides,
  paintCoat,
  painted,
  piece,
  plain,
  rect,
  rim,
  wearOf,
  writing,
} from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';

const lying = (field: Field): Field => rotate(field, 'x', Math.PI / 2);
const galvanised = plain([0.42, 0.43, 0.44], 0.42, { metal: 0.75 });
const cast = (base: Colour, wear: number) => paintCoat({ colour: base, wear, size: 0.12, roughness: 0.45 });

/** Which lamp burns: a word of the prompt, red otherwise. */
function burning(attributes: readonly string[] | undefined, wanted: Colour | null): number {
  if (isAsked(attributes, 'green') || (wanted && wanted[1] > wanted[0] && wanted[1] > wanted[2])) return 2;
  if (isAsked(attributes, 'yellow', 'amber', 'orange') || (wanted && wanted[1] > 0.12 && wanted[0] > wanted[1] && wanted[2] < 0.3))
    return 1;
  return 0;
}

export function trafficLight({ name, colour: wanted, attributes }: ModelRequest): Model {
  const lampsY = [2.35, 2.03, 1.71];
  const housing = translate(box([0.17, 0.52, 0.13], 0.05), [0, 2.03, 0]);
  const wells = union(...lampsY.map((y) => translate(lying(cylinder(0.118, 0.05)), [0, y, 0.13])));
  const visor = (y: number): Field => {
    const tube = difference(lying(cylinder(0.135, 0.13)), lying(cylinder(0.124, 0.3)));
    const cut = translate(box([0.3, 0.1, 0.3]), [0, -0.17, 0]);
    return translate(rotate(difference(tube, cut), 'x', 0.12), [0, y, 0.22]);
  };
  const lens = (y: number): Field => translate(ellipsoid([0.112, 0.112, 0.045]), [0, y, 0.085]);
  const on = burning(attributes, wanted);
  const glass = (index: number) => {
    const base = [colour('#e0160f'), colour('#f2a20c'), colour('#14c05a')][index]!;
    const glow = index === on ? 2.6 : 0;
    const shade = index === on ? 1 : 0.16;
    return plain([base[0] * shade, base[1] * shade, base[2] * shade], 0.2, {
      coat: 1,
      emission: [base[0] * glow, base[1] * glow, base[2] * glow],
    });
  };
  const plate = translate(box([0.3, 0.66, 0.012], 0.01), [0, 2.03, -0.11]);
  // Yellow and orange are colours of the housing too, as in New York; red and green are the lamp's.
  const housingColour = wanted && on === 1 ? wanted : colour('#23262a');
  const yellow = cast(housingColour, wearOf(attributes));
  const pole = union(
    capsule({ from: [0, 0.2, -0.2], to: [0, 2.65, -0.2], radius: 0.055 }),
    translate(cylinder(0.1, 0.25, 0.03), [0, 0.25, -0.2]),
    translate(cylinder(0.2, 0.03, 0.02), [0, 0.03, -0.2]),
    translate(sphere(0.07), [0, 2.67, -0.2]),
    ...[1.7, 2.35].map((y) => capsule({ from: [0, y, -0.2], to: [0, y, -0.05], radius: 0.025 })),
  );
  const button = painted(plain('#e0b414', 0.4, { coat: 0.6 }), [onFront(circle(0, 0.88, 0.03)), mirrorChrome]);
  const body = assembly(`${name}-body`, [
    piece(yellow, difference(housing, wells), ...lampsY.map(visor)), piece(painted(plain('#15171a', 0.5), [onFront(rim(rect(0, 2.03, 0.275, 0.635, 0.02), 0.014)), flat('#e9e7df', 0.5)]), plate),
    ...lampsY.map((y, index) => piece(glass(index), lens(y))), piece(galvanised, pole), piece(button, translate(box([0.06, 0.1, 0.05], 0.02), [0, 0.9, -0.13])),
  ], { low: [-0.34, -0.02, -0.42], high: [0.34, 2.8, 0.42] }); // biome-ignore format: a table
  return {
    shapes: [body],
    parts: [{ shape: 0, position: [0, 0, 0], scale: 1.3 }],
    ...extent({ width: 0.8, height: 3.55, length: 0.85, turn: -0.35 }),
  };
}

export function stopSign({ name, attributes }: ModelRequest): Model {
  const octagon = (radius: number) => polygon(Array.from({ length: 8 }, (_, index) => [radius * Math.cos(((index + 0.5) * Math.PI) / 4), 2.15 + radius * Math.sin(((index + 0.5) * Math.PI) / 4)] as const)); // biome-ignore format: a ring
  const plate: Field = (tools, p) =>
    tools.o.sub(tools.o.max(frontPrism(octagon(0.395))(tools, p), tools.o.sub(tools.o.abs(p[2]), 0.004)), 0.005);
  const face = painted(
    cast(colour('#b80f17'), wearOf(attributes) * 0.6),
    [onFront(rim(octagon(0.37), 0.014), 0.001), flat('#f1f0ec', 0.4, { coat: 0.6 })],
    [onFront(writing({ text: 'STOP', height: 0.18, at: [0, 2.15], weight: 0.1 }), 0.001), flat('#f1f0ec', 0.4, { coat: 0.6 })],
    [onBack(octagon(0.5)), flat([0.45, 0.45, 0.46], 0.4, { metal: 0.8 })],
    [onFront(joint(circle(0, 2.45, 0.012), circle(0, 1.85, 0.012)), 0.001), mirrorChrome],
  );
  const post = difference(
    translate(box([0.035, 1.22, 0.025], 0.005), [0, 1.22, -0.036]),
    ...[0.5, 0.8, 1.1, 1.4].map((y) => translate(lying(cylinder(0.008, 0.2)), [0, y, 0])),
  );
  const body = assembly(
    `${name}-sign`,
    [piece(face, plate), piece(galvanised, post), piece(plain('#8b877f', 0.9), translate(ellipsoid([0.16, 0.05, 0.16]), [0, 0, -0.036]))],
    { low: [-0.45, -0.02, -0.25], high: [0.45, 2.6, 0.16] },
  );
  return { shapes: [body], ...extent({ width: 0.8, height: 2.55, length: 0.25, turn: -0.25 }) };
}

export function parkingMeter({ name, colour: wanted, attributes }: ModelRequest): Model {
  const head = smoothUnion(
    0.02,
    translate(box([0.085, 0.12, 0.065], 0.05), [0, 1.2, 0]),
    translate(lying(cylinder(0.105, 0.06, 0.025)), [0, 1.34, 0]),
  );
  const window_ = joint((t, u, v) => t.o.max(circle(0, 1.345, 0.082)(t, u, v), t.o.sub(1.315, v)));
  const face = painted(
    cast(wanted ?? colour('#5c6670'), wearOf(attributes)),
    [onFront(rim(window_, 0.007), 0.001), mirrorChrome],
    [onFront(window_, 0.001), flat('#e8e5d8', 0.1, { coat: 1 })],
    [onFront(rect(-0.02, 1.345, 0.05, 0.018), 0.001), flat('#b31712', 0.4, { coat: 1 })],
    [
      onFront(joint(...[-0.06, -0.03, 0, 0.03, 0.06].map((x) => rect(x, 1.392 - Math.abs(x) * 0.35, 0.0025, 0.008))), 0.001),
      flat('#161616', 0.4),
    ],
    [onFront(rect(0, 1.215, 0.055, 0.022, 0.004), 0.001), flat('#e6c21e', 0.4, { coat: 0.5 })],
    [onFront(rect(0, 1.165, 0.022, 0.004), 0.001), flat('#080808', 0.6)],
    [onFront(rim(rect(0, 1.165, 0.035, 0.014, 0.004), 0.003), 0.001), mirrorChrome],
  );
  const knob = union(
    translate(lying(cylinder(0.022, 0.018, 0.006)), [0, 1.115, 0.07]),
    translate(box([0.007, 0.024, 0.016], 0.004), [0, 1.115, 0.085]),
  );
  const pole = union(
    capsule({ from: [0, 0.05, 0], to: [0, 1.1, 0], radius: 0.032 }),
    translate(cylinder(0.085, 0.012, 0.008), [0, 0.012, 0]),
    translate(cone({ lowRadius: 0.05, highRadius: 0.034, halfHeight: 0.05, rounding: 0.004 }), [0, 0.06, 0]),
    translate(cylinder(0.045, 0.03, 0.008), [0, 1.07, 0]),
  );
  const bolts = union(
    ...[0, 1, 2, 3].map((index) =>
      translate(sphere(0.012), [0.065 * Math.cos(index * 1.571 + 0.78), 0.025, 0.065 * Math.sin(index * 1.571 + 0.78)]),
    ),
  );
  const body = assembly(
    `${name}-body`,
    [piece(face, head), piece({ material: () => mirrorChrome }, knob, bolts), piece(galvanised, pole)],
    { low: [-0.14, -0.02, -0.14], high: [0.14, 1.48, 0.14] },
  );
  return { shapes: [body], ...extent({ width: 0.22, height: 1.46, length: 0.18, turn: -0.3 }) };
}

export function fireHydrant({ name, colour: wanted, attributes }: ModelRequest): Model {
  const barrel = lathe([{ u: 0.17, v: 0 }, { u: 0.17, v: 0.035 }, { u: 0.115, v: 0.05 }, { u: 0.108, v: 0.1 }, { u: 0.108, v: 0.47 }, { u: 0.14, v: 0.485 }, { u: 0.14, v: 0.525 }, { u: 0.118, v: 0.54 }, { u: 0.112, v: 0.6 }, { u: 0.075, v: 0.665 }, { u: 0.032, v: 0.69 }, { u: 0, v: 0.69 }], 0.009); // biome-ignore format: a profile
  const ribs = translate(repeatAround(translate(box([0.014, 0.05, 0.008], 0.005), [0.104, 0, 0]), 8), [0, 0.595, 0]);
  const nut = union(
    translate(rotate(cylinder(0.026, 0.025, 0.004), 'y', 0), [0, 0.71, 0]),
    translate(box([0.018, 0.02, 0.018], 0.004), [0, 0.745, 0]),
  );
  const outlet = (radius: number, reach: number): Field =>
    union(
      cylinder(radius * 0.8, reach, 0.004),
      translate(cylinder(radius, 0.026, 0.008), [0, reach, 0]),
      translate(repeatAround(translate(box([0.01, 0.024, 0.007], 0.004), [radius, 0, 0]), 8), [0, reach, 0]),
      translate(box([0.017, 0.024, 0.017], 0.004), [0, reach + 0.04, 0]),
    );
  const sides = mirror(translate(rotate(outlet(0.06, 0.075), 'z', -Math.PI / 2), [0.085, 0.38, 0]), 'x');
  const pumper = translate(lying(outlet(0.08, 0.07)), [0, 0.37, 0.085]);
  const bolts = union(
    ...[0.042, 0.53].map((y) =>
      translate(repeatAround(translate(cylinder(0.012, 0.014, 0.004), [y < 0.2 ? 0.148 : 0.126, 0, 0]), 8), [0, y, 0]),
    ),
  );
  const chain = mirror(
    union(
      ...Array.from({ length: 7 }, (_, index) =>
        translate(rotate(torus(0.009, 0.0028), index % 2 ? 'x' : 'z', Math.PI / 2), [
          0.165 - index * 0.012,
          0.33 - Math.sin((index / 6) * Math.PI) * 0.05,
          0.03 + index * 0.008,
        ]),
      ),
    ),
    'x',
  );
  const paint = cast(wanted ?? colour('#b3140f'), 0.25 + 0.75 * wearOf(attributes));
  const caps = cast(wanted ? [wanted[0] * 0.8, wanted[1] * 0.8, wanted[2] * 0.8] : colour('#c9cdd0'), 0.2);
  const body = assembly(
    `${name}-body`,
    [
      piece(paint, smoothUnion(0.012, barrel, union(sides, pumper)), ribs),
      piece(
        caps,
        nut,
        translate(
          lathe([
            { u: 0.114, v: 0.601 },
            { u: 0.077, v: 0.668 },
            { u: 0.034, v: Math.LN2 },
            { u: 0, v: Math.LN2 },
          ]),
          [0, 0.002, 0],
        ),
      ),
      piece(plain([0.3, 0.29, 0.28], 0.45, { metal: 0.8 }), bolts, chain),
    ],
    { low: [-0.26, -0.02, -0.2], high: [0.26, 0.79, 0.26] },
  );
  return { shapes: [body], ...extent({ width: 0.46, height: 0.77, length: 0.4, turn: -0.4 }) };
}

export function streetLamp({ name, colour: wanted, attributes }: ModelRequest): Model {
  const glow = isAsked(attributes, 'lit', 'night', 'glowing') ? 14 : 0.5;
  const column = lathe([{ u: 0.21, v: 0 }, { u: 0.21, v: 0.12 }, { u: 0.16, v: 0.16 }, { u: 0.13, v: 0.62 }, { u: 0.15, v: 0.66 }, { u: 0.13, v: 0.74 }, { u: 0.072, v: 0.82 }, { u: 0.058, v: 3.1 }, { u: 0.085, v: 3.14 }, { u: 0.085, v: 3.22 }, { u: 0.05, v: 3.28 }, { u: 0.045, v: 3.55 }, { u: 0, v: 3.56 }], 0.012); // biome-ignore format: a profile
  const bar = union(
    capsule({ from: [-0.3, 3.0, 0], to: [0.3, 3.0, 0], radius: 0.022 }),
    mirror(translate(sphere(0.036), [0.31, 3.0, 0]), 'x'),
  );
  const cage = union(
    translate(repeatAround(capsule({ from: [0.115, -0.19, 0], to: [0.2, 0.24, 0], radius: 0.012 }), 6), [0, 3.8, 0]),
    translate(torus(0.115, 0.016), [0, 3.61, 0]),
    translate(torus(0.2, 0.016), [0, 4.04, 0]),
    translate(
      lathe(
        [
          { u: 0.09, v: -0.06 },
          { u: 0.12, v: 0 },
          { u: 0, v: 0 },
        ],
        0.005,
      ),
      [0, 3.6, 0],
    ),
  );
  const hood = translate(lathe([{ u: 0.24, v: 0 }, { u: 0.2, v: 0.04 }, { u: 0.09, v: 0.17 }, { u: 0.07, v: 0.23 }, { u: 0.025, v: 0.26 }, { u: 0.03, v: 0.32 }, { u: 0, v: 0.38 }], 0.008), [0, 4.05, 0]); // biome-ignore format: a profile
  const scrolls = repeatAround(splineSweep([{ at: [0.06, 2.55, 0], radius: 0.014 }, { at: [0.18, 2.72, 0], radius: 0.014 }, { at: [0.16, 2.92, 0], radius: 0.013 }, { at: [0.24, 2.99, 0], radius: 0.012 }], 3), 2); // biome-ignore format: rows
  const glass = lathe([{ u: 0.1, v: 3.61 }, { u: 0.185, v: 4.04 }, { u: 0, v: 4.04 }]); // biome-ignore format: a profile
  const iron = cast(wanted ?? colour('#16211d'), wearOf(attributes));
  const body = assembly(
    `${name}-post`,
    [
      piece(iron, column, bar, cage, hood, scrolls),
      piece(plain([0.82, 0.76, 0.6], 0.3, { coat: 1, emission: [glow, glow * 0.72, glow * 0.36] }), glass),
    ],
    { low: [-0.4, -0.02, -0.3], high: [0.4, 4.5, 0.3] },
  );
  return { shapes: [body], ...extent({ width: 0.66, height: 4.43, length: 0.5, spread: 3 }) };
}

export function busStop({ name, colour: wanted, attributes }: ModelRequest): Model {
  const accent = wanted ?? colour('#1b4f9c');
  const glow = isAsked(attributes, 'lit', 'night') ? 1.6 : 0.12;
  const posts = mirror(union(...[-0.55, 0.55].map((z) => translate(box([0.035, 1.2, 0.035], 0.008), [1.75, 1.2, z]))), 'x');
  const roof = union(translate(box([1.95, 0.06, 0.85], 0.05), [0, 2.45, 0.05]));
  const panes = union(translate(box([1.7, 0.95, 0.008]), [0, 1.3, -0.55]), translate(box([0.008, 0.95, 0.5]), [1.75, 1.3, 0]));
  const rails = union(
    ...[0.33, 2.27].map((y) => translate(box([1.72, 0.025, 0.02]), [0, y, -0.55])),
    translate(box([0.02, 0.95, 0.02]), [0, 1.3, -0.55]),
  );
  const bench = union(...[-0.12, 0, 0.12].map((z) => translate(box([1.1, 0.018, 0.05], 0.012), [0.2, 0.47, -0.3 + z])));
  const legs = union(...[-0.7, 1.1].map((x) => translate(box([0.025, 0.23, 0.16], 0.01), [x, 0.23, -0.3])));
  const poster = painted(
    plain('#f2efe6', 0.2, { coat: 1, emission: [glow * 0.8, glow * 0.78, glow * 0.7] }),
    [onSides(circle(0, 1.5, 0.3)), flat('#e2622c', 0.3, { coat: 1, emission: [glow * 0.7, glow * 0.2, glow * 0.05] })],
    [onSides(joint(rect(0, 0.95, 0.35, 0.04), rect(0, 0.8, 0.25, 0.025))), flat('#22324a', 0.3, { coat: 1 })],
  );
  const sign = painted(
    cast(accent, 0),
    [onFront(writing({ text: 'BUS', height: 0.2, at: [2.5, 2.5] }), 0.002), flat('#f4f3ee', 0.4)],
    [onBack(writing({ text: 'BUS', height: 0.2, at: [-2.5, 2.5] }), 0.002), flat('#f4f3ee', 0.4)],
  );
  const body = assembly(`${name}-shelter`, [
    piece(plain('#2c3136', 0.4, { coat: 0.5 }), posts, rails, legs), piece(painted(cast(accent, wearOf(attributes)), [onFront(writing({ text: 'BUS STOP', height: 0.075, at: [0, 2.45] }), 0.001), flat('#f4f3ee', 0.4)]), roof), piece(plain([0.9, 0.93, 0.93], 0.02, { transmission: 0.94, ior: 1.12 }), panes),
    piece(plain('#8a5a32', 0.5, { coat: 0.4 }), bench), piece(poster, translate(box([0.06, 0.85, 0.48], 0.02), [-1.75, 1.25, 0])),
    piece(sign, translate(box([0.32, 0.24, 0.02], 0.02), [2.5, 2.5, 0])), piece(galvanised, capsule({ from: [2.5, 0, 0], to: [2.5, 2.3, 0], radius: 0.035 }), translate(cylinder(0.12, 0.02, 0.01), [2.5, 0.02, 0])), piece(plain('#98948c', 0.9), translate(box([2.1, 0.04, 0.95], 0.02), [0, 0.0, 0.05])),
  ], { low: [-2.2, -0.06, -1], high: [2.9, 2.8, 1.1] }); // biome-ignore format: a table
  return {
    shapes: [body],
    ...extent({ width: 4.8, height: 2.76, length: 1.8, turn: -0.3 }),
    middleMetres: 0.35,
    anchors: { seat: { at: [0.2, 0.49, -0.3], widthMetres: 2, depthMetres: 0.35 } },
  };
}
