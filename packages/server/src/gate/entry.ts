import type { AccessEvent, Citation, Code, TicketState } from '@cordon/core/kernel';
import { commit, toHex, type JsonValue } from '@cordon/ledger';
import type { Asking, Case, Part, Who } from './asking.ts';
import type { Approval, LedgerRecord, Opening, SecretsPort } from './ports.ts';
import type { ToldBreach } from '@cordon/core/protocols';

/** Flags the event of an access to a customer that nobody is. Shown to the company only. */
export const CANARY = 'canary';

/** What is known of an access when its entry is written. */
export interface Happened {
  readonly who: Who;
  readonly case: Case;
  readonly asking: Asking;
  readonly at: Date;
  /** Agreement version and hash of the terms that decided; null when none did. */
  readonly terms: { readonly version: number; readonly hash: string } | null;
  readonly parts: readonly Part[];
  readonly citations: readonly Citation[];
  readonly code: Code | null;
  /** `intent` precedes an act that changes something outside; `outcome` follows it. */
  readonly stage: 'access' | 'intent' | 'outcome' | 'refusal' | 'fault';
  /** What the asker was told (`match`, `no-match`); a lookup's result goes to the openings instead. */
  readonly result: string | null;
  /** Known to the company only, e.g. whether a lookup hit. */
  readonly secretResult: string | null;
  /** As in `Carried`. */
  readonly found?: string | undefined;
  /** Already redacted text (reason, note, reply). */
  readonly text: string | null;
  readonly signedBy: string | null;
  /** Whether the customer is one that nobody is: for the event alone, since whoever reads the body must not know. */
  readonly canary?: boolean;
  /** The second person's, where the terms want one. */
  readonly approval?: Approval | null;
  readonly uses: LedgerRecord['uses'];
  /** As in `Carried`. */
  readonly subjects?: number | undefined;
  /** SHA-256 (hex) of the protocol it was held to. */
  readonly protocol?: string | null;
  /** What of a text the protocol did not let go on. */
  readonly breaches?: readonly ToldBreach[];
}

/**
 * Builds the entry of an access. The body holds codes, ids and commitments only: the customer, a typed value and
 * a lookup's result stand in it as salted commitments whose openings vendors cannot read.
 */
export function entryOf(happened: Happened, secrets: SecretsPort): LedgerRecord {
  const { who, asking, at, code } = happened;
  const { principal } = who;
  const ticket = happened.case.ticket;
  const openings: Opening[] = [];
  const hide = (name: string, value: string | null, salt = secrets.salt()): string | null => {
    if (value === null) return null;
    openings.push({ name, value, salt });
    return commit(value, salt);
  };
  // An agent's claim is committed to whether or not it found somebody: a blank here would tell a vendor of a miss.
  const subject = ticket?.binding == null ? null : (ticket.binding.subject ?? '');
  const body: JsonValue = {
    v: 1,
    kind: happened.stage,
    act: asking.operation,
    at: at.toISOString(),
    agreement: happened.case.agreement,
    version: happened.terms?.version ?? null,
    terms: happened.terms?.hash ?? null,
    person: principal.id,
    party: principal.party,
    role: principal.role,
    site: principal.site,
    purpose: happened.case.purpose,
    source: happened.case.source,
    ticket: ticket?.id ?? null,
    ticketState: stateOf(ticket, principal.id),
    access: happened.case.access ?? null,
    subject: hide('subject', subject),
    field: asking.field,
    // With the ticket, the field and the reason, what the signature of a reveal is over.
    row: hide('row', asking.key, asking.act?.salt),
    value: hide('value', asking.literal, asking.act?.salt),
    parts: happened.parts.map(partBody),
    code,
    citations: happened.citations.map(citationBody),
    result: happened.result,
    secretResult: hide('result', happened.secretResult),
    ...(happened.found !== undefined && { found: hide('found', happened.found) }),
    reason: asking.reason?.code ?? null,
    text: happened.text,
    flags: [...asking.flags],
    ...(asking.of !== undefined && { of: asking.of }),
    ...(happened.subjects !== undefined && { subjects: happened.subjects }),
    ...(asking.statement !== undefined && {
      statement: asking.statement.text,
      values: hide('values', asking.statement.values),
    }),
    ...(happened.protocol != null && { protocol: happened.protocol }),
    ...(happened.breaches !== undefined &&
      happened.breaches.length > 0 && { breaches: happened.breaches.map(breachBody) }),
    ...(asking.recording !== undefined && { recording: asking.recording }),
    ...(who.credential !== undefined && { credential: who.credential.id }),
    ...(who.frame !== undefined && { frame: who.frame }),
    ...(happened.approval != null && { approval: happened.approval.id, approvedBy: happened.approval.by }),
    signed:
      asking.act === null || happened.signedBy === null
        ? null
        : {
            act: asking.act.id,
            at: asking.act.at.toISOString(),
            key: happened.signedBy,
            signature: asking.act.signature,
          },
  };
  return {
    kind: happened.stage === 'access' ? asking.operation : happened.stage,
    at,
    agreement: happened.case.agreement,
    party: principal.party,
    person: principal.id,
    code,
    body,
    openings,
    event: happened.stage === 'intent' ? null : eventOf(happened, secrets),
    uses: happened.uses,
  };
}

