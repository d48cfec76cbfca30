/**
 * Bench, mailbox, trash can, fence, fountain, statue. Front to +z. Metres.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  box,
  type Colour,
  capsule,
  colour,
  cylinder,
  difference,
  ellipsoid,
  type Field,
  lathe,
  marble,
  mirror,
  polygon,
  repeat,
  repeatAround,
  rotate,
  smoothUnion,
  sphere,
  splineSweep,
  stone,
  sweep,
  torus,
  translate,
  union,
  wood,
} from '../../render/field/index.ts';
import {
  assembly,
  extent,
  flat,
  frontPrism,
  isAsked,
  type Mask,
  mirrorChrome,
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

const cast = (base: Colour, wear: number) => paintCoat({ colour: base, wear, size: 0.12, roughness: 0.45 });

export function bench({ name, colour: wanted, attributes }: ModelRequest): Model {
  const slatsSeat = translate(repeat(box([0.85, 0.016, 0.042], 0.01), { spacing: [0, 0, 0.1], count: [1, 1, 4] }), [0, 0.45, 0.05]);
  const slatsBack = translate(
    rotate(repeat(box([0.85, 0.042, 0.014], 0.01), { spacing: [0, 0.115, 0], count: [1, 3, 1] }), 'x', -0.2),
    [0, 0.74, -0.23],
  );
  const side = union(
    splineSweep([[0.02, 0.24], [0.3, 0.22], [0.43, 0.19], [0.435, -0.14]].map(([y, z]) => ({ at: [0, y!, z!] as const, radius: 0.022 })), 3),
    splineSweep([[0.02, -0.3], [0.25, -0.2], [0.43, -0.15], [0.62, -0.22], [0.92, -0.3]].map(([y, z]) => ({ at: [0, y!, z!] as const, radius: 0.022 })), 3),
    splineSweep([[0.6, -0.2], [0.68, 0.02], [0.66, 0.2], [0.58, 0.25], [0.43, 0.19]].map(([y, z]) => ({ at: [0, y!, z!] as const, radius: 0.02 })), 3),
    capsule({ from: [0, 0.2, 0.2], to: [0, 0.22, -0.2], radius: 0.014 }), translate(box([0.035, 0.012, 0.06], 0.008), [0, 0.012, 0.24]), translate(box([0.035, 0.012, 0.06], 0.008), [0, 0.012, -0.3]),
  ); // biome-ignore format: a solid
  const bolts = mirror(union(...[-0.1, 0, 0.1, 0.2].map((z) => translate(ellipsoid([0.009, 0.005, 0.009]), [0.72, 0.467, z]))), 'x');
  const timber = wood({
    axis: 'x',
    finish: 'oiled',
    light: wanted ?? colour('#b07a45'),
    dark: wanted ? [wanted[0] * 0.5, wanted[1] * 0.5, wanted[2] * 0.5] : colour('#71421f'),
  });
  const body = assembly(
    `${name}-body`,
    [
      piece(timber, slatsSeat, slatsBack),
      piece(cast(colour('#17211c'), wearOf(attributes)), mirror(translate(side, [0.72, 0, 0]), 'x')),
      piece({ material: () => mirrorChrome }, bolts),
    ],
    { low: [-0.9, -0.02, -0.42], high: [0.9, 1, 0.36] },
  );
  return {
    shapes: [body],
    ...extent({ width: 1.72, height: 0.94, length: 0.66, turn: -0.4 }),
    anchors: {
      seat: { at: [0, 0.466, 0.05], widthMetres: 1.5, depthMetres: 0.4 },
      top: { at: [0, 0.466, 0.05], widthMetres: 1.5, depthMetres: 0.35 },
    },
  };
}

export function mailbox({ name, colour: wanted, attributes }: ModelRequest): Model {
  const outline = polygon([[-0.3, 0.2], [0.3, 0.2], [0.3, 0.88], [0.27, 1.02], [0.18, 1.14], [0, 1.19], [-0.18, 1.14], [-0.27, 1.02], [-0.3, 0.88]], 0.02); // biome-ignore format: a drawing
  const hull: Field = (tools, p) => tools.o.sub(tools.o.max(frontPrism(outline)(tools, p), tools.o.sub(tools.o.abs(p[2]), 0.25)), 0.012);
  const hatch = translate(rotate(box([0.22, 0.11, 0.012], 0.01), 'x', -0.12), [0, 0.98, 0.258]);
  const legs = mirror(union(...[-0.22, 0.22].map((z) => translate(box([0.03, 0.11, 0.03], 0.006), [0.26, 0.11, z]))), 'x');
  const base = wanted ?? colour('#14387c');
  const surface = painted(
    cast(base, wearOf(attributes)),
    [onFront(writing({ text: 'MAIL', height: 0.13, at: [0, 0.62] }), 0.001), flat('#f1f0ea', 0.4, { coat: 0.6 })],
    [onFront(rim(rect(0, 0.5, 0.24, 0.24, 0.02), 0.003), 0.001), flat([base[0] * 0.35, base[1] * 0.35, base[2] * 0.35], 0.6)],
    [onFront(rect(0, 0.43, 0.17, 0.05, 0.005), 0.001), flat('#f1efe6', 0.5)],
    [onFront(rect(0, 0.44, 0.14, 0.006), 0.001), flat('#555555', 0.5)],
    [onSides(rim(rect(0, 0.6, 0.2, 0.3, 0.02), 0.004), 0.001), flat([base[0] * 0.5, base[1] * 0.5, base[2] * 0.5], 0.6)],
  );
  const handle = union(
    capsule({ from: [-0.09, 0.93, 0.29], to: [0.09, 0.93, 0.29], radius: 0.011 }),
    ...[-0.09, 0.09].map((x) => capsule({ from: [x, 0.93, 0.29], to: [x, 0.93, 0.26], radius: 0.01 })),
  );
  const rivets = mirror(union(...[0.3, 0.5, 0.7].map((y) => translate(sphere(0.01), [0.312, y, 0.23]))), 'x');
  const body = assembly(
    `${name}-box`,
    [
      piece(surface, hull, hatch),
      piece(cast(colour('#1a1f2b'), 0), legs, translate(box([0.305, 0.02, 0.258], 0.01), [0, 0.225, 0])),
      piece({ material: () => mirrorChrome }, handle, rivets),
    ],
    { low: [-0.36, -0.02, -0.3], high: [0.36, 1.24, 0.34] },
  );
  return { shapes: [body], ...extent({ width: 0.63, height: 1.2, length: 0.55, turn: -0.45 }) };
}

export function trashCan({ name, colour: wanted, attributes }: ModelRequest): Model {
  const base = wanted ?? colour('#2d4a3a');
  const slats = translate(repeatAround(translate(box([0.01, 0.36, 0.024], 0.006), [0.275, 0, 0]), 28), [0, 0.44, 0]);
  const hoops = union(...[0.1, 0.42, 0.79].map((y) => translate(torus(0.278, 0.016), [0, y, 0])));
  const liner = difference(translate(cylinder(0.255, 0.35, 0.02), [0, 0.44, 0]), translate(cylinder(0.24, 0.4), [0, 0.6, 0]));
  const lid = union(difference(translate(lathe([{ u: 0.31, v: 0 }, { u: 0.3, v: 0.06 }, { u: 0.2, v: 0.13 }, { u: 0.13, v: 0.15 }, { u: 0.13, v: 0 }], 0.012), [0, 0.98, 0]), translate(cylinder(0.125, 0.5), [0, 1, 0])), ...[0, 1, 2, 3].map((index) => translate(rotate(box([0.012, 0.1, 0.02], 0.006), 'y', index * 1.571), [0.27 * Math.cos(index * 1.571 + 0.78), 0.9, 0.27 * Math.sin(index * 1.571 + 0.78)]))); // biome-ignore format: a solid
  const litter = union(
    translate(sphere(0.09), [0.03, 0.82, 0.05]),
    translate(sphere(0.08), [-0.1, 0.8, -0.04]),
    translate(rotate(cylinder(0.035, 0.09, 0.01), 'x', 0.7), [0.1, 0.85, -0.08]),
  );
  const body = assembly(
    `${name}-can`,
    [
      piece(cast(base, wearOf(attributes)), slats, hoops, lid, translate(cylinder(0.26, 0.03, 0.01), [0, 0.05, 0])),
      piece(plain('#1b1c1d', 0.6), liner),
      piece(plain('#d9d5ca', 0.8), litter),
    ],
    { low: [-0.34, -0.02, -0.34], high: [0.34, 1.15, 0.34] },
  );
  return {
    shapes: [body],
    ...extent({ width: 0.62, height: 1.13, length: 0.62, spread: 3 }),
    anchors: { inside: { at: [0, 0.5, 0], widthMetres: 0.45 } },
  };
}

export function fence({ name, colour: wanted, attributes }: ModelRequest): Model {
  const picket: Field = (tools, p) => {
    const outline = polygon(
      [
        [-0.045, 0.06],
        [0.045, 0.06],
        [0.045, 0.98],
        [0, 1.06],
        [-0.045, 0.98],
      ],
      0.004,
    );
    return tools.o.sub(tools.o.max(frontPrism(outline)(tools, p), tools.o.sub(tools.o.abs(p[2]), 0.009)), 0.003);
  };
  const pickets = translate(repeat(picket, { spacing: [0.145, 0, 0], count: [21, 1, 1] }), [0, 0, 0.035]);
  const rails = union(...[0.32, 0.8].map((y) => translate(box([1.6, 0.04, 0.02], 0.004), [0, y, 0])));
  const posts = union(
    ...[-1.55, 0, 1.55].map((x) =>
      union(
        translate(box([0.05, 0.58, 0.05], 0.006), [x, 0.58, -0.05]),
        translate(box([0.065, 0.012, 0.065], 0.008), [x, 1.17, -0.05]),
        translate(sphere(0.045), [x, 1.22, -0.05]),
      ),
    ),
  );
  const base: Colour = wanted ?? colour('#e9e6dd');
  const timber = wood({ axis: 'y', finish: 'raw', light: base, dark: [base[0] * 0.82, base[1] * 0.8, base[2] * 0.76] });
  const surface =
    isAsked(attributes, 'old', 'worn', 'wooden') && !wanted
      ? wood({ axis: 'y', finish: 'raw', light: colour('#9c8468'), dark: colour('#5f4a37') })
      : timber;
  const nails = translate(repeat(sphere(0.007), { spacing: [0.145, 0.48, 0], count: [21, 2, 1] }), [0, 0.56, 0.047]);
  const body = assembly(
    `${name}-fence`,
    [piece(surface, pickets, rails, posts), piece(plain([0.35, 0.35, 0.36], 0.4, { metal: 0.8 }), nails)],
    { low: [-1.65, -0.02, -0.14], high: [1.65, 1.3, 0.08] },
  );
  return { shapes: [body], ...extent({ width: 3.2, height: 1.26, length: 0.2, turn: -0.25 }) };
}

/** Water of a bowl's surface: rings about the middle. */
const pool = plain([0.02, 0.07, 0.085], 0.03, { coat: 1, coatRoughness: 0.01 });
const rings: NonNullable<typeof pool.bump> = ({ o, v, m }, [x, , z]) => o.mul(m.sinTurns(o.mul(v.length([x, 0, z]), 6)), 0.006);

