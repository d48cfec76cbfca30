/** What one writes, draws and makes music with. Metres at real size. */
import { type Colour, type Field, polygon, type Surface, torus, wood } from '../../render/field/index.ts';
import {
  ball,
  block,
  egg,
  flat,
  layered,
  type Mask,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rod,
  sheet,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import { at, brassy, glossy, type Maker, matte, steel, timber } from './gear-parts.ts';

const pencil: Maker = (request) => {
  const base = ownColour(request, '#f2b51c');
  const hex: Field = (tools, p) => {
    const { o } = tools;
    const [y, z] = [o.abs(p[1]), o.abs(p[2])];
    return o.max(o.max(o.sub(o.add(o.mul(z, 0.866), o.mul(y, 0.5)), 0.0035), o.sub(y, 0.0035)), o.sub(o.abs(p[0]), 0.087));
  };
  const point: Field = (tools, p) =>
    tools.o.mul(tools.o.sub(tools.v.length([0, p[1], p[2]]), tools.o.mul(tools.o.sub(0.09, p[0]), 0.2)), 0.95);
  const tipped: Surface = painted(
    matte('#e0bd8a'),
    [({ m, v }, { local }) => m.smoothstep(0.0029, 0.0032, v.length([0, local[1], local[2]])), flat(base, 0.3, { coat: 0.6 })],
    [({ m }, { local }) => m.smoothstep(0.0805, 0.081, local[0]), flat('#1c1b1a', 0.5)],
    [({ m }, { local }) => m.smoothstep(-0.0735, -0.074, local[0]), flat('#c9c3b4', 0.3, { metal: 1 })],
    [({ m }, { local }) => m.smoothstep(-0.0805, -0.081, local[0]), flat('#e08a94', 0.7)],
  );
  return thing(request, [0.18, 0.008, 0.008], [piece(tipped, (tools, p) => tools.o.max(hex(tools, p), point(tools, p)))], {
    turn: 0.5,
    parts: [{ shape: 0, position: [0, 0.0036, 0] }],
  });
};
const pen: Maker = (request) => {
  const base = ownColour(request, '#17233f');
  return thing(
    request,
    [0.15, 0.013, 0.013],
    [
      piece(
        glossy(base),
        pipe(
          0.0055,
          [
            [-0.07, 0, 0, 0.0045],
            [-0.02, 0, 0, 0.006],
            [0.035, 0, 0, 0.0056],
            [0.052, 0, 0, 0.0045],
          ],
          2,
        ),
      ),
      piece(
        brassy,
        rod([0.05, 0, 0], [0.07, 0, 0], 0.0034, 0.0006),
        put(torus(0.0056, 0.0009), [0.004, 0, 0], [0, 0, Math.PI / 2]),
        rod([-0.062, 0.0066, 0], [-0.022, 0.0068, 0], 0.0011),
      ),
    ],
    { turn: 0.5, parts: [{ shape: 0, position: [0, 0.006, 0] }] },
  );
};
const crayon: Maker = (request) => { const base = ownColour(request, '#d8322c'); return thing(request, [0.095, 0.011, 0.011], [piece(painted(mottled({ base, roughness: 0.45, subsurface: 0.4 }), [({ m, o }, { local }) => m.smoothstep(0.03, 0.0295, o.abs(local[0])), flat([base[0] * 0.8 + 0.1, base[1] * 0.8 + 0.1, base[2] * 0.8 + 0.1], 0.8)]), put(turned([[0.005, -0.042], [0.005, 0.036], [0.0025, 0.048], [0, 0.048]], 0.0005), at, [0, 0, -Math.PI / 2]))], { turn: 0.4, parts: [{ shape: 0, position: [0, 0.0052, 0] }] }); }; // biome-ignore format: a profile
const paintbrush: Maker = (request) =>
  thing(
    request,
    [0.24, 0.014, 0.014],
    [
      piece(
        glossy(ownColour(request, '#8a3a1c')),
        pipe(
          0.005,
          [
            [-0.12, 0, 0, 0.0018],
            [-0.03, 0, 0, 0.0058],
            [0.03, 0, 0, 0.0042],
            [0.04, 0, 0, 0.0042],
          ],
          3,
        ),
      ),
      piece(brassy, rod([0.035, 0, 0], [0.065, 0, 0], 0.0052, 0.006)),
      piece(
        painted(matte('#4a3020', 0.8), [({ m }, { local }) => m.smoothstep(0.088, 0.094, local[0]), flat('#2a6fd0', 0.2, { coat: 0.8 })]),
        pipe(
          0.006,
          [
            [0.065, 0, 0, 0.0058],
            [0.088, 0, 0, 0.0068],
            [0.112, 0, 0, 0.0008],
          ],
          3,
        ),
      ),
    ],
    { turn: 0.5, parts: [{ shape: 0, position: [0, 0.0068, 0] }] },
  );
const ruler: Maker = (request) =>
  thing(
    request,
    [0.31, 0.035, 0.035],
    [
      piece(
        painted(matte(ownColour(request, '#e8c94a'), 0.4), [
          ({ m, o }, { local, normal }) => {
            const u = o.mul(local[0], 200);
            const tick = m.smoothstep(0.16, 0.1, o.abs(o.sub(o.sub(u, o.floor(u)), 0.5)));
            return o.mul(o.mul(tick, m.smoothstep(0.006, 0.0065, local[1])), m.smoothstep(0.5, 0.7, normal[2]));
          },
          flat('#1a1a1a', 0.6),
        ]),
        block([0.15, 0.0155, 0.0014], [0, 0, 0], 0.0008),
      ),
    ],
    { turn: 0.3, parts: [{ shape: 0, position: [0, 0.012, 0], rotation: [-0.8, 0, 0] }] },
  );
interface Lute {
  readonly hole: boolean;
  readonly waist: number;
  readonly solid?: boolean;
  readonly strings: number;
}
const bouts = (w: number) =>
  polygon(
    [
      [0, 0],
      [0.1, 0.006],
      [0.175, 0.06],
      [0.195, 0.14],
      [0.165, 0.225],
      [w, 0.28],
      [0.13, 0.34],
      [0.14, 0.4],
      [0.11, 0.46],
      [0, 0.485],
      [-0.11, 0.46],
      [-0.14, 0.4],
      [-0.13, 0.34],
      [-w, 0.28],
      [-0.165, 0.225],
      [-0.195, 0.14],
      [-0.175, 0.06],
      [-0.1, 0.006],
    ],
    0.05,
  );
const hole: Mask = ({ m, v, o }, { local, normal }) =>
  o.mul(m.smoothstep(0.5, 0.7, normal[2]), m.smoothstep(0.047, 0.046, v.length([local[0], o.sub(local[1], 0.3), 0])));
const rosette: Mask = ({ m, v, o }, { local, normal }) =>
  o.mul(
    m.smoothstep(0.5, 0.7, normal[2]),
    m.smoothstep(0.0035, 0.0025, o.abs(o.sub(v.length([local[0], o.sub(local[1], 0.3), 0]), 0.055))),
  );
const effs: Mask = ({ m, o }, { local, normal }) =>
  o.mul(
    m.smoothstep(0.5, 0.7, normal[2]),
    o.mul(
      m.smoothstep(0.007, 0.005, o.abs(o.sub(o.abs(local[0]), o.mulAdd(m.sinTurns(o.mul(local[1], 7)), 0.012, 0.075)))),
      m.smoothstep(0.06, 0.058, o.abs(o.sub(local[1], 0.26))),
    ),
  );
const binding: Mask = ({ m }, { normal }) => m.smoothstep(0.5, 0.35, normal[2]);
function paintOf(options: Lute, base: Colour): (readonly [Mask, ReturnType<typeof flat>])[] {
  const sides = options.solid ? [] : [[binding, flat([base[0] * 0.4, base[1] * 0.28, base[2] * 0.2], 0.2, { coat: 0.8 })] as const];
  const faces = options.hole
    ? [[hole, flat('#120b06', 0.8)] as const, [rosette, flat('#3a1c0c', 0.4)] as const]
    : options.solid
      ? []
      : [[effs, flat('#140b06', 0.8)] as const];
  return [...sides, ...faces];
}
function extrasOf(options: Lute, depth: number): ReturnType<typeof piece>[] {
  return options.solid
    ? [
        piece(
          matte('#f4f1ea', 0.3),
          sheet(
            polygon(
              [
                [-0.1, 0.08],
                [0.08, 0.06],
                [0.12, 0.2],
                [0.05, 0.34],
                [-0.07, 0.3],
              ],
              0.03,
            ),
            depth + 0.002,
            at,
            at,
            0.001,
          ),
        ),
      ]
    : [];
}
/** A body of two bouts, a neck with frets, pegs and strings. */
const lute =
  (scale: number, bodyHex: string, options: Lute): Maker =>
  (request) => {
    const depth = options.solid ? 0.02 : 0.048;
    const body = sheet(bouts(options.waist), depth, at, at, 0.008);
    const base = ownColour(request, bodyHex);
    const top = wood({ axis: 'y', finish: 'lacquered', light: base, dark: [base[0] * 0.62, base[1] * 0.5, base[2] * 0.4] });
    const strings = Array.from({ length: options.strings }, (_, i) => {
      const x = (i - (options.strings - 1) / 2) * 0.009;
      return rod([x * 1.2, 0.14, depth + 0.012], [x * 0.8, 0.94, depth + 0.01], 0.0011);
    });
    const pegs = Array.from({ length: options.strings }, (_, i) =>
      ball(0.0085, [(i % 2 ? 1 : -1) * 0.042, 0.955 + 0.022 * Math.floor(i / 2), depth - 0.008]),
    );
    const model = thing(
      request,
      [0.39, 1.03, 2 * depth + 0.03],
      [
        piece(painted(top, ...paintOf(options, base)), body),
        piece(
          timber('y'),
          block([0.024, 0.26, 0.012], [0, 0.68, depth - 0.01], 0.006),
          sheet(
            polygon(
              [
                [-0.03, 0.93],
                [0.03, 0.93],
                [0.036, 1.03],
                [-0.036, 1.03],
              ],
              0.008,
            ),
            0.009,
            [0, 0, depth - 0.012],
          ),
        ),
        piece(
          matte('#15110e', 0.4),
          block([0.022, 0.28, 0.003], [0, 0.66, depth + 0.004], 0.002),
          block([0.06, 0.009, 0.006], [0, 0.14, depth + 0.004], 0.003),
        ),
        piece(steel, ...strings),
        piece(options.solid ? steel : matte('#e9e2d0'), ...pegs),
        ...extrasOf(options, depth),
      ],
      { turn: 0.2 },
    );
    return {
      ...model,
      widthMetres: model.widthMetres * scale,
      heightMetres: model.heightMetres * scale,
      depthMetres: (model.depthMetres ?? 0.1) * scale,
      parts: [{ shape: 0, position: at, rotation: [-0.12, 0, 0.1], scale }],
    };
  };
const trumpet: Maker = (request) => { const bell = put(spun([[0.006, 0], [0.007, 0.08], [0.013, 0.13], [0.028, 0.165], [0.06, 0.19], [0.0615, 0.1915], [0.026, 0.172], [0, 0.13]]), [0.1, 0.09, 0], [0, 0, -Math.PI / 2]); return thing(request, [0.52, 0.17, 0.13], [piece(request.colour ? { material: () => ({ base: request.colour!, metal: 1, roughness: 0.15 }) } : brassy, bell, rod([0.11, 0.09, 0], [-0.16, 0.09, 0], 0.0062), pipe(0.0058, [[-0.16, 0.09, 0], [-0.2, 0.075, 0], [-0.205, 0.05, 0], [-0.18, 0.03, 0], [0.1, 0.03, 0], [0.13, 0.045, 0], [0.12, 0.062, 0], [0.05, 0.065, 0]], 3), pipe(0.005, [[-0.24, 0.102, 0.008], [0.06, 0.1, 0.01]], 1), ...[-0.04, -0.012, 0.016].flatMap((x) => [rod([x, 0.018, 0.006], [x, 0.125, 0.006], 0.011), rod([x, 0.12, 0.006], [x, 0.15, 0.006], 0.0035)]), put(spun([[0.005, 0], [0.006, 0.02], [0.0125, 0.036], [0, 0.03]]), [-0.232, 0.102, 0.008], [0, 0, Math.PI / 2])), piece(matte('#f2efe8', 0.3), ...[-0.04, -0.012, 0.016].map((x) => ball(0.0075, [x, 0.152, 0.006])))], { turn: 0.35 }); }; // biome-ignore format: a profile
const drum: Maker = (request) => { const base = ownColour(request, '#b8161d'); const rods = Array.from({ length: 10 }, (_, i) => rod([0.184 * Math.cos(i * 0.628), 0.02, 0.184 * Math.sin(i * 0.628)], [0.184 * Math.cos(i * 0.628), 0.25, 0.184 * Math.sin(i * 0.628)], 0.005)); return thing(request, [0.39, 0.29, 0.39], [piece(layered(glossy(base), mottled({ base: '#f2ece0', other: '#e6dcc8', size: 0.08, roughness: 0.6, subsurface: 0.3 }), 0.262, 0.001), turned([[0.175, 0], [0.175, 0.264], [0, 0.264]], 0.002)), piece(steel, put(torus(0.179, 0.009), [0, 0.258, 0]), put(torus(0.179, 0.009), [0, 0.014, 0]), ...rods), piece(timber('x'), rod([-0.2, 0.272, 0.06], [0.14, 0.282, -0.08], 0.007, 0.006), ball(0.011, [0.15, 0.2825, -0.083]), rod([0.2, 0.272, 0.08], [-0.1, 0.282, -0.08], 0.007, 0.006), ball(0.011, [-0.108, 0.2825, -0.084]))], { spread: 1 }); }; // biome-ignore format: a profile
const fluteThing: Maker = (request) => thing(request, [0.66, 0.03, 0.03], [piece(request.colour ? glossy(request.colour) : { material: () => ({ base: [0.8, 0.8, 0.82], metal: 1, roughness: 0.12 }) }, rod([-0.32, 0, 0], [0.32, 0, 0], 0.0105), ...Array.from({ length: 13 }, (_, i) => put(turned([[0.008, 0.009], [0.008, 0.0145], [0, 0.0145]], 0.001), [-0.05 + 0.026 * i, 0, 0.002])), ball(0.0125, [-0.32, 0, 0]), egg([0.016, 0.004, 0.009], [-0.24, 0.0105, 0]))], { turn: 0.4, parts: [{ shape: 0, position: [0, 0.012, 0] }] }); // biome-ignore format: a profile
const saxophone: Maker = (request) => thing(request, [0.36, 0.7, 0.14], [piece(request.colour ? { material: () => ({ base: request.colour!, metal: 1, roughness: 0.15 }) } : brassy, pipe(0.02, [[-0.12, 0.66, 0, 0.007], [-0.06, 0.69, 0, 0.0085], [-0.015, 0.66, 0, 0.011], [0, 0.58, 0, 0.014], [0.012, 0.15, 0, 0.03], [0.03, 0.06, 0, 0.035], [0.085, 0.035, 0, 0.038], [0.14, 0.08, 0, 0.04], [0.155, 0.2, 0, 0.044]], 4), put(spun([[0.042, 0], [0.047, 0.08], [0.06, 0.13], [0.082, 0.16], [0.083, 0.1615], [0.056, 0.135], [0, 0.09]]), [0.155, 0.19, 0], [0, 0, -0.1]), ...Array.from({ length: 7 }, (_, i) => put(turned([[0.0135, 0.0], [0.0135, 0.01], [0, 0.011]], 0.002), [0.004, 0.2 + 0.052 * i, 0.018 + 0.016 * (1 - i / 7)], [Math.PI / 2, 0, 0])), rod([0.03, 0.12, 0.03], [0.016, 0.56, 0.016], 0.003)), piece(matte('#141312', 0.3), pipe(0.008, [[-0.11, 0.665, 0, 0.009], [-0.155, 0.635, 0, 0.006]], 1))], { turn: 0.2 }); // biome-ignore format: a profile

export const instruments: Readonly<Record<string, Maker>> = {
  pencil,
  pen,
  crayon,
  paintbrush,
  ruler,
  guitar: lute(0.97, '#d9a35c', { hole: true, waist: 0.105, strings: 6 }),
  'electric-guitar': lute(0.97, '#c8202a', { hole: false, waist: 0.1, solid: true, strings: 6 }),
  ukulele: lute(0.54, '#b8783c', { hole: true, waist: 0.11, strings: 4 }),
  trumpet,
  drum,
  flute: fluteThing,
  saxophone,
};
