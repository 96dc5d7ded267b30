-- By which clauses of agreements a machine closed something, as [{"agreement", "clause"}]: what was in force then, whatever
-- is signed later. Empty for the company's own setting, and where a person ordered it.
ALTER TABLE cordon.incident_containments ADD COLUMN cites jsonb NOT NULL DEFAULT '[]';
