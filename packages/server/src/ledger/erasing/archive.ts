/** A part's openings, sealed anew under a key of their own. */
export interface Moved {
  readonly provider: string;
  /** That key, as the key provider wrapped it. */
  readonly wrapped: string;
  readonly entries: readonly number[];
  readonly names: readonly string[];
  readonly ciphertexts: readonly Buffer[];
}

/** Where a sealed opening lies; it opens nowhere else. */
export interface ArchivePlace {
  readonly erasure: string;
  readonly nth: number;
  readonly entry: number;
  readonly name: string;
}

/** Moves openings from the installation's key to one that only an unsealing by two people is given. */
export interface Archive {
  /** @throws Failure `key-unavailable` when the key provider does not answer, `config-wrong` for an opening that does not open */
  sealing(part: { readonly id: string; readonly nth: number }): Promise<Moved>;
}

export const placeText = ({ erasure, nth, entry, name }: ArchivePlace): string =>
  `cordon/archive/v1 ${erasure} ${String(nth)} ${String(entry)} ${name}`;
