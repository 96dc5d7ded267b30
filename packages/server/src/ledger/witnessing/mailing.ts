import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';

/** Somebody who keeps the checkpoint in their mailbox. */
export interface CheckpointReader {
  readonly id: string;
  readonly email: string;
}

export interface CheckpointMailDeps {
  readonly mailer: Mailer;
  /** Those of both parties and the auditors who were not sent it on this day (UTC, YYYY-MM-DD). */
  readonly readers: (day: string) => Promise<readonly CheckpointReader[]>;
  /** Notes that one is about to be sent it. @returns false when another replica did */
  readonly claim: (day: string, person: string, size: number) => Promise<boolean>;
  /** Takes that back: the mail did not go out. */
  readonly release: (day: string, person: string) => Promise<void>;
  /** The newest checkpoint, with the cosignatures it has. */
  readonly checkpoint: () => Promise<{ readonly size: number; readonly note: string } | null>;
  readonly vkey: string;
  readonly log: Pick<Log, 'warn'>;
  readonly now: () => Date;
}

/**
 * Mails the signed checkpoint, once a day, to those who run no witness: it lies in mailboxes that neither party can reach
 * into, and a log that was rewritten since does not continue it.
 */
export async function mailCheckpoints(deps: CheckpointMailDeps): Promise<void> {
  const newest = await deps.checkpoint();
  if (newest === null) return;
  const day = deps.now().toISOString().slice(0, 10);
  for (const { id, email } of await deps.readers(day)) {
    if (!(await deps.claim(day, id, newest.size))) continue;
    try {
      const { sent } = await deps.mailer.send({ to: email, ...checkpointMail(newest, deps.vkey, day) });
      // Without a mail server there is nothing to try again before one is set.
      if (!sent) {
        await deps.release(day, id);
        return;
      }
    } catch (err) {
      await deps.release(day, id);
      deps.log.warn('a checkpoint could not be mailed', { feature: 'ledger', err, principal: id });
    }
  }
}

/** The mail: prose, then the note as it stands, which `ledger verify --mailbox` finds again. */
function checkpointMail(
  { size, note }: { readonly size: number; readonly note: string },
  vkey: string,
  day: string,
): { readonly subject: string; readonly text: string } {
  return {
    subject: `Checkpoint of the access ledger, ${day}: ${String(size)} entries`,
    text: [
      'This is the state of the ledger today, signed. Keep this mail: whoever rewrites the ledger cannot rewrite it.',
      '',
      note,
      'To compare a ledger with every mail you kept, export the mailbox as a file (mbox or .eml) and run:',
      '',
      `npx cordon ledger verify DIR-OR-URL --mailbox FILE --key ${vkey}`,
      '',
      'Nothing about a customer stands in this mail.',
      '',
    ].join('\n'),
  };
}
