import type { Life, SealCrypto } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { describe, unfedConditions } from '@cordon/core/policy';
import type { z } from 'zod';
import { clauseViews } from './clauses/view.ts';
import { partyOf, standingOf } from './life/facts.ts';
import type { Seen } from './life/store.ts';
import { lifeViewOf } from './life/view.ts';
import type { agreementRow, agreementView } from './schemas.ts';
import { counts } from './signing/statement.ts';
import { termsOf } from './standing.ts';

const DAY = 86_400_000;

/** Kinds of condition whose facts this installation feeds; all others would refuse everybody. */
export const fedKinds = [
  'mfa',
  'network',
  'country',
  'suspension',
  'undertaking',
  'shift',
  'witnessed',
  'posture',
  'device-here',
  'badge',
  'training',
  'background-check',
] as const;

/** One line of the list of agreements: by the version that stands, before any does by the newest. */
export function rowOf(seen: Seen, life: Life): z.infer<typeof agreementRow> {
  const { agreement } = seen;
  const shown = standingOf(seen, life);
  const { inForce } = termsOf(shown);
  const lasts = life.endsAt ?? Date.parse(inForce.until);
  return {
    id: agreement.id,
    title: agreement.title,
    vendor: agreement.processor,
    source: agreement.source,
    status: life.state,
    since: new Date(life.since).toISOString(),
    reason: life.reason,
    version: shown.version,
    from: inForce.from,
    until: inForce.until,
    daysLeft: Math.max(0, Math.ceil((lasts - life.at) / DAY)),
    awaits: life.awaits === null ? [] : [partyOf(agreement, life.awaits)],
    renewing: life.endsAt !== null && life.pending !== null && life.pending.until > life.endsAt,
  };
}

/**
 * The agreement page: a version's clauses beside the effects they compile to.
 * @param wanted the version to show; the one in force, or the newest, when none is named
 * @throws Failure `not-found` when there is no such version
 */
export function viewOf(
  seen: Seen,
  life: Life,
  crypto: SealCrypto,
  wanted = life.stands ?? life.atStake,
): z.infer<typeof agreementView> {
  const { agreement, versions } = seen;
  const [newest] = versions;
  if (newest === undefined) throw new Error('an agreement without a version');
  const shown = versions.find(({ version }) => version === wanted);
  if (shown === undefined) throw new Failure('not-found');
  const terms = termsOf(shown);
  const unfed = new Set(unfedConditions(terms, fedKinds).map(({ clause }) => clause));
  const parties = [agreement.controller, agreement.processor];
  return {
    row: rowOf(seen, life),
    life: lifeViewOf(agreement, life),
    controller: agreement.controller,
    shown: shown.version,
    inForce: life.running,
    newest: newest.version,
    clauses: clauseViews(agreement, shown.clauses),
    particulars: { ...shown.particulars },
    effects: describe(terms).map(({ clause, effect, sentence }) => ({
      ...{ clause, effect, sentence },
      unfed: effect === 'condition' && unfed.has(clause),
    })),
    terms: shown.terms,
    termsHash: shown.hash.toString('hex'),
    versions: versions.map((version) => ({
      version: version.version,
      kind: version.kind,
      party: parties.find(({ id }) => id === version.party) ?? null,
      person: version.person,
      termsHash: version.hash.toString('hex'),
      createdAt: version.createdAt.toISOString(),
      documentHash: version.documentHash?.toString('hex') ?? null,
      signatures: version.signatures.map((s) => ({
        party: parties.find(({ id }) => id === s.party) ?? { id: s.party, name: s.party },
        person: s.person,
        at: s.at.toISOString(),
        keyFingerprint: Buffer.from(crypto.sha256(s.publicKey)).toString('hex'),
        valid: counts(agreement, version, s, crypto),
      })),
    })),
    roles: terms.permissions.flatMap(({ roles, purpose }) => roles.map((role) => ({ role, purpose }))),
    endedAt: agreement.endedAt?.toISOString() ?? null,
  };
}
