/** Kitchen machines. Front to +z, metres. */
import { colour, difference, type Field, glass, lathe, type Surface, translate, union } from '../../render/field/index.ts';
import { assembly, circle, flat, isAsked, joint, onFront, painted, piece, rect, rim, span, tintedGlass } from '../assembly/index.ts';
import {
  ball,
  bent,
  block,
  brushed,
  build,
  chrome,
  darkPlastic,
  drum,
  finish,
  four,
  type Makers,
  pair,
  rod,
  topAt,
} from '../furniture/index.ts';
import type { Model, ModelRequest } from '../model.ts';

const gap = flat('#1a1a1b', 0.8);
/** A display whose digits are bars of light: "12:45" read from afar. */
const digits = (x: number, y: number, size: number) =>
  joint(...[-1.5, -0.5, 0.5, 1.5].flatMap((place) => {
    const u = x + place * size * 0.75 + Math.sign(place) * size * 0.12;
    return [rect(u + size * 0.24, y, size * 0.05, size * 0.45), ...(place > -1 ? [rect(u, y + size * 0.42, size * 0.22, size * 0.05), rect(u, y, size * 0.2, size * 0.05), rect(u, y - size * 0.42, size * 0.22, size * 0.05)] : [])];
  }), rect(x, y + size * 0.18, size * 0.05, size * 0.05), rect(x, y - size * 0.18, size * 0.05, size * 0.05)); // biome-ignore format: a drawing
const glowing = (hex: string, strength = 1.5) => {
  const [r, g, b] = colour(hex);
  return flat(hex, 0.4, { emission: [r * strength, g * strength, b * strength] });
};

function refrigerator(request: ModelRequest): Model {
  const isOld = isAsked(request.attributes, 'old', 'vintage', 'retro');
  const skin =
    request.colour || isOld
      ? finish(request, { kind: 'enamel', hex: '#a8cfc0' })
      : request.material
        ? finish(request, { kind: 'enamel' })
        : brushed;
  const r = isOld ? 0.075 : 0.012;
  const doors = union(
    block([0.35, 0.56, 0.035], [0, 1.22, 0.33], Math.min(r, 0.034)),
    block([0.35, 0.29, 0.035], [0, 0.34, 0.33], Math.min(r, 0.034)),
  );
  const hull = block([0.35, 0.87, 0.31], [0, 0.91, -0.02], isOld ? 0.07 : 0.012);
  const display = painted(
    skin,
    [onFront(rect(0.16, 1.45, 0.07, 0.045, 0.006), 0.001), tintedGlass],
    [onFront(digits(0.165, 1.455, 0.028), 0.0006), glowing('#8fd0ff')],
  );
  return build({
    ...request,
    pieces: [piece(isOld ? skin : display, doors), piece(skin, hull), piece(chrome, rod(0.011, [-0.29, 0.78, 0.405], [-0.29, 1.3, 0.405]), rod(0.011, [-0.29, 0.42, 0.405], [-0.29, 0.58, 0.405]), ...[0.79, 1.29, 0.43, 0.57].map((y) => rod(0.009, [-0.29, y, 0.36], [-0.29, y, 0.405]))), piece(darkPlastic, block([0.34, 0.03, 0.3], [0, 0.03, -0.02]), block([0.345, 0.82, 0.02], [0, 0.9, 0.29], 0.005))],
    width: 0.71,
    height: 1.785,
    length: 0.75,
    turn: -0.45,
    anchors: { ...topAt(1.785, 0.6, 0.5), inside: { at: [0, 0.8, 0.42], widthMetres: 0.5, depthMetres: 0.3 } },
  }); // biome-ignore format: a table
}

