/** Machines for air, floors and hair; a hearth is a building's. Front to +z, metres. */
import { colour, type Field, lathe, repeatAround, rotate, torus, translate, union } from '../../render/field/index.ts';
import { circle, flat, joint, onFront, painted, piece, rect } from '../assembly/index.ts';
import { ball, bent, block, build, chrome, darkPlastic, drum, finish, type Makers, rod, taper } from '../furniture/index.ts';
import type { Model, ModelRequest } from '../model.ts';

function fan(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'plastic', hex: '#e7e9ea' });
  const y = 0.82;
  const upright = (field: Field): Field => translate(rotate(field, 'x', Math.PI / 2), [0, y, 0.05]);
  const blade = translate(rotate(block([0.08, 0.004, 0.058], [0, 0, 0], 0.004), 'x', 0.5), [0.105, 0, 0]);
  const spokes = repeatAround(bent(0.0018, [0.03, 0.055, 0], [0.12, 0.05, 0], [0.19, 0.02, 0], [0.205, -0.01, 0]), 22);
  const back = repeatAround(bent(0.0018, [0.03, -0.07, 0], [0.12, -0.06, 0], [0.19, -0.03, 0], [0.205, -0.005, 0]), 14);
  return build({
    ...request,
    pieces: [
      piece(skin, lathe([{ u: 0.2, v: 0 }, { u: 0.2, v: 0.014 }, { u: 0.12, v: 0.035 }, { u: 0.03, v: 0.05 }], 0.012), rod(0.016, [0, 0.04, 0], [0, 0.5, 0]), translate(rotate(lathe([{ u: 0.05, v: -0.08 }, { u: 0.06, v: -0.02 }, { u: 0.05, v: 0.07 }], 0.02), 'x', Math.PI / 2), [0, y, -0.08]), drum(0.028, 0.04, [0, 0.7, -0.06])),
      piece(chrome, upright(spokes), upright(back), upright(torus(0.207, 0.005)), rod(0.011, [0, 0.5, 0], [0, 0.78, -0.05]), upright(translate(torus(0.12, 0.0025), [0, 0.05, 0]))),
      piece(finish({ ...request, colour: request.colour ?? colour('#2f7fb5') }, { kind: 'plastic' }), upright(repeatAround(blade, 4)), upright(drum(0.034, 0.012, [0, 0.056, 0], 'y', 0.008)), drum(0.026, 0.03, [0, 0.5, 0])),
    ],
    width: 0.43,
    height: 1.03,
    length: 0.4,
    turn: -0.4,
  }); // biome-ignore format: a table
}

function hairDrier(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'plastic', hex: '#d0426b' });
  // Held upright, blowing to the left; the handle stands on a small foot of its own shape.
  const barrel = translate(rotate(lathe([{ u: 0.03, v: -0.115 }, { u: 0.033, v: -0.1 }, { u: 0.041, v: -0.03 }, { u: 0.045, v: 0.05 }, { u: 0.04, v: 0.085 }, { u: 0.03, v: 0.095 }], 0.012), 'z', -Math.PI / 2), [0.01, 0.18, 0]); // biome-ignore format: a profile
  const nozzle = block([0.028, 0.034, 0.012], [-0.125, 0.18, 0], 0.008);
  const handle = taper([0.035, 0.16, 0], 0.021, [0.055, 0.02, 0], 0.017);
  const marks = painted(
    skin,
    [onFront(rect(0.045, 0.09, 0.008, 0.022, 0.006), 0.0006), flat('#202124', 0.5)],
    [onFront(rect(0.0455, 0.098, 0.005, 0.007, 0.003), 0.0006), flat('#e4e4e4', 0.4)],
    [onFront(rect(-0.02, 0.18, 0.04, 0.003), 0.0006), flat('#f2d6dd', 0.4)],
  );
  return build({
    ...request,
    pieces: [piece(marks, barrel, handle), piece(darkPlastic, nozzle, drum(0.037, 0.006, [-0.1, 0.18, 0], 'x', 0.004), drum(0.031, 0.006, [0.105, 0.18, 0], 'x', 0.004), ball([0.021, 0.012, 0.021], [0.055, 0.012, 0]), bent(0.0035, [0.056, 0.006, 0], [0.1, 0.005, 0.02], [0.13, 0.0045, -0.02], [0.1, 0.0045, -0.06], [0.02, 0.0045, -0.05])), piece(chrome, drum(0.043, 0.004, [-0.012, 0.18, 0], 'x', 0.002))],
    width: 0.29,
    height: 0.226,
    length: 0.11,
    turn: -0.2,
    anchors: {},
  }); // biome-ignore format: a table
}

