/**
 * Food in the hand, and meat. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  colour,
  displace,
  type Field,
  halfSpace,
  intersection,
  mixValues,
  polygon,
  roughening,
  type Surface,
  smoothUnion,
  specks,
  torus,
  translate,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  drop,
  egg,
  flat,
  golden,
  isAsked,
  layered,
  leaning,
  type Mask,
  mottled,
  ownColour,
  type Piece,
  painted,
  petal,
  piece,
  pipe,
  put,
  rod,
  seedling,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';
import { at, fried, leafGreen, type Maker, redFruit, scattered, seared } from './dish-parts.ts';
import { kebab } from './skewers.ts';

const bun = mottled({ base: '#d9974a', other: '#a85c1e', size: 0.03, top: 0.2, roughness: 0.3, coat: 0.35, subsurface: 0.2 });
const crumb = mottled({ base: '#f2e2bd', other: '#e2c994', size: 0.006, roughness: 0.85, subsurface: 0.4, bump: 0.0012, grain: 0.0035 });
const cheddar = mottled({ base: '#f5a81c', other: '#f0a012', roughness: 0.3, coat: 0.3, subsurface: 0.6, depth: 0.003 });
const hamburger: Maker = (request) => {
  const lower = turned([[0.046, 0], [0.05, 0.006], [0.05, 0.018], [0, 0.019]], 0.005); // biome-ignore format: a profile
  const upper = spun([[0.049, 0.062], [0.053, 0.067], [0.05, 0.082], [0.036, 0.096], [0.014, 0.102], [0, 0.1025]]); // biome-ignore format: a profile
  const sesame: Mask = (tools, a) =>
    tools.o.mul(specks(tools, tools.v.mul3(a.local, [1, 0.6, 1]), 0.0095, 0.23), tools.m.smoothstep(0.3, 0.55, a.normal[1]));
  const slice = block([0.047, 0.0015, 0.047], [0, 0.0455, 0], 0.0012, [0, 0.6, 0]);
  return thing(request, [0.12, 0.103, 0.12], [piece(layered(bun, painted(bun, [sesame, flat('#f2e3bd', 0.5)]), 0.06, 0.001), lower, upper), piece(seared, displace(turned([[0.05, 0.024], [0.05, 0.0425], [0, 0.0425]], 0.007), roughening({ amplitude: 0.003, size: 0.008 }))), piece(cheddar, slice, block([0.047, 0.0015, 0.047], [0, 0.044, 0], 0.0012, [0.03, 0.65, 0.03])), piece(redFruit, turned([[0.045, 0.0475], [0.045, 0.054], [0, 0.054]], 0.002)), piece(leafGreen, displace(turned([[0.056, 0.0545], [0.0565, 0.058], [0, 0.058]], 0.001), roughening({ amplitude: 0.008, size: 0.013 })), displace(turned([[0.055, 0.0195], [0.055, 0.022], [0, 0.022]], 0.001), roughening({ amplitude: 0.007, size: 0.014, seed: 4 })))], { spread: 3 }); // biome-ignore format: rows
};

const fries: Maker = (request) => {
  const stick = seedling(
    `${request.name}-fry`,
    0.07,
    piece(
      mottled({ base: '#f0c35c', other: '#d99a35', size: 0.02, roughness: 0.5, subsurface: 0.4, bump: 0.0006 }),
      block([0.0045, 0.058, 0.0045], [0, 0, 0], 0.001),
    ),
  );
  const region = polygon(
    [
      [-0.034, 0],
      [0.034, 0],
      [0.046, 0.085],
      [-0.046, 0.085],
    ],
    0.003,
  );
  const scoop: Field = (tools, p) => tools.o.sub(0.019, tools.v.length([tools.o.mul(p[0], 0.45), tools.o.sub(p[1], 0.091), 0]));
  const box: Field = (tools, p) => {
    const { o } = tools;
    const out = o.max(region(tools, p[0], p[1]), o.sub(o.abs(p[2]), 0.02));
    const hollow = o.max(out, o.neg(o.max(o.add(region(tools, p[0], p[1]), 0.0012), o.sub(o.abs(p[2]), 0.0188))));
    const open = o.max(hollow, o.sub(p[1], 0.0835));
    return o.max(open, o.min(scoop(tools, p), o.sub(0.0, p[2])) as typeof out);
  };
  const red = ownColour(request, '#c8161d');
  const sticks = Array.from({ length: 34 }, (_, index): Part => {
    const [a, b] = [golden(index, 1) - 0.5, golden(index, 2) - 0.5];
    return {
      shape: 1,
      position: [a * 0.066, 0.068 + 0.03 * golden(index, 3) - 0.03 * Math.abs(a), b * 0.026],
      rotation: [b * 0.35, index, -a * 0.6],
      scale: 0.8 + 0.25 * golden(index),
    };
  });
  return thing(request, [0.105, 0.155, 0.06], [piece(painted(mottled({ base: red, other: red, roughness: 0.45, coat: 0.3, subsurface: 0 }), [({ m, v, o }, { local }) => m.smoothstep(0.0165, 0.0155, v.length([local[0], o.sub(local[1], 0.038), 0])), flat('#f6c628', 0.4)]), box)], { more: [stick], parts: [{ shape: 0, position: at }, ...sticks], turn: 0.2 }); // biome-ignore format: rows
};

const pizza: Maker = (request) => {
  const base = displace(spun([[0.13, 0], [0.15, 0.005], [0.152, 0.016], [0.142, 0.022], [0.131, 0.0145], [0, 0.0125]]), roughening({ amplitude: 0.004, size: 0.025 })); // biome-ignore format: a profile
  const melted: Surface = { material: (tools, a) => {
    const { o, v, m } = tools;
    const r = v.length([a.local[0], 0, a.local[2]]);
    const patch = tools.n.valueNoise(v.scale(a.local, 55));
    const cheeseAt = v.mix3([0.82, 0.52, 0.16], [0.75, 0.2, 0.03], m.smoothstep(0.5, 0.85, patch));
    const sauce = v.mix3(cheeseAt, [0.42, 0.045, 0.012], m.smoothstep(0.122, 0.132, o.add(r, o.mul(patch, 0.012))));
    const charred = v.mix3([0.68, 0.38, 0.12], [0.17, 0.06, 0.02], m.smoothstep(0.55, 0.95, o.mulAdd(a.normal[1], 0.15, tools.n.valueNoise(v.scale(a.local, 42), 3))));
    return { base: v.mix3(sauce, charred, m.smoothstep(0.13, 0.137, r)), roughness: 0.38, coat: o.mul(0.4, m.smoothstep(0.135, 0.128, r)), coatRoughness: 0.2, subsurface: 0.25, subsurfaceRadius: [0.003, 0.0015, 0.0006] };
  }, bump: (tools, p) => tools.o.mul(tools.n.valueNoise(tools.v.scale(p, 160)), 0.0014) }; // biome-ignore format: rows
  const pepperoni = seedling(
    `${request.name}-pepperoni`,
    0.02,
    piece(
      mottled({ base: '#a8220f', other: '#7c120a', size: 0.004, roughness: 0.3, coat: 0.5, subsurface: 0.3 }),
      turned(
        [
          [0.0165, 0],
          [0.017, 0.0026],
          [0, 0.0018],
        ],
        0.001,
      ),
    ),
  );
  const basil = seedling(`${request.name}-basil`, 0.03, piece(leafGreen, petal(drop(0.026, 0.014), 0.03, 0.0005)));
  const spots = Array.from({ length: 13 }, (_, index): Part => {
    const [angle, away] = [index * 2.4, 0.118 * Math.sqrt((index + 0.6) / 13)];
    return {
      shape: 1,
      position: [away * Math.cos(angle), 0.0133, away * Math.sin(angle)],
      rotation: [0.06 * Math.cos(index), index, 0.06 * Math.sin(index)],
    };
  });
  const leavesAt = [
    [0.03, 0.02],
    [-0.05, 0.05],
    [0.02, -0.06],
    [-0.03, -0.02],
    [0.075, 0.045],
  ].map(([x, z], index): Part => ({ shape: 2, position: [x!, 0.0155, z!], rotation: [0, index * 1.4, 0.05] }));
  if (isAsked(request.attributes, 'slice')) {
    // An eighth or so: its tip to -z, its crust to +z.
    const cut = intersection(base, halfSpace([1, 0, -0.42], 0), halfSpace([-1, 0, -0.42], 0));
    const within = [...spots, ...leavesAt].filter(({ position: [x, , z] }) => Math.abs(x) + 0.012 < 0.42 * z);
    const moved = [{ shape: 0, position: at }, ...within].map((part): Part => ({ ...part, position: [part.position[0], part.position[1], part.position[2] - 0.076] })); // biome-ignore format: one line
    return thing(request, [0.118, 0.024, 0.153], [piece(melted, cut)], { more: [pepperoni, basil], turn: 0.5, room: 0.2, parts: moved });
  }
  return thing(request, [0.3, 0.024, 0.3], [piece(melted, base)], {
    more: [pepperoni, basil],
    spread: 3,
    parts: [...[{ shape: 0, position: at }], ...spots, ...leavesAt],
  });
};

const hotDog: Maker = (request) => {
  const half = (side: 1 | -1): Field =>
    pipe(
      0.019,
      [
        [-0.068, 0.022, side * 0.013, 0.016],
        [0, 0.0215, side * 0.0155, 0.0205],
        [0.068, 0.022, side * 0.013, 0.016],
      ],
      3,
    );
  const sausage = pipe(0.0125, [[-0.088, 0.037, 0, 0.008], [-0.075, 0.0345, 0, 0.0122], [0, 0.034, 0, 0.0128], [0.075, 0.0345, 0, 0.0122], [0.088, 0.037, 0, 0.008]], 3); // biome-ignore format: a path
  const mustard = pipe(
    0.0028,
    Array.from({ length: 17 }, (_, index) => [-0.068 + 0.0085 * index, 0.0468, index % 2 === 0 ? 0.0052 : -0.0052]),
    3,
  );
  return thing(request, [0.178, 0.052, 0.075], [piece(bun, smoothUnion(0.006, half(1), half(-1))), piece(mottled({ base: ownColour(request, '#b0421f'), other: '#8c2c12', size: 0.02, roughness: 0.22, coat: 0.7, subsurface: 0.35 }), sausage), piece(mottled({ base: '#f2b90f', other: '#eab008', roughness: 0.2, coat: 0.7, subsurface: 0.4 }), mustard)], { turn: 0.35 }); // biome-ignore format: rows
};

const sandwich: Maker = (request) => {
  const tri = polygon(
    [
      [-0.062, 0],
      [0.062, 0],
      [0, 0.066],
    ],
    0.008,
  );
  const inner = (by: number) =>
    polygon(
      [
        [-0.062 - by, -by * 0.4],
        [0.062 + by, -by * 0.4],
        [0, 0.066 + by],
      ],
      0.008,
    );
  const layer = (low: number, high: number, by = 0): Field => {
    const region = by === 0 ? tri : inner(by);
    return (tools, p) => tools.o.max(region(tools, p[0], tools.o.neg(p[2])), tools.o.max(tools.o.sub(p[1], high), tools.o.sub(low, p[1])));
  };
  const toast: Surface = {
    material: (tools, a) =>
      mixValues(
        tools,
        crumb.material(tools, a),
        bun.material(tools, a),
        tools.o.max(
          tools.m.smoothstep(-0.0025, -0.0005, tri(tools, a.local[0], tools.o.neg(a.local[2]))),
          tools.o.mul(0.3, tools.o.abs(a.normal[1])),
        ),
      ),
    ...(crumb.bump && { bump: crumb.bump }),
  };
  const stack: Piece[] = [piece(toast, layer(0, 0.0115), layer(0.0355, 0.047)), piece(leafGreen, displace(layer(0.0122, 0.0158, 0.004), roughening({ amplitude: 0.007, size: 0.012 }))), piece(cheddar, layer(0.0165, 0.0195, 0.002)), piece(mottled({ base: '#e89a92', other: '#d57f78', size: 0.012, roughness: 0.35, subsurface: 0.5 }), displace(layer(0.02, 0.026, 0.001), roughening({ amplitude: 0.003, size: 0.02 }))), piece(redFruit, layer(0.0266, 0.033, -0.003)), piece(leafGreen, displace(layer(0.0332, 0.0352, 0.003), roughening({ amplitude: 0.005, size: 0.011, seed: 3 })))]; // biome-ignore format: rows
  return thing(request, [0.15, 0.055, 0.12], stack, { turn: 0, parts: [{ shape: 0, position: [-0.012, 0.001, -0.032], rotation: [0, Math.PI + 0.25, 0] }, { shape: 0, position: [0.012, 0.001, 0.055], rotation: [0, Math.PI - 0.25, 0] }].map((one) => ({ ...one, position: one.position as unknown as Point, rotation: one.rotation as unknown as Point })), room: 0.03 }); // biome-ignore format: rows
};

const taco: Maker = (request) => {
  const shellField: Field = (tools, p) => {
    const { o, v } = tools;
    const up = v.length([o.mul(p[0], 0.86), o.sub(p[1], 0.0), 0]);
    const lean = o.abs(o.sub(o.abs(p[2]), o.mulAdd(p[1], 0.36, 0.004)));
    return o.mul(o.max(o.sub(lean, 0.0022), o.max(o.sub(up, 0.072), o.neg(p[1]))), 0.9);
  };
  const bits = (name: string, surface: Surface, one: Field) => seedling(`${request.name}-${name}`, 0.03, piece(surface, one));
  const crest = (shape: number, count: number, lift: number): Part[] =>
    Array.from({ length: count }, (_, index) => {
      const a = (index / (count - 1) - 0.5) * 2.3;
      return {
        shape,
        position: [0.07 * Math.sin(a), (0.067 + lift) * Math.cos(a) - 0.004, (golden(index, shape) - 0.5) * 0.03],
        rotation: leaning(index * 2.1, golden(index, 3) - 0.3, index),
      };
    });
  return thing(request, [0.16, 0.085, 0.06], [piece(mottled({ base: ownColour(request, '#e5b352'), other: '#c98f32', size: 0.012, roughness: 0.6, subsurface: 0.25, bump: 0.0008 }), displace(shellField, roughening({ amplitude: 0.002, size: 0.015 }))), piece(seared, displace(intersection(translate(torusZ(0.04, 0.03), [0, 0, 0]), halfSpace([0, -1, 0], -0.008)), roughening({ amplitude: 0.006, size: 0.01 })))], { more: [bits('leaf', leafGreen, displace(petal(drop(0.03, 0.022), 0.02, 0.0007), roughening({ amplitude: 0.006, size: 0.01 }))), bits('tomato', redFruit, block([0.005, 0.005, 0.005], at, 0.001)), bits('cheese', cheddar, rod([-0.012, 0, 0], [0.012, 0.002, 0], 0.0013))], parts: [{ shape: 0, position: at }, ...crest(1, 16, 0), ...crest(2, 9, 0.004), ...crest(3, 16, 0.006)], turn: 0.3 }); // biome-ignore format: rows
};
const torusZ =
  (ring: number, tube: number): Field =>
  (tools, p) =>
    torus(ring, tube)(tools, [p[0], tools.o.mul(p[2], 1.6), p[1]] as never);

const rolled = (request: ModelRequest, inside: Surface): Model => {
  const tube = pipe(
    0.03,
    [
      [-0.085, 0.03, 0, 0.026],
      [-0.06, 0.03, 0, 0.03],
      [0.07, 0.03, 0, 0.031],
    ],
    2,
  );
  const cut = intersection(tube, halfSpace([1, 0.15, 0.2], 0.062));
  const wrap = mottled({
    base: ownColour(request, '#ecd9b0'),
    other: '#c08f52',
    size: 0.014,
    roughness: 0.7,
    subsurface: 0.3,
    bump: 0.0008,
    grain: 0.01,
  });
  const shellOnly: Surface = {
    material: (tools, a) =>
      mixValues(
        tools,
        wrap.material(tools, a),
        inside.material(tools, a),
        tools.o.mul(
          tools.m.smoothstep(0.8, 0.9, tools.v.dot(a.normal, [0.97, 0.145, 0.194])),
          tools.m.smoothstep(0.0275, 0.026, tools.v.length([0, tools.o.sub(a.local[1], 0.03), a.local[2]])),
        ),
      ),
    bump: (tools, p) => tools.o.mul(tools.n.valueNoise(tools.v.scale(p, 180)), 0.0012),
  };
  return thing(request, [0.19, 0.065, 0.07], [piece(shellOnly, cut)], { turn: -0.75 });
};
const filling: Surface = painted(
  seared,
  [(tools, { local }) => specks(tools, local, 0.011, 0.42, 1), flat('#d9301c', 0.3)],
  [(tools, { local }) => specks(tools, local, 0.01, 0.4, 2), flat('#5c9a2c', 0.4)],
  [(tools, { local }) => specks(tools, local, 0.012, 0.36, 5), flat('#f2e6c8', 0.4)],
  [(tools, { local }) => specks(tools, local, 0.013, 0.3, 7), flat('#f0b41c', 0.4)],
);

const eggModel: Maker = (request) => {
  const body = spun([[0, 0], [0.011, 0.003], [0.0205, 0.0145], [0.0222, 0.026], [0.019, 0.041], [0.011, 0.0535], [0, 0.058]]); // biome-ignore format: a profile
  const isEaster = /easter/.test(request.label) || (request.attributes ?? []).some((word) => word === 'painted' || word === 'striped');
  const plain = mottled({
    base: ownColour(request, '#e8c7a0'),
    other: request.colour ?? colour('#dfb98e'),
    size: 0.02,
    roughness: 0.45,
    subsurface: 0.4,
    bump: 0.0001,
    grain: 0.0015,
  });
  const bands = painted(
    plain,
    [
      ({ m, o }, { local }) =>
        m.smoothstep(
          -0.1,
          0.1,
          o.add(m.sinTurns(o.mul(local[1], 62)), o.mul(0.3, m.sinTurns(o.mul(m.atan2Turns(local[2], local[0]), 10)))),
        ),
      flat('#4aa3d8', 0.35, { coat: 0.5 }),
    ],
    [({ m, o }, { local }) => m.smoothstep(0.006, 0.0045, o.abs(o.sub(local[1], 0.029))), flat('#f2c230', 0.35, { coat: 0.5 })],
  );
  return thing(request, [0.045, 0.058, 0.045], [piece(isEaster ? bands : plain, body)], { spread: 3 });
};
const friedEgg: Maker = (request) => thing(request, [0.11, 0.022, 0.11], [piece({ material: (tools, a) => { const r = tools.v.length([a.local[0], 0, a.local[2]]); return { base: tools.v.mix3([0.9, 0.89, 0.85], [0.5, 0.27, 0.09], tools.m.smoothstep(0.05, 0.062, tools.o.add(r, tools.o.mul(tools.n.valueNoise(tools.v.scale(a.local, 90)), 0.01)))), roughness: 0.28, coat: 0.5, subsurface: 0.5, subsurfaceRadius: [0.004, 0.004, 0.003] }; }, bump: (tools, p) => tools.o.mul(tools.n.valueNoise(tools.v.scale(p, 120)), 0.0008) }, displace(turned([[0.05, 0.001], [0.052, 0.004], [0.022, 0.008], [0, 0.008]], 0.002), roughening({ amplitude: 0.012, size: 0.035 }))), piece(mottled({ base: '#f5a30f', other: '#f08f08', size: 0.02, roughness: 0.12, coat: 1, subsurface: 0.6, depth: 0.004 }), egg([0.0205, 0.0125, 0.0205], [0.004, 0.0085, 0.002]))], { spread: 3, room: 0.03 }); // biome-ignore format: rows

const chickenLeg: Maker = (request) => thing(request, [0.16, 0.06, 0.065], [piece(fried, displace(smoothUnion(0.03, egg([0.043, 0.03, 0.032], [-0.03, 0.03, 0]), rod([-0.02, 0.028, 0], [0.045, 0.026, 0], 0.02, 0.0105)), roughening({ amplitude: 0.003, size: 0.012, octaves: 2 }))), piece(mottled({ base: '#efe4cc', subsurface: 0.3, roughness: 0.4 }), rod([0.04, 0.026, 0], [0.075, 0.027, 0], 0.0058), ball(0.0075, [0.078, 0.031, 0.004]), ball(0.0072, [0.078, 0.0225, -0.003]))], { turn: 0.35 }); // biome-ignore format: rows
const meat: Maker = (request) => thing(request, [0.24, 0.1, 0.1], [piece(painted(mottled({ base: '#8a4420', other: '#5f2a10', size: 0.02, roughness: 0.3, coat: 0.6, subsurface: 0.2, bump: 0.001, grain: 0.006 }), [({ m, o }, { local }) => m.smoothstep(0.055, 0.06, o.abs(local[0])), flat('#a8583a', 0.35)]), displace(pipe(0.045, [[-0.06, 0.048, 0, 0.034], [-0.03, 0.048, 0, 0.046], [0.03, 0.048, 0, 0.046], [0.06, 0.048, 0, 0.034]], 3), roughening({ amplitude: 0.005, size: 0.03 }))), piece(mottled({ base: '#efe4cc', subsurface: 0.3, roughness: 0.4 }), rod([-0.11, 0.048, 0], [0.11, 0.048, 0], 0.0095), ...[-0.112, 0.112].flatMap((x) => [ball(0.0135, [x, 0.056, 0.004]), ball(0.013, [x, 0.041, -0.003])]))], { turn: 0.35 }); // biome-ignore format: rows
const steak: Maker = (request) => {
  const region = polygon(
    [
      [-0.075, -0.02],
      [-0.05, -0.05],
      [0.02, -0.045],
      [0.075, -0.015],
      [0.07, 0.03],
      [0.02, 0.05],
      [-0.04, 0.04],
      [-0.08, 0.02],
    ],
    0.02,
  );
  const slab: Field = (tools, p) =>
    tools.o.sub(
      tools.o.max(tools.o.add(region(tools, p[0], p[2]), 0.006), tools.o.sub(tools.o.abs(tools.o.sub(p[1], 0.0135)), 0.0075)),
      0.006,
    );
  const grill: Mask = (tools, { local, normal }) =>
    tools.o.mul(
      tools.m.smoothstep(0.75, 0.92, tools.o.abs(tools.m.sinTurns(tools.o.mul(tools.o.add(local[0], tools.o.mul(local[2], 0.6)), 26)))),
      tools.m.smoothstep(0.5, 0.8, normal[1]),
    );
  return thing(request, [0.16, 0.045, 0.1], [piece(painted(mottled({ base: '#8f4a2c', other: '#5c2814', size: 0.02, roughness: 0.35, coat: 0.5, subsurface: 0.2, bump: 0.001 }), [({ m }, { normal }) => m.smoothstep(0.5, 0.2, normal[1]), flat('#c9a078', 0.4)], [grill, flat('#1c0d07', 0.5)]), displace(slab, roughening({ amplitude: 0.003, size: 0.02 }))), piece(leafGreen, rod([-0.01, 0.03, 0.005], [0.045, 0.034, -0.006], 0.0012), ...Array.from({ length: 14 }, (_, index) => rod([-0.004 + 0.0035 * index, 0.031, 0.003], [-0.0005 + 0.0035 * index, 0.033 + 0.004 * Math.cos(index * 2), 0.001 + 0.009 * Math.sin(index * 2)], 0.0009)))], { turn: 0.2, parts: [{ shape: 0, position: at, rotation: [0.12, 0, 0] }] }); // biome-ignore format: rows
};
const bacon: Maker = (request) => {
  const strip: Field = (tools, p) => {
    const { o, m, k } = tools;
    const wave = k.opaque(o.mul(m.sinTurns(o.mul(p[0], 22)), 0.004), {
      of: [p[0]],
      range: () => ({ low: -0.004, high: 0.004 }),
      steepness: 0.56,
    });
    return o.max(o.sub(o.abs(o.sub(o.sub(p[1], 0.006), wave)), 0.0014), o.max(o.sub(o.abs(p[0]), 0.1), o.sub(o.abs(p[2]), 0.016)));
  };
  const stripes: Surface = {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const share = m.smoothstep(
        -0.3,
        0.3,
        o.add(m.sinTurns(o.mul(local[2], 75)), o.mul(o.sub(tools.n.valueNoise(v.scale(local, 60)), 0.5), 2.2)),
      );
      return {
        base: v.mix3([0.42, 0.07, 0.035], [0.8, 0.5, 0.3], share),
        roughness: 0.3,
        coat: 0.6,
        subsurface: 0.4,
        subsurfaceRadius: [0.003, 0.001, 0.0008],
      };
    },
  };
  return thing(request, [0.21, 0.03, 0.09], [piece(stripes, strip)], {
    parts: [-0.028, 0.006, 0.034].map(
      (z, index): Part => ({ shape: 0, position: [0.004 * index, 0.002 * index, z], rotation: [0.1, 0.08 * (index - 1), 0] }),
    ),
    turn: 0.3,
  });
};
const falafel: Maker = (request) => { const one = seedling(`${request.name}-ball`, 0.03, piece(mottled({ base: ownColour(request, '#8a5322'), other: '#5f3512', size: 0.006, roughness: 0.75, bump: 0.0022, grain: 0.004 }), displace(ball(0.02, at), roughening({ amplitude: 0.005, size: 0.012, octaves: 2 })))); return thing(request, [0.12, 0.06, 0.1], [piece(leafGreen, displace(turned([[0.055, 0.001], [0.055, 0.003], [0, 0.003]], 0.001), roughening({ amplitude: 0.01, size: 0.02 })))], { more: [one], parts: [{ shape: 0, position: at }, ...[[-0.024, 0.02, 0.012], [0.02, 0.02, 0.02], [0, 0.02, -0.022], [0.04, 0.02, -0.016], [-0.001, 0.052, 0.004]].map(([x, y, z], index): Part => ({ shape: 1, position: [x!, y! + 0.002, z!], rotation: [index, index * 2, 0] }))] }); }; // biome-ignore format: rows

const popcorn: Maker = (request) => {
  const tub = turned([[0.042, 0], [0.058, 0.13], [0, 0.132]], 0.001); // biome-ignore format: a profile
  const red = ownColour(request, '#c8161d');
  const stripes = painted(mottled({ base: '#f4efe6', subsurface: 0, roughness: 0.5 }), [
    ({ m, o }, { local }) => m.smoothstep(-0.06, 0.06, m.sinTurns(o.mul(m.atan2Turns(local[2], local[0]), 9))),
    flat(red, 0.45),
  ]);
  const puff = seedling(
    `${request.name}-puff`,
    0.02,
    piece(
      mottled({ base: '#f8efd6', other: '#f0d48a', size: 0.008, roughness: 0.75, subsurface: 0.4 }),
      displace(
        smoothUnion(
          0.003,
          ball(0.0075, at),
          ball(0.006, [0.007, 0.003, 0]),
          ball(0.0055, [-0.005, 0.005, 0.003]),
          ball(0.0055, [0, -0.004, 0.006]),
          ball(0.005, [0.001, 0.006, -0.005]),
        ),
        roughening({ amplitude: 0.003, size: 0.005 }),
      ),
    ),
  );
  return thing(
    request,
    [0.13, 0.175, 0.13],
    [piece(stripes, tub), piece(mottled({ base: '#f2e2b8' }), egg([0.053, 0.026, 0.053], [0, 0.126, 0]))],
    { more: [puff], spread: 3, parts: [{ shape: 0, position: at }, ...scattered(1, 46, 0.055, 0.134, 1.05, 0.158)] },
  );
};

const iceCream: Maker = (request) => {
  const scoop = (hex: string, x: number, y: number, z: number): Piece =>
    piece(
      mottled({ base: hex, size: 0.012, roughness: 0.55, subsurface: 0.5, depth: 0.004, bump: 0.0016, grain: 0.006, other: hex }),
      displace(
        smoothUnion(0.006, ball(0.03, [x, y, z]), translate(torus(0.026, 0.0065), [x, y - 0.018, z])),
        roughening({ amplitude: 0.004, size: 0.009, octaves: 2 }),
      ),
    );
  const glassy = spun([[0.036, 0], [0.034, 0.004], [0.008, 0.009], [0.007, 0.03], [0.03, 0.044], [0.055, 0.07], [0.06, 0.082], [0.056, 0.082], [0, 0.06]]); // biome-ignore format: a profile
  return thing(request, [0.125, 0.155, 0.125], [piece(mottled({ base: '#dfe8ea', other: '#d3dfe2', roughness: 0.1, coat: 1, subsurface: 0.3 }), glassy), scoop(request.colour ? '#f6ead0' : '#f4e3bd', -0.024, 0.092, 0.008), piece(mottled({ base: ownColour(request, '#e88fa8'), other: request.colour ?? colour('#df7f9a'), size: 0.012, roughness: 0.55, subsurface: 0.5, bump: 0.0016, grain: 0.006 }), displace(smoothUnion(0.006, ball(0.03, [0.026, 0.092, 0.004]), translate(torus(0.026, 0.0065), [0.026, 0.074, 0.004])), roughening({ amplitude: 0.004, size: 0.009, octaves: 2 }))), scoop('#5a321a', 0, 0.122, -0.006), piece(redFruit, ball(0.0085, [0.002, 0.157, -0.004])), piece(mottled({ base: '#d9a55c', other: '#b87f3a', subsurface: 0.1 }), put(turned([[0.006, -0.04], [0.006, 0.04], [0, 0.04]], 0.001), [0.035, 0.13, -0.02], [-0.3, 0, -0.5]))], { spread: 1 }); // biome-ignore format: rows
};
const softServe: Maker = (request) => {
  const waffle: Surface = {
    material: (tools, { local }) => ({
      base: tools.v.mix3([0.62, 0.33, 0.1], [0.4, 0.18, 0.04], tools.m.smoothstep(0.7, 0.95, crossing(tools, local))),
      roughness: 0.6,
    }),
    bump: (tools, local) => tools.o.mul(tools.m.smoothstep(0.6, 0.95, crossing(tools, local)), 0.0012),
  };
  const turns = Array.from({ length: 52 }, (_, index) => {
    const t = index / 51;
    const r = 0.026 * (1 - t) ** 0.75;
    return [r * Math.cos(t * 23), 0.112 + 0.066 * t, r * Math.sin(t * 23), 0.0125 * (1 - 0.68 * t)];
  });
  return thing(request, [0.075, 0.185, 0.075], [piece(waffle, turned([[0.003, 0], [0.022, 0.088], [0.03, 0.09], [0.031, 0.112], [0, 0.112]], 0.0015)), piece(mottled({ base: ownColour(request, '#f6ecd2'), other: request.colour ?? colour('#f1e2bd'), size: 0.02, roughness: 0.35, coat: 0.2, subsurface: 0.6, depth: 0.004 }), pipe(0.01, turns, 0), egg([0.026, 0.02, 0.026], [0, 0.116, 0]))], { spread: 3 }); // biome-ignore format: a profile
};
const crossing = ({ o, m }: Parameters<Mask>[0], [x, y, z]: Parameters<Mask>[1]['local']) => {
  const around = o.mul(m.atan2Turns(z, x), 9);
  return o.max(o.abs(m.sinTurns(o.mul(o.add(around, o.mul(y, 95)), 0.5))), o.abs(m.sinTurns(o.mul(o.sub(around, o.mul(y, 95)), 0.5))));
};

export const dishes: Readonly<Record<string, Maker>> = {
  hamburger,
  fries,
  pizza,
  'hot-dog': hotDog,
  sandwich,
  taco,
  burrito: (request) => rolled(request, filling),
  kebab,
  falafel,
  egg: eggModel,
  'fried-egg': friedEgg,
  meat,
  'chicken-leg': chickenLeg,
  steak,
  bacon,
  popcorn,
  'ice-cream': iceCream,
  'soft-serve': softServe,
};
