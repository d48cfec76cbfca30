/** Bathroom and water: tub, toilet, sink, tap, shower, mirror; tanks and cages. */
import {
  brass,
  colour,
  difference,
  ellipsoid,
  type Field,
  glass,
  repeatAround,
  rotate,
  type Surface,
  sphere,
  torus,
  translate,
  union,
  water,
} from '../../render/field/index.ts';
import { assembly, flat, isAsked, onFront, painted, piece, plain, rect, rim, span } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
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
  lacquer,
  type Makers,
  pair,
  porcelain,
  rod,
  rows,
  taper,
} from './joinery.ts';

function bathtub(request: ModelRequest): Model {
  const isFull = isAsked(request.attributes, 'full', 'filled', 'bubbly');
  const outer = translate(ellipsoid([0.82, 0.55, 0.4]), [0, 0.6, 0]);
  const shellField = difference(
    difference(outer, block([1, 0.3, 0.6], [0, 0.88, 0])),
    translate(ellipsoid([0.775, 0.5, 0.355]), [0, 0.6, 0]),
  );
  const rolled: Field = (tools, p) => {
    const { o, v } = tools;
    const q = v.length([o.mul(p[0], 0.4 / 0.82), p[2], 0]);
    return o.mul(o.sub(v.length([o.sub(q, 0.392), o.sub(p[1], 0.58), 0]), 0.026), 0.8);
  };
  const white = finish(request, { kind: 'ceramic', hex: '#f3f1ec' });
  const feet = four(rows([taper([0.4, 0.17, 0.2], 0.04, [0.47, 0.03, 0.25], 0.028), ball([0.035, 0.022, 0.045], [0.48, 0.022, 0.27])]));
  const taps = union(
    rod(0.012, [-0.66, 0.6, -0.08], [-0.66, 0.72, -0.08]),
    rod(0.012, [-0.66, 0.6, 0.08], [-0.66, 0.72, 0.08]),
    rod(0.013, [-0.66, 0.72, -0.1], [-0.66, 0.72, 0.1]),
    bent(0.014, [-0.66, 0.72, 0], [-0.62, 0.79, 0], [-0.55, 0.77, 0], [-0.53, 0.71, 0]),
    ...[-0.1, 0.1].map((z) => drum(0.022, 0.016, [-0.66, 0.72, z], 'z', 0.006)),
  );
  const foam: Surface = plain('#f5f8fa', 0.6, { subsurface: 0.3, subsurfaceRadius: [0.01, 0.01, 0.01] });
  const bubbles: Field = (tools, p) => {
    const { o, n, k } = tools;
    const lumps = k.opaque(o.mul(n.worley([o.mul(p[0], 14), o.mul(p[1], 14), o.mul(p[2], 14)], 2).nearest, 0.05), {
      of: [p[0], p[1], p[2]],
      range: () => ({ low: 0, high: 0.09 }),
      steepness: 0.7,
    });
    return o.max(o.add(o.mul(ball([0.72, 0.16, 0.32], [0, 0.48, 0])(tools, p), 0.7), o.mul(lumps, 0.6)), o.sub(0.4, p[1]));
  };
  const filled = isFull ? [piece(foam, bubbles)] : [];
  return build({
    ...request,
    pieces: [piece(white, shellField, rolled), piece(chrome, feet, taps), ...filled],
    width: 1.7,
    height: 0.79,
    length: 0.84,
    turn: -0.4,
    anchors: {
      inside: { at: [0.1, 0.16, 0], widthMetres: 1.1, depthMetres: 0.45 },
      seat: { at: [0.2, 0.16, 0], widthMetres: 0.9, depthMetres: 0.45 },
    },
  });
}