/** A canister on wheels with its hose and brush. */
function vacuumCleaner(request: ModelRequest): Model {
  const skin = finish(request, { kind: 'plastic', hex: '#b3262b' });
  const hull = union(ball([0.14, 0.115, 0.2], [0.22, 0.14, -0.08]), block([0.12, 0.05, 0.19], [0.22, 0.075, -0.08], 0.045));
  const tube = bent(0.015, [-0.24, 0.09, 0.22], [-0.2, 0.42, 0.1], [-0.16, 0.72, 0], [-0.12, 0.86, -0.06]);
  const hose = bent(0.02, [-0.12, 0.86, -0.06], [-0.03, 0.9, -0.08], [0.08, 0.7, 0], [0.16, 0.4, 0.12], [0.22, 0.22, 0.1]);
  return build({
    ...request,
    pieces: [piece(painted(skin, [({ m }, { local }) => m.smoothstep(0.196, 0.2, local[1]), flat('#1d1e20', 0.3, { coat: 0.7 })]), hull), piece(darkPlastic, hose, drum(0.075, 0.018, [0.09, 0.075, -0.15], 'x', 0.01), drum(0.075, 0.018, [0.35, 0.075, -0.15], 'x', 0.01), drum(0.03, 0.02, [0.22, 0.03, 0.08], 'x', 0.008), block([0.14, 0.022, 0.045], [-0.25, 0.025, 0.25], 0.016), bent(0.013, [0.14, 0.25, -0.14], [0.17, 0.29, -0.14], [0.27, 0.29, -0.14], [0.3, 0.25, -0.14]), taper([-0.14, 0.8, -0.03], 0.022, [-0.12, 0.87, -0.065], 0.02)), piece(chrome, tube)],
    width: 0.78,
    height: 0.91,
    length: 0.6,
    turn: -0.3,
  }); // biome-ignore format: a table
}

function sewingMachine(request: ModelRequest): Model {
  const isModern = request.attributes?.includes('modern') ?? false;
  const skin = finish(request, { kind: 'enamel', hex: isModern ? '#f0efec' : '#101114' });
  const brassy = flat([0.8, 0.58, 0.24], 0.25, { metal: 1 });
  const scroll = joint(...[-0.1, -0.04, 0.02, 0.08].flatMap((x) => [circle(x, 0.262, 0.012), rect(x + 0.03, 0.262, 0.014, 0.002)]));
  const arm = painted(
    skin,
    [onFront(scroll, 0.001), brassy],
    [onFront(rect(-0.01, 0.24, 0.14, 0.0014), 0.0006), brassy],
    [onFront(rect(-0.01, 0.285, 0.14, 0.0014), 0.0006), brassy],
  );
  return build({
    ...request,
    pieces: [
      piece(arm, block([0.2, 0.018, 0.085], [0, 0.052, 0], 0.012), taper([0.15, 0.07, 0], 0.055, [0.14, 0.25, 0], 0.042), rod(0.038, [-0.16, 0.262, 0], [0.15, 0.262, 0]), taper([-0.165, 0.26, 0], 0.036, [-0.165, 0.17, 0], 0.026)),
      piece(finish({ ...request, colour: null, material: 'wood' }, { kind: 'wood' }), block([0.22, 0.018, 0.1], [0, 0.018, 0], 0.006)),
      piece(chrome, drum(0.062, 0.012, [0.215, 0.25, 0], 'x', 0.006), rod(0.004, [-0.165, 0.17, 0], [-0.165, 0.075, 0]), block([0.02, 0.002, 0.04], [-0.165, 0.072, 0.01], 0.001), rod(0.003, [0.02, 0.29, 0], [0.02, 0.345, 0]), drum(0.014, 0.006, [-0.165, 0.23, 0.04], 'z', 0.002), rod(0.008, [0.21, 0.25, 0], [0.17, 0.255, 0])),
      piece({ material: () => flat('#b3262b', 0.7) }, drum(0.013, 0.018, [0.02, 0.318, 0])),
    ],
    width: 0.45,
    height: 0.346,
    length: 0.2,
    turn: -0.35,
  }); // biome-ignore format: a table
}

export const household: Makers = { fan, 'hair-drier': hairDrier, 'vacuum-cleaner': vacuumCleaner, 'sewing-machine': sewingMachine };
