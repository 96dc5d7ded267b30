import { describe, expect, it } from 'vitest';
import { byVendor } from './minutes.ts';

const now = Date.parse('2026-11-24T10:30:20Z');
const overview = {
  vendors: [
    { id: 'v_a', name: 'Alpha' },
    { id: 'v_b', name: 'Beta' },
  ],
  perMinute: [
    { minute: '2026-11-24T10:30:00Z', vendor: 'v_a', ok: 2, refused: 1 },
    { minute: '2026-11-24T10:28:00Z', vendor: 'v_a', ok: 4, refused: 0 },
    { minute: '2026-11-24T09:00:00Z', vendor: 'v_a', ok: 99, refused: 99 },
  ],
  openReveals: 0,
  liveSessions: 0,
  refusedToday: 0,
  accessesToday: 0,
  pendingApprovals: [],
  ending: [],
};

describe('byVendor', () => {
  const [alpha, beta] = byVendor(overview, now, 5);

  it('puts each count at its minute and leaves quiet minutes at zero', () => {
    expect(alpha?.minutes.map(({ ok }) => ok)).toEqual([0, 0, 4, 0, 2]);
    expect(alpha?.minutes.map(({ refused }) => refused)).toEqual([0, 0, 0, 0, 1]);
  });

  it('counts only what it shows', () => {
    expect([alpha?.ok, alpha?.refused]).toEqual([6, 1]);
  });

  it('shows a vendor without accesses as quiet', () => {
    expect(beta).toMatchObject({ name: 'Beta', ok: 0, refused: 0 });
    expect(beta?.minutes).toHaveLength(5);
  });
});
