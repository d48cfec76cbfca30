/**
 * A head facing +z, in metres about the point between the eyes, for a man of 1.76 m: skull, cheeks, jaw, nose, lips, ears, lids and the
 * top of the neck. The face's measures and its expression move every piece. The right side mirrors the left.
 */
import { type Field, mirror, rotate, smoothDifference, smoothUnion, sphere, torus, translate } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { lids } from './eye.ts';
import type { Expression, Face } from './figure.ts';
import { ball, rod } from './flesh.ts';

/** What an expression does to a face; lengths in metres. */
export interface Mimicry {
  /** Corners of the mouth up, and apart. */
  readonly curve: number;
  readonly stretch: number;
  /** Half height of the open mouth. */
  readonly open: number;
  readonly browInner: number;
  readonly browOuter: number;
  /** Openness of the lids against neutral. */
  readonly lids: number;
  readonly cheeks: number;
}

export const mimicries: Readonly<Record<Expression, Mimicry>> = {
  neutral: { curve: 0.0012, stretch: 0, open: 0, browInner: 0, browOuter: 0, lids: 1, cheeks: 0 },
  smile: { curve: 0.0062, stretch: 0.0055, open: 0, browInner: 0.001, browOuter: 0.0015, lids: 0.94, cheeks: 1 },
  laugh: { curve: 0.0078, stretch: 0.0075, open: 0.0085, browInner: 0.003, browOuter: 0.003, lids: 0.8, cheeks: 1.5 },
  sad: { curve: -0.005, stretch: -0.001, open: 0, browInner: 0.006, browOuter: -0.0035, lids: 0.82, cheeks: 0 },
  surprised: { curve: -0.001, stretch: -0.006, open: 0.011, browInner: 0.008, browOuter: 0.007, lids: 1.2, cheeks: 0 },
  angry: { curve: -0.0035, stretch: 0, open: 0, browInner: -0.0065, browOuter: 0.004, lids: 0.82, cheeks: 0.3 },
};

export interface HeadPlan {
  readonly face: Face;
  readonly mimicry: Mimicry;
  readonly eyeAt: Point;
  readonly eyeRadius: number;
  readonly mouthY: number;
  readonly mouthZ: number;
  readonly mouthHalf: number;
  readonly lipHalf: number;
  readonly browY: number;
  /** Y of the chin's lowest point. */
  readonly chinY: number;
}

export function planHead(face: Face, expression: Expression): HeadPlan {
  const mimicry = mimicries[expression];
  const { child, female } = face;
  return {
    face,
    mimicry,
    eyeAt: [0.0325 + 0.001 * child, -0.004 * child, 0.0005 - 0.002 * child],
    eyeRadius: 0.0142 + 0.0012 * face.eyes + 0.0006 * child,
    mouthY: -0.0695 + 0.006 * child + 0.0012 * female,
    mouthZ: 0.0185 - 0.003 * child,
    mouthHalf: 0.0235 - 0.003 * child + mimicry.stretch,
    lipHalf: 0.0041 + 0.0013 * face.lips,
    browY: 0.0238 + 0.0012 * face.brows + 0.0018 * face.eyes - 0.002 * child + 0.001 * female,
    chinY: -0.112 - 0.004 * face.chin + 0.012 * child + 0.003 * female,
  };
}

/** The bald skull and the face's wedge: what hair lies on too. */
export function skull({ face, chinY }: HeadPlan): Field {
  const { width, jaw, child } = face;
  const w = 1 + 0.035 * width;
  return smoothUnion(
    0.03,
    ball([0, 0.041 + 0.004 * child, -0.068], [0.0775 * w, 0.084 + 0.003 * child, 0.094]),
    ball([0, 0.045, -0.03], [0.066 * w, 0.058 + 0.004 * child, 0.055]),
    ball([0, -0.033, -0.029], [(0.0605 + 0.0035 * jaw + 0.004 * child) * w, 0.069 - 0.006 * child, 0.054]),
    ball([0, chinY + 0.0235, -0.0065 - 0.004 * child], [(0.0285 + 0.0045 * jaw) * w, 0.024, 0.0265]),
  );
}

