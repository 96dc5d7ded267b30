/**
 * Does the same for all, so many at a time.
 * @returns what came of each, in their order. @throws what the first that failed threw, and begins no other
 */
export async function atOnce<T, R>(
  most: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const waiting = items.entries();
  const done: R[] = [];
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [nth, item] of waiting) {
      if (failed) return;
      try {
        done[nth] = await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
  return done;
}
