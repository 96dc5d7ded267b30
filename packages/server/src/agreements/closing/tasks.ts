import { refusalOf, type Choice, type ClosingEvent, type Kept } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { redact } from '@cordon/pii';
import type { Actor } from '../agreements.ts';
import type { Agreement } from '../store.ts';
import { closingOf, type ClosingDeps } from './closing.ts';

/** What the vendor says it did. */
export interface Doing {
  readonly task: string;
  readonly method: string;
  readonly statement: string;
  readonly evidence: string | null;
  readonly kept: Kept | null;
}

/** The controller chooses deletion or return, for several tasks at a time (GDPR Art. 28(3)(g)). */
export async function choose(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
  tasks: readonly string[],
  choice: Choice,
): Promise<void> {
  for (const task of tasks)
    await act(deps, actor, agreement, { ...base(task, 'controller'), type: 'chosen', choice });
}

/** The processor states that a task is done. Its words are kept without personal data, and only hashed in the ledger. */
export async function did(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
  doing: Doing,
): Promise<void> {
  const { task, method, statement, evidence, kept } = doing;
  await act(deps, actor, agreement, {
    ...base(task, 'processor'),
    ...{ type: 'done', method, evidence },
    statement: redact(statement, {}).text,
    kept: kept === null ? null : { ...kept, law: redact(kept.law, {}).text },
  });
}

/** The controller confirms what the processor stated, or disputes it with a reason; then it is owed again. */
export async function judge(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
  task: string,
  dispute: string | null,
): Promise<void> {
  await act(
    deps,
    actor,
    agreement,
    dispute === null
      ? { ...base(task, 'controller'), type: 'confirmed' }
      : { ...base(task, 'controller'), type: 'disputed', reason: redact(dispute, {}).text },
  );
}

function base<S extends ClosingEvent['side']>(task: string, side: S) {
  return { task, side, at: '', by: '' };
}

/**
 * Adds an event if it is possible now; two at once are one after the other.
 * @throws Failure `agreement-stands`, `not-found`, `legal-hold`, `choice-missing`, `conflict`
 */
async function act(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
  unsigned: ClosingEvent,
): Promise<void> {
  await deps.store.locked(agreement.id, async (store) => {
    const { closedAt, tasks } = await closingOf(deps, agreement, store);
    if (closedAt === null) throw new Failure('agreement-stands');
    const event = { ...unsigned, at: deps.now().toISOString(), by: actor.person };
    const state = tasks.find(({ task }) => task.id === event.task);
    if (state === undefined) throw new Failure('not-found');
    const refusal = refusalOf(state, event);
    if (refusal !== null) throw new Failure(CODES[refusal]);
    const entry = await deps.enter(`closing-task-${event.type}`, actor, agreement.id, wordsOf(deps, event));
    await store.addEvent(agreement.id, event, entry);
  });
}

const CODES = { held: 'legal-hold', unchosen: 'choice-missing', 'not-now': 'conflict' } as const;

function wordsOf({ sha256 }: ClosingDeps, event: ClosingEvent): Readonly<Record<string, string | null>> {
  const hashed = (text: string): string => Buffer.from(sha256(Buffer.from(text))).toString('hex');
  // A sub-processor's name is typed by somebody, so the task is named by kind and hash.
  const task = event.task.startsWith('sub-processor:') ? `sub-processor:${hashed(event.task)}` : event.task;
  switch (event.type) {
    case 'chosen':
      return { task, choice: event.choice };
    case 'done':
      return {
        ...{ task, method: event.method, evidence: event.evidence, statement: hashed(event.statement) },
        ...{
          kept: event.kept === null ? null : hashed(event.kept.law),
          keptUntil: event.kept?.until ?? null,
        },
      };
    case 'confirmed':
      return { task };
    case 'disputed':
      return { task, reason: hashed(event.reason) };
  }
}
