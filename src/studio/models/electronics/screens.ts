import { colour, type Field, plastic, type Surface, translate, union } from '../../render/field/index.ts';
import { circle, flat, isAsked, joint, onBack, onFront, onTop, painted, piece, rect, rim, tintedGlass } from '../assembly/index.ts';
import {
  ball,
  bent,
  block,
  build,
  chrome,
  cushion,
  darkPlastic,
  drum,
  enamel,
  finish,
  leaning,
  type Makers,
  pair,
  rod,
  taper,
  topAt,
} from '../furniture/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { isOff, type Picture, printed, screen } from './wallpaper.ts';

function tv(request: ModelRequest): Model {
  if (isAsked(request.attributes, 'old', 'vintage', 'retro', 'antique')) return oldTv(request);
  // A colour that was asked for needs a frame to be seen on.
  const rim = request.colour ? 0.05 : 0.013;
  const frame = { centreU: 0, centreV: 0.385, halfU: 0.553 - rim, halfV: 0.318 - rim };
  const skin = finish(request, { kind: 'plastic', hex: '#17181a' });
  return build({
    ...request,
    pieces: [piece(printed(skin, frame, screen(frame, 'hills', 0.85, isOff(request)), 0.003), block([0.553, 0.32, 0.014], [0, 0.385, 0], 0.006)), piece(skin, block([0.36, 0.2, 0.03], [0, 0.33, -0.035], 0.02)), piece(chrome, pair(taper([0.36, 0.07, 0], 0.012, [0.42, 0.009, 0.12], 0.009)), pair(taper([0.36, 0.07, 0], 0.012, [0.42, 0.009, -0.12], 0.009)))],
    width: 1.106,
    height: 0.706,
    length: 0.27,
    turn: -0.25,
    anchors: { top: { at: [0, 0.705, 0], widthMetres: 1, depthMetres: 0.05 } },
  }); // biome-ignore format: a table
}

function oldTv(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'wood', wood: { axis: 'x', light: colour('#8a5c36'), dark: colour('#4a2b16') } });
  const frame = { centreU: -0.07, centreV: 0.3, halfU: 0.2, halfV: 0.155 };
  const front = painted(
    skin,
    [onFront(rect(-0.07, 0.3, 0.225, 0.18, 0.07), 0.001), flat('#15161a', 0.4)],
    [onFront(rect(0.225, 0.21, 0.05, 0.09, 0.004), 0.001), flat('#2a2620', 0.7)],
  );
  const tube = translate(cushion([0.2, 0.155, 0.03], 2, 0.028, 0), [-0.07, 0.3, 0.215]);
  return build({
    ...request,
    pieces: [piece(front, block([0.31, 0.21, 0.2], [0, 0.3, 0.015], 0.025)), piece(screen(frame, 'hills', 0.7, isOff(request)), tube), piece(chrome, ...[0.4, 0.45].map((y) => drum(0.019, 0.014, [0.225, y, 0.226], 'z', 0.004)), ...[0, 1, 2, 3, 4].map((index) => block([0.04, 0.003, 0.004], [0.225, 0.15 + index * 0.028, 0.216], 0.002)), rod(0.003, [0, 0.51, -0.05], [-0.2, 0.85, -0.1]), rod(0.003, [0, 0.51, -0.05], [0.2, 0.85, -0.1])), piece(skin, pair(taper([0.24, 0.1, 0.13], 0.018, [0.28, 0.012, 0.17], 0.011)), pair(taper([0.24, 0.1, -0.13], 0.018, [0.28, 0.012, -0.17], 0.011)), ball([0.035, 0.02, 0.035], [0, 0.51, -0.05]))],
    width: 0.63,
    height: 0.855,
    length: 0.46,
    turn: -0.35,
    anchors: topAt(0.51, 0.5, 0.3),
  }); // biome-ignore format: a table
}

const stand = (width: number, lift: number): Field =>
  union(
    block([width, 0.006, 0.1], [0, 0.006, -0.02], 0.005),
    leaning(block([0.035, lift / 2, 0.008], [0, 0, 0], 0.005), 0.12, [0, lift / 2 + 0.008, -0.045]),
  );

