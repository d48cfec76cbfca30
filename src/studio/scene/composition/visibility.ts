/** How much of each group nothing nearer covers, by a grid of points on its box as the camera sees it. Boxes: what is seen is more. */
import { rectOf, type Spot, type View } from './arrangement.ts';
import type { Group } from './group.ts';

const side = 12;

/** The smallest share of any group, 0 to 1. */
export function leastVisible(groups: readonly Group[], spots: readonly Spot[], view: View): number {
  const rects = groups.map((group, index) => rectOf(group, spots[index]!, view));
  return Math.min(
    ...rects.map(({ left, right, top, bottom }, index) => {
      const nearer = rects.filter((_, other) => spots[other]!.z > spots[index]!.z);
      let seen = 0;
      for (let point = 0; point < side * side; point++) {
        const x = left + (right - left) * (((point % side) + 0.5) / side);
        const y = top + (bottom - top) * ((Math.floor(point / side) + 0.5) / side);
        if (!nearer.some((rect) => x > rect.left && x < rect.right && y > rect.top && y < rect.bottom)) seen += 1;
      }
      return seen / (side * side);
    }),
  );
}
