/** Contrast of ink against the pixels beneath it, and what to do when it is too low. source: WCAG 2.2, relative luminance and contrast ratio */
import type { RasterImage } from '../../../engine.ts';

/** Pixels; right and bottom are one past the end. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const linear = (byte: number): number => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);

export const luminance = (red: number, green: number, blue: number): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

export const contrastRatio = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** The darkest and the brightest luminance in the box, but for one pixel in fifty at each end. */
export function measureRange(image: RasterImage, box: PixelBox): { dark: number; bright: number } {
  const values: number[] = [];
  const step = Math.max(1, Math.floor(Math.sqrt(((box.right - box.left) * (box.bottom - box.top)) / 8000)));
  for (let y = box.top; y < box.bottom; y += step) {
    for (let x = box.left; x < box.right; x += step) {
      const i = (y * image.width + x) * image.channels;
      values.push(luminance(image.data[i]!, image.data[i + 1]!, image.data[i + 2]!));
    }
  }
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
  return { dark: at(0.02), bright: at(0.98) };
}

/** Moves the box's rows, over the picture's whole width, towards a grey by the share `strength`, fading out over `feather` rows above and below. */
export function shadeBox(image: RasterImage, box: PixelBox, strength: number, options: { feather: number; towards: number }): void {
  const { feather, towards } = options;
  const top = Math.max(0, box.top - feather);
  const bottom = Math.min(image.height, box.bottom + feather);
  for (let y = top; y < bottom; y++) {
    const dy = Math.max(0, box.top - y, y - box.bottom + 1) / feather;
    const fade = Math.max(0, 1 - dy);
    const share = strength * fade * fade * (3 - 2 * fade);
    for (let x = 0; x < image.width; x++) {
      const i = (y * image.width + x) * image.channels;
      for (let c = 0; c < 3; c++) image.data[i + c] = Math.round(image.data[i + c]! * (1 - share) + towards * share);
    }
  }
}
