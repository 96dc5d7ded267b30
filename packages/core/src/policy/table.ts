/** A frozen dictionary without a prototype: a key such as `constructor` or `__proto__` is an entry or nothing. */
export type Table<T> = Readonly<Record<string, T>>;

/** Builds a `Table`, its values deep-frozen. The last of several entries with one key stands. */
export function table<T>(entries: Iterable<readonly [string, T]>): Table<T> {
  const made = Object.create(null) as Record<string, T>;
  for (const [key, value] of entries) made[key] = deepFreeze(value);
  return Object.freeze(made);
}

/** The entry of `key`, or undefined when there is none. */
export function entry<T>(of: Table<T>, key: string): T | undefined {
  return of[key];
}

/**
 * Freezes a value and all it holds, in place, so that no later stage can reach back. What is frozen already is
 * taken to be frozen to the bottom.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) if (typeof inner === 'object') deepFreeze(inner);
  return value;
}
