import { expect, it } from 'vitest';
import type { SignedIn } from '../../identity/index.ts';
import type { Ground } from './liveTest.ts';
import { itemsFor } from './naming.ts';
import { controlTests } from './registry.ts';

const who = (role: SignedIn['person']['role'], party = 'pty_shop') =>
  ({
    id: 'per_x',
    role,
    partyId: party,
    partyKind: party === 'pty_shop' ? 'company' : 'vendor',
  }) as SignedIn['person'];

const items = [{ id: 'per_ada sit_manila 2026-11-02', vendor: 'pty_desk', why: 'no door opened' }];
const idsFor = (whereabouts: boolean, reader: SignedIn['person']) =>
  itemsFor({ whereabouts }, items, reader).map(({ id }) => id);

it.each([
  { reader: who('company-admin'), named: false },
  { reader: who('privacy-officer'), named: false },
  { reader: who('vendor-manager'), named: false },
  { reader: who('auditor'), named: false },
  { reader: who('security-officer'), named: true },
  { reader: who('vendor-admin', 'pty_desk'), named: true },
  { reader: who('team-lead', 'pty_desk'), named: true },
  { reader: who('vendor-admin', 'pty_other'), named: false },
])('where somebody was is told to $reader.role of $reader.partyId: $named', ({ reader, named }) => {
  expect(idsFor(true, reader)).toEqual([
    named ? 'per_ada sit_manila 2026-11-02' : 'somebody sit_manila 2026-11-02',
  ]);
});

it('who has what right is told to whoever may see the test', () => {
  expect(idsFor(false, who('vendor-manager'))).toEqual(['per_ada sit_manila 2026-11-02']);
});

it('a test that reads who came through which door tells that to those alone who may know', async () => {
  const reads: string[] = [];
  for (const test of controlTests) {
    const unread = () => Promise.reject(new Error('nothing is there'));
    const look = (sql: string) => {
      if (sql.includes('badge_events')) reads.push(`${test.id} ${String(test.whereabouts === true)}`);
      return unread();
    };
    const ground = { look, scanned: unread, unused: unread, ledger: {} as Ground['ledger'] };
    await Promise.resolve(test.run(ground, new Date(0))).catch(() => undefined);
  }
  expect(reads).toEqual(['badge-before-work true']);
});
