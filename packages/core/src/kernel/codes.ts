import { agreementCodes } from './codes/agreement.ts';
import { conductCodes } from './codes/conduct.ts';
import type { CodeEntry } from './codes/entry.ts';
import { faultCodes } from './codes/faults.ts';
import { identityCodes } from './codes/identity.ts';
import { qualityCodes } from './codes/quality.ts';
import { requestCodes } from './codes/requests.ts';
import { sessionCodes } from './codes/session.ts';
import { statementCodes } from './codes/statements.ts';

export type { CodeEntry } from './codes/entry.ts';
export type { StatementCode } from './codes/statements.ts';
export type { SessionCode } from './codes/session.ts';

/**
 * The one table: code -> HTTP status, SQLSTATE, public text. Every door maps through it; docs/errors.md is
 * generated from it. SQLSTATE classes follow PostgreSQL's appendix A (42501 insufficient_privilege,
 * 53400 configuration_limit_exceeded, 57P03 cannot_connect_now, 08P01 protocol_violation).
 */
export const codes = {
  ...agreementCodes,
  ...identityCodes,
  ...conductCodes,
  ...qualityCodes,
  ...requestCodes,
  ...statementCodes,
  ...sessionCodes,
  ...faultCodes,
} as const satisfies Record<string, CodeEntry>;

/** Every code a refusal or fault can carry. */
export type Code = keyof typeof codes;
