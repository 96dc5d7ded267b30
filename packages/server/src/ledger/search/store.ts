import type { Pool, PoolClient } from 'pg';
import type { LedgerEntry, Projection } from '../indexing/index.ts';
import { BLOCK, decodeBits, encodeBits, noBits, setBit, type Bits } from './bits.ts';
import type { Stretch } from './query.ts';
import type { Index } from './search.ts';
import { termsOf } from './terms.ts';

/** What is stored of one term in several blocks. */
interface Together {
  readonly nth: number;
  readonly blocks: readonly number[];
  /** Bytes of each block. */
  readonly lengths: readonly number[];
  readonly bits: Buffer;
}

/** Answers from the index; who may ask for what is for the caller to say. */
export function createIndex(pool: Pool): Index {
  return {
    async blocks(terms) {
      const { rows } = await pool.query<{ nth: number; blocks: number[] }>({
        name: 'ledger-search-blocks',
        text: `SELECT (t.nth - 1)::int AS nth, ARRAY(SELECT block FROM cordon.ledger_postings p WHERE p.term = t.term) AS blocks
               FROM unnest($1::uuid[]) WITH ORDINALITY AS t(term, nth)`,
        values: [terms],
      });
      return new Map(rows.map(({ nth, blocks }) => [terms[nth] ?? '', new Set(blocks)]));
    },

    async during({ from, until }) {
      const { rows } = await pool.query<{ block: number; whole: boolean }>({
        name: 'ledger-search-during',
        text: `SELECT block, ($1::timestamptz IS NULL OR from_at >= $1) AND ($2::timestamptz IS NULL OR until_at < $2) AS whole
               FROM cordon.ledger_blocks
               WHERE until_at >= coalesce($1, '-infinity') AND from_at < coalesce($2, 'infinity')`,
        values: [from, until],
      });
      return new Map(rows.map(({ block, whole }) => [block, whole ? 'whole' : 'part']));
    },

    async bits(terms, blocks) {
      const found = new Map(blocks.map((block) => [block, new Map<string, Bits>()]));
      if (terms.length === 0) return found;
      // A row a term, its blocks one behind the other: rows of a kilobyte each cost more to send than what is in them.
      const { rows } = await pool.query<Together>({
        name: 'ledger-search-bits',
        text: `SELECT (t.nth - 1)::int AS nth, p.* FROM unnest($1::uuid[]) WITH ORDINALITY AS t(term, nth),
                 LATERAL (SELECT array_agg(block) AS blocks, array_agg(octet_length(bits)) AS lengths,
                                 string_agg(bits, '') AS bits
                          FROM cordon.ledger_postings WHERE term = t.term AND block = ANY ($2::int[])) p
               WHERE p.blocks IS NOT NULL`,
        values: [terms, blocks],
      });
      for (const { nth, blocks: stored, lengths, bits } of rows) {
        let at = 0;
        for (const [place, block] of stored.entries()) {
          const end = at + (lengths[place] ?? 0);
          found.get(block)?.set(terms[nth] ?? '', decodeBits(bits.subarray(at, end)));
          at = end;
        }
      }
      return found;
    },

    async bitsDuring({ from, until }: Stretch, block) {
      const { rows } = await pool.query<{ offset: number }>({
        name: 'ledger-search-within',
        text: `SELECT (idx - $1::bigint)::int AS offset FROM cordon.ledger_bodies
               WHERE idx >= $1 AND idx < $1 + $2::int
                 AND at >= coalesce($3, '-infinity'::timestamptz) AND at < coalesce($4, 'infinity'::timestamptz)`,
        values: [block * BLOCK, BLOCK, from, until],
      });
      const bits = noBits();
      for (const { offset } of rows) setBit(bits, offset);
      return bits;
    },
  };
}

/** Fills the index. An entry that nothing opens stands under no term. */
export const searchProjection: Projection<PoolClient> = {
  name: 'search',
  async apply(tx, entries) {
    const first = entries[0]?.index ?? 0;
    const opened = entries.filter((entry) => entry.opened !== null) as readonly Opened[];
    const customers = await customersOf(tx, first, entries.length);
    const postings = new Map<string, Posting>();
    for (const { index, opened: entry } of opened) {
      const block = Math.floor(index / BLOCK);
      for (const term of termsOf(entry, customers.get(index) ?? [])) {
        const posting = postings.get(`${term} ${String(block)}`) ?? { term, block, bits: noBits() };
        postings.set(`${term} ${String(block)}`, posting);
        setBit(posting.bits, index % BLOCK);
      }
    }
    await write(tx, [...postings.values()], first % BLOCK === 0 ? null : Math.floor(first / BLOCK));
    await stretch(tx, opened);
  },
};

type Opened = LedgerEntry & { readonly opened: NonNullable<LedgerEntry['opened']> };

interface Posting {
  readonly term: string;
  readonly block: number;
  readonly bits: Bits;
}

/** Keyed hashes of the customers and typed values that entries are about. */
async function customersOf(
  tx: PoolClient,
  from: number,
  count: number,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await tx.query<{ idx: number; hashes: string[] }>({
    name: 'ledger-search-customers',
    text: `SELECT idx, array_agg(encode(value_hash, 'hex')) AS hashes FROM cordon.ledger_openings
           WHERE idx >= $1 AND idx < $2 AND value_hash IS NOT NULL GROUP BY idx`,
    values: [from, from + count],
  });
  return new Map(rows.map(({ idx, hashes }) => [idx, hashes]));
}

/** @param begun the block that earlier entries stand in too, if any: what is stored of it is kept */
async function write(tx: PoolClient, postings: readonly Posting[], begun: number | null): Promise<void> {
  const added = postings.filter(({ block }) => block === begun);
  const { rows } = await tx.query<{ nth: number; bits: Buffer }>({
    name: 'ledger-search-stored',
    text: `SELECT (n.nth - 1)::int AS nth, p.bits FROM unnest($1::uuid[]) WITH ORDINALITY AS n(term, nth)
           JOIN cordon.ledger_postings p ON p.term = n.term AND p.block = $2`,
    values: [added.map(({ term }) => term), begun],
  });
  for (const { nth, bits } of rows) {
    const posting = added[nth];
    decodeBits(bits).forEach((byte, at) => {
      if (posting !== undefined) posting.bits[at] = (posting.bits[at] ?? 0) | byte;
    });
  }
  await tx.query({
    name: 'ledger-search-write',
    text: `INSERT INTO cordon.ledger_postings (term, block, bits)
           SELECT * FROM unnest($1::uuid[], $2::int[], $3::bytea[])
           ON CONFLICT (term, block) DO UPDATE SET bits = excluded.bits`,
    values: [
      postings.map(({ term }) => term),
      postings.map(({ block }) => block),
      postings.map(({ bits }) => encodeBits(bits)),
    ],
  });
}

async function stretch(tx: PoolClient, entries: readonly Opened[]): Promise<void> {
  await tx.query({
    name: 'ledger-search-stretch',
    text: `INSERT INTO cordon.ledger_blocks (block, from_at, until_at)
           SELECT n.block, min(n.at), max(n.at) FROM unnest($1::int[], $2::timestamptz[]) AS n(block, at) GROUP BY n.block
           ON CONFLICT (block) DO UPDATE SET from_at = least(ledger_blocks.from_at, excluded.from_at),
             until_at = greatest(ledger_blocks.until_at, excluded.until_at)`,
    values: [entries.map(({ index }) => Math.floor(index / BLOCK)), entries.map(({ opened }) => opened.at)],
  });
}
