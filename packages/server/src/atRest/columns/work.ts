import { line, type ColumnsAtRest } from './line.ts';

/** What customers said, and whose it is. */
export const work: readonly ColumnsAtRest[] = [
  line('cordon.ticket_messages', 'sealed', 'what customers wrote, replies and notes', 'ticket-key'),
  line(
    'cordon.ticket_messages',
    'body',
    'empty once sealed; what came before sealing, until the next start',
    'disk',
  ),
  line('cordon.ticket_messages', 'id ticket_id at author person_id', 'who wrote, and when', 'disk'),
  line(
    'cordon.ticket_attachments',
    'name_sealed body_sealed',
    'files of customers and their names',
    'ticket-key',
  ),
  line(
    'cordon.ticket_attachments',
    'name body',
    'empty once sealed; what came before sealing, until the next start',
    'disk',
  ),
  line(
    'cordon.ticket_attachments',
    'id ticket_id message_id media_type size',
    'kind and size of files',
    'disk',
  ),
  line('cordon.ticket_keys', 'wrapped', 'the key of a ticket', 'data-key'),
  line('cordon.ticket_keys', 'ticket_id data_key_id', 'which key opens it', 'disk'),
  line('cordon.data_keys', 'wrapped', 'the key of a vendor and agreement', 'provider-key'),
  line(
    'cordon.data_keys',
    'id party_id agreement_id provider wrapped_at created_at rotated_from replaced_at destroyed_at',
    'what keys there are and were',
    'disk',
  ),
  line(
    'cordon.tickets',
    'subject_line',
    'subject lines, without what patterns find of personal data',
    'disk',
  ),
  line(
    'cordon.tickets',
    'bound_subject_sealed first_subject_sealed',
    'numbers of customers in the source',
    'ticket-key',
  ),
  line(
    'cordon.tickets',
    'bound_subject first_subject',
    'empty once sealed; what came before sealing, until the next start',
    'disk',
  ),
  line(
    'cordon.tickets',
    'id source_id external_id party_id purpose status priority assignee_id created_at last_work_at in_hand_since updated_at bound_by first_bound_by confirm_tries confirm_matches claimed_by',
    'how tickets stand',
    'disk',
  ),
  line('cordon.rebinds', 'subject_sealed', 'numbers of customers in the source', 'ticket-key'),
  line(
    'cordon.rebinds',
    'subject',
    'empty once sealed; what came before sealing, until the next start',
    'disk',
  ),
  line(
    'cordon.rebinds',
    'id ticket_id asked_by asked_at decided_by decided_at approved claimed_by',
    'changes of customer that were asked for',
    'disk',
  ),
  line(
    'cordon.reveals',
    'row_key_sealed',
    'keys of rows in the source; the values are not kept',
    'ticket-key',
  ),
  line(
    'cordon.reveals',
    'id entry person_id agreement_id ticket_id resource field expires_at closed_at',
    'what was revealed to whom, until when',
    'disk',
  ),
  line('cordon.usage', 'subject', 'keyed hashes of customers, for budgets; ids of tickets', 'hash'),
  line('cordon.usage', 'person_id kind at', 'budgets used', 'disk'),
  line('cordon.access_events', 'subject', 'pseudonyms of customers under a key of the month', 'hash'),
  line(
    'cordon.access_events',
    'entry at kind agent vendor site agreement_id ticket ticket_state resource fields rows flags ip ok code',
    'who saw what kind of data, when and from where',
    'disk',
  ),
  line('cordon.acts_used', 'act_id at', 'numbers of signed acts', 'disk'),
];

/** The proof. Never erased with a key. */
export const ledger: readonly ColumnsAtRest[] = [
  line('cordon.ledger_leaves', 'idx leaf hash', 'commitments: salted hashes of entries', 'public'),
  line('cordon.ledger_nodes', 'level idx hash', 'the tree over the entries', 'public'),
  line('cordon.ledger_checkpoints', 'size note at', 'signed states of the ledger', 'public'),
  line(
    'cordon.ledger_bodies',
    'idx agreement_id party_id person_id kind code at salt body owed',
    'entries: codes, ids and commitments, no values of customers',
    'disk',
  ),
  line(
    'cordon.ledger_openings',
    'value_sealed',
    'what commitments are of: numbers of customers, values typed in a look-up. Destroying an agreement’s keys does not touch them: who saw whom can still be shown',
    'installation-key',
  ),
  line(
    'cordon.ledger_openings',
    'value_hash',
    'keyed hashes of them, to find the entries about a customer',
    'hash',
  ),
  line(
    'cordon.ledger_openings',
    'value',
    'empty once sealed; what came before sealing, until the next start',
    'disk',
  ),
  line('cordon.ledger_openings', 'idx name salt', 'which commitment it opens', 'disk'),
  line(
    'cordon.approvals',
    'id kind agreement_id person_id ticket_id request asked_at asked_until approved decided_by decided_at decided_entry stands_until withdrawn_at',
    'what waits for a second person: ids, codes, counts and names of the data map',
    'disk',
  ),
  line('cordon.approvals', 'about hash', 'which cell or request it is about', 'hash'),
  line('cordon.approvals', 'signed_by', 'keys that requests were signed with', 'public'),
  line(
    'cordon.exports',
    'id state done pieces rows entries canary started_at beat_at ready_until code finished_at',
    'how far exports are, and their made-up customers',
    'disk',
  ),
  line('cordon.exports', 'file_hash', 'what was made', 'hash'),
  line('cordon.export_pieces', 'sealed', 'rows of exports until they are fetched', 'ticket-key'),
  line('cordon.export_pieces', 'export_id nth ticket_id entry rows', 'which rows those are', 'disk'),
];
