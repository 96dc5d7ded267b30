import { describe, expect, it } from 'vitest';
import { redactEvents } from '../index.ts';
import { FormatError } from '../formatError.ts';
import { broken, redactText } from '../testSupport.ts';

const text = (textContent: string, id = 9) => ({ type: 3, textContent, id });
const element = (tagName: string, attributes: object, ...childNodes: object[]) => ({
  type: 2,
  tagName,
  attributes,
  childNodes,
  id: 5,
});
const snapshot = (...childNodes: object[]) => ({
  type: 2,
  data: {
    node: {
      type: 0,
      childNodes: [
        { type: 1, name: 'html', publicId: '', systemId: '', id: 2 },
        element('html', {}, ...childNodes),
      ],
      id: 1,
    },
    initialOffset: { left: 0, top: 0 },
  },
  timestamp: 1700000000001,
});
const change = (data: object) => ({ type: 3, data, timestamp: 1700000000002 });
const mutation = (data: object) =>
  change({ source: 0, texts: [], attributes: [], removes: [], adds: [], ...data });
const known = [{ type: 'PERSON', value: 'Mira Okafor' }] as const;
const through = (...events: object[]): unknown[] => [...redactEvents(events, { known }).events];

describe('a session recording', () => {
  it.each([
    ['text', snapshot(element('p', {}, text('to a@b.example'))), ['to [EMAIL]']],
    [
      'text across inline elements',
      snapshot(element('p', {}, text('Mi'), element('b', {}, text('ra')))),
      ['"[PERSON]"'],
    ],
    ['titles', snapshot(element('p', { title: 'Okafor' })), ['"title":"[PERSON]"']],
    ['links', snapshot(element('a', { href: 'mailto:a%40b.example' })), ['mailto:[EMAIL]']],
    ['data attributes', snapshot(element('p', { 'data-password': 'sunshine' })), ['[PASSWORD]']],
    ['style sheets', snapshot(element('style', { _cssText: '/* a@b.example */' })), ['/* [EMAIL] */']],
    ['comments', snapshot({ type: 5, textContent: 'for Okafor', id: 4 }), ['for [PERSON]']],
    ['texts that change', mutation({ texts: [{ id: 9, value: 'Okafor' }] }), ['"value":"[PERSON]"']],
    [
      'attributes that change',
      mutation({ attributes: [{ id: 9, attributes: { title: 'Okafor', style: { color: 'a@b.example' } } }] }),
      ['[PERSON]', '[EMAIL]'],
    ],
    [
      'nodes that come',
      mutation({ adds: [{ parentId: 1, nextId: null, node: element('p', {}, text('Okafor')) }] }),
      ['[PERSON]'],
    ],
    [
      'addresses of pages',
      { type: 4, data: { href: 'https://x.example/?q=a%40b.example', width: 1, height: 1 }, timestamp: 1 },
      ['[URL]'],
    ],
    [
      'custom events',
      { type: 5, data: { tag: 'note', payload: { 'a@b.example': [4155552671] } }, timestamp: 1 },
      ['[EMAIL]', '[PHONE]'],
    ],
    [
      'the console',
      {
        type: 6,
        data: { plugin: 'rrweb/console@1', payload: { payload: ['"a@b.example"'], trace: [] } },
        timestamp: 1,
      },
      ['[EMAIL]'],
    ],
    [
      'style rules',
      change({ source: 8, adds: [{ rule: 'a{content:"a@b.example"}', index: 0 }] }),
      ['[EMAIL]'],
    ],
    ['numbers of attributes', snapshot(element('p', { 'aria-label': 4155552671 })), ['[PHONE]']],
    [
      'names of data attributes',
      snapshot(element('p', { 'data-okafor': 'a@b.example', id: 'x' })),
      ['"id":"x"'],
    ],
    ['chosen options', snapshot(element('option', { value: 'a@b.example' })), ['[EMAIL]']],
  ])('has no value in %s', (_, event, wanted) => {
    const said = JSON.stringify(through(event));
    expect(said).not.toMatch(/mira|okafor|b\.example|sunshine|4155552671/i);
    for (const mark of wanted) expect(said).toContain(mark);
  });

  it.each([
    ['in a field', snapshot(element('input', { type: 'text', value: 'whatever' }))],
    [
      'in a copy that a page keeps of it',
      snapshot(element('input', { type: 'password', 'data-value': 'whatever' })),
    ],
    ['in a text area', snapshot(element('textarea', { value: 'whatever' }, text('whatever')))],
    ['in a page that is written in', snapshot(element('div', { contenteditable: 'true' }, text('whatever')))],
    ['as it is typed', change({ source: 5, id: 77, text: 'whatever', isChecked: false })],
    ['by a script', mutation({ attributes: [{ id: 77, attributes: { value: 'whatever' } }] })],
  ])('has nothing that was typed %s', (_, event) => {
    const { events, dropped } = redactEvents([event]);
    expect(JSON.stringify(events)).not.toContain('whatever');
    expect(dropped.get('typed text')).toBeGreaterThan(0);
    expect(redactEvents(events).events).toEqual(events);
  });

  it('masks what is typed into a text that was there before', () => {
    const first = snapshot(element('div', { contenteditable: '' }, text('', 8), text('x', 9)));
    const said = JSON.stringify(through(first, mutation({ texts: [{ id: 9, value: 'secret' }] })));
    expect(said).not.toContain('secret');
  });

  it('hides a value from its first letter on', () => {
    const states = ['', 'to a', 'to a@b.ex', 'to a@b.example', 'to a@b.example!', 'other'];
    const events = states.map((value) => mutation({ texts: [{ id: 9, value }] }));
    expect(
      through(...events).map(
        (event) => (event as { data: { texts: { value: string }[] } }).data.texts[0]?.value,
      ),
    ).toEqual(['', 'to [EMAIL]!', 'to [EMAIL]', 'to [EMAIL]', 'to [EMAIL]!', 'other']);
  });

  it.each([
    ['drawings', change({ source: 9, id: 3, commands: [] }), 'event'],
    ['fonts', change({ source: 10, fontSource: 'x' }), 'event'],
    ['sources of later versions', change({ source: 99, secret: 'x' }), 'event'],
    ['events of later versions', { type: 9, data: {}, timestamp: 1 }, 'event'],
    ['other plugins', { type: 6, data: { plugin: 'other', payload: 'x' }, timestamp: 1 }, 'event'],
    ['events without a time', { type: 4, data: { href: 'x' } }, 'event'],
    ['unknown nodes', snapshot({ type: 9, secret: 'x', id: 6 }), 'unknown node'],
    ['unknown fields of nodes', snapshot({ ...text('x'), secret: 'x' }), 'unknown field'],
    ['unknown fields of events', { type: 0, data: {}, timestamp: 1, secret: 'x' }, 'unknown field'],
    ['odd names of attributes', snapshot(element('p', { 'secret@b.example': 'x' })), 'attribute name'],
    [
      'names of attributes with a number',
      snapshot(element('p', { 'secret-4155552671': 1 })),
      'attribute name',
    ],
    ['odd names of elements', snapshot(element('secret@b.example', {})), 'unknown node'],
    ['pictures', snapshot(element('img', { src: 'data:image/png;base64,secret' })), 'data URI'],
    ['canvas contents', snapshot(element('canvas', { rr_dataURL: 'secret' })), 'data URI'],
    ['pictures in styles', snapshot(element('p', { style: 'background:url(data:secret)' })), 'data URI'],
    ['handlers', snapshot(element('p', { onclick: 'secret' })), 'script'],
    ['scripts', snapshot(element('script', {}, text('secret'))), 'script'],
  ])('drops %s and counts them', (_, event, what) => {
    const { events, dropped } = redactEvents([event]);
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(dropped.get(what)).toBeGreaterThan(0);
  });

  const file = [
    { type: 4, data: { href: '/orders', width: 800, height: 600 }, timestamp: 1 },
    snapshot(element('p', { class: 'a' }, text('fine'))),
  ];

  it('is a file that is kept byte for byte without a value', () => {
    for (const source of [
      JSON.stringify(file),
      JSON.stringify({ events: file, version: 2 }),
      JSON.stringify(file, null, 2),
    ]) {
      expect(redactText(source, 'json')).toBe(source);
    }
    const lines = file.map((event) => `${JSON.stringify(event)}\n`).join('');
    expect(redactText(lines, 'jsonl')).toBe(lines);
  });

  it('is a file whose cover is searched too', () => {
    const source = JSON.stringify({
      user: 'a@b.example',
      'c@b.example': 1,
      events: [...file, snapshot(element('p', {}, text('Mi'), element('b', {}, text('ra'))))],
    });
    expect(redactText(source, 'json')).not.toMatch(/b\.example|Mi"/);
  });

  it('in lines is read as a recording', () => {
    const lines = [...file, change({ source: 5, id: 1, text: 'whatever' })]
      .map((event) => JSON.stringify(event))
      .join('\n');
    expect(redactText(lines, 'jsonl')).not.toContain('whatever');
    expect(() => redactText(`${lines}\n{"type":`, 'jsonl')).toThrow(FormatError);
  });

  it('gives nothing when a detector throws', () => {
    expect(() => redactEvents(file, { detectors: [broken] })).toThrow(RangeError);
  });
});
