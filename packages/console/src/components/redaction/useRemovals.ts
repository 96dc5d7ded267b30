import { useEffect, useState } from 'react';
import { createFinder, type Finder, type Found, type Sought } from './finder.ts';

/** A finder for as long as the editor is open. */
export function useFinder(what: Sought): Finder {
  const [finder] = useState(() =>
    createFinder(
      () => new Worker(new URL('./piiWorker.ts', import.meta.url), { type: 'module', name: 'cordon-pii' }),
      what,
    ),
  );
  useEffect(() => finder.open(), [finder]);
  return finder;
}

/** What of a text will not be kept, as far as it was looked through. */
export interface Removals {
  /** Of this text or of one before it; null where none was looked through, or it is empty. */
  readonly found: Found | null;
  /** Nothing is found any more: the text is looked through by the server alone, when it is saved. */
  readonly failed: boolean;
}

/** @param asker tells the fields of one editor apart */
export function useRemovals(finder: Finder, asker: string, text: string): Removals {
  const [found, setFound] = useState<Found | null>(null);
  const [failed, setFailed] = useState(false);
  const empty = text.trim() === '';
  useEffect(() => {
    if (empty) return;
    let gone = false;
    finder.find(asker, text).then(
      (one) => {
        if (!gone) setFound(one);
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [finder, asker, text, empty]);
  return { found: empty ? null : found, failed };
}
