import { Failure } from '@cordon/core/kernel';
import {
  letters,
  parameterText,
  readTextArray,
  writeBackend,
  type Value,
  type Format,
} from '@cordon/core/pgwire';
import { canonicalText } from '@cordon/ledger';
import type { Asking, StatementAsked, StatementRows } from '../../gate/index.ts';
import type { Rewritten } from '@cordon/core/sql/statement';
import type { Described } from './door.ts';
import { limited, type Limit } from './limiting.ts';
import { formatsOf, rewriting, shownColumns, standNow, typesOf } from './preparing.ts';
import { asking, refuse, refusedBy } from './refusing.ts';
import type { PortalHere, PreparedHere, Rewriting, Talk } from './talk.ts';

/** Codes of reasons; a client's own words would be a way into the ledger. */
const REASON = /^[a-z][a-z-]{1,39}$/;

/** The most rows a look-up returns: whoever looks somebody up by a value knows whom they mean. */
const LOOKUP_ROWS = 20;

/** What is not asked for where it decides nothing: no value is bound, and all that comes is text. */
const UNASKED: Described = { parameters: [], columns: null };

/**
 * Runs a portal and writes its rows.
 * @param rows 0: all
 * @param before writes what comes before them, once they may leave
 * @throws Refused, StatementFailed, Failure
 */
export async function execute(
  talk: Talk,
  portal: PortalHere,
  rows: number,
  before?: (does: Rewriting) => Promise<void>,
): Promise<void> {
  const { prepared } = portal;
  if (prepared.does.kind !== 'read') return;
  let does: Rewriting = prepared.does;
  const plain = portal.values.length === 0 && portal.results.every((format) => format === 0);
  const limit = limited(talk);
  try {
    for (let again = false; ; again = true) {
      const described = plain ? UNASKED : await describedAt(talk, prepared, does);
      const outcome = await ask(talk, portal, does, described, rows);
      if (outcome.ok) {
        // Known by now, and looked at before a row is written: where its columns come from.
        const told = await describedAt(talk, prepared, does);
        if (again && before === undefined) await mustLookAsBefore(talk, prepared, told, does);
        tellOfGroups(talk, does);
        await before?.(does);
        await writeRows(talk, outcome.value, does, { portal, rows, limit });
        return;
      }
      // What was decided about is another by now: asked once more as it stands.
      if (outcome.code !== 'conflict' || again || portal.execution !== null) throw refusedBy(outcome);
      await standNow(talk);
      does = await rewriting(talk, prepared.text);
    }
  } finally {
    await limit.stop();
  }
}

export const describedAt = (talk: Talk, prepared: PreparedHere, does: Rewriting): Promise<Described> =>
  talk.source.prepare(does.rewritten.sql, typesOf(prepared, does));

/** The client knows its columns as they were told: other ones in their place would be read wrongly. @throws Refused */
export async function mustLookAsBefore(
  talk: Talk,
  prepared: PreparedHere,
  told: Described,
  does: Rewriting,
): Promise<void> {
  if (prepared.does.kind !== 'read') return;
  const before = await describedAt(talk, prepared, prepared.does).catch(() => null);
  const same = before !== null && sameShape(shownColumns(before, prepared.does), shownColumns(told, does));
  if (!same) throw await refuse(talk, 'conflict');
}

function sameShape(one: Described['columns'], other: Described['columns']): boolean {
  return (
    one?.length === other?.length &&
    (one ?? []).every(({ name, type }, nth) => other?.[nth]?.name === name && other[nth].type === type)
  );
}

/** Who counts must know what is not in the figures. */
function tellOfGroups({ line }: Talk, { rewritten, reads: { known } }: Rewriting): void {
  const notes = [
    ...(rewritten.aggregated && known.scope === 'every' && known.leastGroup > 1
      ? [`Groups of fewer than ${String(known.leastGroup)} customers are left out.`]
      : []),
    ...(rewritten.sameCustomer ? ['Sub-selects are held to the customer of the row they stand in.'] : []),
  ];
  for (const message of notes) line.tell({ severity: 'NOTICE', code: '00000', message });
}

async function ask(talk: Talk, portal: PortalHere, does: Rewriting, described: Described, rows: number) {
  const { deps, knocked, source } = talk;
  const { rewritten, reads } = does;
  const lookup = await lookupOf(talk, portal, does, described);
  const most = lookup === null ? rows : rows === 0 ? LOOKUP_ROWS : Math.min(rows, LOOKUP_ROWS);
  const execution =
    portal.execution === null
      ? source.execution(
          {
            ...{ sql: rewritten.sql, types: typesOf(portal.prepared, does) },
            ...{ formats: portal.formats, values: portal.values },
            results: described === UNASKED ? [] : formatsOf(portal.results, described, does),
          },
          most,
        )
      : source.again(portal.execution, most);
  const relations = reads.relations.filter(({ schema, name }) =>
    rewritten.relations.includes(`${schema}.${name}`),
  );
  const statement: StatementAsked = {
    ...{ execution, termsHash: reads.termsHash, relations, lookup },
    subjects: rewritten.subjects === 1,
  };
  const asked: Asking = asking(
    'read',
    relations.map(({ resource }) => resource),
    {
      statement: { text: deps.forTheRecord(rewritten), values: valuesOf(portal, described, rewritten) },
      flags: [
        'door-postgres',
        ...(rewritten.aggregated ? ['aggregated'] : []),
        ...(portal.execution === null ? [] : ['resumed']),
      ],
    },
  );
  const outcome =
    rewritten.kind === 'catalogue'
      ? await deps.gate.catalogue(knocked.who, knocked.work, statement)
      : await deps.gate.query(knocked.who, knocked.work, asked, statement);
  if (outcome.ok) portal.execution = execution;
  return outcome;
}

