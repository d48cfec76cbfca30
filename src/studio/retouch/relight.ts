/** Fits a photographed figure into the light of another place: colour and level of the light, its side, the dark near the ground, light from behind. */
import type { BackdropLight } from '../render/index.ts';
import type { Placement } from './collage-layout.ts';
import { clamp, luminance } from './light.ts';

/** What one figure's pixels are multiplied by; linear light. */
export interface Relight {
  /** Gain a channel at the middle of the figure. */
  readonly gain: readonly [number, number, number];
  /** Change of gain from left to right and from top to bottom of the figure; 0.2 = 20 % brighter at the right (bottom). */
  readonly sideways: number;
  readonly downwards: number;
}

/** How far towards the place's light the figure is moved: all the way would drown the thing's own colours. */
const colourShare = 0.5;

/** Light on the side of an upright figure that we see. A light behind it leaves that to the ambient light. */
function lightOnFigure({ colour, intensity, ambient, direction }: BackdropLight): [number, number, number] {
  const seen = intensity * clamp(0.65 + 0.5 * direction[2], 0.3, 1);
  return [0, 1, 2].map((c) => seen * colour[c]! + 1.2 * ambient[c]!) as [number, number, number];
}

/** A photograph whose surroundings are darker than this was taken in the dark. */
const darkGround = 0.18;
/** Mean luminance that a dark figure is brought towards. */
const middleLight = 0.16;

/**
 * What a figure is brightened by beside `relightFor`: one that is dark in a dark photograph was in the shade, not black.
 * ownLight, groundLight: mean linear luminance of the figure and of what was round it; 0: not known
 */
export function exposureFor({ ownLight, groundLight }: { ownLight: number; groundLight: number }, light: BackdropLight): number {
  if (groundLight === 0 || groundLight > darkGround) return 1;
  const bright = clamp((luminance(...lightOnFigure(light)) - 0.35) / 0.4, 0, 1);
  return 1 + bright * (clamp((middleLight / Math.max(ownLight, 0.02)) ** 0.4, 1, 1.6) - 1);
}

export function relightFor(light: BackdropLight): Relight {
  const { intensity, direction } = light;
  const sum = lightOnFigure(light);
  const level = luminance(...sum);
  const tint = sum.map((v) => 1 + (v / Math.max(1e-6, level) - 1) * colourShare);
  const exposure = clamp(level, 0.2, 1.2) ** 0.5;
  const direct = intensity / Math.max(1e-6, level);
  return {
    gain: tint.map((v) => v * exposure) as [number, number, number],
    sideways: clamp(direction[0] * 0.3 * direct, -0.26, 0.26),
    downwards: -clamp(Math.max(0, direction[1]) * 0.24 * direct, 0, 0.2),
  };
}

/** The multiplier without its colour is the product of these two: v in [0, 1] from the figure's top; `standing` = its base touches something. */
export function shadeOfRow({ downwards }: Relight, v: number, standing: boolean): number {
  const occlusion = standing ? 1 - 0.4 * Math.exp(-(1 - v) / 0.07) : 1;
  return (1 + downwards * (2 * v - 1)) * occlusion;
}

/** u in [0, 1] from the figure's left. */
export const shadeOfColumn = ({ sideways }: Relight, u: number): number => 1 + sideways * (2 * u - 1);

/** The row, as a fraction of the figure's height, that its base is at: the table's edge for who sits behind it. */
export const baseOf = ({ hiddenFromY, top, height }: Placement): number =>
  hiddenFromY === null ? 1 : clamp((hiddenFromY - top) / height, 0.05, 1);
