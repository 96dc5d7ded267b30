import { startingCalibration } from '@cordon/core/monitoring';
import { Failure, type ActWords } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import type { z } from 'zod';
import { signedIn, type Guard, type SignedActs } from '../../identity/index.ts';
import type { Acting } from '../../ledger/index.ts';
import type { App } from '../../platform/http/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { OwedAct } from '../../platform/owing.ts';
import {
  calibrationOf,
  isSound,
  merged,
  policyOf,
  type Compared,
  type Overrides,
  type Version,
} from './calibration.ts';
import { calibrationView, changeBody, compared, lookBody, type changes } from './schemas.ts';
import type { CalibrationStore } from './store.ts';

export interface CalibrationRoutesDeps {
  readonly store: CalibrationStore;
  readonly compare: (overrides: readonly [Overrides, Overrides], days: number) => Promise<Compared>;
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly owed: (act: string, actor: Acting, words: ActWords) => OwedAct;
  readonly settle: () => Promise<void>;
  readonly now: () => Date;
}

const readers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

/** Thresholds: each change is a version, with who, why, and what it would have changed on recorded history. */
export function calibrationRoutes(app: App, guard: Guard, deps: CalibrationRoutesDeps): void {
  const { store, signedActs, owed, settle, now } = deps;
  const tags = ['incidents'];
  const change = [guard.requireRole('company-admin', 'security-officer'), guard.requireStepUp()];

  app.get(
    '/api/calibration',
    { onRequest: guard.requireRole(...readers), schema: { tags, response: { 200: calibrationView } } },
    async () => viewOf(await store.versions(), await store.verdicts()),
  );

  app.post(
    '/api/calibration/look',
    {
      onRequest: guard.requireRole('company-admin', 'security-officer'),
      schema: { tags, body: lookBody, response: { 200: compared } },
    },
    async (request) => {
      const asked = overridesOf(request.body.changes);
      const overrides = (await store.newest())?.overrides ?? {};
      return shown(await deps.compare([overrides, merged(overrides, asked)], request.body.days));
    },
  );

  app.post(
    '/api/calibration',
    { onRequest: change, schema: { tags, body: changeBody, response: { 200: compared } } },
    async (request) => {
      const who = signedIn(request);
      const { changes: given, containment: policy, days: over, why, version, ...act } = request.body;
      const changed = overridesOf(given);
      const words = {
        version: version + 1,
        changes: textHash(canonicalText({ changes: given, policy })),
        why: textHash(why),
      };
      const actor = await signedActs.by(who, 'calibration-changed', words, act);
      const newest = await store.newest();
      // Who looked at another version has seen other numbers than these would be.
      if ((newest?.version ?? 0) !== version) throw new Failure('conflict');
      const before = newest?.overrides ?? {};
      const overrides = merged(before, changed);
      const told = await deps.compare([before, overrides], over);
      const sums = { alertsBefore: sum(told.before), alertsAfter: sum(told.after), days: told.days };
      const made = await store.add(
        {
          ...{ version: version + 1, overrides, changed, containment: policy, why, compared: told },
          ...{ by: who.person.id, at: now() },
        },
        owed('calibration-changed', actor, { ...words, ...sums }),
      );
      if (!made) throw new Failure('conflict');
      await settle();
      return shown(told);
    },
  );
}

const sum = (found: Compared['before']): number => Object.values(found).reduce((all, one) => all + one, 0);

const shown = ({ before, after, ...rest }: Compared): z.infer<typeof compared> => ({
  ...rest,
  before: { ...before },
  after: { ...after },
});

/** @throws Failure `calibration-unsound` */
function overridesOf(given: z.infer<typeof changes>): Overrides {
  const found = given.reduce<Overrides>(
    (all, { kind, name: threshold, value }) => merged(all, { [kind]: { [threshold]: value } }),
    {},
  );
  if (!isSound(found)) throw new Failure('calibration-unsound');
  return found;
}

function viewOf(
  versions: readonly Version[],
  verdicts: Awaited<ReturnType<CalibrationStore['verdicts']>>,
): z.infer<typeof calibrationView> {
  const [newest] = versions;
  const { thresholds } =
    newest === undefined ? startingCalibration : calibrationOf(newest.version, newest.overrides);
  const { automatic, decideWithinHours, customersAnHour } = policyOf(newest?.containment ?? null);
  return {
    version: newest?.version ?? 0,
    containment: { automatic, decideWithinHours, customersAnHour },
    thresholds: Object.entries(thresholds).flatMap(([kind, named]) =>
      Object.entries(named).map(([threshold, { value, unit, evidence }]) => ({
        ...{ kind, name: threshold, value, unit, evidence },
      })),
    ),
    verdicts: [...verdicts],
    versions: versions.map(({ version, why, changed, compared: told, by, at }) => ({
      ...{ version, why, compared: shown(told), by, at: at.toISOString() },
      changed: Object.fromEntries(Object.entries(changed).map(([kind, named]) => [kind, { ...named }])),
    })),
  };
}
