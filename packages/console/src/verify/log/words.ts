import type { ProblemCode } from '@cordon/ledger';
import type { CheckedLog } from './verify.ts';

/** What each problem means, in an auditor's words. */
export const PROBLEMS: Readonly<Record<ProblemCode, string>> = {
  'checkpoint-missing': 'The log has no checkpoint, so nobody signed it.',
  'checkpoint-malformed': 'The checkpoint cannot be read.',
  'checkpoint-changed': 'The checkpoint is not the text that was signed.',
  'key-swapped': 'Somebody else signed in the name of this log, with another key than the one you trust.',
  'key-unknown': 'No key you trust signed this log.',
  'other-log': 'The checkpoint belongs to another log.',
  'key-superseded': 'It was signed with a key that had already given way to the next.',
  'key-premature': 'It was signed with a key that was not the log’s yet.',
  'rotation-malformed': 'A change of the key is claimed that both keys did not sign.',
  'quorum-missing': 'Too few of the witnesses you named saw this state of the log.',
  'entry-changed': 'An entry was changed after it was signed.',
  'entry-dropped': 'An entry was taken out.',
  'entry-inserted': 'An entry was put in that was never signed.',
  'entry-reordered': 'Entries stand in another order than they were signed in.',
  'entries-rewritten': 'Entries and the hashes over them were changed together.',
  'entries-missing': 'Entries are missing.',
  'log-truncated': 'The end of the log was cut off.',
  'entry-backdated': 'An entry claims a time before one at which witnesses say that it was not there yet.',
  'entry-postdated': 'An entry claims a time after one at which witnesses had seen it already.',
  'entry-malformed': 'An entry was logged that is not one.',
  'tile-changed': 'Hashes were changed; the entries are the signed ones.',
  'tile-misplaced': 'A file of hashes stands where another belongs.',
  'tile-missing': 'A file of hashes is missing.',
  'tile-mismatch': 'Hashes and entries differ, and nothing proves which were changed.',
  'root-mismatch': 'The entries are not the signed ones; what was changed cannot be told.',
  'log-rolled-back': 'The log is shorter than when you kept your checkpoint: entries were taken away.',
  'log-forked': 'Another log of the same length was signed: there are two histories.',
  'log-rewritten': 'The log does not begin as it did when you kept your checkpoint: it was written anew.',
  'older-unusable': 'The checkpoint you kept could not be compared.',
  'opening-mismatch': 'A body is not the one its entry committed to.',
  'opening-nowhere': 'A body belongs to no entry of this log.',
  'body-missing': 'A body is missing, and no entry says it was erased: an act is being hidden.',
  'retention-malformed': 'An entry says wrongly what was erased.',
  unreadable: 'A file could not be read.',
  'too-many': 'There is too much wrong: the rest was not checked.',
};

/** The result in one sentence. */
export function resultOf({ report, trusted }: Pick<CheckedLog, 'report' | 'trusted'>): string {
  const { ok, problems, size } = report;
  if (!ok)
    return problems.length === 1
      ? 'This log does not hold: one problem'
      : `This log does not hold: ${String(problems.length)} problems`;
  const entries = `${(size ?? 0).toLocaleString('en')} entries`;
  return trusted.from === 'log'
    ? `The log agrees with itself, all ${entries} of it. Whose it is, this does not say`
    : `Every proof holds, over all ${entries}`;
}

/** What a yes does not show. Said always, so that nobody reads more into it. */
export function notShown({ report, trusted, olderGiven }: CheckedLog): readonly string[] {
  const alone = report.witnesses.length === 0 && !olderGiven;
  return [
    ...(trusted.from === 'log'
      ? [
          'Whose log it is. The keys came with it. Get the key from its owner another way, and paste it above.',
        ]
      : []),
    ...(alone
      ? [
          'That it was never written anew. Whoever holds its key can do that; only a witness, or a checkpoint you kept from before, shows it. Keep this checkpoint for the next time.',
        ]
      : []),
    ...(report.bodies === null
      ? ['That no body is withheld. Give all bodies above, and tick that they are all.']
      : []),
    'That what was entered is true, or that everything was entered. Reconcile with the customer database’s own log.',
  ];
}
