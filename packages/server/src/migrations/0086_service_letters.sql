-- Letters about service accounts: each once to each.
CREATE TABLE cordon.service_letters (
  account_id  text NOT NULL REFERENCES cordon.service_accounts,
  person_id   text NOT NULL REFERENCES cordon.persons,
  letter      text NOT NULL CHECK (letter IN ('waits', 'in-force', 'refused', 'ends', 'secret-ends')),
  -- What comes to its end: the account as it was renewed last, or one of its secrets. A renewal makes another end.
  about       text NOT NULL DEFAULT '',
  sent_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, person_id, letter, about)
);
GRANT SELECT, INSERT, DELETE ON cordon.service_letters TO :app;
