-- Cosignatures come by the minute for each witness; old ones that nothing rests on any more go.
GRANT DELETE ON cordon.ledger_cosignatures TO :app;
CREATE INDEX ledger_cosignatures_of ON cordon.ledger_cosignatures (witness_id, size DESC);
CREATE INDEX ledger_cosignatures_at ON cordon.ledger_cosignatures (at);
CREATE INDEX checkpoint_mails_size ON cordon.checkpoint_mails (size);
