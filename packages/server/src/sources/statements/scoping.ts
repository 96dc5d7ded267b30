import { createHmac } from 'node:crypto';
import { accessMark } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { DataRow } from '@cordon/core/pgwire';
import {
  forgetScopeSql,
  openScopeSql,
  setScopeSql,
  signedScopePayload,
  whoAmISql,
  whoSignsSql,
} from '@cordon/core/sql';
import type { StatementScope as Scope } from '../../gate/index.ts';
import type { ScopeWriter } from '../writer.ts';
import type { Bound, SourceSession } from './session.ts';

const TEXT = 25;
const bytes = (text: string): Uint8Array => Buffer.from(text);
const MARK = `SELECT pg_catalog.set_config('application_name', $1, false)`;

/** How long before its end a scope in the table is written anew. */
const FRESH_MS = 15_000;
/** How long a signed scope may be used: as long as a statement may take, since what it reads at the end is still under it. */
const VALID_MS = 120_000;

/** Puts scopes to one connection on which a client's statements run. */
export interface ConnectionScope {
  /** To be sent right before the statement, on its connection. Resolves once what is not sent there stands. */
  open(scope: Scope): Promise<readonly Omit<Bound, 'results'>[]>;
  /** Takes the scope away; the connection goes after it. */
  end(): Promise<void>;
}

const statement = (sql: string, ...values: readonly string[]): Omit<Bound, 'results'> => ({
  ...{ sql, types: values.map(() => TEXT), formats: [] },
  values: values.map(bytes),
});

/** Sets something for the rest of the connection. */
export const setting = (name: string, value: string) =>
  statement(`SELECT pg_catalog.set_config($1, $2, false)`, name, value);

const mark = ({ access }: Scope) => statement(MARK, accessMark(access));

/** The one row of a statement of ours, as texts. */
async function ask(session: SourceSession, sql: string): Promise<readonly string[]> {
  const { columns } = await session.prepare(sql, []);
  const results = (columns ?? []).map(() => 0 as const);
  const { batch } = await session.run({ sql, types: [], formats: [], values: [], results }, 0, {
    ...{ rows: 2, bytes: 10_000 },
  });
  const row = new DataRow(batch.rows[0] ?? new Uint8Array(2));
  if (row.length !== results.length) throw new Error('the backend did not say who it is');
  return results.map((_, nth) => row.text(nth) ?? '');
}

/** Whether two accesses may read the same. */
function sameScope(one: Scope, other: Scope): boolean {
  const same = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((each, nth) => each === b[nth]);
  return (
    one.literal === other.literal && same(one.grants, other.grants) && same(one.subjects, other.subjects)
  );
}

/**
 * Scopes in the table `cordon.scope`: written when they change, and again before they run out. Most of a client's
 * statements are under one and the same.
 * @param now milliseconds that only ever grow
 */
export async function scopeInTable(
  session: SourceSession,
  writer: ScopeWriter,
  now: () => number,
): Promise<ConnectionScope> {
  const [pid = '', secret = ''] = await ask(session, whoAmISql);
  await writer.write('forget', forgetScopeSql, [Number(pid)]);
  let over = false;
  let standing: { readonly scope: Scope; readonly at: number } | null = null;
  return {
    async open(scope) {
      if (over) throw new Failure('source-unavailable', 'the connection is being closed');
      if (standing === null || !sameScope(standing.scope, scope) || now() - standing.at > FRESH_MS) {
        standing = null;
        const at = now();
        const { grants, subjects, literal } = scope;
        await writer.write('open', openScopeSql, [Number(pid), secret, grants, subjects, literal]);
        standing = { scope, at };
      }
      return [mark(scope)];
    },
    end() {
      over = true;
      return writer.write('forget', forgetScopeSql, [Number(pid)]);
    },
  };
}

/** Scopes in a signed setting, for a source that cannot be written: sent along each time. @param key hexadecimal */
export async function scopeInSetting(
  session: SourceSession,
  key: string,
  now: () => number,
): Promise<ConnectionScope> {
  const secret = Buffer.from(key, 'hex');
  const [pid = '', start = '', serverNow = ''] = await ask(session, whoSignsSql);
  const ahead = Number(serverNow) - now();
  return {
    open({ access, ...scope }) {
      const until = Math.floor(now() + ahead) + VALID_MS;
      const payload = signedScopePayload({ ...scope, pid: Number(pid), start, until });
      const signed = createHmac('sha256', secret).update(payload).digest('hex') + payload;
      return Promise.resolve([statement(setScopeSql, signed), mark({ access, ...scope })]);
    },
    end: () => Promise.resolve(),
  };
}
