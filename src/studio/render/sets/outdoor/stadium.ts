/** Stadium: a mown pitch with its lines, stands with their crowd on three sides under roofs, floodlights at the corners. */
import type { F32 } from '../../../../kernel/index.ts';
import { assembly, piece, plain, sidePrism } from '../../../models/assembly/index.ts';
import type { Model } from '../../../models/model.ts';
import { box, capsule, colour, type FieldTools, grass, mottle, polygon, type Surface, translate, union } from '../../field/index.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { grassCarpet } from './carpet.ts';
import { type Plot, plotOf } from './plot.ts';
import { isDark } from './street.ts';

/** Rows of seats, most with someone in them: spots of colour on concrete steps. */
const crowd: Surface = {
  material: (tools, { local }) => {
    const { o, v, n, m } = tools;
    const row = o.floor(o.mul(local[1], 1 / 0.8));
    const seat = o.floor(o.mul(local[0], 1 / 0.62));
    const cell = [o.add(seat, 0.5), o.add(row, 0.5), 0.5] as const;
    const pick = (seed: number): F32 => n.valueNoise([o.mul(cell[0], 1.7), o.mul(cell[1], 1.3), o.float(0.5)], seed);
    const share = o.sub(o.mul(local[1], 1 / 0.8), row);
    const isBody = o.mul(m.smoothstep(0.16, 0.26, share), m.smoothstep(0.98, 0.86, share));
    const isTaken = m.smoothstep(0.34, 0.4, pick(3));
    const shirt = v.scale([o.mulAdd(pick(5), 0.9, 0.02), o.mulAdd(pick(6), 0.7, 0.03), o.mulAdd(pick(7), 0.8, 0.05)], 0.75);
    const seats = v.mix3([0.05, 0.09, 0.26], [0.035, 0.06, 0.17], share);
    return { base: v.mix3(v.mix3([0.24, 0.24, 0.23], seats, isBody), shirt, o.mul(isBody, isTaken)), roughness: 0.75 };
  },
};

const standLength = 46;

/** 92 m long, 20 m tall, facing +z. */
function stand(glow: number): Model {
  const seats = sidePrism(polygon([[2, 0], [2, 1.6], [-18, 16.4], [-20, 16.4], [-20, 0]])); // biome-ignore format: a drawing
  const bounded = (field: ReturnType<typeof sidePrism>) => (tools: FieldTools, p: Parameters<typeof field>[1]) =>
    tools.o.max(field(tools, p), tools.o.sub(tools.o.abs(p[0]), standLength));
  const roof = translate(box([standLength + 1, 0.3, 6], 0.1), [0, 19.6, -15]);
  const back = translate(box([standLength, 10, 0.3]), [0, 9.8, -20.4]);
  const wall = translate(box([standLength, 0.55, 0.12]), [0, 0.55, 2.6]);
  const strip = translate(box([standLength, 0.16, 0.1]), [0, 19.1, -9.2]);
  const adverts: Surface = {
    material: (tools, { local }) => {
      const { o, v, n } = tools;
      const panel = o.floor(o.mul(local[0], 1 / 6));
      const pick = n.valueNoise([o.mulAdd(panel, 1.7, 0.5), o.float(0.5), o.float(0.5)], 4);
      const base = v.mix3([0.55, 0.03, 0.03], [0.03, 0.1, 0.45], o.select(o.gt(pick, 0.5), 1, 0));
      return { base, roughness: 0.4, ...(glow > 0 && { emission: v.scale(base, 0.6 * glow) }) };
    },
  };
  const shape = assembly(
    'stand',
    [
      piece(crowd, bounded(seats)),
      piece(plain([0.5, 0.51, 0.53], 0.5, glow > 0 ? { emission: [0.05, 0.055, 0.065] } : {}), roof, back),
      piece(adverts, wall),
      piece(plain([0.8, 0.8, 0.78], 0.5, glow > 0 ? { emission: [2.2 * glow, 2.3 * glow, 2.4 * glow] } : {}), strip),
    ],
    { low: [-standLength - 1.2, -0.1, -21.2], high: [standLength + 1.2, 20.2, 2.9] },
  );
  return { shapes: [shape], widthMetres: 2 * standLength, heightMetres: 20 };
}

