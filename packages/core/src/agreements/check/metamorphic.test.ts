import { describe, expect, it } from 'vitest';
import { particularsFrom } from '../library/templates/particulars.ts';
import { itemSets } from '../library/items.ts';
import { supportTemplate } from '../supportTemplate.ts';
import type { Clause } from '../clause.ts';
import { checkText } from './checkText.ts';
import { checkStructured, frameworksOf } from './structured.ts';

/* How a text is set, numbered or spelled, and what it calls its parties, says nothing about what it promises. */

const PARTICULARS: Readonly<Record<string, string>> = {
  dataKinds: 'name, address, order number, e-mail address, telephone number',
  dataSubjects: 'customers who ask about an order',
  services: 'answering questions of customers on orders and deliveries',
  subProcessors: 'Anchor Hosting Ltd, 3 Quay Street, Dublin; hosting',
  locations: 'Dublin, Ireland; Manila, Philippines',
  governingLaw: 'Ireland',
  courts: 'Dublin',
};
const { clauses } = supportTemplate({
  ...{ agreement: 'agr_1', version: 1, controller: 'pty_c', processor: 'pty_v' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
  ...{ controllerName: 'Harbour Shops Ltd', processorName: 'Delta Desk Inc.', addenda: ['baa', 'ccpa'] },
  particulars: particularsFrom({
    ...Object.fromEntries(Object.keys(particularsFrom({})).map((name) => [name, 'Jo Doe, jo@example.com'])),
    ...PARTICULARS,
  }),
});

const TITLE =
  'Data Processing Agreement\n\nbetween Harbour Shops Ltd ("Harbour"), the controller, and Delta Desk Inc. ("Delta"), the processor';

type Setting = (of: readonly Clause[]) => string;

const numbered: Setting = (of) =>
  [TITLE, ...of.map(({ id, title, text }) => `${id} ${title}. ${text}`)].join('\n\n');

/** Lines of one width; a word too long for its line is cut by a hyphen, as in a page's text. */
function wrapped(text: string, width: number, hyphens: boolean): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = width - line.length - 1;
    const cut = Math.floor(word.length / 2);
    if (word.length < room) line = line === '' ? word : `${line} ${word}`;
    else if (hyphens && /^[a-z]{9,}$/.test(word) && room > cut + 1) {
      lines.push(`${line} ${word.slice(0, cut)}-`);
      line = word.slice(cut);
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].join('\n');
}

const paragraphs = (text: string, change: (paragraph: string) => string) =>
  text.split('\n\n').map(change).join('\n\n');

/** A page number and a running head after every fourth paragraph. */
const paged = (text: string) =>
  text
    .split('\n\n')
    .map((paragraph, at) =>
      at % 4 === 3 ? `${paragraph}\n\nHarbour / Delta Agreement\n\n${String(at)}` : paragraph,
    )
    .join('\n\n');

const named = (controller: string, processor: string, text: string) =>
  text
    .replaceAll(/\b(?:the )?business associate\b/gi, processor)
    .replaceAll(/\b(?:the )?service provider\b/gi, processor)
    .replaceAll(/\b[Tt]he controller\b/g, controller)
    .replaceAll(/\b[Tt]he processor\b/g, processor);

const settings: Readonly<Record<string, Setting>> = {
  'run-in headings': (of) => [TITLE, ...of.map(({ title, text }) => `${title}. ${text}`)].join('\n\n'),
  'headings on their own line': (of) =>
    [TITLE, ...of.map(({ id, title, text }) => `${id}. ${title}\n\n${text}`)].join('\n\n'),
  'shouted headings': (of) =>
    [TITLE, ...of.map(({ title, text }) => `${title.toUpperCase()}\n\n${text}`)].join('\n\n'),
  Markdown: (of) =>
    [TITLE, ...of.map(({ id, title, text }) => `## ${id} **${title}**\n\n${text}`)].join('\n\n'),
  'other numbers': (of) =>
    [TITLE, ...of.map(({ title, text }, at) => `§ ${String(at + 7)} ${title}. ${text}`)].join('\n\n'),
  'narrow lines': (of) => paragraphs(numbered(of), (paragraph) => wrapped(paragraph, 62, false)),
  hyphens: (of) => paragraphs(numbered(of), (paragraph) => wrapped(paragraph, 70, true)),
  pages: (of) => paged(paragraphs(numbered(of), (paragraph) => wrapped(paragraph, 78, true))),
  'American spelling': (of) =>
    numbered(of)
      .replaceAll('authoris', 'authoriz')
      .replaceAll('organis', 'organiz')
      .replaceAll('sub-processor', 'subprocessor'),
  'wide blanks': (of) => numbered(of).replaceAll('. ', '.\u00A0\u00A0'),
  'Windows line ends': (of) => numbered(of).replaceAll('\n', '\r\n'),
  'capital letters': (of) => numbered(of).toUpperCase(),
};

