import { deletionDuty, isData, progressOf, closingSteps, type TaskState } from '@cordon/core/agreements';
import type { z } from 'zod';
import type { OpenConversation } from '../../tickets/index.ts';
import { certificateCounts } from './certificate.ts';
import { closingOf, type Closing, type ClosingDeps, type EndEntry } from './closing.ts';
import { retainedUntil } from './destroying.ts';
import { coveredOtherwise, targetsOf } from './handover.ts';
import type { closingTask, closingView } from './schemas.ts';
import type { Agreement } from '../store.ts';

type View = z.infer<typeof closingView>;

/** Conversations that ending would leave with nobody: none while the vendor goes on under another agreement. */
export async function strandedBy(
  deps: ClosingDeps,
  agreement: Agreement,
): Promise<readonly OpenConversation[]> {
  if (await coveredOtherwise(deps, agreement)) return [];
  return deps.handovers.open(agreement.processor.id, agreement.source);
}

/**
 * The end of an agreement as one page.
 * @param side whether the company asks: a vendor sees neither who else may take over nor what waits with the company
 */
export async function closingViewOf(
  deps: ClosingDeps,
  agreement: Agreement,
  side: 'company' | 'vendor',
): Promise<View> {
  const { store, handovers } = deps;
  const [closing, open, endEntry, certificates, destructions, made] = await Promise.all([
    closingOf(deps, agreement),
    strandedBy(deps, agreement),
    endEntryOf(deps, agreement.id),
    store.certificates(agreement.id),
    store.destructions(agreement.id),
    handovers.of(agreement.id),
  ]);
  const packed = await deps.lastPack(agreement.id);
  const good = certificates.filter((one) => certificateCounts(deps, agreement, one));
  const certified = good.at(-1) ?? null;
  const progress = progressOf({
    openConversations: open.length,
    ended: closing.closedAt !== null,
    endEntered: endEntry !== null,
    tasks: closing.tasks,
    certified: certified !== null,
    packed: certified !== null && packed !== null && packed >= certified.at,
  });
  const company = side === 'company';
  return {
    steps: closingSteps.map((step) => ({ step, state: progress[step] })),
    closedAt: closing.closedAt?.toISOString() ?? null,
    end: endOf(closing, endEntry),
    open: [...open],
    back: company ? [...(await handovers.back(agreement.id, agreement.controller.id))] : [],
    targets: company ? await targetsFor(deps, agreement, open) : [],
    handovers: made
      .filter(({ from }) => company || from.id === agreement.processor.id)
      .map((one) => ({
        ...one,
        // Who took over is none of the old vendor's business.
        to: company ? one.to : { id: agreement.controller.id, name: agreement.controller.name },
        agreement: company ? one.agreement : null,
        at: one.at.toISOString(),
      })),
    tasks: closing.tasks.map((state) => taskOf(state, closing)),
    days: closing.terms === null ? 0 : deletionDuty(closing.terms.terms).days,
    holds: [...closing.holds],
    certificates: certificates.map((one) => ({
      ...{ id: one.id, text: one.text, hash: one.hash.toString('hex'), valid: good.includes(one) },
      keyFingerprint: Buffer.from(deps.sha256(one.publicKey)).toString('hex'),
      ...{ by: one.by, at: one.at.toISOString(), entry: one.entry },
    })),
    destructions: company
      ? destructions.map((one) => ({
          ...one,
          askedAt: one.askedAt.toISOString(),
          doneAt: one.doneAt?.toISOString() ?? null,
        }))
      : [],
    retainedUntil: retainedUntil(closing)?.toISOString() ?? null,
  };
}

async function targetsFor(
  deps: ClosingDeps,
  agreement: Agreement,
  open: readonly OpenConversation[],
): Promise<View['targets']> {
  const targets = await targetsOf(deps, agreement);
  return targets.map(({ agreement: id, title, vendor, purposes }) => ({
    ...{ agreement: id, title, vendor },
    takes: open.filter(({ purpose }) => purposes.includes(purpose)).length,
  }));
}

function taskOf({ task, done, ...state }: TaskState, { events }: Closing): z.infer<typeof closingTask> {
  const said =
    done === null
      ? undefined
      : events.findLast((event) => event.type === 'done' && event.at === done.at && event.task === task.id);
  return {
    ...{ id: task.id, kind: task.kind, about: task.about, clause: task.clause, isData: isData(task) },
    ...{
      status: state.status,
      choice: state.choice,
      due: state.due,
      overdue: state.overdue,
      held: state.held,
    },
    disputedFor: state.status === 'disputed' ? state.disputedFor : null,
    done:
      done === null || said === undefined
        ? null
        : {
            ...{
              by: said.name,
              at: done.at,
              method: done.method,
              statement: done.statement,
              evidence: done.evidence,
            },
            ...{ kept: done.kept, late: Date.parse(done.at) >= Date.parse(state.due), entry: said.entry },
          },
  };
}

/** The entry of the end, by somebody's act or by itself. */
async function endEntryOf({ lastEntry }: ClosingDeps, agreement: string): Promise<EndEntry | null> {
  return (await lastEntry(agreement, 'agreement-ended')) ?? lastEntry(agreement, 'agreement-expired');
}

function endOf({ closedAt }: Closing, entry: EndEntry | null): View['end'] {
  if (entry === null) return null;
  // Our own canonical JSON, written by ledger/admin.ts.
  const { words } = JSON.parse(entry.body) as { words?: { sessionsClosed?: number; revealsClosed?: number } };
  return {
    entry: entry.index,
    at: entry.at.toISOString(),
    milliseconds: closedAt === null ? 0 : Math.max(0, entry.at.getTime() - closedAt.getTime()),
    sessionsClosed: words?.sessionsClosed ?? 0,
    revealsClosed: words?.revealsClosed ?? 0,
  };
}