/**
 * What the normalised text leaves out, for a commitment in the entry: the client's own text where it holds literals, and the
 * values as they were bound. What cannot be told as text is committed to by its bytes.
 */
function valuesOf(
  { prepared, values, formats }: PortalHere,
  { parameters }: Described,
  rewritten: Rewritten,
): string | null {
  const literal = holdsLiterals(rewritten);
  if (values.length === 0 && !literal) return null;
  const bound = values.map((value, nth) => {
    const text = parameterText(parameters[nth] ?? 0, formatAt(formats, nth), value);
    return text ?? (value === null ? null : `\\x${Buffer.from(value).toString('hex')}`);
  });
  return canonicalText({ text: literal ? prepared.text : null, values: bound });
}

const literals = new WeakMap<Rewritten, boolean>();

/** Literals stand in the normalised text as parameters after the client's own. */
function holdsLiterals(rewritten: Rewritten): boolean {
  const before = literals.get(rewritten);
  if (before !== undefined) return before;
  const numbers = [...rewritten.normalised.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
  const found = Math.max(0, ...numbers) > rewritten.parameters;
  literals.set(rewritten, found);
  return found;
}

const formatAt = (formats: readonly Format[], nth: number): Format =>
  (formats.length === 1 ? formats[0] : formats[nth]) ?? 0;

/** Whom the statement looks up, entered and counted before anything is asked. @throws Refused */
async function lookupOf(
  talk: Talk,
  portal: PortalHere,
  { rewritten, reads }: Rewriting,
  { parameters }: Described,
): Promise<StatementAsked['lookup']> {
  const [lookup] = rewritten.lookups;
  if (lookup === undefined) return null;
  const relation = reads.relations.find(({ schema, name }) => `${schema}.${name}` === lookup.relation);
  if (relation === undefined) throw new Failure('internal', 'a look-up of no relation');
  const said = lookup.literals.flatMap((literal) => {
    if ('text' in literal) return [literal.text];
    const at = literal.parameter - 1;
    const value: Value = portal.values[at] ?? null;
    const text = parameterText(parameters[at] ?? 25, formatAt(portal.formats, at), value);
    return text === null ? [] : [text];
  });
  const literals = lookup.list
    ? said.flatMap((one) => readTextArray(one).filter((each) => each !== null))
    : said;
  if (portal.execution === null) {
    const reason = talk.state.values.get('cordon.reason') ?? '';
    if (!REASON.test(reason)) throw await refuse(talk, 'lookup-reason-needed', null, [relation.resource]);
    const { who, work } = talk.knocked;
    const asked = asking('lookup', [relation.resource], {
      ...{
        field: lookup.column,
        literal: canonicalText([...literals]),
        reason: { code: reason, text: null },
      },
    });
    const counted = await talk.deps.gate.lookUpBy(who, work, asked, Math.max(1, literals.length));
    if (!counted.ok) throw refusedBy(counted);
  }
  return { relation, field: lookup.column, literals };
}

/** Writes what may leave, batch by batch, as fast as the client takes it. */
async function writeRows(
  talk: Talk,
  { first, rest }: StatementRows,
  { rewritten }: Rewriting,
  { portal, rows, limit }: { portal: PortalHere; rows: number; limit: Limit },
): Promise<void> {
  const { line } = talk;
  const { writer } = line;
  let count = 0;
  let { end } = first;
  const put = async (bodies: readonly Uint8Array[]): Promise<void> => {
    for (const body of bodies) {
      writer.open(letters.dataRow);
      writer.bytes(body);
      writer.close();
      count += 1;
      const behind = line.flushSome();
      if (behind !== undefined) await limit.aside(behind);
    }
  };
  try {
    await put(first.rows);
    for await (const batch of rest) {
      ({ end } = batch);
      await put(batch.rows);
    }
  } finally {
    await rest.return();
  }
  const cut = end === 'suspended' && rewritten.lookups.length > 0 && (rows === 0 || rows > LOOKUP_ROWS);
  if (end === 'suspended' && !cut) {
    writeBackend(writer, { kind: 'portal-suspended' });
    return;
  }
  portal.done = true;
  const tag = typeof end === 'object' ? end.tag : `SELECT ${String(count)}`;
  writeBackend(writer, { kind: 'command-complete', tag });
}