function monitor(request: ModelRequest): Model {
  const frame = { centreU: 0, centreV: 0.3, halfU: 0.285, halfV: 0.16 };
  const skin = finish(request, { kind: 'plastic', hex: '#1b1c1f' });
  return build({
    ...request,
    pieces: [piece(printed(skin, frame, screen(frame, 'desktop', 0.9, isOff(request))), block([0.295, 0.171, 0.01], [0, 0.3, 0.012], 0.006), block([0.16, 0.1, 0.02], [0, 0.29, -0.012], 0.016)), piece(request.colour ? skin : chrome, stand(0.12, 0.24))],
    width: 0.59,
    height: 0.472,
    length: 0.24,
    turn: -0.3,
  }); // biome-ignore format: a table
}

/** A screen, a keyboard and a mouse before it, the machine beside it. */
function computer(request: ModelRequest): Model {
  const frame = { centreU: -0.07, centreV: 0.3, halfU: 0.255, halfV: 0.15 };
  const skin = finish(request, { kind: 'plastic', hex: '#1b1c1f' });
  const tower = painted(
    skin,
    [onFront(circle(0.335, 0.36, 0.012), 0.0006), flat('#5fc8ff', 0.3, { emission: [0.4, 1.2, 2] })],
    [onFront(joint(...[0, 1, 2, 3, 4, 5, 6].map((index) => rect(0.335, 0.12 + index * 0.022, 0.06, 0.004))), 0.0006), flat('#050506', 0.8)],
  );
  const keys = keyboardPieces(request, 0.19, 0.065);
  return build({
    ...request,
    pieces: [piece(printed(skin, frame, screen(frame, 'desktop', 0.9, isOff(request))), block([0.265, 0.161, 0.01], [-0.07, 0.3, -0.03], 0.006)), piece(chrome, translate(stand(0.11, 0.22), [-0.07, 0, -0.04])), piece(tower, block([0.085, 0.205, 0.19], [0.335, 0.21, -0.07], 0.008)), ...keys.map(({ field, surface }) => ({ field: translate(field, [-0.07, 0, 0.16]), surface: moved(surface, [-0.07, 0, 0.16]) })), piece(skin, ball([0.03, 0.018, 0.052], [0.21, 0.014, 0.17]))],
    width: 0.78,
    height: 0.465,
    length: 0.5,
    turn: -0.25,
  }); // biome-ignore format: a table
}

/** The surface where the solid was carried to. */
const moved = ({ material, bump }: Surface, by: readonly [number, number, number]): Surface => ({
  material: (tools, at) => material(tools, { ...at, local: tools.v.sub3(at.local, by) }),
  ...(bump && { bump: (tools, p) => bump(tools, tools.v.sub3(p, by)) }),
});

