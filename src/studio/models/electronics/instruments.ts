/**
 * Clocks, lights that are carried, telescopes, printers and flying machines. Front to +z, metres.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  brass,
  colour,
  difference,
  type Field,
  glass,
  lathe,
  leather,
  paper,
  rotate,
  type Surface,
  torus,
  translate,
  union,
  wood,
} from '../../render/field/index.ts';
import {
  assembly,
  circle,
  flat,
  glowOf,
  isAsked,
  joint,
  type Mask,
  onFront,
  onTop,
  painted,
  piece,
  rect,
  span,
  tintedGlass,
} from '../assembly/index.ts';
import {
  ball,
  bent,
  block,
  brushed,
  build,
  chrome,
  darkPlastic,
  dot,
  drum,
  finish,
  four,
  leaning,
  type Makers,
  pair,
  rod,
  taper,
  topAt,
  walnut,
} from '../furniture/index.ts';
import type { Model, ModelRequest } from '../model.ts';

/** Ticks, and hands at ten past ten. */
function dial(y: number, radius: number, face: string, ink: string): readonly (readonly [Mask, ReturnType<typeof flat>])[] {
  const hand = (turns: number, length: number, half: number): Mask => onFront((tools, u, v) => {
    const { o } = tools;
    const [s, c] = [Math.sin(turns * 2 * Math.PI), Math.cos(turns * 2 * Math.PI)];
    const [along, across] = [o.add(o.mul(u, s), o.mul(o.sub(v, y), c)), o.sub(o.mul(u, c), o.mul(o.sub(v, y), s))];
    return o.max(o.sub(o.abs(o.sub(along, length * 0.42)), length * 0.58), o.sub(o.abs(across), half));
  }, radius * 0.008); // biome-ignore format: a drawing
  const ticks = joint(...Array.from({ length: 12 }, (_, hour) => {
    const a = (hour / 12) * 2 * Math.PI;
    return circle(radius * 0.84 * Math.sin(a), y + radius * 0.84 * Math.cos(a), radius * (hour % 3 === 0 ? 0.055 : 0.028));
  })); // biome-ignore format: a drawing
  return [
    [onFront(circle(0, y, radius), radius * 0.01), flat(face, 0.45, { coat: 0.8, coatRoughness: 0.03 })],
    [onFront(ticks, radius * 0.01), flat(ink, 0.5)],
    [hand(10.15 / 12, radius * 0.5, radius * 0.03), flat(ink, 0.4)],
    [hand(2 / 12, radius * 0.76, radius * 0.022), flat(ink, 0.4)],
    [hand(6.6 / 12, radius * 0.8, radius * 0.009), flat('#c8281e', 0.4)],
    [onFront(circle(0, y, radius * 0.05), radius * 0.01), flat('#c8281e', 0.4)],
  ];
}
const bezel = (radius: number, tube: number, y: number, z: number): Field =>
  translate(rotate(torus(radius, tube), 'x', Math.PI / 2), [0, y, z]);

function clock(request: ModelRequest): Model {
  const frame = finish(request, { kind: 'lacquer', hex: '#1c1d20' });
  const [r, y] = [0.15, 0.15];
  return build({
    ...request,
    pieces: [piece(painted(frame, ...dial(y, r * 0.88, '#f6f3ea', '#17181a')), drum(r * 0.93, 0.016, [0, y, 0.001], 'z', 0.004)), piece(frame, bezel(r * 0.94, 0.0115, y, 0.012), drum(r * 0.97, 0.012, [0, y, -0.008], 'z', 0.006))],
    width: 0.3,
    height: 0.3,
    length: 0.045,
    turn: -0.2,
  }); // biome-ignore format: a table
}

function alarmClock(request: ModelRequest): Model {
  const frame = finish(request, { kind: 'enamel', hex: '#c0282d' });
  const [r, y] = [0.048, 0.06];
  const bell = (x: number): Field =>
    translate(
      rotate(
        lathe([
          { u: 0.024, v: 0 },
          { u: 0.021, v: 0.01 },
          { u: 0.012, v: 0.018 },
          { u: 0, v: 0.021 },
        ]),
        'z',
        -x * 9,
      ),
      [x, y + 0.052, 0],
    );
  return build({
    ...request,
    pieces: [piece(painted(frame, ...dial(y, r * 0.86, '#f6f3ea', '#17181a')), drum(r * 0.95, 0.022, [0, y, 0], 'z', 0.006)), piece(frame, bezel(r * 0.93, 0.0048, y, 0.021)), piece(chrome, bell(0.031), bell(-0.031), pair(taper([0.028, 0.02, 0.006], 0.006, [0.04, 0.005, 0.012], 0.005)), pair(taper([0.028, 0.02, -0.006], 0.006, [0.04, 0.005, -0.012], 0.005)), bent(0.0025, [-0.026, 0.132, 0], [-0.015, 0.15, 0], [0.015, 0.15, 0], [0.026, 0.132, 0]), rod(0.0022, [0, 0.1, 0], [0, 0.125, 0]), ball([0.006, 0.004, 0.004], [0.003, 0.126, 0]), pair(drum(0.003, 0.008, [0.028, 0.112, 0])))],
    width: 0.112,
    height: 0.154,
    length: 0.055,
    turn: -0.3,
  }); // biome-ignore format: a table
}

