import { assertionHash } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { AgreementDeps } from '../agreements.ts';
import { signedBy } from '../standing.ts';
import type { Agreement, Version } from '../store.ts';
import { platformField, renderCompletion, type Completion, type CompletionEvent } from './pdf/completion.ts';
import { seal } from './pdf/seal.ts';
import type { SignedBy, StoredPdf } from './store.ts';

const KINDS = ['agreement-drafted', 'agreement-signed'];

/**
 * The certificate of completion of a version that both have signed: who did what when, from where and with which key,
 * the document before and after each signature, and the entries that say so. It is made once, sealed by the
 * installation, and its hash is entered before anybody gets it.
 * @throws Failure `terms-unsigned` while a signature is missing or counts no longer, `signing-unavailable`
 */
export async function completionOf(
  deps: AgreementDeps,
  actor: Parameters<AgreementDeps['enter']>[1],
  agreement: Agreement,
  version: Version,
): Promise<StoredPdf> {
  const { store, authority, crypto } = deps.signing;
  const known = await store.completion(agreement.id, version.version);
  if (known !== null) return known;
  const { controller, processor } = agreement;
  if (![controller, processor].every(({ id }) => signedBy(agreement, version, id, crypto))) {
    throw new Failure('terms-unsigned');
  }
  const at = deps.now();
  const subject = { commonName: 'Cordon certificates of completion' };
  const pdf = await seal(await renderCompletion(await contentOf(deps, agreement, version), at, deps.sha256), {
    field: platformField,
    signer: await authority.signerFor(subject, at),
    timestamps: authority.timestamps,
    at,
    reason: 'Certificate of completion',
    contact: '',
  });
  const file = Buffer.from(pdf);
  const hash = Buffer.from(crypto.sha256(file));
  // Entered first: a certificate nobody entered would prove nothing, an entry nobody used does no harm.
  await deps.enter('completion-certified', actor, agreement.id, {
    version: version.version,
    file: hash.toString('hex'),
  });
  await store.complete({
    agreement_id: agreement.id,
    version: version.version,
    pdf: file,
    hash,
    made_at: at,
  });
  const kept = await store.completion(agreement.id, version.version);
  if (kept === null) throw new Error('the certificate is gone');
  return kept;
}

async function contentOf(deps: AgreementDeps, agreement: Agreement, version: Version): Promise<Completion> {
  const { store, ledger } = deps.signing;
  const number = version.version;
  const signatures = (await store.signatures({ agreement: agreement.id })).filter(
    (one) => one.version === number,
  );
  const last = signatures.at(-1);
  if (last === undefined || version.documentHash === null) throw new Failure('terms-unsigned');
  const entries = (await store.entries(agreement.id, KINDS)).map(({ index, kind, at, body }) => ({
    ...{ index, kind, at },
    words: (JSON.parse(body) as { words: Readonly<Record<string, unknown>> }).words,
    person: (JSON.parse(body) as { person: string | null }).person,
  }));
  const drafted = entries.find(({ kind, words }) => kind === 'agreement-drafted' && words.version === number);
  const first: readonly CompletionEvent[] =
    drafted === undefined
      ? []
      : [
          {
            at: drafted.at.toISOString(),
            what: 'Drafted',
            who: drafted.person === null ? 'Cordon' : await store.personName(drafted.person),
            facts: [['Ledger entry', String(drafted.index)]],
          },
        ];
  const nameOf = (party: string): string =>
    party === agreement.controller.id ? agreement.controller.name : agreement.processor.name;
  const base = version.documentHash.toString('hex');
  const signed = signatures.map((one, nth): CompletionEvent => {
    const file = one.hash.toString('hex');
    const entry = entries.find(({ kind, words }) => kind === 'agreement-signed' && words.file === file);
    const before = signatures[nth - 1]?.hash.toString('hex') ?? base;
    return {
      at: one.signed_at.toISOString(),
      what: `Signed for ${nameOf(one.party_id)}`,
      who: one.person,
      facts: factsOf(deps, one, { before, file, entry: entry?.index }),
    };
  });
  return {
    agreement: agreement.id,
    version: number,
    title: agreement.title,
    company: agreement.controller.name,
    vendor: agreement.processor.name,
    termsHash: version.hash.toString('hex'),
    documentHash: base,
    fileHash: last.hash.toString('hex'),
    events: [...first, ...signed],
    ledger,
  };
}

function factsOf(
  { signing: { crypto } }: AgreementDeps,
  signed: SignedBy,
  {
    before,
    file,
    entry,
  }: { readonly before: string; readonly file: string; readonly entry: number | undefined },
): CompletionEvent['facts'] {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const assertion = {
    authenticatorData: signed.authenticator_data,
    clientDataJSON: signed.client_data,
    signature: signed.signature,
  };
  return [
    [
      'Signed with',
      `passkey on ${signed.rp_id}, the person verified by PIN or body, after a fresh second factor`,
    ],
    ['Address', signed.ip ?? 'not known'],
    ['Browser', signed.user_agent ?? 'not known'],
    ['Key, SHA-256', hex(crypto.sha256(signed.public_key))],
    ['Assertion, SHA-256', hex(assertionHash(assertion, crypto))],
    ['Document before, SHA-256', before],
    ['Document after, SHA-256', file],
    ['Ledger entry', entry === undefined ? 'none' : String(entry)],
  ];
}
