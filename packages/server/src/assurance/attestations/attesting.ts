import {
  attestationKinds,
  datesProblem,
  missing,
  paperState,
  runOut,
  type AttestationDuty,
} from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedActs, SignedIn } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import type { FileDeps } from '../files/adding.ts';
import type { Findings } from '../finding.ts';
import type { judgeAttestationBody, stateBody } from './schemas.ts';
import type { Attestation, AttestationStore } from './store.ts';

export interface AttestationDeps extends FileDeps {
  readonly attestations: AttestationStore;
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly textHash: (text: string) => string;
  readonly findings: Findings;
  /** What agreements in force ask their vendors to attest to. */
  readonly duties: () => Promise<readonly (AttestationDuty & { readonly vendor: string })[]>;
}

/**
 * A vendor's admin states something about the vendor, for a time; its files follow.
 * @throws Failure `bad-request` for days that cannot be or a control without a statement, `signature-invalid`
 */
export async function attest(
  deps: AttestationDeps,
  who: SignedIn,
  { actId, actAt, signature, ...stated }: z.infer<typeof stateBody>,
): Promise<string> {
  const { kind, control, issuer, scope, madeOn, validUntil } = stated;
  const at = deps.now();
  if ((kind === 'statement') !== (control !== null)) throw new Failure('bad-request');
  if (datesProblem(stated, at.getTime()) !== null) throw new Failure('bad-request');
  const words = {
    ...{ kind, madeOn, validUntil, issuer: deps.textHash(issuer), scope: deps.textHash(scope) },
    control: control === null ? null : deps.textHash(control),
  };
  const actor = await deps.signedActs.by(who, 'attestation-stated', words, { actId, actAt, signature });
  const id = newId('att');
  const entry = await deps.enter('attestation-stated', actor, { ...words, attestation: id });
  const vendor = who.person.partyId;
  await deps.attestations.add({ ...stated, id, vendor, by: who.person.id, entry }, at);
  return id;
}

/**
 * Accepts a statement, by which it counts as evidence, or says why not.
 * @throws Failure `not-in-scope`, `bad-request` for a certificate without its file or a refusal without why, `already-done`,
 *   `signature-invalid`
 */
export async function judgeAttestation(
  deps: AttestationDeps,
  who: SignedIn,
  id: string,
  { verdict, because, ...given }: z.infer<typeof judgeAttestationBody>,
): Promise<void> {
  const one = await deps.attestations.find(id);
  if (one === null) throw new Failure('not-in-scope');
  if ((verdict === 'refused') !== (because !== null)) throw new Failure('bad-request');
  // Nobody takes a certificate on somebody's word.
  if (verdict === 'accepted' && one.kind !== 'statement' && one.files === 0) throw new Failure('bad-request');
  if (one.verdict !== null) throw new Failure('already-done');
  const words = { attestation: id, verdict, because: because === null ? null : deps.textHash(because) };
  const actor = await deps.signedActs.by(who, 'attestation-judged', words, given);
  await deps.enter('attestation-judged', actor, words);
  if (!(await deps.attestations.judge(id, verdict, because, who.person.id, deps.now()))) {
    throw new Failure('already-done');
  }
  await lookAtAttestations(deps);
}

/** Raises what is missing or ran out, and settles what is there again. */
export async function lookAtAttestations({
  attestations,
  duties,
  findings,
  now,
}: Pick<AttestationDeps, 'attestations' | 'duties' | 'findings' | 'now'>): Promise<void> {
  const at = now().getTime();
  const byVendor = Map.groupBy(await attestations.list(null), ({ vendor }) => vendor.id);
  const ended = [...byVendor.values()].flatMap((papers) => runOut(papers, at) as readonly Attestation[]);
  for (const { id, vendor, kind, validUntil } of ended) {
    await findings.raise({
      ...{ kind: 'attestation-expired', about: `attestations/${id}`, source: null, vendor: vendor.id },
      ...{ agreement: null, facts: { paper: attestationKinds[kind].title, until: validUntil } },
    });
  }
  await findings.settle(
    ['attestation-expired'],
    null,
    ended.map(({ id }) => `attestations/${id}`),
  );
  const owed = await duties();
  const late = owed.filter((duty) => missing([duty], byVendor.get(duty.vendor) ?? [], at).length > 0);
  const about = ({ agreement, clause }: AttestationDuty) => `attestations/${agreement}/${clause}`;
  for (const duty of late) {
    const { vendor, agreement, clause, everyMonths } = duty;
    await findings.raise({
      ...{ kind: 'attestation-missing', about: about(duty), source: null, vendor, agreement },
      facts: { clause, everyMonths },
    });
  }
  await findings.settle(['attestation-missing'], null, late.map(about));
}

/** The next notice of its end that a paper's vendor is owed, in days before it; null for none. @param now epoch milliseconds */
export function noticeOf(
  one: Pick<Attestation, 'verdict' | 'validUntil' | 'reminded'>,
  left: number,
  marks: readonly number[],
  now: number,
): number | null {
  if (one.verdict !== 'accepted' || paperState(one, now) === 'ended') return null;
  const due = marks.filter((mark) => left <= mark).toSorted((a, b) => a - b)[0];
  return due === undefined || one.reminded.includes(due) ? null : due;
}