function eventOf(happened: Happened, secrets: SecretsPort): Omit<AccessEvent, 'entry'> {
  const { who, asking, at, code, parts } = happened;
  const ticket = happened.case.ticket;
  const subject = ticket?.binding?.subject ?? null;
  return {
    at: at.toISOString(),
    kind: asking.operation,
    agent: who.principal.id,
    vendor: who.principal.party,
    site: who.principal.site,
    agreement: happened.case.agreement,
    ticket: ticket?.id ?? null,
    ticketState: stateOf(ticket, who.principal.id),
    subject: subject === null ? null : secrets.pseudonym(subject, at),
    resource: asking.resources.join(' '),
    fields: asking.field === null ? shownFields(parts) : [asking.field],
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    flags: happened.canary === true ? [...asking.flags, CANARY] : asking.flags,
    ip: who.ip,
    ok: code === null,
    code,
  };
}

function shownFields(parts: readonly Part[]): readonly string[] {
  return parts.flatMap(({ decision }) =>
    decision.allow
      ? Object.entries(decision.treatments).flatMap(([field, treatment]) =>
          treatment === 'hidden' ? [] : [field],
        )
      : [],
  );
}

/** How the ticket stood towards the asker, for monitoring. */
function stateOf(ticket: TicketState | null, asker: string): AccessEvent['ticketState'] {
  if (ticket === null) return null;
  if (!ticket.open) return 'closed';
  if (ticket.assignee !== asker) return 'not-assigned';
  if (ticket.binding === null) return 'unbound';
  return ticket.binding.by === 'agent' ? 'agent-bound' : 'in-hand';
}

function partBody({ resource, decision, rows }: Part): JsonValue {
  return decision.allow
    ? {
        resource,
        allow: true,
        rows,
        treatments: { ...decision.treatments },
        citations: decision.citations.map(citationBody),
      }
    : {
        resource,
        allow: false,
        rows: 0,
        code: decision.code,
        citations: decision.citations.map(citationBody),
      };
}

/** Codes only: neither the piece nor the sentence, which people wrote. */
function breachBody({ does, category, clause, then }: ToldBreach): JsonValue {
  return { does, category, clause, then };
}

function citationBody({ agreement, clause, effect, field }: Citation): JsonValue {
  return field === undefined ? { agreement, clause, effect } : { agreement, clause, effect, field };
}

const FOUND_LENGTH = 64;

/**
 * Whom a lookup found, as its entry commits to it: random where it found nobody, and of one length, so that neither the
 * entry nor a copy of the database tells a hit from a miss.
 * @param salt random bytes
 */
export function foundText(found: string | null, salt: Uint8Array): string {
  return (found ?? `-${toHex(salt)}`)
    .slice(0, Math.max(FOUND_LENGTH, found?.length ?? 0))
    .padEnd(FOUND_LENGTH);
}
