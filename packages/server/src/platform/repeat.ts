/**
 * Looks now and then at a regular distance, never twice at once.
 * @param onFault told of a look that failed; the next one tries again
 * @returns a stop, which waits for a look that has begun
 */
export function repeat(
  look: () => Promise<unknown>,
  everyMs: number,
  onFault: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const once = (): void => {
    if (busy) return;
    busy = true;
    running = look()
      .catch(onFault)
      .finally(() => {
        busy = false;
      });
  };
  once();
  const timer = setInterval(once, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
