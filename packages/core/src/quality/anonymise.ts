import {
  builtInDetectors,
  compileKnown,
  detect,
  newNumbering,
  redact,
  type Detector,
  type KnownValue,
  type Numbering,
} from '@cordon/pii';
import type { Anonymised, Turn } from './conversation.ts';

/** One of the vendor's people as they may be spoken of: a name or an address, and the token that stands for them. */
export interface AgentName {
  readonly name: string;
  /** Letters only, the same for the same person of the same vendor. */
  readonly token: string;
}

/** What the company's reviewers taught: words that were missed, and words that are no personal data. */
export interface Dictionary {
  readonly entries: readonly KnownValue[];
  readonly allow: readonly string[];
}

export const nothingTaught: Dictionary = { entries: [], allow: [] };

export interface Knowledge {
  /** Values of the case's own customer. */
  readonly known: readonly KnownValue[];
  readonly agents: readonly AgentName[];
  readonly dictionary: Dictionary;
}

/** Lower than elsewhere: who reviews can do without a number that is nobody's, and every long one may be an order's. */
const MIN_SCORE = 0.2;

/** Placeholders from here on stand for the vendor's people while the rest is looked for, and for nobody afterwards. */
const AGENTS_FROM = 90_000;
const MOST_AGENTS = 9_000;
const standIn = /\[PERSON_(9\d{4})\]/g;
const agentToken = /\[AGENT_([A-Z]{5})\]/g;

/**
 * Takes the personal data out of a conversation. The same value has the same number throughout; an agent has a token. What
 * a reviewer allowed is left standing only where patterns found it: a value of the customer, or one that was reported as
 * missed, is taken out whatever was allowed.
 * @throws whatever a detector throws: then nothing of the conversation may be shown
 */
export function anonymise(turns: readonly Turn[], { known, agents, dictionary }: Knowledge): Anonymised {
  const customer = compileKnown([...known, ...dictionary.entries]);
  const people = withNamed(agents.slice(0, MOST_AGENTS), turns);
  const each = people.map(({ name }) => compileKnown(name === '' ? [] : [agentValue(name)]));
  const staff = compileKnown(people.flatMap(({ name }) => (name === '' ? [] : [agentValue(name)])));
  const numbering = sharedNumbering(known);
  for (const { text } of turns) numbering.reserve(text);
  const detectors = withoutAllowed(dictionary.allow);
  const removed = new Map<string, number>();
  const count = (kind: string, by = 1): void => void removed.set(kind, (removed.get(kind) ?? 0) + by);
  const clean = turns.map(({ speaker, at, text }) => {
    const before = asStandIns(text, people);
    const { text: named, found } = nameAgents(before, customer, staff, each);
    const done = redact(named, { known: customer, mask: 'token', numbering, detectors, minScore: MIN_SCORE });
    for (const { type } of done.spans) count(type);
    if (found > 0) count('AGENT', found);
    return { speaker, at, text: withTokens(done.text, people) };
  });
  return { turns: clean, removed: Object.fromEntries([...removed].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function agentValue(name: string): KnownValue {
  return { type: 'PERSON', value: name, kind: name.includes('@') ? 'email' : 'name' };
}

/** With those that a text which was anonymised before already names. */
function withNamed(agents: readonly AgentName[], turns: readonly Turn[]): readonly AgentName[] {
  const tokens = new Set(
    turns.flatMap(({ text }) => [...text.matchAll(agentToken)].map(([, token = '']) => token)),
  );
  const more = [...tokens].filter((token) => !agents.some((agent) => agent.token === token));
  return [...agents, ...more.slice(0, 999).map((token) => ({ name: '', token }))];
}

/** Tokens of agents as placeholders that the detectors leave alone. */
function asStandIns(text: string, agents: readonly AgentName[]): string {
  return text.replace(agentToken, (whole, token: string) => {
    const nth = agents.findIndex((agent) => agent.token === token);
    return nth < 0 ? whole : `[PERSON_${String(AGENTS_FROM + nth)}]`;
  });
}

/** Puts a stand-in where an agent is named. The customer comes first: who is called alike is taken for the customer. */
function nameAgents(
  text: string,
  customer: Detector,
  staff: Detector,
  each: readonly Detector[],
): { readonly text: string; readonly found: number } {
  const spans = detect(text, { known: staff, detectors: [] });
  if (spans.length === 0) return { text, found: 0 };
  const own = detect(text, { known: customer, detectors: [] });
  let out = '';
  let done = 0;
  let found = 0;
  for (const { start, end } of spans) {
    if (own.some((span) => span.start < end && start < span.end)) continue;
    const said = text.slice(start, end);
    const nth = each.findIndex((one) => detect(said, { known: one, detectors: [] }).length > 0);
    out += `${text.slice(done, start)}[PERSON_${String(AGENTS_FROM + Math.max(nth, 0))}]`;
    done = end;
    found += 1;
  }
  return { text: out + text.slice(done), found };
}

function withTokens(text: string, agents: readonly AgentName[]): string {
  return text.replace(standIn, (whole, number: string) => {
    const agent = agents[Number(number) - AGENTS_FROM];
    return agent === undefined ? whole : `[AGENT_${agent.token}]`;
  });
}

/** Numbers over all turns; stand-ins do not count, and part of a known value has the number of the whole. */
function sharedNumbering(known: readonly KnownValue[]): Numbering {
  const inner = newNumbering();
  const wholes = known.map(({ type, value }) => ({ type, value, words: wordsOf(value) }));
  const wholeOf = (type: string, value: string): string => {
    const words = wordsOf(value);
    const whole = wholes.find((one) => one.type === type && words.every((word) => one.words.includes(word)));
    return whole?.value ?? value;
  };
  return {
    reserve: (text) => {
      inner.reserve(text.replace(standIn, ''));
    },
    of: (type, value) => inner.of(type, wholeOf(type, value)),
  };
}

function wordsOf(text: string): readonly string[] {
  return folded(text).split(/[^\p{L}\p{N}@.]+/u);
}

/** The patterns of the package, without what they find that is exactly an allowed word. */
function withoutAllowed(allow: readonly string[]): readonly Detector[] {
  if (allow.length === 0) return builtInDetectors;
  const allowed = new Set(allow.map(folded));
  return builtInDetectors.map((detector) => ({
    ...detector,
    find: (text, scanned) =>
      detector.find(text, scanned).filter(({ start, end }) => !allowed.has(folded(text.slice(start, end)))),
  }));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
