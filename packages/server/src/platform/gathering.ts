/** Calls that are answered together. */
export interface Gathering {
  call(): void;
  /** Calls that were not answered so far are not any more. */
  stop(): void;
}

/**
 * Answers any number of calls once: what a step costs is shared by all that came meanwhile.
 * @param ms from the first call to the answer, which is how late the first one is at most
 */
export function gathering(ms: number, answer: () => void): Gathering {
  let timer: NodeJS.Timeout | undefined;
  return {
    call() {
      timer ??= setTimeout(() => {
        timer = undefined;
        answer();
      }, ms).unref();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
