import { describe, unfedConditions } from '@cordon/core/policy';
import type { Sha256 } from '@cordon/ledger';
import type { z } from 'zod';
import type { agreementRow, agreementStatus, agreementView } from './schemas.ts';
import { counts, signedVersions, standingNow, termsOf } from './standing.ts';
import type { Agreement, Version } from './store.ts';

const DAY = 86_400_000;

/** Kinds of condition whose facts this installation feeds; all others would refuse everybody. */
export const fedKinds = ['mfa', 'network', 'suspension'] as const;

/** Where an agreement stands at a moment. @param versions newest first */
export function statusOf(
  agreement: Agreement,
  versions: readonly Version[],
  now: Date,
  sha256: Sha256,
): z.infer<typeof agreementStatus> {
  if (agreement.endedAt !== null) return 'ended';
  const standing = standingNow(signedVersions(agreement, versions, sha256), now);
  if (standing === undefined) {
    return versions.some(({ signatures }) => signatures.length > 0) ? 'awaiting-signature' : 'draft';
  }
  if (now < standing.from) return 'not-yet';
  return now < standing.until ? 'in-force' : 'expired';
}

export function rowOf(
  agreement: Agreement,
  versions: readonly Version[],
  now: Date,
  sha256: Sha256,
): z.infer<typeof agreementRow> {
  const shown = standingNow(signedVersions(agreement, versions, sha256), now) ?? versions[0];
  if (shown === undefined) throw new Error('an agreement without a version');
  const { inForce } = termsOf(shown);
  return {
    id: agreement.id,
    title: agreement.title,
    vendor: agreement.processor,
    source: agreement.source,
    status: statusOf(agreement, versions, now, sha256),
    version: shown.version,
    from: inForce.from,
    until: inForce.until,
    daysLeft: Math.max(0, Math.ceil((new Date(inForce.until).getTime() - now.getTime()) / DAY)),
    awaits: awaitedBy(agreement, versions[0]),
  };
}

function awaitedBy(agreement: Agreement, newest: Version | undefined): { id: string; name: string }[] {
  if (newest === undefined || agreement.endedAt !== null) return [];
  return [agreement.controller, agreement.processor].filter(
    ({ id }) =>
      !newest.signatures.some((signature) => signature.party === id && counts(newest.hash, signature)),
  );
}

/** The agreement page: the newest version's clauses beside the effects they compile to. */
export function viewOf(
  agreement: Agreement,
  versions: readonly Version[],
  now: Date,
  sha256: Sha256,
): z.infer<typeof agreementView> {
  const newest = versions[0];
  if (newest === undefined) throw new Error('an agreement without a version');
  const terms = termsOf(newest);
  const unfed = new Set(unfedConditions(terms, fedKinds).map(({ clause }) => clause));
  const parties = [agreement.controller, agreement.processor];
  return {
    row: rowOf(agreement, versions, now, sha256),
    controller: agreement.controller,
    clauses: [...newest.clauses],
    effects: describe(terms).map(({ clause, effect, sentence }) => ({
      ...{ clause, effect, sentence },
      unfed: effect === 'condition' && unfed.has(clause),
    })),
    terms: newest.terms,
    termsHash: newest.hash.toString('hex'),
    versions: versions.map((version) => ({
      version: version.version,
      termsHash: version.hash.toString('hex'),
      createdAt: version.createdAt.toISOString(),
      signatures: version.signatures.map((s) => ({
        party: parties.find(({ id }) => id === s.party) ?? { id: s.party, name: s.party },
        person: s.person,
        at: s.at.toISOString(),
        publicKey: s.publicKey.toString('base64'),
        valid: counts(version.hash, s),
      })),
    })),
    roles: terms.permissions.flatMap(({ roles, purpose }) => roles.map((role) => ({ role, purpose }))),
    endedAt: agreement.endedAt?.toISOString() ?? null,
  };
}
