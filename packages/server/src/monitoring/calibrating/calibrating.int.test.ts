import { startingCalibration } from '@cordon/core/monitoring';
import { canonicalText } from '@cordon/ledger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MINUTE, openScene, type Scene } from '../../../../../tests/attacks/attack.ts';
import type { Answer, Visitor } from '../../demo/client.ts';
import { textHash } from '../../platform/hashing.ts';
import { isSound } from './calibration.ts';

/* Thresholds change by a signed version that says what it would have changed on recorded history. */

let scene: Scene;
let sam: Visitor;

interface ComparedView {
  readonly events: number;
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
}

interface CalibrationView {
  readonly version: number;
  readonly thresholds: readonly { readonly kind: string; readonly name: string; readonly value: number }[];
  readonly versions: readonly {
    readonly version: number;
    readonly why: string;
    readonly by: { readonly id: string };
  }[];
}

const containment = { automatic: 'suspend-agent', decideWithinHours: 4, customersAnHour: 3 } as const;
const why = 'Denials come in bursts while a new protocol is learnt.';

interface Change {
  readonly kind: string;
  readonly name: string;
  readonly value: number;
}

const change = (changes: readonly Change[], version: number): Promise<Answer> => {
  const words = {
    version: version + 1,
    changes: textHash(
      canonicalText({ changes: changes.map((one) => ({ ...one })), policy: { ...containment } }),
    ),
    why: textHash(why),
  };
  return sam.post('/api/calibration', {
    ...{ changes, containment, days: 30, why, version },
    ...sam.decided('calibration-changed', words),
  });
};

const calibration = async (): Promise<CalibrationView> =>
  (await sam.get('/api/calibration')).json as CalibrationView;

/** Named here so that the test does not depend on what a detector is called: all of one. */
const burst = Object.entries(startingCalibration.thresholds['denial-burst'] ?? {});

beforeAll(async () => {
  scene = await openScene();
  sam = await scene.enterFresh('per_sam');
  // Somebody who is refused again and again.
  const ada = await scene.enterFresh('per_ada');
  const { ticket } = await scene.boundTicket('per_ben');
  for (let tries = 0; tries < 12; tries++) {
    expect((await ada.get(`/api/tickets/${ticket.id}`)).status).not.toBe(200);
    scene.pass(2_000);
  }
});
afterAll(() => scene.close());

it('is looked at before it is made: what would have been alerted under both', async () => {
  const changes = burst.map(([name]) => ({ kind: 'denial-burst', name, value: 1_000 }));
  const { status, json } = await sam.post('/api/calibration/look', { changes, days: 30 });
  expect(status).toBe(200);
  const { before, after, events } = json as ComparedView;
  expect(events).toBeGreaterThan(10);
  expect(before['denial-burst']).toBeGreaterThan(0);
  expect(after['denial-burst'] ?? 0).toBe(0);
  expect(await calibration()).toMatchObject({ version: 0, versions: [] });
});

it('refuses what names no threshold, and what no threshold can be', async () => {
  for (const changes of [
    [{ kind: 'denial-burst', name: 'noSuchThing', value: 1 }],
    [{ kind: 'no-such-detector', name: 'count', value: 1 }],
  ])
    expect((await change(changes, 0)).json).toMatchObject({ error: { code: 'calibration-unsound' } });
  expect(isSound({ 'denial-burst': { [burst[0]?.[0] ?? '']: -1 } })).toBe(false);
});

it('is a version, entered with how many alerts there were before and after', async () => {
  const changes = burst.map(([name]) => ({ kind: 'denial-burst', name, value: 1_000 }));
  expect((await change(changes, 0)).status).toBe(200);
  const [entry] = await scene.asOwner<{ body: string }>(
    `SELECT body FROM cordon.ledger_bodies WHERE kind = 'calibration-changed' ORDER BY idx DESC LIMIT 1`,
  );
  const { words } = JSON.parse(entry?.body ?? '') as { words: Record<string, number> };
  expect(words.alertsBefore).toBeGreaterThan(words.alertsAfter ?? NaN);
  const now = await calibration();
  expect(now).toMatchObject({
    version: 1,
    containment,
    versions: [{ version: 1, why, by: { id: 'per_sam' } }],
  });
  expect(
    now.thresholds.filter(({ kind }) => kind === 'denial-burst').every(({ value }) => value === 1_000),
  ).toBe(true);
  // Who looked at the version before has seen other numbers.
  scene.pass(MINUTE);
  expect((await change([], 0)).json).toMatchObject({ error: { code: 'conflict' } });
});

it('counts for the live run from then on', async () => {
  await scene.house.watched.watching.run();
  const kinds = ((await sam.get('/api/signals?days=1')).json as { kind: string }[]).map(({ kind }) => kind);
  expect(kinds).not.toContain('denial-burst');
});
