import { nextDrillAt, RESTORE_DRILL_DAYS, restoreOverdueSince } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs } from '../../identity/index.ts';
import type { EnterAct } from '../../ledger/index.ts';
import type { App } from '../../platform/http/index.ts';
import { newId } from '../../platform/ids.ts';
import { askRestoreDrillBody, backupsView, type restoreDrillView } from './schemas.ts';
import type { BackupStore, RestoreDrill } from './store.ts';

export interface BackupRoutesDeps {
  readonly store: BackupStore;
  readonly signedActs: SignedActs;
  readonly enterAct: EnterAct;
  /** The times an auditor may look at. */
  readonly windowsOf: (person: string) => Promise<readonly { readonly from: Date; readonly until: Date }[]>;
  readonly now: () => Date;
}

const SHOWN = 60;
const ACT = 'restore-drill-asked';

/** Backups and drills of restoring: for the company's officers, and for auditors the drills of their time. */
export function backupRoutes(app: App, guard: Guard, deps: BackupRoutesDeps): void {
  const { store, now } = deps;
  const tags = ['backups'];
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'auditor');
  const change = [guard.requireRole('company-admin', 'security-officer'), guard.requireStepUp()];

  app.get(
    '/api/backups',
    { onRequest: read, schema: { tags, response: { 200: backupsView } } },
    async (request) => {
      const { person } = signedIn(request);
      const auditor = person.role === 'auditor';
      const windows = auditor ? await deps.windowsOf(person.id) : null;
      const [backups, drills, open, { since, last, lastPassed }] = await Promise.all([
        auditor ? [] : store.backups(SHOWN),
        store.drills(SHOWN, windows),
        store.open(),
        store.past(),
      ]);
      return {
        backups: backups.map(({ at, ...backup }) => ({ ...backup, at: at.toISOString() })),
        drills: drills.map(viewOf),
        open: open === null || auditor ? null : viewOf(open),
        everyDays: RESTORE_DRILL_DAYS,
        nextAt: nextDrillAt(since, last)?.toISOString() ?? null,
        overdueSince: restoreOverdueSince(since, lastPassed, now())?.toISOString() ?? null,
      };
    },
  );

  app.post(
    '/api/backups/drills',
    {
      onRequest: change,
      schema: { tags, body: askRestoreDrillBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => {
      const who = signedIn(request);
      if ((await store.open()) !== null) throw new Failure('drill-running');
      const actor = await deps.signedActs.by(who, ACT, {}, request.body);
      const id = newId('rsd');
      await deps.enterAct({
        ...{ act: ACT, ...actor, agreement: null, code: null, at: now() },
        words: { restoreDrill: id },
      });
      if (!(await store.ask(id, who.person.id, now()))) throw new Failure('drill-running');
      return { id };
    },
  );
}

function viewOf({ askedAt, endedAt, ...drill }: RestoreDrill): z.infer<typeof restoreDrillView> {
  return { ...drill, askedAt: askedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
