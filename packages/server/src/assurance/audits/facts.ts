import { indexOf, kindOf, subjectOf, type AuditPlan } from '@cordon/core/assurance/audits';
import type { AuditDeps } from './deps.ts';

/** What is known of a drawn item from the ledger and the roster: ids, codes and times. */
export interface ItemFacts {
  /** Entry of an access or a setting; null for a person. */
  readonly entry: number | null;
  readonly at: string | null;
  readonly person: { readonly id: string; readonly name: string } | null;
  /** In plain words, e.g. `Allowed by clause 2.1`. */
  readonly says: readonly string[];
}

interface AccessBody {
  readonly act?: string;
  readonly at?: string;
  readonly person?: string | null;
  readonly role?: string;
  readonly purpose?: string;
  readonly ticket?: string | null;
  readonly ticketState?: string | null;
  readonly field?: string | null;
  readonly code?: string | null;
  readonly reason?: string | null;
  readonly citations?: readonly { readonly clause?: string }[];
}

/** The facts of drawn items, by line. */
export async function factsOf(
  deps: Pick<AuditDeps, 'book' | 'period'>,
  plan: AuditPlan,
  lines: readonly string[],
): Promise<ReadonlyMap<string, ItemFacts>> {
  const found = new Map<string, Omit<ItemFacts, 'person'> & { readonly person: string | null }>();
  for (const line of lines) {
    const index = indexOf(line);
    found.set(
      line,
      index === null ? await ofPerson(deps, plan, subjectOf(line)) : await ofEntry(deps, index, line),
    );
  }
  const names = await deps.period.names([...found.values()].flatMap(({ person }) => person ?? []));
  return new Map(
    [...found].map(([line, { person, ...facts }]) => [
      line,
      { ...facts, person: person === null ? null : { id: person, name: names.get(person) ?? person } },
    ]),
  );
}

async function ofEntry({ book }: Pick<AuditDeps, 'book'>, index: number, line: string) {
  const entry = await book.entry(index);
  if (entry?.body == null) {
    return { entry: index, at: null, person: null, says: ['What the entry said was erased after its time'] };
  }
  const body = JSON.parse(entry.body) as AccessBody;
  const says = kindOf(line) === 'accesses' ? accessWords(body) : [`Act: ${body.act ?? 'unknown'}`];
  return { entry: index, at: body.at ?? null, person: entry.person, says };
}

function accessWords({
  act,
  role,
  purpose,
  ticket,
  ticketState,
  field,
  code,
  reason,
  citations = [],
}: AccessBody) {
  const clauses = [...new Set(citations.flatMap(({ clause }) => clause ?? []))];
  return [
    `${act ?? 'unknown'}${field == null ? '' : ` of ${field}`}, as ${role ?? 'nobody'} for ${purpose ?? 'nothing'}`,
    code == null ? 'Allowed' : `Refused (${code})`,
    clauses.length === 0 ? 'Cites no clause' : `Cites ${clauses.join(', ')}`,
    ticket == null ? 'No ticket in hand' : `Ticket ${ticket}, ${ticketState ?? 'of unknown state'}`,
    ...(reason == null ? [] : [`Reason: ${reason}`]),
  ];
}

async function ofPerson({ period }: Pick<AuditDeps, 'period'>, plan: AuditPlan, person: string) {
  const assigned = await period.assigned(person, plan.agreement, new Date(plan.from), new Date(plan.until));
  const says = assigned.map(
    ({ role, purpose, from, until }) =>
      `${role} for ${purpose} from ${day(from)}${until === null ? '' : ` until ${day(until)}`}`,
  );
  const none = 'Acted under the agreement without an assignment in this period';
  return { entry: null, at: null, person, says: says.length === 0 ? [none] : says };
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
