/** Cars of all kinds: coachwork by drawing, wheels, and what makes a taxi of one. */
import { box, type Colour, capsule, mirror, type Shape, splineSweep, translate } from '../../render/field/index.ts';
import {
  both,
  extent,
  flat,
  glowOf,
  lampGlass,
  type Mask,
  mirrorChrome,
  onBack,
  onFlank,
  onFront,
  onSides,
  painted,
  piece,
  plain,
  rect,
  wearOf,
  writing,
} from '../assembly/index.ts';
import type { Model, ModelFamily } from '../model.ts';
import { type Coachwork, carBody, type Dress, paintOf } from './car-body.ts';
import { type Wheel, wheel, wheelsAt } from './wheel.ts';

const saloon: Coachwork = {
  hull: [
    [-2.16, 0.24], [2.1, 0.2], [2.22, 0.42], [2.2, 0.62], [2.05, 0.74], [0.95, 0.94], [-1.5, 1.0], [-2.12, 0.97], [-2.23, 0.72],
  ],
  cabin: [[-1.85, 0.9], [-1.12, 1.43], [-0.45, 1.475], [0.1, 1.44], [1.08, 0.88], [1.0, 0.6], [-1.7, 0.6]],
  half: 0.9, roofHalf: 0.6, waist: 0.95, roof: 1.46, axles: [-1.34, 1.36], wheelRadius: 0.325,
  panes: [
    [[-0.27, 1.0], [-0.27, 1.39], [0.06, 1.37], [0.78, 0.99]],
    [[-1.12, 1.02], [-0.93, 1.33], [-0.7, 1.385], [-0.36, 1.395], [-0.36, 1.01]],
    [[-1.5, 1.04], [-1.08, 1.31], [-1.22, 1.03]],
  ],
  doors: [-1.12, -0.315, 0.85], nose: 2.22, tail: -2.23, lampHeight: 0.63, tailLampHeight: 0.8,
}; // biome-ignore format: a drawing

const sports: Coachwork = {
  hull: [[-2.1, 0.2], [2.15, 0.16], [2.27, 0.34], [2.18, 0.56], [1.72, 0.77], [0.6, 0.86], [-0.9, 0.88], [-1.6, 0.95], [-2.15, 0.93], [-2.2, 0.62]],
  cabin: [[-1.85, 0.86], [-0.75, 1.19], [-0.2, 1.22], [0.95, 0.76], [0.8, 0.5], [-1.7, 0.5]],
  half: 0.96, roofHalf: 0.52, waist: 0.84, roof: 1.22, axles: [-1.25, 1.33], wheelRadius: 0.34,
  panes: [[[-0.85, 0.91], [-0.62, 1.11], [-0.2, 1.155], [0.62, 0.86]]],
  doors: [-0.75, 0.62], nose: 2.26, tail: -2.2, lampHeight: 0.5, tailLampHeight: 0.78, softness: 0.14,
}; // biome-ignore format: a drawing

const vintage: Coachwork = {
  hull: [[-2.0, 0.32], [2.0, 0.32], [2.08, 0.55], [2.0, 0.86], [1.5, 1.02], [0.8, 1.06], [-1.2, 1.06], [-1.8, 0.9], [-2.1, 0.6]],
  cabin: [[-1.55, 0.95], [-1.25, 1.4], [-0.7, 1.58], [0.1, 1.58], [0.62, 1.05], [0.6, 0.7], [-1.5, 0.7]],
  half: 0.84, roofHalf: 0.58, waist: 1.05, roof: 1.58, axles: [-1.22, 1.28], wheelRadius: 0.34,
  panes: [[[-0.28, 1.12], [-0.28, 1.45], [0.02, 1.45], [0.4, 1.11]], [[-1.1, 1.13], [-0.95, 1.38], [-0.75, 1.45], [-0.37, 1.46], [-0.37, 1.12]]],
  doors: [-1.05, -0.33, 0.55], nose: 2.08, tail: -2.1, lampHeight: 0.76, tailLampHeight: 0.72, softness: 0.22, hasChrome: true, hasRoundLamps: true,
}; // biome-ignore format: a drawing

