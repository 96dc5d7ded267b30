import type { CodeEntry } from './entry.ts';

/**
 * Refusals of a statement at the PostgreSQL door. SQLSTATEs are those PostgreSQL itself would give (appendix A), so
 * that drivers and tools act as they do against any server.
 */
export const statementCodes = {
  'statement-unreadable': {
    http: 400,
    sqlstate: '42601',
    text: 'The statement is not SQL that PostgreSQL reads.',
  },
  'statement-too-large': {
    http: 413,
    sqlstate: '54001',
    text: 'The statement is too long or too deeply nested, or doubles with each level. The limits are 64 KB, 200 levels and 100,000 nodes.',
  },
  'statement-kind-refused': {
    http: 403,
    sqlstate: '0A000',
    text: 'Only one SELECT at a time is read here.',
  },
  'statement-shape-refused': {
    http: 403,
    sqlstate: '0A000',
    text: 'A part of this statement is not read here.',
  },
  'statement-group-refused': {
    http: 403,
    sqlstate: '42501',
    text: 'This would tell of single customers under a permission that shows groups of customers only.',
  },
  'statement-failed': {
    http: 422,
    sqlstate: 'XX000',
    text: 'The database could not carry out this statement. What it said is not repeated here, since it can quote data.',
  },
  'statement-cancelled': {
    http: 409,
    sqlstate: '57014',
    text: 'The statement was stopped, since it was asked to or took too long.',
  },
  'encryption-needed': {
    http: 426,
    sqlstate: '28000',
    text: 'This door is entered encrypted only. Connect with sslmode=verify-full.',
  },
  'raw-origin': {
    http: 500,
    sqlstate: 'XX000',
    text: 'The answer would have come past the agreement, so the connection was closed and the company was told.',
  },
  'lookup-reason-needed': {
    http: 422,
    sqlstate: '22023',
    text: "Looking somebody up needs a reason. Say it once with SET cordon.reason = '...', and ask again.",
  },
  'relation-refused': {
    http: 404,
    sqlstate: '42P01',
    text: 'There is no such table in the agreement.',
  },
  'column-refused': {
    http: 404,
    sqlstate: '42703',
    text: 'There is no such column in the agreement.',
  },
  'function-refused': {
    http: 403,
    sqlstate: '42883',
    text: 'This function is not on the list of functions that may be called here.',
  },
  'operator-refused': {
    http: 403,
    sqlstate: '42883',
    text: 'This operator is not on the list of operators that may be used here.',
  },
  'type-refused': {
    http: 403,
    sqlstate: '42704',
    text: 'This type or collation is not on the list of those that may be named here.',
  },
} as const satisfies Record<string, CodeEntry>;

/** Every code by which a statement is refused. */
export type StatementCode = keyof typeof statementCodes;
