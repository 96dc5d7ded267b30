import { refusalOf, type Choice, type ClosingEvent, type Kept } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { Agreement } from '../store.ts';
import { closingOf, type ClosingDeps, type Sign } from './closing.ts';

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
  sign: Sign,
  agreement: Agreement,
  tasks: readonly string[],
  choice: Choice,
): Promise<void> {
  const named = tasks.map((task) => taskWord(deps, task)).join(' ');
  const actor = await sign('closing-task-chosen', { tasks: named, choice });
  for (const task of tasks)
    await act(deps, () => Promise.resolve(actor), agreement, {
      ...{ ...base(task, 'controller'), type: 'chosen', choice },
    });
}

/** The processor states that a task is done. Its words are free of personal data, and only hashed in the ledger. */
export async function did(deps: ClosingDeps, sign: Sign, agreement: Agreement, doing: Doing): Promise<void> {
  const { task, method, statement, evidence, kept } = doing;
  await act(deps, sign, agreement, {
    ...base(task, 'processor'),
    ...{ type: 'done', method, evidence },
    statement: statement,
    kept: kept === null ? null : { ...kept, law: kept.law },
  });
}

/** The controller confirms what the processor stated, or disputes it with a reason; then it is owed again. */
export async function judge(
  deps: ClosingDeps,
  sign: Sign,
  agreement: Agreement,
  task: string,
  dispute: string | null,
): Promise<void> {
  await act(
    deps,
    sign,
    agreement,
    dispute === null
      ? { ...base(task, 'controller'), type: 'confirmed' }
      : { ...base(task, 'controller'), type: 'disputed', reason: dispute },
  );
}

function base<S extends ClosingEvent['side']>(task: string, side: S) {
  return { task, side, at: '', by: '' };
}

/**
 * Adds an event if it is possible now; two at once are one after the other.
 * @throws Failure `agreement-stands`, `not-found`, `signature-invalid`, `legal-hold`, `choice-missing`, `conflict`
 */
async function act(deps: ClosingDeps, sign: Sign, agreement: Agreement, wanted: ClosingEvent): Promise<void> {
  await deps.store.locked(agreement.id, async (store) => {
    const { closedAt, tasks } = await closingOf(deps, agreement, store);
    if (closedAt === null) throw new Failure('agreement-stands');
    const state = tasks.find(({ task }) => task.id === wanted.task);
    if (state === undefined) throw new Failure('not-found');
    const refusal = refusalOf(state, wanted);
    if (refusal !== null) throw new Failure(CODES[refusal]);
    const [kind, words] = [`closing-task-${wanted.type}`, wordsOf(deps, wanted)];
    const actor = await sign(kind, words);
    const entry = await deps.enter(kind, actor, agreement.id, words);
    const event = { ...wanted, at: deps.now().toISOString(), by: actor.person };
    await store.addEvent(agreement.id, event, entry);
  });
}

const CODES = { held: 'legal-hold', unchosen: 'choice-missing', 'not-now': 'conflict' } as const;

function hashOf({ sha256 }: ClosingDeps, text: string): string {
  return Buffer.from(sha256(Buffer.from(text))).toString('hex');
}

/** A sub-processor's name is typed by somebody, so its task is named by kind and hash. */
function taskWord(deps: ClosingDeps, task: string): string {
  return task.startsWith('sub-processor:') ? `sub-processor:${hashOf(deps, task)}` : task;
}

function wordsOf(deps: ClosingDeps, event: ClosingEvent): Readonly<Record<string, string | null>> {
  const hashed = (text: string): string => hashOf(deps, text);
  const task = taskWord(deps, event.task);
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