function mantelClock(request: ModelRequest): Model {
  const isTall = /grandfather/i.test(request.label);
  const timber = finish(request, { kind: 'wood', wood: { axis: 'y', ...walnut } });
  if (isTall) {
    const well = painted(timber, [onFront(rect(0, 0.85, 0.11, 0.36, 0.01), 0.001), tintedGlass], ...dial(1.68, 0.16, '#f3ead2', '#1b1512'));
    return build({
      ...request,
      pieces: [piece(well, block([0.17, 0.5, 0.12], [0, 0.9, 0], 0.008), block([0.22, 0.25, 0.14], [0, 1.66, 0], 0.01)), piece(timber, block([0.23, 0.2, 0.15], [0, 0.2, 0], 0.012), block([0.25, 0.02, 0.165], [0, 0.41, 0], 0.012), block([0.25, 0.02, 0.165], [0, 1.4, 0], 0.012), block([0.255, 0.02, 0.17], [0, 1.93, 0], 0.012), drum(0.15, 0.13, [0, 1.93, 0], 'z', 0.01)), piece(brass(), bezel(0.165, 0.008, 1.68, 0.142), rod(0.005, [0, 1.15, 0.124], [0, 0.7, 0.124]), drum(0.05, 0.008, [0, 0.66, 0.124], 'z', 0.004), dot(0.03, [0, 2.11, 0]))],
      width: 0.52,
      height: 2.14,
      length: 0.34,
      turn: -0.4,
    }); // biome-ignore format: a table
  }
  return build({
    ...request,
    pieces: [piece(painted(timber, ...dial(0.15, 0.075, '#f3ead2', '#1b1512')), block([0.12, 0.06, 0.055], [0, 0.09, 0], 0.008), drum(0.105, 0.055, [0, 0.15, 0], 'z', 0.008), block([0.17, 0.018, 0.065], [0, 0.035, 0], 0.012), block([0.185, 0.01, 0.075], [0, 0.01, 0], 0.006)), piece(brass(), bezel(0.079, 0.0055, 0.15, 0.055), pair(rod(0.012, [0.135, 0.05, 0.02], [0.135, 0.1, 0.02])), pair(dot(0.016, [0.135, 0.118, 0.02])))],
    width: 0.37,
    height: 0.257,
    length: 0.15,
    turn: -0.35,
  }); // biome-ignore format: a table
}

function watch(request: ModelRequest): Model {
  const metal = request.colour || request.material ? finish(request, { kind: 'metal' }) : brushed;
  const isSmart = /smart|apple/i.test(request.label) || isAsked(request.attributes, 'smart', 'modern');
  const y = 0.05;
  const strap = leather({ colour: request.material === 'leather' && request.colour ? request.colour : colour('#5a3019'), wear: 0.1 });
  // The strap stands as a ring behind the face.
  const loop: Field = (tools, p) => {
    const { o, v } = tools;
    const away = v.length([o.mul(o.sub(p[1], y), 0.74), o.add(p[2], 0.026), 0]);
    return o.max(o.sub(o.abs(o.sub(away, 0.032)), 0.0018), o.sub(o.abs(p[0]), 0.0105));
  };
  const face = isSmart
    ? painted(
        metal,
        [onFront(rect(0, y, 0.017, 0.02, 0.005), 0.0004), tintedGlass],
        [
          onFront(
            joint(
              ...[0.012, 0.009, 0.006].map(
                (r) => (tools: Parameters<Field>[0], u: Parameters<Field>[1][0], v: Parameters<Field>[1][0]) =>
                  tools.o.sub(tools.o.abs(circle(0, y, r)(tools, u, v)), 0.001),
              ),
            ),
            0.0003,
          ),
          flat('#5fe08a', 0.4, { emission: [0.5, 1.6, 0.7] }),
        ],
      )
    : painted(metal, ...dial(y, 0.0165, '#f2efe6', '#141518'));
  return build({
    ...request,
    pieces: [piece(face, isSmart ? block([0.0195, 0.0225, 0.0055], [0, y, 0.0085], 0.0055) : drum(0.0195, 0.0045, [0, y, 0.0085], 'z', 0.002)), piece(metal, ...(isSmart ? [] : [bezel(0.0185, 0.0019, y, 0.0125)]), drum(0.003, 0.0025, [0.0215, y, 0.0085], 'x', 0.001), pair(block([0.0016, 0.005, 0.0032], [0.0095, y + 0.0215, 0.006], 0.0015)), pair(block([0.0016, 0.005, 0.0032], [0.0095, y - 0.0215, 0.006], 0.0015)), block([0.0125, 0.006, 0.0022], [0, y - 0.004, -0.059], 0.001)), piece(strap, loop)],
    width: 0.045,
    height: 0.095,
    length: 0.08,
    turn: -0.5,
  }); // biome-ignore format: a table
}

