import { Failure } from '@cordon/core/kernel';
import { policiesUnder } from '../../composeTerms.ts';
import type { House } from '../../compose.ts';
import { outsideAgreements } from '../../ledger/index.ts';
import { alone } from '../../platform/alone.ts';
import { keyedHash, sha256 } from '../../platform/hashing.ts';
import { newId } from '../../platform/ids.ts';
import { askedOf, hereAskedOf, stopOf, type DeviceStop } from './asked.ts';
import type { Device } from './device.ts';
import { createPace } from './pace.ts';
import type { ReportingDeps } from './reporting.ts';
import type { PostureRoutesDeps } from './routes.ts';
import { createSecretStore } from './secrets.store.ts';
import { createDeviceStore } from './store.ts';
import { lookAtDevices } from './watching.ts';

/** Of the advisory lock: one look at a time. */
const LOCK = 4_205_145;

const utf8 = new TextEncoder();

/** What devices need of the house. */
type PostureGround = Pick<
  House,
  | 'world'
  | 'db'
  | 'agreements'
  | 'inForce'
  | 'people'
  | 'signedActs'
  | 'enterAct'
  | 'owed'
  | 'findings'
  | 'now'
>;

/** Devices over a house: what reports come to, and what people change. */
export function composePosture(house: PostureGround) {
  const { world, enterAct, findings, people, signedActs, now } = house;
  const pool = world.pools.app;
  const store = createDeviceStore(house.db);
  const secrets = createSecretStore(pool);
  const hash = keyedHash(world.keys.derive('device-host'));
  const hostHash = (party: string, host: string) => hash(JSON.stringify([party, host]));
  const settle = async () => {
    await house.owed.settle();
  };
  const watch = () => alone(pool, LOCK, () => lookAtDevices({ store, findings, now }));
  const changed = async () => {
    await watch();
  };
  const asked = async (party: string) => askedOf(await policiesUnder(house), party);
  const askedHere = async (party: string) => hereAskedOf(await policiesUnder(house), party);
  const strangers = createPace(() => now().getTime());
  const reporting: ReportingDeps = {
    ...{ store, secrets, hostHash, newId, settle, changed, now },
    nodeHash: (key) => sha256(utf8.encode(key)),
    newNodeKey: () => newId('node'),
    pace: createPace(() => now().getTime()),
    refused: async (ip) => {
      // Each is entered, so nobody may make entries faster than a device with an old key would.
      if (!strangers(ip ?? '')) throw new Failure('rate-limited');
      const act = { act: 'device-refused', person: null, party: null, agreement: null, ip };
      await enterAct({ ...act, code: 'not-signed-in', at: now(), words: {} });
    },
  };
  const routes: PostureRoutesDeps = {
    ...{ store, secrets, hostHash, newId, settle, changed, signedActs, asked, askedHere, now },
    ...outsideAgreements(house),
    host: new URL(world.baseUrl).host,
    isParty: async (id) => (await people.party(id)) !== null,
    peopleOf: (party) => people.list({ party }, now()),
    sitesOf: (party) => people.sites(party),
  };
  return { reporting, routes, watch };
}

/**
 * What devices stop whom from working, for the page of a team.
 * @returns by person and party; null where nobody asks for their state or nothing stops them
 */
export async function deviceStops(
  house: Pick<PostureGround, 'db' | 'agreements' | 'inForce' | 'now'>,
): Promise<(person: { readonly id: string; readonly partyId: string }) => DeviceStop | null> {
  const at = house.now().getTime();
  const [policies, devices] = await Promise.all([policiesUnder(house), createDeviceStore(house.db).list({})]);
  const byPerson = Map.groupBy(
    devices.flatMap((device) => device.people.map(({ id }) => ({ id, device }))),
    ({ id }) => id,
  );
  return ({ id, partyId }) => {
    const asked = askedOf(policies, partyId);
    const own: readonly Device[] = (byPerson.get(id) ?? []).map(({ device }) => device);
    // Whoever sits at shared desks says at which when they sign in: nothing can be said of them before.
    const takesTurns =
      own.length === 0 && devices.some(({ shared, party }) => shared && party.id === partyId);
    return asked === null || takesTurns ? null : stopOf(own, asked, at);
  };
}
