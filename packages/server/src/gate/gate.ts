import { Failure, type Code } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import { toHex } from '@cordon/ledger';
import type { Asking, Case, Outcome, Part, Who } from './asking.ts';
import { carryOutAct } from './acts.ts';
import { countsAnew, decideCounted, usageLately } from './budgets.ts';
import { enter, nothing, refuse, refuseForDoor, versionOf } from './entering.ts';
import { fetchRecords } from './fetching.ts';
import { confirm, countCase, exportCase, lookUp, readCase, readFile, reveal } from './operations.ts';
import { countLiterals, readCatalogue, runStatement } from './statements.ts';
import { note, reply } from './texts.ts';
import type { Carried, NotCarried, Passed } from './passed.ts';
import { withKnownNames, withoutNames } from './names.ts';
import type { Gate } from './offer.ts';
import type { GatePorts } from './ports.ts';
import { breachCitations, protocolLately, purposeCitations, worksUnder } from './protocol.ts';
import { lockFor, watch } from './recordings.ts';
import { anonymise, lookAtAnonymised } from './quality.ts';
import { withheld } from './release.ts';
import { unseal } from './unsealing.ts';
import { COUNT, warrantFor } from './warrant.ts';

/*
 * The one path. Every byte of customer data takes it, whichever door it leaves by:
 *
 *   door -> Principal -> decide(terms, principal, request, now) -> plan (treatments pushed into the query)
 *        -> upstream -> treat what is left -> append to the ledger -> door writes
 *
 * Invariants, in the order of the code below:
 *   1. No terms that both parties signed: refused. The decision is made from frozen data and a passed-in clock.
 *   2. An act that the terms want signed carries a valid signature of the person's session key, and one that they want
 *      approved the approval of a second person for exactly it, or is refused.
 *   3. The source is asked only for what the decision allows, and masks at read.
 *   4. Right before an answer is released the rights behind it are asked for once more. Nothing is returned before its
 *      entry is durable: if the append fails, the caller gets a fault and no data.
 *   5. Refusals and faults are entries too. Upstream texts, raw values and names that the data map does not hold
 *      are in none of them.
 */

/** @returns the gate over these ports; it holds no state of its own. */
export function createGate(ports: GatePorts): Gate {
  return {
    read: (who, work, asking) => pass(ports, who, work, asking, (passed) => readCase(ports, work, passed)),
    fetch: (who, work, asking, matched) =>
      pass(ports, who, work, asking, (passed) => fetchRecords(ports, work, matched, passed)),
    query: (who, work, asking, statement) =>
      pass(
        ports,
        who,
        work,
        asking,
        (passed) => runStatement(ports, work, statement, passed),
        'side-by-side',
      ),
    catalogue: (who, work, statement) => readCatalogue(ports, who, work, statement),
    lookUpBy: (who, work, asking, literals) =>
      pass(ports, who, work, asking, (passed) => Promise.resolve(countLiterals(passed, literals))),
    export: (who, work, asking) =>
      pass(ports, who, work, { ...asking, flags: asking.flags.filter((flag) => flag !== COUNT) }, (passed) =>
        exportCase(ports, work, asking, passed),
      ),
    count: (who, work, asking) =>
      pass(ports, who, work, { ...asking, flags: [...asking.flags, COUNT] }, (passed) =>
        countCase(ports, work, passed),
      ),
    attachment: (who, work, asking, id) =>
      pass(ports, who, work, asking, (passed) => readFile(ports, work, passed, id)),
    lookup: (who, work, asking) =>
      pass(ports, who, work, asking, (passed) => lookUp(ports, who, work, asking, passed)),
    confirm: (who, work, asking) =>
      pass(ports, who, work, asking, (passed) => confirm(ports, work, asking, passed)),
    reveal: (who, work, asking) =>
      pass(ports, who, work, asking, (passed) => reveal(ports, work, asking, passed)),
    note: (who, work, asking, text) =>
      pass(ports, who, work, asking, (passed) => note(ports, work, passed, text)),
    reply: (who, work, asking, message) =>
      pass(ports, who, work, asking, (passed) => reply(ports, work, passed, message)),
    act: (who, work, asking, order) =>
      pass(ports, who, work, asking, (passed) => carryOutAct(ports, work, passed, order)),
    unseal: (who, work, asking) =>
      pass(ports, who, work, asking, (passed) => unseal(ports, work, asking, passed)),
    lock: (who, work, asking) => pass(ports, who, work, asking, (passed) => lockFor(ports, work, passed)),
    watch: (who, work, recording) => watch(ports, who, work, recording),
    anonymise: (who, work, asking, raw) =>
      pass(ports, who, work, { ...asking, anonymised: true }, (passed) =>
        anonymise(ports, work, passed, raw),
      ),
    quality: (who, work, asking, look, text) =>
      pass(ports, who, work, { ...asking, anonymised: true }, (passed) =>
        lookAtAnonymised(ports, work, passed, look, text),
      ),
    refuse: (who, work, asking, code) => refuseForDoor(ports, { who, work, asking, at: ports.now() }, code),
  };
}

