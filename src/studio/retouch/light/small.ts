/** A photograph at a few hundred pixels, and soft planes of it. */
import { boxMean, type Plane } from '../../segment/index.ts';

export interface Small {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
  readonly lab: Float32Array;
  readonly light: Float32Array;
}

export const planeOf = ({ width, height }: Small, of: (index: number) => number): Plane => {
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = of(i);
  return { width, height, data };
};
export const twice = (plane: Plane, radius: number): Plane => boxMean(boxMean(plane, radius), radius);

/** Mean of the plane where `share` counts, spread beyond it. */
export function spread(small: Small, of: (i: number) => number, share: (i: number) => number, radius: number): Plane {
  const top = twice(
    planeOf(small, (i) => of(i) * share(i)),
    radius,
  );
  const bottom = twice(
    planeOf(small, (i) => share(i) + 1e-4),
    radius,
  );
  return planeOf(small, (i) => top.data[i]! / bottom.data[i]!);
}

export interface Seen {
  readonly small: Small;
  readonly subject: Float32Array;
  readonly sky: Float32Array;
  readonly horizon: number;
  readonly isOutdoors: boolean;
}
