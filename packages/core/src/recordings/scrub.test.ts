import { describe, expect, it } from 'vitest';
import { maskText, scrub, type Loose } from './index.ts';

/*
 * A value wherever an event of a recording can carry one. Nothing of it is left, and the shape of the event is.
 */

const masked = { text: maskText, attribute: () => true };
const VALUE = 'maria.gomez@mail.example';
const NUMBER = '4155550123';

const element = (attributes: Record<string, Loose>, childNodes: Loose[] = [], more = {}): Loose => ({
  ...{ type: 2, id: 7, tagName: 'div', attributes, childNodes, ...more },
});
const snapshot = (...childNodes: Loose[]): Loose => ({
  type: 2,
  timestamp: 5,
  data: { node: { type: 0, id: 1, childNodes }, initialOffset: { left: 0, top: 3 } },
});
const change = (data: Record<string, Loose>): Loose => ({ type: 3, timestamp: 5, data });
const kept = (event: Loose): string => JSON.stringify(scrub(event, masked));

const carriers: readonly (readonly [string, Loose])[] = [
  ['a text', snapshot({ type: 3, id: 2, textContent: VALUE })],
  [
    'a text in a style',
    snapshot({ type: 3, id: 2, textContent: `.a::before{content:"${VALUE}"}`, isStyle: true }),
  ],
  ['a comment', snapshot({ type: 5, id: 2, textContent: VALUE })],
  ['CDATA', snapshot({ type: 4, id: 2, textContent: VALUE })],
  ['the document type', snapshot({ type: 1, id: 2, name: VALUE, publicId: VALUE, systemId: VALUE })],
  ['the name of an element', snapshot({ ...(element({}) as object), tagName: `x-${VALUE}` })],
  ...[
    'title',
    'aria-label',
    'aria-description',
    'alt',
    'placeholder',
    'value',
    'href',
    'src',
    'srcdoc',
    'id',
    'name',
  ]
    .concat([
      'data-value',
      'data-variant',
      'class',
      'style',
      'role',
      'd',
      'points',
      'transform',
      'fill',
      'xlink:href',
    ])
    .concat([
      'aria-checked',
      'rr_dataURL',
      'rr_width',
      '_cssText',
      'onclick',
      'checked',
      'for',
      'action',
      'content',
    ])
    .map((name): readonly [string, Loose] => [`the attribute ${name}`, snapshot(element({ [name]: VALUE }))]),
  [
    'an SVG title',
    snapshot(element({}, [{ type: 3, id: 9, textContent: VALUE }], { tagName: 'title', isSVG: true })),
  ],
  ['a background', snapshot(element({ style: `background: url(https://x.example/${VALUE})` }))],
  ['a custom property', snapshot(element({ style: `--label: "${VALUE}"; width: 3px` }))],
  [
    'a content of a sheet',
    snapshot(element({ _cssText: `.a::after { content: "${VALUE}"; }` }, [], { tagName: 'style' })),
  ],
  [
    'an address of a sheet',
    snapshot(element({ _cssText: `.a { background: url("/${VALUE}"); }` }, [], { tagName: 'style' })),
  ],
  ['an import of a sheet', snapshot(element({ _cssText: `@import "/${VALUE}";` }, [], { tagName: 'style' }))],
  [
    'a property of a sheet',
    snapshot(element({ _cssText: `.a { --x: '${VALUE}'; }` }, [], { tagName: 'style' })),
  ],
  [
    'a shadow root',
    snapshot(element({}, [{ type: 3, id: 9, textContent: VALUE, isShadow: true }], { isShadowHost: true })),
  ],
  ['a text that changed', change({ source: 0, texts: [{ id: 3, value: VALUE }] })],
  ['an attribute that changed', change({ source: 0, attributes: [{ id: 3, attributes: { title: VALUE } }] })],
  [
    'a style that changed',
    change({ source: 0, attributes: [{ id: 3, attributes: { style: { content: VALUE, '--x': VALUE } } }] }),
  ],
  [
    'a node that came',
    change({
      source: 0,
      adds: [
        {
          parentId: 1,
          nextId: null,
          node: element({ title: VALUE }, [{ type: 3, id: 4, textContent: VALUE }]),
        },
      ],
    }),
  ],
  ['what was typed', change({ source: 5, id: 3, text: VALUE, isChecked: true })],
  ['a rule of a sheet', change({ source: 8, id: 3, adds: [{ rule: `.a{content:"${VALUE}"}` }] })],
  ['a drawing', change({ source: 9, id: 3, commands: [{ property: 'fillText', args: [VALUE] }] })],
  ['a font', change({ source: 10, family: VALUE, fontSource: VALUE })],
  ['the console', change({ source: 11, payload: [VALUE] })],
  ['a declaration', change({ source: 13, id: 3, set: { property: 'content', value: VALUE } })],
  ['an adopted sheet', change({ source: 15, id: 3, styles: [{ rules: [{ rule: VALUE }] }] })],
  [
    'an address',
    {
      type: 4,
      timestamp: 5,
      data: { href: `https://desk.example/tickets/${VALUE}?q=${VALUE}#${VALUE}`, width: 1, height: 1 },
    },
  ],
  ['a custom event', { type: 5, timestamp: 5, data: { tag: VALUE, payload: VALUE } }],
  ['a plugin', { type: 6, timestamp: 5, data: { plugin: VALUE, payload: VALUE } }],
  ['a kind nobody knows', { type: 99, timestamp: 5, data: { x: VALUE } }],
  ['something beside the data', { type: 0, timestamp: 5, data: {}, more: VALUE }],
  ['a number that is a text', change({ source: 2, type: VALUE, id: VALUE, x: VALUE })],
];