function lightBulb(request: ModelRequest): Model {
  const glow = isAsked(request.attributes, 'off', 'broken') ? 0 : 1;
  // Stands on its cap.
  const bulb = lathe([{ u: 0.013, v: 0.03 }, { u: 0.015, v: 0.045 }, { u: 0.024, v: 0.06 }, { u: 0.0295, v: 0.075, bulge: 0.4 }, { u: 0.0, v: 0.109 }]); // biome-ignore format: a profile
  const tint = request.colour ?? colour('#ffd59a');
  const filament: Surface = {
    material: () => flat(tint, 0.5, { emission: [tint[0] * 40 * glow, tint[1] * 30 * glow, tint[2] * 18 * glow] }),
  };
  const wire = union(bent(0.0009, [-0.009, 0.07, 0], [-0.005, 0.083, 0], [0, 0.071, 0], [0.005, 0.083, 0], [0.009, 0.07, 0]));
  const cap = union(
    drum(0.0125, 0.012, [0, 0.02, 0], 'y', 0.002),
    ...[0.011, 0.016, 0.021, 0.026].map((y) => translate(torus(0.0128, 0.0016), [0, y, 0])),
  );
  return build({
    ...request,
    pieces: [piece(chrome, cap), piece(darkPlastic, lathe([{ u: 0.005, v: 0 }, { u: 0.011, v: 0.008 }, { u: 0, v: 0.009 }])), piece(filament, wire), piece({ material: () => flat('#9a9a98', 0.3, { metal: 1 }) }, pair(rod(0.0008, [0.004, 0.032, 0], [0.009, 0.07, 0])))],
    width: 0.06,
    height: 0.109,
    length: 0.06,
    turn: 0,
    spread: 3,
    more: [assembly(`${request.name}-glass`, [piece(glass({ ...(request.colour && { colour: request.colour, depth: 0.02 }) }), difference(bulb, (tools, p) => tools.o.add(bulb(tools, p), 0.0012)))], span([-0.035, 0.025, -0.035], [0.035, 0.115, 0.035]))],
    lights: glow ? [{ centre: [0, 0.078, 0], radius: 0.004, radiance: [tint[0] * 130, tint[1] * 100, tint[2] * 60] }] : [],
  }); // biome-ignore format: a table
}

function flashlight(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'metal', hex: '#2a2c30' });
  const grooves: Surface = { ...skin, bump: ({ o, m }, p) => o.mul(m.smoothstep(-0.2, 0.4, m.sinTurns(o.mul(p[1], 130))), 0.0006) };
  const head = lathe([{ u: 0.017, v: 0.13 }, { u: 0.02, v: 0.14 }, { u: 0.03, v: 0.165 }, { u: 0.03, v: 0.192 }, { u: 0.028, v: 0.194 }, { u: 0.026, v: 0.188 }, { u: 0, v: 0.175 }], 0.002); // biome-ignore format: a profile
  const glow = 8 + glowOf(request.attributes);
  return build({
    ...request,
    pieces: [piece(grooves, lathe([{ u: 0.0165, v: 0 }, { u: 0.018, v: 0.004 }, { u: 0.018, v: 0.118 }, { u: 0.016, v: 0.13 }], 0.002)), piece(skin, head), piece({ material: () => flat('#fff6dd', 0.1, { coat: 1, emission: [glow, glow * 0.94, glow * 0.75] }) }, drum(0.0255, 0.001, [0, 0.189, 0])), piece({ material: () => flat('#c23a24', 0.5) }, block([0.005, 0.009, 0.003], [0, 0.105, 0.0185], 0.003))],
    width: 0.062,
    height: 0.195,
    length: 0.062,
    spread: 0.4,
  }); // biome-ignore format: a table
}

