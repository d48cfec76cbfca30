/**
 * What things stand on: albedo, gloss and slope of each surface as functions of position in metres. Detail finer than the footprint
 * (a pixel, or the blur disc where the lens is out of focus) fades out.
 */
import { fbm2, hash2, mix, noise2, smoothstep } from './noise.ts';
import type { SurfaceName } from './setting.ts';

/** Written by a surface: linear albedo, mirror share (0 to 1), and slopes of the surface along x and z. */
export interface SurfacePoint {
  red: number;
  green: number;
  blue: number;
  gloss: number;
  slopeX: number;
  slopeZ: number;
}

type Texture = (x: number, z: number, footprint: number, seed: number, out: SurfacePoint) => void;

const write = (out: SurfacePoint, colour: readonly [number, number, number], level: number, gloss: number): void => {
  out.red = colour[0] * level;
  out.green = colour[1] * level;
  out.blue = colour[2] * level;
  out.gloss = gloss;
  out.slopeX = 0;
  out.slopeZ = 0;
};

/** A dark line of half-width `half` about 0, kept at the right darkness when the footprint is wider than it. */
const seam = (distance: number, half: number, footprint: number): number => {
  const width = half + footprint;
  return (half / width) * (1 - smoothstep(0.4 * width, width * 1.2, Math.abs(distance)));
};

const wood: Texture = (x, z, footprint, seed, out) => {
  const plank = 0.16;
  const index = Math.floor(z / plank);
  const inside = z / plank - index;
  const tone = hash2(index, 3, seed);
  const shift = hash2(index, 7, seed) * 50;
  const warp = fbm2(x * 1.3 + shift, z * 5, 3, seed, footprint * 4) * 0.05;
  const rings = fbm2((z + warp) * 34 + shift, x * 1.5 + shift, 4, seed + 1, footprint * 30);
  const fibre = fbm2(x * 14 + shift, z * 420, 3, seed + 2, footprint * 300);
  const knots = smoothstep(0.72, 0.9, noise2(x * 1.7 + shift, z * 6, seed + 3)) * 0.35;
  const level = (0.8 + 0.42 * tone) * (1 + 0.42 * rings + 0.14 * fibre) * (1 - knots);
  const line = seam((Math.min(inside, 1 - inside) * plank) as number, 0.0022, footprint);
  write(out, [0.235, 0.118, 0.054], level * (1 - 0.8 * line), 0.17 * (1 - 0.35 * Math.abs(rings)));
  out.slopeX = 0.012 * fibre;
  out.slopeZ = 0.012 * rings + 0.01 * fibre + (inside < 0.5 ? -1 : 1) * 0.05 * line;
};

const marble: Texture = (x, z, footprint, seed, out) => {
  const wx = x + 0.16 * fbm2(x * 3, z * 3, 4, seed, footprint * 3);
  const wz = z + 0.16 * fbm2(x * 3 + 17, z * 3, 4, seed + 1, footprint * 3);
  const vein = 1 - Math.abs(fbm2(wx * 3.2 + wz * 1.6, wz * 2.6, 5, seed + 2, footprint * 3)) * 1.9;
  const fine = 1 - Math.abs(fbm2(wx * 9, wz * 8 - wx * 4, 4, seed + 3, footprint * 9)) * 2.2;
  const cloud = fbm2(wx * 1.6, wz * 1.6, 4, seed + 4, footprint * 2);
  const dark = Math.max(0, 0.55 * smoothstep(0.72, 1, vein) + 0.22 * smoothstep(0.78, 1, fine)) * (0.7 + 0.4 * cloud);
  write(out, [0.66, 0.65, 0.63], 1 - dark * 0.78 + 0.08 * cloud, 0.62);
};

const stone: Texture = (x, z, footprint, seed, out) => {
  const cellX = x / 0.62 + 0.5 * (Math.floor(z / 0.42) % 2);
  const cellZ = z / 0.42;
  const tone = hash2(Math.floor(cellX), Math.floor(cellZ), seed);
  const edgeX = Math.min(cellX - Math.floor(cellX), 1 - (cellX - Math.floor(cellX))) * 0.62;
  const edgeZ = Math.min(cellZ - Math.floor(cellZ), 1 - (cellZ - Math.floor(cellZ))) * 0.42;
  const joint = seam(Math.min(edgeX, edgeZ), 0.008, footprint);
  const grain = fbm2(x * 18, z * 18, 5, seed + 1, footprint * 18);
  write(out, [0.3, 0.285, 0.26], (0.75 + 0.4 * tone) * (1 + 0.35 * grain) * (1 - 0.72 * joint), 0.12);
  out.slopeX = 0.09 * fbm2(x * 30, z * 30, 3, seed + 2, footprint * 30);
  out.slopeZ = 0.09 * fbm2(x * 30 + 9, z * 30, 3, seed + 3, footprint * 30);
};

