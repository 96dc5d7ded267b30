import { isCategory, type Policy } from '../policy/index.ts';
import { NOTHING, widestBounds, type Bound } from './bounds.ts';
import { MOST_CHARACTERS, widerIn, type Channel, type Protocol } from './protocol.ts';
import { widerSentence } from './sentences.ts';

/** What keeps a protocol from being put in force. */
export interface ProtocolProblem {
  /** The rule it is about; empty for the whole. */
  readonly category: string;
  /** Set where the rule goes further than the terms. */
  readonly channel: Channel | null;
  /** The clause that does not let it. */
  readonly clause: string;
  readonly problem: string;
}

const MOST_OURS = 20;

/**
 * Checks a protocol against the terms in force: it may be narrower than they are, never wider. A category that the source
 * holds and the protocol leaves out is a problem too: nobody would be told of it.
 * @param personal finds personal data in the officer's own sentences; their offsets are not needed
 */
export function checkProtocol(
  protocol: Protocol,
  policy: Policy,
  personal: (text: string) => boolean,
): readonly ProtocolProblem[] {
  const bounds = widestBounds(policy, protocol.purpose);
  const whole = (problem: string): ProtocolProblem => ({
    ...{ category: '', channel: null, clause: protocol.general, problem },
  });
  const problems: ProtocolProblem[] = [];
  if (bounds.length === 0) problems.push(whole('The agreement lets nobody work for this purpose.'));
  if (protocol.ours.length > MOST_OURS) problems.push(whole('That is too many addresses of your own.'));
  if (protocol.ours.some((one) => !isOurs(one))) {
    problems.push(
      whole(
        'An address of your own is an e-mail address, its domain with an @ before it, or a phone number.',
      ),
    );
  }
  for (const { category } of bounds) {
    const rules = protocol.rules.filter((rule) => rule.category === category);
    if (rules.length !== 1) {
      const problem = rules.length === 0 ? 'This is left out.' : 'This stands here more than once.';
      problems.push({ ...whole(problem), category });
    }
  }
  for (const rule of protocol.rules) {
    const about = { category: rule.category, clause: rule.clause };
    const bound = bounds.find(({ category }) => category === rule.category);
    if (bound === undefined || !isCategory(rule.category)) {
      problems.push({ ...about, channel: null, problem: 'The source holds no such data.' });
    } else if (rule.clause !== bound.clause) {
      problems.push({ ...about, channel: null, problem: `The clause behind this is ${bound.clause}.` });
    }
    problems.push(
      ...wordProblems(rule.says, personal).map((problem) => ({ ...about, channel: null, problem })),
    );
  }
  return [...widerThan(protocol, bounds), ...problems];
}

/** Where a protocol goes further than the terms do, with the clause that does not let it. */
export function widerThan(protocol: Protocol, bounds: readonly Bound[]): readonly ProtocolProblem[] {
  return protocol.rules.flatMap((rule) => {
    const bound = bounds.find(({ category }) => category === rule.category);
    const clause = bound?.clause ?? protocol.general;
    return widerIn(rule, bound ?? NOTHING).map((channel) => ({
      ...{ category: rule.category, clause, channel },
      problem: widerSentence(rule, channel, clause),
    }));
  });
}

function wordProblems(says: string, personal: (text: string) => boolean): readonly string[] {
  if (says.trim() === '') return ['Say it in a sentence.'];
  if (says.length > MOST_CHARACTERS) return [`A sentence has at most ${String(MOST_CHARACTERS)} characters.`];
  return personal(says) ? ['There is personal data in this sentence.'] : [];
}

/** An e-mail address, `@` with a domain, or a phone number: nothing shorter, which would excuse what merely contains it. */
function isOurs(text: string): boolean {
  return /^[^\s@]*@[a-z0-9.-]+\.[a-z]{2,}$/i.test(text) || /^\+?[\d() ./-]{7,24}$/.test(text);
}
