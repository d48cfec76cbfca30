/** Models of one solid each that sets are planted with: their size is what their domain says. */
import type { Model } from '../../../models/model.ts';
import type { Field, Shape, Surface } from '../../field/index.ts';

export interface Solid {
  readonly name: string;
  readonly field: Field;
  readonly surface: Surface;
  /** Half the width and depth, and the height, of a box that surely holds it; it may reach a little below the ground. */
  readonly half: number;
  readonly height: number;
  readonly below?: number;
}

export function solidModel({ name, field, surface, half, height, below = 0.05 * height }: Solid): Model {
  const shape: Shape = { name, field, ...surface, domain: { low: [-half, -below, -half], high: [half, height, half] } };
  return { shapes: [shape], widthMetres: 2 * half, heightMetres: height };
}
