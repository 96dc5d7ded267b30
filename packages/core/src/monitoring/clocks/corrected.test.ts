import { describe, expect, it } from 'vitest';
import { clock, fact, known, vendorKnown } from '../../../../../tests/support/clocks.ts';
import type { Fact } from './index.ts';

const ZONE = 'Europe/Dublin';
const withdrawn = (one: Fact): Fact => ({ ...one, withdrawn: true });
/** Typed on the 24th with the wrong day, and recorded then. */
const TYPED = { ...known('2026-11-20T08:00:00Z', ZONE), recordedAt: '2026-11-24T09:00:00Z' };
const RIGHT = { ...known('2026-11-24T08:00:00Z', ZONE), recordedAt: '2026-11-24T09:10:00Z' };

describe('a time that was typed too early', () => {
  it('keeps the strict clock once it is corrected; beside it stands what is so', () => {
    const found = clock([withdrawn(TYPED), RIGHT], 'gdpr-33-1', '2026-11-24T10:00:00Z');
    expect(found).toMatchObject({ due: { at: '2026-11-23T08:00:00.000Z' }, state: 'overdue', late: true });
    expect(found.asCorrected).toMatchObject({
      ...{ due: { at: '2026-11-27T08:00:00.000Z' }, state: 'running', late: false },
      why: 'The company knew of it then.',
    });
  });

  it('when it is only taken back, the company knew at the latest when it was recorded here', () => {
    const found = clock([withdrawn(TYPED)], 'gdpr-33-1', '2026-11-24T10:00:00Z');
    expect(found.due?.at).toBe('2026-11-23T08:00:00.000Z');
    expect(found.asCorrected).toMatchObject({
      from: { at: '2026-11-24T09:00:00.000Z' },
      due: { at: '2026-11-27T09:00:00.000Z' },
    });
  });

  it('of the vendor, taken back: its clock waits again, and the strict one runs on', () => {
    const contract = fact('2026-11-24T08:00:00Z', ZONE, {
      ...{ kind: 'contract', agreement: 'agr_one', clause: '7.1', hours: 24 },
    });
    const typed = withdrawn(vendorKnown('2026-11-20T08:00:00Z', ZONE));
    const found = clock([contract, typed], 'contract:agr_one:7.1', '2026-11-24T10:00:00Z');
    expect(found).toMatchObject({ due: { at: '2026-11-21T08:00:00.000Z' }, state: 'overdue' });
    expect(found.asCorrected).toMatchObject({ due: null, state: 'waiting' });
  });

  it('that makes no difference is not told beside', () => {
    const later = withdrawn(known('2026-11-25T08:00:00Z', ZONE));
    expect(clock([RIGHT, later], 'gdpr-33-1').asCorrected).toBeNull();
  });
});

describe('taken back', () => {
  const AT = '2026-11-24T08:00:00Z';
  const told = (words: Parameters<typeof fact>[2]) => fact(AT, ZONE, words);

  it.each<[string, string, Parameters<typeof fact>[2], string]>([
    [
      'an answer that ended a clock: it is owed again',
      'hipaa-410',
      { kind: 'law', law: 'hipaa', applies: false },
      'running',
    ],
    ['a risk that nobody has: taken as high again', 'gdpr-34', { kind: 'risk', risk: 'unlikely' }, 'running'],
    [
      'a notice that was not given: it is owed again',
      'gdpr-33-1',
      { kind: 'sent', clock: 'gdpr-33-1', whole: true },
      'running',
    ],
    [
      'word of law enforcement: nothing is held back',
      'hipaa-individuals',
      { kind: 'law-enforcement', form: 'written', until: '2027-12-01T00:00:00Z' },
      'running',
    ],
  ])('%s', (_, id, words, state) => {
    const facts = [known(AT, ZONE), vendorKnown(AT, ZONE)];
    const before = clock([...facts, told(words)], id);
    const after = clock([...facts, withdrawn(told(words))], id);
    expect(before.state).not.toBe(state);
    expect(after.state).toBe(state);
    expect(Date.parse(after.due?.at ?? AT)).toBeLessThanOrEqual(Date.parse(before.due?.at ?? AT));
  });

  it('an agreement that it does not touch owes nothing, and its clock says why', () => {
    const contract = told({ kind: 'contract', agreement: 'agr_one', clause: '7.1', hours: 24 });
    const found = clock([vendorKnown(AT, ZONE), withdrawn(contract)], 'contract:agr_one:7.1');
    expect(found).toMatchObject({
      state: 'not-owed',
      why: ['That it touches this agreement was taken back.'],
      due: { at: '2026-11-25T08:00:00.000Z' },
    });
  });

  it('the count of a state: nobody placed them, and its clock stays', () => {
    const facts = [known(AT, ZONE), told({ kind: 'affected', count: 600 })];
    const texas = withdrawn(told({ kind: 'residents', place: 'US-TX', count: 3 }));
    const found = clock([...facts, texas], 'hipaa-media@US-TX');
    expect(found.state).toBe('running');
    expect(found.taken.join(' ')).toContain('Up to 600 may live in US-TX');
  });
});
