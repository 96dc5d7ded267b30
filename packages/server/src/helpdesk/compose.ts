import { dutyHours } from '@cordon/core/helpdesk';
import { Failure } from '@cordon/core/kernel';
import type { Cover, InForce } from '../agreements/index.ts';
import type { Keyring } from '../atRest/index.ts';
import type { ThreadFile, ThreadPort } from '../gate/index.ts';
import type { openDb, Pools } from '../platform/db.ts';
import type { Keys } from '../platform/keys.ts';
import type { StoredFile, UpstreamRecord } from '../tickets/index.ts';
import { withHelpdesk, type HelpdeskDeps } from './helpdesks.ts';
import { openRt } from './rt/rt.ts';
import type { HelpdeskSettings } from './settings.ts';
import { createHelpdeskStore } from './store.ts';
import { createWrites } from './writes.store.ts';
import { openZendesk } from './zendesk/zendesk.ts';

/** The parts of the house that helpdesks rest on. */
export interface HelpdeskGround extends Pick<
  HelpdeskDeps,
  'tickets' | 'findings' | 'enterAct' | 'log' | 'now' | 'hash'
> {
  readonly pool: Pools['app'];
  readonly db: ReturnType<typeof openDb>;
  readonly keys: Pick<Keys, 'seal' | 'unseal'>;
  readonly keyring: Keyring;
  readonly cover: Cover;
  readonly inForce: InForce;
}

/** A file larger than this is not shown: a scan of a document is a tenth of it. */
const MOST_SHOWN = 5 * 1024 * 1024;

export function composeHelpdesk(ground: HelpdeskGround) {
  const { pool, db, keys, keyring, cover, inForce, now } = ground;
  const store = createHelpdeskStore(pool, keys);
  const writes = createWrites(db, keyring);
  const deps: HelpdeskDeps = {
    ...{ store, writes, now, tickets: ground.tickets, findings: ground.findings, enterAct: ground.enterAct },
    ...{ hash: ground.hash, log: ground.log, open },
    people: () => store.people(),
    async documentDuty(vendor, source) {
      const covering = await cover.of(vendor, source, now());
      if (covering === null) return null;
      const terms = await inForce.inForce(covering.agreement, now());
      const duty = terms.ok ? dutyHours(terms.policy.terms.duties) : null;
      return duty === null ? null : { agreement: covering.agreement, ...duty };
    },
  };
  const upstream: UpstreamRecord = {
    comment: (ticket, text, entry) => writes.add(ticket, 'comment', text, entry, now()),
    closed: (ticket) => writes.add(ticket, 'close', null, null, now()),
  };
  return {
    helpdesk: deps,
    upstream,
    threads: {
      messages: (ticket) => ground.tickets.messages(ticket),
      attachment: async (ticket, id) => withBytes(ticket, await ground.tickets.attachment(ticket, id)),
    } satisfies ThreadPort,
  };

  /** A file of a conversation with its bytes, which the helpdesk is asked for only now. */
  async function withBytes(ticket: string, file: StoredFile | null): Promise<ThreadFile | null> {
    if (file?.remote == null) return file;
    const { name, mediaType, remote } = file;
    const at = await store.numberOf(ticket);
    const stored = at === null ? null : await store.find(at.source);
    if (at === null || stored === null)
      throw new Failure('helpdesk-unavailable', 'its helpdesk is not connected');
    const body = await withHelpdesk(deps, stored, (helpdesk) => helpdesk.file(at.number, remote, MOST_SHOWN));
    return { name, mediaType, body };
  }
}

function open(settings: HelpdeskSettings) {
  return settings.kind === 'rt' ? openRt(settings) : openZendesk(settings);
}
