import type { z } from 'zod';
import { decisionViewOf } from '../../agreements/index.ts';
import { keysOf, type SignedIn } from '../../identity/index.ts';
import { ask, openDesk, Refused, requireSealing, type WorkspaceDeps } from './desk.ts';
import { markOf } from './mark.ts';
import type { attachmentView } from './schemas.ts';

/** A file of the conversation as text without personal data. It is read here and not downloaded: no copy is made. */
export async function viewAttachment(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  ticket: string,
  id: string,
): Promise<z.infer<typeof attachmentView>> {
  const opened = await openDesk(deps, signedIn, ticket, 'read');
  if (!opened.ok) throw new Refused(opened, []);
  const { desk } = opened;
  const threads = (desk.policy?.dataMap.resources ?? []).filter(({ kind }) => kind === 'thread');
  const asking = ask(
    'read',
    threads.map(({ name }) => name),
    { key: id, flags: ['attachment'] },
  );
  await requireSealing(deps, desk, asking);
  const outcome = await deps.gate.attachment(desk.who, desk.work, asking, id);
  if (!outcome.ok) throw new Refused(outcome, desk.clauses);
  const [part] = outcome.parts;
  if (part === undefined) throw new Error('an allowed access without a decision');
  const { name, text, removed } = outcome.value;
  const { resource } = part;
  const place = { entry: outcome.entry, session: keysOf(signedIn), ticket, resource, field: id };
  return {
    sealed: await deps.sealing.seal({ purpose: 'attachment', ...place }, { name, text }),
    resource,
    removed,
    entry: outcome.entry,
    mark: markOf(signedIn.person.name, outcome.at, outcome.entry),
    decision: decisionViewOf(part.decision, desk.clauses, outcome.entry, desk.policy),
  };
}
