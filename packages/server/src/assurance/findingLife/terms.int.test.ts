import type { Terms } from '@cordon/core/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  olivia,
  openAgreementScene,
  vera,
  type AgreementScene,
} from '../../../../../tests/support/agreements.ts';
import { openDb } from '../../platform/db.ts';
import { composeFindings } from '../compose.ts';
import type { FindingStore, Findings } from '../finding.ts';
import { lookAtLives } from './jobs.ts';
import type { LifeStore, Measure } from './life.ts';
import { createLifeStore } from './life.store.ts';
import { createMeasure } from './measuring.ts';

/*
 * A finding asks for another clause, both parties draft and sign it in truth, and the day on which its duty binds shows: before
 * and after of the clause, and the due day of what is found from then on.
 */

const START = new Date('2026-11-02T08:00:00Z');
const DAY = 86_400_000;
const CLAUSE = '9.9';

let scene: AgreementScene;
let agreement: string;
let findings: Findings;
let found: FindingStore;
let store: LifeStore;
let measure: Measure;

const found1 = { kind: 'hint-mismatch', source: null, vendor: 'pty_desk', agreement: null } as const;

/** Both mend what is found of this severity within so many days. */
const within = (days: number) => (terms: Terms) => ({
  ...terms,
  duties: [
    ...terms.duties.filter(({ clause }) => clause !== CLAUSE),
    { clause: CLAUSE, kind: 'remediation', by: 'processor' as const, severity: 'medium', days },
  ],
});

const look = () => lookAtLives({ store, measure, settle: () => Promise.resolve(), now: () => scene.now });
const proposalsOf = async (id: string) =>
  (await store.proposals(id)).map(({ before, after, landedBy }) => ({ before, after, landedBy }));

beforeAll(async () => {
  scene = await openAgreementScene(START);
  agreement = await scene.standing('2026-10-01T00:00:00Z', '2027-10-01T00:00:00Z');
  await scene.proposed(agreement, within(7), 'signed');
  const db = openDb(scene.pools.app);
  const inForce = async () => {
    const answer = await scene.inForce.inForce(agreement, scene.now);
    if (!answer.ok) throw new Error(answer.code);
    return answer.policy;
  };
  const parts = composeFindings({
    ...{ db, owed: { settle: () => Promise.resolve() }, now: () => scene.now },
    policies: async () => [{ policy: await inForce(), vendor: 'pty_desk' }],
  });
  ({ findings, findingStore: found } = parts);
  store = createLifeStore(db, scene.database.keys);
  measure = createMeasure({
    terms: async () => (await inForce()).terms,
    threshold: () => Promise.resolve(null),
  });
});
afterAll(() => scene.close());

it('a clause that a finding asks for lands once both have signed it, and what is found then is due by it', async () => {
  const first = await findings.raise({ ...found1, about: 'shop/per_ada', facts: { looks: 1 } });
  const sevenDays = new Date(START.getTime() + 7 * DAY);
  expect(await found.find(first.id)).toMatchObject({
    dueAt: sevenDays,
    dueBy: { agreement, clause: CLAUSE, duty: 'remediation', hours: 168 },
  });

  const aim = { change: 'terms', target: agreement, part: CLAUSE } as const;
  const before = await measure(aim);
  expect(before).toEqual(['duties remediation: by processor, days 7, severity medium']);
  const owed = { act: 'finding-change-proposed', person: olivia.person, party: olivia.party, ip: null };
  await store.propose(
    {
      ...{ ...aim, id: 'fpr_1', finding: first.id, text: 'Sooner.', by: olivia.person },
      ...{ at: START, before: before ?? [] },
    },
    { owed: { ...owed, agreement, at: START, words: { finding: first.id } } },
  );

  await scene.proposed(agreement, within(2));
  await look();
  await scene.signed(agreement, olivia);
  await look();
  expect(await proposalsOf(first.id)).toEqual([{ before, after: null, landedBy: null }]);

  await scene.signed(agreement, vera);
  await look();
  await look();
  const after = ['duties remediation: by processor, days 2, severity medium'];
  expect(await proposalsOf(first.id)).toEqual([{ before, after, landedBy: null }]);
  expect((await store.events(first.id)).filter(({ act }) => act === 'finding-change-landed')).toHaveLength(1);

  const later = await findings.raise({ ...found1, about: 'shop/per_bo', facts: { looks: 1 } });
  expect(await found.find(later.id)).toMatchObject({
    dueAt: new Date(START.getTime() + 2 * DAY),
    dueBy: { hours: 48 },
  });
  expect((await found.find(first.id))?.dueAt).toEqual(sevenDays);
});

it('a finding about another vendor, and one that nothing binds, is due by its severity alone', async () => {
  const others = [
    { ...found1, vendor: null, about: 'siem/a' },
    { ...found1, kind: 'control-failing', vendor: 'pty_desk', about: 'ct', agreement },
  ] as const;
  for (const one of others) {
    const { id } = await findings.raise({ ...one, facts: {} });
    expect(await found.find(id)).toMatchObject({ dueAt: new Date(START.getTime() + 30 * DAY), dueBy: null });
  }
});
