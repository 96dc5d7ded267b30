import type { Token } from '../text/tokens.ts';
import type { Found, Hit, Matcher } from './matcher.ts';

/** For each word of a unit: is it inside a denial, after "shall not", or only promised as an effort? */
export interface Scopes {
  readonly disclaimed: readonly boolean[];
  readonly negated: readonly boolean[];
  readonly softened: readonly boolean[];
}

/** "No obligation to", "have elected not to": what follows is not promised. */
const DISCLAIMS = [
  'no obligation|no duty|no right|no entitlement|no responsibility|no liability|no requirement|no commitment',
  'no ~3 obligation to|no ~3 right to|no ~2 rights|not ~2 obliged|not ~2 obligated|not ~2 required|not ~2 entitled',
  'not ~1 liable|not ~1 responsible|need not|not bound to|not be bound|not have ~3 right|not have ~3 obligation',
  'does not ~2 grant|does not ~2 entitle|does not ~2 confer|does not ~2 include|does not ~2 contain|does not ~2 provide any',
  'does not ~3 articulate|does not ~2 require|does not ~2 oblige|does not ~2 obligate|does not ~2 impose|does not ~2 address',
  'do not ~2 grant|do not ~2 entitle|do not ~2 confer|do not ~2 include|do not ~2 contain|do not ~2 require|do not ~2 provide',
  'does not ~2 specify|does not ~2 set|does not ~2 undertake|does not ~2 commit|does not ~2 warrant|does not ~2 guarantee',
  'does not ~2 adopt|do not ~2 adopt|does not ~2 identify|does not ~2 establish|does not ~2 extend|does not ~2 create',
  'nothing ~8 require*|nothing ~8 oblig*|nothing ~8 grant*|nothing ~8 entitle*|nothing ~8 confer*',
  'elect* not to|elected not|cho* not to|agree* not to include|agreed not to include|decline* to|refuse* to|opt* not to',
  'without incorporation|without incorporating|without any obligation|without obligation|without any right',
  'in lieu of|instead of|rather than|in place of|in substitution for|to the exclusion of',
  'no formal|no separate|no specific|no express|no standalone|no dedicated|no such ~3 right|no contractual|no provision',
  'disclaim*|waive* ~4 right|waive* any|shall be excused|is excused|are excused|relieved of|released from',
  'at no time be required|under no obligation|in no event be required|no audit|no audits|no inspection|no inspections',
];
/** "Audits are not permitted": what stands before is not promised. */
const DISCLAIMS_BEFORE =
  'are not ~1 permitted|is not ~1 permitted|not be permitted|are not ~1 granted|is not ~1 granted|is excluded|are excluded|' +
  'shall not apply|does not apply|do not apply|is waived|are waived|are hereby waived|is hereby waived|not be available|' +
  'is not ~1 available|are not ~1 available|is not ~1 included|are not ~1 included|not form part|intentionally omitted|' +
  'is not ~1 required|are not ~1 required|not ~1 contemplated|is not offered|are not offered|is not ~1 provided|not be provided';
const NOT =
  'shall not|will not|must not|may not|cannot|can not|shall neither|will neither|must never|shall never|will never|won t|wont|refuses to';
/** After one of these the sentence promises again. */
const RESUMES =
  'unless|without|except|other than|until|save|but|however|provided that|only|although|whereas|and shall|and will|and must';
/** An effort, a wish or somebody's own discretion in place of a promise. */
const EFFORTS =
  'reasonable efforts|reasonable endeavor*|best efforts|best endeavor*|good faith efforts|commercially reasonable|' +
  'aim* to|strive* to|endeavor* to|where practicable|if practicable|when practicable|' +
  'where feasible|where convenient|sole discretion|own discretion|absolute discretion|as it deems|as it sees fit|' +
  'deems appropriate|deems necessary|processor discretion|provider discretion|vendor discretion|should ~1 consider|' +
  'encouraged to|is willing to|in principle|as it considers|considers appropriate|if it so chooses|at its option|at its discretion';
const MODAL = new Set(['shall', 'must', 'will']);
/** "Cannot comply, it shall inform": what is denied ends where the next promise begins. */
const PROMISE = new Set([...MODAL, 'agrees', 'undertakes']);
const JOINS_DENIALS = new Set(['nor', 'or', 'neither']);
const LONGEST_SCOPE = 90;

/** Marks the scopes of a unit. Each is bounded, so a unit costs no more than its length. */
export class ScopeMarker {
  readonly #disclaims: number[];
  readonly #before: number;
  readonly #not: number;
  readonly #resumes: number;
  readonly #efforts: number;

  constructor(matcher: Matcher) {
    this.#disclaims = DISCLAIMS.map((expression) => matcher.add(expression));
    this.#before = matcher.add(DISCLAIMS_BEFORE);
    this.#not = matcher.add(NOT);
    this.#resumes = matcher.add(RESUMES);
    this.#efforts = matcher.add(EFFORTS);
  }

  mark(tokens: readonly Token[], found: Found): Scopes {
    const resumes = new Set(found.hits(this.#resumes).map(({ from }) => from));
    const flags = () => tokens.map(() => false);
    const [disclaimed, negated, softened] = [flags(), flags(), flags()];
    for (const number of this.#disclaims) {
      for (const hit of found.hits(number)) forward(tokens, disclaimed, hit, resumes);
    }
    for (const hit of found.hits(this.#before)) backward(tokens, disclaimed, hit);
    for (const hit of found.hits(this.#not)) {
      if (!isCondition(tokens, hit)) forward(tokens, negated, hit, resumes, PROMISE);
    }
    for (const hit of found.hits(this.#efforts)) forward(tokens, softened, hit, NEVER, MODAL);
    return { disclaimed, negated, softened };
  }
}

const CONDITIONS = new Set(['if', 'where', 'when', 'should', 'whenever', 'wherever', 'once', 'case']);
const CONDITION_WORDS = 6;

/** "Where it cannot follow an instruction, ..." denies nothing. */
function isCondition(tokens: readonly Token[], { from }: Hit): boolean {
  return tokens.slice(Math.max(0, from - CONDITION_WORDS), from).some(({ word }) => CONDITIONS.has(word));
}

const NEVER: ReadonlySet<number> = new Set();

function forward(
  tokens: readonly Token[],
  flags: boolean[],
  { from, to }: Hit,
  stops: ReadonlySet<number>,
  words: ReadonlySet<string> = new Set(),
): void {
  for (let at = from; at < tokens.length && at <= from + LONGEST_SCOPE; at += 1) {
    const token = tokens[at];
    if (token === undefined || flags[at] === true) {
      if (at > to) return;
      continue;
    }
    const promised = words.has(token.word) && !JOINS_DENIALS.has(tokens[at - 1]?.word ?? '');
    if (at > to && (token.breaks || stops.has(at) || promised)) return;
    flags[at] = true;
  }
}

function backward(tokens: readonly Token[], flags: boolean[], { from, to }: Hit): void {
  for (let at = to; at >= 0 && at >= from - LONGEST_SCOPE; at -= 1) {
    const token = tokens[at];
    if (token === undefined || (flags[at] === true && at < from)) return;
    flags[at] = true;
    if (token.breaks) return;
  }
}
