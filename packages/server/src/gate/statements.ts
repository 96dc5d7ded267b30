import { StatementFailed, type Allowed } from '@cordon/core/kernel';
import { DataRow, readTextArray } from '@cordon/core/pgwire';
import { literalsOf, type DoorRelation } from '@cordon/core/sql';
import { bindingLimits } from '@cordon/core/policy';
import { toHex } from '@cordon/ledger';
import type { Asking, Case, Refusal, Who } from './asking.ts';
import { refuse } from './entering.ts';
import { treatCells } from './handles.ts';
import type { Carried, NotCarried, Passed } from './passed.ts';
import type { GatePorts, LedgerRecord, ShownReservation } from './ports.ts';
import { holdingShown } from './shown.ts';
import type { StatementBatch, StatementScope } from './statementPort.ts';
import { Stopped } from './stopped.ts';

/** A statement of a client, rewritten onto the views of signed terms, with its parameters. */
export interface StatementAsked {
  /** What holds it at the source; only the port can run it. */
  readonly execution: object;
  /** The terms under which it was rewritten: under any other it means something else. */
  readonly termsHash: string;
  /** The relations it names, of those terms. */
  readonly relations: readonly DoorRelation[];
  /** The last column of each row is a `text[]` of the customers it tells of, and is not the client's. */
  readonly subjects: boolean;
  /** What raw values are compared with, where the statement looks somebody up. */
  readonly lookup: {
    readonly relation: DoorRelation;
    readonly field: string;
    readonly literals: readonly string[];
  } | null;
}

/** Rows that may leave, as bodies of DataRows. */
export interface StatementRows {
  readonly first: StatementBatch;
  /** What follows; each batch is entered before it is given. */
  readonly rest: AsyncGenerator<StatementBatch, void, void>;
}

/** Most answers are whole in one batch, and in one entry. */
const FIRST = { rows: 2_000, bytes: 512 * 1024 };
/** A long one has an entry for each of these. */
const NEXT = { rows: 20_000, bytes: 4 * 1024 * 1024 };

/**
 * Runs a statement and treats what comes back: the subjects are counted and taken off, whole cells that are handles
 * become the texts they stand for, without what is known of the customer.
 */
export async function runStatement(
  ports: GatePorts,
  work: Case,
  asked: StatementAsked,
  passed: Passed,
): Promise<Carried<StatementRows> | NotCarried> {
  const { policy, parts, subject } = passed;
  const granted = new Map(parts.map(({ resource, decision }) => [resource, decision]));
  if (asked.termsHash !== policy.termsHash) return { refuse: 'conflict' };
  // A statement is one: where a part of it is not allowed, nothing of it is.
  if (asked.relations.some(({ resource }) => !granted.has(resource))) return { refuse: 'not-permitted' };
  const every = asked.relations.some(({ scope }) => scope === 'every');
  const scope = scopeOf(asked, passed.access, every ? [] : [subject]);
  const treated = treating(ports, work, asked, passed, [...granted.values()]);
  const running = await ports.statements.run(asked.execution, scope, FIRST);
  const first = await treated(running.first);
  // Closing ends the client's session: only what still runs has to be closed.
  const close = (): void => {
    if (running.first.end === 'more') running.close();
  };
  if ('refuse' in first) {
    close();
    return first;
  }
  const { held } = first;
  const own: LedgerRecord['uses'] = every
    ? []
    : [{ kind: 'subject', subject: ports.secrets.countingKey(subject) }];
  return {
    value: { first: first.batch, rest: restOf(running, treated, asked, passed) },
    rows: rowsOf(asked, first.batch),
    uses: [...own, ...first.uses],
    ...(first.subjects !== undefined && { subjects: first.subjects }),
    entered: () => {
      held.entered();
    },
    letGo: () => {
      held.dropped();
      close();
    },
  };
}

/** The entry tells how many rows left by the first relation; the others were read for the same rows. */
function rowsOf({ relations }: StatementAsked, { rows }: StatementBatch): Readonly<Record<string, number>> {
  return Object.fromEntries(relations.map(({ resource }, nth) => [resource, nth === 0 ? rows.length : 0]));
}

function scopeOf(
  { relations, lookup }: StatementAsked,
  access: string,
  subjects: readonly string[],
): StatementScope {
  const view = lookup?.relation.lookups.get(lookup.field);
  const literal =
    lookup === null || view === undefined ? null : literalsOf(new Map([[view.key, lookup.literals]]));
  const grants = relations.map((relation) => relation.view.grant);
  return { access, subjects, literal, grants: view === undefined ? grants : [...grants, view.grant] };
}

type Treated =
  | {
      readonly batch: StatementBatch;
      readonly uses: LedgerRecord['uses'];
      readonly subjects: number | undefined;
      /** Their part of the budget, until the batch is entered. */
      readonly held: ShownReservation;
    }
  | NotCarried;

