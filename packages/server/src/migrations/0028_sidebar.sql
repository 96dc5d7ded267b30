-- A helpdesk that shows Cordon in a frame beside a ticket. It says who looks at which ticket, and that is a hint: the person
-- still signs in at Cordon, and the frame works with a token and keys of its own (credentials of the kind `frame`).

CREATE TABLE cordon.sidebars (
  id             text PRIMARY KEY,
  source_id      text NOT NULL REFERENCES cordon.sources,
  name           text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- The only pages that may frame it (CSP Level 3, frame-ancestors), each an origin.
  origins        text[] NOT NULL CHECK (cardinality(origins) BETWEEN 1 AND 5),
  -- Pinned: what a hint says of its own algorithm is compared and never followed (RFC 8725, section 3.1).
  algorithm      text NOT NULL CHECK (algorithm IN ('HS256', 'ES256')),
  -- AES-256-GCM sealed: a shared secret must be usable.
  secret_sealed  text,
  -- DER SubjectPublicKeyInfo.
  public_key     bytea,
  created_by     text NOT NULL REFERENCES cordon.persons,
  created_at     timestamptz NOT NULL,
  last_used_at   timestamptz,
  revoked_at     timestamptz,
  CHECK ((algorithm = 'HS256') = (secret_sealed IS NOT NULL)),
  CHECK ((algorithm = 'ES256') = (public_key IS NOT NULL))
);
CREATE INDEX sidebars_source ON cordon.sidebars (source_id);
GRANT SELECT, INSERT, UPDATE ON cordon.sidebars TO :app;

-- A hint that was taken, once. It is good for the frame that brought it, and for nobody whose key is another.
CREATE TABLE cordon.sidebar_hints (
  id             text PRIMARY KEY,
  sidebar_id     text NOT NULL REFERENCES cordon.sidebars,
  jti            text NOT NULL,
  -- The helpdesk's number of the ticket.
  ticket         text NOT NULL,
  -- The e-mail address of the helpdesk's user.
  helpdesk_user  text NOT NULL,
  -- SHA-256 of the frame's public key.
  frame_key      bytea NOT NULL CHECK (length(frame_key) = 32),
  at             timestamptz NOT NULL,
  UNIQUE (sidebar_id, jti)
);
CREATE INDEX sidebar_hints_at ON cordon.sidebar_hints (at);
GRANT SELECT, INSERT, DELETE ON cordon.sidebar_hints TO :app;
