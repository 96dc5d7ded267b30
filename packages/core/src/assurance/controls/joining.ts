/** Tests that are made one after the other: `made` of them are, and the one at that place is under way. */
export interface TestsUnderWay {
  readonly tests: readonly string[];
  readonly made: number;
}

/**
 * Whether what is asked for comes from a pass that runs already: everything of it is still to be made, or it is the same
 * request once more. What was made before it was asked for says nothing of a control that was mended since.
 */
export function comesFrom({ tests, made }: TestsUnderWay, asked: readonly string[]): boolean {
  const toCome = new Set(tests.slice(made + 1));
  const same = asked.length === tests.length && asked.every((id) => tests.includes(id));
  return same || asked.every((id) => toCome.has(id));
}
