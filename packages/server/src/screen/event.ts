import type { ScreenEvent } from '@cordon/core/kernel';
import type { JsonValue } from '@cordon/ledger';
import type { LedgerRecord } from '../gate/index.ts';
import type { SignedIn } from '../identity/index.ts';

/** An access whose data was on the screen. */
export interface OnScreen {
  readonly entry: number;
  readonly at: Date;
  readonly agreement: string | null;
  readonly ticket: string | null;
}

/** What a browser told. */
export interface Told {
  readonly what: ScreenEvent;
  /** Since it told last. */
  readonly times: number;
}

/** Longer than any page stays open: later, nothing of an access is on a screen. */
export const ON_SCREEN_MS = 12 * 3_600_000;

/** Of one access and kind, no more than one entry in this time: a window that flickers fills no ledger. */
export const APART_MS = 5_000;

/** Of one access, no more entries than this: what comes after tells nothing new. */
export const MOST_ENTRIES = 60;

/**
 * The entry of it. It says what the browser told and no more: whoever has the page in hand can leave it out or make it up,
 * so that none is there proves nothing.
 */
export function recordOf(on: OnScreen, { what, times }: Told, who: SignedIn, at: Date): LedgerRecord {
  const { person, ip } = who;
  const { agreement, ticket } = on;
  const body: JsonValue = {
    ...{ v: 1, kind: 'screen', act: what, at: at.toISOString(), agreement, ticket },
    ...{ person: person.id, party: person.partyId, of: on.entry, times, toldBy: 'browser', code: null },
  };
  return {
    ...{ kind: 'screen', at, agreement, party: person.partyId, person: person.id, code: null, body },
    openings: [],
    event: {
      ...{ at: at.toISOString(), kind: 'screen', agent: person.id, vendor: person.partyId },
      ...{ site: person.siteId, agreement, ticket, ticketState: null, subject: null },
      ...{ resource: what, fields: [], rows: 0, flags: [], ip, ok: true, code: null },
    },
    uses: [],
  };
}