function telescope(request: ModelRequest): Model {
  const tubeSkin = finish(request, { kind: 'enamel', hex: '#f1f0ec' });
  const [pivot, a] = [[0, 1.02, 0] as const, -0.95];
  const aim = (field: Field): Field => translate(rotate(field, 'x', a * 1), pivot);
  const along = (r: number, half: number, at: number): Field => aim(drum(r, half, [0, at, 0], 'y', 0.004));
  const legs = [0.52, 2.61, 4.71].map((angle) =>
    taper([0.04 * Math.cos(angle), 0.93, 0.04 * Math.sin(angle)], 0.02, [0.4 * Math.cos(angle), 0.012, 0.4 * Math.sin(angle)], 0.012),
  );
  return build({
    ...request,
    pieces: [piece(tubeSkin, along(0.045, 0.34, 0.12)), piece(darkPlastic, difference(along(0.055, 0.07, 0.5), along(0.047, 0.05, 0.55)), along(0.05, 0.02, -0.2), along(0.022, 0.07, -0.27), along(0.014, 0.03, -0.36), aim(drum(0.014, 0.09, [0, -0.1, 0.075], 'y', 0.004)), drum(0.05, 0.04, [0, 0.95, 0], 'y', 0.01)), piece({ material: () => tintedGlass }, along(0.047, 0.004, 0.52)), piece(wood({ axis: 'y', ...walnut, finish: 'oiled' }), ...legs), piece(brass(), along(0.047, 0.012, 0.02), along(0.024, 0.01, -0.24), aim(rod(0.004, [0, -0.16, 0.04], [0, -0.16, 0.075])), aim(rod(0.004, [0, -0.04, 0.04], [0, -0.04, 0.075])), translate(torus(0.19, 0.005), [0, 0.5, 0]))],
    width: 0.8,
    height: 1.42,
    length: 1.0,
    turn: -0.95,
  }); // biome-ignore format: a table
}

function printer(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'plastic', hex: '#e4e5e6' });
  const front = painted(
    skin,
    [onFront(rect(0, 0.105, 0.165, 0.03, 0.006), 0.001), flat('#141517', 0.5)],
    [onTop(rect(-0.13, 0.11, 0.045, 0.026, 0.004), 0.001), tintedGlass],
    [onTop(rect(-0.13, 0.11, 0.038, 0.019, 0.002), 0.0006), flat('#6fb6ff', 0.3, { emission: [0.25, 0.55, 0.9] })],
  );
  const sheet: Surface = painted(
    paper({ colour: colour('#f7f6f2') }),
    [onTop(joint(...[0, 1, 2, 3, 4].map((index) => rect(-0.02, 0.19 + index * 0.017, 0.06, 0.0025))), 0.0008), flat('#4a4d52', 0.7)],
    [onTop(rect(0.065, 0.21, 0.018, 0.03), 0.0008), flat('#e2874a', 0.6)],
  );
  return build({
    ...request,
    pieces: [piece(front, block([0.22, 0.075, 0.17], [0, 0.095, 0], 0.02)), piece(darkPlastic, block([0.21, 0.018, 0.16], [0, 0.02, 0], 0.008), block([0.165, 0.005, 0.09], [0, 0.072, 0.2], 0.003), leaning(block([0.13, 0.07, 0.003], [0, 0.07, 0], 0.002), -0.3, [0, 0.155, -0.1])), piece(sheet, block([0.105, 0.0012, 0.1], [0, 0.08, 0.21], 0.001), leaning(block([0.105, 0.075, 0.0015], [0, 0.085, 0.005], 0.001), -0.3, [0, 0.155, -0.1]))],
    width: 0.45,
    height: 0.31,
    length: 0.5,
    turn: -0.45,
    anchors: topAt(0.17, 0.3, 0.15),
  }); // biome-ignore format: a table
}