/** One person's accesses wait for each other, or only those that could use up the last of a budget do. */
type Pace = 'in-turn' | 'side-by-side';

const IN_TURN = Symbol('in turn');

async function pass<T>(
  ports: GatePorts,
  who: Who,
  given: Case,
  asked: Asking,
  carryOut: (passed: Passed) => Promise<Carried<T> | NotCarried>,
  pace: Pace = 'in-turn',
): Promise<Outcome<T>> {
  const outcome = pace === 'in-turn' ? IN_TURN : await once(pace);
  return outcome === IN_TURN
    ? ((await ports.turns.inTurn(who.principal.id, () => once('in-turn'))) as Outcome<T>)
    : outcome;

  async function once(now: Pace): Promise<Outcome<T> | typeof IN_TURN> {
    const at = ports.now();
    const work = { ...given, access: toHex(ports.secrets.salt().subarray(0, 16)) };
    let known: Known = { asking: withoutNames(asked), policy: null, parts: [], signedBy: null };
    try {
      return await through();
    } catch (error) {
      // An append that failed is not tried again as a fault: whoever asked has nothing either way.
      if (codeOf(error) === 'ledger-unavailable') throw error;
      const { asking, policy, parts, signedBy } = known;
      const terms = policy === null ? null : versionOf(policy);
      const happened = { ...nothing, who, case: work, asking, at, terms, parts, signedBy };
      await enter(ports, { ...happened, code: codeOf(error), stage: 'fault' });
      throw error;
    }

    async function through(): Promise<Outcome<T> | typeof IN_TURN> {
      // 1. Decide.
      const [terms, standing, counted] = await Promise.all([
        ports.terms.inForce(work.agreement, at, work.inHandSince),
        now === 'side-by-side'
          ? protocolLately(ports, who, work, at)
          : ports.protocols.standing(who, work, at),
        now === 'side-by-side' ? usageLately(ports, who, work, at) : null,
      ]);
      if (!terms.ok) {
        return refuse(ports, { who, work, asking: withoutNames(asked), at }, null, terms.code, [], []);
      }
      const { policy } = terms;
      const asking = withKnownNames(asked, policy.dataMap);
      const access = { who, work, asking, at };
      known = { ...known, asking, policy };
      const { decided, usage } = await decideCounted(ports, policy, access, counted);
      // Two at once could both be the last that a limit lets through: what counts anew waits for its turn.
      if (now === 'side-by-side' && countsAnew(work, usage)) return IN_TURN;
      known = { ...known, parts: decided };
      const parts = decided.flatMap(({ resource, decision }) =>
        decision.allow ? [{ resource, decision }] : [],
      );
      const first = decided[0]?.decision;
      if (parts.length === 0) {
        const code = first?.allow === false ? first.code : 'not-permitted';
        return refuse(ports, access, policy, code, first?.citations ?? [], decided);
      }

      // What may be asked, said and sent in this work is read before it is worked.
      if (standing.owed) {
        const because = purposeCitations(policy, work.purpose);
        return refuse(ports, access, policy, 'protocol-unacknowledged', because, decided);
      }
      const under = worksUnder(standing, policy, who.principal.role);

      // 2. The person's own key signs what they are answerable for, and a second person approves what wants it.
      const decisions = parts.map(({ decision }) => decision);
      const warrant = await warrantFor(ports, who, work, asking, decisions, at);
      if (typeof warrant === 'string') {
        return refuse(ports, access, policy, warrant, first?.citations ?? [], decided);
      }
      const { signedBy, approval } = warrant;
      known = { ...known, signedBy };

      // 3. Carry out: plan, upstream, treat.
      const underway = { who, work, asking, policy, usage, decided, approval };
      const subject = work.ticket?.binding?.subject ?? '';
      const { id } = who.principal;
      // Where no ticket is, no customer is named whom it could be about.
      const canary =
        work.ticket === null ? null : ports.canaries.sight(work.source, subject, id, work.agreement);
      const base = {
        who,
        case: work,
        asking,
        at,
        terms: versionOf(policy),
        citations: [],
        ...warrant,
        protocol: under?.hash ?? null,
        canary: canary !== null,
      };
      const carried = await carryOut({
        policy,
        access: work.access,
        asker: who.principal.id,
        role: who.principal.role,
        under,
        usage,
        parts,
        ...{ subject, canary, literal: ports.canaries.literal(work.source, asking.literal ?? '', id) },
        intent: async (text) => {
          const lost = await withheld(ports, underway);
          if (lost !== null) return lost.code;
          await enter(ports, { ...base, ...nothing, parts: decided, code: null, stage: 'intent', text });
          return null;
        },
        refused: ({ refuse: code, citations = first?.citations ?? [] }) =>
          refuse(ports, access, policy, code, citations, decided),
        more: async (rows, uses = [], subjects) => {
          const lost = await withheld(ports, underway);
          if (lost !== null) {
            return refuse(ports, access, policy, lost.code, lost.citations, decided);
          }
          const continued = { ...asking, flags: [...asking.flags, 'continued'] };
          const leaving = withRows(decided, rows);
          await enter(ports, {
            ...{ ...base, ...nothing, asking: continued, at: ports.now() },
            ...{ parts: leaving, code: null, stage: 'access' as const, uses, subjects },
          });
          return null;
        },
      });
      if ('refuse' in carried) {
        const { refuse: code, breaches = [], citations = first?.citations ?? [] } = carried;
        const cited = breaches.length > 0 ? breachCitations(policy, breaches) : citations;
        const refused = await refuse(ports, access, policy, code, cited, decided, breaches);
        return breaches.length > 0 ? { ...refused, breaches } : refused;
      }

      // 4. Durable before a byte leaves. What was sent is sent, and was asked about just before; what was only read is
      // not shown once the terms, the session or the person's rights changed while it was read.
      const acted = asking.operation === 'reply' || asking.operation === 'act';
      let released = false;
      try {
        const lost = acted ? null : await withheld(ports, underway);
        if (lost !== null) return await refuse(ports, access, policy, lost.code, lost.citations, decided);
        const { rows = {} } = carried;
        const shown = withRows(decided, rows);
        const entry = await enter(ports, {
          ...base,
          parts: shown,
          code: null,
          stage: acted ? 'outcome' : 'access',
          result: carried.result ?? null,
          secretResult: carried.secretResult ?? null,
          found: carried.found,
          subjects: carried.subjects,
          text: carried.text ?? null,
          uses: carried.uses ?? [],
          breaches: carried.breaches ?? [],
        });
        released = true;
        carried.entered?.();
        return { ok: true, entry, at, parts: shown, value: carried.value };
      } finally {
        if (!released) carried.letGo?.();
      }
    }
  }
}

function withRows(parts: readonly Part[], rows: Readonly<Record<string, number>>): readonly Part[] {
  return parts.map((part) => ({ ...part, rows: rows[part.resource] ?? 0 }));
}

/** What is known of an access so far, for the entry of a fault. */
interface Known {
  readonly asking: Asking;
  readonly policy: Policy | null;
  readonly parts: readonly Part[];
  readonly signedBy: string | null;
}

function codeOf(error: unknown): Code {
  return error instanceof Failure ? (error as Failure).code : 'internal';
}
