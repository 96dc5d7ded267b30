import type { BackupsView, RestoreDrill } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

/** What a drill does, in its order. */
export const STEPS: readonly { readonly step: NonNullable<RestoreDrill['step']>; readonly words: string }[] =
  [
    { step: 'backing-up', words: 'Making a backup' },
    { step: 'starting', words: 'Starting an empty database' },
    { step: 'restoring', words: 'Putting the backup in' },
    { step: 'verifying', words: 'Verifying every entry of the ledger' },
    { step: 'taking-away', words: 'Taking both away' },
  ];

const PROBLEMS: Readonly<Record<string, string>> = {
  'restore-wrong':
    'What came back is not what was backed up, or its ledger does not verify. Run `cordon ledger fsck` on the machine: it names the entry.',
  'restore-unfinished': 'The server ended in the middle of it. Run it again.',
  'backup-unreadable': 'The backup did not open again. Look at the disk of the server, then run it again.',
  'backup-unfit': 'The backup did not fit the Cordon that made it. Its files were changed: install it anew.',
  'start-failed': 'An empty database could not be started. See whether the disk has room, then run it again.',
  'database-unavailable': 'The database could not be reached. Run it again once it can.',
};

/** What went wrong in a drill, and what to do about it. */
export function problemWords(code: string): string {
  return (
    PROBLEMS[code] ?? `Something failed (${code}); the server’s log says what. Mend it and run it again.`
  );
}

/** What a drill came to, in a word and a shape. */
export function stateWords(state: RestoreDrill['state']): { readonly tone: Tone; readonly words: string } {
  if (state === 'passed') return { tone: 'good', words: 'Came back whole' };
  if (state === 'failed') return { tone: 'bad', words: 'Failed' };
  return { tone: 'wait', words: state === 'asked' ? 'About to begin' : 'Under way' };
}

/** How many bytes, in the unit that reads best. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${String(Math.max(1, Math.round(bytes / 1000)))} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** A span of time as it is read. */
export function spanWords(ms: number): string {
  if (ms < 1000) return `${String(Math.round(ms))} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms < 7_200_000 ? `${String(Math.round(ms / 60_000))} min` : `${(ms / 3_600_000).toFixed(1)} h`;
}

/** How long it takes until a restored Cordon may be used. */
export function downMs({ restoreMs, verifyMs }: NonNullable<RestoreDrill['measured']>): number {
  return restoreMs + verifyMs;
}

type Seen = Pick<BackupsView, 'backups' | 'drills' | 'overdueSince' | 'nextAt'>;

/** Whether what is there would be enough to come back, and the next step where it would not. */
export function standingWords({ backups, drills, overdueSince, nextAt }: Seen, auditor: boolean) {
  const last = drills.find(({ endedAt }) => endedAt !== null);
  if (last?.state === 'failed')
    return { tone: 'bad' as const, title: 'The last drill failed', text: problemWords(last.problem ?? '') };
  if (overdueSince !== null)
    return {
      tone: 'bad' as const,
      title: 'Nobody knows whether a backup can be restored',
      text: 'No drill has passed for more than five weeks. Run one now; it disturbs nobody.',
    };
  if (!auditor && backups.length === 0 && nextAt !== null)
    return {
      tone: 'warn' as const,
      title: 'No backup has been made yet',
      text: 'A drill shows that one could be restored, and keeps none. Have whoever runs the machine make one every night: the commands are below.',
    };
  return null;
}

/** All that is shown of the drills as a sentence, for whoever hears it. */
export function historyWords(drills: readonly RestoreDrill[]): string {
  const ended = drills.filter(({ endedAt }) => endedAt !== null);
  const measured = ended.flatMap((one) => (one.measured === null ? [] : [downMs(one.measured)]));
  if (measured.length === 0) return `${String(ended.length)} drills, none of which passed`;
  const [least, most] = [Math.min(...measured), Math.max(...measured)];
  return `${String(ended.length)} drills, ${String(measured.length)} passed; a restore took ${spanWords(least)} to ${spanWords(most)}`;
}
