/** What is heard, heard through, talked into and photographed with. Front to +z, metres. */
import {
  colour,
  difference,
  type Field,
  leather,
  repeatAround,
  rotate,
  type Surface,
  sphere,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import { circle, flat, isAsked, joint, onFront, painted, piece, rect, rim } from '../assembly/index.ts';
import {
  ball,
  bent,
  block,
  build,
  chrome,
  darkPlastic,
  dot,
  drum,
  finish,
  leaning,
  type Makers,
  pair,
  rod,
  taper,
  topAt,
  walnut,
} from '../furniture/index.ts';
import type { Model, ModelRequest } from '../model.ts';

const round = (solid: Field, at: readonly [number, number, number], axis: 'x' | 'z' = 'z'): Field =>
  translate(rotate(solid, axis === 'z' ? 'x' : 'z', Math.PI / 2), at);
const ring = (radius: number, tube: number, at: readonly [number, number, number]): Field => round(torus(radius, tube), at);

function camera(request: ModelRequest): Model {
  const isOld = isAsked(request.attributes, 'old', 'vintage', 'retro');
  const metal = isOld || request.material ? chrome : finish(request, { kind: 'plastic', hex: '#17181a' });
  const hide = leather({ colour: request.colour ?? colour(isOld ? '#5a3019' : '#141415'), wear: 0.1 });
  const lensRing = (radius: number, half: number, z: number): Field => drum(radius, half, [0.005, 0.046, z], 'z', 0.0015);
  const glassEye: Surface = {
    material: ({ o, m, v }, { local }) => {
      const away = v.length([o.sub(local[0], 0.005), o.sub(local[1], 0.046), 0]);
      const iris = m.smoothstep(0.012, 0.006, away);
      return { base: v.mix3([0.05, 0.02, 0.09], [0.01, 0.03, 0.05], iris), roughness: 0.05, coat: 1, coatRoughness: 0.01 };
    },
  };
  const dial = repeatAround(block([0.0016, 0.0035, 0.0012], [0.0105, 0, 0], 0.0008), 20);
  const flash =
    /flash/i.test(request.label) || isOld
      ? [
          piece(
            { material: () => flat('#eef2f4', 0.15, { coat: 1, emission: [0.3, 0.3, 0.32] }) },
            block([0.011, 0.006, 0.003], [0.005, 0.099, 0.017], 0.002),
          ),
        ]
      : [];
  return build({
    ...request,
    pieces: [
      piece(hide, block([0.068, 0.026, 0.02], [0, 0.044, 0], 0.012), block([0.0125, 0.036, 0.02], [-0.056, 0.044, 0.007], 0.012)),
      piece(metal, block([0.067, 0.012, 0.019], [0, 0.078, 0], 0.008), block([0.067, 0.0085, 0.019], [0, 0.0095, 0], 0.006), translate(leaning(block([0.021, 0.012, 0.017], [0, 0, 0], 0.007), 0.1, [0, 0, 0]), [0.005, 0.097, 0])),
      piece(darkPlastic, lensRing(0.035, 0.01, 0.028), lensRing(0.0315, 0.013, 0.05), ...[0.043, 0.048, 0.053, 0.058].map((z) => lensRing(0.0325, 0.0014, z)), difference(lensRing(0.034, 0.006, 0.067), lensRing(0.027, 0.02, 0.08))),
      piece(chrome, lensRing(0.0355, 0.0015, 0.039), drum(0.0065, 0.0035, [-0.052, 0.093, 0.004], 'y', 0.002), translate(dial, [0.047, 0.0935, 0]), drum(0.01, 0.0035, [0.047, 0.0935, 0]), pair(dot(0.003, [0.068, 0.075, 0]))),
      piece(glassEye, ball([0.0268, 0.0268, 0.006], [0.005, 0.046, 0.062])),
      ...flash,
    ],
    width: 0.137,
    height: 0.109,
    length: 0.1,
    turn: -0.4,
  }); // biome-ignore format: a table
}

function headphone(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'plastic', hex: '#222428' });
  const pad = leather({ colour: colour('#191718'), wear: 0.05 });
  const band = bent(
    0.0085,
    [-0.083, 0.085, 0],
    [-0.086, 0.13, 0],
    [-0.06, 0.185, 0],
    [0, 0.205, 0],
    [0.06, 0.185, 0],
    [0.086, 0.13, 0],
    [0.083, 0.085, 0],
  );
  const inner = bent(0.011, [-0.06, 0.178, 0], [0, 0.195, 0], [0.06, 0.178, 0]);
  return build({
    ...request,
    pieces: [piece(skin, band, pair(ball([0.019, 0.047, 0.038], [0.088, 0.05, 0])), pair(drum(0.033, 0.004, [0.105, 0.05, 0], 'x', 0.004))), piece(pad, inner, pair(round(torus(0.031, 0.0125), [0.066, 0.05, 0], 'x'))), piece(chrome, pair(rod(0.0035, [0.0845, 0.086, 0], [0.0865, 0.13, 0])), pair(drum(0.024, 0.0012, [0.1092, 0.05, 0], 'x', 0.001)), pair(round(torus(0.0345, 0.0012), [0.104, 0.05, 0], 'x')))],
    width: 0.22,
    height: 0.215,
    length: 0.09,
    turn: -0.6,
  }); // biome-ignore format: a table
}

