import { rulesFor, type DictionaryEntry } from '@cordon/core/dictionaries';
import { ownWords } from '@cordon/core/recordings';
import { Failure } from '@cordon/core/kernel';
import { compileCustom } from '@cordon/pii';
import { describe, expect, it } from 'vitest';
import {
  asking,
  demoPolicy,
  fakeWorld,
  noRules,
  NOW,
  who,
  work,
  type FakeWorld,
} from '../../../../tests/support/gate.ts';
import { secondLock, type GatePorts, type RulesPort } from './index.ts';
import type { Passed } from './passed.ts';
import { anonymise } from './quality.ts';

/* The company's own rules at every place where the gate redacts a text: with them, without them, and where they cannot be had. */

const WORD = 'kettle project';
const entries: readonly DictionaryEntry[] = [{ kind: 'word', type: 'ORG', purpose: null, text: WORD }];
const plain = rulesFor(entries, work.purpose);
const asked: string[] = [];
const ofCompany: RulesPort = {
  of: (purpose) => {
    asked.push(purpose);
    return Promise.resolve({ plain, compiled: compileCustom(plain) });
  },
};
const unavailable: RulesPort = { of: () => Promise.reject(new Failure('rules-unavailable')) };

const said = `about the ${WORD} again`;
const message = { id: 'm1', at: NOW, author: 'customer', by: null, body: said, attachments: [] } as const;
const file = { name: 'note.txt', mediaType: 'text/plain', body: new TextEncoder().encode(said) };
const reason = { code: 'customer-asked', text: said } as const;

const world = (rules: RulesPort): FakeWorld => fakeWorld({ messages: [message], file, ports: { rules } });

const places: readonly (readonly [string, (made: FakeWorld) => Promise<unknown>])[] = [
  ['a conversation', ({ gate }) => gate.read(who, work, asking('read'))],
  ['a file', ({ gate }) => gate.attachment(who, work, asking('read', { resources: ['conversation'] }), 'f1')],
  ['a note', ({ gate }) => gate.note(who, work, asking('note'), said)],
  [
    'a reply as it is kept',
    ({ gate }) => gate.reply(who, work, asking('reply'), { subject: 'x', text: said }),
  ],
  ['a reason', ({ gate }) => gate.reveal(who, work, asking('reveal', { reason }))],
];

describe.each(places)('%s', (_, ask) => {
  /** What left and what was entered, but for what goes to the customer. */
  const shown = async (rules: RulesPort): Promise<string> => {
    const made = world(rules);
    const outcome = await ask(made);
    return JSON.stringify([outcome, made.records.map(({ body, openings }) => [body, openings])]);
  };

  it('loses what the company wants gone, by the rules of its purpose', async () => {
    asked.length = 0;
    expect(await shown(ofCompany)).not.toContain(WORD);
    expect(new Set(asked)).toEqual(new Set([work.purpose]));
  });

  it('would have it without them: the test above can see it', async () => {
    expect(await shown(noRules)).toContain(WORD);
  });

  it('is not given at all where they cannot be had, and nothing is sent', async () => {
    const made = world(unavailable);
    await expect(ask(made)).rejects.toMatchObject({ code: 'rules-unavailable' });
    expect(made.sent).toEqual([]);
    expect(made.records.map(({ code }) => code)).toEqual(['rules-unavailable']);
    expect(JSON.stringify(made.records)).not.toContain(WORD);
  });
});

it('the thread that anonymises is given them, and is not asked without them', async () => {
  const given: unknown[] = [];
  const anonymiser: GatePorts['anonymiser'] = {
    run: (_, __, rules) => {
      given.push(rules);
      return Promise.resolve({ ok: true, value: { turns: [], removed: {}, seconds: null, times: null } });
    },
  };
  const passed: Passed = {
    ...{
      policy: demoPolicy(),
      access: 'a1',
      role: 'tier2',
      parts: [],
      subject: '17',
      canary: null,
      under: null,
    },
    usage: {
      subjects: 0,
      newSubject: false,
      unbound: 0,
      newUnbound: false,
      reveals: 0,
      lookups: 0,
      exportedRows: 0,
      subjectsToday: 0,
      lastHour: { customers: 0, newCustomer: false, reveals: 0, lookups: 0 },
    },
    ...{
      asker: 'per_ada',
      literal: '',
      intent: () => Promise.resolve(null),
      more: () => Promise.resolve(null),
    },
    refused: ({ refuse: code }) => Promise.resolve({ ok: false, entry: 0, code, citations: [] }),
  };
  const ask = (rules: RulesPort) =>
    anonymise(fakeWorld({ ports: { rules, anonymiser } }).ports, work, passed, { turns: [], agents: [] });
  await ask(ofCompany);
  await expect(ask(unavailable)).rejects.toMatchObject({ code: 'rules-unavailable' });
  expect(given).toEqual([plain]);
});

it('a recording keeps no attribute with such a word, and says of what kind a text was', () => {
  const event = {
    type: 2,
    timestamp: 1,
    data: {
      node: {
        type: 0,
        id: 1,
        childNodes: [
          {
            ...{ type: 2, id: 2, tagName: 'div', attributes: { class: 'kettle project' } },
            childNodes: [{ type: 3, id: 3, textContent: said }],
          },
        ],
      },
      initialOffset: { left: 0, top: 0 },
    },
  };
  const checked = secondLock([], ownWords([]), compileCustom(plain))([event]);
  expect(JSON.stringify(checked.events)).not.toContain('kettle');
  expect(checked.found.ORG).toBeGreaterThanOrEqual(1);
  const without = secondLock([], ownWords([]), compileCustom({}))([event]);
  expect(JSON.stringify(without.events)).toContain('kettle');
});