/** A range: four burners over an oven with a window. */
function oven(request: ModelRequest): Model {
  const skin = request.colour || request.material ? finish(request, { kind: 'enamel' }) : brushed;
  const isLit = isAsked(request.attributes, 'lit', 'on', 'hot');
  const glow = isLit ? 3 : 0.7;
  const pane: Surface = {
    material: ({ o, m, v }, { local }) => {
      const rack = m.smoothstep(0.004, 0.002, o.abs(o.sub(o.abs(o.sub(local[1], 0.42)), 0.055)));
      const warm = m.smoothstep(0.34, 0.02, v.length([o.mul(local[0], 0.8), o.sub(local[1], 0.46), 0]));
      const light = o.mul(warm, o.mulAdd(rack, -0.7, glow));
      return {
        base: [0.012, 0.011, 0.01],
        roughness: 0.06,
        coat: 1,
        coatRoughness: 0.02,
        emission: [o.mul(light, 0.9), o.mul(light, 0.42), o.mul(light, 0.1)],
      };
    },
  };
  const front = painted(
    skin,
    [onFront(rect(0, 0.42, 0.26, 0.15, 0.02), 0.001), pane],
    [onFront(rim(rect(0, 0.42, 0.26, 0.15, 0.02), 0.006), 0.001), gap],
    [onFront(rim(rect(0, 0.16, 0.285, 0.055, 0.005), 0.0015), 0.0008), gap],
  );
  const knobs = [-0.24, -0.16, 0.16, 0.24].map((x) => drum(0.021, 0.016, [x, 0.79, 0.32], 'z', 0.006));
  const panel = painted(
    skin,
    [onFront(rect(0, 0.79, 0.07, 0.026, 0.004), 0.001), tintedGlass],
    [onFront(digits(0, 0.79, 0.03), 0.0006), glowing('#ff7a3c', 2)],
  );
  const burners = four(drum(0.045, 0.008, [0.15, 0.865, 0.13], 'y', 0.006));
  const grates = four(
    union(
      ...[0, 1].map((index) => block(index ? [0.1, 0.006, 0.006] : [0.006, 0.006, 0.1], [0.15, 0.886, 0.13], 0.003)),
      block([0.1, 0.005, 0.006], [0.15, 0.883, 0.225], 0.003),
      block([0.1, 0.005, 0.006], [0.15, 0.883, 0.035], 0.003),
    ),
  );
  return build({
    ...request,
    pieces: [piece(front, block([0.3, 0.33, 0.02], [0, 0.4, 0.29], 0.006)), piece(panel, block([0.3, 0.06, 0.29], [0, 0.79, 0.015], 0.008)), piece(skin, block([0.3, 0.37, 0.28], [0, 0.43, 0], 0.005), block([0.3, 0.06, 0.015], [0, 0.89, -0.285], 0.006)), piece(darkPlastic, block([0.295, 0.008, 0.27], [0, 0.853, 0.005], 0.004), block([0.29, 0.03, 0.26], [0, 0.03, 0])), piece(flat2('#131314', 0.55), burners, grates), piece(chrome, ...knobs, rod(0.011, [-0.25, 0.66, 0.345], [0.25, 0.66, 0.345]), pair(rod(0.009, [0.24, 0.66, 0.3], [0.24, 0.66, 0.345])))],
    width: 0.61,
    height: 0.93,
    length: 0.64,
    turn: -0.45,
    anchors: { top: { at: [0, 0.893, 0.02], widthMetres: 0.5, depthMetres: 0.44 }, inside: { at: [0, 0.893, 0.02], widthMetres: 0.4, depthMetres: 0.4 } },
  }); // biome-ignore format: a table
}
const flat2 = (hex: string, roughness: number): Surface => ({ material: () => flat(hex, roughness) });

