import { nothingOwn } from '@cordon/core/dictionaries';
import { Failure } from '@cordon/core/kernel';
import { expect, it } from 'vitest';
import { NOW, who, work } from '../../../../tests/support/gate.ts';
import { secondLock, type OwnRules } from '../gate/index.ts';
import type { SignedIn } from '../identity/index.ts';
import type { Ticket } from '../tickets/index.ts';
import { createLocks } from './locks.ts';
import type { Recording } from './recording.ts';

const recording = { id: 'rec_1', ticket: 'tic_1', searched: true } as Recording;
const signedIn = {} as SignedIn;
const binding: Ticket['binding'] = { by: 'request', known: true, subject: '17' };
const ticket = { id: 'tic_1', status: 'open', lastWorkAt: NOW, binding } as Ticket;

function world() {
  let rules: OwnRules | null = { compiled: nothingOwn, plain: {} };
  let made = 0;
  const locks = createLocks({
    gate: {
      lock: () => {
        made += 1;
        const value = secondLock([], () => false, nothingOwn);
        return Promise.resolve({ ok: true, entry: made, at: NOW, parts: [], value });
      },
    },
    rules: {
      of: () => (rules === null ? Promise.reject(new Failure('rules-unavailable')) : Promise.resolve(rules)),
    },
    open: () => Promise.resolve({ ok: true, desk: { who, work, policy: null, ticket, minutes: 30 } }),
    now: () => NOW,
  });
  return {
    ask: () => locks.of(recording, signedIn),
    made: () => made,
    change: (to: OwnRules | null) => (rules = to),
  };
}

it('a lock is made once, and anew when the company’s rules changed', async () => {
  const { ask, made, change } = world();
  await ask();
  await ask();
  expect(made()).toBe(1);
  change({ compiled: nothingOwn, plain: { allow: ['Maple'] } });
  await ask();
  expect(made()).toBe(2);
});

it('no piece is searched by a lock whose rules cannot be read any more', async () => {
  const { ask, change } = world();
  await ask();
  change(null);
  await expect(ask()).rejects.toMatchObject({ code: 'rules-unavailable' });
});
