import type { Policy } from '@cordon/core/policy';
import {
  changesBetween,
  draftProtocol,
  heldTo,
  widerThan,
  widestBounds,
  type Protocol,
} from '@cordon/core/protocols';
import type { z } from 'zod';
import type { Assignment } from '../assignments/index.ts';
import type { ProtocolDeps, WorkedAgreement } from './deps.ts';
import { objectionHolds } from './held.ts';
import type {
  acknowledged,
  protocolRow,
  protocolText,
  protocolView,
  protocolVersion,
  ticketProtocol as ticketSchema,
} from './schemas.ts';
import { standingOf, stateOf, type ProtocolState } from './state.ts';
import type { AcknowledgementRow } from './store.ts';

/** One protocol in the list: where it stands, and who has read it. */
export async function rowOf(
  deps: ProtocolDeps,
  { id, title, party, vendor }: WorkedAgreement,
  purpose: string,
  policy: Policy,
): Promise<{ readonly row: z.infer<typeof protocolRow>; readonly state: ProtocolState }> {
  const now = deps.now();
  const [state, live] = await Promise.all([
    stateOf(deps, { agreement: id, purpose }),
    deps.assignments.live({ agreement: id }, now),
  ]);
  const newest = state.versions[0];
  const people = live.filter((one) => one.purpose === purpose).map((one) => personOf(state, one, now));
  return {
    state,
    row: {
      agreement: { id, title },
      vendor: { id: party, name: vendor },
      purpose,
      version: newest?.version ?? null,
      hash: newest?.hash ?? null,
      putAt: newest?.row.putAt.toISOString() ?? null,
      graceUntil: newest?.row.graceUntil.toISOString() ?? null,
      entry: newest?.row.entry ?? null,
      narrowed: newest === undefined ? 0 : widerThan(newest.protocol, widestBounds(policy, purpose)).length,
      people,
    },
  };
}

function personOf(state: ProtocolState, { person, party, accessRole }: Assignment, now: Date) {
  const { state: stands, last } = standingOf(state, { id: person.id, party }, now.getTime());
  return {
    person,
    accessRole,
    state: stands,
    acknowledged: last === null ? null : acknowledgedView(last, true),
  };
}

/** One protocol with all its versions, and what the terms in force come to. */
export async function viewOf(
  deps: ProtocolDeps,
  agreement: WorkedAgreement,
  purpose: string,
  policy: Policy,
): Promise<z.infer<typeof protocolView>> {
  const { row, state } = await rowOf(deps, agreement, purpose, policy);
  const objections = await deps.store.objections({ agreement: agreement.id, purpose });
  return {
    row,
    versions: state.versions.map(({ protocol, hash, row: kept }, at): z.infer<typeof protocolVersion> => {
      const before = state.versions[at + 1]?.protocol;
      return {
        protocol: textView(protocol),
        hash,
        putBy: kept.putBy,
        putAt: kept.putAt.toISOString(),
        graceUntil: kept.graceUntil.toISOString(),
        entry: kept.entry,
        changes: before === undefined ? [] : [...changesBetween(before, protocol)],
      };
    }),
    draft: textView(draftProtocol(policy, purpose, (row.version ?? 0) + 1)),
    bounds: widestBounds(policy, purpose).map(({ category, clause, ask, aloud, note, customer, others }) => ({
      ...{ category, clause, ask, aloud, note, customer, others },
    })),
    acknowledgements: state.rows.map(({ row: said, holds }) => ({
      ...{ person: said.person, party: said.party, ...acknowledgedView(said, holds) },
    })),
    objections: objections.map((one) => {
      const { person, version, reason, at, entry } = one;
      return { person, version, reason, at: at.toISOString(), entry, holds: objectionHolds(deps, one) };
    }),
  };
}

export function acknowledgedView(
  { version, at, entry }: AcknowledgementRow,
  holds: boolean,
): z.infer<typeof acknowledged> {
  return { version, at: at.toISOString(), entry, holds };
}

/** A protocol as an answer has it. */
export function textView(protocol: Protocol): z.infer<typeof protocolText> {
  const { rules, ours, ...rest } = protocol;
  return { ...rest, rules: rules.map((rule) => ({ ...rule })), ours: [...ours] };
}

/**
 * The protocol beside the fields of a ticket, as it holds for whoever works it; what the terms come to while none is in
 * force.
 * @param inForce null where none is
 */
export function ticketProtocol(
  policy: Policy,
  work: { readonly purpose: string; readonly role: string },
  inForce: Protocol | null,
): z.infer<typeof ticketSchema> {
  const protocol = inForce ?? draftProtocol(policy, work.purpose, 0);
  return { protocol: textView(heldTo(protocol, policy, work.role)), inForce: inForce !== null };
}