function microwave(request: ModelRequest): Model {
  const skin = request.colour || request.material ? finish(request, { kind: 'enamel' }) : brushed;
  const lit = isAsked(request.attributes, 'lit', 'on') ? 2.4 : 0.55;
  const mesh: Surface = {
    material: ({ o, m }, { local }) => {
      const hole = o.mul(o.abs(m.sinTurns(o.mul(local[0], 110))), o.abs(m.sinTurns(o.mul(local[1], 110))));
      const light = o.mul(o.mul(m.smoothstep(0.5, 0.7, hole), m.smoothstep(0.19, 0.02, o.abs(o.add(local[0], 0.07)))), lit * 0.6);
      return {
        base: [0.012, 0.012, 0.012],
        roughness: 0.1,
        coat: 1,
        coatRoughness: 0.02,
        emission: [light, o.mul(light, 0.8), o.mul(light, 0.45)],
      };
    },
  };
  const keys = joint(
    ...[0, 1, 2, 3].flatMap((row) => [0, 1, 2].map((column) => rect(0.165 + column * 0.026, 0.16 - row * 0.026, 0.009, 0.0085, 0.002))),
  );
  const front = painted(
    skin,
    [onFront(rect(-0.07, 0.145, 0.15, 0.095, 0.008), 0.001), tintedGlass],
    [onFront(rect(-0.07, 0.145, 0.118, 0.066, 0.012), 0.001), mesh],
    [onFront(rect(0.19, 0.145, 0.052, 0.115, 0.006), 0.001), tintedGlass],
    [onFront(keys, 0.0006), flat('#b9bcc0', 0.5)],
    [onFront(digits(0.19, 0.218, 0.026), 0.0005), glowing('#58e0b0', 2)],
    [onFront(rect(0.19, 0.055, 0.03, 0.011, 0.003), 0.0006), flat('#c9ccd0', 0.4)],
    [onFront(rect(0.132, 0.145, 0.0012, 0.13), 0.0006), gap],
  );
  return build({
    ...request,
    pieces: [piece(front, block([0.25, 0.135, 0.18], [0, 0.147, 0], 0.01)), piece(chrome, rod(0.008, [0.108, 0.07, 0.205], [0.108, 0.22, 0.205]), ...[0.08, 0.21].map((y) => rod(0.006, [0.108, y, 0.175], [0.108, y, 0.205]))), piece(darkPlastic, four(drum(0.015, 0.008, [0.21, 0.008, 0.14])))],
    width: 0.5,
    height: 0.282,
    length: 0.39,
    turn: -0.42,
    anchors: { ...topAt(0.282, 0.44, 0.3), inside: { at: [-0.07, 0.08, 0.1], widthMetres: 0.24, depthMetres: 0.2 } },
  }); // biome-ignore format: a table
}

function toaster(request: ModelRequest): Model {
  const skin = request.colour || request.material ? finish(request, { kind: 'enamel' }) : chrome;
  const slots = [-0.032, 0.032].map((z) => block([0.1, 0.05, 0.014], [0, 0.2, z], 0.006));
  const hull = difference(block([0.145, 0.088, 0.085], [0, 0.102, 0], 0.045), ...slots);
  const bread = (z: number): Field => {
    const slice = union(block([0.052, 0.05, 0.009], [0, 0.17, z], 0.009), ball([0.062, 0.03, 0.0095], [0, 0.212, z]));
    return slice;
  };
  const toast: Surface = {
    material: ({ o, m, n, v }, { local }) => {
      const noise = n.valueNoise(v.scale(local, 220));
      const edge = m.smoothstep(0.036, 0.05, v.length([local[0], o.mul(o.sub(local[1], 0.19), 1.1), 0]));
      const face = v.mix3(colour('#d8a45c'), colour('#a86a2c'), noise);
      return { base: v.mix3(face, colour('#6b3a16'), edge), roughness: 0.85 };
    },
    bump: ({ o, n, v }, p) => o.mul(n.valueNoise(v.scale(p, 320)), 0.0016),
  };
  return build({
    ...request,
    pieces: [piece(skin, hull), piece(darkPlastic, block([0.135, 0.012, 0.075], [0, 0.013, 0], 0.008), block([0.012, 0.008, 0.028], [0.155, 0.135, 0], 0.006), block([0.002, 0.055, 0.004], [0.1455, 0.11, 0], 0.001), drum(0.016, 0.01, [0.151, 0.06, 0], 'x', 0.004)), piece(toast, bread(-0.032), bread(0.032))],
    width: 0.31,
    height: 0.243,
    length: 0.17,
    turn: -0.55,
    anchors: { top: { at: [0, 0.19, 0], widthMetres: 0.2, depthMetres: 0.12 }, inside: { at: [0, 0.12, 0], widthMetres: 0.18 } },
  }); // biome-ignore format: a table
}

