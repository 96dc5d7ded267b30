import { commitmentOf, populationKinds, type AuditPlan } from '@cordon/core/assurance/audits';
import { Failure } from '@cordon/core/kernel';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import type { ToCount } from './aside.ts';
import type { AuditDeps } from './deps.ts';
import { allSeen, auditFor, enterSigned, type SeenAudit } from './seeing.ts';

const NOBODY = { person: null, party: null, ip: null };

/**
 * Counts the population of every audit whose period is over and after whose end a witness has cosigned. It is entered before
 * the auditor opens their number: whoever counts does not know yet what will be drawn.
 */
export async function countAll(deps: AuditDeps): Promise<void> {
  for (const seen of await allSeen(deps, await deps.store.list())) {
    if (seen.state.stage === 'to-count') await countOne(deps, seen);
  }
}

async function countOne(deps: AuditDeps, { audit, steps }: SeenAudit): Promise<void> {
  const { id, agreement, plan } = audit;
  const committed = steps.find(({ kind }) => kind === 'committed');
  if (committed === undefined) return;
  const kept = await deps.store.summary(id);
  const toCount = kept === null ? await toCountFor(deps, plan, committed.entry) : null;
  // No witness has cosigned since: it waits.
  if (kept === null && toCount === null) return;
  const { root, size, range, counts } = await deps.aside.count(plan, toCount);
  const at = deps.now();
  const entry = await deps.enterAct({
    ...{ act: 'audit-population-counted', ...NOBODY, agreement: agreement.id, code: null, at },
    words: {
      ...{ audit: id, root, checkpoint: size, first: range?.first ?? null, last: range?.last ?? null },
      ...counts,
    },
  });
  await deps.store.add(id, { kind: 'counted', at: at.getTime(), by: null, root, size }, entry);
}

async function toCountFor(deps: AuditDeps, plan: AuditPlan, committed: number): Promise<ToCount | null> {
  const [from, until] = [new Date(plan.from), new Date(plan.until)];
  const size = await deps.period.witnessedAfter(until, committed);
  const checkpoint = size === null ? null : await deps.witnessed(size);
  if (checkpoint === null) return null;
  const ends = [await deps.period.firstAt(from), await deps.period.firstAt(until)] as const;
  return { company: (await deps.company()).id, ends, checkpoint };
}

/**
 * Opens the auditor's number and draws. What the auditor signs names the population that it is drawn from, so that none can be
 * put in its place once the number is known.
 * @throws Failure `not-in-scope`, `audit-not-ready`, `audit-other-number`, `conflict` for another population, `already-done`
 */
export async function openAndDraw(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  { nonce, root, ...given }: { readonly nonce: string; readonly root: string } & GivenAct,
): Promise<void> {
  const { audit, state } = await auditFor(deps, who, id);
  if (state.drawn !== null) throw new Failure('already-done');
  if (state.stage !== 'to-draw') throw new Failure('audit-not-ready');
  if (root !== state.counted?.root) throw new Failure('conflict');
  if (commitmentOf(nonce, deps.sha256) !== state.commitment?.commitment)
    throw new Failure('audit-other-number');
  const { seed, sample, root: found } = await deps.aside.draw(audit.plan, nonce);
  if (found !== root) throw new Failure('conflict');
  const drawn = populationKinds.reduce((sum, kind) => sum + sample[kind].length, 0);
  const words = { audit: id, nonce, root };
  const { entry, by, at } = await enterSigned(deps, who, 'audit-drawn', audit, words, given, { seed, drawn });
  const step = { kind: 'drawn', at, by, nonce, seed, sample } as const;
  if (!(await deps.store.add(id, step, entry))) throw new Failure('already-done');
}
