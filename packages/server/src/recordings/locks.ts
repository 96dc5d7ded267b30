import { labelsOf, ownWords } from '@cordon/core/recordings';
import { Failure } from '@cordon/core/kernel';
import { secondLock, type Gate, type OwnRules, type RulesPort, type SecondLock } from '../gate/index.ts';
import type { SignedIn } from '../identity/index.ts';
import { boundByCompany, inHandUntil } from '../tickets/index.ts';
import type { Open } from './opening.ts';
import type { Recording } from './recording.ts';

export interface Held {
  readonly lock: SecondLock;
  /** Whether it knows the customer's values. */
  readonly searched: boolean;
}

export interface Locks {
  /**
   * What a piece of a recording is searched with: the values of the customer once there is one in hand. Before that nothing
   * of a customer is shown, and patterns are all there is.
   * @throws Failure with the gate's code where there should be values and they cannot be had: the piece is not kept
   */
  of(recording: Recording, who: SignedIn): Promise<Held>;
  /** Forgets the values behind a recording that is over. */
  drop(recording: string): void;
}

/** A lock with the company's rules it was made with. */
interface HeldLock {
  readonly lock: SecondLock;
  readonly purpose: string;
  readonly rules: OwnRules;
}

/** Recordings whose locks are held at once; the one longest unused goes first, and is made anew by another access. */
const MOST_HELD = 500;

/** Asks the gate once for each recording, and holds what it gave in memory only. */
export function createLocks(deps: {
  readonly gate: Pick<Gate, 'lock'>;
  readonly rules: RulesPort;
  readonly open: Open;
  readonly now: () => Date;
}): Locks {
  const held = new Map<string, HeldLock>();

  return {
    async of({ id, ticket: ticketId, searched }, who) {
      const known = held.get(id);
      if (known !== undefined) {
        const now = await deps.rules.of(known.purpose);
        held.delete(id);
        // By other rules than it was made with, it is made anew.
        if (now === known.rules) {
          held.set(id, known);
          return { lock: known.lock, searched: true };
        }
      }
      const opened = await deps.open(who, ticketId);
      if (!opened.ok) throw new Failure(opened.code);
      const { who: asker, work, policy, ticket, minutes } = opened.desk;
      const inHand = boundByCompany(ticket.binding) && inHandUntil(ticket, minutes) > deps.now();
      if (!inHand || ticket.status === 'closed') {
        if (searched) throw new Failure('ticket-not-in-hand');
        const labels = policy === null ? [] : labelsOf(policy.dataMap);
        const { compiled } = await deps.rules.of(work.purpose);
        return { lock: secondLock([], ownWords(labels), compiled), searched: false };
      }
      const thread = policy?.dataMap.resources.find(({ kind }) => kind === 'thread')?.name ?? 'conversation';
      const rules = await deps.rules.of(work.purpose);
      const outcome = await deps.gate.lock(asker, work, {
        ...{ operation: 'read', resources: [thread], field: null, key: null, literal: null, act: null },
        ...{ reason: null, flags: ['recording'], recording: id },
      });
      if (!outcome.ok) throw new Failure(outcome.code);
      held.set(id, { lock: outcome.value, purpose: work.purpose, rules });
      for (const oldest of held.keys()) {
        if (held.size <= MOST_HELD) break;
        held.delete(oldest);
      }
      return { lock: outcome.value, searched: true };
    },
    drop: (recording) => {
      held.delete(recording);
    },
  };
}
