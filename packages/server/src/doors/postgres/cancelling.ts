import { randomInt, timingSafeEqual } from 'node:crypto';

/** What may be stopped, by the keys that clients were given. */
export interface CancelKeys {
  /** @returns the process id the client is told */
  add(secret: Uint8Array, address: string, cancel: () => Promise<void>): number;
  remove(process: number): void;
  /**
   * Stops what the client with this key does, if it asks from where that client is. Nobody is told whether it did.
   * Resolves once it cannot hit a later statement any more: clients wait for the end of the connection they asked on.
   */
  cancel(asked: { readonly process: number; readonly secret: Uint8Array }, address: string): Promise<void>;
}

export function createCancelKeys(): CancelKeys {
  const kept = new Map<number, { secret: Uint8Array; address: string; cancel: () => Promise<void> }>();
  return {
    add(secret, address, cancel) {
      let process = randomInt(1, 2 ** 31 - 1);
      while (kept.has(process)) process = randomInt(1, 2 ** 31 - 1);
      kept.set(process, { secret, address, cancel });
      return process;
    },
    remove: (process) => void kept.delete(process),
    async cancel({ process, secret }, address) {
      const found = kept.get(process);
      if (found?.address !== address) return;
      if (found.secret.length === secret.length && timingSafeEqual(found.secret, secret))
        await found.cancel();
    },
  };
}