function statuses(text: string) {
  const asked = checkText(text, { frameworks: ['gdpr', 'hipaa', 'ccpa', 'hygiene', 'red-flags'] }).items;
  return Object.fromEntries(asked.map(({ id, status }) => [id, status]));
}

const plain = statuses(numbered(clauses));

describe('our own agreement as a text', () => {
  it('answers what the law asks of it, and raises no red flag', () => {
    const byText = Object.entries(plain).filter(([id]) => /^(GDPR|CC|BAA)-\d/.test(id));
    // CC-14 is for contractors.
    expect(Object.fromEntries(byText.filter(([, status]) => status !== 'present'))).toEqual({
      'CC-14': 'absent',
    });
    expect(
      Object.entries(plain).filter(([id, status]) => id.startsWith('RF-') && status === 'present'),
    ).toEqual([]);
  });

  it('answers by its words the good practice that it answers by its clauses', () => {
    const structured = checkStructured(clauses, itemSets, frameworksOf(clauses), ['pty_c', 'pty_v']);
    const practice = structured.items.filter(
      ({ id, status }) => status === 'present' && /^(HYG|BAA-OPT)-/.test(id),
    );
    expect(practice.length).toBeGreaterThan(60);
    const missing = practice.filter(({ id }) => plain[id] !== 'present').map(({ id }) => id);
    // Laws of US states: a text is asked for them when it names one, and ours names none.
    expect(missing.filter((id) => !id.startsWith('HYG-US-'))).toEqual([]);
    expect(new Set(missing.map((id) => plain[id]))).toEqual(new Set(['n/a']));
  });

  // The sentence shown is the clause's own, not the first that happens to have the words.
  it.each([
    ['GDPR-18', 'deletes or returns all personal data'],
    ['GDPR-20', 'contributes to audits'],
    ['HYG-BREACH-NOTICE', 'notifies the controller of a personal data breach'],
    ['HYG-SUB-NOTICE', 'announces every intended addition'],
    ['HYG-OWNERSHIP', 'Data stays the controller'],
  ])('rests %s on "%s"', (id, words) => {
    const { items } = checkText(numbered(clauses), { frameworks: ['gdpr', 'hygiene'] });
    expect(items.find((item) => item.id === id)?.where).toContain(words);
  });

  it.each(Object.entries(settings))('reads the same set as: %s', (_, setting) => {
    expect(statuses(setting(clauses))).toEqual(plain);
  });

  it.each([
    ['Zephyr', 'Quill'],
    ['the Exporter', 'the Importer'],
    ['the Customer', 'the Supplier'],
    ['the Client', 'the Agency'],
  ])('reads the same with the parties called %s and %s', (controller, processor) => {
    const bare = (name: string) => name.replace('the ', '');
    const renamed = clauses.map((clause) => ({
      ...clause,
      ...{
        title: named(controller, processor, clause.title),
        text: named(controller, processor, clause.text),
      },
    }));
    const text = numbered(renamed)
      .replace('"Harbour"', `"${bare(controller)}"`)
      .replace('"Delta"', `"${bare(processor)}"`);
    const gdpr = (of: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(of).filter(([id]) => /^GDPR|^RF/.test(id)));
    expect(gdpr(statuses(text))).toEqual(gdpr(plain));
  });
});

describe('one clause taken out', () => {
  const all = new Map(
    checkStructured(clauses, itemSets, frameworksOf(clauses), ['pty_c', 'pty_v']).items.map((item) => [
      item.id,
      item,
    ]),
  );

  it.each(clauses.map((clause) => [clause.id, clause] as const))(
    'changes exactly the items that rested on %s',
    (_, gone) => {
      const rest = clauses.filter((clause) => clause !== gone);
      const { items } = checkStructured(rest, itemSets, frameworksOf(clauses), ['pty_c', 'pty_v']);
      for (const { id, status, where } of items) {
        const before = all.get(id);
        const rested = before?.where?.split(', ') ?? [];
        const left = rested.filter((number) => number !== gone.id);
        const sound = rested.length === left.length || left.length > 0;
        if (sound)
          expect({ id, status, where: where?.split(', ') ?? [] }).toEqual({
            id,
            status: before?.status,
            where: left,
          });
        else expect(['absent', 'weak']).toContain(status);
      }
    },
  );
});
