import { useEffect, useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import type { ControlPass, ControlPasses } from '../../api/types.ts';

const OPEN_MS = 1_000;
const IDLE_MS = 15_000;
const PATHS = ['/api/controls', '/api/controls/unused', '/api/findings'] as const;

const isOpen = ({ running, waiting }: ControlPasses): boolean => running !== null || waiting !== null;

interface Passes {
  readonly running: ControlPass | null;
  readonly waiting: ControlPass | null;
  /** One that ended while the page was open. */
  readonly ended: ControlPass | null;
}

/** How far tests are that are being made; what they came to is read anew when they end. @param enabled whether the reader may know */
export function usePasses(enabled: boolean): Passes {
  const read = useRead(
    '/api/controls/passes',
    {},
    {
      enabled,
      every: (last) => (last !== undefined && isOpen(last) ? OPEN_MS : IDLE_MS),
    },
  );
  const { running = null, waiting = null, last = null } = read.data ?? {};
  const [first, setFirst] = useState<string | null>();
  const lastId = last?.id ?? null;
  // Set while it is drawn, once: what had ended before the page was opened is no news.
  if (read.data !== undefined && first === undefined) setFirst(lastId);
  const ended = first === undefined || lastId === first ? null : last;
  const endedId = ended?.id;
  useEffect(() => {
    if (endedId === undefined) return;
    for (const path of PATHS) void queryClient.invalidateQueries({ queryKey: [path] });
  }, [endedId]);
  return { running, waiting, ended };
}
