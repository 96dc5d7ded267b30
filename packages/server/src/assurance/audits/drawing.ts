import {
  commitmentOf,
  populationKinds,
  populationOf,
  populationRoot,
  sampleOf,
  seedOf,
  type AuditPlan,
} from '@cordon/core/assurance/audits';
import { Failure } from '@cordon/core/kernel';
import { parseCheckpoint, parseNote } from '@cordon/ledger';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import type { AuditDeps } from './deps.ts';
import { allSeen, auditFor, enterSigned, type SeenAudit } from './seeing.ts';
import type { Counted } from './store.ts';

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
  const kept = await deps.store.counted(id);
  if (kept === null) {
    const counted = await countedFor(deps, plan, committed.entry);
    // No witness has cosigned since: it waits.
    if (counted === null) return;
    await deps.store.keepCounted(id, counted);
  }
  const counted = await deps.store.counted(id);
  if (counted === null) throw new Error(`the population of ${id} is gone`);
  const root = populationRoot(counted.population, deps.sha256);
  const { size } = parseCheckpoint(parseNote(counted.checkpoint).text);
  const { lists, range } = counted.population;
  const at = deps.now();
  const entry = await deps.enterAct({
    ...{ act: 'audit-population-counted', ...NOBODY, agreement: agreement.id, code: null, at },
    words: {
      ...{ audit: id, root, checkpoint: size, first: range?.first ?? null, last: range?.last ?? null },
      ...{ accesses: lists.accesses.length, people: lists.people.length, settings: lists.settings.length },
    },
  });
  await deps.store.add(id, { kind: 'counted', at: at.getTime(), by: null, root, size }, entry);
}

async function countedFor(deps: AuditDeps, plan: AuditPlan, committed: number): Promise<Counted | null> {
  const [from, until] = [new Date(plan.from), new Date(plan.until)];
  const size = await deps.period.witnessedAfter(until, committed);
  const checkpoint = size === null ? null : await deps.witnessed(size);
  if (checkpoint === null) return null;
  const [first, end] = [await deps.period.firstAt(from), await deps.period.firstAt(until)];
  const { agreement, vendor } = plan;
  const company = (await deps.company()).id;
  const entries = await deps.period.entries(first, end, { agreement, vendor, company });
  const { listed, acted } = await deps.period.people(from, until, [first, end], agreement);
  return {
    ...{ population: populationOf(entries, [...listed, ...acted]), checkpoint },
    idle: listed.filter((person) => !acted.includes(person)).length,
    unlisted: acted.filter((person) => !listed.includes(person)).length,
  };
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
  const counted = await deps.store.counted(id);
  if (state.stage !== 'to-draw' || counted === null) throw new Failure('audit-not-ready');
  if (root !== state.counted?.root || root !== populationRoot(counted.population, deps.sha256)) {
    throw new Failure('conflict');
  }
  if (commitmentOf(nonce, deps.sha256) !== state.commitment?.commitment)
    throw new Failure('audit-other-number');
  const seed = seedOf({ nonce, checkpoint: parseNote(counted.checkpoint).text, root }, deps.sha256);
  const sample = sampleOf(audit.plan, counted.population, seed, deps.sha256);
  const drawn = populationKinds.reduce((sum, kind) => sum + sample[kind].length, 0);
  const words = { audit: id, nonce, root };
  const { entry, by, at } = await enterSigned(deps, who, 'audit-drawn', audit, words, given, { seed, drawn });
  const step = { kind: 'drawn', at, by, nonce, seed, sample } as const;
  if (!(await deps.store.add(id, step, entry))) throw new Failure('already-done');
}
