import { accessKinds, type WatchedEvent } from '../watched.ts';

const kinds: readonly string[] = accessKinds;

/** An event as a stream of somebody else tells it: without the optional fields; null for one that is no access. */
export function baseOf(event: WatchedEvent): WatchedEvent | null {
  if (!kinds.includes(event.kind)) return null;
  return { ...event, device: null, session: null, code: null, until: null };
}

/**
 * One line of a recorded stream, as docs/events.md describes it, without a line feed: what is null, empty or zero stays
 * out.
 */
export function eventLine(event: WatchedEvent): string {
  const { id, at, kind, agent, vendor, queue, site, ticket, ticketState, subject, subjectOrder } = event;
  const { flags, fields, rows, ip, country, ok, device, session, code, until } = event;
  return JSON.stringify({
    id,
    at: new Date(at).toISOString(),
    kind,
    ...(agent !== '' && { agent }),
    vendor,
    ...(queue !== null && { queue }),
    ...(site !== null && { site }),
    ...(ticket !== null && { ticket }),
    ...(ticketState !== null && { ticketState }),
    ...(subject !== null && { subject }),
    ...(subjectOrder !== null && { subjectOrder }),
    ...(flags.length > 0 && { flags }),
    ...(fields.length > 0 && { fields }),
    ...(rows > 0 && { rows }),
    ...(ip !== null && { ip }),
    ...(country !== null && { country }),
    ok,
    ...(device !== null && { device }),
    ...(session !== null && { session }),
    ...(code !== null && { code }),
    ...(until !== null && { until: new Date(until).toISOString() }),
  });
}

/** One line of a file of labels, without a line feed. */
export function labelLine(label: {
  readonly agent: string | null;
  readonly from: number;
  readonly until: number;
  readonly behaviour: string;
}): string {
  const { agent, from, until, behaviour } = label;
  return JSON.stringify({
    agent,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    behaviour,
  });
}
