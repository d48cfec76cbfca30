/**
 * Planes as the tracer would give them, made from a light probe in an instant: a floor that reflects it dimly, a back wall of distance,
 * and a row of balls (matt colours, mirror). For tests, the bench and choosing looks by eye.
 */

import type { Camera, TracedPlanes, Triple } from '../path/trace-scene.ts';
import { type Probe, sampleProbe } from '../setting/index.ts';
import { viewOf } from './view.ts';

interface Ball {
  readonly centre: Triple;
  readonly radius: number;
  /** null: a mirror. */
  readonly albedo: Triple | null;
}

export const probeCamera: Camera = {
  position: [0, 1.5, 5.2],
  target: [0, 1.15, 0],
  fieldOfView: 0.75,
  focusDistance: 5,
  lensRadius: 0.008,
  bladeCount: 7,
};

const balls: readonly Ball[] = [
  { centre: [-1.3, 0.6, 0], radius: 0.6, albedo: [0.75, 0.05, 0.04] },
  { centre: [0, 0.6, 0.25], radius: 0.6, albedo: null },
  { centre: [1.3, 0.6, 0], radius: 0.6, albedo: [0.03, 0.12, 0.7] },
  { centre: [-0.62, 0.25, 1.2], radius: 0.25, albedo: [0.85, 0.6, 0.04] },
  { centre: [0.62, 0.25, 1.2], radius: 0.25, albedo: [0.05, 0.5, 0.1] },
  { centre: [-3.2, 1.1, -5], radius: 1.1, albedo: [0.8, 0.8, 0.8] },
  { centre: [4.6, 1.6, -12], radius: 1.6, albedo: [0.7, 0.25, 0.5] },
];

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const along = (a: Triple, t: number, d: Triple): Triple => [a[0] + t * d[0], a[1] + t * d[1], a[2] + t * d[2]];
const normalise = (a: Triple): Triple => along([0, 0, 0], 1 / Math.sqrt(dot(a, a)), a);

function hitBall(ball: Ball, origin: Triple, direction: Triple): number {
  const from = along(origin, -1, ball.centre);
  const b = dot(from, direction);
  const root = b * b - dot(from, from) + ball.radius ** 2;
  if (root < 0) return Number.POSITIVE_INFINITY;
  const t = -b - Math.sqrt(root);
  return t > 1e-4 ? t : Number.POSITIVE_INFINITY;
}

function nearest(origin: Triple, direction: Triple): { t: number; ball: Ball | null } {
  let [t, ball]: [number, Ball | null] = [direction[1] < -1e-4 ? -origin[1] / direction[1] : Number.POSITIVE_INFINITY, null];
  for (const each of balls) {
    const hit = hitBall(each, origin, direction);
    if (hit < t) [t, ball] = [hit, each];
  }
  return { t, ball };
}

/** Eight directions stand in for the hemisphere. */
function irradiance(probe: Probe, normal: Triple, yaw: number): Triple {
  const out = new Float32Array(3);
  const sum = [0, 0, 0];
  let weight = 0;
  for (let i = 0; i < 48; i++) {
    const y = 1 - (2 * (i + 0.5)) / 48;
    const r = Math.sqrt(1 - y * y);
    const direction: Triple = [r * Math.cos(i * 2.399963), y, r * Math.sin(i * 2.399963)];
    const cosine = dot(direction, normal);
    if (cosine <= 0) continue;
    sampleProbe(probe, direction, yaw, out);
    for (let c = 0; c < 3; c++) sum[c]! += Math.min(out[c]!, 30) * cosine;
    weight += cosine;
  }
  return sum.map((value) => value / weight) as unknown as Triple;
}

function shade(probe: Probe, yaw: number, ray: { origin: Triple; direction: Triple }, bounce: number): { light: Triple; t: number } {
  const { t, ball } = nearest(ray.origin, ray.direction);
  const out = new Float32Array(3);
  if (t > 60) {
    sampleProbe(probe, ray.direction, yaw, out);
    return { light: [out[0]!, out[1]!, out[2]!], t: Number.POSITIVE_INFINITY };
  }
  const point = along(ray.origin, t, ray.direction);
  const normal: Triple = ball ? normalise(along(point, -1, ball.centre)) : [0, 1, 0];
  const reflected = along(ray.direction, -2 * dot(ray.direction, normal), normal);
  const fresnel = ball && !ball.albedo ? 0.9 : 0.04 + 0.96 * (1 + Math.min(0, dot(ray.direction, normal))) ** 5;
  const mirror = bounce < 2 ? shade(probe, yaw, { origin: along(point, 1e-3, normal), direction: reflected }, bounce + 1).light : [0, 0, 0];
  const isDark = (Math.floor(point[0]) + Math.floor(point[2])) % 2 === 0;
  const albedo: Triple = ball ? (ball.albedo ?? [0, 0, 0]) : isDark ? [0.12, 0.11, 0.1] : [0.3, 0.28, 0.26];
  const diffuse = irradiance(probe, normal, yaw);
  const occluded = ball
    ? 1
    : balls.reduce((product, each) => {
        const away = Math.sqrt((point[0] - each.centre[0]) ** 2 + (point[2] - each.centre[2]) ** 2) / each.radius;
        return product * (1 - 0.8 * Math.exp(-1.6 * away * away));
      }, 1);
  return {
    light: [0, 1, 2].map((c) => albedo[c]! * diffuse[c]! * occluded * (1 - fresnel) + mirror[c]! * fresnel) as unknown as Triple,
    t,
  };
}

/** About 10 us a pixel. `yaw` turns the probe, radians. */
export function makeProbePlanes(probe: Probe, size: { width: number; height: number }, yaw: number): TracedPlanes {
  const { width, height } = size;
  const count = width * height;
  const view = viewOf(probeCamera, size);
  const colour = new Float32Array(new SharedArrayBuffer(12 * count));
  const depth = new Float32Array(new SharedArrayBuffer(4 * count));
  for (let i = 0; i < count; i++) {
    const sx = ((i % width) + 0.5 - width / 2) / view.focal;
    const sy = (height / 2 - Math.floor(i / width) - 0.5) / view.focal;
    const direction = normalise(along(along(view.forward, sx, view.right), sy, view.up));
    const { light, t } = shade(probe, yaw, { origin: probeCamera.position, direction }, 0);
    colour.set(light, 3 * i);
    depth[i] = t;
  }
  return {
    width,
    height,
    colour,
    depth,
    albedo: new Float32Array(3 * count),
    normal: new Float32Array(3 * count),
    id: new Uint16Array(count),
    sampleCount: new Uint16Array(count).fill(1),
  };
}