export function fountain({ name, colour: wanted }: ModelRequest): Model {
  const granite = wanted ? stone({ colour: wanted }) : marble({ colour: colour('#cdc6b8') });
  const basin = lathe([{ u: 2.3, v: 0 }, { u: 2.3, v: 0.12 }, { u: 2.12, v: 0.18 }, { u: 2.1, v: 0.5 }, { u: 2.24, v: 0.56 }, { u: 2.24, v: 0.68 }, { u: 1.95, v: 0.68 }, { u: 1.92, v: 0.3 }, { u: 0, v: 0.3 }], 0.03); // biome-ignore format: a profile
  const column = lathe([{ u: 0.42, v: 0.3 }, { u: 0.4, v: 0.5 }, { u: 0.22, v: 0.62 }, { u: 0.19, v: 0.95 }, { u: 0.28, v: 1.05 }, { u: 0.24, v: 1.15 }, { u: 0.5, v: 1.25 }, { u: 1.08, v: 1.42 }, { u: 1.12, v: 1.52 }, { u: 1.04, v: 1.52 }, { u: 0.5, v: 1.38 }, { u: 0.16, v: 1.38 }, { u: 0.12, v: 1.8 }, { u: 0.2, v: 1.88 }, { u: 0.52, v: 2.0 }, { u: 0.56, v: 2.07 }, { u: 0.5, v: 2.07 }, { u: 0.1, v: 1.97 }, { u: 0.08, v: 2.2 }, { u: 0.11, v: 2.3 }, { u: 0, v: 2.38 }], 0.02); // biome-ignore format: a profile
  const arc = (reach: number, from: number, top: number, to: number, start: number): Field =>
    sweep([
      { at: [start, from, 0], radius: 0.012 },
      { at: [start + (reach - start) * 0.4, top, 0], radius: 0.014 },
      { at: [start + (reach - start) * 0.78, (top + 2 * to) / 3 + 0.08, 0], radius: 0.017 },
      { at: [reach, to, 0], radius: 0.024 },
    ]);
  const jets = union(
    repeatAround(arc(0.95, 2.06, 2.12, 1.5, 0.54), 14),
    repeatAround(arc(1.62, 1.5, 1.56, 0.62, 1.1), 20),
    capsule({ from: [0, 2.35, 0], to: [0, 2.85, 0], radius: 0.03, endRadius: 0.012 }),
  );
  const flutes = translate(repeatAround(translate(box([0.04, 0.15, 0.04], 0.03), [2.12, 0, 0]), 24), [0, 0.34, 0]);
  const waters = union(
    translate(cylinder(1.96, 0.02), [0, 0.6, 0]),
    translate(cylinder(1.05, 0.015), [0, 1.48, 0]),
    translate(cylinder(0.5, 0.012), [0, 2.04, 0]),
  );
  const spray = plain([0.75, 0.85, 0.9], 0.12, { coat: 1, transmission: 0.55, ior: 1.33 });
  const shapes = [
    assembly(`${name}-stone`, [piece(granite, basin, column, flutes)], { low: [-2.4, -0.02, -2.4], high: [2.4, 2.45, 2.4] }),
    assembly(`${name}-water`, [{ field: waters, surface: { ...pool, bump: rings } }, piece(spray, jets)], {
      low: [-2.1, 0.5, -2.1],
      high: [2.1, 2.95, 2.1],
    }),
  ];
  return { shapes, ...extent({ width: 4.6, height: 2.85, length: 4.6, spread: 3 }) };
}

