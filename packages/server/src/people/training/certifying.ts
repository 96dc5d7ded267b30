import { Failure } from '@cordon/core/kernel';
import { toHex, type Sha256 } from '@cordon/ledger';
import { seal } from '../../agreements/signing/pdf/seal.ts';
import type { SignedIn } from '../../identity/index.ts';
import type { Keys } from '../../platform/keys.ts';
import type { SigningAuthority } from '../../platform/signing/index.ts';
import { certificateField, renderCertificate } from './certificate.ts';
import type { CertificateStore } from './certificates.store.ts';
import type { TrainingDeps } from './deps.ts';

export interface CertifyingDeps extends Pick<TrainingDeps, 'titles' | 'newUuid' | 'enterAct' | 'now'> {
  readonly certificates: CertificateStore;
  readonly authority: SigningAuthority;
  readonly keys: Pick<Keys, 'seal' | 'unseal'>;
  readonly sha256: Sha256;
}

const sealedAs = (id: string) => `training-certificate:${id}`;

/**
 * Makes the certificate of what somebody passed, once: a PDF, sealed, its hash entered before anybody gets it.
 * @returns its id
 * @throws Failure `not-in-scope` for what is not their own, `signing-unavailable`, `ledger-unavailable`
 */
export async function makeCertificate(
  deps: CertifyingDeps,
  { person, ip }: Pick<SignedIn, 'person' | 'ip'>,
  completion: string,
): Promise<string> {
  const passed = (await deps.certificates.passedBy(person.id)).find((one) => one.completion === completion);
  if (passed === undefined) throw new Failure('not-in-scope');
  if (passed.certificate !== null) return passed.certificate.id;
  const { course, version, source, entry } = passed;
  const passedAt = passed.passedAt.toISOString();
  const [at, id, titles] = [deps.now(), deps.newUuid(), await deps.titles()];
  const text = {
    ...{ completion, passedAt, source, entry },
    person: { id: person.id, name: person.name, party: person.partyName },
    course: { id: course, title: titles.get(course) ?? course, version },
  };
  const file = await seal(await renderCertificate(text, at, deps.sha256), {
    ...{ field: certificateField, timestamps: deps.authority.timestamps, at, contact: '' },
    signer: await deps.authority.signerFor({ commonName: 'Cordon training certificates' }, at),
    reason: 'Certificate of training',
  });
  const hash = toHex(deps.sha256(file));
  const entered = await deps.enterAct({
    ...{
      act: 'training-certified',
      person: person.id,
      party: person.partyId,
      agreement: null,
      ip,
      code: null,
      at,
    },
    words: { completion, course, version, passedAt, passEntry: entry, file: hash },
  });
  const sealed = deps.keys.seal(Buffer.from(file).toString('base64'), sealedAs(id));
  const row = { id, completion, person: person.id, hash, sealed, madeAt: at, entry: entered };
  if (await deps.certificates.add(row)) return id;
  // Two asked at once: the first one's stands.
  return makeCertificate(deps, { person, ip }, completion);
}

/** The file. @throws Failure `not-in-scope` for whose it is not */
export async function openCertificate(
  deps: Pick<CertifyingDeps, 'certificates' | 'keys'>,
  { person }: Pick<SignedIn, 'person'>,
  id: string,
): Promise<Buffer> {
  const kept = await deps.certificates.file(id);
  if (kept?.person !== person.id) throw new Failure('not-in-scope');
  return Buffer.from(deps.keys.unseal(kept.sealed, sealedAs(id)), 'base64');
}
