/** The grid of pixel art. */

export interface PixelGrid {
  /** Pixels of the picture in a cell's side: a whole number. */
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
}

/** About 160 cells along the longer side; those at the right and the bottom may be cut. */
export function pixelArtCells({ width, height }: { readonly width: number; readonly height: number }): PixelGrid {
  const side = Math.max(1, Math.round(Math.max(width, height) / 160));
  return { side, columns: Math.ceil(width / side), rows: Math.ceil(height / side) };
}