function typewriter(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'enamel', hex: '#2f5d5a' });
  const keys = [0, 1, 2, 3].flatMap((row) =>
    Array.from(
      { length: 10 },
      (_, column) => [(column - 4.5) * 0.025 + (row % 2) * 0.008, 0.05 + row * 0.019, 0.125 - row * 0.027] as const,
    ),
  );
  const side: Field = (tools, p) => {
    const { o } = tools;
    const slope = o.sub(o.add(o.mul(p[1], 0.82), o.mul(p[2], 0.57)), 0.115);
    return o.sub(
      o.max(
        o.max(o.sub(o.abs(p[0]), 0.15), slope),
        o.max(o.sub(o.abs(o.add(p[2], 0.005)), 0.145), o.max(o.sub(p[1], 0.14), o.sub(0.012, p[1]))),
      ),
      0.008,
    );
  };
  const well = union(block([0.128, 0.05, 0.075], [0, 0.098, 0.09], 0.01), block([0.075, 0.05, 0.04], [0, 0.15, -0.02], 0.02));
  const ink = [0, 1, 2, 3].map((index) => rect(-0.01, 0.235 + index * 0.014, 0.075 - (index === 0 ? 0.02 : 0), 0.002));
  return build({
    ...request,
    pieces: [piece(skin, difference(side, well)), piece({ material: () => flat('#101012', 0.4) }, block([0.127, 0.02, 0.085], [0, 0.025, 0.085], 0.004), rod(0.019, [-0.165, 0.168, -0.09], [0.165, 0.168, -0.09]), ...[0, 1, 2, 3, 4, 5, 6].map((index) => rod(0.0016, [(index - 3) * 0.012, 0.1, 0.01], [(index - 3) * 0.017, 0.13, -0.045]))), piece({ material: () => flat('#efe9da', 0.35, { coat: 0.7 }) }, ...keys.map(([x, y, z]) => drum(0.0092, 0.0028, [x, y, z], 'y', 0.0018)), block([0.065, 0.003, 0.008], [0, 0.045, 0.152], 0.0025)), piece(chrome, pair(drum(0.022, 0.009, [0.18, 0.168, -0.09], 'x', 0.003)), bent(0.004, [-0.16, 0.18, -0.075], [-0.2, 0.195, -0.04], [-0.215, 0.2, -0.02]), rod(0.003, [-0.15, 0.2, -0.085], [0.15, 0.2, -0.085]), ...keys.map(([x, y, z]) => drum(0.0102, 0.0012, [x, y - 0.002, z], 'y', 0.001))), piece(painted(paper({ colour: colour('#f5f2e8') }), [onFront(joint(...ink), 0.0006), flat('#22242a', 0.8)]), leaning(block([0.105, 0.075, 0.0008], [0, 0.075, 0], 0.0008), -0.12, [0, 0.165, -0.108]))],
    width: 0.41,
    height: 0.314,
    length: 0.32,
    turn: -0.35,
  }); // biome-ignore format: a table
}

function drone(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'plastic', hex: '#e6e8ea' });
  const y = 0.14;
  const arms = four(taper([0.06, y, 0.06], 0.018, [0.19, y + 0.012, 0.17], 0.013));
  const blades = four(translate(rotate(block([0.092, 0.0012, 0.011], [0, 0, 0], 0.0012), 'y', 0.5), [0.19, y + 0.047, 0.17]));
  return build({
    ...request,
    pieces: [piece(skin, ball([0.085, 0.04, 0.125], [0, y, 0]), arms), piece(darkPlastic, four(drum(0.016, 0.02, [0.19, y + 0.02, 0.17], 'y', 0.005)), blades, block([0.03, 0.012, 0.02], [0, y - 0.042, 0.085], 0.008), four(bent(0.007, [0.05, y - 0.03, 0.05], [0.1, y - 0.08, 0.07], [0.115, 0.01, 0.08])), pair(rod(0.007, [0.115, 0.008, 0.11], [0.115, 0.008, -0.11]))), piece({ material: () => tintedGlass }, drum(0.019, 0.016, [0, y - 0.06, 0.1], 'z', 0.008), ball([0.05, 0.018, 0.02], [0, y + 0.008, 0.108])), piece({ material: () => flat('#d8242b', 0.3, { emission: [2, 0.1, 0.1] }) }, pair(dot(0.006, [0.19, y - 0.002, 0.186]))), piece({ material: () => flat('#24d86b', 0.3, { emission: [0.1, 2, 0.4] }) }, pair(dot(0.006, [0.19, y - 0.002, -0.186])))],
    width: 0.55,
    height: 0.2,
    length: 0.52,
    turn: -0.5,
  }); // biome-ignore format: a table
}

export const instruments: Makers = {
  clock,
  'alarm-clock': alarmClock,
  'mantel-clock': mantelClock,
  watch,
  'light-bulb': lightBulb,
  flashlight,
  telescope,
  printer,
  typewriter,
  drone,
};
