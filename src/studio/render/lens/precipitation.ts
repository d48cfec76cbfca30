/**
 * Rain and snow: drops and flakes strewn through the air in front of the camera, each with a distance of its own, so that things hide
 * what falls behind them and the lens blurs what falls close by. Drawn as capsules.
 */
import type { PixelSize } from '../../../engine.ts';
import { createRng, type Rng } from '../../../shared/index.ts';
import { type LightMap, sampleLight } from './light-map.ts';
import type { Look } from './look.ts';
import { blurRadius, type View } from './view.ts';
import { luminanceWeights } from './white-balance.ts';

export interface Drop {
  /** Middle, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Unit direction of the streak, dy > 0. */
  readonly dx: number;
  readonly dy: number;
  readonly halfLength: number;
  readonly radius: number;
  /** Width of the edge from full to nothing. */
  readonly softness: number;
  readonly opacity: number;
  /** Streaks of rain fade to their ends, flakes do not. */
  readonly isTapered: boolean;
  readonly metres: number;
  readonly colour: readonly [number, number, number];
}

interface Kind {
  readonly count: number;
  /** Half the thickness, and the length that the fall draws while the shutter is open. */
  readonly radius: (rng: Rng) => number;
  readonly lengthMetres: (rng: Rng) => number;
  /** How much the paths differ, in radians. */
  readonly sway: number;
  /** Growth of the number with the distance. */
  readonly crowding: number;
  readonly opacity: number;
  readonly light: number;
  /** How far its light is whiter than that around it. */
  readonly whiteness: number;
  /** Width of the edge, in radii. */
  readonly edge: number;
  /** The same for the blur: a streak sweeps a disc along a line, which is soft, a flake shows the disc. */
  readonly blurEdge: number;
  readonly isTapered: boolean;
}

const rainKind: Kind = {
  count: 5200,
  radius: (rng) => rng.range(0.0009, 0.0019),
  lengthMetres: (rng) => rng.range(0.1, 0.24),
  sway: 0.025,
  crowding: 1.4,
  opacity: 0.42,
  light: 2.2,
  whiteness: 0.15,
  edge: 0.9,
  blurEdge: 1,
  isTapered: true,
};

const snowKind: Kind = {
  count: 5600,
  radius: (rng) => 0.004 + 0.007 * rng.float() ** 2.5,
  lengthMetres: (rng) => rng.range(0.001, 0.007),
  sway: 0.7,
  crowding: 1.7,
  opacity: 0.95,
  light: 2.7,
  whiteness: 0.6,
  edge: 1.5,
  blurEdge: 0.3,
  isTapered: false,
};

/** Drops are counted for pictures up to this shape; longer ones get them thinner. */
const widestAspect = 6;

interface Sky {
  readonly view: View;
  readonly size: PixelSize;
  readonly light: LightMap;
}

/** The same drops, to scale, at every resolution of the same shape. Far ones first. */
export function scatterDrops(look: Look, sky: Sky, seed: number): Drop[] {
  const rng = createRng(seed).fork('precipitation');
  const rain = look.rain ? scatter(rainKind, look.rain, sky, rng.fork('rain')) : [];
  const snow = look.snow ? scatter(snowKind, look.snow, sky, rng.fork('snow')) : [];
  return [...rain, ...snow].sort((a, b) => b.metres - a.metres);
}