/** A hero with cloak, scroll and raised arm, on a plinth of 1.57 m. */
function hero(): Field {
  const legs = union(
    capsule({ from: [-0.09, 1.6, 0.05], to: [-0.1, 2.05, 0.06], radius: 0.055, endRadius: 0.075 }),
    capsule({ from: [-0.1, 2.05, 0.06], to: [-0.08, 2.45, 0], radius: 0.075, endRadius: 0.1 }),
    capsule({ from: [0.15, 1.6, -0.08], to: [0.14, 2.05, 0], radius: 0.055, endRadius: 0.075 }),
    capsule({ from: [0.14, 2.05, 0], to: [0.08, 2.45, 0], radius: 0.075, endRadius: 0.1 }),
    translate(ellipsoid([0.055, 0.045, 0.13]), [-0.1, 1.6, 0.12]),
    translate(ellipsoid([0.055, 0.045, 0.13]), [0.17, 1.6, -0.02]),
  );
  const trunk = smoothUnion(
    0.1,
    translate(ellipsoid([0.19, 0.2, 0.14]), [0, 2.5, 0]),
    translate(ellipsoid([0.235, 0.27, 0.15]), [0, 2.83, 0]),
    capsule({ from: [-0.2, 3.0, 0], to: [0.2, 3.0, 0], radius: 0.075 }),
  );
  const head = smoothUnion(
    0.05,
    translate(ellipsoid([0.085, 0.12, 0.1]), [0, 3.27, 0.03]),
    capsule({ from: [0, 3.02, 0], to: [0, 3.18, 0.01], radius: 0.06 }),
    translate(ellipsoid([0.02, 0.03, 0.03]), [0, 3.26, 0.135]),
    translate(ellipsoid([0.095, 0.08, 0.1]), [0, 3.33, 0]),
  );
  const armUp = union(
    capsule({ from: [0.24, 3.0, 0], to: [0.42, 3.2, 0.1], radius: 0.062, endRadius: 0.052 }),
    capsule({ from: [0.42, 3.2, 0.1], to: [0.44, 3.5, 0.22], radius: 0.052, endRadius: 0.038 }),
    translate(ellipsoid([0.04, 0.06, 0.03]), [0.445, 3.56, 0.24]),
    capsule({ from: [0.46, 3.56, 0.24], to: [0.46, 3.68, 0.28], radius: 0.013 }),
  );
  const armDown = union(
    capsule({ from: [-0.25, 2.98, 0], to: [-0.32, 2.66, 0.02], radius: 0.062, endRadius: 0.052 }),
    capsule({ from: [-0.32, 2.66, 0.02], to: [-0.2, 2.55, 0.22], radius: 0.052, endRadius: 0.04 }),
    translate(rotate(cylinder(0.035, 0.16, 0.01), 'x', 0.9), [-0.16, 2.58, 0.26]),
  );
  const cloak = smoothUnion(
    0.06,
    capsule({ from: [0, 2.95, -0.1], to: [0.05, 1.85, -0.26], radius: 0.17, endRadius: 0.24 }),
    capsule({ from: [-0.2, 3.0, -0.02], to: [0.2, 2.95, 0.05], radius: 0.085 }),
  );
  const folded: Field = (tools, p) => {
    const { o, k, m } = tools;
    const wave = k.opaque(o.mul(m.sinTurns(o.add(o.mul(p[0], 9), o.mul(p[1], 0.6))), 0.012), {
      of: [p[0], p[1]],
      steepness: 0.75,
      range: () => ({ low: -0.013, high: 0.013 }),
    });
    return o.sub(cloak(tools, p), wave);
  };
  const skirt = lathe([{ u: 0.25, v: 2.1 }, { u: 0.2, v: 2.45 }, { u: 0.17, v: 2.55 }, { u: 0, v: 2.55 }]); // biome-ignore format: a profile
  return smoothUnion(0.035, smoothUnion(0.05, trunk, legs, skirt), head, armUp, armDown, folded);
}

