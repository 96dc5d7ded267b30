import {
  letters,
  readBackend,
  writeFrontend,
  type Column,
  type Format,
  type Framed,
  type Value,
} from '@cordon/core/pgwire';
import { Failure, StatementFailed } from '@cordon/core/kernel';
import type { BatchSize, StatementBatch } from '../../gate/index.ts';
import type { Upstream } from './exchange.ts';

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
  /** One for each column of the result, the hidden ones too; one alone for all; none: all are text. */
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
  /** Statements that are being prepared in the same breath, in their order. */
  readonly parsing: Parsing[];
}

/** A statement whose preparation was sent. */
interface Parsing {
  readonly id: string;
  readonly name: string;
  parameters: readonly number[];
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

  // A statement of the rewriter begins with no number, so the two kinds of ids are never alike.
  const idOf = (sql: string, types: readonly number[]): string =>
    types.length === 0 ? sql : `${types.join(',')} ${sql}`;

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

  /** @returns what is kept of it, or what was sent to prepare it */
  const lookFor = (
    sql: string,
    types: readonly number[],
  ): (Prepared & { readonly name: string }) | Parsing => {
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
    return { id, name, parameters: [] };
  };

  /** Takes what is said of a statement that is being prepared. @returns whether it was about one */
  const hearPrepared = (framed: Framed, parsing: Parsing[]): boolean => {
    const [first] = parsing;
    if (first === undefined) return false;
    if (
      ![letters.parameterDescription, letters.rowDescription, letters.noData].some(
        (one) => one === framed.type,
      )
    )
      return false;
    const message = readBackend(framed);
    if (message.kind === 'parameter-description') first.parameters = message.types;
    else {
      const columns = message.kind === 'row-description' ? message.columns : null;
      kept.set(first.id, { name: first.name, parameters: first.parameters, columns });
      parsing.shift();
    }
    return true;
  };

  const prepare = async (sql: string, types: readonly number[]): Promise<Prepared> => {
    const found = lookFor(sql, types);
    if (!('id' in found)) return found;
    const synced = open.size === 0;
    writeFrontend(writer, { kind: synced ? 'sync' : 'flush' });
    unfinished = !synced;
    const parsing = [found];
    let failed: StatementFailed | undefined;
    await upstream.exchange((framed) => {
      if (framed.type === letters.error) {
        failed = failedBy(framed);
        return synced;
      }
      if (framed.type === letters.ready) return false;
      hearPrepared(framed, parsing);
      return synced || parsing.length > 0;
    }, silentMs);
    if (failed !== undefined) {
      if (!synced) await sync();
      throw failed;
    }
    const prepared = kept.get(found.id);
    if (prepared === undefined) throw new Failure('source-unavailable', 'the source described no statement');
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
      if (state.parsing.length > 0 && hearPrepared(framed, state.parsing)) return true;
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
      // Each is prepared, bound and run without waiting: what is not known yet costs the source no further answer.
      const parsing: Parsing[] = [];
      const nameOf = (one: Omit<Bound, 'results'>): string => {
        const found = lookFor(one.sql, one.types);
        if ('id' in found) parsing.push(found);
        return found.name;
      };
      for (const one of before) {
        bind(nameOf(one), '', one, []);
        writeFrontend(writer, { kind: 'execute', portal: '', rows: 0 });
      }
      const name = nameOf(bound);
      // A portal that may be gone on with needs a name: the next statement takes the unnamed one.
      const portal = rows === 0 ? '' : `p${String(portals++)}`;
      bind(name, portal, bound, bound.results);
      writeFrontend(writer, { kind: 'execute', portal, rows });
      const synced = rows === 0 && open.size === 0;
      writeFrontend(writer, { kind: synced ? 'sync' : 'flush' });
      unfinished = !synced;
      const state = { synced, before: before.length, parsing };
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
