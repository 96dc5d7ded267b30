import type { CodeEntry } from './entry.ts';

/**
 * Refusals of what a session at the PostgreSQL door may do beside reading. SQLSTATEs are those PostgreSQL gives in the
 * same place, so that drivers and pools act as they do against any server.
 */
export const sessionCodes = {
  'setting-unknown': { http: 404, sqlstate: '42704', text: 'There is no such setting here.' },
  'setting-fixed': { http: 403, sqlstate: '55P02', text: 'This setting cannot be changed here.' },
  'setting-value-refused': {
    http: 400,
    sqlstate: '22023',
    text: 'This setting does not take this value here.',
  },
  'role-refused': {
    http: 403,
    sqlstate: '42501',
    text: 'A session here keeps the name it signed in with.',
  },
  'isolation-refused': {
    http: 403,
    sqlstate: '0A000',
    text: 'Each statement is read on its own here: only READ COMMITTED can be had.',
  },
  'replication-refused': { http: 403, sqlstate: '0A000', text: 'Nothing is replicated through this door.' },
  'transaction-failed': {
    http: 409,
    sqlstate: '25P02',
    text: 'A statement of this transaction was refused or failed. Nothing more is taken before ROLLBACK.',
  },
  'transaction-missing': {
    http: 409,
    sqlstate: '25P01',
    text: 'This can only be done in a transaction. Send BEGIN first.',
  },
  'transaction-open': {
    http: 409,
    sqlstate: '25001',
    text: 'This cannot be done in a transaction. Send COMMIT or ROLLBACK first.',
  },
  'prepared-unknown': { http: 404, sqlstate: '26000', text: 'There is no such prepared statement.' },
  'prepared-exists': {
    http: 409,
    sqlstate: '42P05',
    text: 'A prepared statement of this name is there already.',
  },
  'portal-unknown': {
    http: 404,
    sqlstate: '34000',
    text: 'There is no such portal. It may have ended with its transaction.',
  },
  'portal-exists': { http: 409, sqlstate: '42P03', text: 'A portal of this name is there already.' },
  'savepoint-unknown': { http: 404, sqlstate: '3B001', text: 'There is no such savepoint.' },
} as const satisfies Record<string, CodeEntry>;

/** Every code by which a session's own statement is refused. */
export type SessionCode = keyof typeof sessionCodes;
