import { settings, settingsAtFirst, type SessionFacts } from './settings.ts';
import { readTime } from './values.ts';

/** Settings by PostgreSQL's spelling of their names. */
export type Values = ReadonlyMap<string, string>;

interface Savepoint {
  readonly name: string;
  readonly values: Values;
  readonly lasting: Values;
}

/** A session as the protocol sees it. A value: each statement makes a new one. */
export interface SessionState {
  /** As in ReadyForQuery: idle, in a transaction, in one that failed. */
  readonly status: 'I' | 'T' | 'E';
  /** What holds now. */
  readonly values: Values;
  /** What holds after COMMIT: without SET LOCAL. */
  readonly lasting: Values;
  /** What held before BEGIN, for ROLLBACK. */
  readonly before: Values;
  /** What the client asked for when it connected: RESET goes back to it. */
  readonly first: Values;
  readonly savepoints: readonly Savepoint[];
}

export function sessionAtFirst(facts: SessionFacts): SessionState {
  return withValues(settingsAtFirst(facts));
}

/** A fresh session with these settings. */
export function withValues(values: Values): SessionState {
  return { status: 'I', values, lasting: values, before: values, first: values, savepoints: [] };
}

/** How long a statement may take now, in milliseconds. */
export function timeLimitOf({ values }: SessionState): number {
  return readTime(values.get('statement_timeout') ?? '') ?? 1;
}

/** After a statement was refused or failed: a transaction it was in takes nothing more. */
export function afterFailure(state: SessionState): SessionState {
  return state.status === 'T' ? { ...state, status: 'E' } : state;
}

export function begun(state: SessionState): SessionState {
  return { ...state, status: 'T', before: state.values, lasting: state.values, savepoints: [] };
}

/** @param kept COMMIT of a transaction that did not fail; otherwise what was set in it is gone */
export function ended(state: SessionState, kept: boolean): SessionState {
  const values = kept ? state.lasting : state.before;
  return { ...state, status: 'I', values, lasting: values, before: values, savepoints: [] };
}

export function saved(state: SessionState, name: string): SessionState {
  const { values, lasting } = state;
  return { ...state, savepoints: [...state.savepoints, { name, values, lasting }] };
}

/** Place of the latest savepoint of this name, -1 for none. */
export function savepointAt(state: SessionState, name: string): number {
  return state.savepoints.findLastIndex((each) => each.name === name);
}

/** RELEASE: it and all that came later are forgotten. */
export function released(state: SessionState, place: number): SessionState {
  return { ...state, savepoints: state.savepoints.slice(0, place) };
}

/** ROLLBACK TO: what was set since is gone, and the savepoint stays. */
export function rolledBackTo(state: SessionState, place: number): SessionState {
  const point = state.savepoints[place];
  if (point === undefined) return state;
  const { values, lasting } = point;
  return { ...state, status: 'T', values, lasting, savepoints: state.savepoints.slice(0, place + 1) };
}

/** @param local for this transaction only; outside of one it then changes nothing */
export function changed(state: SessionState, name: string, value: string, local: boolean): SessionState {
  const put = (values: Values): Values => new Map(values).set(name, value);
  if (state.status !== 'I') {
    return { ...state, values: put(state.values), ...(local ? {} : { lasting: put(state.lasting) }) };
  }
  if (local) return state;
  const values = put(state.values);
  return { ...state, values, lasting: values, before: values };
}

/** RESET ALL. */
export function reset(state: SessionState): SessionState {
  const { first, status } = state;
  return { ...state, values: first, lasting: first, before: status === 'I' ? first : state.before };
}

/** The settings in which two states differ, that are `reported` to the client, or are to be set `upstream`. */
export function differences(
  from: SessionState,
  to: SessionState,
  which: 'reported' | 'upstream',
): readonly (readonly [name: string, value: string])[] {
  return [...to.values].filter(
    ([name, value]) => settings.get(name.toLowerCase())?.[which] === true && from.values.get(name) !== value,
  );
}
