import { describe, expect, it } from 'vitest';
import type { ActMap, ResourceMap } from '../../../../api/types.ts';
import { actOf, BLANK, draftOf, draftProblems, mapOf, sampleCall, type ActDraft } from './actDraft.ts';

const endpoint: ResourceMap = {
  ...{ name: 'customers', kind: 'endpoint', table: '', key: 'id', subjectKey: 'id' },
  fields: [{ name: 'phone', label: 'Phone', category: 'user.contact.phone_number', type: 'text' }],
};
const onFile: ActDraft['params'][number] = {
  ...{ name: 'to', label: 'Number on file' },
  use: { kind: 'held', field: 'phone' },
};
const call: ActDraft = {
  ...{ name: 'call', label: 'Call', says: 'Telephones ring.', method: 'POST', path: '/calls' },
  params: [onFile],
  body: '{"to": "{to}", "record": false}',
};

describe('an act as it is written', () => {
  it('is the same after it went into the map and came out', () => {
    const kept: ActMap = mapOf(actOf(call));
    expect(kept).toEqual({
      ...{ name: 'call', label: 'Call', says: 'Telephones ring.', method: 'POST', path: '/calls' },
      params: [{ name: 'to', label: 'Number on file', use: { kind: 'held', field: 'phone' } }],
      body: { to: '{to}', record: false },
    });
    expect(mapOf(actOf(draftOf(kept)))).toEqual(kept);
    const bare = mapOf(actOf({ ...call, path: '/calls/{id}', params: [], body: '' }));
    expect(bare).not.toHaveProperty('body');
    expect(draftOf(bare).body).toBe('');
  });

  it('describes what its path and body name, and nothing else', () => {
    const draft = { ...call, path: '/customers/{id}/calls', body: '{"to":"{to}","line":{"no":["{line}"]}}' };
    expect(actOf(draft).params.map(({ name, use }) => [name, use.kind])).toEqual([
      ['id', 'subject'],
      ['to', 'held'],
      ['line', 'typed'],
    ]);
    expect(actOf({ ...draft, body: '' }).params.map(({ name }) => name)).toEqual(['id']);
  });

  it.each<[string, Partial<ActDraft>, RegExp]>([
    ['no JSON', { body: '{"to": {to}}' }, /no JSON object/],
    ['a list', { body: '["{to}"]' }, /no JSON object/],
    ['a name of another', { name: 'refund' }, /another act/],
    ['no short word', { name: 'Call them' }, /no short word/],
    ['no words', { label: ' ' }, /no words/],
    ['a path with a query', { path: '/calls?to={to}' }, /the path is not/],
    ['a value on file in the path', { path: '/calls/{to}', body: '' }, /may not stand in the path/],
    [
      'a field that is not there',
      { params: [{ ...onFile, use: { kind: 'held', field: 'fax' } }] },
      /no field/,
    ],
    ['nobody', { body: '{"text":"{text}"}' }, /whose it is/],
    [
      'nothing to choose',
      {
        body: '{"to":"{to}","line":"{line}"}',
        params: [onFile, { name: 'line', label: 'Line', use: { kind: 'choice', values: [] } }],
      },
      /nothing to choose/,
    ],
  ])('is not kept with %s', (_, change, why) => {
    const others = [mapOf(actOf({ ...call, name: 'refund' }))];
    expect(draftProblems(call, endpoint, others)).toEqual([]);
    expect(draftProblems({ ...call, ...change }, endpoint, others).join('\n')).toMatch(why);
  });

  it('is shown as a call with made-up values, once it is one', () => {
    expect(sampleCall(call, endpoint)).toBe(
      'POST /calls\n{\n  "to": "+1 202 555 0123",\n  "record": false\n}',
    );
    expect(sampleCall({ ...call, path: '/customers/{id}', body: '' }, endpoint)).toBe('POST /customers/1042');
    expect(sampleCall(BLANK, endpoint)).toBe('POST /');
  });
});