/** A mast of 34 m with a panel of lamps that looks to +z. */
function floodlight(glow: number): Model {
  const mast = union(
    capsule({ from: [-1, 0, 0], to: [-0.4, 30, 0], radius: 0.35, endRadius: 0.25 }),
    capsule({ from: [1, 0, 0], to: [0.4, 30, 0], radius: 0.35, endRadius: 0.25 }),
  );
  const panel = translate(box([3.4, 2.3, 0.3], 0.1), [0, 31.5, 0]);
  const lamps: Surface = {
    material: (tools, { local, normal }) => {
      const { o, m } = tools;
      const cell = (x: F32): F32 => o.abs(o.sub(o.sub(x, o.floor(x)), 0.5));
      const away = o.max(cell(o.mul(local[0], 1 / 1.1)), cell(o.mul(local[1], 1 / 1.1)));
      const lamp = o.mul(m.smoothstep(0.42, 0.34, away), m.smoothstep(0.3, 0.7, normal[2]));
      const level = o.mulAdd(lamp, 0.75, 0.06);
      return {
        base: [level, level, level],
        roughness: 0.3,
        ...(glow > 0 && { emission: [o.mul(lamp, 12 * glow), o.mul(lamp, 12.4 * glow), o.mul(lamp, 13 * glow)] as const }),
      };
    },
  };
  const shape = assembly('floodlight', [piece(plain([0.35, 0.36, 0.38], 0.45, { metal: 0.6 }), mast), piece(lamps, panel)], {
    low: [-3.6, 0, -0.5],
    high: [3.6, 34, 0.5],
  });
  return { shapes: [shape], widthMetres: 7, heightMetres: 34 };
}

/** Mown in bands, with white lines: one across behind the hero, a circle about it. */
function pitch(plot: Plot): Surface {
  const lawn = grass({ colour: colour('#3f7a24') });
  const unit = Math.max(1, plot.reach / 5);
  const across = plot.far + Math.max(2.4, 0.9 * plot.reach);
  const [half, radius] = [0.06 * unit, 9.15 * unit];
  return {
    ...lawn,
    material: (tools, at) => {
      const { o, v, m } = tools;
      const values = lawn.material(tools, at);
      const [x, , z] = at.local;
      const band = o.mul(o.add(z, across), 1 / (11 * unit));
      const isLight = m.smoothstep(0.24, 0.26, o.abs(o.sub(o.sub(band, o.floor(band)), 0.5)));
      const near = (distance: F32): F32 => m.smoothstep(1.25 * half, 0.85 * half, o.abs(distance));
      const circle = near(o.sub(v.length([x, o.float(0), o.add(z, across)]), radius));
      const lines = o.max(o.max(near(o.add(z, across)), circle), near(o.add(z, across + 42 * unit)));
      const worn = o.mulAdd(mottle(tools, at.local, 0.05 * unit, 3, 9), 0.5, 0.55);
      const mown = v.scale(values.base, o.mulAdd(isLight, 0.42, 0.78));
      return { ...values, base: v.mix3(mown, [0.8, 0.81, 0.78], o.mul(lines, worn)) };
    },
  };
}

export const stadium: SetBuilder = (view) => {
  const plot = plotOf(view);
  const glow = isDark(view) ? 1 : 0;
  const scale = Math.max(1, plot.reach / 25);
  const seats = stand(glow);
  const lamps = floodlight(glow);
  const [behind, beside] = [72 * scale, 44 * scale];
  const place = (model: Model, x: number, distance: number, turnRadians: number): SetPiece => ({
    model,
    position: [x, 0, -distance],
    turnRadians,
    scale,
  });
  return {
    pieces: [
      ...grassCarpet(plot, { height: 0.03, count: 110, tones: [colour('#2c5a18'), colour('#5d9a34')], depth: 1.8 }),
      place(seats, 0, behind, 0),
      place(seats, -beside, behind - 52 * scale, Math.PI / 2),
      place(seats, beside, behind - 52 * scale, -Math.PI / 2),
      ...[-1, 1].map(
        (side): SetPiece => ({ ...place(lamps, side * 0.5 * beside, behind + 23 * scale, -0.25 * side), scale: 0.92 * scale }),
      ),
    ],
    ground: pitch(plot),
  };
};
