import { parseCount } from '../bytes.ts';

/** What a witness answers over HTTP (C2SP tlog-witness, "add-checkpoint"). */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly contentType: string;
  readonly body: string;
}

/** Content type by which a log tells "your old size is out of date" from the other 409, "you signed two roots". */
const SIZE_TYPE = 'text/x.tlog.size';

/** The 409 that states the size the witness cosigned last, so that the log can ask again from there. */
export function staleAnswer(size: number): WitnessAnswer {
  return { status: 409, contentType: SIZE_TYPE, body: `${String(size)}\n` };
}

/** An answer in words for the log's operator. */
export function refusal(status: Exclude<WitnessAnswer['status'], 200>, reason: string): WitnessAnswer {
  return { status, contentType: 'text/plain; charset=utf-8', body: `${reason}\n` };
}

/**
 * The size that a witness says it cosigned last: where the log's next consistency proof begins.
 * @returns null for any answer that does not state one; a 409 of another type is not to be tried again
 */
export function sizeToResumeFrom(answer: {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}): number | null {
  if (answer.status !== 409 || answer.contentType !== SIZE_TYPE || !answer.body.endsWith('\n')) return null;
  return parseCount(answer.body.slice(0, -1));
}
