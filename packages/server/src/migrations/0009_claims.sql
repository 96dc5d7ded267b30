-- Categories an agent looked the caller up by while nobody had bound the ticket: they cannot confirm the caller.
ALTER TABLE cordon.tickets ADD claimed_by text[] NOT NULL DEFAULT '{}';
ALTER TABLE cordon.rebinds ADD claimed_by text;

-- Kind 'unbound': `subject` is the ticket, worked on while nobody of the company's side had bound it.
ALTER TABLE cordon.usage DROP CONSTRAINT usage_kind_check;
ALTER TABLE cordon.usage ADD CONSTRAINT usage_kind_check CHECK (kind IN ('subject', 'reveal', 'lookup', 'unbound'));

-- What the company closed, a vendor cannot open.
ALTER TABLE cordon.persons ADD suspended_by text CHECK (suspended_by IN ('company', 'vendor'));
UPDATE cordon.persons SET suspended_by = 'company' WHERE suspended_at IS NOT NULL;
ALTER TABLE cordon.persons ADD CHECK ((suspended_at IS NULL) = (suspended_by IS NULL));
