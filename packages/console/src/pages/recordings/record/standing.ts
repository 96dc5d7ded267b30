import { useSyncExternalStore } from 'react';

/** Whether what happens on this screen is recorded; `stopped`: it should be, and is not. */
export type RecordingStanding = 'off' | 'recording' | 'stopped';

let standing: RecordingStanding = 'off';
const listeners = new Set<() => void>();

export function setStanding(now: RecordingStanding): void {
  standing = now;
  for (const listener of listeners) listener();
}

export function useRecordingStanding(): RecordingStanding {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => standing,
  );
}