function toilet(request: ModelRequest): Model {
  const white = finish(request, { kind: 'ceramic', hex: '#f4f3ef' });
  const bowl = union(translate(ellipsoid([0.185, 0.2, 0.255]), [0, 0.29, 0.12]), taper([0, 0.16, 0.06], 0.13, [0, 0.09, 0.02], 0.105));
  const hull = difference(
    union(bowl, block([0.115, 0.03, 0.18], [0, 0.03, 0.04], 0.025), block([0.12, 0.2, 0.09], [0, 0.2, -0.12], 0.04)),
    block([0.4, 0.2, 0.6], [0, 0.595, 0.1]),
    translate(ellipsoid([0.135, 0.18, 0.19]), [0, 0.4, 0.14]),
  );
  const ring =
    (y: number, half: number): Field =>
    (tools, p) => {
      const { o, v } = tools;
      const q = v.length([o.mul(p[0], 1.3), o.sub(p[2], 0.12), 0]);
      return o.mul(o.max(o.sub(o.abs(o.sub(q, 0.208)), 0.05), o.sub(o.abs(o.sub(p[1], y)), half)), 0.75);
    };
  const lid: Field = (tools, p) => {
    // Raised: an oval standing before the tank.
    const { o, v } = tools;
    const z = o.add(o.mul(o.sub(p[1], 0.42), 0.2), o.add(p[2], 0.12));
    const q = v.length([o.mul(p[0], 1.12), o.sub(p[1], 0.596), 0]);
    return o.mul(o.sub(o.max(o.sub(q, 0.172), o.sub(o.abs(z), 0.006)), 0.006), 0.75);
  };
  return build({
    ...request,
    pieces: [piece(white, hull, block([0.205, 0.17, 0.085], [0, 0.585, -0.235], 0.03), block([0.215, 0.02, 0.095], [0, 0.77, -0.235], 0.012)), piece(lacquer(request.colour ?? colour('#f7f6f2'), 0.8), ring(0.412, 0.011), lid), piece(chrome, drum(0.024, 0.006, [0, 0.793, -0.235], 'y', 0.004), pair(drum(0.012, 0.012, [0.07, 0.42, -0.11], 'x', 0.004)))],
    width: 0.43,
    height: 0.8,
    length: 0.74,
    turn: -0.55,
    anchors: { seat: { at: [0, 0.425, 0.1], widthMetres: 0.34, depthMetres: 0.36 }, top: { at: [0, 0.792, -0.235], widthMetres: 0.36, depthMetres: 0.15 }, inside: { at: [0, 0.28, 0.14], widthMetres: 0.2, depthMetres: 0.25 } },
  }); // biome-ignore format: a table
}

const faucet = (x: number, y: number, z: number, reach: number): Field =>
  union(
    drum(0.024, 0.01, [x, y + 0.01, z], 'y', 0.006),
    bent(0.0125, [x, y, z], [x, y + 0.16, z], [x, y + 0.215, z + reach * 0.35], [x, y + 0.2, z + reach * 0.85], [x, y + 0.15, z + reach]),
  );

/** A vanity with a basin let into it; "kitchen": of steel. */
function sink(request: ModelRequest): Model {
  const isKitchen = /kitchen/i.test(request.label) || /metal|steel/.test(request.material ?? '');
  const basinSurface = isKitchen ? brushed : finish(request, { kind: 'ceramic', hex: '#f5f4f0' });
  const [w, y] = [0.38, 0.82];
  const bowl = isKitchen
    ? block([0.26, 0.1, 0.16], [0, y + 0.04, 0.03], 0.04)
    : translate(ellipsoid([0.27, 0.13, 0.175]), [0, y + 0.045, 0.035]);
  const slab = difference(block([w, 0.035, 0.245], [0, y, 0], 0.018), bowl);
  const pan = difference(
    isKitchen ? block([0.27, 0.12, 0.17], [0, y - 0.06, 0.03], 0.04) : translate(ellipsoid([0.285, 0.145, 0.19]), [0, y + 0.035, 0.035]),
    bowl,
    block([1, 0.2, 1], [0, y + 0.2, 0]),
  );
  const cabinet = painted(
    finish(isKitchen || !request.material ? { ...request, material: null } : { ...request, material: null, colour: null }, {
      kind: 'lacquer',
      hex: '#6f8a86',
    }),
    [onFront(rim(rect(0, 0.43, 0.0005, 0.33), 0.0016), 0.001), flat('#20211f', 0.8)],
  );
  const fronts = pair(
    difference(block([0.168, 0.32, 0.01], [0.18, 0.43, 0.224], 0.004), block([0.115, 0.265, 0.02], [0.18, 0.43, 0.245], 0.005)),
  );
  return build({
    ...request,
    pieces: [piece(basinSurface, slab, pan), piece(cabinet, difference(block([w - 0.015, 0.35, 0.22], [0, 0.44, 0], 0.006), block([0.3, 0.12, 0.19], [0, 0.78, 0.03])), fronts, block([w - 0.04, 0.05, 0.19], [0, 0.05, 0])), piece(chrome, faucet(0, y + 0.03, -0.17, 0.16), pair(rod(0.009, [0.1, y + 0.03, -0.17], [0.1, y + 0.075, -0.17])), pair(rod(0.0075, [0.1, y + 0.075, -0.17], [0.15, y + 0.085, -0.155])), drum(0.024, 0.004, [0, isKitchen ? y - 0.055 : y - 0.082, 0.03], 'y', 0.003), pair(rod(0.006, [0.03, 0.5, 0.245], [0.03, 0.62, 0.245])))],
    width: 0.77,
    height: 1.07,
    length: 0.5,
    turn: -0.4,
    anchors: { inside: { at: [0, y - 0.08, 0.035], widthMetres: 0.36, depthMetres: 0.24 }, top: { at: [0.28, y + 0.035, 0], widthMetres: 0.16, depthMetres: 0.3 } },
  }); // biome-ignore format: a table
}

