/** A bank before the water, where what was asked for cannot float: land underfoot, and the water from a winding line on behind it. */
import { type Composition, isAfloat, type Scene } from '../../scene/index.ts';
import { blendSurfaces } from '../field/index.ts';
import type { Floor } from '../path/index.ts';
import type { Setting } from '../setting/index.ts';

/** The setting with land underfoot when one of the things that stand would sink; the same one otherwise. */
export function withShore(setting: Setting, scene: Scene): Setting {
  const sinks = scene.objects.some(({ concept, airborne }) => !airborne && !isAfloat(concept));
  if (setting.kind !== 'water' || !sinks || scene.support === 'water') return setting;
  return { ...setting, kind: 'ground', surface: setting.place === 'lake' ? 'grass' : 'sand', hasShore: true };
}

/** `land` underfoot, `water` beyond what stands. Null floors stay as they are. */
export function shoreOf(land: Floor | null, water: Floor | null, { camera, things }: Composition): Floor | null {
  if (!land || !water) return land;
  const far = Math.min(
    -camera.focusMetres,
    ...things.filter(({ isGrounded }) => isGrounded).map(({ position, depthMetres }) => position[2] - depthMetres),
  );
  const reach = camera.focusMetres;
  const line = far - 0.4 * reach;
  const blended = blendSurfaces(land.shape, water.shape, ({ o, m, n }, local) => {
    const winding = o.mul(o.sub(n.fbm([o.mul(local[0], 0.9 / reach), 0, o.mul(local[2], 0.4 / reach)], 3, 7), 0.5), 0.4 * reach);
    return m.smoothstep(line + 0.02 * reach, line - 0.02 * reach, o.add(local[2], winding));
  });
  return { ...land, shape: { ...land.shape, ...blended } };
}
