import type { DataMap } from '@cordon/core/kernel';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import type { createScoping } from '../../ledger/scoping/index.ts';
import { queryOf } from '../query.ts';
import type { ClockDeps } from './deps.ts';
import { standing, type Recorded } from './fact.ts';
import { refuseDrill } from './recording.ts';
import type { ledgerBody } from './schemas.ts';

export interface ScopeDeps extends ClockDeps {
  readonly scoping: Pick<ReturnType<typeof createScoping>, 'scope'>;
  readonly dataMaps: () => Promise<readonly DataMap[]>;
  /** Clauses that the evidence of an incident cites. */
  readonly clausesOf: (incident: string) => Promise<readonly string[]>;
}

type Scoped = Awaited<ReturnType<ScopeDeps['scoping']['scope']>>;

const INEXACT =
  'The ledger does not give an exact number here: it is still being indexed, or entries of that time were erased or are missing.';

/** Most kinds of data that a notice lists. */
const MOST_KINDS = 30;

/**
 * Records of an incident what the ledger says of it: how many customers somebody saw in a stretch of time, of which kinds of
 * data, first and last. It is exact or it is refused: a notice may not give a number that the ledger does not prove.
 * @throws Failure `bad-request` where nothing was seen, or not everything can be counted; `signature-invalid`
 */
export async function recordScope(
  deps: ScopeDeps,
  who: SignedIn,
  incident: string,
  { agent, agreement, from, until, zone, ...given }: z.infer<typeof ledgerBody>,
): Promise<void> {
  await refuseDrill(deps, incident);
  const window = { from: new Date(from), until: new Date(until) };
  const words = { incident, agent, scopedAgreement: agreement, from, until };
  const actor = await deps.signedActs.by(who, 'incident-scoped', words, given);
  const scoped = await scopeOf(deps, { agents: agent === null ? null : [agent], agreement, window });
  const at = deps.now();
  const dated = { at: at.toISOString(), recordedAt: at.toISOString(), zone };
  const seen = factsOf(scoped, await deps.dataMaps(), await deps.clausesOf(incident));
  if (seen === 'inexact') throw new Failure('bad-request', INEXACT);
  if (seen === 'nothing') throw new Failure('bad-request', 'Nobody’s data was seen there.');
  const told = standing((await deps.store.facts(incident)).get(incident) ?? []);
  // What a person said of the people stands: the ledger knows them as customers alone.
  const facts = seen.filter((fact) => !isPeople(fact) || !told.some((one) => isPeople(one.fact)));
  const recorded = facts.map((fact): Recorded => ({ ...fact, ...dated }));
  await deps.store.record(incident, recorded, who.person.id, at, ({ kind }, number) => ({
    ...{ act: 'incident-scoped', ...actor, agreement: null, at },
    words: { ...words, kind, number, indexed: scoped.indexed.indexed },
  }));
  await deps.settle();
}

/** Whose accesses are looked at, and when. */
interface ToScope {
  /** Null: everybody's. */
  readonly agents: readonly string[] | null;
  readonly agreement: string | null;
  readonly window: { readonly from: Date; readonly until: Date };
}

function scopeOf({ scoping }: Pick<ScopeDeps, 'scoping'>, { agents, agreement, window }: ToScope) {
  const filter = { agreement: agreement ?? undefined, kind: 'data', ok: true, ...window };
  const everything = { vendor: null, windows: null };
  const of = (agent: string | undefined) =>
    queryOf({ ...filter, agent }, everything, { tickets: [], fields: [], agreements: [] }) ?? { all: [] };
  return scoping.scope(
    {
      ...{ query: { any: agents === null ? [of(undefined)] : agents.map((agent) => of(agent)) }, window },
      agreements: agreement === null ? null : new Set([agreement]),
    },
    'subject',
  );
}

/**
 * What the ledger says of accesses, as a notice may be filled with it.
 * @param incident whose evidence cites clauses; null where there is none
 * @returns `inexact` where not everything can be counted
 */
export async function scopedFacts(
  deps: Pick<ScopeDeps, 'scoping' | 'dataMaps' | 'clausesOf'>,
  asked: ToScope,
  incident: string | null,
): Promise<readonly Undated[] | 'nothing' | 'inexact'> {
  const [scoped, maps] = await Promise.all([scopeOf(deps, asked), deps.dataMaps()]);
  return factsOf(scoped, maps, incident === null ? [] : await deps.clausesOf(incident));
}

const isPeople = (fact: Undated): boolean => fact.kind === 'categories' && fact.of === 'people';

type Undated = Recorded extends infer F
  ? F extends unknown
    ? Omit<F, 'at' | 'zone' | 'recordedAt'>
    : never
  : never;

function factsOf(
  { customers, completeness, indexed }: Scoped,
  maps: readonly DataMap[],
  clauses: readonly string[],
): readonly Undated[] | 'nothing' | 'inexact' {
  if (completeness.missing.length > 0 || completeness.erased > 0 || indexed.indexed < indexed.size) {
    return 'inexact';
  }
  const known = customers.filter(({ customer }) => customer !== '');
  const fields = known.flatMap((one) => one.fields);
  const [first, last] = [
    Math.min(...fields.map((field) => field.first.getTime())),
    Math.max(...fields.map((field) => field.last.getTime())),
  ];
  if (fields.length === 0) return 'nothing';
  const people = new Set(known.map(({ source, customer }) => `${source} ${customer}`));
  return [
    { kind: 'affected', count: people.size },
    { kind: 'categories', of: 'people', names: ['customers'] },
    ...(clauses.length === 0 ? [] : [{ kind: 'clauses' as const, clauses: clauses.slice(0, MOST_KINDS) }]),
    { kind: 'categories', of: 'data', names: kindsOf(fields, maps).slice(0, MOST_KINDS) },
    { kind: 'occurred', from: new Date(first).toISOString(), until: new Date(last).toISOString() },
  ];
}

/** Fields as the data map has them in words; one that no map has any more is called by its name. */
function kindsOf(
  fields: readonly { readonly resource: string; readonly field: string }[],
  maps: readonly DataMap[],
): readonly string[] {
  const labels = new Map(
    maps.flatMap(({ resources }) =>
      resources.flatMap(({ name, fields: all }) =>
        all.map((field) => [`${name}.${field.name}`, field.label] as const),
      ),
    ),
  );
  const names = fields.map(({ resource, field }) => labels.get(`${resource}.${field}`) ?? field);
  return [...new Set(names)].toSorted();
}
