/** Keeps the things used last, by a key that tells all that they depend on. */

export interface Recent<Value> {
  /** The kept value, or a new one in place of the one unused for longest. */
  of(key: string, make: () => Value): Value;
}

export function createRecent<Value>(capacity: number): Recent<Value> {
  const kept = new Map<string, Value>();
  return {
    of(key, make) {
      const value = kept.has(key) ? (kept.get(key) as Value) : make();
      kept.delete(key);
      kept.set(key, value);
      if (kept.size > capacity) kept.delete(kept.keys().next().value!);
      return value;
    },
  };
}