function keyboardPieces(request: ModelRequest, half: number, deep: number) {
  const [columns, rowCount] = [15, 5];
  const [su, sv] = [(2 * half - 0.02) / columns, (2 * deep - 0.022) / rowCount];
  const base = finish(request, { kind: 'plastic', hex: '#26282c' });
  const isLight = !request.colour || request.colour[0] + request.colour[1] + request.colour[2] < 0.6;
  const keyHue = isLight ? colour('#e6e7e9') : colour('#f4f4f4');
  const keys: Field = (tools, p) => {
    const { o, k } = tools;
    const row = o.clamp(o.floor(o.mulAdd(p[2], 1 / sv, rowCount / 2)), 0, rowCount - 1);
    const v = o.sub(p[2], o.mul(o.add(row, 0.5 - rowCount / 2), sv));
    const shifted = o.add(p[0], o.mul(row, 0.0));
    const column = o.clamp(o.floor(o.mulAdd(shifted, 1 / su, columns / 2)), 0, columns - 1);
    const u = o.sub(shifted, o.mul(o.add(column, 0.5 - columns / 2), su));
    // The space bar joins five keys of the first row.
    const isSpace = o.and(o.gt(row, rowCount - 1.5), o.lt(o.abs(p[0]), su * 2.5));
    const across = o.select(isSpace, o.sub(o.abs(p[0]), su * 2.5 - 0.0015), o.sub(o.abs(u), su / 2 - 0.0015));
    const side = o.max(across, o.sub(o.abs(v), sv / 2 - 0.0015));
    const held = k.opaque(side, {
      of: [p[0], p[2]],
      range: ([x]) => ({ low: -0.05, high: Math.max(0.0, Math.max(Math.abs(x!.low), Math.abs(x!.high)) - half + 0.02) + 0.012 }),
      steepness: 1,
    });
    const flank = o.add(held, o.mul(o.sub(p[1], 0.019), 0.25));
    return o.mul(o.max(o.max(flank, o.sub(p[1], 0.0255)), o.sub(0.012, p[1])), 0.9);
  };
  const legends: Surface = {
    material: ({ o, m, v, n }, { local, normal }) => {
      const [x, z] = [o.mulAdd(local[0], 1 / su, columns / 2), o.mulAdd(local[2], 1 / sv, rowCount / 2)];
      const [u, w] = [o.sub(x, o.floor(x)), o.sub(z, o.floor(z))];
      const isSpace = o.mul(m.smoothstep(rowCount - 1, rowCount - 0.99, z), m.smoothstep(su * 2.5, su * 2.49, o.abs(local[0])));
      const glyph = n.valueNoise([o.mul(x, 9), o.mul(z, 9), o.float(0)]);
      const spot = o.mul(m.smoothstep(0.2, 0.16, o.max(o.abs(o.sub(u, 0.4)), o.abs(o.sub(w, 0.4)))), m.smoothstep(0.5, 0.56, glyph));
      const ink = o.mul(o.mul(spot, o.sub(1, isSpace)), m.smoothstep(0.7, 0.9, normal[1]));
      const wide = m.smoothstep(columns - 1.02, columns - 1, x);
      const accent = v.mix3(keyHue, [0.16, 0.17, 0.19], o.mul(wide, 0.8));
      return { base: v.mix3(accent, [0.06, 0.06, 0.07], ink), roughness: 0.5 };
    },
  };
  return [piece(base, block([half, 0.009, deep], [0, 0.009, 0], 0.005)), piece(legends, keys)];
}

function keyboard(request: ModelRequest): Model {
  // Raised at the back on its feet.
  const tilt = (field: Field): Field => leaning(field, 0.1, [0, 0.006, 0]);
  const pieces = keyboardPieces(request, 0.22, 0.07).map(({ field, surface }) => ({
    field: tilt(field),
    surface: untilted(surface, 0.1, 0.006),
  }));
  return build({ ...request, pieces, width: 0.44, height: 0.04, length: 0.145, turn: -0.3, spread: 0.2 });
}

/** The surface of a solid that was turned about x and lifted. */
const untilted = ({ material, bump }: Surface, angle: number, lift: number): Surface => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  type P = Parameters<NonNullable<Surface['bump']>>[1];
  const back = ({ o }: Parameters<Surface['material']>[0], p: P): P => {
    const y = o.sub(p[1], lift);
    return [p[0], o.add(o.mul(y, c), o.mul(p[2], s)), o.sub(o.mul(p[2], c), o.mul(y, s))];
  };
  return {
    material: (tools, at) => material(tools, { ...at, local: back(tools, at.local) }),
    ...(bump && { bump: (tools, p) => bump(tools, back(tools, p)) }),
  };
};

