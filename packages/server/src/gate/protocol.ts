import type { CaseValue, Citation } from '@cordon/core/kernel';
import { covers, type Policy } from '@cordon/core/policy';
import {
  breachesOf,
  heldTo,
  kindOfType,
  type Breach,
  type FoundValue,
  type Protocol,
  type TextChannel,
  type ToldBreach,
} from '@cordon/core/protocols';
import { compileKnown, detect, piiTypes, type CompiledRules, type PiiType } from '@cordon/pii';
import type { Case, Who } from './asking.ts';
import type { Passed, WorksUnder } from './passed.ts';
import type { GatePorts, ProtocolStands } from './ports.ts';
import { knownValues } from './treat.ts';

/** For work whose release asks again: as it stood a moment ago, if it let through; else as it stands. */
export async function protocolLately(
  ports: GatePorts,
  who: Who,
  work: Case,
  at: Date,
): Promise<ProtocolStands> {
  const lately = ports.protocols.lately(who, work, at);
  return lately === null || lately.owed ? ports.protocols.standing(who, work, at) : lately;
}

/** @returns null where no version is in force */
export function worksUnder(
  standing: { readonly protocol: Protocol | null; readonly hash: string | null },
  policy: Policy,
  role: string,
): WorksUnder | null {
  const { protocol, hash } = standing;
  return protocol === null || hash === null ? null : { protocol: heldTo(protocol, policy, role), hash };
}

/** The clauses a missing acknowledgement is refused by: those that let this purpose be worked at all. */
export function purposeCitations(policy: Policy, purpose: string): readonly Citation[] {
  const clauses = policy.terms.permissions
    .filter((one) => one.purpose === purpose)
    .map(({ clause }) => clause);
  return [...new Set(clauses)].map((clause) => ({
    agreement: policy.agreement,
    clause,
    effect: 'condition',
  }));
}

/** The clauses behind breaches, each once. */
export function breachCitations(policy: Policy, breaches: readonly ToldBreach[]): readonly Citation[] {
  return [...new Set(breaches.map(({ clause }) => clause))].map((clause) => ({
    agreement: policy.agreement,
    clause,
    effect: 'permission',
  }));
}

/** What may go on of a text: it, without what the protocol has taken out; or nothing. */
export type Kept =
  | { readonly ok: true; readonly text: string; readonly breaches: readonly ToldBreach[] }
  | {
      readonly ok: false;
      readonly code: 'protocol-forbids' | 'attempts-exhausted';
      readonly breaches: readonly ToldBreach[];
    };

/**
 * Holds a text to the protocol before anything of it leaves.
 *
 * A refusal that says that a value is this customer's would tell whoever guessed it that they guessed right, and for
 * nothing, since a wrong guess is sent: so it costs one of the ticket's tries, as a confirmation that misses does.
 * @param own raw values of the case's customer
 * @param meant categories of what the text is meant to say, e.g. the new address in the place for one
 */
export async function holdToProtocol(
  ports: GatePorts,
  work: Case,
  { under }: Passed,
  channel: TextChannel,
  text: string,
  own: readonly CaseValue[],
  meant: readonly string[] = [],
): Promise<Kept> {
  if (under === null) return { ok: true, text, breaches: [] };
  const { compiled } = await ports.rules.of(work.purpose);
  const found = [...ofCustomer(text, own), ...ofAnyone(text, compiled)];
  const all = breachesOf(under.protocol, channel, text, found);
  const breaches = all.filter(
    ({ category }) => !meant.some((one) => covers(one, category) || covers(category, one)),
  );
  const refusing = breaches.filter(({ then }) => then === 'refuse' || channel === 'act');
  if (refusing.length > 0) {
    if (
      refusing.some(({ tells }) => tells) &&
      (work.ticket === null || (await ports.tickets.takeTry(work.ticket.id)) === null)
    ) {
      return { ok: false, code: 'attempts-exhausted', breaches: [] };
    }
    return { ok: false, code: 'protocol-forbids', breaches: once(refusing.map(toldOf)) };
  }
  return { ok: true, text: without(text, breaches), breaches: once(breaches.map(toldOf)) };
}

function toldOf({ does, category, clause, sentence, then, label }: Breach): ToldBreach {
  return { does, category, clause, sentence, then, label };
}

function once(told: readonly ToldBreach[]): readonly ToldBreach[] {
  return told.filter(
    (one, at) => told.findIndex((other) => other.sentence === one.sentence && other.does === one.does) === at,
  );
}

const SOME_KINDS: readonly PiiType[] = piiTypes.filter((type) => kindOfType(type) !== undefined);

function ofAnyone(text: string, custom: CompiledRules): readonly FoundValue[] {
  return detect(text, { types: SOME_KINDS, custom }).map(({ start, end, type }) => ({
    start,
    end,
    whose: 'anyone',
    type,
  }));
}

/** Each category is searched for on its own, so that a piece found is known to be of it. */
function ofCustomer(text: string, own: readonly CaseValue[]): readonly FoundValue[] {
  return [...Map.groupBy(own, ({ category }) => category)].flatMap(([category, values]) => {
    const known = knownValues(values, new Set());
    if (known.length === 0) return [];
    const wholes = new Set(known.map(({ value }) => letters(value)));
    return detect(text, { known: compileKnown(known), detectors: [] }).map(({ start, end }) => {
      const typed = letters(text.slice(start, end));
      const whole = [...wholes].some((value) => typed.includes(value));
      return { start, end, whose: 'customer' as const, category, whole };
    });
  });
}

function letters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The text with every piece taken out. */
function without(text: string, breaches: readonly Breach[]): string {
  let out = '';
  let done = 0;
  for (const { start, end } of breaches.toSorted((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    out += start < done ? '' : `${text.slice(done, start)}[removed]`;
    done = end;
  }
  return out + text.slice(done);
}
