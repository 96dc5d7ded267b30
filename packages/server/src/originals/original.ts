/** What of a text was typed, kept sealed beside the redacted one. */
export interface Original {
  /** Index of the entry under which the redacted text was kept. */
  readonly entry: number;
  readonly ticket: string;
  readonly agreement: string;
  readonly act: 'note' | 'reply' | 'reveal';
  /** Pieces that the record does not have. */
  readonly pieces: number;
  readonly keptUntil: Date;
}

export interface Originals {
  /** Seals what was typed under the ticket's key. It can be read again through the gate alone. */
  keep(original: Original, text: string): Promise<void>;
  /** What is known of one without opening it. @returns null where none is kept, or not any more */
  about(entry: number, now: Date): Promise<Original | null>;
  /**
   * @returns null where none of this ticket is kept, or not any more
   * @throws Failure `key-unavailable`, `key-destroyed`
   */
  open(entry: number, ticket: string, now: Date): Promise<string | null>;
  /** Destroys those whose time is over. @returns how many */
  expire(now: Date): Promise<number>;
}

/** Where the terms that decided keep originals: until when. Null, and so dropped, wherever they do not say so. */
export function keptUntil(
  terms: { readonly sealedOriginals?: { readonly days: number } } | null | undefined,
  at: Date,
): Date | null {
  const days = terms?.sealedOriginals?.days;
  return days === undefined ? null : new Date(at.getTime() + days * DAY_MS);
}

const DAY_MS = 86_400_000;