const offRoad: Coachwork = {
  hull: [[-2.3, 0.34], [2.2, 0.32], [2.32, 0.55], [2.3, 0.86], [2.15, 1.0], [1.05, 1.12], [-2.25, 1.16], [-2.35, 0.8]],
  cabin: [[-2.24, 1.05], [-2.02, 1.72], [-1.2, 1.8], [0.1, 1.77], [1.02, 1.05], [1.0, 0.7], [-2.2, 0.7]],
  half: 0.96, roofHalf: 0.72, waist: 1.12, roof: 1.79, axles: [-1.42, 1.45], wheelRadius: 0.39,
  panes: [
    [[-0.2, 1.18], [-0.2, 1.67], [0.1, 1.65], [0.72, 1.17]],
    [[-1.16, 1.2], [-1.16, 1.67], [-0.29, 1.68], [-0.29, 1.19]],
    [[-2.0, 1.24], [-1.86, 1.63], [-1.26, 1.67], [-1.26, 1.21]],
  ],
  doors: [-1.2, -0.245, 0.8], nose: 2.32, tail: -2.35, lampHeight: 0.84, tailLampHeight: 1.0, softness: 0.1,
}; // biome-ignore format: a drawing

const pickup: Coachwork = {
  hull: [
    [-2.65, 0.42], [2.5, 0.36], [2.62, 0.6], [2.6, 0.92], [2.42, 1.06], [1.3, 1.14], [-0.62, 1.14], [-0.66, 1.13], [-0.7, 0.72], [-2.5, 0.72],
    [-2.54, 1.14], [-2.68, 1.14],
  ],
  cabin: [[-0.68, 1.0], [-0.62, 1.68], [-0.3, 1.79], [0.5, 1.77], [1.28, 1.08], [1.2, 0.7], [-0.64, 0.7]],
  half: 0.98, roofHalf: 0.7, waist: 1.13, roof: 1.79, axles: [-1.75, 1.68], wheelRadius: 0.39,
  panes: [[[0.14, 1.18], [0.14, 1.67], [0.46, 1.66], [1.0, 1.17]], [[-0.5, 1.2], [-0.46, 1.62], [-0.2, 1.68], [0.05, 1.68], [0.05, 1.19]]],
  doors: [-0.55, 0.1, 1.08], nose: 2.62, tail: -2.68, lampHeight: 0.86, tailLampHeight: 0.92, softness: 0.06,
}; // biome-ignore format: a drawing

/** The bed has walls at its sides, which the drawing cannot show. */
function bedWalls(paint: Colour, wear: number) {
  const wall = translate(box([0.05, 0.24, 0.98], 0.03), [0.88, 0.9, -1.62]);
  return piece(plain(paint, 0.4, { coat: wear ? 0.2 : 1, coatRoughness: 0.04 }), mirror(wall, 'x'));
}

const checks: Mask = (tools, at) => {
  const { o, m } = tools;
  const wave = o.mul(m.sinTurns(o.mul(at.local[2], 4)), m.sinTurns(o.mulAdd(at.local[1], 8, -0.12)));
  return o.mul(m.smoothstep(-0.02, 0.02, wave), onSides(rect(0, 0.765, 1.9, 0.062))(tools, at));
};

function taxiSign(glow: number) {
  const letters = writing({ text: 'TAXI', height: 0.11, at: [0, 1.575] });
  const lit = flat('#f4d679', 0.35, { coat: 0.6, emission: [1.1 + glow * 0.2, 0.8 + glow * 0.15, 0.3 + glow * 0.05] });
  const box_ = translate(box([0.29, 0.085, 0.09], 0.03), [0, 1.57, -0.35]);
  return [
    piece(painted({ material: () => lit }, [onFront(letters), flat('#0b0b0b', 0.5)], [onBack(letters), flat('#0b0b0b', 0.5)]), box_),
    piece(plain('#161616', 0.5), translate(box([0.33, 0.02, 0.11], 0.01), [0, 1.475, -0.35])),
  ];
}

function lightBar(y: number, z: number, glow: number, hexes: readonly [string, string]) {
  const half = (x: number, hex: string) => {
    const { emission, ...glass } = lampGlass(hex, 0.5 + glow);
    return piece({ material: () => ({ ...glass, emission: emission! }) }, translate(box([0.27, 0.055, 0.1], 0.04), [x, y + 0.075, z]));
  };
  return [
    half(-0.29, hexes[0]),
    half(0.29, hexes[1]),
    piece(
      plain('#1a1a1b', 0.4),
      translate(box([0.58, 0.022, 0.11], 0.015), [0, y + 0.02, z]),
      translate(box([0.04, 0.06, 0.08], 0.02), [0, y + 0.08, z]),
    ),
  ];
}

