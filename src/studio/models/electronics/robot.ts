/** A friendly machine on two legs, and dispensers as tall as a person. Front to +z, metres. */
import { colour, type Surface, union } from '../../render/field/index.ts';
import { circle, flat, joint, onFront, painted, piece, plain, rect, rim, tintedGlass, writing } from '../assembly/index.ts';
import {
  ball,
  bent,
  block,
  build,
  chrome,
  dark,
  darkPlastic,
  dot,
  drum,
  enamel,
  finish,
  type Makers,
  pair,
  rod,
  rows,
  taper,
} from '../furniture/index.ts';
import type { Model, ModelRequest } from '../model.ts';

function robot(request: ModelRequest): Model {
  const base = request.colour ?? colour('#dfe3e6');
  const skin = request.material ? finish(request, { kind: 'enamel' }) : enamel(base);
  const accent = enamel(request.secondaryColour ?? (request.colour ? dark(base, 0.4) : colour('#e2762b')));
  const glow = flat('#5fe0ff', 0.3, { emission: [0.6, 2.6, 3.2] });
  const face = painted(
    skin,
    [onFront(rect(0, 1.305, 0.15, 0.095, 0.06), 0.001), tintedGlass],
    [onFront(joint(circle(-0.062, 1.32, 0.026), circle(0.062, 1.32, 0.026)), 0.001), glow],
    [onFront(joint(rect(0, 1.262, 0.03, 0.0045, 0.004)), 0.001), glow],
  );
  const chest = painted(
    skin,
    [onFront(rim(rect(0, 0.93, 0.105, 0.095, 0.025), 0.003), 0.001), flat('#2a2d33', 0.6)],
    [onFront(circle(0, 0.97, 0.026), 0.001), glow],
    [onFront(joint(...[-0.06, -0.02, 0.02, 0.06].map((x) => circle(x, 0.885, 0.011))), 0.001), flat('#e23b30', 0.3, { coat: 1 })],
  );
  const joints = union(
    pair(rows([dot(0.062, [0.235, 1.04, 0]), dot(0.042, [0.31, 0.79, 0.02]), dot(0.06, [0.1, 0.66, 0]), dot(0.052, [0.115, 0.38, 0.01])])),
    drum(0.05, 0.05, [0, 1.14, 0]),
    rod(0.008, [0, 1.42, 0], [0, 1.5, 0]),
  );
  const limbs = pair(
    rows([taper([0.25, 1.02, 0], 0.035, [0.3, 0.81, 0.01], 0.032), taper([0.1, 0.64, 0], 0.048, [0.114, 0.4, 0.01], 0.042)]),
  );
  const shells = pair(
    rows([
      taper([0.312, 0.76, 0.025], 0.046, [0.325, 0.6, 0.08], 0.056),
      taper([0.116, 0.34, 0.005], 0.056, [0.12, 0.13, 0], 0.07),
      drum(0.045, 0.022, [0.19, 1.305, 0], 'x', 0.012),
    ]),
  );
  const feet = pair(rows([block([0.075, 0.042, 0.12], [0.12, 0.044, 0.035], 0.038)]));
  const fingers = pair(
    rows(
      [-0.03, 0, 0.03]
        .map((z) => bent(0.0145, [0.33, 0.56, 0.09 + z], [0.345, 0.51, 0.1 + z], [0.325, 0.465, 0.11 + z]))
        .concat(bent(0.0145, [0.3, 0.56, 0.1], [0.275, 0.52, 0.115], [0.29, 0.485, 0.125])),
    ),
  );
  return build({
    ...request,
    pieces: [piece(face, block([0.185, 0.13, 0.14], [0, 1.3, 0], 0.085)), piece(chest, block([0.185, 0.175, 0.125], [0, 0.94, 0], 0.08)), piece(skin, shells, block([0.125, 0.06, 0.095], [0, 0.715, 0], 0.05)), piece(chrome, joints, limbs, fingers), piece(accent, feet, pair(drum(0.03, 0.026, [0.205, 1.305, 0], 'x', 0.01)), dot(0.024, [0, 1.5, 0]), pair(drum(0.06, 0.012, [0.3175, 0.685, 0.052], 'y', 0.01)))],
    width: 0.76,
    height: 1.524,
    length: 0.36,
    turn: -0.3,
    anchors: { head: { at: [0, 1.43, 0], widthMetres: 0.36, depthMetres: 0.28 }, eyes: { at: [0, 1.32, 0.14], widthMetres: 0.3 }, neck: { at: [0, 1.14, 0.02], widthMetres: 0.2 }, hand: { at: [0.32, 0.5, 0.12] }, otherHand: { at: [-0.32, 0.5, 0.12] }, back: { at: [0, 0.95, -0.125], widthMetres: 0.34 } },
  }); // biome-ignore format: a table
}

