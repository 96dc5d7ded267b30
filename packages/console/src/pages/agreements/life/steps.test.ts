import { describe, expect, it } from 'vitest';
import type { AgreementStatus, AgreementView } from '../../../api/types.ts';
import { actsOf, nextWords, stepsOf } from './steps.ts';

const controller = { id: 'pty_c', name: 'Shop' };
const vendor = { id: 'pty_v', name: 'Desk' };
const everything = ['offer', 'sign', 'renew', 'suspend', 'resume', 'terminate'] as const;

function view(
  status: AgreementStatus,
  awaits: readonly (typeof vendor)[] = [],
  life: Partial<AgreementView['life']> = {},
): Pick<AgreementView, 'controller' | 'row' | 'life'> {
  return {
    controller,
    row: {
      ...{ id: 'agr_1', title: 'Support', vendor, source: 's', status, since: '', reason: null, version: 1 },
      ...{ from: '', until: '', daysLeft: 1, awaits: [...awaits], renewing: false },
    },
    life: {
      ...{ offered: true, negotiated: false, agreed: false, suspendedBy: null, running: null, endsAt: null },
      pending: { version: 2, from: '', until: '', signedBy: [] },
      acts: { controller: [...everything], processor: [...everything] },
      ...life,
    },
  };
}

describe('the bar', () => {
  it.each<[AgreementStatus, 'expired' | 'breached' | null, string]>([
    ['draft', null, 'Draft'],
    ['negotiated', null, 'Negotiated'],
    ['in-force', null, 'In force'],
    ['suspended', null, 'Suspended'],
    ['ended', 'expired', 'Expired'],
    ['ended', 'breached', 'Ended for a breach'],
  ])('marks the one step where a %s one (%s) stands', (status, reason, name) => {
    const steps = stepsOf({ status, reason }, true);
    expect(steps).toHaveLength(6);
    expect(steps.filter(({ at }) => at === 'now')).toEqual([{ name, at: 'now' }]);
    const place = steps.findIndex(({ at }) => at === 'now');
    expect(steps.map(({ at }) => at)).toEqual(
      steps.map((_, nth) => (nth < place ? 'passed' : nth === place ? 'now' : 'ahead')),
    );
  });
});

describe('a negotiation', () => {
  it.each<[AgreementStatus, boolean, boolean]>([
    ['offered', false, true],
    ['negotiated', true, true],
    ['in-force', true, true],
    ['signed', false, false],
    ['in-force', false, false],
    ['ended', false, false],
  ])('of a %s one that had one: %s, is drawn: %s', (status, negotiated, drawn) => {
    const names = stepsOf({ status, reason: null }, negotiated).map(({ name }) => name);
    expect(names.includes('Negotiated')).toBe(drawn);
  });
});

describe('what is offered to a person', () => {
  it.each([
    ['company-admin', controller, ['offer', 'sign', 'renew', 'suspend', 'resume', 'terminate']],
    ['vendor-manager', controller, ['offer', 'sign', 'renew']],
    ['security-officer', controller, ['suspend', 'resume', 'terminate']],
    ['vendor-admin', vendor, ['sign', 'renew', 'suspend']],
    ['team-lead', vendor, []],
    ['auditor', controller, []],
    ['vendor-admin', { id: 'pty_other', name: 'Other' }, []],
  ] as const)('%s of %o', (role, party, acts) => {
    expect(actsOf(view('in-force'), { role }, party)).toEqual(acts);
  });
});

describe('what comes next', () => {
  it.each([
    ['draft', [controller], controller, 'Desk cannot see it yet.'],
    ['offered', [controller], controller, 'Sign version 2 first'],
    ['offered', [controller], vendor, 'Offered to you: read version 2'],
    ['negotiated', [vendor], vendor, 'Shop has signed version 2.'],
    ['negotiated', [vendor], controller, 'Version 2 waits for Desk.'],
    ['suspended', [], vendor, 'until Shop resumes it'],
  ] as const)('%s, waiting for %o, is told to %o', (status, awaits, party, words) => {
    expect(nextWords(view(status, awaits), party, true)).toContain(words);
  });

  it.each(['in-force', 'signed', 'ended'] as const)(
    'nothing when it is %s and nobody is waited for',
    (status) => {
      expect(nextWords(view(status, [], { pending: null }), controller, true)).toBeNull();
    },
  );

  it.each([
    ['draft', [controller], 'Desk cannot see it yet.'],
    ['offered', [controller], 'Version 2 waits for the signature of Shop, then of Desk.'],
    ['in-force', [vendor], 'Version 2 waits for the signature of Desk.'],
  ] as const)('%s, waiting for %o, tells nobody to sign who cannot', (status, awaits, words) => {
    expect(nextWords(view(status, awaits), controller, false)).toBe(words);
  });

  it('a withdrawn signature asks for a new version', () => {
    expect(nextWords(view('draft', [], { pending: null }), controller, true)).toContain('new version');
  });
});