const policeDress = (glow: number): Partial<Dress> => {
  const black = flat('#0c0d10', 0.35, { coat: 1, coatRoughness: 0.03 });
  const text = (side: 1 | -1): [Mask, ReturnType<typeof flat>] => [
    onFlank(writing({ text: 'POLICE', height: 0.2, at: [side * -0.27, 0.7] }), side),
    flat('#101b52', 0.4, { coat: 1 }),
  ];
  const ends: Mask = (tools, { local }) => tools.o.max(tools.m.smoothstep(0.86, 0.87, local[2]), tools.m.smoothstep(-1.3, -1.31, local[2]));
  return {
    layers: [[both(ends, (t, at) => t.m.smoothstep(1.05, 1.04, at.local[1])), black], text(1), text(-1)],
    pieces: lightBar(1.44, -0.25, glow, ['#c01414', '#1430d8']),
  };
};

interface Kind {
  readonly coachwork: Coachwork;
  readonly paint: string;
  readonly wheel?: Partial<Wheel>;
  readonly dress?: (glow: number, paint: Colour, wear: number) => Partial<Dress>;
}

const vintageTrim = () => ({
  pieces: [
    piece(
      { material: () => mirrorChrome },
      splineSweep([{ at: [-0.8, 0.42, 1.98], radius: 0.05 }, { at: [0, 0.42, 2.16], radius: 0.055 }, { at: [0.8, 0.42, 1.98], radius: 0.05 }], 3),
      splineSweep([{ at: [-0.8, 0.42, -2], radius: 0.05 }, { at: [0, 0.42, -2.16], radius: 0.055 }, { at: [0.8, 0.42, -2], radius: 0.05 }], 3),
      translate(box([0.3, 0.17, 0.05], 0.03), [0, 0.68, 2.05]),
    ),
  ],
}); // biome-ignore format: tables

const kinds: Readonly<Record<string, Kind>> = {
  car: { coachwork: saloon, paint: '#b3141b' },
  'sports-car': {
    coachwork: sports,
    paint: '#d81a12',
    wheel: { spokes: 7, rim: 0.74 },
    dress: (_, paint) => ({
      pieces: [
        piece(
          plain(paint, 0.35, { coat: 1, coatRoughness: 0.03 }),
          translate(box([0.82, 0.018, 0.13], 0.012), [0, 1.12, -2.02]),
          mirror(capsule({ from: [0.55, 0.9, -1.98], to: [0.55, 1.12, -2.02], radius: 0.025 }), 'x'),
        ),
      ],
    }),
  },
  'vintage-car': {
    coachwork: vintage,
    paint: '#2f6f73',
    wheel: { isDish: true, rim: 0.6, finish: { material: () => mirrorChrome } },
    dress: vintageTrim,
  },
  suv: { coachwork: offRoad, paint: '#2b3f57', wheel: { spokes: 6 } },
  'pickup-truck': {
    coachwork: pickup,
    paint: '#345a8a',
    wheel: { spokes: 6 },
    dress: (_, paint, wear) => ({ pieces: [bedWalls(paint, wear)] }),
  },
  taxi: {
    coachwork: saloon,
    paint: '#f5b400',
    wheel: { isDish: true },
    dress: (glow) => ({ layers: [[checks, flat('#0b0b0b', 0.4, { coat: 1 })]], pieces: taxiSign(glow) }),
  },
  'police-car': { coachwork: saloon, paint: '#e6e8ea', wheel: { isDish: true }, dress: policeDress },
};

export const carConcepts: readonly string[] = Object.keys(kinds);

export const car: ModelFamily = ({ name, concept, colour: wanted, attributes }): Model | null => {
  const kind = kinds[concept];
  if (!kind) return null;
  const { coachwork: c } = kind;
  const [paint, wear, glow] = [paintOf(kind.paint, wanted), wearOf(attributes), glowOf(attributes)];
  const body: Shape = carBody(`${name}-body`, c, { paint, wear, glow, ...kind.dress?.(glow, paint, wear) });
  const wheels = wheel(`${name}-wheel`, { radius: c.wheelRadius, width: 0.21, ...kind.wheel });
  const hasSign = concept === 'taxi' || concept === 'police-car';
  return {
    shapes: [body, wheels],
    parts: [{ shape: 0, position: [0, 0, 0] }, ...wheelsAt(1, c.axles, c.half - 0.125, c.wheelRadius)],
    ...extent({ width: 2 * c.half, height: c.roof + (hasSign ? 0.17 : 0), length: c.nose - c.tail, turn: -0.95 }),
    anchors: { top: { at: [0, c.roof, -0.4], widthMetres: 1, depthMetres: 1 }, seat: { at: [0.35, 0.55, 0] } },
  };
};
