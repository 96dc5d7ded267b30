import { compile } from '@cordon/core/policy';
import { describe, expect, it } from 'vitest';
import { asking, demoPolicy, fakeWorld, who, work } from '../../../../tests/support/gate.ts';
import type { Approval } from './index.ts';

describe('an export', () => {
  const { terms, dataMap: map } = demoPolicy();
  const permission = terms.permissions.find(({ purpose }) => purpose === 'order-support');
  if (permission === undefined) throw new Error('no order support');
  const limits = [...terms.limits, { clause: '2.10', kind: 'exported-rows-per-shift', max: 9 }];
  const permissions = [
    ...terms.permissions,
    { ...permission, clause: '2.10', operations: ['export'] as const },
  ];
  const compiled = compile({ ...terms, permissions, limits }, 'cd'.repeat(32), map);
  if (!compiled.ok) throw new Error('the terms must compile');
  const { policy } = compiled;
  const approval = { id: 'apr_1', by: 'per_olivia', key: 'a2V5' };
  const piece = (rows: number) =>
    asking('export', {
      resources: ['customers'],
      field: null,
      act: null,
      piece: { approval: 'apr_1', rows },
    });
  const world = (approvals: (Approval | null)[]) =>
    fakeWorld({
      ports: {
        terms: { inForce: () => Promise.resolve({ ok: true, policy }) },
        approvals: { standing: () => Promise.resolve(approvals.shift() ?? null) },
      },
    });

  it('is counted without an approval, and then shows no cell', async () => {
    const { gate, records } = world([]);
    const counted = await gate.count(who, work, asking('export', { field: null, act: null }));
    expect(counted).toMatchObject({ ok: true, value: { customers: 1 } });
    expect(JSON.stringify(counted)).not.toContain('rosalind');
    expect(records).toMatchObject([{ kind: 'export', event: { rows: 0, flags: ['count'] }, uses: [] }]);
  });

  it('needs one that stands, before anything is read and once more before it leaves', async () => {
    for (const [approvals, read] of [
      [[], 0],
      [[approval], 1],
      [[approval, { ...approval, id: 'apr_2' }], 1],
    ] as const) {
      const { gate, calls } = world([...approvals]);
      expect(await gate.export(who, work, piece(1))).toMatchObject({
        ok: false,
        code: 'second-person-needed',
      });
      expect(calls.filter((call) => call === 'source.case')).toHaveLength(read);
    }
    const { gate, records } = world([approval, approval]);
    expect(await gate.export(who, work, piece(1))).toMatchObject({ ok: true });
    expect(records).toMatchObject([
      { kind: 'export', event: { rows: 1 }, body: { approval: 'apr_1', approvedBy: 'per_olivia' } },
    ]);
  });

  it('takes no row without an approval by calling itself a count', async () => {
    const { gate } = world([]);
    const sly = await gate.export(who, work, { ...piece(1), flags: ['count'] });
    expect(sly).toMatchObject({ ok: false, code: 'second-person-needed' });
  });

  it('is another one when there are more rows than were approved', async () => {
    const { gate } = world([approval, approval]);
    expect(await gate.export(who, work, piece(0))).toMatchObject({ ok: false, code: 'conflict' });
  });

  it('fits into the rows of a shift, all that were approved counted before one is read', async () => {
    const { gate, calls } = world(Array.from({ length: 30 }, () => approval));
    for (let nth = 0; nth < 9; nth++)
      expect(await gate.export(who, work, piece(1))).toMatchObject({ ok: true });
    const before = calls.length;
    expect(await gate.export(who, work, piece(1))).toMatchObject({ ok: false, code: 'limit-reached' });
    expect(calls.slice(before).filter((call) => call.startsWith('source'))).toEqual([]);
    const other = world([approval, approval]);
    expect(await other.gate.export(who, work, piece(10))).toMatchObject({ ok: false, code: 'limit-reached' });
  });
});
