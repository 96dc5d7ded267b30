import { traceExcerpt, type Fit, type MarkKey } from '@cordon/core/exports';
import type { ExportStore, Traceable } from './store.ts';

/** What a piece was held against, and the exports it fits best. */
export interface Traced {
  /** Exports that were ever made. */
  readonly exports: number;
  /** The best first; several are named where a piece was put together from several. */
  readonly fits: readonly (Fit & Omit<Traceable, 'telling'>)[];
}

/** More than the best few say nothing. */
const MOST_FITS = 5;

/** Which export a leaked piece is from. @param text of the piece, in any of the formats, whole or in part; it is kept nowhere */
export async function tracePieceAmong(
  {
    exports,
    markKey,
  }: { readonly exports: Pick<ExportStore, 'traceable'>; readonly markKey: (id: string) => MarkKey },
  text: string,
): Promise<Traced> {
  const made = await exports.traceable();
  const candidates = made.map(({ id, telling }) => ({ id, key: markKey(id), canary: telling }));
  const fits = traceExcerpt(text, candidates).slice(0, MOST_FITS);
  return {
    exports: made.length,
    fits: fits.flatMap((fit) => {
      const one = made.find(({ id }) => id === fit.id);
      if (one === undefined) return [];
      const { telling: _, ...about } = one;
      return [{ ...fit, ...about }];
    }),
  };
}

/** A piece as text: UTF-8, or UTF-16 as a spreadsheet saves "Unicode text". What is neither keeps what can be read of it. */
export function decodedPiece(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
}
