import { Failure, type Code, type Operation } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { askApproval, textOf, type ExportRequest, type RequestedField } from '../approvals/index.ts';
import type { Asking, Part } from '../gate/index.ts';
import type { GivenAct, SignedIn } from '../identity/index.ts';
import type { ExportDeps, Opened } from './deps.ts';
import { MOST_ROWS } from './export.ts';

/** What somebody would like to take out. */
export interface Wanted {
  /** Tickets in their hand; at most as many as a hand holds. */
  readonly tickets: readonly string[];
  readonly format: 'csv' | 'jsonl';
  /** A code. */
  readonly reason: string;
}

export function exportAsking(resources: readonly string[], piece?: Asking['piece']): Asking {
  const operation: Operation = 'export';
  const bare = { operation, resources, field: null, key: null, literal: null, act: null, reason: null };
  return { ...bare, flags: [], ...(piece !== undefined && { piece }) };
}

/**
 * What would go, counted and with the clause behind each field. Nothing leaves and nothing is asked yet.
 * @throws Failure the gate's code for a ticket that may not be exported, `bad-request` for tickets of more than one
 *   agreement or purpose, `too-large`
 */
export async function lookAtExport(
  deps: ExportDeps,
  who: SignedIn,
  { tickets, format, reason }: Wanted,
): Promise<ExportRequest> {
  const counted: Awaited<ReturnType<typeof count>>[] = [];
  for (const id of new Set(tickets)) counted.push(await count(deps, who, id));
  const [first] = counted;
  if (first === undefined) throw new Failure('bad-request');
  const { work, policy } = first.opened;
  const alike = counted.every(
    ({ opened }) =>
      opened.work.agreement === work.agreement &&
      opened.work.purpose === work.purpose &&
      opened.work.source === work.source &&
      opened.policy?.termsHash === policy?.termsHash,
  );
  if (!alike || policy === null || work.agreement === null) {
    throw new Failure('bad-request', 'An export is under one agreement and for one purpose.');
  }
  const resources = first.parts.flatMap(({ resource, decision }) => {
    if (!decision.allow) return [];
    const fields = shownFields(first.opened, resource, decision);
    const rows = counted.reduce((sum, { rows: of }) => sum + (of[resource] ?? 0), 0);
    return fields.length === 0 ? [] : [{ resource, rows, fields }];
  });
  const rows = counted.map(({ rows: of }) =>
    resources.reduce((sum, { resource }) => sum + (of[resource] ?? 0), 0),
  );
  const total = rows.reduce((sum, each) => sum + each, 0);
  if (total > MOST_ROWS) throw new Failure('too-large');
  return {
    ...{ kind: 'export', person: who.person.id, agreement: work.agreement, terms: policy.termsHash },
    ...{ purpose: work.purpose, reason, format, rows: total, resources },
    subjects: new Set(counted.map(({ opened }) => opened.work.ticket?.binding?.subject)).size,
    tickets: counted.map(({ opened: { ticket } }, nth) => ({
      ...{ id: ticket.id, number: ticket.externalId, rows: rows[nth] ?? 0 },
    })),
  };
}

/**
 * Asks a second person for exactly what was looked at, signed by whoever asks.
 * @throws as `lookAtExport`; Failure `conflict` when it is no longer what they saw, `signature-invalid`
 */
export async function askExport(
  deps: ExportDeps,
  who: SignedIn,
  { request: seen, ...body }: Wanted & GivenAct & { readonly request: string },
): Promise<string> {
  const request = await lookAtExport(deps, who, body);
  const hash = textOf(request).hash.toString('hex');
  if (hash !== seen) throw new Failure('conflict');
  const { format, reason, subjects, rows, tickets, agreement } = request;
  const words = { request: hash, format, reason, tickets: tickets.length };
  const actor = await deps.signedActs.by(who, 'export-asked', words, body);
  const signedBy = actor.signed?.words.key ?? null;
  const id = await askApproval(deps, request, { ticket: null, signedBy });
  await deps.enter('export-asked', actor, agreement, { ...words, approval: id, subjects, rows });
  await deps.exports.add(id, tickets.length);
  return id;
}

async function count(deps: ExportDeps, who: SignedIn, id: string) {
  const opened = await deps.open(who, id);
  if (!opened.ok) throw refused(opened.code);
  const resources = opened.policy?.dataMap.resources.map(({ name }) => name) ?? [];
  const outcome = await deps.gate.count(opened.who, opened.work, exportAsking(resources));
  if (!outcome.ok) throw refused(outcome.code);
  return { opened, parts: outcome.parts, rows: outcome.value };
}

function refused(code: Code): Failure {
  return new Failure(code);
}

/** The fields of a resource that would go, as the decision has them. */
function shownFields(
  { policy }: Opened,
  resource: string,
  decision: Extract<Part['decision'], { allow: true }>,
): readonly RequestedField[] {
  const fields = policy?.dataMap.resources.find(({ name }) => name === resource)?.fields ?? [];
  return fields.flatMap(({ name, label }) => {
    const treatment = decision.treatments[name] ?? 'hidden';
    const clause = decision.citations.find(({ field }) => field === name)?.clause ?? 'default-deny';
    return treatment === 'hidden' ? [] : [{ field: name, label, treatment, clause }];
  });
}

/** Whether a decision still shows exactly what was approved. */
export function sameSight(request: ExportRequest, opened: Opened, parts: readonly Part[]): boolean {
  return request.resources.every(({ resource, fields }) => {
    const decision = parts.find((part) => part.resource === resource)?.decision;
    if (decision?.allow !== true) return false;
    return same(shownFields(opened, resource, decision), fields);
  });
}

function same(a: readonly RequestedField[], b: readonly RequestedField[]): boolean {
  const textOfAll = (fields: readonly RequestedField[]) =>
    canonicalText(fields.map((field) => ({ ...field })));
  return textOfAll(a) === textOfAll(b);
}
