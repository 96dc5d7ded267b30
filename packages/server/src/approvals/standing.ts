import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { ApprovalsPort, Asking, Case, SecretsPort, TermsPort } from '../gate/index.ts';
import { sha256, textHash } from '../platform/hashing.ts';
import { APPROVERS, type ApprovalRequest, type ExportRequest, type RevealRequest } from './approval.ts';
import type { ApprovalStore, Given } from './store.ts';

export interface StandingDeps {
  readonly store: Pick<ApprovalStore, 'given'>;
  readonly terms: TermsPort;
  readonly secrets: Pick<SecretsPort, 'countingKey'>;
}

/** A cell without what would name its customer. */
export function aboutCell(
  secrets: StandingDeps['secrets'],
  cell: { readonly source: string; readonly resource: string; readonly key: string; readonly field: string },
): { readonly about: string; readonly row: string } {
  const { source, resource, key, field } = cell;
  const row = secrets.countingKey(canonicalText(['approval-row', source, resource, key]));
  return { row, about: `reveal ${resource} ${field} ${row}` };
}

/** What of a request is hashed, signed and kept. */
export function textOf(request: ApprovalRequest): { readonly text: string; readonly hash: Buffer } {
  const text = canonicalText(JSON.parse(JSON.stringify(request)) as JsonValue);
  return { text, hash: Buffer.from(sha256(new TextEncoder().encode(text))) };
}

/** The approvals the gate asks for. */
export function createStanding({ store, terms, secrets }: StandingDeps): ApprovalsPort {
  return {
    async standing(who, work, asking, now) {
      const about = aboutOf(secrets, work, asking);
      if (about === null) return null;
      const ticket = asking.operation === 'reveal' ? (work.ticket?.id ?? '') : null;
      const given = await store.given(who.principal.id, about, ticket, APPROVERS);
      const inForce = await terms.inForce(work.agreement, now, work.inHandSince);
      const hash = inForce.ok ? inForce.policy.termsHash : null;
      const found = given.find(
        (one) =>
          // What was revealed within its time is shown again as long as the reveal itself lasts.
          (one.standsUntil > now || asking.flags.includes('again')) &&
          one.agreement === work.agreement &&
          isAsApproved(one) &&
          covers(JSON.parse(one.text) as ApprovalRequest, work, asking, hash),
      );
      return found === undefined ? null : { id: found.id, by: found.by, key: found.key };
    },
  };
}

function aboutOf(secrets: StandingDeps['secrets'], work: Case, asking: Asking): string | null {
  if (asking.operation === 'export') return asking.piece?.approval ?? null;
  const [resource] = asking.resources;
  const { field, key } = asking;
  if (asking.operation !== 'reveal' || resource === undefined || field === null || key === null) return null;
  return aboutCell(secrets, { source: work.source, resource, key, field }).about;
}

/** The request is the one whose hash the second person signed, as the ledger has it: a changed row approves nothing. */
function isAsApproved({ id, by, text, hash, entry }: Given): boolean {
  if (textHash(text) !== hash.toString('hex') || entry === null) return false;
  const { act, person, words } = JSON.parse(entry) as {
    readonly act?: string;
    readonly person?: string;
    readonly words?: { readonly approval?: string; readonly request?: string };
  };
  return (
    act === 'approval-given' &&
    person === by &&
    words?.approval === id &&
    words.request === hash.toString('hex')
  );
}

function covers(request: ApprovalRequest, work: Case, asking: Asking, terms: string | null): boolean {
  if (request.terms !== terms || request.purpose !== work.purpose) return false;
  return request.kind === 'reveal' ? coversReveal(request, work, asking) : coversPiece(request, work, asking);
}

function coversReveal({ ticket, resource, field }: RevealRequest, work: Case, asking: Asking): boolean {
  return (
    asking.operation === 'reveal' &&
    ticket === work.ticket?.id &&
    resource === asking.resources[0] &&
    field === asking.field
  );
}

function coversPiece({ tickets, resources }: ExportRequest, work: Case, asking: Asking): boolean {
  const ticket = tickets.find(({ id }) => id === work.ticket?.id);
  return (
    asking.operation === 'export' &&
    ticket !== undefined &&
    ticket.rows === asking.piece?.rows &&
    asking.resources.every((name) => resources.some(({ resource }) => resource === name))
  );
}