/** What is done with each batch, in order; it remembers whom earlier ones counted. */
function treating(
  ports: GatePorts,
  work: Case,
  asked: StatementAsked,
  passed: Passed,
  decisions: readonly Allowed[],
): (batch: StatementBatch) => Promise<Treated> {
  const counted = new Set<string>();
  const hold = holdingShown(ports, passed, decisions);
  const texts = treatCells(ports, work, asked.relations, passed);
  return async (batch) => {
    const { rows, subjects } = asked.subjects
      ? withoutSubjects(batch.rows)
      : { rows: batch.rows, subjects: new Set<string>() };
    const keys = [...subjects]
      .map((one) => ports.secrets.countingKey(one))
      .filter((key) => !counted.has(key));
    for (const key of keys) counted.add(key);
    const held = await hold(keys);
    if (held === null) {
      return { refuse: 'limit-reached', citations: bindingLimits(passed.policy, 'subjects-per-day') };
    }
    try {
      const shown = texts === null ? rows : await texts(rows);
      return {
        batch: { ...batch, rows: shown },
        uses: keys.map((key) => ({ kind: 'shown', subject: key })),
        subjects: asked.subjects ? subjects.size : undefined,
        held,
      };
    } catch (error) {
      held.dropped();
      throw error;
    }
  };
}

/** Takes the last cell off each row. */
function withoutSubjects(rows: readonly Uint8Array[]): {
  readonly rows: readonly Uint8Array[];
  readonly subjects: ReadonlySet<string>;
} {
  const subjects = new Set<string>();
  const bare = rows.map((body) => {
    const row = new DataRow(body);
    const last = row.length - 1;
    for (const one of readTextArray(row.text(last) ?? '{}')) if (one !== null) subjects.add(one);
    // The bytes are this row's alone: it is shortened where it stands.
    const shorter = body.subarray(0, row.endOf(last));
    shorter[0] = last >> 8;
    shorter[1] = last & 0xff;
    return shorter;
  });
  return { rows: bare, subjects };
}

async function* restOf(
  running: Awaited<ReturnType<GatePorts['statements']['run']>>,
  treated: (batch: StatementBatch) => Promise<Treated>,
  asked: StatementAsked,
  { more, refused }: Passed,
): AsyncGenerator<StatementBatch, void, void> {
  for await (const following of followingOf(running)) {
    const next = await treated(following);
    if ('refuse' in next) throw new Stopped(await refused(next));
    const { batch, uses, subjects, held } = next;
    try {
      const lost = await more(rowsOf(asked, batch), uses, subjects);
      if (lost !== null) throw new Stopped(lost);
      held.entered();
    } finally {
      held.dropped();
    }
    yield batch;
  }
}

/**
 * What follows the first rows, as it comes. Whoever leaves off ends the client's session, since something still runs in it;
 * of a statement that failed nothing does, and the session goes on.
 */
async function* followingOf(
  running: Awaited<ReturnType<GatePorts['statements']['run']>>,
): AsyncGenerator<StatementBatch, void, void> {
  let { end } = running.first;
  try {
    while (end === 'more') {
      const batch = await running.next(NEXT).catch((error: unknown) => {
        if (error instanceof StatementFailed) return error;
        throw error;
      });
      if (batch instanceof StatementFailed) {
        end = { tag: '' };
        throw batch;
      }
      ({ end } = batch);
      yield batch;
    }
  } finally {
    if (end === 'more') running.close();
  }
}

/** Each literal is a lookup, whatever it finds. What is left of the budget must do for all of them. */
export function countLiterals({ policy, usage }: Passed, literals: number): Carried<null> | NotCarried {
  const most = policy.terms.limits.flatMap(({ kind, max }) => (kind === 'lookups-per-shift' ? [max] : []));
  if (usage.lookups + literals > Math.min(...most, Infinity)) {
    return { refuse: 'limit-reached', citations: bindingLimits(policy, 'lookups-per-shift') };
  }
  return {
    value: null,
    uses: Array.from({ length: literals }, () => ({ kind: 'lookup' as const, subject: null })),
  };
}

/** What reads no customer data: allowed or refused at this moment, and no entry. */
export type Catalogued = { readonly ok: true; readonly value: StatementRows } | Refusal;

/**
 * Runs a statement over the catalogue alone, under a scope that grants no view.
 * Whoever may not work here any more is refused, and that is entered.
 */
export async function readCatalogue(
  ports: GatePorts,
  who: Who,
  work: Case,
  { execution, termsHash }: StatementAsked,
): Promise<Catalogued> {
  const at = ports.now();
  const [terms, again] = await Promise.all([
    ports.terms.inForce(work.agreement, at, work.inHandSince),
    ports.principals.again(who, work),
  ]);
  const code = !again.ok
    ? again.code
    : !terms.ok
      ? terms.code
      : terms.policy.termsHash === termsHash
        ? null
        : ('conflict' as const);
  if (code !== null) {
    const nothingAsked = { field: null, key: null, literal: null, act: null, reason: null, flags: [] };
    const asking: Asking = { operation: 'read', resources: [], ...nothingAsked };
    return refuse(ports, { who, work, asking, at }, null, code, [], []);
  }
  const access = toHex(ports.secrets.salt().subarray(0, 16));
  const running = await ports.statements.run(
    execution,
    { access, grants: [], subjects: [], literal: null },
    FIRST,
  );
  return { ok: true, value: { first: running.first, rest: followingOf(running) } };
}
