/**
 * Drops and flakes before a picture: near ones large, soft and few, far ones small and many. Each is placed by the seed, so that every
 * band of rows can draw those that touch it.
 */
import { createRng } from '../../../shared/rng.ts';

export interface Layer {
  readonly count: number;
  /** Shares of the shorter side. */
  readonly length: number;
  readonly breadth: number;
  /** At the middle of a drop. */
  readonly opacity: number;
  /** Softness of the rim, [0, 1]: 1 is a blur as wide as the drop. */
  readonly softness: number;
}

export interface Fall {
  /** From upright, radians; positive falls to the left. */
  readonly slant: number;
  /** Linear light of a drop before the sky. */
  readonly brightness: number;
  /** Share of it before what is near. */
  readonly near: number;
  readonly layers: readonly Layer[];
  readonly seed: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly fromY: number;
  readonly toY: number;
}

interface Drop {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly radius: number;
  readonly softness: number;
  readonly opacity: number;
}

/** A capsule with a soft rim: what is covered adds up like veils. */
function draw(cover: Float32Array, { width, fromY, toY }: Frame, { x, y, dx, dy, radius, softness, opacity }: Drop): void {
  const reach = radius * (1 + softness) + 1;
  const top = Math.max(fromY, Math.floor(Math.min(y, y + dy) - reach));
  const bottom = Math.min(toY - 1, Math.ceil(Math.max(y, y + dy) + reach));
  const long2 = dx * dx + dy * dy || 1e-6;
  const inner = radius * (1 - softness);
  const rim = Math.max(1, radius * 2 * softness);
  for (let py = top; py <= bottom; py++) {
    const share = dy === 0 ? 0 : Math.max(0, Math.min(1, (py - y) / dy));
    const middle = x + dx * share;
    const [left, right] = [Math.max(0, Math.floor(middle - reach - 1)), Math.min(width - 1, Math.ceil(middle + reach + 1))];
    for (let px = left; px <= right; px++) {
      const t = Math.max(0, Math.min(1, ((px - x) * dx + (py - y) * dy) / long2));
      const [ax, ay] = [px - x - t * dx, py - y - t * dy];
      const distance = Math.sqrt(ax * ax + ay * ay);
      const inside = Math.max(0, Math.min(1, (inner + rim - distance) / rim));
      if (inside === 0) continue;
      const at = (py - fromY) * width + px;
      // Streaks fade at both ends.
      const fade = dx * dx + dy * dy > 4 * radius * radius ? 1 - (2 * t - 1) ** 4 : 1;
      cover[at] = 1 - (1 - cover[at]!) * (1 - opacity * fade * inside * inside * (3 - 2 * inside));
    }
  }
}

/** Coverage of the band's pixels, [toY - fromY, width], [0, 1]. */
export function paintFall({ slant, layers, seed }: Fall, frame: Frame): Float32Array {
  const { width, height, fromY, toY } = frame;
  const cover = new Float32Array((toY - fromY) * width);
  const side = Math.min(width, height);
  const area = (width * height) / (side * side);
  for (const [index, layer] of layers.entries()) {
    const rng = createRng(seed).fork(`fall ${index}`);
    for (let n = Math.round(layer.count * area); n > 0; n--) {
      const [x, y, size, lean, veil] = [rng.float(), rng.float(), rng.float(), rng.float(), rng.float()];
      const length = layer.length * side * (0.6 + 0.8 * size);
      const angle = slant + 0.05 * (lean - 0.5);
      const [dx, dy] = [-Math.sin(angle) * length, Math.cos(angle) * length];
      const radius = Math.max(0.45, layer.breadth * side * (0.6 + 0.8 * size) * 0.5);
      const drop = {
        x: (1.3 * x - 0.1) * width,
        y: 1.2 * y * height - 0.1 * height - dy / 2,
        dx,
        dy,
        radius,
        softness: layer.softness,
        opacity: layer.opacity * (0.5 + 0.5 * veil),
      };
      draw(cover, frame, drop);
    }
  }
  return cover;
}