function tap(request: ModelRequest): Model {
  const metal = request.colour || request.material ? finish(request, { kind: 'metal' }) : chrome;
  const isRunning = isAsked(request.attributes, 'running', 'open', 'dripping');
  return build({
    ...request,
    pieces: [piece(metal, faucet(0, 0, -0.05, 0.15), pair(rod(0.011, [0.08, 0, -0.05], [0.08, 0.05, -0.05])), ...[-0.08, 0.08].flatMap((x) => [0, 1].map((turn) => (turn ? rod(0.007, [x - 0.032, 0.062, -0.05], [x + 0.032, 0.062, -0.05]) : rod(0.007, [x, 0.062, -0.082], [x, 0.062, -0.018])))), block([0.13, 0.008, 0.035], [0, 0.008, -0.05], 0.008), pair(drum(0.016, 0.012, [0.08, 0.058, -0.05], 'y', 0.005)))],
    width: 0.27,
    height: 0.235,
    length: 0.2,
    turn: -0.6,
    ...(isRunning && { more: [assembly(`${request.name}-water`, [piece(water(), taper([0, 0.14, 0.1], 0.007, [0, 0.006, 0.1], 0.005))], span([-0.02, -0.01, 0.08], [0.02, 0.16, 0.12]))] }),
  }); // biome-ignore format: a table
}

function shower(request: ModelRequest): Model {
  const metal = finish(request, { kind: 'metal' });
  const bright = request.colour ? metal : chrome;
  const tile: Surface = {
    material: ({ o, m, v, n }, { local }) => {
      const [x, y] = [o.mul(o.add(local[0], local[2]), 1 / 0.15), o.mul(local[1], 1 / 0.15)];
      const edge = o.min(o.sub(0.5, o.abs(o.sub(o.sub(x, o.floor(x)), 0.5))), o.sub(0.5, o.abs(o.sub(o.sub(y, o.floor(y)), 0.5))));
      const shade = o.mulAdd(n.unit(n.hash3(o.truncate(o.floor(x)), o.truncate(o.floor(y)), 1)), 0.16, 0.86);
      return {
        base: v.mix3([0.55, 0.54, 0.52], v.scale(colour('#a9ccd2'), shade), m.smoothstep(0.015, 0.03, edge)),
        roughness: 0.25,
        coat: m.smoothstep(0.015, 0.03, edge),
        coatRoughness: 0.05,
      };
    },
  };
  return build({
    ...request,
    pieces: [piece(tile, block([0.45, 1.02, 0.02], [0, 1.03, -0.43], 0.004), block([0.02, 1.02, 0.44], [-0.45, 1.03, 0], 0.004)), piece(porcelain(), difference(block([0.46, 0.04, 0.45], [0, 0.04, 0], 0.02), block([0.42, 0.04, 0.41], [0, 0.075, 0], 0.02))), piece(bright, rod(0.011, [0, 1.0, -0.4], [0, 1.95, -0.4]), bent(0.011, [0, 1.95, -0.4], [0, 2.0, -0.3], [0, 2.0, -0.1], [0, 1.95, -0.05]), drum(0.12, 0.008, [0, 1.93, -0.05], 'y', 0.006), drum(0.03, 0.12, [0, 1.05, -0.385], 'x', 0.01), pair(drum(0.034, 0.02, [0.15, 1.05, -0.385], 'x', 0.006)), bent(0.007, [0.04, 1.03, -0.38], [0.12, 0.7, -0.36], [0.2, 0.75, -0.36], [0.13, 1.3, -0.37]), rod(0.014, [0.13, 1.3, -0.37], [0.11, 1.45, -0.33]), drum(0.035, 0.012, [0.105, 1.47, -0.315], 'z', 0.006), drum(0.03, 0.003, [0, 0.045, 0]), rod(0.009, [0.45, 0.08, 0.43], [0.45, 2.0, 0.43]), rod(0.009, [0.45, 2.0, -0.42], [0.45, 2.0, 0.43]))],
    width: 0.94,
    height: 2.06,
    length: 0.92,
    turn: -0.35,
    more: [assembly(`${request.name}-glass`, [piece(glass({ colour: [0.75, 0.9, 0.86], depth: 0.012 }), block([0.004, 0.95, 0.42], [0.45, 1.04, 0], 0.002))], span([0.43, 0.05, -0.45], [0.47, 2.02, 0.45]))],
    anchors: { inside: { at: [0, 0.06, 0], widthMetres: 0.7, depthMetres: 0.7 }, seat: { at: [0, 0.06, 0], widthMetres: 0.6 } },
  }); // biome-ignore format: a table
}

