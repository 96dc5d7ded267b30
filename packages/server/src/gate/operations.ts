import type { Allowed, Code, Resource, Row } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { Asking, Case, Who } from './asking.ts';
import { planBase, unclearValues, valuesPlan, rawCaseValues } from './caseValues.ts';
import { foundText } from './entry.ts';
import type { Carried, Passed } from './passed.ts';
import type { GatePorts, LedgerRecord } from './ports.ts';
import type { ThreadMessage } from './threads.ts';
import type { OwnSearch } from './treating.ts';
import { fileTreatment, opensByReveal, shownFile, type ShownFile } from './files.ts';
import { forTheRecord } from './texts.ts';
import { treatFile, treatMessages, type TreatedFile, type TreatedMessage } from './treat.ts';

/*
 * What each operation does once it is decided: make a plan, ask upstream, treat what is left. Nothing here
 * decides and nothing here writes the ledger; gate.ts does both.
 */

/** What a read shows: treated rows by resource, treated messages by thread. */
export interface ReadResult {
  readonly tables: readonly { readonly resource: string; readonly rows: readonly Row[] }[];
  readonly messages: readonly TreatedMessage[];
}

/** What a lookup tells: never whether it hit, except by tickets that are in the asker's own hand. */
export interface LookupResult {
  readonly tickets: readonly string[];
  /** The customer found, for the door to note as a claim; shown to nobody. */
  readonly claim: string | null;
  /** Lookups left of the shift's budget; null when the terms set none. */
  readonly left: number | null;
}

export async function readCase(ports: GatePorts, work: Case, passed: Passed): Promise<Carried<ReadResult>> {
  const { policy, parts, subject } = passed;
  const asked = parts.filter(({ resource }) => resourceOf(policy, resource)?.kind !== 'thread');
  const thread = parts.find(({ resource }) => resourceOf(policy, resource)?.kind === 'thread');
  const [read, raw, rules] = await Promise.all([
    ports.source.readCase(
      asked.map(({ resource, decision }) => readPlan(work, passed, resource, decision)),
      thread === undefined ? null : valuesPlan(work, passed),
    ),
    thread === undefined || work.ticket === null ? [] : ports.threads.messages(work.ticket.id),
    thread === undefined ? null : ports.rules.of(work.purpose),
  ]);
  const tables = asked.map(({ resource, decision }, nth) => ({
    resource,
    rows: (read.tables[nth] ?? []).map((row) => swapped(passed, decision, row)),
  }));
  const messages =
    thread === undefined || rules === null
      ? []
      : await treatThread(ports, passed, thread, raw, {
          known: unclearValues(passed, work, read.values),
          rules,
        });
  const rows: Record<string, number> = Object.fromEntries(
    tables.map(({ resource, rows: shown }) => [resource, shown.length]),
  );
  if (thread !== undefined) rows[thread.resource] = messages.length;
  return {
    value: { tables, messages },
    rows,
    uses: [{ kind: 'subject', subject: ports.secrets.countingKey(subject) }],
  };
}

/** The same, to be taken away. More rows than were approved are another export. */
export async function exportCase(
  ports: GatePorts,
  work: Case,
  asking: Asking,
  passed: Passed,
): Promise<Carried<ReadResult> | { readonly refuse: Code }> {
  const read = await readCase(ports, work, passed);
  const rows = Object.values(read.rows ?? {}).reduce((sum, each) => sum + each, 0);
  return asking.piece !== undefined && rows <= asking.piece.rows ? read : { refuse: 'conflict' };
}

/** How many rows of each resource there are. No cell of them leaves. */
export async function countCase(
  ports: GatePorts,
  work: Case,
  passed: Passed,
): Promise<Carried<Readonly<Record<string, number>>>> {
  return { value: (await readCase(ports, work, passed)).rows ?? {} };
}

