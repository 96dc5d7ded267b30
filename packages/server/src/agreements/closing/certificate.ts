import {
  assertionHash,
  certificateHash,
  certificateOf,
  certificateText,
  deletionStatement,
  wrongWithCertificate,
  type Assertion,
  type DeletionStatement,
} from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { Passkey } from '../../identity/index.ts';
import type { Actor } from '../agreements.ts';
import { mustHaveSigned, partyKeyFor, passkeysToSign } from '../signing/partyKey.ts';
import type { Agreement } from '../store.ts';
import { closingOf, type ClosingDeps } from './closing.ts';
import type { KeptCertificate, LockedClosing } from './store.ts';

/** How long somebody may read a certificate before signing it. */
const READING_MS = 60 * 60_000;

/** The certificate as its signer sent it back. */
export interface Signing {
  /** As drafted: the certificate is made anew from it and must come out the same. */
  readonly issuedAt: Date;
  /** Hex. */
  readonly hash: string;
  readonly credentialId: Buffer;
  readonly assertion: Assertion;
}

/** What the signer reads, and what their browser needs to ask the authenticator. */
export interface CertificateOffer {
  readonly text: string;
  readonly issuedAt: Date;
  readonly statement: DeletionStatement;
  readonly rpId: string;
  readonly passkeys: readonly Passkey[];
}

/** @throws Failure `agreement-stands`, `tasks-open`, and `passkey-needed` when the signer has none */
export async function offerCertificate(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
): Promise<CertificateOffer> {
  const { text, hash, issuedAt } = await draftCertificate(deps, agreement);
  const passkeys = await passkeysToSign(deps.signing, actor.person);
  const statement = deletionStatement(agreement, hash, actor.person, issuedAt.toISOString());
  return { text, issuedAt, statement, rpId: new URL(deps.signing.baseUrl).hostname, passkeys };
}

/** @returns the canonical text, and its hash
 * @throws Failure `agreement-stands`, `tasks-open` */
async function draftCertificate(
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
 * The vendor signs, with the signer's own passkey. What is signed is made here again: nobody signs what somebody else
 * wrote meanwhile. Each certificate is signed once.
 * @throws Failure `conflict` when something changed since it was read, `signature-invalid`, `tasks-open`, `already-done`,
 *   `not-found` for anybody but the vendor
 */
export async function signCertificate(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
  signing: Signing,
): Promise<void> {
  if (actor.party !== agreement.processor.id) throw new Failure('not-found');
  const age = deps.now().getTime() - signing.issuedAt.getTime();
  if (age < 0 || age > READING_MS) throw new Failure('conflict');
  const { turns, store: keys } = deps.signing;
  // One signing at a time, over all replicas: a key is kept once.
  await turns.inTurn('signing', () =>
    keys.alone(() =>
      deps.store.locked(agreement.id, (store) => signLocked(deps, actor, agreement, signing, store)),
    ),
  );
}

async function signLocked(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
  { issuedAt, hash: read, credentialId, assertion }: Signing,
  store: LockedClosing,
): Promise<void> {
  const at = deps.now();
  const { text, hash } = await draftCertificate(deps, agreement, issuedAt, store);
  if (hash !== read) throw new Failure('conflict');
  const before = await store.certificates(agreement.id);
  if (before.some((one) => one.hash.toString('hex') === hash)) throw new Failure('already-done');
  const key = await partyKeyFor(deps.signing, actor, credentialId, at);
  const statement = deletionStatement(agreement, hash, actor.person, issuedAt.toISOString());
  mustHaveSigned(deps.signing, key.key, statement, assertion);
  const entry = await deps.enter('deletion-certified', actor, agreement.id, {
    certificate: hash,
    assertion: Buffer.from(assertionHash(assertion, deps.signing.crypto)).toString('hex'),
    credential: key.key.credential_id.toString('base64url'),
    key: key.key.public_key.toString('base64'),
  });
  await store.addCertificate(agreement.id, {
    id: `cer_${crypto.randomUUID()}`,
    ...{ text, hash: Buffer.from(hash, 'hex'), party: actor.party, by: actor.person, key },
    authenticatorData: Buffer.from(assertion.authenticatorData),
    clientDataJSON: Buffer.from(assertion.clientDataJSON),
    signature: Buffer.from(assertion.signature),
    ...{ at, entry },
  });
}

/** Whether a kept certificate holds. Nothing is taken on the word of the row. */
export function certificateCounts(
  { signing }: Pick<ClosingDeps, 'signing'>,
  agreement: Agreement,
  { hash, by, ...kept }: KeptCertificate,
): boolean {
  const signed = { ...kept, hash: hash.toString('hex'), person: by.id, assertion: kept };
  return wrongWithCertificate(signed, agreement, signing.crypto) === null;
}
