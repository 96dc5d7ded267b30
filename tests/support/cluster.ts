import type { SignIn } from '../../packages/server/src/demo/signIns.ts';
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

/** An installation with the demo in it that others are copies of. */
export interface DemoTemplate {
  readonly database: string;
  readonly source: string;
  /** Its data keys. */
  readonly keyFolder: string;
  readonly signIns: readonly SignIn[];
}

/** What the global setup answers who asks for a demo: make it in this folder, or take the one that was made. */
export type DemoAnswer = { readonly make: string } | { readonly made: DemoTemplate };
