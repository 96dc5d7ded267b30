/** How a helpdesk signs: as we ask for it, or as Zendesk does. */
export type WebhookShape = 'generic' | 'zendesk';

/** What a request says of its signature, before its body was read. */
export interface SignatureHeaders {
  /** As sent: it is part of what was signed. */
  readonly timestamp: string;
  readonly mac: Uint8Array;
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The headers of each shape. Ours: `v1=` and hex over timestamp, `.` and body; Zendesk's: base64 over timestamp and body. */
const HEADERS = {
  generic: { timestamp: 'x-cordon-timestamp', signature: 'x-cordon-signature' },
  zendesk: { timestamp: 'x-zendesk-webhook-signature-timestamp', signature: 'x-zendesk-webhook-signature' },
} as const;

/** A delivery signed longer ago, or further ahead, is not believed: somebody may have kept it. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * Reads the headers of a signed delivery.
 * @param now epoch milliseconds
 * @returns null when one is missing or malformed, or the timestamp is not within five minutes
 */
export function readSignature(shape: WebhookShape, headers: Headers, now: number): SignatureHeaders | null {
  const names = HEADERS[shape];
  const [timestamp, signature] = [headers[names.timestamp], headers[names.signature]];
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return null;
  const at = instantOf(timestamp);
  // A time that is no number passes no comparison.
  if (!(Math.abs(now - at) <= TOLERANCE_MS)) return null;
  const mac = macOf(shape, signature);
  return mac === null ? null : { timestamp, mac };
}

/** What the MAC is over, in order. */
export function signedParts(
  shape: WebhookShape,
  timestamp: string,
  body: Uint8Array,
): readonly (string | Uint8Array)[] {
  return shape === 'generic' ? [timestamp, '.', body] : [timestamp, body];
}

/** Seconds since 1970, or an RFC 3339 instant. */
function instantOf(text: string): number {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
}

/** 32 bytes, spelled the one way the shape has. */
function macOf(shape: WebhookShape, text: string): Uint8Array | null {
  if (shape === 'generic') {
    const [, hex] = /^v1=([0-9a-f]{64})$/.exec(text) ?? [];
    return hex === undefined ? null : Buffer.from(hex, 'hex');
  }
  return /^[A-Za-z0-9+/]{43}=$/.test(text) ? Buffer.from(text, 'base64') : null;
}
