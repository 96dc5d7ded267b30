-- Witnesses of the ledger (C2SP tlog-witness): who has to have seen it grow, so that whoever holds its key cannot write
-- another past. Two people of the company, or one of the vendor and one of the company, decide about each.

CREATE TABLE cordon.witnesses (
  id              text PRIMARY KEY,
  -- C2SP verifier key, type 0x04; its name is the witness's.
  vkey            text NOT NULL,
  url             text NOT NULL,
  -- Where its name may lead, and nowhere else later (DNS rebinding).
  reach           text NOT NULL CHECK (reach IN ('public', 'private', 'loopback')),
  -- Who runs it; null: somebody outside.
  party_id        text REFERENCES cordon.parties,
  -- For one agreement; null: for the whole ledger.
  agreement_id    text REFERENCES cordon.agreements,
  -- Without it nothing counts as witnessed, and what it says of a longer ledger stops the work.
  required        boolean NOT NULL,
  state           text NOT NULL CHECK (state IN ('proposed', 'in-force', 'refused', 'removing', 'removed')),
  proposed_by     text NOT NULL REFERENCES cordon.persons,
  proposed_at     timestamptz NOT NULL,
  proposed_entry  bigint NOT NULL,
  decided_by      text REFERENCES cordon.persons,
  decided_at      timestamptz,
  decided_entry   bigint,
  removing_by     text REFERENCES cordon.persons,
  removing_at     timestamptz,
  removing_entry  bigint,
  removed_by      text REFERENCES cordon.persons,
  removed_at      timestamptz,
  removed_entry   bigint,
  CHECK (state IN ('proposed', 'refused') OR decided_by <> proposed_by),
  CHECK (state <> 'removed' OR removed_by <> removing_by)
);
CREATE UNIQUE INDEX witnesses_key ON cordon.witnesses (vkey) WHERE state IN ('proposed', 'in-force', 'removing');

-- How the last question to each went.
CREATE TABLE cordon.witness_contacts (
  witness_id    text PRIMARY KEY REFERENCES cordon.witnesses,
  asked_at      timestamptz NOT NULL,
  answered_at   timestamptz,
  -- The size it cosigned last.
  size          bigint NOT NULL DEFAULT 0,
  -- What it says of a ledger that is not this one's continuation; null while it agrees.
  contradicts   text CHECK (contradicts IN ('ahead', 'inconsistent')),
  -- The size it says it has seen, where it says so.
  claims        bigint
);

CREATE TABLE cordon.ledger_cosignatures (
  size        bigint NOT NULL,
  witness_id  text NOT NULL REFERENCES cordon.witnesses,
  line        text NOT NULL,
  -- As the witness signed it.
  at          timestamptz NOT NULL,
  PRIMARY KEY (size, witness_id)
);

-- When an entry last said only that the ledger lives.
CREATE TABLE cordon.ledger_heartbeat (
  one  boolean PRIMARY KEY DEFAULT true CHECK (one),
  at   timestamptz NOT NULL
);
INSERT INTO cordon.ledger_heartbeat (at) VALUES (now());

-- Who was sent the checkpoint on which day, so that it is sent once.
CREATE TABLE cordon.checkpoint_mails (
  day        date NOT NULL,
  person_id  text NOT NULL REFERENCES cordon.persons,
  size       bigint NOT NULL,
  PRIMARY KEY (day, person_id)
);

GRANT SELECT, INSERT, UPDATE ON cordon.witnesses, cordon.witness_contacts TO :app;
GRANT SELECT, INSERT ON cordon.ledger_cosignatures, cordon.checkpoint_mails TO :app;
GRANT DELETE ON cordon.checkpoint_mails TO :app;
GRANT SELECT, UPDATE ON cordon.ledger_heartbeat TO :app;