/** A bowl of water with a fish, or a tank when the word says so. */
function fishTank(request: ModelRequest): Model {
  const isBowl = /bowl/i.test(request.label) || isAsked(request.attributes, 'round');
  const gravel: Surface = {
    material: ({ n, v, o }, { local }) => ({
      base: v.mix3(colour('#c8b48c'), colour('#6f6250'), o.float(n.valueNoise(v.scale(local, 160)))),
      roughness: 0.9,
    }),
    bump: ({ n, v, o }, p) => o.mul(n.worley(v.scale(p, 90), 1).nearest, 0.004),
  };
  const weed = plain('#2f7a3a', 0.6, { subsurface: 0.2 });
  const fish = (x: number, y: number, z: number, s: number): Field =>
    union(
      ball([0.032 * s, 0.018 * s, 0.011 * s], [x, y, z]),
      taper([x - 0.03 * s, y, z], 0.004 * s, [x - 0.055 * s, y + 0.018 * s, z], 0.007 * s),
      taper([x - 0.03 * s, y, z], 0.004 * s, [x - 0.055 * s, y - 0.016 * s, z], 0.007 * s),
      taper([x, y + 0.014 * s, z], 0.004 * s, [x - 0.014 * s, y + 0.026 * s, z], 0.003 * s),
    );
  const orange = plain('#e8641b', 0.3, { coat: 0.6 });
  const white = plain('#f3efe6', 0.3, { coat: 0.6 });
  const leaves = (x: number, z: number, y: number, h: number): Field =>
    union(
      ...[0, 1, 2].map((index) =>
        bent(
          0.0035,
          [x, y, z],
          [x + 0.012 * (index - 1), y + h * 0.5, z],
          [x + 0.028 * (index - 1), y + h * (1 - 0.12 * index), z + 0.008],
        ),
      ),
    );
  if (isBowl) {
    const outer = difference(translate(sphere(0.145), [0, 0.135, 0]), block([1, 0.1, 1], [0, 0.34, 0]), block([1, 0.1, 1], [0, -0.098, 0]));
    const wall = difference(outer, translate(sphere(0.1415), [0, 0.137, 0]));
    const body = assembly(`${request.name}-body`, [piece(gravel, difference(translate(sphere(0.139), [0, 0.137, 0]), block([1, 0.3, 1], [0, 0.34, 0]))), piece(weed, leaves(-0.05, -0.02, 0.035, 0.11), leaves(0.06, -0.04, 0.035, 0.08)), piece(orange, fish(0.01, 0.12, 0.03, 1.15)), piece(plain('#111111', 0.2), dot(0.003, [0.035, 0.125, 0.041]))], span([-0.15, 0, -0.15], [0.15, 0.25, 0.15])); // biome-ignore format: a row
    const clear = assembly(
      `${request.name}-glass`,
      [piece(glass(), wall, translate(torus(0.1, 0.004), [0, 0.24, 0]))],
      span([-0.15, -0.01, -0.15], [0.15, 0.26, 0.15]),
    );
    return {
      shapes: [body, clear],
      widthMetres: 0.29,
      heightMetres: 0.245,
      depthMetres: 0.29,
      spreadRadians: 3,
      anchors: { inside: { at: [0, 0.1, 0], widthMetres: 0.2, depthMetres: 0.2 } },
    };
  }
  const stoneHue = plain('#7d7a74', 0.8);
  return build({
    ...request,
    pieces: [piece(darkPlastic, block([0.4, 0.014, 0.19], [0, 0.014, 0], 0.004), difference(block([0.402, 0.016, 0.192], [0, 0.47, 0], 0.005), block([0.375, 0.05, 0.165], [0, 0.47, 0]))), piece(gravel, block([0.388, 0.03, 0.178], [0, 0.055, 0], 0.01)), piece(weed, leaves(-0.28, -0.05, 0.07, 0.28), leaves(-0.22, 0.02, 0.07, 0.2), leaves(0.27, -0.06, 0.07, 0.3), leaves(0.2, 0, 0.07, 0.18)), piece(orange, fish(-0.06, 0.26, 0.05, 1.5), fish(0.17, 0.33, -0.02, 1.2)), piece(white, fish(0.05, 0.17, 0.04, 1.2)), piece(stoneHue, ball([0.08, 0.06, 0.06], [-0.1, 0.09, -0.06]), ball([0.05, 0.04, 0.05], [0.0, 0.08, -0.04])), piece(plain('#2f86b8', 0.6, { emission: [0.03, 0.13, 0.2] }), block([0.388, 0.2, 0.002], [0, 0.26, -0.182], 0.001))],
    width: 0.81,
    height: 0.487,
    length: 0.39,
    turn: -0.3,
    more: [assembly(`${request.name}-glass`, [piece(glass(), difference(block([0.398, 0.22, 0.188], [0, 0.245, 0], 0.003), block([0.393, 0.3, 0.183], [0, 0.325, 0])))], span([-0.41, 0.01, -0.2], [0.41, 0.48, 0.2]))],
    anchors: { inside: { at: [0, 0.2, 0], widthMetres: 0.6, depthMetres: 0.25 } },
  }); // biome-ignore format: a table
}

