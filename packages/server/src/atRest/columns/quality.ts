import { line, type ColumnsAtRest } from './line.ts';

/** Conversations on their way to quality, and what quality keeps of them. */
export const quality: readonly ColumnsAtRest[] = [
  line('cordon.quality_keys', 'secret_hash', 'keys of contact centres', 'hash'),
  line(
    'cordon.quality_keys',
    'id source_id party_id name created_by created_at last_used_at revoked_at',
    'which contact centres deliver conversations',
    'disk',
  ),
  line('cordon.quality_intakes', 'outside_hash', 'the contact centre’s own ids', 'hash'),
  line(
    'cordon.quality_intakes',
    'id key_id ticket_id kind format bytes received_at state code tries beat_at finished_at withheld_until',
    'how far conversations are on their way',
    'disk',
  ),
  line('cordon.quality_quarantine', 'sealed', 'conversations until they are anonymised', 'ticket-key'),
  line('cordon.quality_quarantine', 'intake_id sound nth', 'of which conversation', 'disk'),
  line('cordon.quality_conversations', 'sealed', 'conversations without personal data', 'ticket-key'),
  line('cordon.quality_conversations', 'customer_hash', 'which are of the same customer', 'hash'),
  line(
    'cordon.quality_conversations',
    'id ticket_id party_id agreement_id site_id queue kind contact_reason agent_token began_at seconds turns removed version anonymised_at entry keep_until sound',
    'what kind of conversations there were, and how much was taken out of each',
    'disk',
  ),
  line('cordon.quality_sounds', 'sealed', 'recordings, silent where something was taken out', 'ticket-key'),
  line('cordon.quality_sounds', 'conversation_id nth', 'of which conversation', 'disk'),
  line(
    'cordon.quality_scores',
    'conversation_id person_id at marks score comment entry',
    'how conversations were judged; comments without personal data',
    'disk',
  ),
  line('cordon.quality_misses', 'words_sealed', 'words that were missed, as tests', 'installation-key'),
  line(
    'cordon.quality_misses',
    'id kind type conversation_id party_id marked_by marked_at entry found run_at',
    'what reviewers marked, and whether it is found now',
    'disk',
  ),
  line(
    'cordon.dictionary_entries',
    'text_sealed',
    'the company’s own words, patterns and exceptions',
    'installation-key',
  ),
  line(
    'cordon.dictionary_entries',
    'id kind type purpose origin miss_id state proposed_by proposed_at proposed_entry decided_by decided_at decided_entry retiring_by retiring_at retiring_entry retired_by retired_at retired_entry',
    'of what kind each entry is, and who proposed, approved and retired it',
    'disk',
  ),
];