function readPlan(work: Case, passed: Passed, resource: string, decision: Allowed) {
  const fields = resourceOf(passed.policy, resource)?.fields ?? [];
  const columns = fields.map(({ name, type }) => ({
    field: name,
    type,
    treatment: decision.treatments[name] ?? 'hidden',
  }));
  const base = planBase(passed.policy, work, passed, resource);
  return { ...base, kind: 'read' as const, subjects: [passed.subject], columns };
}

async function treatThread(
  { treating }: GatePorts,
  passed: Passed,
  thread: ThreadPart,
  raw: readonly ThreadMessage[],
  search: OwnSearch,
): Promise<readonly TreatedMessage[]> {
  const resource = resourceOf(passed.policy, thread.resource);
  const treatment = thread.decision.treatments[resource?.fields[0]?.name ?? ''] ?? 'hidden';
  const messages = await treatMessages(treating, raw, treatment, search, {
    treatment: fileTreatment(resource, thread.decision),
    reveal: opensByReveal(thread.decision),
  });
  const { canary } = passed;
  if (canary === null || treatment !== 'clear') return messages;
  return messages.map((message) => ({ ...message, text: canary.swap(message.text) }));
}

interface ThreadPart {
  readonly resource: string;
  readonly decision: Allowed;
}

/** The row as this asker sees it: of a canary, what is in clear has their address in it. */
function swapped({ canary }: Passed, { treatments }: Allowed, row: Row): Row {
  if (canary === null) return row;
  const cells = Object.entries(row.cells).map(
    ([name, cell]) =>
      [name, cell !== null && treatments[name] === 'clear' ? canary.swap(cell) : cell] as const,
  );
  return { ...row, cells: Object.fromEntries(cells) };
}

/** One file of the conversation, treated like it. */
export async function readFile(
  ports: GatePorts,
  work: Case,
  passed: Passed,
  id: string,
): Promise<Carried<TreatedFile> | { readonly refuse: Code }> {
  const thread = passed.parts.find(({ resource }) => resourceOf(passed.policy, resource)?.kind === 'thread');
  const raw = work.ticket === null ? null : await ports.threads.attachment(work.ticket.id, id);
  if (thread === undefined || raw === null) return { refuse: 'not-in-scope' };
  const treatment = fileTreatment(resourceOf(passed.policy, thread.resource), thread.decision);
  if (treatment === 'hidden') return { refuse: 'field-not-granted' };
  const known = unclearValues(passed, work, await rawCaseValues(ports, work, passed));
  const rules = await ports.rules.of(work.purpose);
  const file = await treatFile(ports.treating, raw, treatment, { known, rules });
  if (file === null) return { refuse: 'not-treatable' };
  const text = treatment === 'clear' ? (passed.canary?.swap(file.text) ?? file.text) : file.text;
  return {
    value: { ...file, text },
    rows: { [thread.resource]: 1 },
    uses: [{ kind: 'subject', subject: ports.secrets.countingKey(passed.subject) }],
  };
}

export async function lookUp(
  ports: GatePorts,
  who: Who,
  work: Case,
  asking: Asking,
  passed: Passed,
): Promise<Carried<LookupResult>> {
  const { policy } = passed;
  const { resource, field } = oneCell(asking);
  const plan = {
    ...planBase(policy, work, passed, resource),
    kind: 'lookup' as const,
    field,
    literal: passed.literal,
  };
  const found = await ports.source.lookup(plan);
  // A hit out of scope answers like a miss; the same query runs for both, so that time tells nothing either.
  const since = new Date(ports.now().getTime() - policy.ticket.inHandFor);
  const tickets = await ports.tickets.inHandOf(who.principal.id, found ?? '', since);
  return {
    value: { tickets, claim: found, left: lookupsLeft(passed) },
    secretResult: found === null ? 'miss' : 'hit',
    found: foundText(found, ports.secrets.salt()),
    uses: [{ kind: 'lookup', subject: null }, ...unboundUse(work)],
  };
}

