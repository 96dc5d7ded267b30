import type { DataMap, Terms } from '@cordon/core/kernel';
import { compile } from '@cordon/core/policy';
import { toBase64, toUtf8, type Sha256 } from '@cordon/ledger';
import type { TermsAnswer, TermsPort } from '../gate/index.ts';
import { signatureHolds } from './signing.ts';
import type { Agreement, AgreementStore, Version } from './store.ts';

export interface InForceDeps {
  readonly store: AgreementStore;
  readonly dataMapOf: (source: string) => Promise<DataMap | null>;
  readonly sha256: Sha256;
  /** Told of terms that both signed but that do not compile: an operator's fault to mend. */
  readonly onFault: (agreement: string, problems: readonly string[]) => void;
}

/** The terms the gate decides by, kept compiled until they change. */
export interface InForce extends TermsPort {
  /** Forgets an agreement (signed, ended), or all of them when the news of changes may have been lost. */
  forget(agreement?: string): void;
}

/**
 * Loads, verifies and compiles terms. Nothing is taken on the database's word: the hash is computed anew and both
 * signatures are checked, so that a row changed by hand opens nothing.
 */
export function createInForce(deps: InForceDeps): InForce {
  const cache = new Map<string, Promise<TermsAnswer>>();
  return {
    async inForce(agreement) {
      if (agreement === null) return { ok: false, code: 'no-agreement' };
      const known = cache.get(agreement);
      if (known !== undefined) return known;
      const loading = load(deps, agreement);
      cache.set(agreement, loading);
      loading.catch(() => cache.delete(agreement));
      return loading;
    },
    forget(agreement) {
      if (agreement === undefined) cache.clear();
      else cache.delete(agreement);
    },
  };
}

async function load({ store, dataMapOf, sha256, onFault }: InForceDeps, id: string): Promise<TermsAnswer> {
  const agreement = await store.find(id);
  if (agreement === null) return { ok: false, code: 'no-agreement' };
  if (agreement.endedAt !== null) return { ok: false, code: 'agreement-ended' };
  const signed = (await store.versions(id)).find((version) => signedByBoth(agreement, version, sha256));
  if (signed === undefined) return { ok: false, code: 'terms-unsigned' };
  const dataMap = await dataMapOf(agreement.source);
  if (dataMap === null) return { ok: false, code: 'not-permitted' };
  const compiled = compile(JSON.parse(signed.terms) as Terms, signed.hash.toString('hex'), dataMap);
  if (!compiled.ok) {
    onFault(
      id,
      compiled.problems.map(({ clause, problem }) => `${clause}: ${problem}`),
    );
    return { ok: false, code: 'terms-unsigned' };
  }
  return { ok: true, policy: compiled.policy };
}

/** True when the stored hash is that of the terms, and both parties' keys signed it. */
export function signedByBoth(agreement: Agreement, version: Version, sha256: Sha256): boolean {
  const hash = sha256(toUtf8(version.terms));
  if (toBase64(hash) !== toBase64(version.hash)) return false;
  return [agreement.controller.id, agreement.processor.id].every((party) =>
    version.signatures.some(
      (s) => s.party === party && s.revokedAt === null && signatureHolds(hash, s.publicKey, s.signature),
    ),
  );
}
