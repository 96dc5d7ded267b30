import { containingOf, type ContainmentPolicy } from '@cordon/core/monitoring';
import { Failure, type ActWords } from '@cordon/core/kernel';
import type { GivenAct, RevokeTarget, SignedActs, SignedIn } from '../../identity/index.ts';
import type { Acting } from '../../ledger/index.ts';
import type { Containments } from '../../people/containment.ts';
import type { People } from '../../people/people.ts';
import type { OwedAct } from '../../platform/owing.ts';
import type { Change, Incident } from '../incidents/incident.ts';
import { citing } from './citing.ts';
import type { ContainableIncident, DoneHere, DueOrder, OrderStore } from './order.ts';

export interface ContainingDeps {
  readonly orders: OrderStore;
  readonly incident: (id: string) => Promise<Incident | null>;
  readonly policy: (vendor: string) => Promise<ContainmentPolicy>;
  readonly people: Pick<People, 'suspend' | 'restore' | 'list'>;
  readonly containments: Pick<Containments, 'contain'>;
  /** Lets no second factor count that a person gave until this moment, and ends the credentials of their tools. */
  readonly askFactorAnew: (person: string, after: Date) => Promise<void>;
  /** Ends the account of a tool, which is never suspended. @returns false for an id of no such account */
  readonly endService: (id: string, at: Date) => Promise<boolean>;
  readonly revoked: (target: RevokeTarget) => void;
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly owed: (act: string, actor: Acting, words: ActWords) => OwedAct;
  readonly enter: (act: string, actor: Acting, words: ActWords) => Promise<number>;
  readonly settle: () => Promise<void>;
  readonly now: () => Date;
}

const MACHINE: Acting = { person: null, party: null, ip: null };

const HOUR = 3_600_000;

/** What is older suspends nobody: a first run over an old ledger finds what people have long since dealt with. */
const FRESH_MS = 24 * HOUR;

