import type { SessionCode } from '../../kernel/index.ts';
import { settings, type SessionFacts } from './settings.ts';
import { changed, reset, type SessionState } from './state.ts';
import { constantOf, isTree, listOf, nodeOf, textOf, type Tree } from './tree.ts';
import { zoneByDistance } from './values.ts';

/** What became of a setting. `word` is the client's own: the setting's name. */
export type Set =
  | { readonly ok: true; readonly state: SessionState }
  | { readonly ok: false; readonly code: SessionCode; readonly word: string };

const refused = (code: SessionCode, word: string): Set => ({ ok: false, code, word });

/**
 * One setting to one value, by SET or when the client connects.
 * @param value null for DEFAULT: what it was when the client had connected
 */
export function setTo(
  state: SessionState,
  name: string,
  value: string | null,
  facts: SessionFacts,
  local = false,
): Set {
  const setting = settings.get(name.toLowerCase());
  if (setting === undefined) return refused('setting-unknown', name);
  const at = state.first.get(setting.name) ?? setting.value(facts);
  if (setting.name === 'role' || setting.name === 'session_authorization') {
    const same = value === null || value === at;
    return same ? { ok: true, state } : refused('role-refused', setting.name);
  }
  if (setting.accept === undefined) {
    return value === null ? { ok: true, state } : refused('setting-fixed', setting.name);
  }
  const kept = value === null ? at : setting.accept(value, facts);
  if (kept === null) {
    const isolation = setting.name.endsWith('transaction_isolation');
    return refused(isolation ? 'isolation-refused' : 'setting-value-refused', setting.name);
  }
  return { ok: true, state: changed(state, setting.name, kept, local) };
}

/** The options of BEGIN, SET TRANSACTION and SET SESSION CHARACTERISTICS. */
export function transactionOptions(options: readonly unknown[]): Set['ok'] | SessionCode {
  for (const option of options) {
    const fields = nodeOf(option)?.[1];
    const name = textOf(fields?.defname);
    if (name === 'transaction_isolation') {
      const level = constantOf(fields?.arg)?.text ?? '';
      if (!/^read (un)?committed$/u.test(level)) return 'isolation-refused';
    } else if (name !== 'transaction_read_only' && name !== 'transaction_deferrable') {
      return 'setting-unknown';
    }
  }
  return true;
}

/** SET and RESET (`VariableSetStmt`). */
export function setStatement(state: SessionState, statement: Tree, facts: SessionFacts): Set {
  const name = textOf(statement.name) ?? '';
  const local = statement.is_local === true;
  const args = listOf(statement.args);
  switch (statement.kind) {
    case 'VAR_RESET_ALL':
      return { ok: true, state: reset(state) };
    case 'VAR_RESET':
    case 'VAR_SET_DEFAULT':
      return setTo(state, name, null, facts, local);
    case 'VAR_SET_MULTI': {
      const fine =
        name === 'TRANSACTION' || name === 'SESSION CHARACTERISTICS' ? transactionOptions(args) : false;
      if (fine === true) return { ok: true, state };
      return refused(fine === false ? 'setting-unknown' : fine, name.toLowerCase());
    }
    case 'VAR_SET_VALUE': {
      const value = valueOf(name, args);
      return value === null
        ? refused('setting-value-refused', name)
        : setTo(state, name, value, facts, local);
    }
    default:
      return refused('setting-value-refused', name);
  }
}

/** The words after TO, with commas between them. */
function valueOf(name: string, args: readonly unknown[]): string | null {
  const words: string[] = [];
  for (const arg of args) {
    const constant = constantOf(arg);
    const word = constant === null ? distance(name, arg) : constant.text;
    if (word === null) return null;
    const number = constant?.type === 'integer' || constant?.type === 'numeric';
    const zone = number && name.toLowerCase() === 'timezone' ? zoneByDistance(word) : word;
    if (zone === null) return null;
    // Each word is a name (GUC_LIST_QUOTE).
    words.push(name.toLowerCase() === 'search_path' ? asName(zone) : zone);
  }
  return words.length === 0 ? null : words.join(', ');
}

/** As PostgreSQL writes a name (quote_identifier), but for its own key words. */
function asName(word: string): string {
  return /^[a-z_][a-z0-9_]*$/u.test(word) ? word : `"${word.replaceAll('"', '""')}"`;
}

/** `SET TIME ZONE INTERVAL '+02:00' HOUR TO MINUTE`. */
function distance(name: string, arg: unknown): string | null {
  const node = nodeOf(arg);
  if (name !== 'timezone' || node?.[0] !== 'TypeCast' || !isTree(node[1].typeName)) return null;
  const type = listOf(node[1].typeName.names).at(-1);
  const interval = isTree(type) && isTree(type.String) && type.String.sval === 'interval';
  const text = constantOf(node[1].arg)?.text ?? null;
  return interval && text !== null ? zoneByDistance(text) : null;
}
