import type { House } from './compose.ts';
import type { Came } from './doors/http/door.ts';
import { openDesk, type Desk, type WorkspaceDeps } from './doors/workspace/desk.ts';
import { standingOf } from './doors/workspace/standing.ts';
import { use } from './identity/doorCredentials/index.ts';
import type { Read, Reading } from './standing/index.ts';
import { inHandUntil } from './tickets/index.ts';

/** How a tool said which credential it has: at `postgres` by its user name, once its proof was checked. */
type Given = Parameters<typeof use>[1];

/**
 * Tools of agents, at any door. One asks many times a second with one credential: who came and their work are kept for as long
 * as they stand, and the gate asks again in the same way when it releases.
 */
export function composeToolDesk(house: House, workspace: WorkspaceDeps) {
  const { stands, doorCredentials, assignments, now } = house;

  const read = async (given: Given, address: string): Promise<Read<Came | null>> => {
    const knock = await use(doorCredentials, given, address);
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

  /** @param key tells this credential from all others. @param person whose it is */
  return async (
    given: Given,
    key: string,
    person: () => Promise<string | null>,
    address: string,
  ): Promise<Came | null> => {
    const reading: Reading<Came | null> = {
      ...{ key: `${key} ${address}`, person },
      read: () => read(given, address),
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
  };
}

function edgesOf({ ticket, minutes, who }: Desk): readonly (Date | null)[] {
  const { lease } = who.principal;
  return [inHandUntil(ticket, minutes), lease === undefined ? null : new Date(lease.until)];
}

function earliest(edges: readonly (Date | null)[]): Date {
  return new Date(Math.min(...edges.flatMap((edge) => (edge === null ? [] : [edge.getTime()]))));
}
