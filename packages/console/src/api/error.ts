import type { CitationView, ErrorBody, ProtocolBreach } from './types.ts';

/** An answer that is not a success, in the words of the server's table of codes. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  /** The ledger entry, when the answer is a refusal that was recorded. */
  readonly entry: number | null;
  readonly citations: readonly CitationView[];
  /** What of a text the PII protocol does not let go on. */
  readonly breaches: readonly ProtocolBreach[];
  /** Paths of the body that were not accepted. */
  readonly fields: readonly string[];

  constructor(status: number, body: ErrorBody['error']) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code;
    this.requestId = body.requestId === '' ? null : body.requestId;
    this.entry = body.entry ?? null;
    this.citations = body.citations ?? [];
    this.breaches = body.breaches ?? [];
    this.fields = body.fields ?? [];
  }
}

const PLAIN: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: 'E-mail or password is not right.',
  INVALID_CODE: 'That code is not right, or it was used already. Wait for the next one.',
  INVALID_PASSWORD: 'That password is not right.',
  SESSION_NOT_FRESH: 'You signed in too long ago for this. Sign out, sign in again, then do it first.',
};

/** Reads an error answer of ours, or one of better-auth (`{code, message}`); anything else gets a plain text. */
export async function readError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  if (isRecord(body)) {
    if (isRecord(body.error) && typeof body.error.message === 'string') {
      return new ApiError(response.status, (body as ErrorBody).error);
    }
    if (typeof body.message === 'string') {
      const code = typeof body.code === 'string' ? body.code : 'auth';
      return new ApiError(response.status, { code, message: PLAIN[code] ?? body.message, requestId: '' });
    }
  }
  return new ApiError(response.status, {
    code: 'no-answer',
    message: `The server answered ${response.status} without an explanation. Try again.`,
    requestId: response.headers.get('x-request-id') ?? '',
  });
}

/** The error of a request that never reached the server. */
export function unreachable(): ApiError {
  return new ApiError(0, {
    code: 'unreachable',
    message: 'Cordon cannot be reached. Check the connection; nothing was changed.',
    requestId: '',
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
