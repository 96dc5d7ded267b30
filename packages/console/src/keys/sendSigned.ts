import type { ActWords } from '@cordon/core/kernel';
import { send } from '../api/client.ts';
import type { Params, Writes } from '../api/endpoints.ts';
import { ApiError } from '../api/error.ts';
import { signDecision } from './acts.ts';

/** What a signed body carries beside the decision. */
type Mark = 'actId' | 'actAt' | 'signature';

/** Changes that people sign. */
export type Decisions = {
  [P in keyof Writes]: Mark extends keyof Writes[P][0] ? P : never;
}[keyof Writes];

/** A body without the signature; of several, each. */
type Unsigned<B> = B extends unknown ? Omit<B, Mark> : never;

/** What a person decides with a change. */
export type Choice<P extends Decisions> = Unsigned<Writes[P][0]>;

/** What is signed. */
export interface Signed {
  /** As the ledger entry will call it. */
  readonly act: string;
  /** All that the entry will say of what was decided. */
  readonly words: ActWords;
  /** True for what closes access: it is sent unsigned when no key can be registered at the moment. */
  readonly closes?: boolean;
}

/**
 * Asks for a change that the person answers for, signed with the session key. Each call signs anew: an act that was
 * refused once has used up its number.
 * @throws ApiError; Error in plain words when this browser lost its key
 */
export async function sendSigned<P extends Decisions>(
  endpoint: P,
  params: Params<P>,
  choice: Choice<P>,
  { act, words, closes = false }: Signed,
): Promise<Writes[P][1]> {
  const mark = await signDecision(act, words).catch((error: unknown) => {
    if (closes && error instanceof ApiError && error.code === 'ledger-unavailable') return {};
    throw error;
  });
  const body: unknown = { ...choice, ...mark };
  return send(endpoint, params, body as Writes[P][0]);
}