/** Shelves of lit bottles behind glass. */
function vendingMachine(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'enamel', hex: '#b3202c' });
  const dyes = ['#e23b30', '#f4c430', '#3f8fe0', '#3fae6a', '#f07a2a', '#8a4fc0'].map(colour);
  const goods: Surface = {
    material: ({ o, v, m, n }, { local }) => {
      const [x, y] = [o.mul(o.add(local[0], 0.1), 1 / 0.075), o.mul(local[1], 1 / 0.2)];
      const [u, w] = [o.sub(o.sub(x, o.floor(x)), 0.5), o.sub(y, o.floor(y))];
      const half = o.mulAdd(m.smoothstep(0.55, 0.78, w), -0.2, 0.34);
      const bottle = o.mul(
        m.smoothstep(0.02, -0.02, o.sub(o.abs(u), half)),
        o.mul(m.smoothstep(0.06, 0.09, w), m.smoothstep(0.88, 0.85, w)),
      );
      const pick = o.mul(n.unit(n.hash3(o.truncate(o.floor(o.mul(x, 0.5))), o.truncate(o.floor(y)), 4)), dyes.length);
      const hue = dyes.slice(1).reduce((below, dye, index) => v.select3(o.gt(pick, index + 1), dye, below), v.scale(dyes[0]!, o.float(1)));
      const label = o.mul(m.smoothstep(0.24, 0.27, w), m.smoothstep(0.5, 0.47, w));
      const round = o.sub(1, o.mul(o.mul(u, u), 5));
      const shelf = m.smoothstep(0.06, 0.05, w);
      const lit = v.mix3(
        v.mix3([0.75, 0.78, 0.8], v.scale(v.mix3(hue, [0.95, 0.95, 0.93], o.mul(label, 0.8)), round), bottle),
        [0.2, 0.2, 0.21],
        shelf,
      );
      return { base: [0.02, 0.02, 0.02], roughness: 0.06, coat: 1, coatRoughness: 0.01, emission: v.scale(lit, 0.9) };
    },
  };
  const keys = joint(
    ...[0, 1, 2, 3].flatMap((row) => [0, 1, 2].map((column) => rect(0.325 + column * 0.028, 1.12 - row * 0.028, 0.01, 0.01, 0.002))),
  );
  const front = painted(
    skin,
    [onFront(rect(-0.1, 1.08, 0.31, 0.6, 0.015), 0.001), goods],
    [onFront(rim(rect(-0.1, 1.08, 0.31, 0.6, 0.015), 0.008), 0.001), flat('#16171a', 0.4)],
    [onFront(rect(0.353, 1.1, 0.055, 0.16, 0.008), 0.001), flat('#1b1d21', 0.3, { coat: 1 })],
    [onFront(keys, 0.0006), flat('#c9ccd0', 0.4)],
    [onFront(rect(0.353, 1.21, 0.042, 0.018, 0.003), 0.001), flat('#58e0b0', 0.4, { emission: [0.3, 1.2, 0.8] })],
    [onFront(rect(-0.1, 0.26, 0.24, 0.09, 0.012), 0.001), flat('#0d0e10', 0.3, { coat: 1 })],
    [onFront(writing({ text: 'DRINKS', height: 0.07, at: [-0.1, 1.755] }), 0.001), flat('#ffffff', 0.4, { emission: [0.8, 0.8, 0.8] })],
  );
  return build({
    ...request,
    pieces: [piece(front, block([0.44, 0.89, 0.38], [0, 0.935, 0], 0.02)), piece(darkPlastic, block([0.42, 0.03, 0.36], [0, 0.03, 0])), piece(chrome, rod(0.006, [-0.33, 0.35, 0.4], [0.13, 0.35, 0.4]), block([0.02, 0.005, 0.004], [0.353, 0.97, 0.382], 0.002))],
    width: 0.88,
    height: 1.825,
    length: 0.78,
    turn: -0.35,
  }); // biome-ignore format: a table
}