function lookupsLeft({ policy, usage }: Passed): number | null {
  const budgets = policy.terms.limits.filter(({ kind }) => kind === 'lookups-per-shift');
  if (budgets.length === 0) return null;
  return Math.max(0, Math.min(...budgets.map(({ max }) => max)) - usage.lookups - 1);
}

export async function confirm(
  ports: GatePorts,
  work: Case,
  asking: Asking,
  passed: Passed,
): Promise<Carried<{ match: boolean }> | { readonly refuse: Code }> {
  const { policy, subject } = passed;
  const { resource, field } = oneCell(asking);
  if (work.ticket === null) return { refuse: 'ticket-not-in-hand' };
  if ((await ports.tickets.takeTry(work.ticket.id)) === null) return { refuse: 'attempts-exhausted' };
  const match = await ports.source.confirm({
    ...planBase(policy, work, passed, resource),
    kind: 'confirm',
    subject,
    field,
    literal: passed.literal,
  });
  if (match) await ports.tickets.returnTry(work.ticket.id);
  return { value: { match }, result: match ? 'match' : 'no-match', uses: unboundUse(work) };
}

/** Counted by ticket and not by customer, whether or not a look-up found one: the budget must not tell which. */
function unboundUse({ ticket }: Case): LedgerRecord['uses'] {
  if (ticket === null || (ticket.binding !== null && ticket.binding.by !== 'agent')) return [];
  return [{ kind: 'unbound', subject: ticket.id }];
}

/** One cell, or one file, in clear. */
export interface Revealed {
  readonly value: string | null;
  readonly file: ShownFile | null;
  readonly minutes: number;
  /** Pieces taken out of what was typed as a reason. */
  readonly removed: number;
}

export async function reveal(
  ports: GatePorts,
  work: Case,
  asking: Asking,
  passed: Passed,
): Promise<Carried<Revealed> | { readonly refuse: Code }> {
  const { resource, field } = oneCell(asking);
  const { policy, subject, parts } = passed;
  const expire = parts.flatMap(({ decision }) => decision.obligations).find(({ kind }) => kind === 'expire');
  const minutes = expire?.kind === 'expire' ? expire.minutes : 0;
  const text = asking.reason?.text ?? null;
  const kept = text === null ? null : await forTheRecord(ports, work, passed, text);
  const file = resourceOf(policy, resource)?.kind === 'thread' ? await openFile(ports, work, asking) : null;
  if (file !== null && 'refuse' in file) return file;
  const value =
    file === null
      ? await ports.source.reveal({
          ...planBase(policy, work, passed, resource),
          kind: 'reveal',
          key: asking.key ?? '',
          subject,
          field,
        })
      : null;
  // The row of another customer and an empty cell answer alike: there is nothing to reveal.
  if (value === null && file === null) return { refuse: 'not-in-scope' };
  return {
    value: {
      value: value === null ? null : (passed.canary?.swap(value) ?? value),
      file,
      minutes,
      removed: kept?.removed ?? 0,
    },
    rows: { [resource]: 1 },
    text: kept?.text ?? null,
    uses: [
      // Showing the same reveal again within its minutes uses up no further one.
      ...(asking.flags.includes('again') ? [] : [{ kind: 'reveal' as const, subject: null }]),
      { kind: 'subject', subject: ports.secrets.countingKey(subject) },
    ],
  };
}

/** A file of the ticket's own conversation; one of another ticket and none at all answer alike. */
async function openFile(
  ports: GatePorts,
  work: Case,
  asking: Asking,
): Promise<ShownFile | { readonly refuse: Code }> {
  const raw = work.ticket === null ? null : await ports.threads.attachment(work.ticket.id, asking.key ?? '');
  if (raw === null) return { refuse: 'not-in-scope' };
  return shownFile(raw) ?? { refuse: 'file-not-shown' };
}

function oneCell(asking: Asking): { resource: string; field: string } {
  return { resource: asking.resources[0] ?? '', field: asking.field ?? '' };
}

function resourceOf(policy: Policy, name: string): Resource | undefined {
  return policy.dataMap.resources.find((resource) => resource.name === name);
}
