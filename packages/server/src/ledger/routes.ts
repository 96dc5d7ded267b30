import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import type { Guard, SignedIn } from '../identity/index.ts';
import { signedIn } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import type { Book } from './book.ts';
import { consistencyProof, entryProof, ledgerStatus } from './schemas.ts';
import type { StoredEntry } from './store.ts';

export interface LedgerRoutesDeps {
  readonly book: Book;
  readonly origin: string;
  /** Whether the log is public below `/log/`. */
  readonly served: boolean;
  /** Those in force, with when each last cosigned. */
  readonly witnesses: () => Promise<readonly { readonly name: string; readonly at: string | null }[]>;
  /** Whether entries are taken. */
  readonly writable: () => boolean;
  /** Whether this person may read the body of this entry. */
  readonly mayOpen: (who: SignedIn, entry: StoredEntry) => Promise<boolean>;
}

/** Roles that may look at the ledger at all; bodies are narrowed further by `mayOpen`. */
const readers = [
  'company-admin',
  'privacy-officer',
  'security-officer',
  'vendor-manager',
  'vendor-admin',
  'team-lead',
  'qa-analyst',
  'auditor',
] as const;

/** Status, proofs and checkpoints. Checkpoints and hashes tell nothing of a customer; bodies are opened by right. */
export function ledgerRoutes(
  app: App,
  guard: Guard,
  { book, origin, served, witnesses, writable, mayOpen }: LedgerRoutesDeps,
): void {
  const onRequest = guard.requireRole(...readers);
  const tags = ['ledger'];

  app.get('/api/ledger', { onRequest, schema: { tags, response: { 200: ledgerStatus } } }, async () => {
    const [{ size, root, note, at }, seen] = await Promise.all([book.status(), witnesses()]);
    return {
      origin,
      vkey: book.vkey,
      formerKeys: [...(await book.formerKeys())],
      size,
      root,
      checkpoint: note,
      checkpointAt: at?.toISOString() ?? null,
      witnesses: [...seen],
      writable: writable(),
      served,
    };
  });

  app.get(
    '/api/ledger/entries/:index/proof',
    {
      onRequest,
      schema: {
        tags,
        params: z.strictObject({ index: z.coerce.number().int().min(0) }),
        response: { 200: entryProof },
      },
    },
    async (request) => {
      const entry = await book.entry(request.params.index);
      // One answer for an entry that is not there and for one of another party's.
      if (entry === null || !(await mayOpen(signedIn(request), entry))) throw new Failure('not-in-scope');
      return book.prove(entry);
    },
  );

  app.get(
    '/api/ledger/entries/:index/proof-file',
    {
      onRequest,
      // No JSON: it is told of in the operations guide, not in the document of the API.
      schema: {
        hide: true,
        params: z.strictObject({ index: z.coerce.number().int().min(0) }),
        // Without its body it proves the entry and tells nobody what it says.
        querystring: z.strictObject({ body: z.enum(['with', 'without']).default('with') }),
      },
    },
    async (request, reply) => {
      const { index } = request.params;
      const entry = await book.entry(index);
      if (entry === null || !(await mayOpen(signedIn(request), entry))) throw new Failure('not-in-scope');
      return reply
        .type('text/plain; charset=utf-8')
        .header('content-disposition', `attachment; filename="entry-${String(index)}.tlog-proof"`)
        .send(await book.proofFile(entry, request.query.body === 'with'));
    },
  );

  app.get(
    '/api/ledger/consistency',
    {
      onRequest,
      schema: {
        tags,
        querystring: z.strictObject({
          from: z.coerce.number().int().min(1),
          to: z.coerce.number().int().min(1),
        }),
        response: { 200: consistencyProof },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      const proof = await book.consistency(from, to);
      if (proof === null) throw new Failure('not-found');
      return { from, to, hashes: [...proof.hashes], checkpoint: proof.checkpoint };
    },
  );
}