function microphone(request: ModelRequest): Model {
  const isOld = isAsked(request.attributes, 'old', 'vintage', 'retro');
  if (isOld) return oldMicrophone(request);
  const skin = finish(request, { kind: 'plastic', hex: '#1b1c1e' });
  const mesh: Surface = {
    material: ({ o, m }, { local }) => {
      const [a, b] = [o.mul(o.add(local[0], local[1]), 230), o.mul(o.sub(local[0], local[1]), 230)];
      const wire = o.max(o.abs(m.sinTurns(a)), o.abs(m.sinTurns(b)));
      const shade = o.mulAdd(m.smoothstep(0.7, 0.98, wire), 0.5, 0.13);
      return { base: [shade, shade, shade], metal: 0.85, roughness: 0.34 };
    },
    bump: ({ o, m }, p) =>
      o.mul(o.max(o.abs(m.sinTurns(o.mul(o.add(p[0], p[1]), 230))), o.abs(m.sinTurns(o.mul(o.sub(p[0], p[1]), 230)))), 0.0009),
  };
  const lean = (field: Field): Field => leaning(field, -0.28, [0, 0.085, 0]);
  return build({
    ...request,
    pieces: [piece(skin, lean(taper([0, 0.055, 0], 0.0185, [0, -0.06, 0], 0.0125))), piece(mesh, lean(ball([0.0275, 0.03, 0.0275], [0, 0.088, 0]))), piece(chrome, lean(drum(0.0285, 0.005, [0, 0.084, 0], 'y', 0.003)), lean(drum(0.02, 0.004, [0, 0.055, 0], 'y', 0.002)), rod(0.005, [0, 0.01, -0.015], [0, 0.065, -0.005])), piece(darkPlastic, drum(0.052, 0.006, [0, 0.006, -0.015], 'y', 0.004), lean(drum(0.0185, 0.012, [0, -0.02, 0], 'y', 0.004)))],
    width: 0.105,
    height: 0.2,
    length: 0.12,
    turn: -0.5,
  }); // biome-ignore format: a table
}

