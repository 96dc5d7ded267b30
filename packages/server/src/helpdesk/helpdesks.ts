import type { Findings } from '../assurance/index.ts';
import type { EnterAct } from '../ledger/index.ts';
import type { Log } from '../platform/log.ts';
import type { Tickets } from '../tickets/index.ts';
import type { Helpdesk } from './port.ts';
import type { HelpdeskSettings } from './settings.ts';
import type { HelpdeskStore, StoredHelpdesk, VendorPerson } from './store.ts';
import type { Writes } from './writes.store.ts';

/** What the looks at helpdesks need. */
export interface HelpdeskDeps {
  readonly store: HelpdeskStore;
  readonly writes: Writes;
  readonly tickets: Pick<Tickets, 'intake' | 'name' | 'attachment' | 'messages'>;
  readonly findings: Findings;
  readonly enterAct: EnterAct;
  readonly open: (settings: HelpdeskSettings) => Helpdesk;
  /** A keyed hash: what is compared and never read. */
  readonly hash: (source: string, text: string) => string;
  /** The vendors' people, by what a helpdesk may know them by. */
  readonly people: () => Promise<readonly VendorPerson[]>;
  /** Hours after which identity documents of a closed case are deleted, and what says so; null when nothing does. */
  readonly documentDuty: (
    vendor: string,
    source: string,
  ) => Promise<{ readonly agreement: string; readonly clause: string; readonly hours: number } | null>;
  readonly log: Log;
  readonly now: () => Date;
}

/** What nobody signed in stands behind: a look of Cordon's own. */
export const nobody = { person: null, party: null, agreement: null, ip: null } as const;

/** Opens a helpdesk for one piece of work. */
export async function withHelpdesk<T>(
  deps: Pick<HelpdeskDeps, 'open'>,
  { settings }: Pick<StoredHelpdesk, 'settings'>,
  work: (helpdesk: Helpdesk) => Promise<T>,
): Promise<T> {
  const helpdesk = deps.open(settings);
  try {
    return await work(helpdesk);
  } finally {
    helpdesk.end();
  }
}