function washingMachine(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'enamel', hex: '#f1f1ef' });
  const front = painted(
    skin,
    [onFront(circle(0, 0.44, 0.17), 0.001), tintedGlass],
    [onFront(rect(-0.18, 0.775, 0.09, 0.032, 0.006), 0.001), flat('#dfe2e4', 0.35)],
    [onFront(rim(rect(-0.18, 0.775, 0.09, 0.032, 0.006), 0.0012), 0.0006), gap],
    [onFront(rect(0.17, 0.775, 0.075, 0.026, 0.005), 0.001), tintedGlass],
    [onFront(digits(0.17, 0.775, 0.032), 0.0006), glowing('#8fd0ff', 2)],
    [onFront(rect(0, 0.715, 0.29, 0.0012), 0.0006), gap],
    [onFront(rim(rect(0.2, 0.11, 0.07, 0.045, 0.006), 0.001), 0.0005), gap],
  );
  const door = difference(drum(0.205, 0.024, [0, 0.44, 0.305], 'z', 0.018), drum(0.15, 0.06, [0, 0.44, 0.33], 'z'));
  const clothes: Surface = {
    material: ({ v, n, o }, { local }) => {
      const a = n.valueNoise(v.scale(local, 16));
      const b = n.valueNoise(v.scale(local, 21), 5);
      const hue = v.mix3(
        v.mix3(colour('#3d6f9e'), colour('#d9d4c8'), o.clamp(o.mulAdd(a, 3, -1), 0, 1)),
        colour('#b2453a'),
        o.clamp(o.mulAdd(b, 4, -2.2), 0, 1),
      );
      return { base: v.scale(hue, 0.5), roughness: 0.07, coat: 1, coatRoughness: 0.02 };
    },
  };
  return build({
    ...request,
    pieces: [piece(front, block([0.3, 0.415, 0.29], [0, 0.425, 0], 0.012)), piece(chrome, door), piece(clothes, ball([0.152, 0.152, 0.05], [0, 0.44, 0.285])), piece(darkPlastic, drum(0.034, 0.018, [0, 0.775, 0.3], 'z', 0.006), four(drum(0.025, 0.012, [0.25, 0.012, 0.24])))],
    width: 0.61,
    height: 0.84,
    length: 0.62,
    turn: -0.42,
    anchors: { ...topAt(0.84, 0.54, 0.5), inside: { at: [0, 0.34, 0.3], widthMetres: 0.25 } },
  }); // biome-ignore format: a table
}

function coffeeMachine(request: ModelRequest): Model {
  const skin = request.colour || request.material ? finish(request, { kind: 'enamel' }) : brushed;
  const front = painted(skin, [onFront(joint(...[-0.075, 0, 0.075].map((x) => circle(x, 0.335, 0.012))), 0.0006), glowing('#f4f1e6', 0.5)]);
  const cup = lathe([{ u: 0.02, v: 0.055 }, { u: 0.034, v: 0.072 }, { u: 0.038, v: 0.11 }, { u: 0.035, v: 0.11 }, { u: 0.031, v: 0.075 }, { u: 0, v: 0.068 }], 0.003); // biome-ignore format: a profile
  const at = (field: Field): Field => translate(field, [0, 0, 0.085]);
  const grille = union(...[-4, -3, -2, -1, 0, 1, 2, 3, 4].map((x) => block([0.004, 0.004, 0.07], [x * 0.024, 0.052, 0.085], 0.002)));
  return build({
    ...request,
    pieces: [
      piece(front, block([0.13, 0.17, 0.07], [0, 0.2, -0.09], 0.012), block([0.13, 0.045, 0.145], [0, 0.335, -0.01], 0.014), block([0.13, 0.022, 0.16], [0, 0.024, 0.005], 0.01)),
      piece(darkPlastic, block([0.12, 0.004, 0.08], [0, 0.046, 0.085], 0.002), rod(0.014, [0, 0.262, 0.13], [0.01, 0.25, 0.24]), four(drum(0.014, 0.006, [0.1, 0.005, 0.12])), block([0.1, 0.005, 0.1], [0, 0.381, -0.03], 0.004)),
      piece(chrome, grille, drum(0.033, 0.016, [0, 0.265, 0.085]), drum(0.028, 0.02, [0, 0.285, 0.085]), pair(rod(0.006, [0.01, 0.25, 0.085], [0.012, 0.228, 0.085])), bent(0.006, [0.105, 0.3, 0.11], [0.11, 0.25, 0.15], [0.11, 0.12, 0.15])),
      piece({ material: () => flat('#f4f2ee', 0.3, { coat: 1 }) }, at(cup), bent(0.005, [0.036, 0.1, 0.085], [0.058, 0.098, 0.085], [0.056, 0.078, 0.085], [0.034, 0.075, 0.085])),
      piece({ material: () => flat('#2a1206', 0.12, { coat: 1 }) }, drum(0.035, 0.004, [0, 0.098, 0.085]), rod(0.0025, [0, 0.1, 0.085], [0, 0.235, 0.085])),
    ],
    width: 0.27,
    height: 0.388,
    length: 0.36,
    turn: -0.5,
    anchors: topAt(0.387, 0.2, 0.2, -0.03),
  }); // biome-ignore format: a table
}

