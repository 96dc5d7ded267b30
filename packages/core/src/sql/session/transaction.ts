import type { SessionCode } from '../../kernel/index.ts';
import { transactionOptions } from './set.ts';
import { begun, ended, released, rolledBackTo, savepointAt, saved, type SessionState } from './state.ts';
import { listOf, textOf, type Tree } from './tree.ts';

/** A WARNING in PostgreSQL's own words. */
export interface Warning {
  readonly sqlstate: string;
  readonly text: string;
}

/** What became of a statement that begins, ends or marks a transaction. */
export type Step =
  | { readonly ok: true; readonly tag: string; readonly state: SessionState; readonly warning?: Warning }
  | { readonly ok: false; readonly code: SessionCode; readonly word: string | null };

const NONE: Warning = { sqlstate: '25P01', text: 'there is no transaction in progress' };
const ALREADY: Warning = { sqlstate: '25001', text: 'there is already a transaction in progress' };

/**
 * BEGIN, COMMIT, ROLLBACK and savepoints (`TransactionStmt`), as xact.c takes them. Nothing is written through this
 * door, so a transaction keeps only what was set in it.
 */
export function transactionStatement(state: SessionState, statement: Tree): Step {
  const chain = statement.chain === true;
  const name = textOf(statement.savepoint_name) ?? '';
  switch (statement.kind) {
    case 'TRANS_STMT_BEGIN':
      return begin(state, statement, 'BEGIN');
    case 'TRANS_STMT_START':
      return begin(state, statement, 'START TRANSACTION');
    case 'TRANS_STMT_COMMIT':
      return end(state, state.status === 'E' ? 'ROLLBACK' : 'COMMIT', chain);
    case 'TRANS_STMT_ROLLBACK':
      return end(state, 'ROLLBACK', chain);
    case 'TRANS_STMT_SAVEPOINT':
      return state.status === 'I' ? missing() : { ok: true, tag: 'SAVEPOINT', state: saved(state, name) };
    case 'TRANS_STMT_RELEASE':
      return at(state, name, (place) => ({ ok: true, tag: 'RELEASE', state: released(state, place) }));
    case 'TRANS_STMT_ROLLBACK_TO':
      return at(state, name, (place) => ({ ok: true, tag: 'ROLLBACK', state: rolledBackTo(state, place) }));
    default:
      // Two-phase commit: there is nothing to prepare.
      return { ok: false, code: 'setting-fixed', word: 'max_prepared_transactions' };
  }
}

function begin(state: SessionState, statement: Tree, tag: string): Step {
  const options = transactionOptions(listOf(statement.options));
  if (options !== true)
    return { ok: false, code: options === false ? 'setting-unknown' : options, word: null };
  if (state.status !== 'I') return { ok: true, tag, state, warning: ALREADY };
  return { ok: true, tag, state: begun(state) };
}

function end(state: SessionState, tag: 'COMMIT' | 'ROLLBACK', chain: boolean): Step {
  if (state.status === 'I') return chain ? missing() : { ok: true, tag, state, warning: NONE };
  const over = ended(state, tag === 'COMMIT');
  return { ok: true, tag, state: chain ? begun(over) : over };
}

function at(state: SessionState, name: string, then: (place: number) => Step): Step {
  if (state.status === 'I') return missing();
  const place = savepointAt(state, name);
  return place < 0 ? { ok: false, code: 'savepoint-unknown', word: name } : then(place);
}

const missing = (): Step => ({ ok: false, code: 'transaction-missing', word: null });
