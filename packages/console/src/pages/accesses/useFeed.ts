import { useCallback, useEffect, useRef, useState } from 'react';
import { listen } from '../../api/sse.ts';
import type { StreamStatus } from '../../api/sse.ts';
import type { AccessRow } from '../../api/types.ts';

/** Rows kept on screen from the stream; older ones are a page away. */
const MOST_ROWS = 200;

interface Feed {
  readonly status: StreamStatus;
  /** Rows that arrived and are shown, newest first. */
  readonly rows: readonly AccessRow[];
  /** Rows that arrived while paused. */
  readonly waiting: number;
  readonly paused: boolean;
  readonly setPaused: (paused: boolean) => void;
}

/** New accesses as the server sends them. Paused, they are counted and held back, so that a reader is not pushed about. */
export function useFeed(enabled: boolean): Feed {
  const [status, setStatus] = useState<StreamStatus>('connecting');
  const [rows, setRows] = useState<readonly AccessRow[]>([]);
  const [held, setHeld] = useState<readonly AccessRow[]>([]);
  const [paused, setPausedState] = useState(false);
  const pausedNow = useRef(false);

  useEffect(() => {
    if (!enabled) return undefined;
    return listen({
      url: '/api/accesses/stream',
      onStatus: setStatus,
      on: {
        access: (data) => {
          // The server's own event, of the type its contract names.
          const row = data as AccessRow | null;
          if (row === null) return;
          const add = (old: readonly AccessRow[]): readonly AccessRow[] => [row, ...old].slice(0, MOST_ROWS);
          if (pausedNow.current) setHeld(add);
          else setRows(add);
        },
      },
    });
  }, [enabled]);

  const setPaused = useCallback(
    (next: boolean) => {
      pausedNow.current = next;
      setPausedState(next);
      if (!next) {
        setRows((old) => [...held, ...old].slice(0, MOST_ROWS));
        setHeld([]);
      }
    },
    [held],
  );
  return { status, rows, waiting: held.length, paused, setPaused };
}
