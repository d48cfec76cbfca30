/**
 * Boats and ships, afloat: y = 0 is the keel's foot. Bow to +z. Metres.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  box,
  type Colour,
  capsule,
  cloth,
  colour,
  cylinder,
  ellipsoid,
  type Field,
  type Field2,
  lathe,
  mirror,
  polygon,
  repeat,
  repeatAround,
  rotate,
  type Shape,
  smoothDifference,
  smoothIntersection,
  smoothUnion,
  torus,
  translate,
  union,
  wood,
} from '../../render/field/index.ts';
import {
  assembly,
  below,
  circle,
  extent,
  flat,
  glowOf,
  joint,
  lampGlass,
  type Mask,
  mirrorChrome,
  onFront,
  onSides,
  onTop,
  paintCoat,
  painted,
  piece,
  plain,
  planPrism,
  rect,
  rim,
  sidePrism,
  tintedGlass,
  wearOf,
} from '../assembly/index.ts';
import type { Model, ModelFamily, ModelRequest } from '../model.ts';

interface Hull {
  readonly length: number;
  readonly beam: number;
  readonly depth: number;
  /** How much bow and stern rise. */
  readonly sheer: number;
  /** Share of the beam at the stern. */
  readonly transom: number;
}

/** A hull: plan narrows to the bow, section rounds to the keel, gunwale sweeps up. Its flare makes the plan smaller below. */
function hull({ length, beam, depth, sheer, transom }: Hull, shrink = 0): Field {
  const [l, b] = [length / 2 - shrink, beam / 2 - shrink];
  const plan = polygon([[b * transom, -l], [b, -l * 0.2], [b * 0.86, l * 0.4], [b * 0.45, l * 0.8], [0.02, l], [-0.02, l], [-b * 0.45, l * 0.8], [-b * 0.86, l * 0.4], [-b, -l * 0.2], [-b * transom, -l]], beam * 0.25); // biome-ignore format: a drawing
  const side = polygon([[-l * 0.92, shrink], [l * 0.62, shrink], [l * 0.9, depth * 0.45], [l, depth + sheer], [l * 0.45, depth + sheer * 0.3], [-l * 0.3, depth], [-l, depth + sheer * 0.25]], depth * 0.25); // biome-ignore format: a drawing
  const flared: Field = (tools, p) => {
    const { o, k } = tools;
    const narrowing = o.mul(o.sub(depth, o.clamp(p[1], 0, depth)), 0.38);
    return k.lipschitz(o.mul(o.add(planPrism(plan)(tools, p), narrowing), 0.93), p, 1);
  };
  return smoothIntersection(depth * 0.3, flared, sidePrism(side));
}

/** Open from above: the inside is a smaller hull, higher by the floor. */
const open = (shape: Hull, wall: number, floor: number): Field =>
  smoothDifference(
    wall * 0.6,
    hull(shape),
    translate(hull({ ...shape, depth: shape.depth * 1.2, sheer: shape.sheer * 1.4 }, wall), [0, floor, 0]),
  );

const planks =
  (spacing: number): Mask =>
  ({ o, m }, { local }) => {
    const share = o.mul(local[1], 1 / spacing);
    return m.smoothstep(0.46, 0.495, o.abs(o.sub(o.sub(share, o.floor(share)), 0.5)));
  };

