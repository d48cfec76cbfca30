/**
 * Worker task: a band of rows of the picture in linear light: distance, surface with shadows and reflections, things from far to near, weather.
 * Every pixel is a function of the frame alone, so bands may be cut anywhere.
 */
import type { PixelSize } from '../../engine.ts';
import type { Camera } from '../scene/camera.ts';
import { createEnvironment, type Environment } from './environment.ts';
import { gatherSoftLight, irradiance, type SoftLight } from './irradiance.ts';
import { mix, smoothstep } from './noise.ts';
import type { Plate } from './plate.task.ts';
import { lensOpening, type Setting } from './setting.ts';
import { groundRadiance, type Sprite } from './sprite.task.ts';
import { type SurfacePoint, textureScale, textures } from './surface.ts';
import { drawWeather, type Weather } from './weather.ts';

/** A lit thing in the picture. Lengths in picture pixels; the foot is the middle of its base. */
export interface Actor {
  readonly sprite: Sprite;
  readonly middleX: number;
  readonly middleY: number;
  readonly footY: number;
  readonly width: number;
  readonly height: number;
  readonly depthMetres: number;
  readonly xMetres: number;
  readonly widthMetres: number;
  readonly heightMetres: number;
  readonly grounded: boolean;
  readonly airborne: boolean;
}

export interface Frame {
  readonly setting: Setting;
  readonly camera: Camera;
  readonly size: PixelSize;
  readonly plate: Plate;
  /** From far to near. */
  readonly actors: readonly Actor[];
  /** Height in metres of what the surface's pattern is scaled to. */
  readonly scaleMetres: number;
  /** Row where a table ends; 0 for open ground. Fraction of the height. */
  readonly tableEdgeY: number;
  readonly weather: readonly Weather[];
  /** Radiance of fog. */
  readonly hazeColour: readonly [number, number, number];
  /** Linear RGB floats of the whole picture. */
  readonly target: SharedArrayBuffer;
}

export interface BandInput {
  readonly frame: Frame;
  readonly top: number;
  readonly bottom: number;
}

interface Stage {
  readonly frame: Frame;
  readonly environment: Environment;
  readonly soft: SoftLight;
  readonly plate: Float32Array;
  readonly sprites: readonly Float32Array[];
  readonly casters: readonly Caster[];
  /** Irradiance over pi from the sky on the level ground. */
  readonly skyLight: Float32Array;
}

/** A grounded actor's outline at low resolution, for its shadow. */
interface Caster {
  readonly actor: Actor;
  readonly width: number;
  readonly height: number;
  readonly cover: Float32Array;
}

const casterCells = 40;

function outlineOf(actor: Actor, data: Float32Array): Caster {
  const { sprite } = actor;
  const height = casterCells;
  const width = Math.max(4, Math.round((casterCells * sprite.width) / sprite.height));
  const cover = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0; k < 16; k++) {
        const sx = Math.floor(((x + ((k & 3) + 0.5) / 4) * sprite.width) / width);
        const sy = Math.floor(((y + ((k >> 2) + 0.5) / 4) * sprite.height) / height);
        sum += data[(sy * sprite.width + sx) * 4 + 3]!;
      }
      cover[y * width + x] = sum / 16;
    }
  }
  return { actor, width, height, cover };
}

/** Mean cover around (u, v) in cells within `radius` cells. */
function softCover(caster: Caster, u: number, v: number, radius: number): number {
  let sum = 0;
  const step = radius / 2;
  for (let j = -2; j <= 2; j++) {
    for (let i = -2; i <= 2; i++) {
      const x = u + i * step - 0.5;
      const y = v + j * step - 0.5;
      const xi = Math.floor(x);
      const yi = Math.floor(y);
      const fx = x - xi;
      const fy = y - yi;
      sum +=
        (cell(caster, xi, yi) * (1 - fx) + cell(caster, xi + 1, yi) * fx) * (1 - fy) +
        (cell(caster, xi, yi + 1) * (1 - fx) + cell(caster, xi + 1, yi + 1) * fx) * fy;
    }
  }
  return sum / 25;
}

const cell = (caster: Caster, x: number, y: number): number =>
  x < 0 || y < 0 || x >= caster.width || y >= caster.height ? 0 : caster.cover[y * caster.width + x]!;

