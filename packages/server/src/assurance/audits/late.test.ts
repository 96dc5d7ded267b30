import { expect, it } from 'vitest';
import type { NewFinding } from '../finding.ts';
import { lookAtLateEvidence } from './late.ts';
import type { EvidenceRequest } from './requests.store.ts';

const request = (id: string, party: string) =>
  ({
    ...{
      id,
      audit: 'aud_1',
      agreement: { id: 'agr_1', title: 'Support' },
      party: { id: party, name: party },
    },
    dueAt: new Date('2026-11-01T12:00:00Z'),
  }) as EvidenceRequest;

async function lookedAt(late: readonly EvidenceRequest[]) {
  const raised: NewFinding[] = [];
  const still: string[] = [];
  await lookAtLateEvidence({
    requests: { late: () => Promise.resolve(late) } as unknown as Parameters<
      typeof lookAtLateEvidence
    >[0]['requests'],
    company: () => Promise.resolve({ id: 'pty_shop', name: 'Shop' }),
    findings: {
      raise: (finding) => {
        raised.push(finding);
        return Promise.resolve({ id: 'fnd_1', fresh: true });
      },
      settle: (_, __, about) => {
        still.push(...about);
        return Promise.resolve(0);
      },
    },
    now: () => new Date('2026-11-02T00:00:00Z'),
  });
  return { raised, still };
}

it('what a vendor owes is its finding; what the company owes is told to no vendor', async () => {
  const { raised, still } = await lookedAt([request('aer_1', 'pty_desk'), request('aer_2', 'pty_shop')]);
  expect(raised.map(({ about, vendor, agreement, facts }) => [about, vendor, agreement, facts])).toEqual([
    ['aer_1', 'pty_desk', 'agr_1', { audit: 'aud_1', due: '2026-11-01' }],
    ['aer_2', null, 'agr_1', { audit: 'aud_1', due: '2026-11-01' }],
  ]);
  expect(still).toEqual(['aer_1', 'aer_2']);
});

it('with nothing late, all that was found before is settled', async () => {
  expect(await lookedAt([])).toEqual({ raised: [], still: [] });
});
