import type { CertifyingDeps } from './certifying.ts';
import type { TrainingDeps } from './deps.ts';
import type { SpacedDeps } from './spaced.ts';

/** What the routes of training are made of. */
export interface TrainingRoutesDeps extends TrainingDeps, CertifyingDeps, SpacedDeps {
  /** Vendors whose people an auditor may be told of. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
}