export function statue({ name, colour: wanted, material }: ModelRequest): Model {
  const plinth = union(
    translate(box([0.75, 0.1, 0.75], 0.02), [0, 0.1, 0]),
    translate(box([0.62, 0.1, 0.62], 0.02), [0, 0.3, 0]),
    translate(box([0.5, 0.55, 0.5], 0.01), [0, 0.9, 0]),
    translate(box([0.6, 0.07, 0.6], 0.03), [0, 1.5, 0]),
  );
  const figure = hero();
  const patina: Mask = (tools, { local, normal }) =>
    tools.m.smoothstep(
      0.42,
      0.62,
      tools.o.add(
        tools.n.valueNoise([tools.o.mul(local[0], 9), tools.o.mul(local[1], 3), tools.o.mul(local[2], 9)], 3),
        tools.o.mul(normal[1], 0.12),
      ),
    );
  const isStone = material === 'stone' || material === 'marble';
  const bronze = painted(plain(wanted ?? [0.2, 0.115, 0.05], 0.42, { metal: 0.9 }), [patina, flat(wanted ?? '#3f5a50', 0.75)]);
  const plate = painted(
    stone({ colour: colour('#a59d92') }),
    [onFront(rect(0, 0.95, 0.28, 0.17, 0.01), 0.001), flat([0.6, 0.42, 0.17], 0.3, { metal: 1 })],
    [onFront(rim(rect(0, 0.95, 0.25, 0.14, 0.01), 0.005), 0.001), flat('#3a2a12', 0.5)],
    [onFront(writing({ text: 'HERO', height: 0.1, at: [0, 0.95] }), 0.001), flat('#2a1d0c', 0.5)],
  );
  const body = assembly(`${name}-figure`, [piece(plate, plinth), piece(isStone ? marble() : bronze, figure)], {
    low: [-0.8, -0.02, -0.8],
    high: [0.8, 3.75, 0.8],
  });
  return { shapes: [body], ...extent({ width: 1.5, height: 3.7, length: 1.5, turn: -0.35 }) };
}
