-- OSCAL documents that people brought, and which of a catalog's controls are answered by which of ours.

CREATE TABLE cordon.oscal_documents (
  id             text PRIMARY KEY,
  model          text NOT NULL CHECK (model IN ('catalog', 'assessment-results', 'plan-of-action-and-milestones')),
  title          text NOT NULL,
  version        text NOT NULL,
  oscal_version  text NOT NULL,
  -- As it is given out again: read and written by us, without loss.
  document       text NOT NULL,
  -- SHA-256 of the text that was brought.
  hash           text NOT NULL,
  imported_by    text NOT NULL REFERENCES cordon.persons,
  imported_at    timestamptz NOT NULL,
  entry          bigint NOT NULL
);
CREATE UNIQUE INDEX oscal_documents_once ON cordon.oscal_documents (hash);

CREATE TABLE cordon.oscal_controls (
  document_id  text NOT NULL REFERENCES cordon.oscal_documents,
  -- Where it stands in its catalog.
  nth          int NOT NULL,
  id           text NOT NULL,
  title        text NOT NULL,
  groups       text[] NOT NULL,
  parent       text,
  withdrawn    boolean NOT NULL,
  PRIMARY KEY (document_id, id)
);

CREATE TABLE cordon.control_mappings (
  document_id  text NOT NULL,
  theirs       text NOT NULL,
  -- A control of our library.
  control      text NOT NULL,
  mapped_by    text NOT NULL REFERENCES cordon.persons,
  mapped_at    timestamptz NOT NULL,
  entry        bigint NOT NULL,
  PRIMARY KEY (document_id, theirs, control),
  FOREIGN KEY (document_id, theirs) REFERENCES cordon.oscal_controls (document_id, id)
);

GRANT SELECT, INSERT ON cordon.oscal_documents, cordon.oscal_controls TO :app;
GRANT SELECT, INSERT, DELETE ON cordon.control_mappings TO :app;
