import { durationsOf } from './match/durations.ts';
import { Matcher } from './match/matcher.ts';
import type { Lexicon } from './match/phrase.ts';
import { Wording } from './match/wording.ts';
import { ScopeMarker } from './match/scope.ts';
import { met, type Compiled, type How, type Read } from './meets.ts';
import { isBuyersDuty, moodOf } from './mood.ts';
import type { ItemStatus } from './report.ts';
import type { Alternative, Rule } from './rule.ts';
import type { Outline, Unit } from './text/outline.ts';
import { tokensOf } from './text/tokens.ts';

/** What a rule found: the status without `n/a`, and the sentence it rests on. */
export interface Answer {
  readonly status: Exclude<ItemStatus, 'n/a'>;
  readonly where: string | null;
}

/** An answer, and how much speaks for its sentence beside others of the same status. */
interface Ranked extends Answer {
  readonly weight: number;
}

/** Under such a heading a bare "Staff training" is a measure that is taken. */
const MEASURES = 'measures|technical and organizational|safeguards|security controls|measures in place';

/** Rules made ready once, for any number of texts. */
export class Evaluator {
  readonly matcher: Matcher;
  readonly #measures: number;
  readonly #scopes: ScopeMarker;
  readonly #compiled = new Map<Alternative, Compiled>();

  constructor(lexicon: Lexicon, rules: readonly Rule[]) {
    this.matcher = new Matcher(lexicon);
    this.#scopes = new ScopeMarker(this.matcher);
    this.#measures = this.matcher.add(MEASURES);
    for (const rule of rules) {
      const {
        present = [],
        weak = [],
        denied = [],
        facets = [],
        onlyIf = [],
        unless = [],
        despite = [],
        relieved = [],
      } = rule;
      const asked = [...onlyIf, ...unless, ...despite, ...relieved];
      for (const one of [...present, ...weak, ...denied, ...facets.flat(), ...asked]) this.#compile(one);
    }
  }

  /** Makes more alternatives ready, for `Reading.count`. */
  prepare(alternatives: readonly Alternative[]): void {
    for (const one of alternatives) this.#compile(one);
  }

