import { expect, it } from 'vitest';
import { settingsChanges, type SettingsEntry } from './changes.ts';

const vendors = new Set(['pty_brightline', 'pty_other']);
const entry = (change: Partial<SettingsEntry>): SettingsEntry => ({
  ...{ entry: 1, act: 'networks-proposed', at: 10, person: 'per_olivia', party: 'pty_harbor' },
  ...{ words: { change: 'chg_1', subjectParty: 'pty_brightline' } },
  ...change,
});

it('whoever decides within the period is shown with who asked before it', () => {
  const told = settingsChanges(
    [entry({}), entry({ entry: 2, act: 'networks-confirmed', at: 30, person: 'per_sam' })],
    20,
    vendors,
  );
  expect(told).toEqual([
    {
      ...{ entry: 2, act: 'networks-confirmed', of: 'networks', title: 'A change of networks was confirmed' },
      ...{ at: 30, by: 'per_sam', secondPerson: 'per_olivia', takesTwo: true, vendor: 'pty_brightline' },
    },
  ]);
});

it('the same person twice is no second person', () => {
  const told = settingsChanges([entry({}), entry({ entry: 2, act: 'networks-confirmed' })], 0, vendors);
  expect(told.map(({ secondPerson }) => secondPerson)).toEqual([null, null]);
});

it('acts on another thing are no second person', () => {
  const other = entry({ entry: 2, act: 'networks-confirmed', person: 'per_sam', words: { change: 'chg_2' } });
  expect(settingsChanges([entry({}), other], 0, vendors)[0]?.secondPerson).toBeNull();
});

it.each([
  [{ subjectParty: 'pty_brightline' }, 'pty_harbor', 'pty_brightline'],
  [{ subjectParty: 'pty_harbor' }, 'pty_harbor', null],
  [{ runBy: 'pty_other' }, 'pty_harbor', 'pty_other'],
  [{ runBy: null }, 'pty_other', 'pty_other'],
  [{}, 'pty_harbor', null],
  [{}, null, null],
] as const)('%j by %s is about %s', (words, party, vendor) => {
  expect(settingsChanges([entry({ words, party })], 0, vendors)[0]?.vendor).toBe(vendor);
});

it('what changes no setting is left out', () => {
  expect(settingsChanges([entry({ act: 'reveal' }), entry({ act: 'sign-in' })], 0, vendors)).toEqual([]);
});

it('a decision is about the vendor that the proposal named', () => {
  const review = entry({ entry: 2, act: 'networks-reviewed', person: 'per_sam', words: { change: 'chg_1' } });
  expect(settingsChanges([entry({}), review], 0, vendors)[1]?.vendor).toBe('pty_brightline');
});