/** One side: brow ridge, cheekbone, jaw, the apple of the cheek. */
function side({ face, browY, chinY, mimicry }: HeadPlan): Field {
  const { jaw, cheeks, age, female, child, width } = face;
  const w = 1 + 0.035 * width;
  const ridge = 0.0062 - 0.0022 * female - 0.002 * child;
  const lift = 0.004 * mimicry.cheeks;
  return smoothUnion(
    0.014,
    rod([0.014, browY - 0.005, 0.0125], [0.047, browY - 0.003, -0.001], ridge, ridge * 0.85),
    ball([0.046 * w, -0.028 + lift, -0.004], [0.019, 0.0145, 0.019]),
    rod([(0.056 + 0.003 * jaw) * w, -0.048 + 0.006 * child, -0.056], [0.03 + 0.003 * jaw, chinY + 0.022, -0.012], 0.0165, 0.014),
    ball([0.0365, -0.046 - 0.006 * age + lift, 0.003], [0.0185 + 0.002 * cheeks, 0.0195 + 0.0015 * cheeks, 0.0135 + 0.0028 * cheeks]),
  );
}

function nose({ face }: HeadPlan): Field {
  const { nose: size, female, child, age } = face;
  const f = 1 + 0.13 * size;
  const tipY = -0.0335 - 0.0035 * age + 0.005 * child + 0.0015 * female;
  const bridge = smoothUnion(
    0.008,
    rod([0, 0.009, 0.0125], [0, -0.012, 0.021 - 0.003 * child], 0.0062, 0.0068 * f),
    rod([0, -0.012, 0.021 - 0.003 * child], [0, tipY, 0.0325 + 0.004 * (f - 1) - 0.004 * child], 0.0064 * f, 0.0088 * f),
  );
  const tip = ball([0, tipY - 0.002, 0.0355 + 0.005 * (f - 1) - 0.004 * child], [0.0098 * f, 0.0088 * f, 0.0096 * f]);
  const wing = ball([0.0118 * f, tipY - 0.0035, 0.0225 - 0.003 * child], [0.0072 * f, 0.0074 * f, 0.0105 * f]);
  const nostril = ball([0.0062 * f, tipY - 0.0108 * f, 0.0265 - 0.003 * child], [0.0034, 0.0032, 0.006]);
  return smoothDifference(0.002, smoothUnion(0.006, bridge, tip, mirror(wing, 'x')), mirror(nostril, 'x'));
}

/** Upper and lower lip of one side, from the middle to the corner; apart when the mouth is open. */
function lips({ mouthY, mouthZ, mouthHalf, lipHalf, mimicry: { curve, open } }: HeadPlan): Field {
  const corner: Point = [mouthHalf, mouthY + curve, mouthZ - 0.0105 - 0.18 * (mouthHalf - 0.0235)];
  const bow: Point = [mouthHalf * 0.28, mouthY + lipHalf * 0.72 + open * 0.8 + curve * 0.05, mouthZ - 0.0005];
  const mid: Point = [mouthHalf * 0.66, mouthY + curve * 0.42 + lipHalf * 0.4 + open * 0.66, mouthZ - 0.0045];
  const low: Point = [0, mouthY - lipHalf * 0.95 - open * 1.2, mouthZ - 0.001 - open * 0.25];
  const lowMid: Point = [mouthHalf * 0.62, mouthY + curve * 0.36 - lipHalf * 0.7 - open * 0.95, mouthZ - 0.005 - open * 0.25];
  return smoothUnion(
    0.0016,
    smoothUnion(
      0.003,
      rod([0, bow[1] - 0.001, mouthZ], bow, lipHalf * 0.88, lipHalf * 0.9),
      rod(bow, mid, lipHalf * 0.9, lipHalf * 0.72),
      rod(mid, corner, lipHalf * 0.72, lipHalf * 0.42),
    ),
    smoothUnion(0.003, rod(low, lowMid, lipHalf * 1.2, lipHalf * 0.95), rod(lowMid, corner, lipHalf * 0.95, lipHalf * 0.42)),
  );
}

const ear = (age: number): Field =>
  translate(
    rotate(
      smoothUnion(
        0.006,
        smoothDifference(
          0.005,
          ball([0, 0, 0], [0.0085, 0.03 + 0.002 * age, 0.019]),
          ball([0.0085, 0.002, 0.0035], [0.0065, 0.0195, 0.0105]),
        ),
        ball([0.002, -0.025 - 0.002 * age, 0.0065], [0.0062, 0.0095, 0.0078]),
        translate(rotate(torus(0.009, 0.0025), 'z', Math.PI / 2), [0.0042, -0.005, 0.0055]),
        ball([0.001, -0.006, 0.0155], [0.004, 0.007, 0.004]),
      ),
      'y',
      -0.38,
    ),
    [0.0775, -0.008, -0.07],
  );

function eyelids({ eyeAt, eyeRadius, face, mimicry }: HeadPlan): Field {
  const open = mimicry.lids;
  const lid = lids({
    radius: eyeRadius,
    thickness: 0.0019,
    half: 1.02,
    above: (0.6 + 0.06 * face.eyes - 0.13 * face.age) * open,
    below: (0.4 + 0.04 * face.eyes) * (open > 1 ? 1.05 : 0.6 + 0.4 * open),
    softness: 0.0011,
  });
  return translate(rotate(rotate(lid, 'z', 0.06 - 0.16 * face.age), 'y', 0.17), eyeAt);
}