const grass: Texture = (x, z, footprint, seed, out) => {
  const patch = fbm2(x * 0.9, z * 0.9, 4, seed, footprint);
  const tuft = fbm2(x * 13, z * 9, 4, seed + 2, footprint * 12);
  const blade = fbm2(x * 130 + 1.5 * tuft, z * 34, 3, seed + 3, footprint * 70);
  const dry = smoothstep(0.1, 0.8, fbm2(x * 2.2, z * 2.2, 3, seed + 4, footprint * 2));
  const level = Math.max(0.22, 0.85 + 0.35 * patch + 0.6 * tuft + 0.65 * blade);
  write(out, [mix(0.085, 0.17, dry), mix(0.15, 0.165, dry), mix(0.028, 0.045, dry)], level, 0.03);
  out.slopeX = 0.35 * blade;
  out.slopeZ = 0.3 * tuft;
};

const soil: Texture = (x, z, footprint, seed, out) => {
  const moss = smoothstep(-0.1, 0.45, fbm2(x * 1.3, z * 1.3, 4, seed, footprint));
  const litter = fbm2(x * 34, z * 30, 4, seed + 1, footprint * 32);
  const fallen = smoothstep(0.62, 0.72, noise2(x * 44 + litter, z * 36, seed + 2)) * Math.max(0, 1 - footprint * 30);
  const level = Math.max(0.25, 0.9 + 0.75 * litter);
  write(out, [mix(0.115, 0.06, moss) + 0.1 * fallen, mix(0.075, 0.088, moss) + 0.035 * fallen, mix(0.042, 0.022, moss)], level, 0.04);
  out.slopeX = 0.4 * litter;
  out.slopeZ = 0.4 * fbm2(x * 24 + 40, z * 20, 3, seed + 3, footprint * 22);
};

const sand: Texture = (x, z, footprint, seed, out) => {
  const bend = fbm2(x * 0.8, z * 0.8, 3, seed, footprint);
  const fade = Math.max(0, 1 - footprint * 9);
  const phase = z * 30 + bend * 9 + 1.2 * fbm2(x * 3, z * 3, 2, seed + 1, footprint * 3);
  const ripple = Math.sin(phase) * fade;
  const grain = fbm2(x * 260, z * 260, 2, seed + 2, footprint * 260);
  write(out, [0.6, 0.44, 0.27], 0.95 + 0.1 * ripple + 0.14 * bend + 0.12 * grain, 0.02);
  out.slopeZ = 0.2 * Math.cos(phase) * fade + 0.12 * grain;
  out.slopeX = 0.1 * fbm2(x * 5, z * 5, 3, seed + 3, footprint * 5);
};

const snow: Texture = (x, z, footprint, seed, out) => {
  const drift = fbm2(x * 1.1, z * 1.6, 5, seed, footprint * 1.5);
  const crust = fbm2(x * 40, z * 40, 3, seed + 1, footprint * 40);
  const sparkle = hash2(Math.floor(x * 340), Math.floor(z * 340), seed + 2) > 0.994 ? Math.max(0, 1 - footprint * 300) : 0;
  write(out, [0.84, 0.87, 0.93], 0.98 + 0.05 * crust + 1.6 * sparkle, 0.03);
  out.slopeX = 0.28 * drift + 0.07 * crust;
  out.slopeZ = 0.3 * fbm2(x * 1.1 + 30, z * 1.6, 5, seed, footprint * 1.5) + 0.07 * crust;
};

