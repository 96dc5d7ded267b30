import { evidence, type EvidenceKey, type EvidenceStatus, type MatrixRow } from '@cordon/core/agreements';
import type { ControlState } from '@cordon/core/assurance';
import { describe, expect, it } from 'vitest';
import { liveRows, type KnownFacts, type Standing } from './status.ts';

const facts: KnownFacts = {
  ...{ accounts: 3, withoutFactor: 0, suspended: 1, networks: 2 },
  sites: [{ name: 'Manila', country: 'PH' }],
  ledger: { size: 9, verifies: true },
  tested: new Map(),
};
const standing: Standing = { status: 'in-force', unsignedBy: [] };

const row = (...keys: readonly EvidenceKey[]): MatrixRow => ({
  ...{ obligation: 'O', items: [], clause: '1', owner: 'both', does: 'D.', evidenced: 'E.', duties: [] },
  evidence: keys,
});

const statusOf = (
  keys: readonly EvidenceKey[],
  known: Partial<KnownFacts> = {},
  at: Partial<Standing> = {},
) => liveRows([row(...keys)], { ...facts, ...known }, { ...standing, ...at })[0];

describe('liveRows', () => {
  it.each([
    ['signed', 'met'],
    ['terms', 'met'],
    ['ledger', 'met'],
    ['second-factor', 'met'],
    ['networks', 'met'],
    ['suspension', 'met'],
    ['locations', 'met'],
    ['audits', 'no-evidence'],
    ['training', 'no-evidence'],
    ['none', 'no-evidence'],
  ] as const)('%s is %s when all is well', (key, status) => {
    expect(statusOf([key])?.status).toBe(status);
  });

  it.each([
    ['signed', {}, { unsignedBy: ['Desk'] }, 'due'],
    ['terms', {}, { status: 'draft' }, 'due'],
    ['terms', {}, { status: 'signed' }, 'due'],
    ['ledger', { ledger: { size: 9, verifies: false } }, {}, 'failing'],
    ['ledger', { ledger: { size: 0, verifies: false } }, {}, 'no-evidence'],
    ['second-factor', { withoutFactor: 1 }, {}, 'failing'],
    ['second-factor', { accounts: 0 }, {}, 'no-evidence'],
    ['networks', { networks: 0 }, {}, 'failing'],
    ['locations', { sites: [] }, {}, 'no-evidence'],
  ] as const)('%s with %j and %j is %s', (key, known, at, status) => {
    expect(statusOf([key], known, at)?.status).toBe(status);
  });

  const at = Date.parse('2026-11-27T10:00:00Z');
  const ran = (...states: readonly (readonly [string, ControlState])[]) => ({
    tested: new Map(states.map(([id, state]) => [id, { state, at }])),
  });
  it.each<readonly [EvidenceKey, ReturnType<typeof ran>, EvidenceStatus]>([
    ['training', ran(['training-current', 'passes'], ['refreshers-held', 'passes']), 'met'],
    ['training', ran(['training-current', 'passes'], ['refreshers-held', 'nothing-to-test']), 'met'],
    ['training', ran(['training-current', 'fails'], ['refreshers-held', 'passes']), 'failing'],
    ['training', ran(['training-current', 'passes']), 'no-evidence'],
    ['training', ran(['training-current', 'passes'], ['refreshers-held', 'stale']), 'no-evidence'],
    ['training', ran(['training-current', 'passes'], ['refreshers-held', 'could-not-run']), 'no-evidence'],
    [
      'training',
      ran(['training-current', 'nothing-to-test'], ['refreshers-held', 'nothing-to-test']),
      'no-evidence',
    ],
    ['undertakings', ran(['undertakings-signed', 'passes']), 'met'],
    ['undertakings', ran(['training-current', 'passes']), 'no-evidence'],
  ])('%s by control tests %j is %s', (key, known, status) => {
    expect(statusOf([key], known)?.status).toBe(status);
  });

  it('says which tests saw it, and on which day', () => {
    expect(statusOf(['undertakings'], ran(['undertakings-signed', 'passes']))?.because).toBe(
      'Looked at by the control tests on 2026-11-27, and it holds: undertakings-signed.',
    );
    expect(statusOf(['undertakings'], ran(['undertakings-signed', 'fails']))?.because).toBe(
      'Failing under Controls: undertakings-signed.',
    );
  });

  it('is as good as the worst thing a row rests on, and says that thing', () => {
    expect(statusOf(['ledger', 'networks', 'audits'], { networks: 0 })).toMatchObject({
      status: 'failing',
      because: 'No network is listed, so nobody gets in.',
    });
    expect(statusOf(['ledger', 'audits'])?.status).toBe('no-evidence');
  });

  it('calls nothing met that nobody knows of', () => {
    const known: readonly EvidenceKey[] = [
      ...['signed', 'terms', 'ledger', 'second-factor', 'networks', 'suspension', 'locations'],
    ] as EvidenceKey[];
    for (const key of Object.keys(evidence) as EvidenceKey[]) {
      if (!known.includes(key)) expect(statusOf([key])?.status).toBe('no-evidence');
    }
  });
});
