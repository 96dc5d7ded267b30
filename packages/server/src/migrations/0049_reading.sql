-- How far each search table has followed the ledger: every entry below `upto` is in it. Moved in the transaction that
-- writes the table, so that a crash leaves neither a hole nor a double.
CREATE TABLE cordon.ledger_cursors (
  name  text PRIMARY KEY,
  upto  bigint NOT NULL DEFAULT 0 CHECK (upto >= 0)
);
GRANT SELECT ON cordon.ledger_cursors TO :app;
GRANT SELECT, INSERT ON cordon.ledger_cursors TO :ledger;
GRANT UPDATE (upto) ON cordon.ledger_cursors TO :ledger;

-- What the ledger is searched by: for each term and each block of 8,192 entries, which entries of the block it stands in. A
-- term is the first half of the SHA-256 of a facet and a value (`agent`, `ticket`, a customer's keyed hash): a row tells
-- neither. Blocks are intersected, so that the time of an answer hangs on the number of blocks, not on that of the hits.
CREATE TABLE cordon.ledger_postings (
  term   uuid NOT NULL,
  block  int NOT NULL,
  -- 1,024 bytes, one bit an entry; or, of fewer than 512 entries, their places in the block, two bytes each.
  bits   bytea NOT NULL,
  PRIMARY KEY (term, block)
) WITH (fillfactor = 80);

-- Between which times the acts of a block were. Mostly they follow one another; an entry that was owed comes late.
CREATE TABLE cordon.ledger_blocks (
  block     int PRIMARY KEY,
  from_at   timestamptz NOT NULL,
  until_at  timestamptz NOT NULL
);
GRANT SELECT ON cordon.ledger_postings, cordon.ledger_blocks TO :app;
GRANT SELECT, INSERT, UPDATE ON cordon.ledger_postings, cordon.ledger_blocks TO :ledger;