/** Share of the key light that a caster takes from the ground point (x, z): the ray is followed to the caster's upright plane. */
function castShadow(caster: Caster, x: number, z: number, light: readonly [number, number, number]): number {
  const { actor } = caster;
  // the shadow falls a little towards the viewer whatever the sun's side, where it can be seen
  const travel = (actor.depthMetres - z) / 0.55;
  if (travel < -0.2 * actor.widthMetres) return 0;
  const along = Math.max(0, travel);
  const hitX = (x + along * light[0] - actor.xMetres) / actor.widthMetres + 0.5;
  const hitY = Math.min(0.9, 1 - (along * Math.max(0.12, light[1])) / actor.heightMetres);
  if (hitX < -0.4 || hitX > 1.4 || hitY < -0.3) return 0;
  const radius = 0.7 + 5 * Math.min(1, along / (2.2 * actor.heightMetres));
  return softCover(caster, hitX * caster.width, hitY * caster.height, radius) * smoothstep(-0.2 * actor.widthMetres, 0, travel);
}

/** Share of the sky that a caster hides from the ground point: dark where they touch, fading within its width. */
function contactShade(actor: Actor, x: number, z: number): number {
  const dx = (x - actor.xMetres) / (0.5 * actor.widthMetres);
  const dz = (z - actor.depthMetres) / (0.26 * actor.widthMetres);
  const d = dx * dx + dz * dz;
  return 0.66 * Math.exp(-((d * 1.1) ** 2)) + 0.24 * Math.exp(-d * 0.4);
}

function samplePlate(stage: Stage, x: number, y: number, out: Float32Array): void {
  const { plate, size } = stage.frame;
  const u = Math.max(0, Math.min(plate.width - 1.001, ((x + 0.5) * plate.width) / size.width - 0.5));
  const v = Math.max(0, Math.min(plate.height - 1.001, ((y + 0.5) * plate.height) / size.height - 0.5));
  const xi = Math.floor(u);
  const yi = Math.floor(v);
  const fx = u - xi;
  const fy = v - yi;
  const i = (yi * plate.width + xi) * 3;
  const below = i + plate.width * 3;
  for (let c = 0; c < 3; c++) {
    const top = stage.plate[i + c]! * (1 - fx) + stage.plate[i + 3 + c]! * fx;
    out[c] = top * (1 - fy) + (stage.plate[below + c]! * (1 - fx) + stage.plate[below + 3 + c]! * fx) * fy;
  }
}

/** Lays the mirror images of the things that stand at picture position (x, y) over `out`; returns the share of `out` that still shows. */
function layMirroredThings(stage: Stage, x: number, y: number, z: number, out: Float32Array): number {
  const { actors } = stage.frame;
  let shown = 1;
  for (let k = 0; k < actors.length; k++) {
    const actor = actors[k]!;
    if (!actor.grounded || actor.depthMetres < z * 0.97) continue;
    const { sprite } = actor;
    const sx = Math.floor((x - actor.middleX) / sprite.step + sprite.width / 2);
    const sy = Math.floor((2 * actor.footY - y - actor.middleY) / sprite.step + sprite.height / 2);
    if (sx < 0 || sy < 0 || sx >= sprite.width || sy >= sprite.height) continue;
    const data = stage.sprites[k]!;
    const i = (sy * sprite.width + sx) * 4;
    const clear = 1 - data[i + 3]!;
    for (let c = 0; c < 3; c++) out[c] = out[c]! * clear + data[i + c]!;
    shown *= clear;
  }
  return shown;
}

interface GroundWork {
  readonly point: SurfacePoint;
  readonly mirror: Float32Array;
  readonly things: Float32Array;
}

const mirrorTaps = Array.from({ length: 6 }, (_, tap) => {
  const reach = Math.sqrt((tap + 0.5) / 6);
  return [Math.cos(tap * 2.4) * reach, Math.sin(tap * 2.4) * reach * 1.6] as const;
});

/**
 * Blurred mirror images, to work.mirror: the distance above the horizon, which is soft already, by four taps; the things before it
 * by six, spread with the roughness.
 */
function gatherMirror(stage: Stage, at: { x: number; y: number; z: number }, spread: number, { point, mirror, things }: GroundWork): void {
  const { size, camera, setting } = stage.frame;
  const x = at.x + point.slopeX * size.height * 0.42;
  const y = at.y + point.slopeZ * size.height * 0.6;
  const horizon = camera.horizonY * size.height;
  samplePlate(stage, x, Math.max(0, 2 * horizon - y), mirror);
  if (setting.kind === 'water') {
    layMirroredThings(stage, x, y, at.z, mirror);
    return;
  }
  let shown = 0;
  let [red, green, blue] = [0, 0, 0];
  let [farRed, farGreen, farBlue] = [mirror[0]!, mirror[1]!, mirror[2]!];
  for (let tap = 0; tap < 6; tap++) {
    const [dx, dy] = mirrorTaps[tap]!;
    things.fill(0);
    shown += layMirroredThings(stage, x + dx * spread, y + dy * spread, at.z, things);
    red += things[0]!;
    green += things[1]!;
    blue += things[2]!;
    if (tap % 2 === 0) continue;
    samplePlate(stage, x + dx * spread, Math.max(0, 2 * horizon - y - dy * spread), mirror);
    farRed += mirror[0]!;
    farGreen += mirror[1]!;
    farBlue += mirror[2]!;
  }
  mirror[0] = ((farRed / 4) * shown + red) / 6;
  mirror[1] = ((farGreen / 4) * shown + green) / 6;
  mirror[2] = ((farBlue / 4) * shown + blue) / 6;
}

