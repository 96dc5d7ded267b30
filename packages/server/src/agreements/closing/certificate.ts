import { certificateHash, certificateOf, certificatePayload, certificateText } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { Actor } from '../agreements.ts';
import type { Agreement } from '../store.ts';
import { closingOf, type ClosingDeps } from './closing.ts';
import type { LockedClosing } from './store.ts';

/** How long somebody may read a certificate before signing it. */
const READING_MS = 60 * 60_000;

/** The certificate as its signer sent it back. */
export interface Signing {
  /** As drafted: the certificate is made anew from it and must come out the same. */
  readonly issuedAt: Date;
  /** Hex. */
  readonly hash: string;
  readonly actId: string;
  readonly actAt: string;
  readonly signature: string;
}

/** @returns the canonical text to be read and signed, and its hash
 * @throws Failure `agreement-stands`, `tasks-open` */
export async function draftCertificate(
  deps: ClosingDeps,
  agreement: Agreement,
  issuedAt = deps.now(),
  store: LockedClosing = deps.store,
): Promise<{ readonly text: string; readonly hash: string; readonly issuedAt: Date }> {
  const { closedAt, terms, tasks } = await closingOf(deps, agreement, store);
  if (closedAt === null || terms === null) throw new Failure('agreement-stands');
  const made = certificateOf(
    {
      agreement: agreement.id,
      controller: agreement.controller,
      processor: agreement.processor,
      termsHash: terms.hash,
      endedAt: closedAt.toISOString(),
      issuedAt: issuedAt.toISOString(),
    },
    tasks,
  );
  if (!made.ok) throw new Failure('tasks-open', made.open.join(', '));
  const text = certificateText(made.certificate);
  return { text, hash: certificateHash(text, deps.sha256), issuedAt };
}

/**
 * The vendor signs. What is signed is made here again: nobody signs what somebody else wrote meanwhile.
 * @param session whose key signed
 * @throws Failure `conflict` when something changed since it was read, `signature-invalid`, `tasks-open`
 */
export async function signCertificate(
  deps: ClosingDeps,
  actor: Actor,
  session: string,
  agreement: Agreement,
  signing: Signing,
): Promise<void> {
  const at = deps.now();
  const age = at.getTime() - signing.issuedAt.getTime();
  if (age < 0 || age > READING_MS) throw new Failure('conflict');
  await deps.store.locked(agreement.id, async (store) => {
    const { text, hash } = await draftCertificate(deps, agreement, signing.issuedAt, store);
    if (hash !== signing.hash) throw new Failure('conflict');
    const payload = certificatePayload(agreement.id, hash, signing);
    const publicKey = await signedBy(deps, session, signing, payload);
    const entry = await deps.enter('deletion-certified', actor, agreement.id, {
      certificate: hash,
      key: publicKey,
      signature: signing.signature,
    });
    await store.addCertificate(agreement.id, {
      id: `cer_${crypto.randomUUID()}`,
      statement: text,
      hash: Buffer.from(hash, 'hex'),
      payload: canonicalText(payload),
      publicKey: Buffer.from(publicKey, 'base64'),
      signature: Buffer.from(signing.signature, 'base64'),
      by: actor.person,
      ...{ at, entry },
    });
  });
}

/**
 * The one place that knows how a certificate is signed: by the key of the person's session, as lookups and reveals are.
 * @returns the public key, base64 DER
 */
async function signedBy(
  { signatures }: ClosingDeps,
  session: string,
  { actId, actAt, signature }: Signing,
  payload: JsonValue,
): Promise<string> {
  const key = await signatures.verify(session, { id: actId, at: new Date(actAt), payload, signature });
  if (key === null) throw new Failure('signature-invalid');
  return key;
}
