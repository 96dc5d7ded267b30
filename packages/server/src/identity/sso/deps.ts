import type { AuthRouteDeps } from '../auth-routes.ts';
import type { Limits } from '../limits.ts';
import type { Sessions } from '../sessions.ts';
import type { SignedActs } from '../signed-acts.ts';
import type { SsoFlow } from './flow.ts';
import type { Grants } from './grants.ts';
import type { SsoStore } from './store.ts';

/** What the routes of company accounts need. */
export interface SsoRouteDeps extends AuthRouteDeps {
  readonly flow: SsoFlow;
  readonly grants: Grants;
  readonly limits: Pick<Limits, 'address'>;
  readonly sessions: Pick<Sessions, 'revoke'>;
  readonly signedActs: SignedActs;
  readonly store: SsoStore;
  readonly onFault: (error: unknown) => void;
}
