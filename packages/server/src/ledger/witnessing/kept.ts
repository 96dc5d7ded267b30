import { parseCheckpoint, parseNote } from '@cordon/ledger';
import { readIfThere, replacePrivate } from '../../platform/files.ts';
import type { Log } from '../../platform/log.ts';
import type { LedgerStanding } from '../standing.ts';

/** What the newest checkpoint is held against, and where it is kept: apart from the database, whose backup lacks it. */
export interface KeptDeps {
  readonly standing: LedgerStanding;
  /** Absolute path. */
  readonly file: string;
  readonly checkpoint: () => Promise<{ readonly size: number; readonly note: string } | null>;
  /** The root over the first `size` entries as they stand in the database. */
  readonly rootAt: (size: number) => Promise<Uint8Array>;
  readonly log: Pick<Log, 'error'>;
}

/** Name of the file below the data folder. */
export const KEPT = 'ledger-last-checkpoint';

/**
 * Compares the ledger with the checkpoint kept last. Changes nothing.
 * @returns what was kept; undefined for nothing
 * @throws what reading fails with; a file that is damaged counts as another ledger's
 */
export async function compareWithKept({
  standing,
  file,
  checkpoint,
  rootAt,
  log,
}: KeptDeps): Promise<string | undefined> {
  const [text, newest] = [await readIfThere(file), await checkpoint()];
  const before = text === undefined ? null : parsed(text);
  const size = newest?.size ?? 0;
  const why =
    text === undefined
      ? null
      : before === null
        ? 'inconsistent'
        : before.size > size
          ? 'ahead'
          : before.size > 0 && !Buffer.from(before.root).equals(await rootAt(before.size))
            ? 'inconsistent'
            : null;
  if (why !== null && !standing.all().some(({ witness }) => witness === null))
    log.error(TOLD[why], { feature: 'ledger', count: before?.size ?? 0 });
  standing.tell(
    'kept',
    why === null ? [] : [{ agreement: null, why, size: before?.size ?? null, witness: null }],
  );
  return text;
}

/** Compares as {@link compareWithKept}, and keeps the newest in its place where it continues that one. */
export async function compareAndKeep(deps: KeptDeps): Promise<void> {
  const text = await compareWithKept(deps);
  if (deps.standing.all().some(({ witness }) => witness === null)) return;
  const newest = await deps.checkpoint();
  if (newest !== null && newest.note !== text) await replacePrivate(deps.file, newest.note);
}

/** For whoever runs it: everybody else is refused with a code. */
const TOLD = {
  ahead:
    'entries are missing here that there were: an old copy was restored, and nothing is entered or shown until `cordon ledger recover` has put back the rest',
  inconsistent:
    'other entries stand here than there were: the ledger was changed, or is another one, and nothing is entered or shown',
} as const;

function parsed(text: string): ReturnType<typeof parseCheckpoint> | null {
  try {
    return parseCheckpoint(parseNote(text).text);
  } catch {
    return null;
  }
}