function scatter(kind: Kind, { intensity, wind }: { intensity: number; wind: number }, sky: Sky, rng: Rng): Drop[] {
  const { view, size, light } = sky;
  const shorter = Math.min(size.width, size.height);
  const aspect = Math.min(widestAspect, Math.max(size.width, size.height) / shorter);
  const count = Math.round(kind.count * intensity * aspect);
  const nearest = Math.max(0.6, Math.min(1, 0.4 * view.focusDistance));
  const farthest = Math.max(5, Math.min(20, 3.4 * view.focusDistance));
  const local = new Float32Array(3);
  return Array.from({ length: count }, (): Drop => {
    const metres = nearest + (farthest - nearest) * rng.float() ** (1 / kind.crowding);
    const scale = view.focal / metres;
    const [x, y] = [rng.range(-0.1, 1.1) * size.width, rng.range(-0.1, 1.1) * size.height];
    const lean = Math.atan(wind) + rng.range(-kind.sway, kind.sway);
    const sharp = kind.radius(rng) * scale;
    const blur = blurRadius(view, metres);
    const radius = Math.sqrt(Math.max(0.55, sharp) ** 2 + blur ** 2);
    const halfLength = 0.5 * kind.lengthMetres(rng) * scale;
    // A blurred or very thin drop covers less of each pixel that it touches.
    const thinning = kind.isTapered ? (sharp / radius) ** 0.8 : (sharp / radius) ** 2 * ((halfLength + radius) / (halfLength + sharp));
    sampleLight(light, x / size.width, y / size.height, local);
    const brightness = kind.light * rng.range(0.6, 1.25);
    const lit = [0, 1, 2].map((c) => brightness * (0.4 * local[c]! + 0.6 * Math.max(local[c]!, light.ambient[c]!)));
    const grey = luminanceWeights.reduce((sum, weight, c) => sum + weight * lit[c]!, 0);
    return {
      x,
      y,
      dx: Math.sin(lean),
      dy: Math.cos(lean),
      halfLength,
      radius,
      softness: Math.max(1.2, kind.edge * Math.max(0.55, sharp) + kind.blurEdge * blur),
      opacity: kind.opacity * Math.min(1, thinning * 1.6) * rng.range(0.7, 1),
      isTapered: kind.isTapered,
      metres,
      colour: lit.map((c) => c + (grey - c) * kind.whiteness) as [number, number, number],
    };
  });
}

export interface Strip {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** RGB of the whole picture, and its distances. */
  readonly colour: Float32Array;
  readonly depth: Float32Array;
}

/** Draws what of the drops falls on rows top to bottom - 1, in their order. */
export function drawDrops(drops: readonly Drop[], strip: Strip): void {
  for (const drop of drops) {
    const pad = drop.radius + drop.softness + 1;
    const rise = drop.halfLength * Math.abs(drop.dy) + pad;
    const top = Math.max(strip.top, Math.floor(drop.y - rise));
    const bottom = Math.min(strip.bottom, Math.ceil(drop.y + rise));
    for (let y = top; y < bottom; y++) drawRow(drop, y, pad, strip);
  }
}

function drawRow(drop: Drop, y: number, pad: number, strip: Strip): void {
  const { dx, dy, halfLength } = drop;
  const fromMiddle = y + 0.5 - drop.y;
  const reach = halfLength * Math.abs(dx) + pad;
  const steep = Math.abs(dy) > 0.2;
  const centre = steep ? drop.x + Math.max(-halfLength, Math.min(halfLength, fromMiddle / dy)) * dx : drop.x;
  const half = steep ? Math.min(reach, pad / Math.abs(dy)) + 1 : reach;
  const left = Math.max(0, Math.floor(centre - half));
  const right = Math.min(strip.width, Math.ceil(centre + half));
  for (let x = left; x < right; x++) {
    const i = y * strip.width + x;
    if (strip.depth[i]! < drop.metres) continue;
    const px = x + 0.5 - drop.x;
    const along = px * dx + fromMiddle * dy;
    const held = Math.max(-halfLength, Math.min(halfLength, along));
    const away = Math.sqrt((px - held * dx) ** 2 + (fromMiddle - held * dy) ** 2);
    const edge = Math.max(0, Math.min(1, (drop.radius + drop.softness / 2 - away) / drop.softness));
    if (edge === 0) continue;
    const taper = drop.isTapered ? 1 - (held / (halfLength + 1e-3)) ** 2 : 1;
    const cover = drop.opacity * edge * edge * (3 - 2 * edge) * taper;
    for (let c = 0; c < 3; c++) strip.colour[3 * i + c] = strip.colour[3 * i + c]! * (1 - cover) + drop.colour[c]! * cover;
  }
}
