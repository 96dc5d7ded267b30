import type { ScreenEvent } from '@cordon/core/kernel';

export interface ScreenRow {
  readonly entry: number;
  readonly what: ScreenEvent;
  readonly times: number;
  readonly at: Date;
}

export type AccessTables = {
  'cordon.access_events': {
    entry: number;
    at: Date;
    kind: string;
    agent: string;
    vendor: string;
    site: string | null;
    agreement_id: string | null;
    ticket: string | null;
    ticket_state: string | null;
    resource: string | null;
    fields: string[];
    rows: number;
    flags: string[];
    ip: string | null;
    ok: boolean;
    code: string | null;
  };
  'cordon.screen_events': ScreenRow & { of_entry: number; person_id: string };
  'cordon.persons': { id: string; name: string; party_id: string };
  'cordon.principals': { id: string; name: string };
  'cordon.sites': { id: string; name: string };
  'cordon.tickets': { id: string; external_id: string };
  'cordon.parties': { id: string; name: string; kind: 'company' | 'vendor' };
  'cordon.audit_scopes': { person_id: string; agreement_id: string; from_at: Date; until_at: Date };
  'cordon.agreements': { id: string; title: string; processor_id: string; source_id: string };
};