function oldMicrophone(request: ModelRequest): Model {
  const ribs = [-0.03, -0.018, -0.006, 0.006, 0.018, 0.03].map((x) =>
    difference(block([0.0028, 0.058, 0.036], [x, 0.15, 0], 0.0027), block([0.01, 0.048, 0.029], [x, 0.15, 0])),
  );
  const hull = block([0.037, 0.058, 0.032], [0, 0.15, 0], 0.03);
  return build({
    ...request,
    pieces: [piece(finish(request, { kind: 'plastic', hex: '#2a2624' }), hull), piece(chrome, ...ribs, block([0.039, 0.009, 0.035], [0, 0.15, 0], 0.006), rod(0.007, [0, 0.01, 0], [0, 0.1, 0]), drum(0.05, 0.008, [0, 0.008, 0], 'y', 0.006), ball([0.02, 0.012, 0.02], [0, 0.09, 0]))],
    width: 0.1,
    height: 0.21,
    length: 0.1,
    turn: -0.5,
  }); // biome-ignore format: a table
}

function speaker(request: ModelRequest): Model {
  const box = finish(request, { kind: 'wood', wood: { axis: 'y', ...walnut } });
  const cone = (y: number, radius: number): Field =>
    difference(drum(radius, 0.008, [0, y, 0.132], 'z', 0.003), translate(sphere(radius * 1.3), [0, y, 0.132 + radius * 1.1]));
  const front = painted(
    box,
    [onFront(rect(0, 0.2, 0.107, 0.19, 0.01), 0.001), flat('#141517', 0.6)],
    [onFront(rect(0, 0.034, 0.025, 0.004), 0.0006), flat('#c9ccd0', 0.3)],
  );
  return build({
    ...request,
    pieces: [piece(front, block([0.115, 0.2, 0.13], [0, 0.2, 0], 0.006)), piece({ material: () => flat('#1d1e21', 0.55) }, cone(0.145, 0.082), cone(0.305, 0.04), ball([0.026, 0.026, 0.014], [0, 0.145, 0.118]), ball([0.016, 0.016, 0.012], [0, 0.305, 0.128])), piece(chrome, ring(0.085, 0.004, [0, 0.145, 0.134]), ring(0.042, 0.003, [0, 0.305, 0.134])), piece({ material: () => flat('#c8702a', 0.45) }, ring(0.066, 0.0055, [0, 0.145, 0.132]))],
    width: 0.23,
    height: 0.4,
    length: 0.28,
    turn: -0.5,
    anchors: topAt(0.4, 0.2, 0.22),
  }); // biome-ignore format: a table
}

