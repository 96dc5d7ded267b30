import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { KeptText } from '../../gate/index.ts';
import type { SignedIn } from '../../identity/index.ts';
import { ask, openDesk, Refused, type WorkspaceDeps } from './desk.ts';
import { keepOriginal } from './originals.ts';
import type { textResult } from './schemas.ts';

const THREAD = 'conversation';

/** Keeps a note on the ticket, without the personal data in it. */
export async function saveNote(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
  text: string,
): Promise<z.infer<typeof textResult>> {
  const opened = await openDesk(deps, signedIn, id, 'note');
  if (!opened.ok) throw new Refused(opened, []);
  const { desk } = opened;
  const outcome = await deps.gate.note(desk.who, desk.work, ask('note', [THREAD]), text);
  if (!outcome.ok) throw new Refused(outcome, desk.clauses);
  await keepOriginal(deps, desk, 'note', outcome, text);
  return keep(deps, signedIn, id, 'note', outcome, null);
}

/** Answers the customer at the address on file; the agent cannot choose or see it. */
export async function sendReply(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
  text: string,
): Promise<z.infer<typeof textResult>> {
  const opened = await openDesk(deps, signedIn, id, 'reply');
  if (!opened.ok) throw new Refused(opened, []);
  const { desk } = opened;
  const outcome = await deps.gate.reply(desk.who, desk.work, ask('reply', [THREAD]), {
    subject: `Re: ${desk.ticket.subjectLine} [${desk.ticket.externalId}]`,
    text,
  });
  if (!outcome.ok) throw new Refused(outcome, desk.clauses);
  await keepOriginal(deps, desk, 'reply', outcome, text);
  return keep(deps, signedIn, id, 'agent', outcome, 'the address on file');
}

async function keep(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  ticket: string,
  author: 'note' | 'agent',
  outcome: { readonly entry: number; readonly value: KeptText },
  to: string | null,
): Promise<z.infer<typeof textResult>> {
  const at = deps.now();
  const id = `msg_${randomUUID()}`;
  const { text, removed, breaches } = outcome.value;
  await deps.tickets.addMessage({ id, ticket, at, author, person: signedIn.person.id, body: text });
  await deps.upstream.comment(
    ticket,
    author === 'note' ? text : `Answered through Cordon.\n\n${text}`,
    outcome.entry,
  );
  await deps.tickets.touch(ticket, at);
  return {
    entry: outcome.entry,
    message: { id, at: at.toISOString(), author, by: signedIn.person.name, text, removed, attachments: [] },
    to,
    breaches: [...breaches],
  };
}