/** The red box of British streets. */
function phoneBooth(request: ModelRequest): Model {
  const base = request.colour ?? colour('#b3121b');
  const red = enamel(base);
  const panes: Surface = {
    material: ({ o, v, m }, { local }) => {
      const light = m.smoothstep(0.3, 2.2, local[1]);
      return {
        base: [0.03, 0.035, 0.04],
        roughness: 0.05,
        coat: 1,
        coatRoughness: 0.01,
        emission: v.scale([0.42, 0.4, 0.34], o.mulAdd(light, 0.6, 0.15)),
      };
    },
  };
  const crosses = (at: number): readonly ReturnType<typeof block>[] => [
    ...[0, 1, 2, 3, 4, 5, 6].map((row) => block([0.33, 0.011, 0.012], [0, 0.55 + row * 0.235, at], 0.004)),
    ...[-0.2, 0.2].map((x) => block([0.011, 0.72, 0.012], [x, 1.26, at], 0.004)),
  ];
  const sides = pair(
    rows([
      ...[0, 1, 2, 3, 4, 5, 6].map((row) => block([0.012, 0.011, 0.33], [0.42, 0.55 + row * 0.235, 0], 0.004)),
      ...[-0.2, 0.2].map((z) => block([0.012, 0.72, 0.011], [0.42, 1.26, z], 0.004)),
    ]),
  );
  const posts = pair(rows([-1, 1].map((s) => block([0.055, 1.05, 0.055], [0.395, 1.1, s * 0.395], 0.012))));
  const sign = painted(
    red,
    [onFront(rect(0, 2.16, 0.3, 0.06, 0.006), 0.001), flat('#f4f1e6', 0.4, { emission: [0.5, 0.48, 0.42] })],
    [onFront(writing({ text: 'TELEPHONE', height: 0.055, at: [0, 2.16] }), 0.001), flat('#141414', 0.6)],
  );
  return build({
    ...request,
    pieces: [piece(sign, block([0.45, 0.11, 0.45], [0, 2.16, 0], 0.015)), piece(red, posts, block([0.45, 0.05, 0.45], [0, 0.06, 0], 0.012), block([0.4, 0.16, 0.4], [0, 0.28, 0], 0.006), ...crosses(0.42), ...crosses(-0.42), sides, block([0.47, 0.018, 0.47], [0, 2.28, 0], 0.01), ball([0.43, 0.12, 0.43], [0, 2.29, 0])), piece(panes, block([0.4, 0.76, 0.4], [0, 1.25, 0], 0.004)), piece(chrome, rod(0.012, [0.3, 1.12, 0.44], [0.3, 1.28, 0.44])), piece(plain('#1a1a1c', 0.7), block([0.47, 0.012, 0.47], [0, 0.012, 0], 0.008))],
    width: 0.95,
    height: 2.41,
    length: 0.95,
    turn: -0.5,
    anchors: { inside: { at: [0, 0.1, 0.5], widthMetres: 0.6 } },
  }); // biome-ignore format: a table
}

export const robots: Makers = { robot, 'vending-machine': vendingMachine, 'phone-booth': phoneBooth };
