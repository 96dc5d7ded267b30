import { describe, expect, it } from 'vitest';
import { accept, type Remembered, type Seen } from './binding.ts';
import { dutyHours } from './duty.ts';
import { mayShowIdentity } from './fileKind.ts';
import { textOfHtml } from './html.ts';
import { isMarked, isMarkedWith, marked } from './marked.ts';
import { showing } from './seats.ts';

const seen: Seen = { requesters: ['r'], copies: [], customer: null, mergedFrom: 0, merged: false };
const before: Remembered = { requesters: ['r'], copies: ['c'], customer: '7' };
const byCrm = (value: string) => ({ value, bySetter: true });

describe('what a helpdesk says of a ticket', () => {
  it.each<[string, Remembered | null, Partial<Seen>, boolean, readonly string[]]>([
    ['nobody named: nobody', null, {}, false, []],
    ['named by the company: the customer', null, { customer: byCrm('7') }, true, []],
    ['named by anybody else: nobody', null, { customer: { value: '7', bySetter: false } }, false, ['forged']],
    ['named late', { ...before, customer: null }, { customer: byCrm('7') }, true, []],
    ['the same again', before, { customer: byCrm('7') }, true, []],
    ['another', before, { customer: byCrm('8') }, false, ['customer']],
    [
      'another, and not by the company',
      before,
      { customer: { value: '8', bySetter: false } },
      false,
      ['forged'],
    ],
    ['cleared', before, {}, false, []],
    ['another requester', before, { requesters: ['x'] }, false, ['requester']],
    ['one requester more', before, { requesters: ['r', 'x'] }, false, ['requester']],
    ['a copy less', before, { copies: [] }, false, []],
    ['a copy more', before, { copies: ['c', 'd'] }, false, ['copy']],
    ['merged into it', before, { mergedFrom: 1 }, false, ['merge']],
    ['merged away, and named', null, { merged: true, customer: byCrm('7') }, false, ['merge']],
  ])('%s', (_, known, now, binds, changes) => {
    const accepted = accept(known, { ...seen, ...now });
    expect({ binds: accepted.binds, changes: accepted.changes }).toEqual({ binds, changes });
    // First sight stays.
    if (known?.customer != null) expect(accepted.remember).toEqual(known);
  });
});

describe('the words of an HTML message', () => {
  it.each([
    ['<p>Hello <b>you</b></p><p>there</p>', 'Hello you\nthere'],
    ['a<br>b &lt;i&gt; &amp;amp; &#65;&#x42;', 'a\nb <i> &amp; AB'],
    ['x<script>alert(1)</script>y<style>b{}</style>', 'xy'],
    ['x<!-- <p>hidden</p> -->y', 'xy'],
    ['4<b>1</b>11 1<i>1</i>11', '4111 1111'],
    ['&#0;&#xd800;&bogus;', '&bogus;'],
    ['<script>never closed', ''],
  ])('%j', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });
});

it('a comment of Cordon’s is known by its entry', () => {
  const text = marked('Called them', 12);
  expect([isMarked(text), isMarkedWith(text, 12), isMarkedWith(text, 2)]).toEqual([true, true, false]);
  expect(isMarked('[Cordon entry 12] and more')).toBe(false);
});

it.each([
  ['passport.png', 'image/png', true],
  ['scan.pdf', 'application/pdf', true],
  ['my passport.txt', 'text/plain', true],
  ['x', 'application/octet-stream', true],
  ['x', '', true],
  ['order.csv', 'text/csv; charset=utf-8', false],
])('%s of type %j may show a document: %s', (name, mediaType, may) => {
  expect(mayShowIdentity({ name, mediaType })).toBe(may);
});

describe('a seat', () => {
  const people = [{ person: 'per_1', vendor: 'pty_1', email: 'ada@desk.example', sso: ['ada.desk'] }];
  it.each([
    [
      'by mail, however it is written',
      { email: ' ADA@desk.example', sso: null, sights: ['tickets'] as const },
      true,
    ],
    ['by login', { email: null, sso: 'ada.desk', sights: ['admin'] as const }, true],
    ['of somebody else', { email: 'ben@desk.example', sso: 'ben', sights: ['tickets'] as const }, false],
    ['that shows nothing', { email: 'ada@desk.example', sso: null, sights: [] }, false],
    [
      'with a token that shows nothing',
      { email: 'ada@desk.example', sso: null, sights: ['token'] as const },
      false,
    ],
  ])('%s', (_, seat, found) => {
    expect(showing([{ id: '1', ...seat }], people)).toHaveLength(found ? 1 : 0);
  });
});

it('the strictest duty to delete documents counts', () => {
  const duty = (clause: string, hours: number) => ({
    clause,
    kind: 'document-erasure',
    by: 'controller' as const,
    hours,
  });
  expect(dutyHours([])).toBeNull();
  expect(dutyHours([duty('7.1', 72), duty('7.2', 24)])).toEqual({ clause: '7.2', hours: 24 });
  expect(dutyHours([{ clause: '7.3', kind: 'deletion', by: 'processor', hours: 1 }])).toBeNull();
});