/** The folds of age: over the upper lid's outer end, under the eye, beside the mouth. */
const folds = ({ face }: HeadPlan): Field =>
  smoothUnion(
    0.004,
    rod([0.02, 0.0125, 0.0105], [0.05, 0.008, 0.0], 0.0034 + 0.0006 * face.age, 0.0028),
    rod([0.023, -0.0148, 0.0075], [0.045, -0.0138, 0.0015], 0.0034 + 0.001 * face.age, 0.0028),
  );

const neck = ({ face }: HeadPlan): Field => {
  const radius = 0.051 - 0.0085 * face.female * (1 - face.child) - 0.007 * face.child + 0.002 * face.width;
  return smoothUnion(
    0.03,
    rod([0, -0.07, -0.07], [0, -0.2, -0.08], radius, radius * 1.06),
    rod([0, -0.11, -0.038], [0, -0.16, -0.032], 0.016, 0.012),
  );
};

/** All skin above the collar; eyeballs go into its sockets. */
export function headField(plan: HeadPlan): Field {
  const { eyeAt, eyeRadius, mouthY, mouthZ, mouthHalf, mimicry, face } = plan;
  const socket = ball([eyeAt[0], eyeAt[1] + 0.001, eyeAt[2] + 0.011], [0.0195, 0.0145, 0.016]);
  const shaped = smoothUnion(0.022, skull(plan), mirror(side(plan), 'x'));
  const framed = smoothDifference(0.014, shaped, mirror(socket, 'x'));
  const lidded = smoothUnion(0.0055, framed, ...(face.age > 0.2 ? [mirror(folds(plan), 'x')] : []), mirror(eyelids(plan), 'x'));
  const mouthed = smoothUnion(0.0075, lidded, nose(plan), mirror(lips(plan), 'x'));
  const bare = mimicry.open > 0 ? opened(mouthed, plan) : mouthed;
  const whole = smoothUnion(0.009, smoothUnion(0.012, bare, neck(plan)), mirror(ear(face.age), 'x'));
  const ballHole = mirror(translate(sphere(eyeRadius * 1.02), eyeAt), 'x');
  return smoothDifference(0.0012, whole, ballHole);
  function opened(closed: Field, { mouthY: y }: HeadPlan): Field {
    const hole = ball([0, y - 0.15 * mimicry.open + mimicry.curve * 0.3, mouthZ], [mouthHalf * 0.82, mimicry.open * 1.02, 0.022]);
    const teeth = ball([0, mouthY + mimicry.open * 0.62 + 0.001, mouthZ - 0.02], [mouthHalf * 0.8, 0.0068, 0.0155]);
    return smoothUnion(0.001, smoothDifference(0.002, closed, hole), teeth);
  }
}

/** A tapering stroke over the eye of the left half, in the face's plane. */
function browStroke({ browY, face, mimicry }: HeadPlan) {
  const thick = 0.0034 - 0.0012 * face.female - 0.0006 * face.child + 0.0006 * face.age;
  return [
    { at: [0.0145, browY + mimicry.browInner - 0.001, 0], radius: thick },
    { at: [0.036, browY + 0.0035 + 0.6 * mimicry.browOuter + 0.25 * mimicry.browInner, 0], radius: thick * 0.9 },
    { at: [0.0505, browY - 0.0015 + mimicry.browOuter, 0], radius: thick * 0.4 },
  ] as const satisfies readonly { at: Point; radius: number }[];
}

/** The brow's outline; only x and y are read. */
export function brow(plan: HeadPlan): Field {
  const [inner, peak, outer] = browStroke(plan);
  return smoothUnion(0.003, rod(inner.at, peak.at, inner.radius, peak.radius), rod(peak.at, outer.at, peak.radius, outer.radius));
}

/** The same as a plain function, near enough for planting. */
export function browDistanceAt(plan: HeadPlan): (x: number, y: number) => number {
  const stroke = browStroke(plan);
  return (x, y) =>
    Math.min(
      ...stroke.slice(1).map((to, i) => {
        const from = stroke[i]!;
        const [dx, dy] = [to.at[0] - from.at[0], to.at[1] - from.at[1]];
        const t = Math.min(1, Math.max(0, ((x - from.at[0]) * dx + (y - from.at[1]) * dy) / (dx * dx + dy * dy)));
        return Math.hypot(x - from.at[0] - t * dx, y - from.at[1] - t * dy) - (from.radius + t * (to.radius - from.radius));
      }),
    );
}
