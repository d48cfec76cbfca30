/** How large things are shown beside each other: real ratios, compressed so that nothing asked for is overlooked and nothing dwarfs the hero. */

export interface Sized {
  readonly id: string;
  readonly heightMetres: number;
}

/** Ratios to the hero are raised to this power. */
const compression = 0.62;
const smallest = 0.27;
const largest = 2.6;

/** Factor on the real size of each, by id; 1 for the first, which is the hero. */
export function magnifications(things: readonly Sized[]): Map<string, number> {
  const hero = things[0]?.heightMetres ?? 1;
  return new Map(
    things.map(({ id, heightMetres }) => {
      const ratio = heightMetres / hero;
      const shown = Math.max(smallest, Math.min(largest, ratio ** compression));
      return [id, shown / ratio];
    }),
  );
}
