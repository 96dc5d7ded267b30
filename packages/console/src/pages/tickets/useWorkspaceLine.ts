import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get } from '../../api/client.ts';
import { listen } from '../../api/sse.ts';
import type { StreamStatus } from '../../api/sse.ts';
import { endScreen } from '../../app/ended.ts';
import { closeAllReveals, closeReveal } from './openReveals.ts';
import { gained, lost, worksOf, type Work } from './work.ts';

/** How long the line may be broken before reveals are hidden. */
const GRACE_MS = 10_000;

/**
 * The line on which the server ends this screen: agreement ended, session revoked, a reveal closed; and on which it tells
 * what the person works as. When the line breaks, the session is looked at, since its end may be the very reason.
 */
export function useWorkspaceLine(): { readonly status: StreamStatus; readonly work: readonly Work[] } {
  const client = useQueryClient();
  const [status, setStatus] = useState<StreamStatus>('connecting');
  const [work, setWork] = useState<readonly Work[]>([]);
  useEffect(() => {
    let before: readonly Work[] = [];
    return listen({
      url: '/api/workspace/stream',
      onStatus: (next) => {
        setStatus(next);
        if (next === 'lost') void lookAtSession();
      },
      on: {
        revoked: (data) => {
          endScreen({ code: textOf(data, 'code') ?? 'revoked', text: textOf(data, 'text') });
        },
        // The server cannot tell whether this screen may still show them.
        unheard: closeAllReveals,
        'reveal-closed': (data) => {
          const id = textOf(data, 'id');
          if (id !== null) closeReveal(id);
        },
        work: (data) => {
          const now = worksOf(data);
          const [loses, gains] = [lost(before, now), gained(before, now)];
          before = now;
          // A slower pace, or the usual one again: the notice above the page says it.
          void client.invalidateQueries({ queryKey: ['/api/session'] });
          // A pane whose work stopped is taken down with this; one that stays reads its ticket anew, by what holds now.
          setWork(now);
          if (loses) {
            closeAllReveals();
            // After the panes that go are gone: they would ask once more for what they may not see.
            window.setTimeout(() => void client.resetQueries({ queryKey: ['/api/tickets/:ticket'] }));
          }
          if (loses || gains) void client.invalidateQueries({ queryKey: ['/api/tickets'] });
        },
        ticket: () => {
          void client.invalidateQueries({ queryKey: ['/api/tickets'] });
          void client.invalidateQueries({ queryKey: ['/api/tickets/:ticket'] });
        },
      },
    });
  }, [client]);
  // Without the line the server cannot end a reveal, so none stays on screen for long without it.
  useEffect(() => {
    if (status !== 'lost') return undefined;
    const timer = window.setTimeout(closeAllReveals, GRACE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [status]);
  return { status, work };
}

async function lookAtSession(): Promise<void> {
  try {
    const { state } = await get('/api/session', {});
    if (state !== 'full') endScreen({ code: 'not-signed-in', text: null });
  } catch {
    // Unreachable: nothing is known. The line keeps trying and every act is refused meanwhile.
  }
}

function textOf(data: unknown, name: string): string | null {
  const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : null;
  return typeof value === 'string' ? value : null;
}
