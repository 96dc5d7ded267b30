-- Three database logins (docs: design, "Three database roles"):
--   the owner      runs these files and owns what they make; a running Cordon does not hold it
--   :app           reads and writes what later files grant it; never updates or deletes in the ledger
--   :ledger        inserts and selects in the ledger's tables
-- The runner makes the two roles and sets their passwords before this file runs.

-- Whatever is made here belongs to nobody but the owner until a file grants it.
REVOKE ALL ON SCHEMA cordon FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA cordon REVOKE ALL ON TABLES FROM PUBLIC;
-- Functions are executable by everybody by default, SECURITY DEFINER ones included. Per-schema defaults can only
-- add to the global ones, so the global one is taken away.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

GRANT USAGE ON SCHEMA cordon TO :app, :ledger;

-- No other login of the cluster, and no temporary tables: they come first in the search path and could shadow ours.
REVOKE CONNECT, TEMPORARY ON DATABASE :database FROM PUBLIC;
GRANT CONNECT ON DATABASE :database TO :app, :ledger;
