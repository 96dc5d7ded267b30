-- An agreement that ran out has ended, as one that somebody ended: every reader of its row sees it.

UPDATE cordon.agreements a SET ended_at = e.at FROM cordon.agreement_events e
 WHERE e.agreement_id = a.id AND e.kind = 'expired' AND a.ended_at IS NULL;