function blender(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'enamel', hex: '#b3262b' });
  const base = lathe(
    [
      { u: 0.088, v: 0 },
      { u: 0.09, v: 0.02 },
      { u: 0.075, v: 0.11 },
      { u: 0.058, v: 0.14 },
    ],
    0.015,
  );
  const wall = [
    { u: 0.05, v: 0.15 },
    { u: 0.056, v: 0.18 },
    { u: 0.075, v: 0.36 },
  ];
  const jug = lathe([...wall, { u: 0.071, v: 0.36 }, { u: 0.052, v: 0.182 }, { u: 0.046, v: 0.158 }, { u: 0, v: 0.158 }], 0.002);
  const juice = lathe([{ u: 0.0455, v: 0.159 }, { u: 0.0515, v: 0.182 }, { u: 0.066, v: 0.31 }, { u: 0, v: 0.31 }], 0.003); // biome-ignore format: a profile
  const smoothie: Surface = {
    material: ({ v, n }, { local }) => ({
      base: v.mix3(colour('#c2356a'), colour('#e98aa5'), n.valueNoise(v.scale(local, 120))),
      roughness: 0.35,
    }),
  };
  return build({
    ...request,
    pieces: [piece(painted(skin, [onFront(joint(...[-0.03, -0.01, 0.01, 0.03].map((x) => rect(x, 0.045, 0.007, 0.009, 0.003))), 0.0005), flat('#e8e8e8', 0.4)]), base), piece(chrome, drum(0.055, 0.008, [0, 0.146, 0]), drum(0.02, 0.012, [0, 0.085, 0.078], 'z', 0.005)), piece(darkPlastic, drum(0.077, 0.013, [0, 0.372, 0], 'y', 0.008), drum(0.03, 0.014, [0, 0.39, 0], 'y', 0.006), bent(0.01, [0.072, 0.34, 0], [0.12, 0.335, 0], [0.118, 0.21, 0], [0.062, 0.2, 0]))],
    width: 0.21,
    height: 0.404,
    length: 0.18,
    turn: -0.3,
    more: [assembly(`${request.name}-juice`, [piece(smoothie, juice)], span([-0.08, 0.15, -0.08], [0.08, 0.32, 0.08])), assembly(`${request.name}-jug`, [piece(glass(), jug)], span([-0.09, 0.14, -0.09], [0.09, 0.37, 0.09]))],
    anchors: { inside: { at: [0, 0.32, 0], widthMetres: 0.1 } },
  }); // biome-ignore format: a table
}

export const kitchen: Makers = {
  refrigerator,
  oven,
  microwave,
  toaster,
  'washing-machine': washingMachine,
  'coffee-machine': coffeeMachine,
  blender,
};