/** Closes what an incident asks for: what is certain at once, the rest by a person's click; and undoes it. */
export function createContaining(deps: ContainingDeps) {
  const { orders, people, owed, now } = deps;

  /** Done again after a crash: each step closes what is left open and opens nothing. */
  async function carryOut({ id, incident, step, target, at: orderedAt, by }: DueOrder): Promise<void> {
    const at = now();
    const [person] = step === 'suspend-vendor' ? [] : await people.list({ id: target }, at);
    const words = { incident, by: by ?? 'machine' };
    switch (step) {
      // Both hold from the order on, for whoever asks anew: nobody is signed out.
      case 'step-up':
        await deps.askFactorAnew(target, orderedAt);
        break;
      case 'slow-down':
        break;
      case 'suspend-agent':
        if (await deps.endService(target, at)) break;
        await people.suspend(target, 'company', at, ({ sessions }) => [
          owed('person-suspended', MACHINE, {
            ...{ ...words, subjectPerson: target, subjectParty: person?.partyId ?? null },
            ...{ reason: 'investigation', sessions },
          }),
        ]);
        break;
      case 'suspend-vendor': {
        if (by === null) throw new Error('no machine shuts a vendor out');
        await deps.containments.contain(
          target,
          { person: by, reason: 'insider', at },
          ({ already: again, ...counts }) => [
            owed('vendor-contained', MACHINE, {
              ...words,
              vendor: target,
              reason: 'insider',
              again,
              ...counts,
            }),
          ],
        );
      }
    }
    if (step === 'suspend-vendor') deps.revoked({ scope: 'party', id: target });
    else if (step === 'suspend-agent') deps.revoked({ scope: 'person', id: target });
    await orders.done(id, now());
    await deps.settle();
  }

  async function byMachine(incident: ContainableIncident, policy: ContainmentPolicy): Promise<void> {
    for (const [agent, kinds] of Object.entries(incident.agents)) {
      const done = incident.done.filter(({ target }) => target === agent).map(({ step }) => step);
      const asked = containingOf({ severity: incident.severity, kinds, agents: [agent], done }, policy);
      for (const { step, how, why } of asked) {
        if (how !== 'automatic' || step === 'suspend-vendor' || step === 'end-agreement') continue;
        const at = now();
        const { cites } = policy;
        const decideBy = new Date(at.getTime() + policy.decideWithinHours * HOUR);
        const words = { incident: incident.id, step, target: agent, by: 'machine', clauses: citing(cites) };
        await orders.order(
          {
            ...{ incident: incident.id, step, target: agent, why, at, by: null, decideBy, cites },
            customersAnHour: paceIn(step, policy),
          },
          {
            ...{ incident: incident.id, person: null, at, detail: `${step} ${agent}` },
            owed: owed('containment-ordered', MACHINE, words),
          },
        );
      }
    }
  }

  return {
    /** What the signals so far ask a machine to close, and whatever was ordered and not done. */
    async afterSignals(): Promise<void> {
      const since = new Date(now().getTime() - FRESH_MS);
      for (const incident of await orders.toContain(since))
        await byMachine(incident, await deps.policy(incident.vendor));
      for (const order of await orders.due()) await carryOut(order);
      await deps.settle();
    },

    /**
     * One click of a person.
     * @throws Failure `not-in-scope` for who is not in the incident, `already-done`, `signature-invalid`
     */
    async order(
      who: SignedIn,
      id: string,
      { step, target, ...given }: GivenAct & { readonly step: DoneHere; readonly target: string },
    ): Promise<void> {
      const incident = await deps.incident(id);
      const known =
        step === 'suspend-vendor'
          ? incident?.vendor.id === target
          : incident?.agents.some((agent) => agent.id === target) === true;
      if (incident === null || !known || target === who.person.id) throw new Failure('not-in-scope');
      if (isTool(target) && step !== 'suspend-agent')
        throw new Failure('bad-request', 'A tool has no second factor and no shift: end its account.');
      const words = { incident: id, step, target };
      const actor = await deps.signedActs.by(who, 'containment-ordered', words, given);
      const at = now();
      const change: Change = {
        ...{ incident: id, person: who.person.id, at, detail: `${step} ${target}` },
        owed: owed('containment-ordered', actor, words),
      };
      const why = 'Ordered by a person.';
      const customersAnHour = paceIn(step, await deps.policy(incident.vendor.id));
      const made = await orders.order(
        { ...words, why, at, by: who.person.id, decideBy: null, cites: [], customersAnHour },
        change,
      );
      if (made === null) throw new Failure('already-done');
      await carryOut({ id: made, ...words, at, by: who.person.id });
    },

    /**
     * What becomes of what was closed. What opens access is entered before it is done.
     * @throws Failure `not-in-scope`, `already-done`, `containment-undone-elsewhere` for a whole vendor, which takes two people
     */
    async decide(
      who: SignedIn,
      id: string,
      { decision, ...given }: GivenAct & { readonly decision: 'kept' | 'undone' },
    ): Promise<void> {
      const order = await orders.find(id);
      if (order === null || order.target.id === who.person.id) throw new Failure('not-in-scope');
      if (order.decision === 'undone' || order.decision === decision) throw new Failure('already-done');
      if (decision === 'undone' && order.step === 'suspend-vendor')
        throw new Failure('containment-undone-elsewhere');
      if (decision === 'undone' && isTool(order.target.id)) {
        const text = 'The account of a tool that was ended is proposed anew, and put in force by two people.';
        throw new Failure('containment-undone-elsewhere', text);
      }
      const words = { containment: id, decision };
      const actor = await deps.signedActs.by(who, 'containment-decided', words, given);
      const change: Change = {
        ...{
          incident: order.incident,
          person: who.person.id,
          at: now(),
          detail: `${decision} ${order.target.id}`,
        },
        owed: owed('containment-decided', actor, { incident: order.incident, ...words }),
      };
      const { step, target, already } = order;
      const undone = decision === 'undone';
      const restores =
        undone && step === 'suspend-agent' && !already && !(await orders.isHeldElsewhere(id, target.id));
      // A lighter step that is lifted loosens something, whatever else still holds them.
      const lifts = undone && (step === 'slow-down' || step === 'step-up');
      if (restores || lifts) {
        const { person, party, ip } = actor;
        const words = { subjectPerson: target.id, containment: id };
        await deps.enter(restores ? 'person-restored' : 'containment-lifted', { person, party, ip }, words);
      }
      if (!(await orders.decide(id, decision, change))) throw new Failure('already-done');
      if (restores) await people.restore(target.id, 'company', now());
      await deps.settle();
    },
  };
}

/** What is left of their pace to whoever is slowed. */
function paceIn(step: DoneHere, { customersAnHour }: ContainmentPolicy): number | null {
  return step === 'slow-down' ? customersAnHour : null;
}

/** By the form of its id, which no person has. */
function isTool(target: string): boolean {
  return target.startsWith('svc_');
}
