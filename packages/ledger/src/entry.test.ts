import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toUtf8 } from './bytes.ts';
import { commit, leafBytes, openEntry, parseLeaf } from './entry.ts';
import type { Leaf } from './entry.ts';

const salt = new Uint8Array(32).fill(7);
const body = { kind: 'reveal', agent: 'agt_1', field: 'user.contact.email' };
const leaf: Leaf = { v: 1, t: '2026-10-01T09:30:00.000Z', c: commit(body, salt) };

describe('commit', () => {
  it('is SHA-256 of tag, salt and canonical body', () => {
    const expected = createHash('sha256')
      .update('cordon/entry-commitment/v1\n')
      .update(salt)
      .update('{"agent":"agt_1","field":"user.contact.email","kind":"reveal"}')
      .digest('base64');
    expect(commit(body, salt)).toBe(expected);
  });

  it.each([0, 31, 33])('refuses a salt of %i bytes', (length) => {
    expect(() => commit(body, new Uint8Array(length))).toThrow('a salt is 32 bytes');
  });
});

describe('openEntry', () => {
  it('opens with the body, whatever the order of its keys', () => {
    expect(openEntry(leaf, salt, { field: body.field, agent: body.agent, kind: body.kind })).toBe(true);
  });

  it('does not open with another salt, another body, or what is no body', () => {
    expect(openEntry(leaf, new Uint8Array(32).fill(8), body)).toBe(false);
    expect(openEntry(leaf, salt.subarray(1), body)).toBe(false);
    expect(openEntry(leaf, salt, { ...body, agent: 'agt_2' })).toBe(false);
    expect(openEntry(leaf, salt, { ...body, more: null })).toBe(false);
    expect(openEntry(leaf, salt, Number.NaN)).toBe(false);
  });
});

describe('leaf', () => {
  it('is canonical JSON of three members', () => {
    const bytes = leafBytes(leaf);
    expect(Buffer.from(bytes).toString()).toBe(`{"c":"${leaf.c}","t":"2026-10-01T09:30:00.000Z","v":1}`);
    expect(parseLeaf(bytes)).toEqual(leaf);
  });

  const text = Buffer.from(leafBytes(leaf)).toString();
  it.each([
    ['white space', text.replace(',', ', ')],
    ['a newline at the end', `${text}\n`],
    ['another order', `{"v":1,"c":"${leaf.c}","t":"${leaf.t}"}`],
    ['one key more', text.replace('}', ',"x":1}')],
    ['a key twice', text.replace('}', ',"v":1}')],
    ['an escape', text.replace('"t"', '"\\u0074"')],
    ['another version', text.replace('"v":1', '"v":2')],
    ['a version as a float', text.replace('"v":1', '"v":1.0')],
    ['a time without milliseconds', text.replace('.000Z', 'Z')],
    ['a time with an offset', text.replace('.000Z', '.000+00:00')],
    ['30 February', text.replace('2026-10-01', '2026-02-30')],
    ['24 o’clock', text.replace('09:30:00', '24:00:00')],
    ['a time of other signs', text.replace('09:30:00', '09:30:0:')],
    ['a short commitment', text.replace(leaf.c, leaf.c.slice(4))],
    ['a commitment that is not canonical base64', text.replace(leaf.c.slice(-2), 'B=')],
    ['nothing', ''],
  ])('refuses %s', (_, wrong) => {
    expect(() => parseLeaf(toUtf8(wrong))).toThrow(expect.objectContaining({ code: 'entry' }));
  });

  it('is not written when it could not be read', () => {
    expect(() => leafBytes({ ...leaf, t: '2026-10-01' })).toThrow('not a canonical leaf');
    expect(() => leafBytes({ ...leaf, c: `${leaf.c}","x":"` })).toThrow('not a canonical leaf');
  });
});
