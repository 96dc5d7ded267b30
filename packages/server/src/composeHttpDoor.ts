import type { House } from './compose.ts';
import { use } from './identity/doorCredentials/index.ts';
import { connectedOf } from './identity/index.ts';
import { sha256 } from './platform/hashing.ts';
import type { Read, Reading } from './standing/index.ts';
import { inHandUntil } from './tickets/index.ts';
import type { Came, HttpDoorDeps } from './doors/http/door.ts';
import { openDesk, type Desk, type WorkspaceDeps } from './doors/workspace/desk.ts';
import { standingOf } from './doors/workspace/standing.ts';

/**
 * The door before JSON APIs. A tool asks many times a second with one credential: who came and their work are kept for as
 * long as they stand, and the gate asks again in the same way when it releases.
 */
export function composeHttpDoor(house: House, workspace: WorkspaceDeps): HttpDoorDeps {
  const { stands, doorCredentials, assignments, identity, now, gate } = house;

  const read = async (secret: string, address: string): Promise<Read<Came | null>> => {
    const knock = await use(doorCredentials, { door: 'http', secret }, address);
    if (knock === null) return { value: null, until: null };
    const { id, ticket, signedBy, expiresAt } = knock.credential;
    const credential = { id, key: signedBy };
    const opened = await openDesk(workspace, knock.who, ticket, 'read');
    const came = { who: knock.who, ticket, credential, opened: opened.ok ? opened.desk : opened };
    if (!opened.ok) return { value: came, until: null };
    const at = now();
    const own = await assignments.since(knock.who.person.id, at, at);
    const { changesAt } = standingOf(own, {
      now: at,
      worksFrom: () => true,
      owesFactor: false,
      seats: new Map(),
      conduct: () => null,
    });
    const edges = [expiresAt, new Date(knock.who.expiresAt), changesAt, ...edgesOf(opened.desk)];
    return { value: came, until: earliest(edges) };
  };

  return {
    gate,
    knock: async (secret, address) => {
      const reading: Reading<Came | null> = {
        key: `${Buffer.from(sha256(Buffer.from(secret))).toString('base64url')} ${address}`,
        person: async () => (await doorCredentials.store.bySecret(secret, now()))?.person ?? null,
        read: () => read(secret, address),
      };
      const came = await stands.standing.of(reading);
      if (came === null) return null;
      // Each access asks for itself.
      const credential = { ...came.credential };
      stands.holders.set(credential, async () => {
        const again = await stands.standing.of(reading);
        if (again === null) return null;
        return 'ok' in again.opened ? again.opened.code : again.opened;
      });
      return { ...came, credential };
    },
    watch: (who, agreement, close) =>
      identity.revocations.watch({ ...connectedOf(who), agreementId: agreement ?? '' }, close),
  };
}

function edgesOf({ ticket, minutes, who }: Desk): readonly (Date | null)[] {
  const { lease } = who.principal;
  return [inHandUntil(ticket, minutes), lease === undefined ? null : new Date(lease.until)];
}

function earliest(edges: readonly (Date | null)[]): Date {
  return new Date(Math.min(...edges.flatMap((edge) => (edge === null ? [] : [edge.getTime()]))));
}
