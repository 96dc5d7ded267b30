import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '../identity/index.ts';
import { follow, type FollowDeps } from './following.routes.ts';
import type { Scope } from './scope.ts';
import type { AccessStore } from './store.ts';

export interface AccessStreamDeps extends FollowDeps {
  readonly accesses: Pick<AccessStore, 'list' | 'newest'>;
  /** What the person may see at this moment: an auditor's window may be taken away meanwhile. */
  readonly scopeOf: () => Promise<Scope>;
}

const BATCH = 200;

/** The live feed of accesses. */
export function accessStream(
  { accesses, scopeOf, ...deps }: AccessStreamDeps,
  who: SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const followed = {
    ...{ event: 'access', batch: BATCH },
    newest: () => accesses.newest(),
    after: async (last: number) => accesses.list({ after: last }, await scopeOf(), BATCH),
    numberOf: (row: { readonly entry: number }) => row.entry,
    shownOf: (row: unknown) => row,
  };
  return follow(deps, followed, who, request, reply);
}
