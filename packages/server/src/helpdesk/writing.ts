import { isMarkedWith, marked } from '@cordon/core/helpdesk';
import { nobody, withHelpdesk, type HelpdeskDeps } from './helpdesks.ts';
import type { Helpdesk, UpstreamTicket } from './port.ts';
import type { StoredHelpdesk } from './store.ts';
import type { Write } from './writes.store.ts';

/** Written at one look. */
const AT_ONCE = 50;

/**
 * Writes into the helpdesk what waits: redacted notes, that something was answered, that a case was closed. An intent
 * stands before each and its outcome after. What was tried before may be there already, and is looked for first.
 * @throws Failure `helpdesk-unavailable`, `ledger-unavailable`; what is left waits for the next look
 */
export async function writeInto(deps: HelpdeskDeps, stored: StoredHelpdesk): Promise<number> {
  const waiting = await deps.writes.take(stored.source, AT_ONCE, deps.now());
  if (waiting.length === 0) return 0;
  return withHelpdesk(deps, stored, async (helpdesk) => {
    for (const write of waiting) {
      const words = { source: stored.source, ticket: write.ticket, what: write.kind, entry: write.entry };
      const enter = (act: string, code: 'helpdesk-unavailable' | null = null) =>
        deps.enterAct({ act, ...nobody, code, at: deps.now(), words });
      await enter('helpdesk-writing');
      await deps.writes.tried(write.id, deps.now());
      const written = await carryOut(helpdesk, write);
      await deps.writes.done(write.id, deps.now());
      // A ticket that is gone there, or takes no comment any more, keeps nothing else from being written.
      await (written ? enter('helpdesk-written') : enter('helpdesk-not-written', 'helpdesk-unavailable'));
    }
    return waiting.length;
  });
}

async function carryOut(helpdesk: Helpdesk, { number, kind, text, entry, tries }: Write): Promise<boolean> {
  if (kind === 'close') return helpdesk.close(number);
  const of = entry ?? 0;
  if (tries > 0 && (await isThere(helpdesk, number, of))) return true;
  return helpdesk.comment(number, marked(text ?? '', of));
}

async function isThere(helpdesk: Helpdesk, number: string, entry: number): Promise<boolean> {
  const nothing = new Date(0);
  const ticket: UpstreamTicket = {
    ...{ number, queue: '', subject: '', status: 'open', priority: 'normal', requesters: [], copies: [] },
    ...{ createdAt: nothing, updatedAt: nothing },
  };
  const { messages } = await helpdesk.conversation(ticket, new Set());
  return messages.some(({ internal, body }) => internal && isMarkedWith(body, entry));
}
