import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAgreementScene, type AgreementScene } from '../../../../../tests/support/agreements.ts';
import { createWitnessedAt, knowingWitnesses } from './knowing.ts';

/* What an agreement says of silent witnesses, from its signed clause to what the gate answers. */

const NOW = new Date('2026-11-02T08:00:00Z');
const MINUTE = 60_000;

let scene: AgreementScene;
beforeAll(async () => {
  scene = await openAgreementScene(NOW);
});
afterAll(() => scene.close());

async function agreed(onSilence: 'stop' | 'keep-serving'): Promise<string> {
  const id = await scene.standing('2026-10-01T00:00:00Z', '2027-10-01T00:00:00Z');
  const condition = { clause: '4.1', kind: 'witnessed', maxAgeMinutes: 60, onSilence };
  await scene.proposed(id, (terms) => ({ ...terms, conditions: [...terms.conditions, condition] }), 'signed');
  return id;
}

/** Asks the gate with a witness that last cosigned at a time; null: there is none, or it never did. */
const says = async (id: string, at: Date | null) =>
  (await scene.gateSays(id, undefined, (terms) => knowingWitnesses(terms, () => Promise.resolve(at)))).code;

it('the work stops while no witness cosigned for as long as agreed, and goes on once one did', async () => {
  const id = await agreed('stop');
  expect(await says(id, new Date(NOW.getTime() - 59 * MINUTE))).toBe('allowed');
  expect(await says(id, new Date(NOW.getTime() - 61 * MINUTE))).toBe('ledger-unwitnessed');
  expect(await says(id, null)).toBe('ledger-unwitnessed');
  expect(await says(id, NOW)).toBe('allowed');
});

it('it goes on where the parties chose that', async () => {
  const id = await agreed('keep-serving');
  expect(await says(id, null)).toBe('allowed');
});

it('it stops where nobody tells the gate of witnesses', async () => {
  expect((await scene.gateSays(await agreed('stop'))).code).toBe('condition-unfed');
});

it('the time is that at which all who are required had cosigned, and is asked anew after some seconds', async () => {
  const witness = {
    ...{ id: 'wit_1', vkey: 'w+00000000+AA==', url: 'http://127.0.0.1:1', reach: 'loopback' as const },
    ...{ party: null, agreement: null, required: true, from: 0, answeredAt: null },
  };
  const asked: (typeof witness)[] = [];
  let at = NOW;
  const witnessedAt = createWitnessedAt(
    { asked: () => Promise.resolve(asked), newest: () => Promise.resolve({ size: 1, at: NOW }) },
    () => at,
  );
  expect(await witnessedAt('agr_1')).toBeNull();
  asked.push(witness);
  expect(await witnessedAt('agr_1')).toBeNull();
  at = new Date(NOW.getTime() + 3000);
  expect(await witnessedAt('agr_1')).toEqual(NOW);
});
