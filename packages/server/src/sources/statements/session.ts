import {
  letters,
  readBackend,
  writeFrontend,
  type Column,
  type Format,
  type Framed,
  type Value,
} from '@cordon/core/pgwire';
import { Failure } from '@cordon/core/kernel';
import type { BatchSize, StatementBatch } from '../../gate/index.ts';
import { StatementFailed } from './fault.ts';
import type { Upstream } from './upstream.ts';

/** Statements one connection keeps prepared; the least recently used is given up. */
const PREPARED = 200;

/** A statement as the source prepared it. */
export interface Prepared {
  /** OIDs. */
  readonly parameters: readonly number[];
  /** Null for one that returns no rows. */
  readonly columns: readonly Column[] | null;
}

/** A statement with its parameters, to be run. */
export interface Bound {
  readonly sql: string;
  /** OIDs the client named; 0 leaves one to the source. */
  readonly types: readonly number[];
  readonly formats: readonly Format[];
  readonly values: readonly Value[];
  /** One for each column of the result, the hidden ones too. */
  readonly results: readonly Format[];
}

/** Rows of one portal, batch by batch. */
export interface Portal {
  next(size: BatchSize): Promise<StatementBatch>;
  /** Goes on with a suspended portal. @param rows 0: all */
  resume(rows: number, size: BatchSize): Promise<StatementBatch>;
}

/** One client's session at a source. Nothing in it runs beside anything else. */
export interface SourceSession {
  /** Prepares it, or finds it prepared. @throws StatementFailed, Failure `source-unavailable` */
  prepare(sql: string, types: readonly number[]): Promise<Prepared>;
  /**
   * Binds and runs it. Where all rows are asked for and no portal is open, its transaction ends with it.
   * @param rows 0: all
   */
  run(
    bound: Bound,
    rows: number,
    size: BatchSize,
  ): Promise<{ readonly batch: StatementBatch; readonly portal: Portal }>;
  /** Ends what is open: portals cannot go on after it. */
  finish(): Promise<void>;
  readonly closed: boolean;
}

/** How a portal is being read. */
interface Running {
  /** The source says that it is ready after it. */
  readonly synced: boolean;
  /** Statements put before it whose answers are not through. */
  before: number;
}

/**
 * @param silentMs how long the source may say nothing; while somebody does not take rows, it is not asked to
 * @param first put before each statement that is run: the mark of the access, and a signed scope
 */
