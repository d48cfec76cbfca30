/**
 * Camera rays: a point within the pixel, a point on the lens, round or a regular polygon, and the ray through the point in focus.
 * Also sets every column of a new path.
 */
import type { F32, FloatLike, I32 } from '../../../kernel/index.ts';
import { samplerOf } from './sampler.ts';
import type { StageTools } from './stage.ts';

/** A point of the unit disc, or of the regular polygon of `bladeCount` corners inscribed in it, uniform by area. */
function lensPoint({ o, m }: StageTools, [u, w]: readonly [F32, F32], bladeCount: F32): readonly [F32, F32] {
  const radius = o.sqrt(u);
  const [discX, discY] = [o.mul(radius, m.cosTurns(w)), o.mul(radius, m.sinTurns(w))];
  const blades = o.max(bladeCount, 3);
  const scaled = o.mul(u, blades);
  const blade = o.min(o.floor(scaled), o.sub(blades, 1));
  const out = o.sqrt(o.sub(scaled, blade));
  const [from, to] = [o.div(blade, blades), o.div(o.add(blade, 1), blades)];
  const corner = (turns: FloatLike, share: F32, along: (turns: FloatLike) => F32): F32 => o.mul(along(turns), o.mul(out, share));
  const rest = o.sub(1, w);
  const polygonX = o.add(corner(from, rest, m.cosTurns), corner(to, w, m.cosTurns));
  const polygonY = o.add(corner(from, rest, m.sinTurns), corner(to, w, m.sinTurns));
  const isRound = o.lt(bladeCount, 3);
  return [o.select(isRound, discX, polygonX), o.select(isRound, discY, polygonY)];
}

function writeRay(t: StageTools, i: I32): void {
  const { o, v, path, ray, parameter, parameter3 } = t;
  const draw = samplerOf(t).draw2;
  const [seed, sample] = [path.readInt('seed', i), path.readInt('sample', i)];
  const [jitterX, jitterY] = draw(seed, sample, o.int(1));
  const pixelSize = parameter('pixelSize');
  const x = o.sub(o.add(o.toFloat(path.readInt('column', i)), jitterX), o.mul(parameter('imageWidth'), 0.5));
  const y = o.sub(o.mul(parameter('imageHeight'), 0.5), o.add(o.toFloat(path.readInt('row', i)), jitterY));
  const [right, up, forward] = [parameter3('cameraRight'), parameter3('cameraUp'), parameter3('cameraForward')];
  const through = v.add3(forward, v.add3(v.scale(right, o.mul(x, pixelSize)), v.scale(up, o.mul(y, pixelSize))));
  const [lensX, lensY] = lensPoint(t, draw(seed, sample, o.int(2)), parameter('bladeCount'));
  const radius = parameter('lensRadius');
  const offset = v.add3(v.scale(right, o.mul(lensX, radius)), v.scale(up, o.mul(lensY, radius)));
  path.write3('origin', i, v.add3(parameter3('cameraPosition'), offset));
  ray.write3('direction', i, v.normalise(v.sub3(v.scale(through, parameter('focusDistance')), offset)));
}

export function recordCamera(t: StageTools): void {
  const { k, path, forEach } = t;
  k.function({ name: 'camera', parameters: ['uniform', 'uniform', 'uniform'], results: [], isExported: true }, (step, start, end) => {
    forEach(step, { start, end }, (i) => {
      writeRay(t, i);
      for (const name of ['throughput', 'tint'] as const) path.write3(name, i, [1, 1, 1]);
      for (const name of ['light', 'albedo', 'firstNormal', 'mediumAbsorption', 'outerAbsorption'] as const)
        path.write3(name, i, [0, 0, 0]);
      for (const name of ['covered', 'isSeen', 'isStray'] as const) path.write(name, i, 0);
      for (const name of ['depth', 'medium', 'outer', 'firstId'] as const) path.writeInt(name, i, 0);
      for (const name of ['mediumIor', 'outerIor'] as const) path.write(name, i, 1);
      path.write('density', i, -1);
      path.write('firstDepth', i, Infinity);
    });
    return undefined;
  });
}
