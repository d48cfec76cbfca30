/** A railway engine with its coach, and a tram. Front to +z. Metres. */
import {
  box,
  capsule,
  colour,
  cylinder,
  difference,
  lathe,
  mirror,
  repeat,
  rotate,
  type Shape,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import {
  assembly,
  blackPlastic,
  bothSides,
  circle,
  extent,
  flat,
  glowOf,
  joint,
  lampGlass,
  mirrorChrome,
  onBack,
  onFront,
  onSides,
  paintCoat,
  piece,
  plain,
  rect,
  rim,
  seam,
  tintedGlass,
  wearOf,
} from '../assembly/index.ts';
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { type Hull, hullShape, type Livery } from './box-body.ts';
import { onAxle, wheel } from './wheel.ts';

/** A bogie: two axles in a dark frame; and the track beneath. */
function runningGear(name: string, length: number, bogies: readonly number[]): Shape {
  const wheels = bogies.flatMap((z) => [-0.9, 0.9].map((dz) => translate(onAxle(cylinder(0.42, 0.78, 0.02)), [0, 0.5, z + dz])));
  const frames = bogies.map((z) => mirror(translate(box([0.06, 0.14, 1.45], 0.04), [0.92, 0.55, z]), 'x'));
  const rails = mirror(translate(box([0.035, 0.04, length / 2 + 0.6], 0.01), [0.75, 0.06, 0]), 'x');
  const sleepers = translate(
    repeat(box([1.25, 0.05, 0.12], 0.02), { spacing: [0, 0, 0.65], count: [1, 1, Math.floor((length + 1) / 0.65)] }),
    [0, 0, 0],
  );
  return assembly(
    name,
    [
      piece(plain([0.3, 0.29, 0.28], 0.4, { metal: 0.8 }), ...wheels),
      piece(plain('#161617', 0.6), ...frames, translate(box([0.7, 0.18, length * 0.18], 0.05), [0, 0.6, 0])),
      piece(plain([0.42, 0.4, 0.38], 0.25, { metal: 0.9 }), rails),
      piece(plain('#4a3a2c', 0.85), sleepers),
    ],
    { low: [-1.3, -0.06, -length / 2 - 0.7], high: [1.3, 1.0, length / 2 + 0.7] },
  );
}

const trainHull: Hull = {
  side: [[-9.5, 0.75], [8.6, 0.65], [9.4, 0.95], [9.35, 1.5], [8.4, 2.5], [7.3, 3.35], [6.6, 3.7], [-9.5, 3.7]],
  half: 1.42, roof: 3.7, softness: 0.45, corner: 0.8,
}; // biome-ignore format: a drawing

const trainLivery = (glow: number, wanted: readonly [number, number, number] | null, wear: number): Livery => {
  const accent = wanted ?? colour('#c01a1f');
  const windows = joint(...Array.from({ length: 8 }, (_, index) => rect(-7.2 + index * 1.55, 2.35, 0.56, 0.42, 0.12)));
  return {
    ground: paintCoat({ colour: colour('#e8eaec'), wear }),
    layers: [
      [onSides(rect(-0.5, 2.35, 9.2, 0.56, 0.1)), flat('#15181c', 0.3, { coat: 1 })],
      [onSides(windows), tintedGlass],
      [onSides(rect(0, 1.28, 9.6, 0.22)), flat(accent, 0.35, { coat: 1 })],
      [onSides(joint(rim(rect(5.9, 2.05, 0.45, 1.05, 0.08), 0.01), rim(rect(-8.5, 2.05, 0.45, 1.05, 0.08), 0.01))), seam],
      [onFront(rect(0, 2.75, 1.0, 0.42, 0.2)), tintedGlass],
      [onFront(rect(0, 1.45, 1.3, 0.24, 0.1)), flat(accent, 0.35, { coat: 1 })],
      [onFront(bothSides(rect(0.85, 1.42, 0.24, 0.09, 0.06))), lampGlass('#f0f3f6', 1 + glow)],
      [onBack(rect(0, 2.2, 0.5, 1.0, 0.1)), blackPlastic],
      [onFront(rect(0, 0.86, 1.2, 0.12, 0.05)), blackPlastic],
    ],
    pieces: [
      piece(
        plain('#3a3c3f', 0.5),
        translate(box([0.8, 0.1, 1.6], 0.06), [0, 3.72, 1]),
        translate(box([0.7, 0.1, 1.2], 0.06), [0, 3.72, -5]),
      ),
      piece(
        plain('#202124', 0.4),
        capsule({ from: [0, 3.75, -2.5], to: [0, 4.2, -1.6], radius: 0.035 }),
        capsule({ from: [0, 4.2, -1.6], to: [0, 4.55, -2.4], radius: 0.03 }),
        capsule({ from: [-0.75, 4.56, -2.4], to: [0.75, 4.56, -2.4], radius: 0.03 }),
      ),
    ],
  };
};

const tramHull: Hull = {
  side: [[-6.6, 0.35], [6.6, 0.35], [6.75, 0.8], [6.6, 1.4], [6.3, 2.9], [6.1, 3.1], [-6.1, 3.1], [-6.3, 2.9], [-6.6, 1.4], [-6.75, 0.8]],
  half: 1.2, roof: 3.1, softness: 0.3, corner: 0.5,
}; // biome-ignore format: a drawing

const tramLivery = (glow: number, wanted: readonly [number, number, number] | null, wear: number): Livery => {
  const windows = joint(...[-4.85, -3.0, 0.0, 3.0, 4.85].map((z) => rect(z, 2.0, z === 0 ? 1.0 : 0.74, 0.6, 0.08)));
  const doors = joint(...[-1.6, 1.6].flatMap((z) => [rect(z - 0.27, 1.5, 0.24, 1.05, 0.06), rect(z + 0.27, 1.5, 0.24, 1.05, 0.06)]));
  return {
    ground: paintCoat({ colour: wanted ?? colour('#b5231d'), wear }),
    layers: [
      [onSides(rect(0, 2.0, 6.9, 0.75)), flat('#efe6d0', 0.4, { coat: 1 })],
      [onFront(rect(0, 2.1, 1.3, 0.85)), flat('#efe6d0', 0.4, { coat: 1 })],
      [onSides(rim(doors, 0.045)), blackPlastic],
      [onSides(joint(windows, doors)), tintedGlass],
      [onSides(rect(0, 1.22, 6.9, 0.02)), flat('#d8a93a', 0.4)],
      [onFront(rect(0, 2.0, 0.92, 0.58, 0.15)), tintedGlass],
      [onBack(rect(0, 2.0, 0.92, 0.58, 0.15)), tintedGlass],
      [onFront(rect(0, 2.83, 0.5, 0.13, 0.04)), flat('#0b0b0c', 0.3, { emission: [0.5 + glow * 0.2, 0.3 + glow * 0.1, 0.05] })],
      [onFront(bothSides(circle(0.72, 0.92, 0.11))), lampGlass('#f2efe2', 0.6 + glow)],
      [onFront(rect(0, 0.92, 0.14, 0.1, 0.02)), flat('#efe6d0', 0.4)],
    ],
    pieces: [
      piece(
        plain('#4a4c4f', 0.5),
        translate(box([0.7, 0.12, 1.5], 0.08), [0, 3.14, 2.6]),
        translate(box([0.7, 0.12, 1.2], 0.08), [0, 3.14, -3]),
      ),
      piece(
        { material: () => blackPlastic },
        capsule({ from: [0, 3.15, -0.9], to: [0, 3.6, 0], radius: 0.035 }),
        capsule({ from: [0, 3.6, 0], to: [0, 3.95, -0.7], radius: 0.03 }),
        capsule({ from: [-0.7, 3.96, -0.7], to: [0.7, 3.96, -0.7], radius: 0.03 }),
      ),
    ],
  };
};

/** An old steam engine: boiler, chimney, dome, cab, cow-catcher. */
function steamEngine(request: ModelRequest): Model {
  const { name, colour: wanted, attributes } = request;
  const wear = wearOf(attributes);
  const paint = paintCoat({ colour: wanted ?? colour('#123d2b'), wear: wear * 0.5 });
  const black = paintCoat({ colour: colour('#17181a'), coat: 0.6, wear: 0 });
  const lay = (radius: number, half: number, z: number, y: number, rounding = 0.02) =>
    translate(rotate(cylinder(radius, half, rounding), 'x', Math.PI / 2), [0, y, z]);
  const brassy = plain([0.87, 0.61, 0.25], 0.2, { metal: 1 });
  const chimney = translate(lathe([{ u: 0.3, v: 0 }, { u: 0.2, v: 0.15 }, { u: 0.19, v: 0.75 }, { u: 0.32, v: 0.95 }, { u: 0.3, v: 1.05 }], 0.02), [0, 2.7, 3.1]); // biome-ignore format: a profile
  const dome = translate(
    lathe(
      [
        { u: 0.36, v: 0 },
        { u: 0.33, v: 0.35 },
        { u: 0.2, v: 0.55 },
      ],
      0.12,
    ),
    [0, 2.72, 1.2],
  );
  const cab = difference(translate(box([1.25, 1.05, 0.85], 0.06), [0, 2.45, -2.0]), mirror(translate(box([0.2, 0.4, 0.38], 0.05), [1.25, 2.8, -1.95]), 'x'), translate(box([1.0, 0.85, 0.9]), [0, 2.5, -2.4])); // biome-ignore format: a solid
  const body = assembly(
    `${name}-engine`,
    [
      piece(paint, lay(0.72, 2.2, 0.8, 2.05), cab),
      piece(black, lay(0.75, 0.55, 3.1, 2.05, 0.05), chimney, translate(box([1.4, 0.07, 1.15], 0.05), [0, 3.55, -2.0]), translate(box([1.05, 0.13, 3.3], 0.03), [0, 1.12, 0.5])),
      piece(brassy, dome, ...[-0.9, 0.2, 1.8, 2.55].map((z) => lay(0.735, 0.035, z, 2.05, 0.01)), mirror(capsule({ from: [0.78, 2.25, -1.2], to: [0.78, 2.25, 3.4], radius: 0.025 }), 'x')),
      piece(paintCoat({ colour: colour('#a5161a') }), translate(box([1.2, 0.22, 0.1], 0.04), [0, 1.1, 3.75]), ...[-0.85, -0.5, -0.17, 0.17, 0.5, 0.85].map((x) => capsule({ from: [x, 0.95, 3.8], to: [x * 0.75, 0.28, 4.35], radius: 0.045 }))),
      piece({ material: () => lampGlass('#f6edd0', 0.8 + glowOf(attributes)) }, lay(0.17, 0.04, 3.98, 2.75), ),
      piece(black, translate(rotate(cylinder(0.22, 0.14, 0.04), 'x', Math.PI / 2), [0, 2.75, 3.82]), lay(0.6, 0.05, 3.66, 2.05, 0.04)),
    ],
    { low: [-1.5, 0.2, -3.1], high: [1.5, 4, 4.5] },
  ); // biome-ignore format: a table
  const redWheel = wheel(`${name}-driver`, {
    radius: 0.62,
    width: 0.16,
    rim: 0.84,
    spokes: 12,
    finish: paintCoat({ colour: colour('#a5161a') }),
  });
  const rods = assembly(
    `${name}-rods`,
    [piece({ material: () => mirrorChrome }, mirror(translate(box([0.03, 0.06, 1.65], 0.02), [0.98, 0.62, 0]), 'x')), piece(plain([0.42, 0.4, 0.38], 0.25, { metal: 0.9 }), mirror(translate(box([0.035, 0.05, 4.2], 0.01), [0.78, -0.04, 0.6]), 'x')), piece(plain('#4a3a2c', 0.85), translate(repeat(box([1.25, 0.05, 0.12], 0.02), { spacing: [0, 0, 0.65], count: [1, 1, 13] }), [0, -0.06, 0.6])), piece(black, mirror(translate(box([0.16, 0.24, 0.5], 0.08), [0.95, 0.85, 2.9]), 'x'))],
    { low: [-1.3, -0.15, -3.8], high: [1.3, 1.2, 5] },
  ); // biome-ignore format: a table
  const small = union(torus(0.3, 0.05));
  void small;
  const drivers = [-1.25, 0.15, 1.55].flatMap((z) => [-0.8, 0.8].map((x) => ({ shape: 1, position: [x, 0.74, z - 0.6] as const })));
  const leaders = [2.7, 3.4, -2.4].flatMap((z) =>
    [-0.8, 0.8].map((x) => ({ shape: 1, position: [x, 0.46, z - 0.6] as const, scale: 0.55 })),
  );
  return {
    shapes: [body, redWheel, rods],
    parts: [{ shape: 0, position: [0, 0.02, -0.6] }, ...drivers, ...leaders, { shape: 2, position: [0, 0.14, -0.6] }],
    ...extent({ width: 2.8, height: 3.78, length: 7.6, turn: -0.85 }),
  };
}

export const railConcepts: readonly string[] = ['train', 'tram'];

export const rail: ModelFamily = (request): Model | null => {
  const { name, concept, colour: wanted, attributes } = request;
  const [glow, wear] = [glowOf(attributes), wearOf(attributes)];
  if (
    (concept === 'train' && (attributes ?? []).some((word) => ['steam', 'old', 'vintage', 'antique'].includes(word))) ||
    request.icon === 'locomotive'
  )
    return steamEngine(request);
  if (!railConcepts.includes(concept)) return null;
  const isTrain = concept === 'train';
  const [hull, length] = isTrain ? [trainHull, 19] : [tramHull, 13.5];
  const livery = (isTrain ? trainLivery : tramLivery)(glow, wanted, wear);
  return {
    shapes: [hullShape(`${name}-body`, hull, livery), runningGear(`${name}-gear`, length, isTrain ? [-6.6, 6] : [-4.2, 4.2])],
    ...extent({ width: 2 * hull.half, height: isTrain ? 4.1 : 3.95, length, turn: isTrain ? -0.62 : -0.75 }),
  };
};
