import { useCallback, useEffect, useState } from 'react';
import { send } from '../../../api/client.ts';
import { ApiError } from '../../../api/error.ts';
import type { RecordingBegun } from '../../../api/types.ts';
import { startRecorder, type Recorder } from './recorder.ts';
import { setStanding } from './standing.ts';

export type Untold = Extract<RecordingBegun, { readonly state: 'untold' }>;

/** What a page of a ticket does about its recording. */
export interface Recorded {
  /** Set while nothing may be shown: this person has to be told first. */
  readonly untold: Untold | null;
  /** While it is not known yet whether they have. */
  readonly waits: boolean;
  /** They were told: begins anew. */
  readonly again: () => void;
}

const TOLD = 'cordon-recording-told';

/** Whether nobody had to be told when a ticket was last opened here: then the next one does not wait to hear it again. */
function toldBefore(): boolean {
  try {
    return localStorage.getItem(TOLD) === 'yes';
  } catch {
    // A frame whose storage is closed waits each time.
    return false;
  }
}

function rememberTold(told: boolean): void {
  try {
    localStorage.setItem(TOLD, told ? 'yes' : 'no');
  } catch {
    // As above.
  }
}

/**
 * Records what happens on this screen while a ticket is open, where its agreement asks for it.
 * @param ticket undefined while none is open
 */
export function useRecorded(ticket: string | undefined): Recorded {
  const [asked, setAsked] = useState<{ readonly ticket: string; readonly untold: Untold | null } | null>(
    null,
  );
  const [attempt, setAttempt] = useState(0);
  const [before] = useState(toldBefore);

  useEffect(() => {
    if (ticket === undefined) return;
    let left = false;
    let recorder: Recorder | null = null;
    const begin = async (): Promise<void> => {
      const begun = await send('POST /api/tickets/:ticket/recordings', { ticket }, {});
      if (left) return;
      rememberTold(begun.state !== 'untold');
      setAsked({ ticket, untold: begun.state === 'untold' ? begun : null });
      if (begun.state !== 'recording') return;
      recorder = await startRecorder(begun, (arrives) => {
        setStanding(arrives ? 'recording' : 'stopped');
      });
      setStanding('recording');
      if (hasLeft()) recorder.stop();
    };
    const hasLeft = (): boolean => left;
    begin().catch((error: unknown) => {
      if (left) return;
      setAsked({ ticket, untold: null });
      // A ticket that is not theirs says so itself.
      if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) setStanding('stopped');
    });
    return () => {
      left = true;
      recorder?.stop();
      setStanding('off');
    };
  }, [ticket, attempt]);

  const known = asked !== null && asked.ticket === ticket;
  return {
    untold: known ? asked.untold : null,
    waits: ticket !== undefined && asked === null && !before,
    again: useCallback(() => {
      setAttempt((before) => before + 1);
    }, []),
  };
}
