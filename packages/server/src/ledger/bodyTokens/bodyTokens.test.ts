import { describe, expect, it } from 'vitest';
import type { AgreementEntry, EntryScope } from '../agreement.ts';
import { readBodies, type BodyTokenDeps } from './bodyTokens.ts';
import { scopeOf, type BodyGrant, type Maker } from './token.ts';

const day = (n: number): Date => new Date(Date.UTC(2026, 9, n));
const grant: BodyGrant = { agreement: 'agr_a', from: day(5), until: day(20) };
const maker = (role: string, kind: Maker['kind'] = 'company'): Maker => ({
  ...{ id: 'per_x', party: kind === 'company' ? 'pty_c' : 'pty_v', role, kind },
});

describe('what a token opens', () => {
  const window = (from: number, until: number, agreement = 'agr_a'): BodyGrant => ({
    ...{ agreement, from: day(from), until: day(until) },
  });
  it.each<[string, Maker, readonly BodyGrant[], EntryScope]>([
    ['the company both parties’', maker('company-admin'), [], { party: null, windows: [grant] }],
    ['a vendor its own', maker('vendor-admin', 'vendor'), [], { party: 'pty_v', windows: [grant] }],
    ['an auditor their window', maker('auditor'), [window(1, 9)], { party: null, windows: [window(5, 9)] }],
    [
      'an auditor what was asked for',
      maker('auditor'),
      [window(1, 30)],
      { party: null, windows: [window(5, 20)] },
    ],
    ['an auditor nothing before', maker('auditor'), [window(1, 5)], { party: null, windows: [] }],
    [
      'an auditor nothing of another agreement',
      maker('auditor'),
      [window(1, 30, 'agr_b')],
      { party: null, windows: [] },
    ],
    ['an auditor nothing without a window', maker('auditor'), [], { party: null, windows: [] }],
  ])('%s', (_, who, windows, scope) => {
    const { party, windows: times } = scopeOf(who, grant, windows);
    const plain = scope.windows?.map(({ from, until }) => ({ from, until }));
    expect({ party, windows: times }).toEqual({ party: scope.party, windows: plain });
  });
});

/** A ledger of 1,200 entries, and a token that is good for so many looks. */
function reading(looks: number): BodyTokenDeps {
  const entry = (index: number): AgreementEntry => ({
    ...{ index, leaf: '', salt: Buffer.alloc(32), body: '{"v":1}', kind: 'read', at: day(6) },
  });
  let left = looks;
  const use = () => Promise.resolve(left-- > 0 ? { token: grant, maker: maker('privacy-officer') } : null);
  const entries: BodyTokenDeps['ledger']['entries'] = (_, __, { after, size, limit }) =>
    Promise.resolve(
      Array.from({ length: Math.max(0, Math.min(limit, size - after - 1)) }, (_each, i) =>
        entry(after + 1 + i),
      ),
    );
  return {
    ...{ store: { use }, ledger: { entries }, size: () => Promise.resolve(1200), now: () => day(7) },
    windowsOf: () => Promise.resolve([]),
  } as unknown as BodyTokenDeps;
}

async function linesOf(
  deps: BodyTokenDeps,
  range: { from: number; until?: number },
): Promise<readonly number[]> {
  const seen: number[] = [];
  for await (const line of (await readBodies(deps, 's', range)) ?? [])
    seen.push((JSON.parse(line) as { index: number }).index);
  return seen;
}

describe('reading bodies', () => {
  it('goes page by page to the newest checkpoint, and no further', async () => {
    expect(await linesOf(reading(9), { from: 0 })).toHaveLength(1200);
    expect(await linesOf(reading(9), { from: 1100, until: 9999 })).toHaveLength(100);
    expect(await linesOf(reading(9), { from: 10, until: 12 })).toEqual([10, 11]);
    expect(await linesOf(reading(9), { from: 5000 })).toEqual([]);
  });

  it('breaks off at the page at which the token has ended', async () => {
    expect(await readBodies(reading(0), 's', { from: 0 })).toBeNull();
    await expect(linesOf(reading(2), { from: 0 })).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});
