import type { RoleNames } from '../../packages/server/src/platform/roles.ts';

/** The migrated database every test database is a copy of. */
export const TEMPLATE = 'cordon_template';

/** Installation secret of the template and, unless a test brings its own, of the copies. */
export const TEST_SECRET = Buffer.alloc(32, 7).toString('base64');

/** What the global setup tells a test file. */
export interface Cluster {
  /** The owner's connection string to the template. */
  readonly ownerUrl: string;
  /** The template's roles, which hold the grants. */
  readonly roles: RoleNames;
}
