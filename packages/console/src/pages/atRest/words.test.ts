import { expect, it } from 'vitest';
import type { DataKeyView } from '../../api/types.ts';
import { heldElsewhere } from './words.ts';

const key = (provider: string, state: DataKeyView['state'] = 'current'): DataKeyView => ({
  ...{ id: 'dky_1', party: { id: 'pty_1', name: 'Desk' }, agreement: null, provider, state },
  ...{ createdAt: '2026-11-02T08:00:00Z', wrappedAt: '2026-11-02T08:00:00Z', tickets: 0, sealed: 0 },
});

it('counts the keys that are still with another provider, destroyed ones not', () => {
  const keys = [
    ...[key('vault'), key('local'), key('local', 'replaced')],
    ...[key('local', 'destroyed'), key('pkcs11')],
  ];
  expect(heldElsewhere({ provider: 'vault', keys })).toEqual([
    ['local', 2],
    ['pkcs11', 1],
  ]);
  expect(heldElsewhere({ provider: 'vault', keys: [key('vault')] })).toEqual([]);
});
