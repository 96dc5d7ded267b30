import type { Check, CheckId, CheckStatus, PackReport } from '@cordon/core/agreements';

/** What each check asks, in an auditor's words. */
export const CHECKS: Readonly<Record<CheckId, string>> = {
  manifest: 'The list of contents can be read',
  files: 'Every file is the one that was packed',
  terms: 'The terms are the ones that were signed',
  signatures: 'Both parties signed the terms, each with a passkey of its own',
  checkpoint: 'The ledger signed the state it is compared with',
  rotations: 'Each key of the ledger gave way to the next in the ledger itself',
  witnesses: 'Somebody else saw that state',
  entries: 'Every entry stands in the ledger, unchanged',
  completeness: 'Every entry is here, or an entry says that it was erased',
  decisions: 'Signed terms decided every access',
  documents: 'The signed documents hold, and are the ones in the ledger',
  completion: 'Certificates say how each version was signed',
  undertakings: 'The vendor’s people signed the undertaking of confidentiality',
  certificate: 'The vendor certified deletion, with a passkey of its own',
};

export const STATUS: Readonly<Record<CheckStatus, string>> = {
  ok: 'holds',
  failed: 'does not hold',
  none: 'not in this pack',
};

/** The result in one sentence. */
export function resultOf({ ok, checks }: PackReport): string {
  const failed = checks.filter(({ status }) => status === 'failed').length;
  if (!ok)
    return failed === 1
      ? 'This pack does not hold: one check failed'
      : `This pack does not hold: ${String(failed)} checks failed`;
  return 'Everything that could be checked holds';
}

/** What a pack cannot show, whatever it holds. Said always, so that nobody reads more into it. */
export function notShown(checks: readonly Check[]): readonly string[] {
  const witnessed = checks.some(({ id, status }) => id === 'witnesses' && status === 'ok');
  return [
    'That everything that was done was entered. The installation counted its own entries, and the ledger signed the count; reconcile with the customer database’s own log.',
    witnessed
      ? 'When each thing happened, closer than between two witnessed checkpoints.'
      : 'When anything happened. No witness cosigned, so all times, and that the ledger was never rewritten as a whole, rest on the word of whoever runs it. Compare the checkpoint with one you kept earlier.',
    'That the keys belong to whom they name. Compare the fingerprint with one you were given another way.',
    'What was said in a conversation, or which customer it was: the pack holds no customer’s data, only commitments to it.',
    'That a person alone signed an undertaking. It is signed with a key of their browser’s session, which the server registered and the ledger’s entry names, not with a passkey: whoever ran the server then could have registered another one.',
    'That data was really deleted. The certificate is the vendor’s signed word.',
    'That the seals on the documents are anybody’s but the installation’s: the pack brings the certificates they lead to. Compare these with ones you were given another way.',
    witnessed
      ? 'Anything by the time-stamps of the installation’s own authority: they prove nothing to an outsider. The witnessed checkpoint does: what stands in it existed when the witness saw it.'
      : 'Anything by the time-stamps of the installation’s own authority: they prove nothing to an outsider. A checkpoint that a witness cosigned would.',
  ];
}