const cloth: Texture = (x, z, footprint, seed, out) => {
  const weave = (Math.sin(x * 900) * Math.sin(z * 900) * Math.max(0, 1 - footprint * 500)) as number;
  const fold = fbm2(x * 2.4, z * 1.5, 3, seed, footprint * 2);
  const stripe = smoothstep(0.46, 0.5, Math.abs(((x / 0.19) % 1) + (x < 0 ? 1 : 0) - 0.5) + 0.03);
  write(out, [0.62, 0.6, 0.55], (1 + 0.07 * weave) * (1 - 0.35 * stripe), 0.01);
  out.blue *= 1 + 0.25 * stripe;
  out.slopeX = 0.35 * fold;
  out.slopeZ = 0.3 * fbm2(x * 2.4 + 20, z * 1.5, 3, seed, footprint * 2);
};

const floor: Texture = (x, z, footprint, seed, out) => {
  wood(x * 0.55, z * 0.55, footprint * 0.55, seed + 8, out);
  out.red *= 1.25;
  out.green *= 1.3;
  out.blue *= 1.35;
};

const asphalt: Texture = (x, z, footprint, seed, out) => {
  const grit = fbm2(x * 90, z * 90, 3, seed, footprint * 90);
  const worn = fbm2(x * 0.8, z * 1.1, 5, seed + 1, footprint);
  const crack =
    smoothstep(0.93, 1, 1 - Math.abs(fbm2(x * 1.7, z * 1.7, 4, seed + 2, footprint * 2)) * 1.8) * Math.max(0, 1 - footprint * 9);
  const wet = smoothstep(-0.25, 0.5, fbm2(x * 0.5 + 9, z * 0.7, 4, seed + 3, footprint));
  write(out, [0.082, 0.082, 0.088], (1 + 0.5 * grit + 0.3 * worn) * (1 - 0.6 * crack) * (1 - 0.35 * wet), 0.1 + 0.3 * wet);
  out.slopeX = 0.06 * grit * (1 - wet * 0.8);
  out.slopeZ = 0.06 * fbm2(x * 90 + 7, z * 90, 3, seed + 4, footprint * 90) * (1 - wet * 0.8);
};

const water: Texture = (x, z, footprint, seed, out) => {
  const a = fbm2(x * 1.5 + 0.4 * z, z * 2.6, 4, seed, footprint * 2);
  const b = fbm2(x * 5 - z, z * 8, 4, seed + 1, footprint * 7);
  write(out, [0.012, 0.07, 0.085], 1, 1);
  out.slopeX = 0.09 * a + 0.07 * b;
  out.slopeZ = 0.1 * fbm2(x * 1.5 + 7, z * 2.6, 4, seed + 2, footprint * 2) + 0.075 * fbm2(x * 5, z * 8 + 11, 4, seed + 3, footprint * 7);
};

const paper: Texture = (_x, _z, _footprint, seed, out) => {
  const tint = [
    [0.4, 0.46, 0.52],
    [0.54, 0.45, 0.37],
    [0.44, 0.48, 0.43],
    [0.52, 0.42, 0.42],
    [0.45, 0.45, 0.48],
  ][seed % 5]! as unknown as [number, number, number];
  write(out, tint, 1, 0.05);
};

const none: Texture = (_x, _z, _footprint, _seed, out) => write(out, [0, 0, 0], 0, 0);

export const textures: Readonly<Record<SurfaceName, Texture>> = {
  wood,
  marble,
  stone,
  grass,
  soil,
  sand,
  snow,
  cloth,
  floor,
  asphalt,
  water,
  paper,
  none,
};

/** Mean colour of each surface, for the light that it throws back up. */
export const meanAlbedo: Readonly<Record<SurfaceName, readonly [number, number, number]>> = {
  wood: [0.23, 0.12, 0.06],
  marble: [0.6, 0.59, 0.57],
  stone: [0.28, 0.27, 0.25],
  grass: [0.1, 0.14, 0.03],
  soil: [0.09, 0.08, 0.035],
  sand: [0.58, 0.43, 0.27],
  snow: [0.82, 0.85, 0.92],
  cloth: [0.55, 0.53, 0.5],
  floor: [0.29, 0.155, 0.08],
  asphalt: [0.08, 0.08, 0.085],
  water: [0.03, 0.08, 0.1],
  paper: [0.45, 0.45, 0.45],
  none: [0.02, 0.02, 0.03],
};

/** Pattern coordinates per metre for something `metres` tall: the pattern grows with the thing, but slower, so it reads under a tower and an ant. */
export const textureScale = (metres: number): number => (0.45 / Math.max(0.03, metres)) ** 0.45;