function laptop(request: ModelRequest): Model {
  const metal = request.colour ? enamel(request.colour, 0.35) : finish(request, { kind: 'metal', hex: '#b9bcc1' });
  const angle = -0.32;
  const [hw, hh] = [0.162, 0.106];
  const frame = { centreU: 0, centreV: hh, halfU: hw - 0.007, halfV: hh - 0.009 };
  const lid = (field: Field): Field => leaning(field, angle, [0, 0.012, -0.105]);
  const picture = printed(darkPlastic, frame, screen(frame, 'desktop', 0.95, isOff(request)), 0.003);
  const backed = painted(
    picture,
    [onBack(rect(0, hh, hw, hh + 0.002), 0.001), { material: metal.material }],
    [onBack(circle(0, hh, 0.014), 0.0006), flat('#e9eaec', 0.2)],
  );
  const faced: Surface = { material: (tools, at) => backed.material(tools, { ...at, normal: [at.normal[0], tools.o.sub(tools.o.mul(at.normal[1], Math.cos(angle)), tools.o.mul(at.normal[2], -Math.sin(angle))), tools.o.add(tools.o.mul(at.normal[2], Math.cos(angle)), tools.o.mul(at.normal[1], -Math.sin(angle)))] }) }; // biome-ignore format: a turned normal
  const deck = painted(
    metal,
    [onTop(rect(0, 0.068, 0.052, 0.03, 0.004), 0.0006), flat('#8f9297', 0.3, { metal: 0.7 })],
    [onTop(rect(0, -0.03, 0.142, 0.05, 0.004), 0.0008), flat('#0c0c0d', 0.7)],
  );
  const keys = keyboardPieces({ ...request, colour: [0.9, 0.9, 0.9] }, 0.146, 0.058)[1]!;
  const sunk = { field: translate(keys.field, [0, -0.0105, -0.03]), surface: moved(blackKeys, [0, -0.0105, -0.03]) };
  return build({
    ...request,
    pieces: [piece(deck, block([hw, 0.0065, 0.112], [0, 0.0075, 0], 0.005)), piece(shiftedLid(faced, angle), lid(block([hw, hh, 0.0035], [0, hh, 0], 0.003))), sunk, piece(darkPlastic, rod(0.006, [-0.12, 0.013, -0.108], [0.12, 0.013, -0.108]))],
    width: 0.325,
    height: 0.215,
    length: 0.29,
    turn: -0.35,
    anchors: { top: { at: [0, 0.014, 0.03], widthMetres: 0.28, depthMetres: 0.16 } },
  }); // biome-ignore format: a table
}
const blackKeys: Surface = { material: ({ o, n, m }, { local, normal }) => {
  const glyph = o.mul(m.smoothstep(0.62, 0.7, n.valueNoise([o.mul(local[0], 520), o.mul(local[2], 520), o.float(0)])), m.smoothstep(0.8, 0.9, normal[1]));
  return { base: [o.mulAdd(glyph, 0.3, 0.02), o.mulAdd(glyph, 0.3, 0.02), o.mulAdd(glyph, 0.3, 0.022)], roughness: 0.5 };
} }; // biome-ignore format: one line of legends
/** Of the lid: turned about the hinge. */
const shiftedLid = (surface: Surface, angle: number): Surface =>
  moved({ material: untilted(surface, angle, 0).material }, [0, 0.012, -0.105]);

function computerMouse(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'plastic', hex: '#202226' });
  const shell = painted(
    skin,
    [onTop(rect(0, 0.031, 0.0115, 0.031, 0.003), 0.0006), flat('#3c4148', 0.4)],
    [onTop(rect(0, 0.03, 0.0011, 0.032), 0.0003), flat('#000000', 0.9)],
    [onTop(rect(0, -0.002, 0.04, 0.001), 0.0003), flat('#000000', 0.9)],
  );
  const hull: Field = (tools, p) => tools.o.max(ball([0.032, 0.037, 0.058], [0, 0.003, 0])(tools, p), tools.o.neg(p[1]));
  return build({
    ...request,
    pieces: [piece(shell, hull), piece(plastic({ colour: colour('#7d8288'), roughness: 0.5 }), drum(0.011, 0.0035, [0, 0.029, 0.032], 'x', 0.003)), piece(darkPlastic, bent(0.0022, [0, 0.012, 0.055], [0.005, 0.004, 0.085], [0.05, 0.003, 0.1], [0.075, 0.003, 0.07]))],
    width: 0.1,
    height: 0.04,
    length: 0.15,
    turn: 0.75,
  }); // biome-ignore format: a table
}