  #compile(from: Alternative): Compiled {
    const number = (expression: string | undefined) =>
      expression === undefined ? null : this.matcher.add(expression);
    const all = from.all.map((expression) => this.matcher.add(expression));
    const about = { about: number(from.about), heading: number(from.heading) };
    const made = { all, none: number(from.none), ...about, from };
    this.#compiled.set(from, made);
    return made;
  }

  /** Reads a text once; the result answers any of the rules. */
  read(outline: Outline): Reading {
    const headings = outline.clauses.map(
      ({ heading }): ReadonlySet<number> =>
        new Set(this.matcher.find(tokensOf(heading, outline.parties)).numbers),
    );
    const labels = outline.clauses.map(
      ({ label }): ReadonlySet<number> =>
        new Set(this.matcher.find(tokensOf(label, outline.parties)).numbers),
    );
    const clauses = headings.map((found) => new Set(found));
    const under = new Map<number, Read[]>();
    const reads = outline.units.map((unit): Read => {
      const found = this.matcher.find(unit.tokens);
      const clause = clauses[unit.clause] ?? new Set<number>();
      for (const number of found.numbers) clause.add(number);
      const scopes = this.#scopes.mark(unit.tokens, found);
      const listed = found.has(this.#measures) || headings[unit.clause]?.has(this.#measures) === true;
      const mood = listed && moodOf(unit) === 'title' ? 'telling' : moodOf(unit);
      const read = {
        ...{ unit, found, scopes, mood, clause },
        ...{ buyers: isBuyersDuty(unit), durations: durationsOf(unit.tokens) },
      };
      for (const number of labels[unit.clause] ?? []) append(under, number, read);
      return read;
    });
    const byExpression = new Map<number, Read[]>();
    for (const read of reads) {
      for (const number of read.found.numbers) append(byExpression, number, read);
    }
    return new Reading(this.#compiled, { byExpression, under, headings }, new Wording(outline.units));
  }
}

function append(lists: Map<number, Read[]>, number: number, read: Read): void {
  const list = lists.get(number);
  if (list === undefined) lists.set(number, [read]);
  else list.push(read);
}

/** What was found where: in a sentence, in the short heading above it, in the headings. */
interface Index {
  readonly byExpression: ReadonlyMap<number, readonly Read[]>;
  readonly under: ReadonlyMap<number, readonly Read[]>;
  readonly headings: readonly ReadonlySet<number>[];
}

/** One text, read. */
export class Reading {
  readonly #compiled: ReadonlyMap<Alternative, Compiled>;
  readonly #index: Index;
  readonly #wording: Wording;

  constructor(compiled: ReadonlyMap<Alternative, Compiled>, index: Index, wording: Wording) {
    this.#compiled = compiled;
    this.#index = index;
    this.#wording = wording;
  }

  /** Is it asked of this text at all? */
  concerns({ onlyIf, unless, despite = [] }: Rule): boolean {
    if (onlyIf !== undefined && !this.#says(onlyIf)) return false;
    return unless === undefined || !this.#says(unless) || this.#says(despite);
  }

  /** In how many units, headings included, one of these stands. */
  count(alternatives: readonly Alternative[]): number {
    const units = new Set<Unit>();
    let headings = 0;
    for (const alternative of alternatives) {
      const compiled = this.#compiled.get(alternative);
      if (compiled === undefined) throw new Error('a rule that was not made ready');
      headings += this.#index.headings.filter((found) =>
        compiled.all.every((number) => found.has(number)),
      ).length;
      for (const { unit, found } of this.#candidates(compiled)) {
        if (compiled.all.every((number) => found.has(number))) units.add(unit);
      }
    }
    return units.size + headings;
  }

  #says(alternatives: readonly Alternative[]): boolean {
    return this.#best(alternatives, { kind: 'statement', effortsSuffice: true }).status === 'present';
  }

  /** An explicit denial counts first, then a promise, then a denied one, then a weak one. */
  answer(rule: Rule): Answer {
    const denied = this.#best(rule.denied ?? [], { kind: 'flag' });
    if (denied.status === 'present') {
      const status = this.#says(rule.relieved ?? []) ? 'weak' : 'denied';
      return { status, where: denied.where };
    }
    const facets = [...(rule.facets ?? []), ...(rule.present === undefined ? [] : [rule.present])];
    const answers = facets.map((facet) => this.#best(facet, rule));
    if (rule.official !== undefined) answers.push(this.#official(rule.official));
    const whole = together(answers);
    if (whole.status !== 'absent') return { status: whole.status, where: whole.where };
    const { status, where } = this.#best(rule.weak ?? [], { ...asWeak, by: rule.by });
    return { status: status === 'present' ? 'weak' : status, where };
  }

  /** Any of the sets of sentences, each nearly word for word somewhere in the text. */
  #official(sets: readonly (readonly string[])[]): Ranked {
    for (const sentences of sets) {
      const found = sentences.map((sentence) => this.#wording.find(sentence));
      if (found.every((where) => where !== null))
        return { status: 'present', where: found[0] ?? null, weight: 0 };
    }
    return NOTHING;
  }

  /**
   * The best status a sentence gives, and of the sentences that give it the one that says most: that meets more of the
   * alternatives, and under a heading that names the thing. Of equals the first.
   */
  #best(alternatives: readonly Alternative[], how: How): Ranked {
    let best: Ranked = NOTHING;
    const weights = new Map<Read, number>();
    for (const alternative of alternatives) {
      const compiled = this.#compiled.get(alternative);
      if (compiled === undefined) throw new Error('a rule that was not made ready');
      for (const read of this.#candidates(compiled)) {
        const status = STATUS[met(compiled, read, how)];
        if (status === 'absent' || RANK[status] < RANK[best.status]) continue;
        const weight = (weights.get(read) ?? 0) + 1 + UNDER_HEADING * this.#named(compiled, read);
        if (status === 'present') weights.set(read, weight);
        if (RANK[status] > RANK[best.status] || weight > best.weight) {
          best = { status, where: read.unit.sentence, weight };
        }
      }
    }
    return best;
  }

  /** How much of the alternative the heading over the sentence names; a word of many sentences names little. */
  #named({ all, heading }: Compiled, { unit }: Read): number {
    const found = this.#index.headings[unit.clause];
    const spread = (number: number) => this.#index.byExpression.get(number)?.length ?? 1;
    let sum = 0;
    for (const number of [...all, heading]) {
      if (number !== null && found?.has(number) === true) sum += 1 / spread(number);
    }
    return sum;
  }

  /** The units that can meet it: those of its rarest expression. */
  #candidates({ all, heading }: Compiled): readonly Read[] {
    let fewest = heading === null ? null : (this.#index.under.get(heading) ?? []);
    for (const number of all) {
      const reads = this.#index.byExpression.get(number) ?? [];
      if (fewest === null || reads.length < fewest.length) fewest = reads;
    }
    return fewest ?? [];
  }
}

const asWeak = { kind: 'statement', effortsSuffice: true } as const;

const NOTHING: Ranked = { status: 'absent', where: null, weight: 0 };
/** What one word of the heading weighs against meeting one more alternative. */
const UNDER_HEADING = 2;

const STATUS = { yes: 'present', softly: 'weak', denied: 'denied', no: 'absent' } as const;
const RANK = { present: 3, denied: 2, weak: 1, absent: 0 } as const;

/** All present: present, by the sentence that most speaks for; some of them: weak. */
function together(answers: readonly Ranked[]): Ranked {
  if (answers.length === 0) return NOTHING;
  if (answers.every(({ status }) => status === 'present')) {
    return answers.reduce((best, one) => (one.weight > best.weight ? one : best));
  }
  const denied = answers.find(({ status }) => status === 'denied');
  if (denied !== undefined) return denied;
  const some = answers.find(({ status }) => status !== 'absent');
  return some === undefined ? NOTHING : { ...some, status: 'weak' };
}
