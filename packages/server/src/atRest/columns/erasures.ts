import { line, type ColumnsAtRest } from './line.ts';

/** What two people took away beside the ledger, and what of it lies sealed. */
export const erasures: readonly ColumnsAtRest[] = [
  line(
    'cordon.ledger_erasures',
    'subject_sealed',
    'the number of the customer whose openings are to be erased; empty once it is done or refused',
    'installation-key',
  ),
  line('cordon.ledger_erasures', 'subject_hash', 'a keyed hash of it; empty with it', 'hash'),
  line('cordon.ledger_erasures', 'parts_hash', 'what both people signed', 'hash'),
  line(
    'cordon.ledger_erasures',
    'id kind ground state proposed_by proposed_at proposed_entry decided_by decided_at decided_entry done_at',
    'erasures: who, when, on what ground',
    'disk',
  ),
  line(
    'cordon.ledger_erasure_parts',
    'erasure_id nth agreement_id covers ranges from_at until_at entries openings done_at running',
    'which entries each was of',
    'disk',
  ),
  line(
    'cordon.ledger_archive',
    'sealed',
    'openings that were erased, until claims are barred; no login of Cordon reads them but for two people of different sides',
    'provider-key',
  ),
  line('cordon.ledger_archive', 'idx name erasure_id nth salt', 'which commitment each opens', 'disk'),
  line('cordon.ledger_archive_keys', 'wrapped', 'the keys they are sealed with', 'provider-key'),
  line('cordon.ledger_archive_keys', 'erasure_id nth provider', 'which erasure a key is of', 'disk'),
  line(
    'cordon.ledger_unsealings',
    'id erasure_id ground asked_by asked_at asked_entry agreed_by agreed_at agreed_entry',
    'who asked for what was sealed, and who agreed',
    'disk',
  ),
];
