-- The sound of calls: it waits beside its transcript, and is kept only with what was taken out of that covered.

ALTER TABLE cordon.quality_quarantine ADD COLUMN sound boolean NOT NULL DEFAULT false;
ALTER TABLE cordon.quality_quarantine DROP CONSTRAINT quality_quarantine_pkey;
ALTER TABLE cordon.quality_quarantine ADD PRIMARY KEY (intake_id, sound, nth);

-- What kind of file it is, and which stretches of it are silent; null without sound.
ALTER TABLE cordon.quality_conversations ADD COLUMN sound jsonb;

CREATE TABLE cordon.quality_sounds (
  conversation_id text NOT NULL REFERENCES cordon.quality_conversations ON DELETE CASCADE,
  nth             int NOT NULL CHECK (nth > 0),
  sealed          bytea NOT NULL,
  PRIMARY KEY (conversation_id, nth)
);
GRANT SELECT, INSERT, DELETE ON cordon.quality_sounds TO :app;