function boat({ name, colour: wanted, attributes }: ModelRequest): Model {
  const shape: Hull = { length: 5.4, beam: 1.9, depth: 0.85, sheer: 0.35, transom: 0.72 };
  const ground = painted(
    paintCoat({ colour: wanted ?? colour('#f0ede4'), wear: wearOf(attributes), size: 0.3 }),
    [planks(0.17), flat('#8a857a', 0.7)],
    [below(0.3), flat('#8c1d1a', 0.5, { coat: 0.5 })],
    [onSides((t, u, v) => t.o.sub(t.o.abs(t.o.sub(v, t.o.mulAdd(u, 0.02, 0.72))), 0.05)), flat('#1d4b7d', 0.4, { coat: 1 })],
  );
  const inside = wood({ axis: 'z', plankWidth: 0.12, finish: 'oiled' });
  const seats = [-1.7, -0.4, 0.9].map((z) => translate(box([0.8, 0.025, 0.15], 0.012), [0, 0.62, z]));
  const within = smoothIntersection(0.01, union(...seats), hull(shape, 0.05));
  const gunwale: Field = (tools, p) => {
    const plan = hull(shape)(tools, p);
    const high = tools.o.sub(tools.o.mulAdd(tools.o.max(p[2], 0), 0.09, 0.8), p[1]);
    return tools.o.max(tools.o.sub(plan, 0.012), high);
  };
  const rimWood = smoothDifference(0.01, gunwale, translate(hull({ ...shape, depth: 1.2, sheer: 0.6 }, 0.07), [0, 0.14, 0]));
  const oar = (side: number): Field =>
    union(
      capsule({ from: [side * 0.35, 1.02, -0.35], to: [side * 1.85, 0.5, 0.1], radius: 0.024 }),
      translate(rotate(box([0.26, 0.075, 0.01], 0.01), 'z', -side * 0.33), [side * 2.05, 0.43, 0.16]),
    );
  const motor = union(
    translate(box([0.13, 0.2, 0.16], 0.08), [0, 1.08, -2.82]),
    capsule({ from: [0, 0.9, -2.84], to: [0, 0.2, -2.9], radius: 0.05 }),
  );
  const body = assembly(
    `${name}-hull`,
    [piece(ground, open(shape, 0.05, 0.16)), piece(inside, within, rimWood), piece(wood({ axis: 'x', finish: 'oiled' }), oar(1), oar(-1)), piece(plain('#17181a', 0.35, { coat: 1 }), motor), piece({ material: () => mirrorChrome }, mirror(translate(torus(0.05, 0.012), [0.92, 0.98, -0.1]), 'x'))],
    { low: [-2.4, -0.1, -3.1], high: [2.4, 1.5, 2.9] },
  ); // biome-ignore format: a table
  return {
    shapes: [body],
    ...extent({ width: 2.6, height: 1.3, length: 5.6, turn: -1.0 }),
    anchors: { seat: { at: [0, 0.65, -0.4], widthMetres: 1.4 }, inside: { at: [0, 0.3, 0] } },
  };
}

function canoe({ name, colour: wanted, attributes }: ModelRequest): Model {
  const half = 2.5;
  const shapeOf = (shrink: number): Field => {
    // Two arcs that meet at bow and stern.
    const radius = (half ** 2 + 0.43 ** 2) / (2 * 0.43);
    const plan: Field2 = ({ k, o, v: vectors }, u, v) =>
      k.lipschitz(o.sub(vectors.length([o.add(o.abs(u), radius - 0.43), v, 0]), radius - shrink), [u, v], 1);
    const side = polygon(
      [
        [-2.15, shrink],
        [2.15, shrink],
        [2.46 - shrink, 0.3],
        [2.48 - shrink, 0.66],
        [1.9, 0.47],
        [0, 0.4],
        [-1.9, 0.47],
        [-2.48 + shrink, 0.66],
        [-2.46 + shrink, 0.3],
      ],
      0,
    );
    return smoothIntersection(0.22, planPrism(plan), sidePrism(side));
  };
  const shell = smoothDifference(0.012, shapeOf(0), translate(shapeOf(0.025), [0, 0.06, 0]));
  const lifted = smoothDifference(
    0.01,
    shell,
    smoothIntersection(0.02, translate(box([0.4, 0.4, 2.2], 0.1), [0, 0.66, 0]), translate(shapeOf(0.03), [0, 0.12, 0])),
  );
  const paint =
    wanted || wearOf(attributes)
      ? paintCoat({ colour: wanted ?? colour('#a5281c'), wear: wearOf(attributes), size: 0.3 })
      : paintCoat({ colour: colour('#a8261c'), size: 0.3 });
  const thwarts = [-1.2, -0.1, 1.15].map((z) => translate(box([0.3, 0.014, z === -0.1 ? 0.035 : 0.11], 0.01), [0, 0.35, z]));
  const paddle = union(
    capsule({ from: [0.1, 0.42, -1.35], to: [-0.18, 0.47, 0.5], radius: 0.015 }),
    translate(rotate(box([0.09, 0.012, 0.27], 0.011), 'y', -0.15), [-0.22, 0.48, 0.75]),
  );
  const body = assembly(
    `${name}-hull`,
    [piece(paint, lifted), piece(wood({ axis: 'x', finish: 'lacquered' }), ...thwarts, paddle)],
    { low: [-0.5, -0.02, -2.6], high: [0.5, 0.75, 2.6] },
  ); // biome-ignore format: a table
  return {
    shapes: [body],
    ...extent({ width: 0.86, height: 0.68, length: 5, turn: -0.95 }),
    anchors: { seat: { at: [0, 0.37, -1.2], widthMetres: 0.5 }, inside: { at: [0, 0.1, 0] } },
  };
}

