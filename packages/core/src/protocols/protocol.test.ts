import { describe, expect, it } from 'vitest';
import { supportTemplate } from '../agreements/index.ts';
import type { DataMap, Treatment } from '../kernel/index.ts';
import { compile, type Policy } from '../policy/index.ts';
import { boundsFor, heldTo, purposesOf, widestBounds } from './bounds.ts';
import { askingBreaches, breachesOf, type FoundValue } from './breaches.ts';
import { changesBetween } from './changes.ts';
import { checkProtocol, widerThan } from './check.ts';
import { draftProtocol } from './draft.ts';
import { ruleOf } from './find.ts';
import {
  MOST_CHARACTERS,
  narrower,
  protocolText,
  widerIn,
  type Protocol,
  type ProtocolRule,
} from './protocol.ts';
import { artefactOf } from './sentences.ts';

const fields = [
  ['full_name', 'Name', 'user.name'],
  ['email', 'E-mail', 'user.contact.email'],
  ['card', 'Card number', 'user.financial.credit_card'],
  ['drug', 'Medicine', 'user.health_and_medical'],
  ['plan', 'Plan', 'system.operations'],
] as const;

const dataMap: DataMap = {
  source: 'shop',
  version: 1,
  resources: [
    {
      ...{ name: 'customers', kind: 'table', table: 'public.customers', key: 'id', subjectKey: 'id' },
      fields: fields.map(([name, label, category]) => ({ name, label, category, type: 'text' as const })),
    },
    {
      ...{ name: 'conversation', kind: 'thread', table: '', key: 'id', subjectKey: '' },
      fields: [{ name: 'body', label: 'Message', category: 'user.content.private', type: 'text' }],
    },
  ],
};

const { terms: base } = supportTemplate({
  ...{ agreement: 'agr_1', version: 3, controller: 'pty_shop', processor: 'pty_desk' },
  ...{ controllerName: 'Shop', processorName: 'Desk' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
});

/** Two roles of one purpose, of which the second sees what is given. */
function policyOf(
  second: Readonly<Record<string, { treatment: Treatment; confirm?: boolean }>> = {},
): Policy {
  const first = {
    'user.name': { treatment: 'clear' },
    'user.contact.email': { treatment: 'partial', lookup: true },
    'user.financial.credit_card': { treatment: 'partial' },
    'user.health_and_medical': { treatment: 'hidden' },
  } as const;
  const permission = (clause: string, role: string, grants: object) => ({
    ...{ clause, purpose: 'orders', roles: [role], subjects: 'ticket-in-hand' as const },
    operations: ['read', 'lookup', 'confirm', 'note', 'reply'] as const,
    fields: Object.entries(grants).map(([category, grant]) => ({
      category,
      ...(grant as { treatment: Treatment }),
    })),
  });
  const terms = {
    ...base,
    permissions: [permission('2.1', 'tier1', first), permission('2.2', 'tier2', { ...first, ...second })],
  };
  const compiled = compile(terms, 'ab'.repeat(32), dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled));
  return compiled.policy;
}

const none = () => false;
const rule = (protocol: Protocol, category: string): ProtocolRule => ruleOf(protocol, category);

function changed(protocol: Protocol, category: string, by: Partial<ProtocolRule>): Protocol {
  return {
    ...protocol,
    rules: protocol.rules.map((one) => (one.category === category ? { ...one, ...by } : one)),
  };
}

