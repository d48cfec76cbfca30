/** Scarves, ties, aprons, capes, belts and glasses: what is worn over the clothes. */
import {
  box,
  extrude,
  type Field,
  intersection,
  mirror,
  polygon,
  round,
  shell,
  smoothIntersection,
  smoothUnion,
  splineSweep,
  torus,
  translate,
} from '../../render/field/index.ts';
import { ball, rod, trunk, tube } from './flesh.ts';
import { placed, plus } from './frame.ts';
import type { HeadPlan } from './head.ts';
import { flaredCone, type Wearer } from './wear.ts';

export function scarfField({ skeleton, figure }: Wearer): Field {
  const s = skeleton.size;
  const r = 0.062 * figure.headScale;
  const at = { ...skeleton.chest, origin: plus(skeleton.neck, skeleton.chest.z, 0.006) };
  return placed(
    smoothUnion(
      0.012,
      translate(torus(r + 0.018 * s, 0.026 * s), [0, 0.012 * s, 0]),
      translate(torus(r + 0.024 * s, 0.022 * s), [0, -0.014 * s, 0.006]),
      rod([0.05 * s, -0.02 * s, 0.075 * s], [0.058 * s, -0.16 * s, 0.13 * figure.girth], 0.027 * s, 0.03 * s),
      tube([0.058 * s, -0.15 * s, 0.13 * figure.girth], [0.06 * s, -0.3 * s, 0.125 * figure.girth], {
        radius: 0.029 * s,
        endRadius: 0.036 * s,
        rounding: 0.008,
      }),
    ),
    at,
  );
}

/** A knot and a blade over the chest's front. */
export function tieField(wearer: Wearer): Field {
  const { skeleton, figure } = wearer;
  const s = skeleton.size;
  const chest = round(trunk(figure, skeleton, 0.004), 0.005);
  const [neck, low] = [skeleton.trunkMetres * 0.375, -0.3 * s];
  const blade: Field = placed((tools, p) => {
    const { o } = tools;
    const down = o.sub(neck, p[1]);
    const half = o.min(o.mulAdd(down, 0.075, 0.011 * s), o.mul(o.sub(p[1], low), 0.8));
    return o.max(o.mul(o.sub(o.abs(p[0]), half), 0.9), o.max(o.neg(p[2]), o.neg(down)));
  }, skeleton.chest);
  const knot = placed(ball([0, neck - 0.012 * s, 0.07 * s * figure.headScale], [0.016 * s, 0.017 * s, 0.012 * s]), skeleton.chest);
  return smoothUnion(0.003, smoothIntersection(0.003, chest, blade), knot);
}

export function apronField(wearer: Wearer): Field {
  const { skeleton, figure } = wearer;
  const s = skeleton.size;
  const bib = round(trunk(figure, skeleton, 0.024), 0);
  const area: Field = placed((tools, p) => {
    const { o } = tools;
    const half = o.min(o.max(o.mulAdd(o.sub(0.22 * s, p[1]), 0.6, 0.06 * s), 0.085 * s), 0.16 * s);
    return o.max(o.max(o.sub(o.abs(p[0]), half), o.sub(p[1], skeleton.trunkMetres * 0.3 + 0.08 * s)), o.neg(o.sub(p[2], 0.01)));
  }, skeleton.chest);
  const front: Field = placed(
    (tools, p) => tools.o.max(tools.o.sub(tools.o.abs(p[0]), 0.15 * s), tools.o.neg(tools.o.sub(p[2], 0.02))),
    skeleton.pelvis,
  );
  const fall = intersection(
    flaredCone(skeleton.pelvis, { top: 0.13 * s, length: 0.5 * s, radius: 0.16 * figure.girth, flare: 0.12, pleats: 7 }),
    front,
  );
  return smoothUnion(0.02, smoothIntersection(0.004, bib, area), fall);
}

/** Hangs from the shoulders behind the body in deep folds. */
export function capeField({ skeleton, figure }: Wearer): Field {
  const s = skeleton.size;
  const { chest, trunkMetres } = skeleton;
  const length = trunkMetres * 0.36 + 0.78 * figure.heightMetres * 0.62;
  const behind: Field = placed((tools, p) => tools.o.sub(p[2], tools.o.mulAdd(p[1], 0.35, -0.005 * s)), chest);
  const upright = { ...chest, y: [0, 1, 0] as const };
  const sheet = shell(
    flaredCone(upright, { top: trunkMetres * 0.37, length, radius: figure.shoulderHalf * 1.02, flare: 0.2, pleats: 15 }),
    0.008,
  );
  const collar = placed(translate(torus(figure.shoulderHalf * 0.55, 0.016 * s), [0, trunkMetres * 0.36, -0.012 * s]), chest);
  return smoothUnion(0.015, smoothIntersection(0.006, sheet, behind), collar);
}

export function beltField(wearer: Wearer): Field {
  const { skeleton, figure } = wearer;
  const s = skeleton.size;
  const at = skeleton.trunkMetres * 0.2;
  const band = smoothIntersection(
    0.003,
    trunk(figure, skeleton, 0.03),
    placed(translate(box([1, 0.02 * s, 1]), [0, at, 0]), skeleton.pelvis),
  );
  return smoothUnion(
    0.003,
    band,
    placed(
      translate(box([0.026 * s, 0.025 * s, 0.008], 0.004), [0, at, 0.13 * figure.girth * (1 + 0.4 * figure.belly) + 0.004]),
      skeleton.pelvis,
    ),
  );
}

const rim = polygon([[-0.0255, 0.0185], [0.0255, 0.0205], [0.0225, -0.0205], [-0.02, -0.0205]], 0.0135); // biome-ignore format: corners

/** Two panes of clear glass in the frames, in the head's space: for heads seen close. */
export function panesField(plan: HeadPlan): Field {
  return mirror(translate(extrude(rim, 0.0012, 0.0003), frameAt(plan)), 'x');
}

const frameAt = ({ eyeAt, face }: HeadPlan) => [eyeAt[0] + 0.002, eyeAt[1] - 0.0035, 0.029 + 0.0008 * face.nose] as const;

/** Frames in the head's space; `panes` fills them in for dark glasses. */
export function glassesField(plan: HeadPlan, isFilled: boolean): Field {
  const at = frameAt(plan);
  const z = at[2];
  const wire: Field = (tools, p) => {
    const { k, o, v } = tools;
    const edge = rim(tools, p[0], p[1]);
    return k.lipschitz(o.sub(v.length([isFilled ? o.max(edge, 0) : edge, o.mul(p[2], 0.75), 0]), 0.0021), p, 1);
  };
  const side = smoothUnion(
    0.002,
    translate(wire, at),
    splineSweep([{ at: [0.061, 0.0095, z - 0.0005], radius: 0.0027 }, { at: [0.0725, 0.0085, z - 0.01], radius: 0.0022 }, { at: [0.0845, 0.006, -0.035], radius: 0.0019 }, { at: [0.087, 0.003, -0.078], radius: 0.0019 }], 2),
    splineSweep([{ at: [0.012, 0.006, z], radius: 0.0019 }, { at: [0.005, 0.0115, z + 0.002], radius: 0.0018 }, { at: [0, 0.0125, z + 0.0023], radius: 0.0018 }], 2),
  ); // biome-ignore format: stations
  return mirror(side, 'x');
}
