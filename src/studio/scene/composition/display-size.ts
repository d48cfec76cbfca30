/** How large things are shown beside each other: real ratios, compressed so that nothing asked for is overlooked and nothing dwarfs the hero. */

export interface Sized {
  readonly id: string;
  /** Across and upwards together: a train is large for its length. */
  readonly sizeMetres: number;
  /** What stands behind may tower, and what stands before it be small: both are seen whole. Absent: beside the hero. */
  readonly depth?: 'behind' | 'before';
}

interface Limits {
  /** Ratios to the hero are raised to this power. */
  readonly compression: number;
  readonly smallest: number;
  readonly largest: number;
}

const limits: Readonly<Record<NonNullable<Sized['depth']> | 'beside', Limits>> = {
  beside: { compression: 0.62, smallest: 0.26, largest: 2.6 },
  behind: { compression: 0.8, smallest: 0.5, largest: 6 },
  before: { compression: 0.8, smallest: 0.21, largest: 2 },
};

/** Factor on the real size of each, by id; 1 for the first, which is the hero. */
export function magnifications(things: readonly Sized[]): Map<string, number> {
  const hero = things[0]?.sizeMetres ?? 1;
  return new Map(
    things.map(({ id, sizeMetres, depth }) => {
      const { compression, smallest, largest } = limits[depth ?? 'beside'];
      const ratio = sizeMetres / hero;
      const shown = Math.max(smallest, Math.min(largest, ratio ** compression));
      return [id, shown / ratio];
    }),
  );
}
