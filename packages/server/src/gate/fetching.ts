import { callOf, type Matched } from '@cordon/core/api';
import { nothingOwn } from '@cordon/core/dictionaries';
import {
  idOf,
  parsePath,
  recordWriter,
  shapeOfFields,
  valuesAt,
  type Json,
  type JsonPath,
  type Shape,
} from '@cordon/core/json';
import { Failure, type Allowed, type Code, type Resource } from '@cordon/core/kernel';
import { maskCell, treatText } from '@cordon/core/masking';
import type { Case } from './asking.ts';
import { valuesPlan } from './caseValues.ts';
import type { Carried, Passed } from './passed.ts';
import type { GatePorts, RecordStream } from './ports.ts';
import { nobody, searchFor } from './recordSearch.ts';
import { valuesOf } from './recordValues.ts';
import { Stopped } from './stopped.ts';

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

interface Form {
  readonly shape: Shape;
  readonly subjectPath: JsonPath;
}

/** By resource; what a data map says does not change under its objects, and is forgotten with them. */
const forms = new WeakMap<Resource, Form>();

function formOf(resource: Resource): Form {
  const known = forms.get(resource);
  if (known !== undefined) return known;
  const shape = shapeOfFields(resource.fields);
  const subjectPath = parsePath(resource.subjectKey);
  if (shape === null || subjectPath === null)
    throw new Failure('internal', 'the data map has fields that are no paths');
  forms.set(resource, { shape, subjectPath });
  return { shape, subjectPath };
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
  const { shape, subjectPath } = formOf(resource);
  const searches = resource.fields.some(
    ({ name, freeText }) => freeText === true && !['clear', 'hidden'].includes(treatments[name] ?? 'hidden'),
  );
  const search = searches
    ? searchFor(passed, work, await ports.apis.values(valuesPlan(work, passed)))
    : () => nobody;
  const custom = searches ? (await ports.rules.of(work.purpose)).compiled : nothingOwn;
  const context = { hmac: (text: string) => ports.secrets.token(work.source, text) };
  const { canary } = passed;
  return (records) => {
    const own = records.filter((record) => idOf(valuesAt(record, subjectPath)[0]) === passed.subject);
    const known = search(valuesOf(resource, own));
    const write = recordWriter(shape, {
      treatments,
      mask: ({ type, category, freeText }, how, cell) =>
        freeText === true && cell !== null
          ? treatText(cell, how, { known, custom }).text
          : maskCell(how, cell, type, category, context),
      ...(canary !== null && { clear: canary.swap }),
    });
    return own.map(write);
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
    let coming = nextOf(stream, treat);
    for (;;) {
      const texts = await coming;
      if (texts.length === 0) return;
      // Read and treated while these are entered; it waits for an entry of its own.
      coming = nextOf(stream, treat);
      coming.catch(() => undefined);
      const lost = await more({ [resource]: texts.length });
      if (lost !== null) throw new Stopped(lost);
      yield texts;
    }
  } finally {
    stream.close();
  }
}

async function* nothingMore(): AsyncGenerator<readonly string[], void, void> {
  // There is no record to give.
}
