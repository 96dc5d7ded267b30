import { Failure } from '@cordon/core/kernel';
import { nobody, withHelpdesk, type HelpdeskDeps } from './helpdesks.ts';
import type { Helpdesk } from './port.ts';
import type { KeptFile, StoredHelpdesk } from './store.ts';

/** Files looked at in one look. */
const AT_ONCE = 200;
const HOUR_MS = 3_600_000;

/**
 * Carries out the duty to delete identity documents of closed cases, in the helpdesk first and then here. An intent stands
 * before each deletion and its outcome after; one that failed is a finding until it is done. What a legal hold keeps stays.
 * @returns how many were deleted
 */
export async function eraseDocuments(deps: HelpdeskDeps, stored: StoredHelpdesk): Promise<number> {
  const { source, settings } = stored;
  const { store, now } = deps;
  let deleted = 0;
  const kept: string[] = [];
  for (const vendor of new Set(settings.queues.map((queue) => queue.vendor))) {
    const duty = await deps.documentDuty(vendor, source);
    if (duty === null || (await store.held(source, vendor))) continue;
    const due = await store.kept(source, vendor, new Date(now().getTime() - duty.hours * HOUR_MS), AT_ONCE);
    if (due.length === 0) continue;
    await withHelpdesk(deps, stored, async (helpdesk) => {
      for (const file of due) {
        const outcome = await erase(deps, helpdesk, file, { source, ...duty });
        if (outcome === 'erased') deleted += 1;
        if (outcome === 'failed') kept.push(`${source}/${file.id}`);
      }
    });
  }
  await deps.findings.settle(['document-kept'], source, kept);
  return deleted;
}

async function erase(
  deps: HelpdeskDeps,
  helpdesk: Helpdesk,
  file: KeptFile,
  duty: { readonly source: string; readonly agreement: string; readonly clause: string },
): Promise<'erased' | 'other' | 'failed'> {
  const { store, now } = deps;
  const found = await deps.tickets.attachment(file.ticket, file.id);
  if (found === null) return 'other';
  const { source, agreement, clause } = duty;
  const words = { source, ticket: file.ticket, attachment: file.id, clause };
  const enter = (act: string, code: 'helpdesk-unavailable' | null = null) =>
    deps.enterAct({ act, ...nobody, agreement, code, at: now(), words });
  await enter('document-erasing');
  try {
    const there = found.remote === null ? false : await helpdesk.deleteFile(file.number, found.remote);
    if (!(await store.erased(file.id, now()))) return 'other';
    await enter(there ? 'document-erased' : 'document-gone');
    return 'erased';
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'helpdesk-unavailable') throw error;
    await enter('document-not-erased', 'helpdesk-unavailable');
    await deps.findings.raise({
      ...{ kind: 'document-kept', about: `${source}/${file.id}`, source, vendor: file.vendor, agreement },
      facts: { ticket: file.ticket, attachment: file.id, clause },
    });
    return 'failed';
  }
}