function radio(request: ModelRequest): Model {
  const isWood = /wood/.test(request.material ?? '') || !request.colour;
  const box = finish(request, { kind: isWood ? 'wood' : 'plastic', wood: { axis: 'x', ...walnut } });
  const weave: Surface = { material: ({ o, m, v }, { local }) => ({ base: v.scale(colour('#c8b58c'), o.mulAdd(o.mul(m.sinTurns(o.mul(local[0], 260)), m.sinTurns(o.mul(local[1], 260))), 0.4, 0.62)), roughness: 0.9 }) }; // biome-ignore format: a weave
  const scale = joint(
    ...[-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((index) => rect(0.062 + index * 0.0085, 0.135, 0.0006, index % 5 === 0 ? 0.008 : 0.005)),
  );
  const front = painted(
    box,
    [onFront(rect(-0.068, 0.1, 0.063, 0.068, 0.012), 0.001), weave],
    [onFront(rim(rect(-0.068, 0.1, 0.063, 0.068, 0.012), 0.002), 0.0006), flat([0.8, 0.6, 0.28], 0.25, { metal: 1 })],
    [onFront(rect(0.062, 0.135, 0.055, 0.026, 0.005), 0.001), flat('#f3e2b3', 0.3, { coat: 1, emission: [0.35, 0.26, 0.12] })],
    [onFront(scale, 0.0003), flat('#30241a', 0.5)],
    [onFront(rect(0.075, 0.135, 0.001, 0.02), 0.0003), flat('#c22a1e', 0.4)],
  );
  return build({
    ...request,
    pieces: [piece(front, block([0.14, 0.085, 0.055], [0, 0.097, 0], 0.022)), piece({ material: () => flat('#efe6cf', 0.3, { coat: 0.6 }) }, ...[0.032, 0.092].map((x) => drum(0.02, 0.01, [x, 0.065, 0.06], 'z', 0.005))), piece(chrome, ...[0.032, 0.092].map((x) => ring(0.021, 0.0015, [x, 0.065, 0.056])), rod(0.0022, [0.11, 0.18, -0.03], [0.16, 0.34, -0.04]), bent(0.005, [-0.11, 0.18, 0], [-0.09, 0.205, 0], [0.05, 0.205, 0], [0.07, 0.18, 0])), piece(darkPlastic, pair(drum(0.012, 0.007, [0.1, 0.007, 0.02])))],
    width: 0.32,
    height: 0.34,
    length: 0.13,
    turn: -0.35,
  }); // biome-ignore format: a table
}

function recordPlayer(request: ModelRequest): Model {
  const box = finish(request, { kind: 'wood', wood: { axis: 'x', ...walnut } });
  const vinyl: Surface = {
    material: ({ o, v, m }, { local }) => {
      const away = v.length([o.add(local[0], 0.035), local[2], 0]);
      const label = m.smoothstep(0.051, 0.05, away);
      const hole = m.smoothstep(0.004, 0.0035, away);
      const text = o.mul(m.smoothstep(0.002, 0.001, o.abs(o.sub(away, 0.036))), label);
      const groove = o.mulAdd(m.sinTurns(o.mul(away, 380)), 0.004, 0.012);
      return {
        base: v.mix3(v.mix3([groove, groove, groove], v.mix3(colour('#c23a24'), colour('#f0d9a0'), text), label), [0.5, 0.5, 0.5], hole),
        roughness: 0.22,
        coat: 0.8,
        coatRoughness: 0.12,
      };
    },
    bump: ({ o, v, m }, [x, , z]) => o.mul(m.sinTurns(o.mul(v.length([o.add(x, 0.035), z, 0]), 500)), 0.00008),
  };
  const disc = drum(0.15, 0.0015, [-0.035, 0.125, 0], 'y', 0.001);
  return build({
    ...request,
    pieces: [piece(box, block([0.215, 0.045, 0.17], [0, 0.06, 0], 0.008)), piece(vinyl, disc), piece(darkPlastic, drum(0.153, 0.006, [-0.035, 0.115, 0]), pair(drum(0.02, 0.008, [0.17, 0.008, 0.12])), pair(drum(0.02, 0.008, [0.17, 0.008, -0.12])), drum(0.026, 0.006, [0.17, 0.111, -0.115])), piece(chrome, drum(0.022, 0.014, [0.17, 0.125, -0.115], 'y', 0.004), bent(0.0042, [0.17, 0.145, -0.16], [0.17, 0.147, -0.1], [0.165, 0.145, 0.03], [0.13, 0.14, 0.085], [0.085, 0.133, 0.1]), drum(0.014, 0.012, [0.17, 0.147, -0.155], 'z', 0.004), drum(0.015, 0.006, [0.175, 0.109, 0.12], 'y', 0.003), rod(0.0025, [-0.035, 0.12, 0], [-0.035, 0.133, 0])), piece({ material: () => flat('#1b1b1d', 0.4) }, block([0.009, 0.005, 0.014], [0.08, 0.131, 0.104], 0.002))],
    width: 0.44,
    height: 0.16,
    length: 0.35,
    turn: -0.45,
  }); // biome-ignore format: a table
}

function telephone(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'plastic', hex: '#9c1f22' });
  const base: Field = (tools, p) => {
    const { o } = tools;
    // Narrower towards the top, its face sloping to the front.
    const narrow = o.mulAdd(p[1], -0.35, 0.108);
    const side = o.sub(o.abs(p[0]), narrow);
    const front = o.sub(o.add(o.mul(p[2], 0.75), o.mul(p[1], 0.66)), 0.1);
    const body = o.max(o.max(o.max(side, front), o.max(o.sub(p[1], 0.098), o.neg(p[1]))), o.sub(o.neg(p[2]), 0.088));
    return o.sub(o.mul(body, 0.9), 0.006);
  };
  const tilt = (field: Field): Field => leaning(field, 0.85, [0, 0.062, 0.082]);
  const holes = repeatAround(drum(0.0085, 0.004, [0.033, 0.006, 0]), 10);
  const wheel = difference(drum(0.046, 0.005, [0, 0.004, 0], 'y', 0.003), holes);
  const handset = union(
    bent(0.013, [-0.085, 0.138, -0.035], [-0.05, 0.158, -0.035], [0.05, 0.158, -0.035], [0.085, 0.138, -0.035]),
    pair(taper([0.092, 0.14, -0.035], 0.024, [0.1, 0.118, -0.03], 0.028)),
  );
  const cord = bent(0.0035, [-0.105, 0.11, -0.03], [-0.14, 0.03, 0.0], [-0.15, 0.006, 0.05], [-0.11, 0.005, 0.08], [-0.1, 0.012, 0.02]);
  return build({
    ...request,
    pieces: [piece(skin, base, handset, pair(taper([0.055, 0.09, -0.055], 0.012, [0.055, 0.128, -0.06], 0.009)), pair(taper([0.055, 0.09, -0.015], 0.012, [0.055, 0.128, -0.01], 0.009))), piece({ material: () => flat('#f0ead8', 0.5) }, tilt(drum(0.05, 0.003, [0, 0, 0])), tilt(drum(0.017, 0.004, [0, 0.0085, 0]))), piece(chrome, tilt(wheel), tilt(rod(0.0022, [0.03, 0.011, 0.034], [0.042, 0.009, 0.046]))), piece(darkPlastic, cord)],
    width: 0.26,
    height: 0.172,
    length: 0.21,
    turn: -0.4,
  }); // biome-ignore format: a table
}

