import { Failure, type Plan } from '@cordon/core/kernel';
import type { ApiPort, SecretsPort, SourcePort, StatementPort } from '../gate/index.ts';
import type { Log } from '../platform/log.ts';
import { createApiReader, type ApiReader } from './api/reader.ts';
import type { SourceReader, SubjectFinder } from './reader.ts';
import { openReader } from './reads.ts';
import { recently } from './recent.ts';
import { openStatements, runExecution, type StatementClient, type Statements } from './statements/index.ts';
import type { StoredSource } from './store.ts';

/** The sources that are at work: opened at the first access, and closed when they changed. */
export interface OpenSources {
  readonly reader: SourcePort & SubjectFinder;
  readonly apis: ApiPort;
  readonly statements: StatementPort & {
    /** A session for statements of one client. @throws Failure `source-unavailable`, also where a source has one lock */
    open(source: string): Promise<StatementClient>;
  };
  /** The next access opens a source, or all of them, anew, with the connection strings it has then. */
  forget(id?: string): void;
  close(): Promise<void>;
}

/**
 * @param find the source as it is kept; throws Failure `not-found`
 * @param token the keyed hash behind the tokens of an API, which computes none itself
 */
export function openSources(
  find: (id: string) => Promise<StoredSource>,
  log: Log,
  now: () => Date,
  token: SecretsPort['token'],
): OpenSources {
  const readers = new Map<string, Promise<Opened>>();

  const readerOf = (id: string): Promise<Opened> => {
    const known = readers.get(id);
    if (known !== undefined) return known;
    // A part in shadow is not opened: what no door shows is not searched either.
    const opening = find(id).then(({ urls, api, map, live }) => ({
      endpoints: new Set(map.resources.filter(({ kind }) => kind === 'endpoint').map(({ name }) => name)),
      api: live.api && api && createApiReader(api, map, token),
      statements: once(() => {
        if (!live.database || urls === null) throw new Failure('source-unavailable', `${id} has no database`);
        return openStatements(urls, (err) => {
          log.warn('the scopes of a source could not be written', { feature: 'sources', source: id, err });
        });
      }),
      database:
        live.database &&
        urls &&
        openReader(urls, map, token, (err) => {
          log.warn('the source did not answer', { feature: 'sources', source: id, err });
          if (isTurnedAway(err) && readers.get(id) === opening) retire(id);
        }),
    }));
    readers.set(id, opening);
    opening.catch(() => readers.delete(id));
    return opening;
  };
  /** The next access opens the source anew, with the connection strings it has then. */
  const retire = (id: string): void => {
    const old = readers.get(id);
    readers.delete(id);
    old?.then(closeOpened).catch(() => undefined);
  };
  /** Where a resource is read; a part of the source that is not connected is a fault, never an empty answer. */
  const at = async ({ source, resource }: Plan): Promise<SourceReader | ApiReader> => {
    const { endpoints, api, database } = await readerOf(source);
    const reader = endpoints.has(resource) ? api : database;
    if (reader === null) throw new Failure('source-unavailable', `${resource} of ${source} is not connected`);
    return reader;
  };

  const readCase: SourcePort['readCase'] = async (plans, values) => {
    const plan = plans[0] ?? values;
    if (plan == null) return { tables: [], values: [] };
    const { endpoints, api, database } = await readerOf(plan.source);
    const [inApi, inDatabase] = [true, false].map((there) =>
      plans.filter(({ resource }) => endpoints.has(resource) === there),
    );
    const answers = await Promise.all([
      readIn(database, inDatabase ?? [], values),
      readIn(api, inApi ?? [], values),
    ]);
    const rows = new Map(
      [inDatabase, inApi].flatMap((own = [], part) =>
        own.map((one, nth) => [one, answers[part]?.tables[nth] ?? []] as const),
      ),
    );
    return {
      tables: plans.map((one) => rows.get(one) ?? []),
      values: answers.flatMap((answer) => answer.values),
    };
  };
  const values = recently(async (plan) => (await readCase([], plan)).values, now);

  return {
    reader: {
      readCase,
      reveal: async (plan) => (await at(plan)).reveal(plan),
      lookup: async (plan) => (await at(plan)).lookup(plan),
      subjectsOf: async (plan) => (await at(plan)).subjectsOf(plan),
      confirm: async (plan) => (await at(plan)).confirm(plan),
    },
    apis: {
      open: async (plan) => {
        const { api } = await readerOf(plan.source);
        if (api === null) throw new Failure('source-unavailable', `${plan.source} has no API`);
        return api.open(plan);
      },
      values,
      act: async (source, call) => {
        const { api } = await readerOf(source);
        if (api === null) throw new Failure('source-unavailable', `${source} has no API`);
        return api.act(call);
      },
    },
    statements: {
      open: async (source) => (await readerOf(source)).statements.get().open(),
      run: (execution, scope, size) => runExecution(execution, scope, size),
      texts: async (source, view, handles, scope) => {
        const { database } = await readerOf(source);
        if (database === null) throw new Failure('source-unavailable', `${source} has no database`);
        return database.texts(view, handles, scope);
      },
    },
    forget: (id) => {
      for (const known of id === undefined ? [...readers.keys()] : [id]) retire(known);
    },
    close: async () => {
      for (const reader of await Promise.allSettled(readers.values())) {
        if (reader.status === 'fulfilled') await closeOpened(reader.value);
      }
    },
  };
}

/** A source at work. */
interface Opened {
  /** Names of the resources that are read from the API. */
  readonly endpoints: ReadonlySet<string>;
  readonly api: ApiReader | null;
  readonly database: SourceReader | null;
  readonly statements: Once<Statements>;
}

async function closeOpened({ api, database, statements }: Opened): Promise<void> {
  api?.close();
  await database?.close();
  await statements.made()?.close();
}

/** Something that is made when it is first wanted. */
interface Once<T> {
  get(): T;
  made(): T | null;
}

function once<T>(make: () => T): Once<T> {
  let made: T | null = null;
  return { get: () => (made ??= make()), made: () => made };
}

/** What one part of a source has of a case. Resources of a part that is not connected are a fault. */
async function readIn(
  reader: SourcePort | null,
  plans: Parameters<SourcePort['readCase']>[0],
  values: Parameters<SourcePort['readCase']>[1],
): ReturnType<SourcePort['readCase']> {
  if (reader !== null) return reader.readCase(plans, values);
  if (plans.length > 0) throw new Failure('source-unavailable', 'a part of the source is not connected');
  return { tables: [], values: [] };
}

/** Another replica made the logins anew, or the source moved: the connection strings at hand are old. */
function isTurnedAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '28P01' || code === '28000' || code === 'ECONNREFUSED' || code === 'ENOTFOUND';
}