/** Radiance of the surface at picture pixel (x, y), to out. z: metres from the eye. */
function shadeGround(stage: Stage, at: { x: number; y: number; z: number }, out: Float32Array, work: GroundWork): void {
  const { frame, environment, skyLight } = stage;
  const { size, camera, setting } = frame;
  const metresPerPixel = at.z / (camera.focal * size.height);
  const x = (at.x - size.width / 2) * metresPerPixel;
  const scale = textureScale(frame.scaleMetres);
  const blur = Math.abs(1 - camera.focusMetres / at.z) * lensOpening(setting) * size.height;
  const squash = at.z / Math.max(0.05, camera.eyeMetres);
  const footprint = metresPerPixel * scale * (0.7 + blur * 0.8) * Math.min(3, 0.5 + 0.35 * squash);
  textures[setting.surface](x * scale, at.z * scale, footprint, setting.seed % 8191, work.point);
  const { point } = work;
  const { key } = environment;
  let shadow = 0;
  let contact = 1;
  for (const caster of stage.casters) {
    shadow = Math.max(shadow, castShadow(caster, x, at.z, key.direction));
    contact *= 1 - contactShade(caster.actor, x, at.z);
  }
  const cosine = Math.max(
    0.03,
    (key.direction[1] + point.slopeX * key.direction[0] * 1.2 + point.slopeZ * -key.direction[2] * 1.2) * 0.9 + 0.06,
  );
  const direct = key.intensity * cosine * (1 - 0.92 * Math.min(1, shadow)) * (0.35 + 0.65 * contact);
  const grazing = (1 - camera.eyeMetres / Math.sqrt(camera.eyeMetres ** 2 + at.z ** 2)) ** 3;
  const mirrorShare = point.gloss * (setting.kind === 'water' ? 0.05 + 0.95 * grazing ** 1.4 : 0.05 + 0.6 * grazing);
  if (mirrorShare > 0.004) gatherMirror(stage, at, size.height * (setting.surface === 'marble' ? 0.006 : 0.013), work);
  const albedo = [point.red, point.green, point.blue];
  for (let c = 0; c < 3; c++) {
    const body = albedo[c]! * (direct * key.colour[c]! + skyLight[c]! * contact);
    out[c] = mirrorShare > 0.004 ? mix(body, work.mirror[c]! * (setting.kind === 'water' ? 1 : 0.4 + 0.6 * contact), mirrorShare) : body;
  }
}

/** How much of the surface is seen at distance z and row y: a table ends in a soft edge, open ground melts into the distance. */
function groundCover(stage: Stage, y: number, z: number): number {
  const { frame } = stage;
  const { setting, camera, size } = frame;
  if (setting.kind === 'none') return 0;
  if (setting.kind === 'table') {
    const edge = frame.tableEdgeY * size.height;
    const soft = size.height * 0.008;
    return smoothstep(edge - soft, edge + soft, y);
  }
  if (setting.place === 'beach') {
    const shore = camera.focusMetres * 2.1;
    return 1 - smoothstep(shore * 0.93, shore * 1.07, z);
  }
  const far = setting.kind === 'water' ? 60 : setting.surface === 'paper' ? 1.5 : 5;
  const fade = setting.kind === 'water' ? 400 : setting.surface === 'paper' ? 3 : 22;
  return 1 - smoothstep(camera.focusMetres * far * 0.3, camera.focusMetres * fade * 0.5, z);
}

