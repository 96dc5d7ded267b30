import { decideWatching, WATCHING } from '@cordon/core/policy';
import { labelsOf, ownWords } from '@cordon/core/recordings';
import { Failure, type Citation, type Code, type Decision } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { Asking, Case, Outcome, Part, Who } from './asking.ts';
import { entryOf } from './entry.ts';
import { rawCaseValues } from './caseValues.ts';
import type { Carried, Passed } from './passed.ts';
import type { GatePorts } from './ports.ts';
import { secondLock, type SecondLock } from './secondLock.ts';
import { knownValues } from './treat.ts';

/** A lock that knows the values of the case's customer; they stay in it. */
export async function lockFor(ports: GatePorts, work: Case, passed: Passed): Promise<Carried<SecondLock>> {
  const values = knownValues(await rawCaseValues(ports, work, passed), new Set());
  const { canary } = passed;
  const { compiled } = await ports.rules.of(work.purpose);
  return {
    value: secondLock(
      [...values, ...(canary === null ? [] : [{ value: canary.address, type: 'EMAIL' as const }])],
      ownWords(labelsOf(passed.policy.dataMap)),
      compiled,
    ),
  };
}

/**
 * Decides whether somebody may watch a recorded session, and enters it either way before anything of it is shown. What is
 * recorded is masked: the source is not asked.
 * @param who whose principal acts in the role the person has in their own party
 */
export async function watch(
  ports: GatePorts,
  who: Who,
  work: Case,
  recording: string,
): Promise<Outcome<null>> {
  const about: Asking = {
    ...{
      operation: 'read',
      resources: [WATCHING.resource],
      field: null,
      key: null,
      literal: null,
      act: null,
    },
    ...{ reason: null, flags: ['recording'], recording },
  };
  return ports.turns.inTurn(who.principal.id, async () => {
    const first = await decided(ports, who, work);
    // Once more at the moment of release: the session may be over, the person suspended, the agreement ended.
    const again = first.decision.allow ? await ports.principals.again(who, work) : null;
    const last =
      again?.ok !== true
        ? first
        : await decided(ports, { ...who, principal: { ...again.principal, role: who.principal.role } }, work);
    const lost = again?.ok === false ? again.code : null;
    const { policy, decision } = last;
    const at = ports.now();
    const code: Code | null = lost ?? (decision.allow ? null : decision.code);
    const citations: readonly Citation[] = decision.allow ? [] : decision.citations;
    const parts: readonly Part[] =
      lost === null ? [{ resource: WATCHING.resource, decision, rows: decision.allow ? 1 : 0 }] : [];
    const record = entryOf(
      {
        ...{ who, case: work, asking: about, at, parts, citations, code },
        terms: policy === null ? null : { version: policy.terms.version, hash: policy.termsHash },
        stage: code === null ? 'access' : 'refusal',
        ...{ result: null, secretResult: null, text: null, signedBy: null, uses: [] },
      },
      ports.secrets,
    );
    const [entry] = await ports.ledger.append([record]);
    if (entry === undefined) throw new Failure('ledger-unavailable', 'the ledger acknowledged no entry');
    return code === null
      ? { ok: true, entry, at, parts, value: null }
      : { ok: false, entry, code, citations };
  });
}

async function decided(
  ports: GatePorts,
  { principal }: Who,
  { agreement }: Case,
): Promise<{ readonly policy: Policy | null; readonly decision: Decision }> {
  const now = ports.now();
  const terms = await ports.terms.inForce(agreement, now);
  if (!terms.ok) {
    const citation: Citation = { agreement, clause: 'default-deny', effect: 'default' };
    return { policy: null, decision: { allow: false, code: terms.code, citations: [citation] } };
  }
  return { policy: terms.policy, decision: decideWatching(terms.policy, principal, now.getTime()) };
}