/** A triangle of cloth that the wind fills: bellied towards +x. */
function sail(corners: readonly (readonly [number, number])[], belly: number, middle: readonly [number, number], reach: number): Field {
  const outline = sidePrism(polygon(corners, 0.08));
  return (tools, p) => {
    const { o, k } = tools;
    const [dz, dy] = [o.mul(o.sub(p[2], middle[0]), 1 / reach), o.mul(o.sub(p[1], middle[1]), 1 / reach)];
    const swell = o.mul(o.max(o.sub(1, o.add(o.mul(dz, dz), o.mul(dy, dy))), 0), belly);
    const skin = o.sub(o.abs(o.sub(p[0], swell)), 0.012);
    return k.lipschitz(o.mul(o.max(outline(tools, p), skin), 0.75), p, 1);
  };
}

/** Mainsail and jib. */
function sailsOf(name: string, accent: Colour): Shape {
  const stripe: Mask = (tools, { local }) => tools.o.mul(tools.m.smoothstep(4.1, 4.12, local[1]), tools.m.smoothstep(4.6, 4.58, local[1]));
  const canvas = painted(
    cloth({ colour: colour('#f4f1e8'), spacing: 0.01, plane: 'zy' }),
    [stripe, flat(accent, 0.8)],
    [
      ({ o, m }, { local }) =>
        o.mul(m.smoothstep(0.485, 0.495, o.abs(o.sub(o.sub(o.mul(local[1], 0.9), o.floor(o.mul(local[1], 0.9))), 0.5))), 0.35),
      flat('#a8a498', 0.9),
    ],
  );
  const main = sail(
    [
      [0.42, 2.15],
      [0.42, 9.9],
      [-2.9, 2.1],
    ],
    0.42,
    [-0.5, 4.4],
    4.8,
  );
  const jib = sail(
    [
      [3.5, 1.6],
      [0.75, 8.6],
      [0.5, 1.75],
    ],
    0.35,
    [1.3, 3.6],
    4.2,
  );
  return assembly(name, [piece(canvas, main, jib)], { low: [-0.1, 1.4, -3.1], high: [0.6, 10.1, 3.7] });
}

function sailboat({ name, colour: wanted, attributes }: ModelRequest): Model {
  const shape: Hull = { length: 7.6, beam: 2.4, depth: 1.05, sheer: 0.35, transom: 0.66 };
  const accent: Colour = wanted ?? colour('#173a63');
  const surface = painted(
    paintCoat({ colour: colour('#f0efe9'), wear: wearOf(attributes) }),
    [onTop(rect(0, 0, 3, 5)), wood({ axis: 'z', plankWidth: 0.11, finish: 'oiled' })],
    [onSides((t, u, v) => t.o.sub(t.o.abs(t.o.sub(v, t.o.mulAdd(u, 0.02, 0.92))), 0.05)), flat(accent, 0.35, { coat: 1 })],
    [below(0.38), flat(accent, 0.4, { coat: 0.7 })],
  );
  const cabin = smoothIntersection(
    0.05,
    sidePrism(
      polygon(
        [
          [-1.3, 0.9],
          [-1.25, 1.55],
          [0.6, 1.5],
          [1.5, 1.05],
          [1.5, 0.9],
        ],
        0.12,
      ),
    ),
    translate(box([0.72, 1, 3], 0.2), [0, 0.8, 0]),
  );
  const cabinPaint = painted(plain('#f2f1ec', 0.35, { coat: 1 }), [
    onSides(joint(rect(-0.75, 1.35, 0.3, 0.09, 0.07), rect(0.15, 1.33, 0.35, 0.09, 0.07))),
    tintedGlass,
  ]);
  const cockpit = translate(box([0.62, 0.4, 0.85], 0.1), [0, 1.15, -2.4]);
  const rig = union(
    capsule({ from: [0, 1, 0.55], to: [0, 10.2, 0.55], radius: 0.07, endRadius: 0.045 }),
    capsule({ from: [0, 1.95, 0.5], to: [0.12, 1.95, -3.0], radius: 0.055 }),
  );
  const stays = union(
    ...[3.65, -3.7].map((z) => capsule({ from: [0, 10.1, 0.55], to: [0, 1.2, z], radius: 0.014 })),
    mirror(capsule({ from: [0, 9.6, 0.55], to: [1.05, 1.1, 0.4], radius: 0.012 }), 'x'),
  );
  const rails = mirror(
    union(
      ...[-3.4, -2.2, 1.2, 2.4].map((z) =>
        capsule({ from: [z > 2 ? 0.6 : 1.0, 1.0, z], to: [z > 2 ? 0.62 : 1.05, 1.6, z], radius: 0.014 }),
      ),
    ),
    'x',
  );
  const sails = sailsOf(`${name}-sails`, accent);
  const body = assembly(
    `${name}-hull`,
    [piece(surface, smoothDifference(0.03, hull(shape), cockpit)), piece(cabinPaint, cabin), piece(plain([0.72, 0.73, 0.74], 0.3, { metal: 0.8 }), rig), piece({ material: () => mirrorChrome }, stays, rails)],
    { low: [-1.4, -0.05, -4], high: [1.4, 10.4, 4.1] },
  ); // biome-ignore format: a table
  return {
    shapes: [body, sails],
    ...extent({ width: 2.4, height: 10.3, length: 7.6, turn: -1.0 }),
    anchors: { seat: { at: [0, 0.8, -2.4], widthMetres: 1 } },
  };
}