function handset(request: ModelRequest, [hw, hh]: readonly [number, number], kind: Picture): Model {
  const frame = { centreU: 0, centreV: hh, halfU: hw - 0.0035, halfV: hh - 0.0035 };
  const skin = request.colour ? enamel(request.colour) : finish(request, { kind: 'metal', hex: '#3a3d42' });
  const back = painted(
    printed(skin, frame, screen(frame, kind, 0.95, isOff(request)), 0.001),
    [onFront(rect(0, 2 * hh - 0.008, 0.009, 0.0022, 0.0022), 0.0003), flat('#020202', 0.3)],
    [onBack(rim(rect(hw * 0.45, 2 * hh - 0.022, 0.013, 0.013, 0.005), 0.0008), 0.0004), flat('#111111', 0.3)],
  );
  const lens = [-1, 1].flatMap((s) => [drum(0.0055, 0.0012, [-hw * 0.45 + s * 0.0065, 2 * hh - 0.022 - s * 0.0065, -0.0048], 'z', 0.001)]);
  return build({
    ...request,
    pieces: [piece(back, block([hw, hh, 0.0042], [0, hh, 0], Math.min(0.0041, hw))), piece({ material: () => tintedGlass }, ...lens), piece(chrome, block([0.0008, 0.009, 0.0016], [hw, hh * 1.35, 0], 0.0006))],
    width: 2 * hw,
    height: 2 * hh,
    length: 0.012,
    // Its colour is on its back.
    turn: request.colour ? Math.PI - 0.35 : -0.35,
  }); // biome-ignore format: a table
}

const cellPhone = (request: ModelRequest): Model => handset(request, [0.037, 0.076], 'phone');
const tablet = (request: ModelRequest): Model => handset(request, [0.09, 0.125], 'phone');

/** Stands on its end, as it is photographed. */
function remote(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'plastic', hex: '#1c1d20' });
  const grid = [0, 1, 2, 3].flatMap((row) => [-1, 0, 1].map((column) => circle(column * 0.0125, 0.035 + row * 0.0125, 0.0042)));
  const face = painted(
    skin,
    [onFront(joint(...grid), 0.0003), flat('#c9ccd1', 0.5)],
    [onFront(circle(0, 0.112, 0.0165), 0.0004), flat('#3a3d43', 0.35, { coat: 0.6 })],
    [onFront(circle(0, 0.112, 0.0075), 0.0004), flat('#cfd2d6', 0.4)],
    [onFront(circle(-0.011, 0.164, 0.0048), 0.0003), flat('#d8242b', 0.4)],
    [
      onFront(
        joint(
          rect(-0.011, 0.142, 0.006, 0.003, 0.003),
          rect(0.011, 0.142, 0.006, 0.003, 0.003),
          rect(-0.011, 0.089, 0.006, 0.003, 0.003),
          rect(0.011, 0.089, 0.006, 0.003, 0.003),
        ),
        0.0003,
      ),
      flat('#8d9299', 0.5),
    ],
    [onFront(rect(0, 0.016, 0.011, 0.002), 0.0003), flat('#9a9da2', 0.4)],
  );
  const keys = [0, 1, 2, 3].flatMap((row) =>
    [-1, 0, 1].map((column) => drum(0.0042, 0.0016, [column * 0.0125, 0.035 + row * 0.0125, 0.0098], 'z', 0.001)),
  );
  return build({
    ...request,
    pieces: [piece(face, block([0.0235, 0.09, 0.0095], [0, 0.09, 0], 0.007), ...keys, drum(0.0075, 0.0016, [0, 0.112, 0.0098], 'z', 0.001))],
    width: 0.048,
    height: 0.18,
    length: 0.022,
    turn: -0.5,
  }); // biome-ignore format: a table
}

export const screens: Makers = {
  tv,
  monitor,
  computer,
  keyboard,
  laptop,
  'computer-mouse': computerMouse,
  'cell-phone': cellPhone,
  tablet,
  remote,
};
