import { fromBase64, toUtf8 } from '@cordon/ledger';
import { undertakingStatement, type UndertakingStatement } from './statement.ts';

/** A signed undertaking as it is kept, with the body of the ledger entry that was made of it. */
export interface KeptUndertaking {
  /** The canonical JSON that was signed. */
  readonly statement: string;
  /** Base64 DER SubjectPublicKeyInfo of the person's session key. */
  readonly publicKey: string;
  /** Base64, r || s. */
  readonly signature: string;
  /** Canonical JSON of the entry's body; null when there is no such entry. */
  readonly entry: string | null;
}

/** What an undertaking has to be of. */
export type WantedUndertaking = Pick<UndertakingStatement, 'person' | 'party' | 'company' | 'textHash'>;

/** @param spki DER @returns whether this key signed these bytes; never throws */
export type VerifySignature = (spki: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** The act by which the ledger calls a signed undertaking. */
export const UNDERTAKING_SIGNED = 'undertaking-signed';

/**
 * Whether a kept undertaking counts. Nothing is taken on the database's word: the statement must be of this person,
 * party, company and text, the signature must be over it, and the ledger's entry, which whoever writes this row cannot
 * write, must name the same key and signature. So a row copied, changed or made by hand opens nothing.
 */
export function undertakingHolds(
  kept: KeptUndertaking,
  wanted: WantedUndertaking,
  verify: VerifySignature,
): boolean {
  const said: Partial<UndertakingStatement> | null = read(kept.statement);
  const { person, party, company, textHash } = wanted;
  const { version, at } = said ?? {};
  if (typeof version !== 'number' || typeof at !== 'string') return false;
  // Rebuilt, so that a key that stands in it twice, or one too many, is not read past.
  if (kept.statement !== undertakingStatement({ person, party, company, version, textHash, at }))
    return false;
  if (!entryNames(kept, wanted)) return false;
  return verify(bytes(kept.publicKey), toUtf8(kept.statement), bytes(kept.signature));
}

interface EntryBody {
  readonly act?: unknown;
  readonly person?: unknown;
  readonly party?: unknown;
  readonly words?: Readonly<Record<string, unknown>>;
}

function entryNames({ entry, publicKey, signature }: KeptUndertaking, wanted: WantedUndertaking): boolean {
  const body: EntryBody | null = entry === null ? null : read(entry);
  return (
    body?.act === UNDERTAKING_SIGNED &&
    body.person === wanted.person &&
    body.party === wanted.party &&
    body.words?.text === wanted.textHash &&
    body.words.key === publicKey &&
    body.words.signature === signature
  );
}

function read(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function bytes(base64: string): Uint8Array {
  try {
    return fromBase64(base64);
  } catch {
    return new Uint8Array();
  }
}
