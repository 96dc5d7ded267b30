-- Whom to tell of what watching found, when, and whether they were told.
CREATE TABLE cordon.alert_channels (
  id                  text PRIMARY KEY,
  name                text NOT NULL,
  kind                text NOT NULL CHECK (kind IN ('mail', 'webhook')),
  -- Of a mail: whom; their address is read when it is sent.
  person_id           text REFERENCES cordon.persons,
  -- Of a webhook: AES-256-GCM sealed address, where it may lead, the secret its messages are signed with.
  settings_sealed     bytea,
  least               text NOT NULL CHECK (least IN ('low', 'medium', 'high', 'critical')),
  vendors             text[],
  quiet               jsonb,
  escalation_minutes  int CHECK (escalation_minutes BETWEEN 1 AND 1440),
  escalation_to       text REFERENCES cordon.alert_channels,
  added_by            text NOT NULL REFERENCES cordon.persons,
  added_at            timestamptz NOT NULL,
  ended_at            timestamptz,
  CHECK ((kind = 'mail') = (person_id IS NOT NULL)),
  CHECK ((kind = 'webhook') = (settings_sealed IS NOT NULL)),
  CHECK ((escalation_minutes IS NULL) = (escalation_to IS NULL))
);
CREATE TABLE cordon.alerts (
  id          text PRIMARY KEY,
  kind        text NOT NULL,
  -- What it is about, such as `incident/inc_...`: told once for each kind and severity.
  about       text NOT NULL,
  severity    text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  vendor      text,
  agent       text,
  -- Ids, codes and numbers.
  reason      text NOT NULL,
  raised_at   timestamptz NOT NULL,
  planned_at  timestamptz,
  taken_by    text REFERENCES cordon.persons,
  taken_at    timestamptz,
  UNIQUE (about, kind, severity)
);
CREATE INDEX alerts_unplanned ON cordon.alerts (raised_at) WHERE planned_at IS NULL;
CREATE INDEX alerts_untaken ON cordon.alerts (raised_at) WHERE taken_at IS NULL;
CREATE INDEX alerts_raised ON cordon.alerts (raised_at DESC, id);
CREATE TABLE cordon.alert_deliveries (
  alert_id    text NOT NULL REFERENCES cordon.alerts,
  channel_id  text NOT NULL REFERENCES cordon.alert_channels,
  planned_at  timestamptz NOT NULL,
  due_at      timestamptz NOT NULL,
  tries       int NOT NULL DEFAULT 0,
  told_at     timestamptz,
  -- A code of ours: why the last try failed.
  problem     text,
  PRIMARY KEY (alert_id, channel_id)
);
CREATE INDEX alert_deliveries_due ON cordon.alert_deliveries (due_at) WHERE told_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.alert_channels, cordon.alerts, cordon.alert_deliveries TO :app;
