-- The ledger: leaves are commitments (RFC 6962 tree), bodies lie beside them. Only INSERT and SELECT, for everybody.

CREATE TABLE cordon.ledger_leaves (
  idx   bigint PRIMARY KEY,
  -- Canonical JSON {"c","t","v"}: exactly the bytes that are hashed.
  leaf  text NOT NULL,
  hash  bytea NOT NULL CHECK (length(hash) = 32)
);

-- Roots of full tiles (C2SP tlog-tiles, level 1 and up): with the leaf hashes, all a proof is made from.
CREATE TABLE cordon.ledger_nodes (
  level  int NOT NULL CHECK (level > 0),
  idx    bigint NOT NULL,
  hash   bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, idx)
);

CREATE TABLE cordon.ledger_checkpoints (
  size   bigint PRIMARY KEY,
  note   text NOT NULL,
  at     timestamptz NOT NULL
);

-- What a leaf commits to; readable by the parties of its agreement only.
CREATE TABLE cordon.ledger_bodies (
  idx           bigint PRIMARY KEY REFERENCES cordon.ledger_leaves,
  agreement_id  text,
  party_id      text,
  person_id     text,
  kind          text NOT NULL,
  code          text,
  at            timestamptz NOT NULL,
  salt          bytea NOT NULL CHECK (length(salt) = 32),
  body          text NOT NULL
);
CREATE INDEX ledger_bodies_agreement ON cordon.ledger_bodies (agreement_id, idx DESC);
CREATE INDEX ledger_bodies_person ON cordon.ledger_bodies (person_id, idx DESC);

-- Opens the commitments inside a body (the customer, a typed value). Company only: vendors cannot read it.
CREATE TABLE cordon.ledger_openings (
  idx      bigint NOT NULL REFERENCES cordon.ledger_leaves,
  name     text NOT NULL,
  value    text NOT NULL,
  salt     bytea NOT NULL CHECK (length(salt) = 32),
  PRIMARY KEY (idx, name)
);
CREATE INDEX ledger_openings_value ON cordon.ledger_openings (name, value);

GRANT SELECT, INSERT ON cordon.ledger_leaves, cordon.ledger_nodes, cordon.ledger_checkpoints, cordon.ledger_bodies,
  cordon.ledger_openings TO :ledger;
GRANT SELECT ON cordon.ledger_leaves, cordon.ledger_nodes, cordon.ledger_checkpoints, cordon.ledger_bodies,
  cordon.ledger_openings TO :app;
