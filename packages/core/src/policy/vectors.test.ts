import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Citation, DataMap, Decision, Fact, Principal, Request, Terms } from '../kernel/index.ts';
import { compile, decide, type Policy } from './index.ts';

const FOLDER = new URL('../../../../tests/vectors/policy/', import.meta.url);

type Who = Omit<Principal, 'facts' | 'stepUpAt'> & {
  readonly facts: Readonly<
    Record<string, { readonly value: Fact['value']; readonly minutesAgo: number } | null>
  >;
  readonly stepUpMinutesAgo: number | null;
};
type Ticket = Omit<NonNullable<Request['ticket']>, 'lastWorkAt'> & { readonly lastWorkMinutesAgo: number };
type Ask = Omit<Request, 'ticket'> & { readonly ticket: Ticket };
type AskChange = Partial<Omit<Ask, 'ticket' | 'usage'>> & {
  readonly ticket?: Partial<Ticket> | null;
  readonly usage?: Partial<Request['usage']>;
};

interface Base {
  readonly terms: Terms;
  readonly dataMap: DataMap;
  readonly who: Who;
  readonly ask: Ask;
  readonly at: string;
}

type Expected =
  | { readonly refused: string; readonly by: readonly string[] }
  | {
      readonly allowed: Readonly<Record<string, string>>;
      readonly rights?: Readonly<Record<string, readonly string[]>>;
      readonly must?: readonly string[];
      readonly alsoBy?: readonly string[];
    };

interface Case {
  readonly title: string;
  readonly plainly: string;
  readonly noAgreement?: boolean;
  readonly terms?: Partial<Terms>;
  /** Parts of the terms that are left out. */
  readonly without?: readonly string[];
  readonly who?: Partial<Who>;
  readonly ask?: AskChange;
  readonly at?: string;
  readonly decision: Expected;
}

function load(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}

const base = load('base.json') as Base;
const files = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json') && file !== 'base.json')
  .map((file) => load(file) as { readonly title: string; readonly cases: readonly Case[] });

function policyOf(vector: Case): Policy | null {
  if (vector.noAgreement === true) return null;
  const left = Object.entries({ ...base.terms, ...vector.terms }).filter(
    ([name]) => vector.without?.includes(name) !== true,
  );
  const compiled = compile(Object.fromEntries(left) as unknown as Terms, 'a'.repeat(64), base.dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

function decisionOf(vector: Case): Decision {
  const now = Date.parse(vector.at ?? base.at);
  const before = (minutes: number): number => now - minutes * 60_000;

  const { facts, stepUpMinutesAgo, ...who } = { ...base.who, ...vector.who };
  const known = Object.entries({ ...base.who.facts, ...facts }).flatMap(([kind, fact]) =>
    fact === null ? [] : [[kind, { at: before(fact.minutesAgo), value: fact.value }] as const],
  );
  const principal: Principal = {
    ...who,
    facts: Object.fromEntries(known),
    stepUpAt: stepUpMinutesAgo === null ? null : before(stepUpMinutesAgo),
  };

  const { ticket, usage, ...ask } = { ...base.ask, ...vector.ask };
  const { lastWorkMinutesAgo, ...held } = { ...base.ask.ticket, ...ticket };
  const request: Request = {
    ...ask,
    ticket: ticket === null ? null : { ...held, lastWorkAt: before(lastWorkMinutesAgo) },
    usage: { ...base.ask.usage, ...usage },
  };
  return decide(policyOf(vector), principal, request, now);
}

const clauses = (citations: readonly Citation[]): string[] => [
  ...new Set(citations.map(({ clause }) => clause)),
];

/** The decision in the words of the vectors. */
function inWords(decision: Decision): Expected {
  if (!decision.allow) return { refused: decision.code, by: clauses(decision.citations) };
  const shown = Object.entries(decision.treatments).map(([field, treatment]) => {
    const by = decision.citations.find((citation) => citation.field === field)?.clause ?? 'nothing';
    return [field, `${treatment} by ${by}`];
  });
  return {
    allowed: Object.fromEntries(shown) as Record<string, string>,
    rights: decision.rights,
    must: decision.obligations.map((each) =>
      each.kind === 'expire' ? `expire ${String(each.minutes)}` : each.kind,
    ),
    alsoBy: clauses(decision.citations),
  };
}

describe.each(files)('$title', ({ cases }) => {
  it.each(cases)('$title: $plainly', (vector) => {
    const got = inWords(decisionOf(vector));
    const { decision } = vector;
    if ('refused' in decision || 'refused' in got) {
      expect(got).toEqual(decision);
      return;
    }
    expect(got.allowed).toEqual(decision.allowed);
    if (decision.rights !== undefined) expect(got.rights).toEqual(decision.rights);
    if (decision.must !== undefined) expect(got.must).toEqual(decision.must);
    expect(got.alsoBy).toEqual(expect.arrayContaining([...(decision.alsoBy ?? [])]));
  });
});

describe('the vectors', () => {
  const cases = files.flatMap((file) => file.cases);

  it('are many, each with a title of its own within its file', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    for (const file of files) {
      expect(new Set(file.cases.map(({ title }) => title)).size).toBe(file.cases.length);
    }
  });

  it('cover every refusal a decision can give', () => {
    const refused = cases.flatMap(({ decision }) => ('refused' in decision ? [decision.refused] : []));
    expect([...new Set(refused)].sort()).toEqual([
      'agreement-expired',
      'attempts-exhausted',
      'bad-request',
      'condition-stale',
      'condition-unfed',
      'confirm-another-value',
      'device-failing',
      'device-stale',
      'device-unknown',
      'field-not-granted',
      'limit-reached',
      'mfa-stale',
      'network-not-allowed',
      'no-agreement',
      'not-permitted',
      'outside-hours',
      'step-up-needed',
      'suspended',
      'ticket-not-in-hand',
    ]);
  });
});
