import { useSyncExternalStore } from 'react';

let wanted = false;
const listeners = new Set<() => void>();
let openLoaded: (() => void) | null = null;

/** Opens the command palette, loading it the first time. */
export function openPalette(): void {
  wanted = true;
  openLoaded?.();
  for (const listener of listeners) listener();
}

/** The palette says how it is opened once it is loaded. */
export function setPaletteOpener(open: (() => void) | null): void {
  openLoaded = open;
}

/** Whether somebody has asked for the palette yet. */
export function usePaletteWanted(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}
