import { callOf, type Matched } from '@cordon/core/api';
import { idOf, parsePath, recordWriter, shapeOfFields, valuesAt, type Json } from '@cordon/core/json';
import {
  Failure,
  type Allowed,
  type CaseValue,
  type Cell,
  type Code,
  type Resource,
} from '@cordon/core/kernel';
import { maskCell, treatText } from '@cordon/core/masking';
import { compileKnown } from '@cordon/pii';
import type { Case } from './asking.ts';
import { unclearValues, valuesPlan } from './operations.ts';
import type { Carried, Passed } from './passed.ts';
import type { GatePorts, RecordStream } from './ports.ts';
import { valuesOf } from './recordValues.ts';

/** Records as they may leave, each the text of a JSON value. */
export interface Fetched {
  readonly first: readonly string[];
  /** What follows, in pieces. Whoever does not read it to the end returns it. */
  readonly rest: AsyncGenerator<readonly string[], void, void>;
}

/**
 * Asks a JSON API and treats what comes back, record by record: those of other customers are dropped, whatever was asked
 * for and whatever the API made of it; of the others only fields of the data map are left.
 */
export async function fetchRecords(
  ports: GatePorts,
  work: Case,
  matched: Matched,
  passed: Passed,
): Promise<Carried<Fetched> | { readonly refuse: Code }> {
  const { subject, parts } = passed;
  const { resource, route } = matched;
  const decision = parts.find((part) => part.resource === resource.name)?.decision;
  const call = subject === '' ? null : callOf(matched, subject);
  if (decision === undefined || call === null) return { refuse: 'not-in-scope' };
  const treat = await treatmentOf(ports, work, passed, resource, decision);
  // The API has never heard of the address that this asker was shown.
  const onFile = ([name, value]: readonly [string, string]) =>
    [name, passed.canary?.back(value) ?? value] as const;
  const stream = await ports.apis.open({
    ...{ kind: 'fetch', source: work.source, resource: resource.name, subject },
    ...{
      access: passed.access,
      termsHash: passed.policy.termsHash,
      purpose: work.purpose,
      role: passed.role,
    },
    ...{ path: call.segments, query: call.query.map(onFile), records: route.records },
  });
  const list = route.records.endsWith('[*]');
  const first = stream === null ? [] : await firstOf(stream, treat);
  // A record of another customer and none at all answer alike.
  if (stream === null || (!list && first.length === 0)) {
    stream?.close();
    return list ? carried([], nothingMore(), resource) : { refuse: 'not-in-scope' };
  }
  return {
    ...carried(first, restOf(stream, treat, resource.name, passed), resource),
    uses: [{ kind: 'subject', subject: ports.secrets.countingKey(subject) }],
    letGo: () => {
      stream.close();
    },
  };
}

function carried(first: readonly string[], rest: Fetched['rest'], { name }: Resource): Carried<Fetched> {
  return { value: { first, rest }, rows: { [name]: first.length } };
}

/** Turns raw records into the texts that may leave. */
type Treat = (records: readonly Json[]) => readonly string[];

async function treatmentOf(
  ports: GatePorts,
  work: Case,
  passed: Passed,
  resource: Resource,
  { treatments }: Allowed,
): Promise<Treat> {
  const shape = shapeOfFields(resource.fields);
  const subjectPath = parsePath(resource.subjectKey);
  if (shape === null || subjectPath === null)
    throw new Failure('internal', 'the data map has fields that are no paths');
  const searched = resource.fields.some(
    ({ name, freeText }) => freeText === true && !['clear', 'hidden'].includes(treatments[name] ?? 'hidden'),
  );
  const search = searched
    ? searchFor(passed, work, await ports.apis.values(valuesPlan(work, passed)))
    : () => nobody;
  const context = { hmac: (text: string) => ports.secrets.token(work.source, text) };
  const { canary } = passed;
  const swap = (how: string, cell: Cell): Cell =>
    cell === null || how !== 'clear' ? cell : (canary?.swap(cell) ?? cell);
  return (records) => {
    const own = records.filter((record) => idOf(valuesAt(record, subjectPath)[0]) === passed.subject);
    const known = search(valuesOf(resource, own));
    const write = recordWriter(shape, {
      treatments,
      mask: ({ type, category, freeText }, how, cell) =>
        freeText === true && cell !== null
          ? swap(how, treatText(cell, how, known).text)
          : swap(how, maskCell(how, cell, type, category, context)),
    });
    return own.map(write);
  };
}

type Known = ReturnType<typeof compileKnown>;

const nobody = compileKnown([]);

/** Compiled once for each list of values; by whom it is searched for. */
const compiled = new WeakMap<readonly CaseValue[], Map<string, Known>>();

/**
 * Searches for what is known of the customer, and for what the records at hand say beside it: they are newer, and a note
 * names the address that stands in the same record.
 */
function searchFor(
  passed: Passed,
  work: Case,
  values: readonly CaseValue[],
): (own: readonly CaseValue[]) => Known {
  const { termsHash } = passed.policy;
  const by = JSON.stringify([termsHash, passed.role, work.purpose, passed.canary?.address ?? null]);
  const kept = compiled.get(values) ?? new Map<string, Known>();
  compiled.set(values, kept);
  const known = kept.get(by) ?? compileKnown(unclearValues(passed, work, values));
  kept.set(by, known);
  const seen = new Set(values.map(({ category, value }) => `${category} ${value}`));
  return (own) => {
    const more = own.filter(({ category, value }) => !seen.has(`${category} ${value}`));
    return more.length === 0 ? known : compileKnown(unclearValues(passed, work, [...values, ...more]));
  };
}

/** {@link nextOf}; of what cannot be read nothing is kept open. */
async function firstOf(stream: RecordStream, treat: Treat): Promise<readonly string[]> {
  try {
    return await nextOf(stream, treat);
  } catch (error) {
    stream.close();
    throw error;
  }
}

/** The records of the next piece that has any; none at the end. */
async function nextOf({ batches }: RecordStream, treat: Treat): Promise<readonly string[]> {
  for (;;) {
    const { done, value } = await batches.next();
    if (done === true) return [];
    const texts = treat(value);
    if (texts.length > 0) return texts;
  }
}

async function* restOf(
  stream: RecordStream,
  treat: Treat,
  resource: string,
  { more }: Passed,
): AsyncGenerator<readonly string[], void, void> {
  try {
    for (;;) {
      const texts = await nextOf(stream, treat);
      if (texts.length === 0) return;
      const lost = await more({ [resource]: texts.length });
      if (lost !== null) throw new Failure(lost);
      yield texts;
    }
  } finally {
    stream.close();
  }
}

async function* nothingMore(): AsyncGenerator<readonly string[], void, void> {
  // There is no record to give.
}