function birdCage(request: ModelRequest): Model {
  const metal = request.colour || request.material ? finish(request, { kind: 'metal' }) : brass();
  const wires = repeatAround(bent(0.0024, [0.17, 0.03, 0], [0.17, 0.3, 0], [0.15, 0.4, 0], [0.08, 0.475, 0], [0.012, 0.5, 0]), 24);
  return build({
    ...request,
    pieces: [piece(metal, wires, ...[0.12, 0.32].map((y) => translate(torus(0.17, 0.0035), [0, y, 0])), drum(0.178, 0.016, [0, 0.018, 0], 'y', 0.008), dot(0.014, [0, 0.505, 0]), translate(rotate(torus(0.02, 0.003), 'x', Math.PI / 2), [0, 0.535, 0]), rod(0.002, [-0.05, 0.45, 0], [-0.05, 0.26, 0]), rod(0.002, [0.05, 0.45, 0], [0.05, 0.26, 0])), piece(finish({ ...request, colour: null, material: null }, { kind: 'wood' }), rod(0.006, [-0.06, 0.26, 0], [0.06, 0.26, 0]), rod(0.006, [-0.165, 0.15, 0.02], [0.165, 0.15, 0.02]))],
    width: 0.36,
    height: 0.56,
    length: 0.36,
    turn: 0,
    spread: 3,
    anchors: { inside: { at: [0, 0.157, 0.02], widthMetres: 0.26, depthMetres: 0.26 }, seat: { at: [0, 0.157, 0.02], widthMetres: 0.2 } },
  }); // biome-ignore format: a table
}

export const bath: Makers = { bathtub, toilet, sink, tap, shower, 'fish-tank': fishTank, 'bird-cage': birdCage };