function ship({ name, colour: wanted, attributes }: ModelRequest): Model {
  const shape: Hull = { length: 90, beam: 15, depth: 9, sheer: 4, transom: 0.85 };
  const paint = wanted ?? colour('#12294a');
  const ports = joint(...Array.from({ length: 16 }, (_, index) => circle(-32 + index * 4, 7.0, 0.5)));
  const windowRow = (y: number, from: number, count: number): ReturnType<typeof rect> =>
    joint(...Array.from({ length: count }, (_, index) => rect(from + index * 2.6, y, 0.8, 0.6, 0.2)));
  const surface = painted(
    paintCoat({ colour: paint, wear: wearOf(attributes), size: 6 }),
    [below(3, 0.05), flat('#8f1f1b', 0.5, { coat: 0.4 })],
    [onSides(rect(0, 3.25, 60, 0.22), 0.05), flat('#f2f1ec', 0.4)],
    [onSides(ports, 0.05), flat('#0c0f12', 0.1, { coat: 1 })],
    [onTop(rect(0, 0, 20, 60)), wood({ axis: 'z', plankWidth: 0.6, finish: 'oiled' })],
  );
  const white = painted(
    plain('#f0f0ec', 0.4, { coat: 0.6 }),
    [
      onSides(joint(windowRow(11.6, -28, 20), windowRow(14.6, -24, 15), windowRow(17.6, -20, 11)), 0.05),
      flat('#10161c', 0.08, { coat: 1 }),
    ],
    [onFront(joint(rect(0, 17.7, 4.6, 0.8, 0.2), rect(0, 14.6, 4.8, 0.6, 0.2)), 0.05), tintedGlass],
    [onSides(joint(rect(0, 13.05, 60, 0.06), rect(0, 16.05, 60, 0.06)), 0.04), flat('#8b8e90', 0.5)],
  );
  const tier = (y: number, halfX: number, from: number, to: number): Field =>
    translate(box([halfX, 1.5, (to - from) / 2], 0.7), [0, y, (from + to) / 2]);
  const decks = union(
    tier(11.2, 6.6, -31, 25),
    tier(14.2, 5.8, -27, 19),
    tier(17.2, 5.2, -23, 12),
    translate(box([7.4, 0.9, 2.4], 0.4), [0, 18.2, 9.5]),
  );
  const funnel = (z: number): Field => translate(rotate(cylinder(2.1, 4.2, 0.3), 'x', -0.15), [0, 22, z]);
  const funnels = painted(paintCoat({ colour: colour('#c32a1c'), size: 3 }), [
    (t, { local }) => t.m.smoothstep(24.4, 24.45, local[1]),
    flat('#111214', 0.5),
  ]);
  const boats = mirror(translate(repeat(ellipsoid([0.9, 0.8, 2.6]), { spacing: [0, 0, 7], count: [1, 1, 5] }), [6.9, 13.8, -4]), 'x');
  const masts = union(
    ...[30, -35].map((z) => capsule({ from: [0, 9, z], to: [0, 27, z], radius: 0.35, endRadius: 0.15 })),
    capsule({ from: [0, 18, 9], to: [0, 25, 8], radius: 0.3, endRadius: 0.1 }),
    capsule({ from: [0, 26.5, 30], to: [0, 26, 0], radius: 0.06 }),
  );
  const rail = mirror(union(capsule({ from: [7.1, 10.2, -40], to: [7.2, 10.0, 8], radius: 0.1 })), 'x');
  const body = assembly(
    `${name}-hull`,
    [piece(surface, hull(shape)), piece(white, decks), piece(funnels, funnel(-2), funnel(-13)), piece(plain('#e07d1f', 0.5, { coat: 0.5 }), boats), piece(plain('#d8d6cc', 0.5), masts, rail)],
    { low: [-8, -0.1, -46], high: [8, 28, 46] },
  ); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 15, height: 27, length: 90, turn: -1.0 }) };
}

