import { codes, Failure } from '@cordon/core/kernel';
import { codeOf } from '../../platform/http/index.ts';

/** RFC 7644 section 3.12, table 9. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive';

/** What a directory is told of a request that was not done. `detail` is our own wording and quotes nothing sent. */
export class ScimError extends Error {
  readonly status: number;
  readonly scimType: ScimType | undefined;

  constructor(status: number, detail: string, scimType?: ScimType) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}

/** A 400 with the reason a program can read. */
export function wrong(scimType: ScimType, detail: string): ScimError {
  return new ScimError(400, detail, scimType);
}

/** One answer for what is not here and for what is another vendor's. */
export function notFound(): ScimError {
  return new ScimError(404, 'No such resource.');
}

export const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

export interface ErrorAnswer {
  readonly status: number;
  readonly body: {
    readonly schemas: readonly [typeof ERROR];
    readonly status: string;
    readonly scimType?: ScimType;
    readonly detail: string;
  };
}

/** Whatever was thrown, as RFC 7644 section 3.12 has it; what nobody foresaw is a 500 with a generic text. */
export function errorAnswer(error: unknown): ErrorAnswer {
  const { status, detail, scimType } = error instanceof ScimError ? told(error) : mapped(error);
  return {
    status,
    body: {
      schemas: [ERROR],
      status: String(status),
      ...(scimType !== undefined && { scimType }),
      detail,
    },
  };
}

function told({ status, message, scimType }: ScimError) {
  return { status, detail: message, scimType };
}

function mapped(error: unknown): { status: number; detail: string; scimType?: ScimType } {
  const code = codeOf(error);
  // A change without a token looks like one another site sent: here it is a program that is not signed in.
  if (code === 'origin-refused') return { status: 401, detail: UNAUTHORIZED };
  if (code === 'bad-request') {
    return { status: 400, detail: 'The body is not valid JSON.', scimType: 'invalidSyntax' };
  }
  const { http, text } = codes[code];
  return { status: http, detail: error instanceof Failure ? text : codes.internal.text };
}

/** The one answer to a token that is missing, unknown, run out or revoked. */
export const UNAUTHORIZED = 'A valid bearer token is needed.';
