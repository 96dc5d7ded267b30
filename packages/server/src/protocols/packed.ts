import type { ProtocolStore } from './store.ts';

/** One version as a pack of evidence has it: its very text, and the entries that put it in force and acknowledged it. */
export interface PackedProtocol {
  readonly purpose: string;
  readonly version: number;
  /** Canonical JSON; its SHA-256 is `hash`, which each of the entries names. */
  readonly text: string;
  readonly hash: string;
  readonly entry: number;
  readonly putAt: string;
  readonly graceUntil: string;
  readonly acknowledged: readonly {
    readonly person: string;
    readonly party: string;
    readonly at: string;
    readonly entry: number;
  }[];
}

/** The protocols of an agreement, oldest first, before the ledger had this size. */
export async function packedProtocols(
  store: Pick<ProtocolStore, 'versions' | 'acknowledgements'>,
  agreement: string,
  size: number,
): Promise<readonly PackedProtocol[]> {
  const [versions, said] = await Promise.all([store.versions(), store.acknowledgements({})]);
  return versions
    .filter((row) => row.agreement === agreement && row.entry < size)
    .toReversed()
    .map(({ purpose, version, body, hash, entry, putAt, graceUntil }) => ({
      ...{ purpose, version, text: body, hash, entry },
      putAt: putAt.toISOString(),
      graceUntil: graceUntil.toISOString(),
      acknowledged: said
        .filter((row) => row.agreement === agreement && row.purpose === purpose && row.version === version)
        .filter((row) => row.entry < size)
        .toReversed()
        .map(({ person, party, at, entry: index }) => ({
          person: person.id,
          party,
          at: at.toISOString(),
          entry: index,
        })),
    }));
}
