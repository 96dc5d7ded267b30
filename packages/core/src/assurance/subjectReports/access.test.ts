import { describe, expect, it } from 'vitest';
import { accessesOf, type ConcernedEntry } from './access.ts';

/* What an entry says, in a report for the customer it is about. */

const part = (treatments: Record<string, string>, rows = 1, resource = 'customers') => ({
  ...{ resource, allow: true, rows, treatments, citations: [{ clause: '2.1' }] },
});

function entry(index: number, body: Record<string, unknown>, via: ConcernedEntry['via'] = 'subject') {
  return {
    ...{ index, via },
    body: {
      ...{ kind: 'access', act: 'read', at: `2026-11-02T08:00:0${String(index)}.000Z`, person: 'per_ada' },
      ...{ party: 'pty_desk', purpose: 'order-support', agreement: 'agr_1', version: 1, ticket: 'tic_1' },
      ...{
        access: `a${String(index)}`,
        field: null,
        flags: [],
        parts: [],
        citations: [],
        code: null,
        ...body,
      },
    },
  };
}

const one = (body: Record<string, unknown>, via?: ConcernedEntry['via']) =>
  accessesOf([entry(1, body, via)])[0];

describe('an access in a report', () => {
  it.each([
    ['a read', {}, 'seen'],
    ['a tool', { flags: ['door-http'] }, 'seen-by-tool'],
    ['a file', { flags: ['attachment'] }, 'file-seen'],
    ['an emergency', { flags: ['emergency'] }, 'seen'],
    ['a confirm', { act: 'confirm' }, 'compared'],
    ['a reveal', { act: 'reveal', flags: ['again'] }, 'revealed'],
    ['a note', { act: 'note' }, 'noted'],
    ['a reply', { act: 'reply', kind: 'outcome' }, 'written-to'],
    ['an act', { act: 'act', kind: 'outcome', flags: ['act:reset'] }, 'acted'],
    ['a piece of an export', { act: 'export', flags: ['again'] }, 'exported'],
    ['a count', { act: 'export', flags: ['count'] }, 'counted'],
    ['an original', { act: 'unseal' }, 'unsealed'],
    ['a recording', { recording: 'rec_1', parts: [part({}, 1, 'recording')] }, 'recording-watched'],
    [
      'the second lock',
      { recording: 'rec_1', flags: ['recording'], parts: [part({})] },
      'searched-by-machine',
    ],
    ['anonymising', { flags: ['anonymise'], purpose: 'quality' }, 'searched-by-machine'],
    ['a review', { flags: ['review'], purpose: 'quality' }, 'quality-read'],
  ])('%s is told as what it was', (_, body, deed) => {
    expect(one(body)?.deed).toBe(deed);
  });

  it('names the fields that were met, and how: neither hidden ones nor those of no row', () => {
    const parts = [
      part({ name: 'clear', email: 'partial', born: 'hidden' }),
      part({ iban: 'clear' }, 0, 'cards'),
    ];
    expect(one({ parts })?.fields).toEqual([
      { resource: 'customers', field: 'name', how: 'clear' },
      { resource: 'customers', field: 'email', how: 'partial' },
    ]);
    expect(one({ act: 'confirm', field: 'email', parts })?.fields[0]?.how).toBe('compared');
    expect(one({ act: 'act', kind: 'outcome', parts: [part({ email: 'clear' }, 0)] })?.fields[0]?.how).toBe(
      'used',
    );
    expect(one({ act: 'note', parts })?.fields).toEqual([]);
    expect(one({ flags: ['count'], act: 'export', parts })?.fields).toEqual([]);
  });

  it('is one whatever number of entries it has', () => {
    const all = accessesOf([
      entry(3, { access: 'x', parts: [part({ name: 'clear' })], flags: ['continued'] }),
      entry(1, { access: 'x', parts: [part({ name: 'clear' })] }),
      entry(2, { access: null, recording: 'rec_1' }),
      entry(4, { access: null, recording: 'rec_1' }),
    ]);
    expect(all.map(({ entries }) => entries)).toEqual([[1, 3], [2], [4]]);
    expect(all[0]?.fields).toHaveLength(1);
  });

  it('is done, refused, or of an end nobody entered', () => {
    const of = (...kinds: string[]) =>
      accessesOf(kinds.map((kind, nth) => entry(nth, { access: 'x', act: 'reply', kind })))[0]?.outcome;
    expect(of('intent', 'outcome')).toBe('done');
    expect(of('intent')).toBe('not-known');
    expect(of('intent', 'fault')).toBe('not-known');
    expect(of('access', 'refusal')).toBe('done');
    expect(of('refusal')).toBe('refused');
    expect(one({ kind: 'refusal', code: 'limit-reached', parts: [part({ name: 'clear' })] })).toMatchObject({
      ...{ outcome: 'refused', code: 'limit-reached', fields: [] },
    });
  });

  it('is, of a look-up, whoever it found', () => {
    expect(one({ act: 'lookup', field: 'email' }, 'subject')).toBeUndefined();
    expect(one({ act: 'lookup', field: 'email' }, 'found')?.deed).toBe('found');
  });

  it('is not left out when it cannot be read', () => {
    expect(() => one({ parts: null })).toThrow('of no access');
    expect(() => one({ person: 7 })).toThrow('no person');
  });
});
