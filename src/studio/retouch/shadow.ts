/** Shadows that a placed figure throws on what it stands on: dark and narrow at the contact, wide and soft away from the light. */
import type { PixelSize } from '../../engine.ts';
import type { BackdropLight } from '../render/index.ts';
import { boxMean, createPlane, type Plane } from '../segment/index.ts';
import type { Placement } from './collage-layout.ts';
import type { Layer } from './layer.ts';
import { clamp, luminance } from './light.ts';

/** Shadows are soft, so they are made at a quarter of the frame's size. */
export const shadowScale = 4;

/** Light lost, [0, 1], at a quarter of the frame's size. */
export function castShadows(layers: readonly { layer: Layer; placement: Placement }[], light: BackdropLight, frame: PixelSize): Plane {
  const size = { width: Math.ceil(frame.width / shadowScale), height: Math.ceil(frame.height / shadowScale) };
  const loss = createPlane(size.width, size.height);
  const directShare = light.intensity / (light.intensity + luminance(...light.ambient) + 1e-6);
  for (const { layer, placement } of layers) {
    const parts = placement.hiddenFromY === null ? standing(layer, light, size) : seated(layer, placement.hiddenFromY, size);
    for (const { plane, radius, flatness = 1, strength } of parts) {
      const down = Math.max(1, Math.round(flatness * radius));
      const soft = boxMean(boxMean(boxMean(plane, radius, down), radius, down), radius, down);
      const share = strength * (plane === parts[0]!.plane ? 1 : 0.5 + 0.5 * directShare);
      for (let i = 0; i < loss.data.length; i++) loss.data[i] = 1 - (1 - loss.data[i]!) * (1 - clamp(soft.data[i]! * share, 0, 0.92));
    }
  }
  return loss;
}

interface ShadowPart {
  plane: Plane;
  /** Of each of three box blurs, pixels of the shadow plane. */
  radius: number;
  /** Its height by its width: the ground is seen at a low angle. Default 1. */
  flatness?: number;
  strength: number;
}

/** Up to here a leg throws a shadow from its own foot, sharper than the body's; a share of the figure's height. */
const legShare = 0.22;

/** A contact line, an ambient pool round it, and the shadows of legs and body thrown along the floor. */
function standing(layer: Layer, light: BackdropLight, size: PixelSize): ShadowPart[] {
  const plane = (): Plane => createPlane(size.width, size.height);
  const [contact, legs, body] = [plane(), plane(), plane()];
  const base = (layer.top + layer.height) / shadowScale;
  const thickness = Math.max(1, (0.022 * layer.height) / shadowScale);
  const [sideways, , towardsViewer] = light.direction;
  const slant = 0.75 * clamp(-sideways / Math.max(0.35, light.direction[1]), -1.1, 1.1);
  // A light behind the figure throws its shadow to the viewer, one beside the camera away from him.
  const depth = clamp(towardsViewer, -1, 1) > 0.1 ? -0.17 : 0.2;
  for (let x = 0; x < layer.width; x += 2) {
    const foot = lowestOpaque(layer, x);
    if (foot === null) continue;
    const fx = (layer.left + x) / shadowScale;
    const lift = (layer.height - foot) / layer.height;
    const footRow = (layer.top + foot) / shadowScale;
    if (lift < 0.16) fillColumn(contact, fx, { from: footRow - 1.2 * thickness, to: footRow + 0.3 * thickness, value: 1 - lift / 0.16 });
    for (let y = 0; y < layer.height; y += 3) {
      if (layer.data[4 * (y * layer.width + x) + 3]! < 128) continue;
      const ownHeight = (foot - y) / shadowScale;
      if (lift < 0.3 && foot - y < legShare * layer.height) {
        const at = footRow + depth * ownHeight;
        fillColumn(legs, fx + slant * ownHeight, { from: at - 1, to: at + 1, value: 1 - (foot - y) / (legShare * layer.height) });
      }
      const height = (layer.height - y) / shadowScale;
      const at = base + depth * height;
      fillColumn(body, fx + slant * height, { from: at - 1, to: at + 1, value: 1 - 0.55 * ((layer.height - y) / layer.height) });
    }
  }
  const reach = Math.max(layer.width, layer.height) / shadowScale;
  return [
    { plane: contact, radius: Math.max(1, Math.round(0.006 * reach)), strength: 1.1 },
    { plane: contact, radius: Math.max(2, Math.round(0.045 * reach)), flatness: 0.38, strength: 1.25 },
    { plane: legs, radius: Math.max(1, Math.round(0.008 * reach)), strength: 0.7 },
    { plane: body, radius: Math.max(2, Math.round(0.03 * reach)), flatness: 0.6, strength: 0.85 },
  ];
}

/** Who sits behind a table darkens its far part. */
function seated(layer: Layer, edgeY: number, size: PixelSize): ShadowPart[] {
  const plane = createPlane(size.width, size.height);
  const row = clamp(Math.round(edgeY - layer.top) - 1, 0, layer.height - 1);
  const reach = (0.05 * size.height * shadowScale) / shadowScale;
  for (let x = 0; x < layer.width; x += 2)
    if (layer.data[4 * (row * layer.width + x) + 3]! > 128)
      fillColumn(plane, (layer.left + x) / shadowScale, { from: edgeY / shadowScale, to: edgeY / shadowScale + reach, value: 1 });
  return [
    { plane, radius: Math.max(2, Math.round(0.01 * size.width)), strength: 0.5 },
    { plane, radius: Math.max(2, Math.round(0.03 * size.width)), strength: 0.45 },
  ];
}

function lowestOpaque({ width, height, data }: Layer, x: number): number | null {
  for (let y = height - 1; y >= 0; y--) if (data[4 * (y * width + x) + 3]! > 128) return y;
  return null;
}

function fillColumn({ width, height, data }: Plane, x: number, { from, to, value }: { from: number; to: number; value: number }): void {
  const column = Math.round(x);
  if (column < 0 || column >= width) return;
  for (let y = Math.max(0, Math.round(from)); y <= Math.min(height - 1, Math.round(to)); y++) {
    const i = y * width + column;
    if (value > data[i]!) data[i] = value;
  }
}
