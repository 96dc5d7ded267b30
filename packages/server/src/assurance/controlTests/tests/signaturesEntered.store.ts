import { looking } from '../liveTest.ts';

export const signaturesEntered = looking({
  id: 'signatures-entered',
  practice: 'documents-auditable',
  title: 'Every signature under an agreement stands in the ledger with the hash of what was signed',
  population: 'signatures under agreements',
  looked: `SELECT s.agreement_id || ' v' || s.version || ' ' || s.party_id AS id, a.processor_id AS vendor,
      CASE WHEN NOT EXISTS (SELECT FROM cordon.ledger_bodies b WHERE b.agreement_id = s.agreement_id AND b.kind = 'agreement-signed'
        AND b.body::json #>> '{words,file}' = encode(s.hash, 'hex')) THEN 'no entry holds the hash of the file it is in' END AS why
    FROM cordon.agreement_signatures s JOIN cordon.agreements a ON a.id = s.agreement_id`,
});
