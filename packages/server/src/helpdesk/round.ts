import { Failure } from '@cordon/core/kernel';
import { auditSeats } from './auditing.ts';
import { eraseDocuments } from './erasing.ts';
import type { HelpdeskDeps } from './helpdesks.ts';
import type { StoredHelpdesk } from './store.ts';
import { syncHelpdesk } from './sync.ts';
import { writeInto } from './writing.ts';

/** How often documents that are due are deleted: each try is entered. */
const ERASING_MS = 15 * 60_000;
/** How often it is looked at whose seat shows what. */
const SEATS_MS = 3_600_000;
/** A helpdesk that did not answer for as long is a finding: what is not read there is missed here. */
const SILENT_MS = 30 * 60_000;

/**
 * One look at one helpdesk: write what waits, read what changed, delete what is due, see whose seat shows what. One that
 * fails keeps the others from nothing; what went wrong first stands on the page.
 * @param seats looks at the seats whatever the time
 */
export async function lookAt(deps: HelpdeskDeps, stored: StoredHelpdesk, seats = false): Promise<void> {
  const { source } = stored;
  const { store, now, log } = deps;
  const problems: string[] = [];
  const step = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (err) {
      problems.push(err instanceof Failure ? String(err.code) : 'internal');
      log.warn('a helpdesk could not be looked at', { feature: 'helpdesk', source, err });
    }
  };
  await step(() => writeInto(deps, stored));
  await step(() => syncHelpdesk(deps, stored));
  const due = (at: Date | null, everyMs: number) => at === null || now().getTime() - at.getTime() >= everyMs;
  if (due(stored.erasingAt, ERASING_MS)) {
    await store.erasing(source, now());
    await step(() => eraseDocuments(deps, stored));
  }
  if (seats || due(stored.seatsAt, SEATS_MS)) await step(() => auditSeats(deps, stored));
  await store.looked(source, problems[0] ?? null, now());
  await silent(deps, stored, problems[0]);
}

async function silent(
  { findings, now }: HelpdeskDeps,
  stored: StoredHelpdesk,
  problem: string | undefined,
): Promise<void> {
  const { source, wellAt, connectedAt } = stored;
  const since = wellAt ?? connectedAt;
  if (problem === undefined) {
    await findings.settle(['helpdesk-silent'], source, []);
  } else if (now().getTime() - since.getTime() >= SILENT_MS) {
    const facts = { code: problem, since: since.toISOString() };
    await findings.raise({
      kind: 'helpdesk-silent',
      about: source,
      source,
      vendor: null,
      agreement: null,
      facts,
    });
  }
}
