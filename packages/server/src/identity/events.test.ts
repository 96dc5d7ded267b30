import { describe, expect, it } from 'vitest';
import { damped, type IdentityEvent } from './events.ts';

const MINUTE = 60_000;

const refusal = (more: Partial<IdentityEvent> = {}): IdentityEvent => ({
  ...{
    kind: 'sign-in-refused',
    code: 'sign-in-refused',
    personId: null,
    partyId: null,
    ip: '203.0.113.9',
    at: 0,
  },
  ...more,
});

function ledger() {
  const kept: IdentityEvent[] = [];
  return { kept, events: damped({ record: (event) => Promise.resolve(void kept.push(event)) }) };
}

describe('refusals of strangers', () => {
  it('are entered thirty times a minute, and again in the next', async () => {
    const { kept, events } = ledger();
    for (let nth = 0; nth < 100; nth++) await events.record(refusal({ at: nth * 100 }));
    expect(kept).toHaveLength(30);
    await events.record(refusal({ at: MINUTE }));
    expect(kept).toHaveLength(31);
  });

  it('hide nobody else: another address, person or kind counts for itself', async () => {
    const { kept, events } = ledger();
    for (let nth = 0; nth < 50; nth++) await events.record(refusal());
    for (const other of [
      refusal({ ip: '203.0.113.10' }),
      refusal({ personId: 'per_1' }),
      refusal({ kind: 'totp-replay' }),
      refusal({ code: 'network-not-allowed' }),
    ]) {
      await events.record(other);
      expect(kept.at(-1)).toEqual(other);
    }
  });

  it('never hide what was allowed', async () => {
    const { kept, events } = ledger();
    for (let nth = 0; nth < 50; nth++) await events.record(refusal({ kind: 'sign-in', code: null }));
    expect(kept).toHaveLength(50);
  });

  it('that cannot be entered are a fault, not a silence', async () => {
    const events = damped({ record: () => Promise.reject(new Error('down')) });
    await expect(events.record(refusal())).rejects.toThrow('down');
  });
});
