import { keeps, type LegalHold } from './hold.ts';
import { isData, type Choice, type ClosingEvent, type ClosingTask } from './task.ts';

/** `done` is the processor's word, `confirmed` the controller's. */
export type TaskStatus = 'open' | 'done' | 'confirmed' | 'disputed';

type Done = Extract<ClosingEvent, { readonly type: 'done' }>;

/** Where a task stands at a moment. */
export interface TaskState {
  readonly task: ClosingTask;
  readonly status: TaskStatus;
  /** Null until the controller has chosen; a task that is no data has nothing to choose. */
  readonly choice: Choice | null;
  /** The last time it was said to be done. */
  readonly done: Done | null;
  readonly disputedFor: string | null;
  /** A legal hold keeps it: it must not be deleted now, and so is not overdue. */
  readonly held: boolean;
  /** With the time a hold took added to it. RFC 3339. */
  readonly due: string;
  readonly overdue: boolean;
}

/**
 * Where a task stands now. Events that were not possible when they came (out of order, of the wrong side) change
 * nothing: whatever stands in the database, a task is confirmed only after its processor did it and its controller
 * agreed.
 */
export function stateOf(
  task: ClosingTask,
  events: readonly ClosingEvent[],
  holds: readonly LegalHold[],
  now: Date,
): TaskState {
  const keeping = holds.filter((hold) => keeps(hold, task));
  const held = keeping.some(({ liftedAt }) => liftedAt === null);
  const due = extended(task.due, keeping);
  const start = { task, held, due, ...OPEN, choice: isData(task) ? null : ('delete' as const) };
  const end = events
    .filter((event) => event.task === task.id)
    .reduce<Folded>((state, event) => step(state, event) ?? state, start);
  const owed = end.status === 'open' || end.status === 'disputed';
  return { task, held, due, ...end, overdue: owed && !held && now.getTime() >= new Date(due).getTime() };
}

/**
 * Whether an event is possible now.
 * @returns null when it is, else why not: `held` by a legal hold, `unchosen` by the controller, or `not-now`
 */
export function refusalOf(state: TaskState, event: ClosingEvent): 'held' | 'unchosen' | 'not-now' | null {
  if (event.task !== state.task.id) return 'not-now';
  if (event.type === 'done' && state.choice === null) return 'unchosen';
  // Returning a copy destroys nothing; what the law makes them keep is not destroyed either.
  if (event.type === 'done' && state.held && state.choice === 'delete' && event.kept === null) return 'held';
  return step(state, event) === null ? 'not-now' : null;
}

type Folded = Pick<TaskState, 'status' | 'choice' | 'done' | 'disputedFor'>;

const OPEN = { status: 'open', done: null, disputedFor: null } as const;

function step(state: Folded, event: ClosingEvent): Folded | null {
  const owed = state.status === 'open' || state.status === 'disputed';
  if ((event.type === 'done') !== (event.side === 'processor')) return null;
  switch (event.type) {
    case 'chosen':
      return owed ? { ...state, choice: event.choice } : null;
    case 'done':
      return owed && state.choice !== null ? { ...state, status: 'done', done: event } : null;
    case 'confirmed':
      return state.status === 'done' ? { ...state, status: 'confirmed' } : null;
    case 'disputed':
      return state.status === 'done' ? { ...state, status: 'disputed', disputedFor: event.reason } : null;
  }
}

/** The due time, moved on by the time holds took of it. Holds that ran side by side count once. */
function extended(due: string, holds: readonly LegalHold[]): string {
  const spans = holds
    .flatMap(({ placedAt, liftedAt }) =>
      liftedAt === null ? [] : [{ from: Date.parse(placedAt), until: Date.parse(liftedAt) }],
    )
    .toSorted((a, b) => a.from - b.from);
  let taken = 0;
  let counted = -Infinity;
  for (const { from, until } of spans) {
    taken += Math.max(0, until - Math.max(from, counted));
    counted = Math.max(counted, until);
  }
  return new Date(Date.parse(due) + taken).toISOString();
}
