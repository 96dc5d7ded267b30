import {
  challengeOf,
  spkiOfCose,
  supportTemplate,
  type AgreementDocument,
  type SigningStatement,
} from '@cordon/core/agreements';
import { describe } from '@cordon/core/policy';
import { canonicalText, toUtf8, type JsonValue } from '@cordon/ledger';
import { renderAgreement } from '../../packages/server/src/agreements/signing/pdf/agreement.ts';
import { sealSignature } from '../../packages/server/src/agreements/signing/sealing.ts';
import { SoftwareAuthenticator } from '../../packages/server/src/demo/authenticator.ts';
import { sha256 } from '../../packages/server/src/platform/hashing.ts';
import { makeOwn, oneTimeSigner, type Own } from '../../packages/server/src/platform/signing/own.ts';
import { ownTimestamps } from '../../packages/server/src/platform/signing/timestamps.ts';

export const AT = new Date('2026-11-02T08:00:00Z');

/** A made-up agreement as a document; the company's name is not all in the fonts' letters. */
export function sampleDocument(changes: Partial<AgreementDocument> = {}): AgreementDocument {
  const settings = {
    ...{ agreement: 'agr_sample', version: 1, controller: 'pty_shop', processor: 'pty_desk' },
    ...{ controllerName: 'Müller & Søn — 株式会社', processorName: 'Desk Support' },
    ...{ from: '2026-11-01T00:00:00Z', until: '2027-11-01T00:00:00Z' },
  };
  const { terms, clauses } = supportTemplate(settings);
  const text = canonicalText(terms as unknown as JsonValue);
  return {
    ...{ agreement: settings.agreement, version: 1, title: 'Support (agreement)', clauses, terms: text },
    controller: { id: 'pty_shop', name: settings.controllerName },
    processor: { id: 'pty_desk', name: settings.processorName },
    from: settings.from,
    until: settings.until,
    effects: describe(terms).map(({ clause, effect, sentence }) => ({ clause, effect, sentence })),
    termsHash: Buffer.from(sha256(toUtf8(text))).toString('hex'),
    ...changes,
  };
}

/** Everything that signs a document: authorities, and the two signers' passkeys. */
export interface Signers {
  readonly own: Own;
  readonly company: SoftwareAuthenticator;
  readonly vendor: SoftwareAuthenticator;
}

export async function makeSigners(): Promise<Signers> {
  const origin = 'https://cordon.example.com';
  return {
    own: await makeOwn('0123456789abcdef', AT),
    company: new SoftwareAuthenticator(origin),
    vendor: new SoftwareAuthenticator(origin),
  };
}

interface Step {
  /** What the passkey signs instead of what it should. */
  readonly say?: (statement: SigningStatement) => SigningStatement;
  /** What the document claims was signed. */
  readonly claim?: (statement: SigningStatement) => SigningStatement;
  readonly by?: SoftwareAuthenticator;
  readonly party?: { readonly id: string; readonly name: string };
  readonly at?: Date;
}

/** One party's signature on a document, as the product makes it. */
export async function signAs(
  side: 'company' | 'vendor',
  before: Uint8Array,
  base: Uint8Array,
  document: AgreementDocument,
  signers: Signers,
  { say = (one) => one, claim = (one) => one, by = signers[side], party, at = AT }: Step = {},
): Promise<Uint8Array> {
  const role = side === 'company' ? 'controller' : 'processor';
  const statement = claim({
    type: 'cordon-signature/v1',
    agreement: document.agreement,
    version: document.version,
    party: document[role].id,
    role,
    documentHash: Buffer.from(sha256(base)).toString('hex'),
    termsHash: document.termsHash,
  });
  const challenge = Buffer.from(challengeOf(say(statement), sha256)).toString('base64url');
  return sealSignature(before, {
    party: party ?? document[role],
    person: side === 'company' ? 'Olivia Hart' : 'Vera Santos',
    evidence: {
      statement,
      person: side === 'company' ? 'per_olivia' : 'per_vera',
      rpId: 'cordon.example.com',
      credentialId: by.id,
      publicKey: spkiOfCose(by.passkey().cose),
      assertion: by.assert(challenge),
    },
    authority: {
      signerFor: (subject, when) => oneTimeSigner(signers.own, subject, when),
      timestamps: ownTimestamps(signers.own.timestamps, () => at),
    },
    at,
  });
}

/** A document that both have signed, and what it was before. */
export interface TwiceSigned {
  readonly base: Uint8Array;
  readonly once: Uint8Array;
  readonly twice: Uint8Array;
  readonly signers: Signers;
  readonly document: AgreementDocument;
}

export async function twiceSigned(document = sampleDocument()): Promise<TwiceSigned> {
  const signers = await makeSigners();
  const base = await renderAgreement(document, AT, sha256);
  const once = await signAs('company', base, base, document, signers);
  const twice = await signAs('vendor', once, base, document, signers);
  return { base, once, twice, signers, document };
}
