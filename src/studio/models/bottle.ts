/** A wine bottle: dark glass, a paper label, a capsule over the cork. */
import { type Colour, colour, lathe, paper, type Shape } from '../render/field/index.ts';
import type { ModelFamily } from './model.ts';

const body = lathe(
  [
    { u: 0.033, v: 0 },
    { u: 0.0375, v: 0.006 },
    { u: 0.0375, v: 0.185 },
    { u: 0.034, v: 0.205 },
    { u: 0.02, v: 0.232 },
    { u: 0.0148, v: 0.252 },
    { u: 0.0142, v: 0.294 },
    { u: 0.0156, v: 0.296 },
    { u: 0.0156, v: 0.306 },
    { u: 0.0138, v: 0.309 },
    { u: 0, v: 0.309 },
  ],
  0.004,
);

const bare = (name: string, tint: Colour): Shape => ({
  name,
  field: body,
  material: (tools, { local }) => {
    const { o, v, m } = tools;
    const foil = m.smoothstep(0.2445, 0.2455, local[1]);
    const crumple = tools.n.valueNoise(v.scale(local, 260));
    return {
      base: v.mix3(tint, [0.2, 0.022, 0.03], foil),
      roughness: o.mix(0.08, o.mulAdd(crumple, 0.15, 0.28), foil),
      metal: o.mul(foil, 0.7),
      coat: o.mix(1, 0.2, foil),
      coatRoughness: 0.02,
    };
  },
  domain: { low: [-0.042, -0.004, -0.042], high: [0.042, 0.314, 0.042] },
});

const printed = paper({ colour: colour('#ece3cc') });
/** A band of paper laid about the front of the body, with a rule and a coloured crest. */
const label = (name: string): Shape => ({
  name,
  field: lathe(
    [
      { u: 0.0379, v: 0.058 },
      { u: 0.0379, v: 0.148 },
    ],
    0,
  ),
  ...printed,
  material: (tools, at) => {
    const { o, v, m } = tools;
    const [x, y, z] = at.local;
    const values = printed.material(tools, at);
    const along = o.mul(m.atan2Turns(x, z), 2 * Math.PI * 0.0379);
    const crest = m.smoothstep(0.0008, 0, o.sub(v.length([along, o.sub(y, 0.122), 0]), 0.0095));
    const rule = o.mul(m.smoothstep(0.0011, 0.0007, o.abs(o.sub(y, 0.098))), m.smoothstep(0.0245, 0.024, o.abs(along)));
    const border = m.smoothstep(0.0013, 0.0009, o.abs(o.sub(o.abs(o.sub(y, 0.103)), 0.0415)));
    const ink = o.max(
      o.max(rule, border),
      o.mul(m.smoothstep(0.0009, 0.0005, o.abs(o.sub(y, 0.082))), m.smoothstep(0.0165, 0.016, o.abs(along))),
    );
    return { ...values, base: v.mix3(v.mix3(values.base, [0.3, 0.05, 0.05], crest), [0.12, 0.09, 0.05], ink) };
  },
  domain: { low: [-0.042, 0.05, -0.042], high: [0.042, 0.156, 0.042] },
});

export const bottle: ModelFamily = ({ name, icon, colour: wanted }) => {
  if (icon !== 'bottle-with-popping-cork') return null;
  const shapes = [
    bare(`${name}-bottle`, wanted ? [wanted[0] * 0.5, wanted[1] * 0.5, wanted[2] * 0.5] : [0.008, 0.016, 0.008]),
    label(`${name}-label`),
  ];
  return { shapes, widthMetres: 0.076, heightMetres: 0.309, spreadRadians: 0.3 };
};
