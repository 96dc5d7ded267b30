import type { Guard } from '../../identity/index.ts';
import type { Pools } from '../../platform/db.ts';
import type { App } from '../../platform/http/index.ts';
import { createAgreementLedger } from '../agreement.store.ts';
import type { Book } from '../book.ts';
import type { OwedEntries } from '../owed.ts';
import type { BodyTokenDeps } from './bodyTokens.ts';
import { bodyTokenRoutes } from './routes.ts';
import { createBodyTokenStore } from './store.ts';

/** The parts of the house that tokens for bodies rest on. */
export interface BodyTokenGround extends Pick<
  BodyTokenDeps,
  'vendorOf' | 'windowsOf' | 'signedActs' | 'enterAct' | 'now'
> {
  readonly pool: Pools['app'];
  readonly book: Pick<Book, 'status'>;
  readonly owed: Pick<OwedEntries, 'settle'>;
}

/** Hangs in the tokens by which bodies are read. */
export function composeBodyTokens(
  app: App,
  guard: Guard,
  { pool, book, owed, ...ground }: BodyTokenGround,
): void {
  bodyTokenRoutes(app, guard, {
    ...ground,
    ...{ store: createBodyTokenStore(pool), ledger: createAgreementLedger(pool) },
    size: async () => (await book.status()).size,
    settle: () => owed.settle(),
  });
}
