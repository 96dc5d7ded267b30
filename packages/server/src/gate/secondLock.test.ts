import { nothingOwn } from '@cordon/core/dictionaries';
import { ownWords } from '@cordon/core/recordings';
import { redactEvents } from '@cordon/pii/formats';
import { expect, it } from 'vitest';
import { secondLock } from './secondLock.ts';

const known = [
  { type: 'PERSON', value: 'Maria Light' },
  { type: 'EMAIL', value: 'mlight9@mail.example' },
  { type: 'ACCOUNT', value: 'HH-0042-77' },
] as const;
const lock = secondLock(known, ownWords(['E-mail']), nothingOwn);

const text = (textContent: string) => ({
  ...{ type: 2, timestamp: 1 },
  data: { node: { type: 0, id: 1, childNodes: [{ type: 3, id: 2, textContent }] } },
});
const styled = (attributes: Record<string, string>) => ({
  ...{ type: 2, timestamp: 1 },
  data: {
    node: { type: 0, id: 1, childNodes: [{ type: 2, id: 2, tagName: 'p', attributes, childNodes: [] }] },
  },
});

it.each([
  ['•••••• ••••••', {}],
  ['Reveal', {}],
  ['E-mail', {}],
  ['Maria called', { PERSON: 1 }],
  ['mlight9@mail.example', { EMAIL: 1 }],
  ['someone.else@mail.example', { EMAIL: 1 }],
  ['account HH 0042 77', { ACCOUNT: 1 }],
  ['a sentence of nobody', { TEXT: 1 }],
])('of the text %j finds %j', (given, found) => {
  const checked = lock([text(given)]);
  expect(checked.found).toEqual(found);
  expect(JSON.stringify(checked.events).includes(given)).toBe(Object.keys(found).length === 0);
});

it('leaves nothing that the redaction of recordings by the pii package would find', () => {
  const texts = [
    'Maria called',
    'to mlight9@mail.example',
    'HH 0042 77',
    '415-555-2671',
    '4111 1111 1111 1111',
  ];
  const raw = [...texts.map(text), styled({ class: 'HH-0042-77', title: 'Maria Light' })];
  expect(redactEvents(raw, { known }).counts.size).toBeGreaterThan(2);
  expect([...redactEvents(lock(raw).events, { known }).counts]).toEqual([]);
});

it('takes what that redaction would leave: it hides what it finds, this lock keeps what it knows', () => {
  const unknown = [text('her rabbit is Biscuit')];
  expect(JSON.stringify(redactEvents(unknown, { known }).events)).toContain('Biscuit');
  expect(JSON.stringify(lock(unknown).events)).not.toContain('Biscuit');
});

it('takes an attribute that carries a value, and leaves one that is only called like somebody', () => {
  const checked = lock([styled({ class: 'card HH-0042-77', 'data-variant': 'light', style: 'color: red' })]);
  expect(checked.found).toEqual({ ACCOUNT: 1 });
  const kept = JSON.stringify(checked.events);
  expect(kept).not.toContain('0042');
  expect(kept).toContain('"data-variant":"light"');
});

it('counts what is no event', () => {
  expect(lock([{ type: 5, timestamp: 1, data: { payload: 'x' } }, null, text('Reveal')])).toMatchObject({
    ...{ dropped: 2, found: {} },
    events: [{ type: 2 }],
  });
});
