import { typedNull, type Mask } from './mask.ts';

const REDACTED = '[redacted]';

/** A fixed text, whether or not there is a value; a null where the column cannot hold text. */
export const redact: Mask = {
  sql: (_ref, type) => (type === 'text' ? `'${REDACTED}'::text` : typedNull(type)),
  apply: (_cell, type) => (type === 'text' ? REDACTED : null),
};