describe('a masked event', () => {
  it.each(carriers)('holds nothing of %s', (_, event) => {
    expect(JSON.stringify(event)).toContain(VALUE);
    expect(kept(event)).not.toMatch(/maria|gomez|mail\.example/);
  });

  it.each(
    [
      'width',
      'x',
      'cx',
      'rr_width',
      'd',
      'points',
      'viewBox',
      'transform',
      'stroke-width',
      'style',
      'data-size',
    ].map((name) => [name]),
  )('holds no number in %s', (name) => {
    const values = [NUMBER, `M${NUMBER} 4`, `1 ${NUMBER}`, `translate(${NUMBER})`, `width: ${NUMBER}px`];
    for (const value of values) expect(kept(snapshot(element({ [name]: value })))).not.toContain(NUMBER);
  });

  it('keeps what gives a page its look', () => {
    const attributes = {
      ...{
        class: 'm_8d3f4000 _card_1x2y3_12',
        style: 'width: 33.3333333%; --size: var(--mantine-spacing-md)',
      },
      ...{
        role: 'group',
        'aria-hidden': 'true',
        'data-variant': 'light',
        viewBox: '0 0 24 24',
        d: 'M4 4l3.5-2z',
      },
    };
    const of = scrub(snapshot(element(attributes, [], { isSVG: true })), masked);
    expect(of).toMatchObject({ data: { node: { childNodes: [{ id: 7, isSVG: true, attributes }] } } });
    const sheet = scrub(
      snapshot(element({ rel: 'stylesheet', href: 'https://desk.example/assets/index-B1x.css' })),
      masked,
    );
    expect(JSON.stringify(sheet)).toContain('"href":"/assets/index-B1x.css"');
    expect(kept(snapshot(element({ fill: 'url(#x)' }, [], { isSVG: true })))).toContain('"fill":"none"');
    const css = ':root{--mantine-color-body: #fff}@media (min-width: 40em){.a[data-x="on"]{color: red}}';
    expect(kept(snapshot(element({ _cssText: css }, [], { tagName: 'style' })))).toContain(
      JSON.stringify(css).slice(1, -1),
    );
    expect(kept(change({ source: 0, removes: [{ parentId: 1, id: 2 }], adds: [] }))).toContain(
      '"removes":[{"parentId":1,"id":2}]',
    );
    expect(
      kept(
        change({ source: 0, attributes: [{ id: 3, attributes: { style: { width: '3px', color: false } } }] }),
      ),
    ).toContain('"style":{"width":"3px","color":false}');
  });

  it('names its place by a pattern', () => {
    const at = (href: string): Loose => ({ type: 4, timestamp: 5, data: { href, width: 1280, height: 900 } });
    expect(kept(at('https://desk.example/tickets/tkt_1?entry=4#x'))).toContain(
      '"href":"/tickets/:ticket","width":1280',
    );
    expect(kept(at('https://desk.example/sidebar/sbr_1'))).toContain('"/sidebar/:sidebar"');
    expect(kept(at('/tickets'))).toContain('"/tickets"');
    expect(kept(at('https://desk.example/maria'))).toContain('"href":"/"');
  });

  it('makes nothing of what is no event', () => {
    for (const raw of [null, 3, 'x', [], {}, { type: 'x', data: {} }, { data: {} }])
      expect(scrub(raw, masked)).toBeNull();
    let deep: Loose = { type: 3, id: 1, textContent: VALUE };
    for (let level = 0; level < 5_000; level += 1) deep = element({}, [deep]);
    expect(kept(snapshot(deep)).length).toBeLessThan(100_000);
  });
});
