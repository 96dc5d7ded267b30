import type { JsonValue } from '@cordon/ledger';
import type { ActMark } from './act.ts';

/** One request as a frame inside a helpdesk signs it. */
export interface FrameRequest extends ActMark {
  /** Id of the frame whose key signs. */
  readonly frame: string;
  readonly method: string;
  /** Path and query as they are sent. */
  readonly target: string;
  /** SHA-256 of the body's canonical JSON (lower-case hex); empty without a body. */
  readonly body: string;
}

/**
 * What the key of a frame signs with each request (after RFC 9449, section 4.2): who holds the frame's token and not its
 * key can ask for nothing, and what was overheard is good neither twice nor for another request.
 */
export function frameRequest(request: FrameRequest): JsonValue {
  const { frame, method, target, body, actId, actAt } = request;
  return { type: 'cordon-frame-request/v1', frame, method, target, body, actId, actAt };
}

/** How the signature travels: one header, four parts. */
export const FRAME_PROOF = 'cordon-proof';

/** What tokens of frames begin with, so that they are told from other bearer tokens. */
export const FRAME_TOKEN = 'cordon_frame_';
