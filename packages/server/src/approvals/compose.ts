import type { SecretsPort, TermsPort } from '../gate/index.ts';
import type { Revocations } from '../identity/index.ts';
import type { Pools } from '../platform/db.ts';
import type { Log } from '../platform/log.ts';
import type { ApprovalDeps } from './approving.ts';
import { createStanding } from './standing.ts';
import { createApprovalStore } from './store.ts';

export interface ApprovalGround extends Omit<ApprovalDeps, 'store'> {
  readonly pool: Pools['app'];
  readonly terms: TermsPort;
  readonly secrets: Pick<SecretsPort, 'countingKey'>;
  readonly revocations: Pick<Revocations, 'onRevoked'>;
  readonly log: Log;
}

/** Approvals, as the gate asks for them and as people give them. What was given goes with whoever gave or got it. */
export function composeApprovals({ pool, terms, secrets, revocations, log, ...ground }: ApprovalGround) {
  const store = createApprovalStore(pool);
  const close = revocations.onRevoked((revoked) => {
    if (revoked.scope === 'all') return;
    store.revoke(revoked, ground.now()).catch((err: unknown) => {
      log.error('approvals could not be taken back', { feature: 'approvals', err });
    });
  });
  return {
    approvals: createStanding({ store, terms, secrets }),
    approvalDeps: { ...ground, store } satisfies ApprovalDeps,
    close,
  };
}