describe('the protocol that the terms come to', () => {
  const draft = draftProtocol(policyOf(), 'orders', 1);

  it('speaks of each kind of personal data once, and of nothing else', () => {
    expect(draft.rules.map(({ category }) => category)).toEqual([
      ...['user.name', 'user.contact.email', 'user.financial.credit_card', 'user.health_and_medical'],
    ]);
  });

  it.each([
    [
      'user.name',
      'May ask. May read aloud. In notes only what is shown. May send to the customer. Never pass on to others.',
    ],
    [
      'user.contact.email',
      'May confirm. Read aloud only what is shown. In notes only what is shown. Send only what is shown. Never pass on to others.',
    ],
    [
      'user.financial.credit_card',
      'May ask for the part shown. Read aloud only what is shown. In notes only what is shown. Send only what is shown. Never pass on to others.',
    ],
    ['user.health_and_medical', 'Never ask. Never read aloud. Never type into notes. Never send.'],
  ])('says beside %s: %s', (category, words) => {
    expect(artefactOf(rule(draft, category)).join(' ')).toBe(words);
  });

  it('has sentences that fit beside a field, and passes its own check', () => {
    for (const { says } of draft.rules) expect(says.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(checkProtocol(draft, policyOf(), none)).toEqual([]);
  });

  it('refuses whole what may not be asked for, and mends the rest', () => {
    expect(draft.rules.map(({ breach }) => breach)).toEqual(['remove', 'remove', 'refuse', 'refuse']);
  });
});

describe('a protocol', () => {
  const policy = policyOf();
  const draft = draftProtocol(policy, 'orders', 1);

  it.each([
    ['ask', 'value', '2.1'],
    ['aloud', 'full', '2.1'],
    ['note', 'part', '2.1'],
    ['customer', 'part', '2.1'],
    ['others', 'full', '2.1'],
  ] as const)(
    'that goes further than the terms in %s is told so with the clause',
    (channel, level, clause) => {
      const wide = changed(draft, 'user.health_and_medical', { [channel]: level });
      expect(checkProtocol(wide, policy, none)).toMatchObject([
        { channel, clause, category: 'user.health_and_medical' },
      ]);
    },
  );

  it('may be narrower', () => {
    const narrow = changed(draft, 'user.name', { ask: 'never', customer: 'never', breach: 'refuse' });
    expect(checkProtocol(narrow, policy, none)).toEqual([]);
  });

  it.each([
    ['leaves a category out', { ...draft, rules: draft.rules.slice(1) }],
    ['says one twice', { ...draft, rules: [...draft.rules, ...draft.rules.slice(0, 1)] }],
    ['names data that is not there', changed(draft, 'user.name', { category: 'user.biometric' })],
    ['cites another clause', changed(draft, 'user.name', { clause: '9.9' })],
    ['says nothing', changed(draft, 'user.name', { says: ' ' })],
    ['says too much', changed(draft, 'user.name', { says: 'x'.repeat(MOST_CHARACTERS + 1) })],
    ['excuses every address', { ...draft, ours: ['@'] }],
    ['excuses a letter', { ...draft, ours: ['a'] }],
    ['is of work nobody may do', { ...draft, purpose: 'leisure' }],
  ])('that %s is not put in force', (_, protocol) => {
    expect(checkProtocol(protocol, policy, none)).not.toEqual([]);
  });

  it('with personal data in a sentence is not put in force', () => {
    expect(checkProtocol(draft, policy, (text) => text.includes('E-mail'))).toMatchObject([
      { category: 'user.contact.email' },
    ]);
  });

  it('may go as far as whichever role goes furthest, and holds for each as far as that one goes', () => {
    const two = policyOf({ 'user.contact.email': { treatment: 'clear' } });
    const wide = draftProtocol(two, 'orders', 1);
    expect(rule(wide, 'user.contact.email')).toMatchObject({ customer: 'full', clause: '2.2' });
    expect(rule(heldTo(wide, two, 'tier1'), 'user.contact.email').customer).toBe('part');
    expect(rule(heldTo(wide, two, 'tier2'), 'user.contact.email').customer).toBe('full');
  });

  it('written under wider terms is held to the narrower ones in force', () => {
    const wide = draftProtocol(policyOf({ 'user.contact.email': { treatment: 'clear' } }), 'orders', 1);
    expect(widerThan(wide, widestBounds(policy, 'orders')).map(({ category }) => category)).toContain(
      'user.contact.email',
    );
    expect(rule(heldTo(wide, policy, 'tier2'), 'user.contact.email').customer).toBe('part');
    expect(rule(heldTo(wide, policy, 'nobody'), 'user.name')).toMatchObject({
      ask: 'never',
      customer: 'never',
    });
  });

  it('has one text, whatever the order its parts were made in', () => {
    const reversed = {
      ...draft,
      rules: draft.rules.map(
        (one) => Object.fromEntries(Object.entries(one).toReversed()) as unknown as ProtocolRule,
      ),
    };
    expect(protocolText(reversed)).toBe(protocolText(draft));
    expect(protocolText({ ...draft, version: 2 })).not.toBe(protocolText(draft));
  });

  it('differs from another in what was changed', () => {
    const after = changed({ ...draft, rules: draft.rules.slice(0, 3) }, 'user.name', { ask: 'never' });
    expect(changesBetween(draft, after)).toEqual([
      { category: 'user.name', label: 'Name', what: 'ask', before: 'value', after: 'never' },
      expect.objectContaining({ category: 'user.health_and_medical', what: 'gone' }),
    ]);
    expect(purposesOf(policy)).toEqual(['orders']);
    expect(boundsFor(policy, 'tier1', 'leisure').every(({ ask }) => ask === 'never')).toBe(true);
  });

  it('is never wider for having a rule more', () => {
    const a = { ask: 'value', aloud: 'full', note: 'part', customer: 'full', others: 'full' } as const;
    const b = { ask: 'never', aloud: 'part', note: 'never', customer: 'never', others: 'part' } as const;
    expect(widerIn(narrower(a, b), a)).toEqual([]);
    expect(widerIn(narrower(a, b), b)).toEqual([]);
  });
});

describe('a text', () => {
  const protocol = { ...draftProtocol(policyOf(), 'orders', 1), ours: ['@shop.example', '+1 202 555 0100'] };
  const found = (text: string, piece: string, rest: object): FoundValue => {
    const start = text.indexOf(piece);
    return { start, end: start + piece.length, ...rest } as FoundValue;
  };

  it.each([
    ['What is your CVV?', 'never'],
    ['Please send me your card number.', 'part'],
    ['What medicine do you take?', 'never'],
    ['Could you tell me your passport number?', 'unnamed'],
  ])('is held back: %s (%s)', (text) => {
    expect(askingBreaches(protocol, text)).toMatchObject([{ does: 'asks', then: 'refuse' }]);
  });

  it.each([
    'Could you tell me your name?',
    'What is your e-mail address?',
    'What are the last four digits of your card?',
    'We never ask for a password.',
  ])('goes: %s', (text) => {
    expect(askingBreaches(protocol, text)).toEqual([]);
  });

  it.each([
    ['whole and shown in part', 'user.contact.email', true, 'reply', 1],
    ['in part and shown in part', 'user.contact.email', false, 'reply', 0],
    ['in clear', 'user.name', true, 'reply', 0],
    ['in clear, to others', 'user.name', true, 'act', 1],
    ['hidden, in part', 'user.health_and_medical', false, 'reply', 1],
    ['in clear, in a note', 'user.name', true, 'note', 1],
    ['in part, in a note', 'user.name', false, 'note', 0],
    ['of a kind nobody granted', 'user.biometric', false, 'note', 1],
  ] as const)('with the customer’s value %s', (_, category, whole, channel, breaches) => {
    const text = 'It is BLUE.';
    expect(
      breachesOf(protocol, channel, text, [found(text, 'BLUE', { whose: 'customer', category, whole })]),
    ).toHaveLength(breaches);
  });

  it('tells of the customer’s own address as of a stranger’s', () => {
    const text = 'Is it mira@mail.example?';
    const anyone = found(text, 'mira@mail.example', { whose: 'anyone', type: 'EMAIL' });
    const own = found(text, 'mira@mail.example', {
      whose: 'customer',
      category: 'user.contact.email',
      whole: true,
    });
    expect(breachesOf(protocol, 'reply', text, [anyone, own])).toEqual(
      breachesOf(protocol, 'reply', text, [anyone]),
    );
  });

  it('may say the parties’ own addresses, and what says nothing of anybody', () => {
    const text = 'Write to help@shop.example or call (202) 555-0100, by 3 May; not help@shop.example.org.';
    const say = (piece: string, type: string) => found(text, piece, { whose: 'anyone', type });
    expect(
      breachesOf(protocol, 'reply', text, [say('help@shop.example', 'EMAIL'), say('3 May', 'DATE')]),
    ).toEqual([]);
    expect(breachesOf(protocol, 'reply', text, [say('help@shop.example.org', 'EMAIL')])).toHaveLength(1);
  });

  it('is never excused by an address of the parties’ own where it is the customer’s', () => {
    const text = 'Write to help@shop.example.';
    const own = found(text, 'help@shop.example', {
      whose: 'customer',
      category: 'user.contact.email',
      whole: true,
    });
    expect(breachesOf(protocol, 'reply', text, [own])).toHaveLength(1);
  });
});
