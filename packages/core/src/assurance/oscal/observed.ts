import { describedMembers, describedOf, type Described } from './document.ts';
import { isObject, objectAt, present, textAt, textOrNull, without, type OscalObject } from './json.ts';

/** Something that was looked at, and when. */
export interface Observation extends Described {
  /** RFC 3339. */
  readonly collected: string;
  /** From when it is no evidence any more, RFC 3339. */
  readonly expires: string | null;
  readonly rest: OscalObject;
}

/** What could happen because of what was found, and what is done about it. */
export interface Risk extends Described {
  readonly statement: string;
  /** `open`, `investigating`, `remediating`, `deviation-requested`, `deviation-approved`, `closed`, or a word of its writer. */
  readonly status: string;
  /** RFC 3339. */
  readonly deadline: string | null;
  readonly rest: OscalObject;
}

/** Whether one objective is met. */
export interface ObjectiveFinding extends Described {
  readonly target: {
    readonly type: string;
    readonly id: string;
    readonly state: string;
    readonly reason: string | null;
    readonly statusRest: OscalObject;
    readonly rest: OscalObject;
  };
  readonly rest: OscalObject;
}

export function observationOf(from: OscalObject): Observation {
  return {
    ...describedOf(from),
    collected: textAt(from, 'collected'),
    expires: textOrNull(from, 'expires'),
    rest: without(from, 'uuid', 'title', 'description', 'collected', 'expires'),
  };
}

export function observationMembers({ collected, expires, rest, ...described }: Observation): OscalObject {
  return { ...describedMembers(described), ...rest, ...present({ collected, expires }) };
}

export function riskOf(from: OscalObject): Risk {
  return {
    ...describedOf(from),
    statement: textAt(from, 'statement'),
    status: textAt(from, 'status'),
    deadline: textOrNull(from, 'deadline'),
    rest: without(from, 'uuid', 'title', 'description', 'statement', 'status', 'deadline'),
  };
}

export function riskMembers({ statement, status, deadline, rest, ...described }: Risk): OscalObject {
  return { ...describedMembers(described), statement, ...rest, status, ...present({ deadline }) };
}

export function findingOf(from: OscalObject): ObjectiveFinding {
  const target = objectAt(from, 'target');
  const status = objectAt(target, 'status');
  return {
    ...describedOf(from),
    target: {
      type: textAt(target, 'type'),
      id: textAt(target, 'target-id'),
      state: textAt(status, 'state'),
      reason: textOrNull(status, 'reason'),
      statusRest: without(status, 'state', 'reason'),
      rest: without(target, 'type', 'target-id', 'status'),
    },
    rest: without(from, 'uuid', 'title', 'description', 'target'),
  };
}

export function findingMembers({ target, rest, ...described }: ObjectiveFinding): OscalObject {
  const { type, id, state, reason, statusRest, rest: targetRest } = target;
  const status = { state, ...present({ reason }), ...statusRest };
  return {
    ...describedMembers(described),
    target: { type, 'target-id': id, status, ...targetRest },
    ...rest,
  };
}

/** A reference to an observation or a risk from a finding or an item. */
export function related(kind: 'observation' | 'risk' | 'finding', uuids: readonly string[]): OscalObject {
  const name = kind === 'finding' ? 'related-findings' : `related-${kind}s`;
  return present({ [name]: uuids.map((uuid) => ({ [`${kind}-uuid`]: uuid })) });
}

/** Ids that `related` wrote, or another writer did. */
export function relatedTo(kind: 'observation' | 'risk', rest: OscalObject): readonly string[] {
  const list = rest[`related-${kind}s`];
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: OscalObject[string]) => (isObject(one) ? [textAt(one, `${kind}-uuid`)] : []));
}
