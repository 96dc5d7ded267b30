-- How far each search table has followed the ledger: every entry below `upto` is in it. Moved in the transaction that
-- writes the table, so that a crash leaves neither a hole nor a double.
CREATE TABLE cordon.ledger_cursors (
  name  text PRIMARY KEY,
  upto  bigint NOT NULL DEFAULT 0 CHECK (upto >= 0)
);
GRANT SELECT ON cordon.ledger_cursors TO :app;
GRANT SELECT, INSERT ON cordon.ledger_cursors TO :ledger;
GRANT UPDATE (upto) ON cordon.ledger_cursors TO :ledger;