function gameController(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'plastic', hex: '#e9eaec' });
  // Stands upright, its face to the viewer.
  const y = 0.062;
  const hull = union(
    block([0.05, 0.026, 0.017], [0, y, 0], 0.016),
    pair(taper([0.048, y, 0], 0.028, [0.062, 0.022, 0.008], 0.0205)),
    pair(ball([0.034, 0.03, 0.02], [0.045, y, 0.002])),
  );
  const buttons = [['#3f7fd0', -0.0115, 0], ['#d04848', 0.0115, 0], ['#3fae6a', 0, -0.0115], ['#e0b83a', 0, 0.0115]] as const; // biome-ignore format: a row
  const cross = joint(rect(-0.047, y + 0.006, 0.0135, 0.0045, 0.001), rect(-0.047, y + 0.006, 0.0045, 0.0135, 0.001));
  return build({
    ...request,
    pieces: [
      piece(painted(skin, [onFront(cross, 0.0004), flat('#26282c', 0.5)], [onFront(rect(0, y + 0.008, 0.02, 0.012, 0.003), 0.0005), flat('#2a2d33', 0.3)], [onFront(circle(0, y - 0.014, 0.005), 0.0004), flat('#6fc2ff', 0.3, { emission: [0.4, 0.9, 1.4] })]), hull),
      ...buttons.map(([hex, u, v]) => piece({ material: () => flat(hex, 0.25, { coat: 1 }) }, ball([0.0052, 0.0052, 0.004], [0.047 + u, y + 0.006 + v, 0.021]))),
      piece(darkPlastic, pair(drum(0.0105, 0.004, [0.022, y - 0.013, 0.0245], 'z', 0.003)), pair(rod(0.0055, [0.022, y - 0.013, 0.014], [0.022, y - 0.013, 0.022])), pair(block([0.02, 0.006, 0.011], [0.045, y + 0.029, -0.004], 0.005))),
    ],
    width: 0.165,
    height: 0.1,
    length: 0.06,
    turn: -0.25,
  }); // biome-ignore format: a table
}

export const sound: Makers = {
  camera,
  'camera-with-flash': camera,
  headphone,
  microphone,
  speaker,
  radio,
  'record-player': recordPlayer,
  telephone,
  'game-controller': gameController,
};