function drawActor(stage: Stage, index: number, y: number, row: Float32Array): void {
  const { frame } = stage;
  const actor = frame.actors[index]!;
  const { sprite } = actor;
  const data = stage.sprites[index]!;
  const half = (sprite.width * sprite.step) / 2;
  const sy = (y + 0.5 - actor.middleY) / sprite.step + sprite.height / 2 - 0.5;
  if (sy <= -1 || sy >= sprite.height) return;
  const sink = sinkCover(frame.setting, actor, y);
  if (sink <= 0) return;
  const from = Math.max(0, Math.floor(actor.middleX - half - 1));
  const to = Math.min(frame.size.width, Math.ceil(actor.middleX + half + 1));
  const y0 = Math.floor(sy);
  const fy = sy - y0;
  const haze = hazeOf(stage, actor.depthMetres);
  const fog = frame.hazeColour;
  for (let x = from; x < to; x++) {
    const sx = (x + 0.5 - actor.middleX) / sprite.step + sprite.width / 2 - 0.5;
    const x0 = Math.floor(sx);
    const fx = sx - x0;
    let r = 0;
    let g = 0;
    let b = 0;
    let a = 0;
    for (let k = 0; k < 4; k++) {
      const px = x0 + (k & 1);
      const py = y0 + (k >> 1);
      if (px < 0 || py < 0 || px >= sprite.width || py >= sprite.height) continue;
      const weight = (k & 1 ? fx : 1 - fx) * (k >> 1 ? fy : 1 - fy);
      const i = (py * sprite.width + px) * 4;
      r += weight * data[i]!;
      g += weight * data[i + 1]!;
      b += weight * data[i + 2]!;
      a += weight * data[i + 3]!;
    }
    if (a <= 0) continue;
    const i = x * 3;
    const cover = a * sink;
    const keep = 1 - haze;
    row[i] = row[i]! * (1 - cover) + (r * keep + a * haze * fog[0]) * sink;
    row[i + 1] = row[i + 1]! * (1 - cover) + (g * keep + a * haze * fog[1]) * sink;
    row[i + 2] = row[i + 2]! * (1 - cover) + (b * keep + a * haze * fog[2]) * sink;
  }
}

/** Things in water end at the waterline; elsewhere they are whole. */
function sinkCover(setting: Setting, actor: Actor, y: number): number {
  if (!actor.grounded || setting.kind !== 'water') return 1;
  return 1 - smoothstep(actor.footY - 1.5, actor.footY + 1.5, y);
}

function hazeOf(stage: Stage, depthMetres: number): number {
  if (stage.frame.setting.weather !== 'fog') return 0;
  return 1 - Math.exp(-0.1 * (depthMetres / stage.frame.camera.focusMetres) ** 1.5);
}

function openStage(frame: Frame): Stage {
  const environment = createEnvironment(frame.setting);
  const bounce = groundRadiance(frame.setting, environment.key, 0.25 * environment.day.windowShare);
  const soft = gatherSoftLight(environment, bounce);
  const sprites = frame.actors.map((actor) => new Float32Array(actor.sprite.data));
  const casters = frame.actors.flatMap((actor, i) => (actor.grounded ? [outlineOf(actor, sprites[i]!)] : []));
  const skyLight = new Float32Array(3);
  irradiance(soft, 0, 1, 0, skyLight);
  return { frame, environment, soft, plate: new Float32Array(frame.plate.data), sprites, casters, skyLight };
}

/** Fog over the distance: thickest at the horizon. */
function veil(row: Float32Array, colour: readonly [number, number, number], belowHorizon: number): void {
  const share = 0.86 - 0.45 * smoothstep(0.1, 0.6, -belowHorizon);
  for (let i = 0; i < row.length; i++) row[i] = mix(row[i]!, colour[i % 3]!, share);
}

function drawGroundRow(stage: Stage, y: number, row: Float32Array, work: GroundWork & { pixel: Float32Array }): void {
  const { frame } = stage;
  const { camera, size } = frame;
  const below = (y + 0.5) / size.height - camera.horizonY;
  if (below <= 0.0008) return;
  const z = (camera.focal * camera.eyeMetres) / below;
  const cover = groundCover(stage, y, z);
  if (cover <= 0.002) return;
  const haze = hazeOf(stage, z);
  for (let x = 0; x < size.width; x++) {
    shadeGround(stage, { x: x + 0.5, y: y + 0.5, z }, work.pixel, work);
    for (let c = 0; c < 3; c++) row[x * 3 + c] = mix(row[x * 3 + c]!, mix(work.pixel[c]!, frame.hazeColour[c]!, haze), cover);
  }
}

/** Writes rows top to bottom - 1 of the frame's target. */
export function composeBandTask(input: BandInput): void {
  const { frame, top, bottom } = input;
  const stage = openStage(frame);
  const target = new Float32Array(frame.target);
  const work = {
    point: { red: 0, green: 0, blue: 0, gloss: 0, slopeX: 0, slopeZ: 0 },
    mirror: new Float32Array(3),
    things: new Float32Array(3),
    pixel: new Float32Array(3),
  };
  const { width } = frame.size;
  for (let y = top; y < bottom; y++) {
    const row = target.subarray(y * width * 3, (y + 1) * width * 3);
    for (let x = 0; x < width; x++) samplePlate(stage, x, y, row.subarray(x * 3, x * 3 + 3));
    if (frame.setting.weather === 'fog') veil(row, frame.hazeColour, (y + 0.5) / frame.size.height - frame.camera.horizonY);
    drawGroundRow(stage, y, row, work);
    for (let k = 0; k < frame.actors.length; k++) drawActor(stage, k, y, row);
    drawWeather(frame.weather, y, frame.size, row);
  }
}
