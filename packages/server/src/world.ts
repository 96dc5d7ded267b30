import type { Clock } from './platform/clock.ts';
import type { Pools } from './platform/db.ts';
import type { KeyProvider } from './platform/keyProvider.ts';
import type { Keys } from './platform/keys.ts';
import type { LedgerSigner } from './platform/ledgerSigner/index.ts';
import type { Log } from './platform/log.ts';
import type { Mailer } from './platform/mail.ts';
import type { SigningSettings } from './platform/signing/index.ts';

/** What a running Cordon is made from. */
export interface World {
  readonly baseUrl: string;
  /** Connection string of the app login, for the pool that better-auth opens itself. */
  readonly appUrl: string;
  readonly pools: Pools;
  readonly keys: Keys;
  /** Who holds the keys that data at rest is sealed under. */
  readonly keyProvider: KeyProvider;
  readonly clock: Clock;
  readonly log: Log;
  readonly mailer: Mailer;
  /** What Cordon's own mail comes from. */
  readonly mailFrom?: string;
  /** How documents are signed; by an authority of the installation's own unless told. */
  readonly signing?: SigningSettings;
  /** Signs checkpoints in a process of its own; without it the key is among `keys`. */
  readonly ledgerSigner?: LedgerSigner | undefined;
  /** Where the newest checkpoint is kept apart from the database: what is older than it takes no entry. Absolute. */
  readonly keptCheckpoint?: string;
  /** Whether the log is served to everybody; it is unless told. */
  readonly logServed?: boolean;
}