export function openSession(
  upstream: Upstream,
  silentMs: number,
): SourceSession & {
  /** Put before the next statement that is run, in the same breath; its answer is taken here. */
  ahead(bound: Omit<Bound, 'results'>): void;
} {
  const kept = new Map<string, Prepared & { readonly name: string }>();
  let named = 0;
  let portals = 0;
  /** Portals that are suspended; while there are any, the source is not told that the transaction is over. */
  const open = new Set<string>();
  /** Something was sent that no Sync followed. */
  let unfinished = false;
  let aheads: Omit<Bound, 'results'>[] = [];
  const { writer } = upstream;

  const idOf = (sql: string, types: readonly number[]): string => `${types.join(',')} ${sql}`;

  const failedBy = (framed: Framed): StatementFailed => {
    const message = readBackend(framed);
    const fields = message.kind === 'error' ? message.fields : new Map<string, string>();
    return new StatementFailed(fields.get('C') ?? '', fields.get('M') ?? '');
  };

  /** After an error the source takes nothing until it is told that the statement is over. */
  const sync = async (): Promise<void> => {
    unfinished = false;
    open.clear();
    writeFrontend(writer, { kind: 'sync' });
    await upstream.exchange(({ type }) => type !== letters.ready, silentMs);
  };

  const prepare = async (sql: string, types: readonly number[]) => {
    const id = idOf(sql, types);
    const known = kept.get(id);
    if (known !== undefined) {
      kept.delete(id);
      kept.set(id, known);
      return known;
    }
    const oldest = kept.size >= PREPARED ? kept.entries().next().value : undefined;
    if (oldest !== undefined) {
      kept.delete(oldest[0]);
      writeFrontend(writer, { kind: 'close', what: 'statement', name: oldest[1].name });
    }
    const name = `s${String(named++)}`;
    writeFrontend(writer, { kind: 'parse', statement: name, text: sql, types });
    writeFrontend(writer, { kind: 'describe', what: 'statement', name });
    const synced = open.size === 0;
    writeFrontend(writer, { kind: synced ? 'sync' : 'flush' });
    unfinished = !synced;
    let parameters: readonly number[] = [];
    let columns: readonly Column[] | null = null;
    let failed: StatementFailed | undefined;
    await upstream.exchange((framed) => {
      if (framed.type === letters.error) {
        failed = failedBy(framed);
        return synced;
      }
      const message = readBackend(framed);
      if (message.kind === 'ready') return false;
      if (message.kind === 'parameter-description') parameters = message.types;
      if (message.kind === 'row-description') columns = message.columns;
      return synced || (message.kind !== 'row-description' && message.kind !== 'no-data');
    }, silentMs);
    if (failed !== undefined) {
      if (!synced) await sync();
      throw failed;
    }
    const prepared = { name, parameters, columns };
    kept.set(id, prepared);
    return prepared;
  };

  const bind = (
    statement: string,
    portal: string,
    { formats, values }: Omit<Bound, 'results'>,
    results: readonly Format[],
  ) => {
    writeFrontend(writer, { kind: 'bind', portal, statement, formats, values, results });
  };

  /** Reads rows until the portal ends, stops, or as much is there as is wanted at once. */
  const rowsOf = async (portal: string, state: Running, size: BatchSize): Promise<StatementBatch> => {
    const rows: Uint8Array[] = [];
    let bytes = 0;
    let end: StatementBatch['end'] | undefined;
    let failed: StatementFailed | undefined;
    const hear = (framed: Framed): boolean => {
      const { type, body } = framed;
      if (type === letters.dataRow) {
        if (state.before > 0) return true;
        rows.push(body);
        bytes += body.length;
        if (rows.length < size.rows && bytes < size.bytes) return true;
        end = 'more';
        // The rest stays where it is until it is wanted.
        upstream.hold();
        return false;
      }
      if (type === letters.ready) return false;
      if (type === letters.error) {
        failed = failedBy(framed);
        return state.synced;
      }
      if (type === letters.portalSuspended) {
        end = 'suspended';
        return state.synced;
      }
      if (type !== letters.commandComplete) return true;
      if (state.before > 0) {
        state.before -= 1;
        return true;
      }
      const message = readBackend(framed);
      end = { tag: message.kind === 'command-complete' ? message.tag : '' };
      return state.synced;
    };
    const heard = upstream.exchange(hear, silentMs);
    upstream.go();
    await heard;
    if (failed !== undefined) {
      open.clear();
      if (!state.synced) await sync();
      throw failed;
    }
    if (end === undefined) throw new Failure('source-unavailable', 'the source ended without an answer');
    if (end === 'suspended') open.add(portal);
    else if (end !== 'more') open.delete(portal);
    return { rows, end };
  };

  return {
    ahead(bound) {
      aheads.push(bound);
    },
    prepare: (sql, types) => prepare(sql, types),
    async run(bound, rows, size) {
      const before = aheads;
      aheads = [];
      const firsts = [];
      for (const one of before) firsts.push({ one, prepared: await prepare(one.sql, one.types) });
      const { name } = await prepare(bound.sql, bound.types);
      for (const { one, prepared } of firsts) {
        bind(prepared.name, '', one, []);
        writeFrontend(writer, { kind: 'execute', portal: '', rows: 0 });
      }
      // A portal that may be gone on with needs a name: the next statement takes the unnamed one.
      const portal = rows === 0 ? '' : `p${String(portals++)}`;
      bind(name, portal, bound, bound.results);
      writeFrontend(writer, { kind: 'execute', portal, rows });
      const synced = rows === 0 && open.size === 0;
      writeFrontend(writer, { kind: synced ? 'sync' : 'flush' });
      unfinished = !synced;
      const state = { synced, before: firsts.length };
      const batch = await rowsOf(portal, state, size);
      return {
        batch,
        portal: {
          next: (wanted) => rowsOf(portal, state, wanted),
          resume: (more, wanted) => {
            if (!open.has(portal)) throw new StatementFailed('34000', 'the portal is gone');
            writeFrontend(writer, { kind: 'execute', portal, rows: more });
            writeFrontend(writer, { kind: 'flush' });
            return rowsOf(portal, state, wanted);
          },
        },
      };
    },
    async finish() {
      if (unfinished || open.size > 0) await sync();
    },
    get closed() {
      return upstream.closed;
    },
  };
}
