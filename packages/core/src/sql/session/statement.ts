import type { SessionCode } from '../../kernel/index.ts';
import { constantRow, type Answered } from './constant.ts';
import { setStatement } from './set.ts';
import { settings, type SessionFacts } from './settings.ts';
import { afterFailure, differences, reset, type SessionState } from './state.ts';
import { transactionStatement, type Warning } from './transaction.ts';
import { nodeOf, textOf, type Tree } from './tree.ts';

/** What is to be done with a statement. The state to go on with stands in each. */
export type SessionAnswer =
  /** Not the session's: for the rewriter. */
  | { readonly kind: 'query'; readonly state: SessionState }
  /** EmptyQueryResponse. */
  | { readonly kind: 'empty'; readonly state: SessionState }
  | SessionDone
  | {
      readonly kind: 'refused';
      readonly code: SessionCode;
      /** The client's own word that was refused. */
      readonly word: string | null;
      readonly state: SessionState;
    };

/** Answered inside the door; nothing is sent to the source but what stands in `upstream`. */
export interface SessionDone {
  readonly kind: 'done';
  /** Of CommandComplete. */
  readonly tag: string;
  readonly state: SessionState;
  /** RowDescription and DataRows. */
  readonly answered: Answered | null;
  readonly warnings: readonly Warning[];
  /** ParameterStatus. */
  readonly report: readonly (readonly [name: string, value: string])[];
  /** To be set on the source's connection before the next statement, by `set_config(name, value, false)`. */
  readonly upstream: readonly (readonly [name: string, value: string])[];
  /** Prepared statements to forget: one, or all. 26000 when there is none of this name. */
  readonly forget: { readonly name: string } | 'all' | null;
  /** Portals to close: one, or all. 34000 when there is none of this name. */
  readonly close: { readonly name: string } | 'all' | null;
}

/**
 * Decides a statement that is about the session and reads no data: SET, SHOW, RESET, transactions, DISCARD, DEALLOCATE,
 * CLOSE, UNLISTEN, SELECT of constants, and nothing at all. In a failed transaction everything else is refused (25P02).
 * @param statement the `stmt` of libpg-query's tree; null for an empty text
 */
export function sessionStatement(
  statement: unknown,
  state: SessionState,
  facts: SessionFacts,
): SessionAnswer {
  if (statement === null || statement === undefined) return { kind: 'empty', state };
  const [kind, fields] = nodeOf(statement) ?? ['', {}];
  if (state.status === 'E' && !endsTransaction(kind, fields))
    return refuse(state, 'transaction-failed', null);
  switch (kind) {
    case 'TransactionStmt': {
      const step = transactionStatement(state, fields);
      return step.ok
        ? done(state, step.tag, {
            state: step.state,
            warnings: step.warning === undefined ? [] : [step.warning],
          })
        : refuse(state, step.code, step.word);
    }
    case 'VariableSetStmt':
      return set(state, fields, facts);
    case 'VariableShowStmt':
      return show(state, textOf(fields.name) ?? '', facts);
    case 'DiscardStmt':
      return discard(state, textOf(fields.target) ?? '');
    case 'DeallocateStmt': {
      const name = textOf(fields.name);
      return done(state, name === null ? 'DEALLOCATE ALL' : 'DEALLOCATE', {
        forget: name === null ? 'all' : { name },
      });
    }
    case 'ClosePortalStmt': {
      const name = textOf(fields.portalname);
      return done(state, name === null ? 'CLOSE CURSOR ALL' : 'CLOSE CURSOR', {
        close: name === null ? 'all' : { name },
      });
    }
    case 'UnlistenStmt':
      return done(state, 'UNLISTEN', {});
    case 'SelectStmt': {
      const answered = constantRow(fields);
      return answered === null ? { kind: 'query', state } : done(state, 'SELECT 1', { answered });
    }
    default:
      return { kind: 'query', state };
  }
}

function endsTransaction(kind: string, { kind: step }: Tree): boolean {
  const ends = ['TRANS_STMT_COMMIT', 'TRANS_STMT_ROLLBACK', 'TRANS_STMT_ROLLBACK_TO'];
  return kind === 'TransactionStmt' && typeof step === 'string' && ends.includes(step);
}

function refuse(state: SessionState, code: SessionCode, word: string | null): SessionAnswer {
  return { kind: 'refused', code, word, state: afterFailure(state) };
}

function done(
  from: SessionState,
  tag: string,
  what: Partial<Omit<SessionDone, 'kind' | 'tag'>>,
): SessionDone {
  const state = what.state ?? from;
  return {
    kind: 'done',
    tag,
    answered: null,
    warnings: [],
    forget: null,
    close: null,
    ...what,
    state,
    report: differences(from, state, 'reported'),
    upstream: differences(from, state, 'upstream'),
  };
}

function set(state: SessionState, fields: Tree, facts: SessionFacts): SessionAnswer {
  const made = setStatement(state, fields, facts);
  if (!made.ok) return refuse(state, made.code, made.word);
  const once =
    fields.is_local === true ? 'SET LOCAL' : fields.name === 'TRANSACTION' ? 'SET TRANSACTION' : null;
  const warnings: readonly Warning[] =
    once !== null && state.status === 'I'
      ? [{ sqlstate: '25P01', text: `${once} can only be used in transaction blocks` }]
      : [];
  const kind = textOf(fields.kind) ?? '';
  return done(state, kind.startsWith('VAR_RESET') ? 'RESET' : 'SET', { state: made.state, warnings });
}

function show(state: SessionState, name: string, facts: SessionFacts): SessionAnswer {
  const column = (named: string) => ({ name: named, type: 'text' as const });
  if (name === 'all') {
    const rows = [...state.values].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    const answered: Answered = {
      columns: ['name', 'setting', 'description'].map(column),
      rows: rows.map(([each, value]) => [each, value, '']),
    };
    return done(state, 'SHOW', { answered });
  }
  const setting = settings.get(name.toLowerCase());
  if (setting === undefined) return refuse(state, 'setting-unknown', name);
  const value = state.values.get(setting.name) ?? setting.value(facts);
  return done(state, 'SHOW', { answered: { columns: [column(setting.name)], rows: [[value]] } });
}

function discard(state: SessionState, target: string): SessionAnswer {
  if (target !== 'DISCARD_ALL') return done(state, target.replace('_', ' '), {});
  if (state.status !== 'I') return refuse(state, 'transaction-open', null);
  return done(state, 'DISCARD ALL', { state: reset(state), forget: 'all', close: 'all' });
}
