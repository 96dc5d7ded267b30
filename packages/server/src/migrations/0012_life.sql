-- What happened to each agreement, in order: its state follows from this and from the time, and from nothing else.

CREATE TABLE cordon.agreement_events (
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  seq           int NOT NULL CHECK (seq > 0),
  kind          text NOT NULL CHECK (kind IN ('drafted', 'offered', 'withdrawn', 'proposed', 'signed', 'suspended',
                                              'resumed', 'ended', 'expired')),
  -- The version drafted, proposed or signed.
  version       int,
  party_id      text REFERENCES cordon.parties,
  person_id     text REFERENCES cordon.persons,
  at            timestamptz NOT NULL,
  -- { "reason": "terminated" }: codes only.
  words         jsonb NOT NULL,
  PRIMARY KEY (agreement_id, seq),
  FOREIGN KEY (agreement_id, version) REFERENCES cordon.agreement_versions,
  CHECK ((version IS NOT NULL) = (kind IN ('drafted', 'proposed', 'signed')))
);

-- Agreements from before: each version with its signatures, then the next; every vendor could read them, so all were
-- offered.
INSERT INTO cordon.agreement_events
SELECT agreement_id, (row_number() OVER (PARTITION BY agreement_id ORDER BY ended, version, part, at))::int,
       kind, CASE WHEN kind IN ('drafted', 'proposed', 'signed') THEN version END, party_id, person_id, at, words
FROM (
  SELECT v.agreement_id, 0 AS ended, v.version, 1 AS part,
         CASE WHEN v.version = min(v.version) OVER (PARTITION BY v.agreement_id) THEN 'drafted' ELSE 'proposed' END AS kind,
         a.controller_id AS party_id, NULL::text AS person_id, v.created_at AS at, '{}'::jsonb AS words
  FROM cordon.agreement_versions v JOIN cordon.agreements a ON a.id = v.agreement_id
  UNION ALL
  SELECT a.id, 0, (SELECT min(version) FROM cordon.agreement_versions v WHERE v.agreement_id = a.id), 2, 'offered',
         a.controller_id, NULL, a.created_at, '{}'
  FROM cordon.agreements a
  UNION ALL
  SELECT s.agreement_id, 0, s.version, 3, 'signed', s.party_id, s.person_id, s.signed_at, '{}'
  FROM cordon.agreement_signatures s
  UNION ALL
  SELECT a.id, 1, NULL, 4, 'ended', a.controller_id, a.ended_by, a.ended_at, '{"reason": "terminated"}'
  FROM cordon.agreements a WHERE a.ended_at IS NOT NULL
) happened;

-- Mails sent ahead of an agreement's end, each once; 0 days is the mail about the end itself.
CREATE TABLE cordon.agreement_reminders (
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  until         timestamptz NOT NULL,
  days          int NOT NULL CHECK (days >= 0),
  at            timestamptz NOT NULL,
  PRIMARY KEY (agreement_id, until, days)
);

-- When the ticket came into its assignee's hand without having left it since; unknown for what was assigned before.
ALTER TABLE cordon.tickets ADD in_hand_since timestamptz;

GRANT SELECT, INSERT ON cordon.agreement_events TO :app;
-- A mail that could not be sent is tried again.
GRANT SELECT, INSERT, DELETE ON cordon.agreement_reminders TO :app;