function submarine({ name, colour: wanted, attributes }: ModelRequest): Model {
  const paint = paintCoat({ colour: wanted ?? colour('#e8b21c'), wear: wearOf(attributes), size: 0.6 });
  const lie = (field: Field): Field => rotate(field, 'x', Math.PI / 2);
  const pressure = translate(lie(lathe([{ u: 0, v: -5 }, { u: 0.35, v: -4.8 }, { u: 1.35, v: -2 }, { u: 1.6, v: 0 }, { u: 1.55, v: 2.6 }, { u: 1.1, v: 4.1 }, { u: 0.4, v: 4.8 }, { u: 0, v: 4.9 }], 1)), [0, 1.75, 0]); // biome-ignore format: a profile
  const tower = smoothIntersection(0.15, sidePrism(polygon([[-1.3, 2.8], [-1.0, 4.5], [0.9, 4.5], [1.35, 2.8]], 0.25)), planPrism(polygon([[0.5, -1.3], [0.55, 0.5], [0.2, 1.4], [-0.2, 1.4], [-0.55, 0.5], [-0.5, -1.3]], 0.2))); // biome-ignore format: a drawing
  const fins = mirror(
    union(
      translate(box([0.9, 0.07, 0.4], 0.06), [1.2, 1.75, -4.2]),
      translate(box([0.6, 0.06, 0.3], 0.05), [0.9, 3.9, 0.1]),
      translate(box([0.6, 0.07, 0.35], 0.06), [1.7, 1.5, 3]),
    ),
    'x',
  );
  const rudder = translate(box([0.07, 1.3, 0.4], 0.06), [0, 1.75, -4.2]);
  const ports = joint(circle(2.2, 2.0, 0.36), circle(0.7, 2.0, 0.36), circle(-0.8, 2.0, 0.36), circle(-2.2, 2.0, 0.3));
  const rivets: Mask = (tools, { local }) => {
    const { o, m } = tools;
    const away = [-3, -1.5, 1.45, 3.1].map((z) => o.abs(o.sub(local[2], z))).reduce((a, b) => o.min(a, b));
    return m.smoothstep(0.03, 0.02, away);
  };
  const skin = painted(
    paint,
    [rivets, flat('#6a5216', 0.6)],
    [below(0.75, 0.02), flat('#8a1f18', 0.45, { coat: 0.8 })],
    [onSides(rim(ports, 0.07), 0.01), plain([0.87, 0.61, 0.25], 0.25, { metal: 1 })],
    [
      onSides(ports, 0.01),
      flat('#0d2a3a', 0.04, { coat: 1, emission: [0.02 * (1 + glowOf(attributes) * 10), 0.02 * (1 + glowOf(attributes) * 8), 0.01] }),
    ],
  );
  const scopes = union(
    capsule({ from: [0, 4.4, 0.2], to: [0, 5.7, 0.2], radius: 0.08 }),
    capsule({ from: [0, 5.7, 0.2], to: [0, 5.75, 0.5], radius: 0.08 }),
    capsule({ from: [0.2, 4.4, -0.5], to: [0.2, 5.3, -0.5], radius: 0.04 }),
  );
  const propeller = translate(
    lie(rotate(repeatAround(translate(rotate(box([0.38, 0.03, 0.17], 0.02), 'x', 0.5), [0.5, 0, 0]), 5), 'y', 0.3)),
    [0, 1.75, -5.15],
  );
  const body = assembly(
    `${name}-hull`,
    [piece(skin, smoothUnion(0.2, pressure, tower)), piece(paintCoat({ colour: colour('#c0281c'), size: 0.5 }), fins, rudder), piece(plain([0.87, 0.61, 0.25], 0.25, { metal: 1 }), propeller, scopes, translate(lie(cylinder(0.14, 0.3, 0.08)), [0, 1.75, -5.15])), piece({ material: () => lampGlass('#f3f0df', 0.4 + glowOf(attributes)) }, translate(ellipsoid([0.25, 0.25, 0.15]), [0, 1.9, 4.75]))],
    { low: [-2.4, -0.1, -5.8], high: [2.4, 6, 5.2] },
  ); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 3.4, height: 5.8, length: 10.4, turn: -1.05 }) };
}

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = { boat, sailboat, ship, canoe, submarine };
export const waterConcepts: readonly string[] = Object.keys(kinds);
export const water: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
