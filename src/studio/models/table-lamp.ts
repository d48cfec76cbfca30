/** A table lamp that is lit: a turned foot, a stem, a shade of cloth that glows. */
import { brass, type Colour, ceramicGlaze, colour, cylinder, lathe, type Shape, translate, union } from '../render/field/index.ts';
import type { ModelFamily } from './model.ts';
import { smoothProfile } from './profile.ts';

const foot = lathe([
  { u: 0.06, v: 0 },
  { u: 0.064, v: 0.004, bulge: 0.4 },
  { u: 0.06, v: 0.011 },
  ...smoothProfile([
    [0.036, 0.017],
    [0.029, 0.026],
    [0.036, 0.048],
    [0.05, 0.075],
    [0.056, 0.102],
    [0.052, 0.13],
    [0.038, 0.155],
    [0.022, 0.174],
    [0.016, 0.184],
  ]),
  { u: 0, v: 0.184 },
]);

const fittings = union(
  translate(cylinder(0.006, 0.05, 0.001), [0, 0.225, 0]),
  translate(cylinder(0.016, 0.012, 0.002), [0, 0.19, 0]),
  translate(cylinder(0.011, 0.008, 0.003), [0, 0.398, 0]),
);

const [shadeLow, shadeHigh] = [
  { u: 0.128, v: 0.222 },
  { u: 0.088, v: 0.395 },
] as const;

const shade = (name: string, linen: Colour): Shape => ({
  name,
  field: (tools, p) => {
    const { k, o, v } = tools;
    // A frustum's skin: the lathe of a region that does not touch the axis.
    const slope = (shadeHigh.u - shadeLow.u) / (shadeHigh.v - shadeLow.v);
    const at = o.mulAdd(o.sub(p[1], shadeLow.v), slope, shadeLow.u);
    const across = o.sub(o.mul(o.abs(o.sub(v.length([p[0], 0, p[2]]), at)), 1 / Math.hypot(1, slope)), 0.0014);
    const along = o.sub(o.abs(o.sub(p[1], (shadeLow.v + shadeHigh.v) / 2)), (shadeHigh.v - shadeLow.v) / 2);
    return k.lipschitz(o.max(across, along), p, 1);
  },
  material: (tools, { local }) => {
    const { o, v, m, n } = tools;
    const away = o.abs(o.sub(local[1], 0.3));
    const glow = m.smoothstep(0.14, 0, away);
    const weave = o.mulAdd(n.valueNoise([o.mul(local[0], 700), o.mul(local[1], 90), o.mul(local[2], 700)]), 0.16, 0.9);
    const edge = m.smoothstep(0.0845, 0.081, o.abs(o.sub(local[1], 0.3085)));
    const light = o.mul(o.mul(o.mulAdd(glow, 1.7, 0.75), weave), o.mulAdd(edge, 0.75, 0.25));
    return { base: linen, roughness: 0.9, emission: v.scale([light, o.mul(light, 0.66), o.mul(light, 0.34)], 1) };
  },
  domain: { low: [-0.135, 0.215, -0.135], high: [0.135, 0.4, 0.135] },
});

export const tableLamp: ModelFamily = ({ name, icon, label, colour: wanted }) => {
  if (icon !== 'light-bulb' || /bulb/i.test(label)) return null;
  const base: Shape = {
    name: `${name}-foot`,
    field: foot,
    ...ceramicGlaze({ colour: wanted ?? colour('#2c5a58'), speckle: 0 }),
    domain: { low: [-0.07, -0.004, -0.07], high: [0.07, 0.19, 0.07] },
  };
  const metal: Shape = {
    name: `${name}-fittings`,
    field: fittings,
    ...brass(),
    domain: { low: [-0.02, 0.17, -0.02], high: [0.02, 0.41, 0.02] },
  };
  return {
    shapes: [base, metal, shade(`${name}-shade`, colour('#e9dcc0'))],
    lights: [{ centre: [0, 0.3, 0], radius: 0.024, radiance: [60, 40, 20] }],
    widthMetres: 0.256,
    heightMetres: 0.406,
    spreadRadians: 3,
  };
};
