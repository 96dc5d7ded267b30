import { withSignature, type Code } from '@cordon/core/kernel';
import type { JsonValue } from '@cordon/ledger';
import type { LedgerPort, LedgerRecord } from '../gate/index.ts';
import type { OwedAct } from '../platform/owing.ts';

/** An act that is no access to customer data: an agreement signed, a person suspended, a sign-in refused. */
export interface AdminAct extends OwedAct {
  readonly code: Code | null;
  /** Budgets of its person that it uses up. */
  readonly uses?: LedgerRecord['uses'];
}

/** Who acts, and what they signed. */
export type Acting = Pick<AdminAct, 'person' | 'party' | 'ip' | 'signed'>;

/** @returns the entry index once durable. */
export type EnterAct = (act: AdminAct) => Promise<number>;

export function createEnterAct(ledger: LedgerPort): EnterAct {
  return async (act) => {
    const [entry] = await ledger.append([recordOf(act)]);
    if (entry === undefined) throw new Error('the ledger acknowledged no entry');
    return entry;
  };
}

/** An act as the ledger takes it. */
export function recordOf({
  act,
  person,
  party,
  agreement,
  ip,
  code,
  at,
  words,
  signed,
  uses = [],
}: AdminAct): LedgerRecord {
  const kind = identityActs.has(act) ? 'sign-in' : 'admin';
  const body: JsonValue = {
    v: 1,
    kind,
    act,
    at: at.toISOString(),
    agreement,
    person,
    party,
    ip,
    code,
    words: { ...withSignature(act, words, signed) },
  };
  return {
    kind: act,
    at,
    agreement,
    party,
    person,
    code,
    body,
    openings: signed?.act === act ? (signed.openings ?? []) : [],
    event: {
      at: at.toISOString(),
      kind,
      agent: person ?? 'nobody',
      vendor: party ?? 'nobody',
      site: null,
      agreement,
      ticket: null,
      ticketState: null,
      subject: null,
      resource: act,
      fields: [],
      rows: 0,
      flags: [],
      ip,
      ok: code === null,
      code,
    },
    uses,
  };
}

/** What identity reports; everything else is an administrative act. */
const identityActs: ReadonlySet<string> = new Set([
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'totp-replay',
  'factor-enrolled',
  'factor-refused',
  'network-refused',
  'step-up',
  'step-up-refused',
  'session-revoked',
  'session-forged',
  'session-key',
  'request-refused',
  'link-made',
  'link-used',
  'link-refused',
  'new-device',
  'new-network',
  'new-country',
  'sign-in-disowned',
  'door-credential-refused',
]);
