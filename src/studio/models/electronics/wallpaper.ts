/** What screens show: a glowing wallpaper, windows on it, rows of icons. */
import type { F32 } from '../../../kernel/index.ts';
import { colour, type MaterialValues, type Surface } from '../../render/field/index.ts';
import { isAsked, onFront, painted, rect, tintedGlass } from '../assembly/index.ts';
import type { ModelRequest } from '../model.ts';

export interface Frame {
  /** Of the screen in its own plane, metres. */
  readonly centreU: number;
  readonly centreV: number;
  readonly halfU: number;
  readonly halfV: number;
}
export type Picture = 'hills' | 'desktop' | 'phone';

/** A glowing wallpaper: hills before a low sun; with windows and a task bar; or with rows of icons. Coordinates come from the local point. */
export function screen({ centreU, centreV, halfU, halfV }: Frame, kind: Picture, glow = 0.9, off = false): Surface {
  if (off) return { material: () => tintedGlass };
  return {
    material: (tools, { local }): MaterialValues => {
      const { o, v, m, n } = tools;
      const [u, w] = [o.mul(o.sub(local[0], centreU), 1 / halfU), o.mul(o.sub(local[1], centreV), 1 / halfV)];
      const aspect = halfU / halfV;
      const x = o.mul(u, aspect);
      const ridge = (level: number, size: number, salt: number): F32 =>
        m.smoothstep(0.015, -0.015, o.sub(w, o.mulAdd(n.fbm([o.mul(x, 1 / size), o.float(salt), o.float(0)], 3, salt), 0.7, level)));
      const sun = v.length([o.sub(x, 0.25 * aspect), o.sub(w, 0.22), 0]);
      const sky = v.mix3(colour('#f6b57a'), colour('#3f78c2'), m.smoothstep(-0.4, 0.9, w));
      const lit = v.mix3(sky, [1, 0.93, 0.75], o.max(m.smoothstep(0.17, 0.15, sun), o.mul(m.smoothstep(0.9, 0.1, sun), 0.35)));
      const far = v.mix3(lit, colour('#8a6fa8'), ridge(-0.05, 0.9, 3));
      const middle = v.mix3(far, colour('#3d5f8f'), ridge(-0.3, 0.7, 5));
      const hills = v.mix3(middle, colour('#143d4d'), ridge(-0.62, 0.6, 8));
      const boxed = (cu: number, cv: number, hu: number, hv: number): F32 => m.smoothstep(0.006, -0.006, rect(cu, cv, hu, hv, Math.min(hu, hv) * 0.2)(tools, x, w));
      const over = (below: typeof hills, parts: readonly (readonly [F32, string])[]) => parts.reduce((under, [mask, hex]) => v.mix3(under, colour(hex), mask), below);
      const bar = (index: number): F32 => boxed(-0.42 * aspect, 0.42 - index * 0.13, 0.3 * aspect * (index % 3 === 0 ? 1 : 0.75), 0.022);
      const icon = o.min(o.abs(o.sub(o.sub(o.mul(u, 2), o.floor(o.mul(u, 2))), 0.5)), 1);
      const iconRow = o.abs(o.sub(o.sub(o.mul(w, 4), o.floor(o.mul(w, 4))), 0.5));
      const tile = o.mul(m.smoothstep(0.33, 0.3, o.max(icon, iconRow)), m.smoothstep(0.78, 0.76, o.abs(o.sub(w, 0.0))));
      const hue = n.unit(n.hash3(o.truncate(o.floor(o.mul(u, 2))), o.truncate(o.floor(o.mul(w, 4))), 3));
      const tint = v.mix3(v.mix3(colour('#2f8fe0'), colour('#f0533a'), m.smoothstep(0.3, 0.4, hue)), v.mix3(colour('#3fc47c'), colour('#f4c430'), m.smoothstep(0.75, 0.8, hue)), m.smoothstep(0.5, 0.6, hue));
      const picture =
        kind === 'hills'
          ? hills
          : kind === 'phone'
            ? over(v.mix3(hills, tint, o.mul(tile, 0.95)), [[boxed(0, 0.93, 0.2 * aspect, 0.014), '#f4f4f4']])
            : over(hills, [[boxed(-0.25 * aspect, 0.1, 0.55 * aspect, 0.62), '#f3f4f6'], [boxed(-0.25 * aspect, 0.66, 0.55 * aspect, 0.06), '#3a4452'], ...[0, 1, 2, 3, 4, 5].map((index) => [bar(index), index === 0 ? '#2b6cb0' : '#9aa3ad'] as const), [boxed(0.06 * aspect, 0.0, 0.16 * aspect, 0.3), '#e2874a'], [boxed(0, -0.94, aspect, 0.075), '#1b222c'], ...[0, 1, 2, 3].map((index) => [boxed((index - 1.5) * 0.12, -0.94, 0.038, 0.038), ['#4aa3ff', '#ffbe3d', '#52d08a', '#ff6a5a'][index]!] as const)]);
      return { base: [0.01, 0.01, 0.012], roughness: 0.08, coat: 1, coatRoughness: 0.02, emission: v.scale(picture, glow) };
    },
  }; // biome-ignore format: a picture in layers
}

export const isOff = ({ attributes }: ModelRequest): boolean => isAsked(attributes, 'off', 'blank', 'black');
export const printed = (surface: Surface, frame: Frame, picture: Surface, bezel = 0.004): Surface =>
  painted(surface, [onFront(rect(frame.centreU, frame.centreV, frame.halfU + bezel, frame.halfV + bezel, bezel), 0.0008), tintedGlass], [onFront(rect(frame.centreU, frame.centreV, frame.halfU, frame.halfV, 0.001), 0.0006), picture]); // biome-ignore format: layers
