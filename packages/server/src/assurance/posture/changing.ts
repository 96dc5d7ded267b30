import { Failure } from '@cordon/core/kernel';
import type { GivenAct, MaybeGivenAct, SignedActs, SignedIn, SigningActor } from '../../identity/index.ts';
import { wrong } from '../../identity/roster/csv.ts';
import { textHash } from '../../platform/hashing.ts';
import type { OwedAct } from '../../platform/owing.ts';
import type { Device, DeviceKind, DeviceStore, SecretStore, SecretUse } from './device.ts';
import { readRegister } from './register.ts';

/** How long after its report a device still counts as being where it reported from. */
const HERE_MS = 24 * 3_600_000;

export interface ChangingDeps {
  readonly store: DeviceStore;
  readonly secrets: SecretStore;
  readonly hostHash: (party: string, host: string) => Uint8Array;
  readonly newId: (prefix: string) => string;
  readonly signedActs: SignedActs;
  readonly enter: (act: string, actor: SigningActor, words: OwedAct['words']) => Promise<unknown>;
  readonly owed: (act: string, actor: SigningActor, words: OwedAct['words']) => OwedAct;
  readonly settle: () => Promise<unknown>;
  /** Whether there is such a party. */
  readonly isParty: (id: string) => Promise<boolean>;
  /** People of a party, by id and address. */
  readonly peopleOf: (
    party: string,
  ) => Promise<readonly { readonly id: string; readonly email: string | null }[]>;
  readonly sitesOf: (party: string) => Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Looks at the devices' findings anew. */
  readonly changed: () => Promise<void>;
  readonly now: () => Date;
}

/** Whose devices somebody may change: those of their own party, and the company's admin every vendor's. */
export function mayChange({ person }: SignedIn, party: string): boolean {
  if (person.role === 'company-admin') return true;
  return person.role === 'vendor-admin' && person.partyId === party;
}

/**
 * Makes a secret with which devices of a party enrol, or a shipper hands in what they log. Told once.
 * @throws Failure `not-in-scope`, `signature-invalid`
 */
export async function makeSecret(
  deps: ChangingDeps,
  who: SignedIn,
  { party, use, name, ...given }: { party: string; use: SecretUse; name: string } & GivenAct,
): Promise<{ readonly id: string; readonly secret: string }> {
  if (!mayChange(who, party) || !(await deps.isParty(party))) throw new Failure('not-in-scope');
  const words = { subjectParty: party, use, name: textHash(name) };
  const actor = await deps.signedActs.by(who, 'device-secret-made', words, given);
  const planned = deps.secrets.plan();
  // What opens a way in is entered before it does.
  await deps.enter('device-secret-made', actor, { ...words, deviceSecret: planned.id });
  await deps.secrets.add({ ...planned, party, use, name }, who.person.id, deps.now());
  return planned;
}

/** Devices that enrolled with it are heard no more. @throws Failure `not-in-scope`, `already-done`, `signature-invalid` */
export async function revokeSecret(
  deps: ChangingDeps,
  who: SignedIn,
  id: string,
  given: MaybeGivenAct,
): Promise<void> {
  const secret = await deps.secrets.find(id);
  if (secret === null || !mayChange(who, secret.party)) throw new Failure('not-in-scope');
  const words = { deviceSecret: id };
  const actor = await deps.signedActs.closing(who, 'device-secret-revoked', words, given);
  // What closes a way in is done before it is entered.
  if (!(await deps.secrets.revoke(id, deps.now()))) throw new Failure('already-done');
  await deps.enter('device-secret-revoked', actor, { ...words, subjectParty: secret.party });
}

/**
 * Registers devices that have not reported yet, from a table. All of it or nothing; a device that is registered is passed over.
 * @returns how many are new
 * @throws Failure `not-in-scope`, `bad-request` with the line, `signature-invalid`
 */
export async function registerDevices(
  deps: ChangingDeps,
  who: SignedIn,
  { party, csv, ...given }: { party: string; csv: string } & GivenAct,
): Promise<number> {
  if (!mayChange(who, party) || !(await deps.isParty(party))) throw new Failure('not-in-scope');
  const rows = readRegister(csv);
  const [sites, people] = await Promise.all([deps.sitesOf(party), deps.peopleOf(party)]);
  const byAddress = new Map(people.map(({ id, email }) => [email?.toLowerCase(), id]));
  const devices = rows.map(({ line, site, people: addresses, host, ...row }) => {
    const at = site === null ? null : sites.find(({ name }) => name.toLowerCase() === site.toLowerCase());
    if (at === undefined) throw wrong(line, 'there is no such site');
    const ids = addresses.map((address) => byAddress.get(address.toLowerCase()));
    if (ids.includes(undefined)) throw wrong(line, 'somebody named there is not of this organisation');
    return {
      ...{ id: deps.newId('dev'), party, name: row.name, kind: row.kind, shared: row.shared },
      ...{ site: at?.id ?? null, people: ids.filter((id) => id !== undefined) },
      host: host === null ? null : deps.hostHash(party, host),
    };
  });
  const words = { subjectParty: party, devices: devices.length, list: textHash(csv) };
  const actor = await deps.signedActs.by(who, 'devices-registered', words, given);
  await deps.enter('devices-registered', actor, words);
  let added = 0;
  for (const device of devices) if (await deps.store.add(device, who.person.id, deps.now())) added++;
  return added;
}

/**
 * Changes what a device is called, where it stands and who works on it.
 * @throws Failure `not-in-scope`, `signature-invalid`
 */
export async function changeDevice(
  deps: ChangingDeps,
  who: SignedIn,
  id: string,
  body: {
    name: string;
    kind: DeviceKind;
    site: string | null;
    shared: boolean;
    people: readonly string[];
  } & GivenAct,
): Promise<void> {
  const { name, kind, site, shared, people, ...given } = body;
  const device = await deviceOf(deps, who, id);
  const [sites, known] = await Promise.all([deps.sitesOf(device.party.id), deps.peopleOf(device.party.id)]);
  if (site !== null && !sites.some((one) => one.id === site)) throw new Failure('not-in-scope');
  if (!people.every((person) => known.some((one) => one.id === person))) throw new Failure('not-in-scope');
  const words = {
    ...{ device: id, kind, site, shared, name: textHash(name) },
    people: [...people].toSorted().join(' '),
  };
  const actor = await deps.signedActs.by(who, 'device-changed', words, given);
  await deps.enter('device-changed', actor, { ...words, subjectParty: device.party.id });
  const to = { name, kind, site, shared, people };
  if (!(await deps.store.change(id, to, who.person.id, deps.now()))) throw new Failure('not-in-scope');
}

/** It counts for nobody any more, and its key is good no more. @throws Failure `not-in-scope`, `signature-invalid` */
export async function retireDevice(
  deps: ChangingDeps,
  who: SignedIn,
  id: string,
  given: MaybeGivenAct,
): Promise<void> {
  const device = await deviceOf(deps, who, id);
  const actor = await deps.signedActs.closing(who, 'device-retired', { device: id }, given);
  const words = { device: id, subjectParty: device.party.id };
  const done = await deps.store.retire(id, who.person.id, deps.now(), () => [
    deps.owed('device-retired', actor, words),
  ]);
  if (!done) throw new Failure('already-done');
  await deps.settle();
  await deps.changed();
}

/**
 * Somebody says at which device they sit, for this session: one of their own, or a shared one of their party. It counts only
 * where the session comes from where the device reported from.
 * @throws Failure `not-in-scope`, `device-elsewhere`, `signature-invalid`
 */
export async function chooseDevice(
  deps: ChangingDeps,
  who: SignedIn,
  { device: id, ...given }: { device: string } & GivenAct,
): Promise<void> {
  const [device] = await deps.store.list({ party: who.person.partyId, id, person: who.person.id });
  if (device === undefined) throw new Failure('not-in-scope');
  if (!isHere(device, who.ip, deps.now().getTime(), HERE_MS)) throw new Failure('device-elsewhere');
  const actor = await deps.signedActs.by(who, 'device-chosen', { device: id }, given);
  await deps.enter('device-chosen', actor, { device: id });
  await deps.store.choose(who.sessionId, id, deps.now());
}

/** Whether a device reported from this address lately. @param within milliseconds */
export function isHere(
  { address, heardAt }: Device,
  ip: string | null,
  now: number,
  within: number,
): boolean {
  return ip !== null && address === ip && heardAt !== null && now - heardAt.getTime() < within;
}

/** One answer for a device that is not there, was retired, and is another party's. */
async function deviceOf(deps: ChangingDeps, who: SignedIn, id: string): Promise<Device> {
  const [device] = await deps.store.list({ id });
  if (device === undefined || !mayChange(who, device.party.id)) throw new Failure('not-in-scope');
  return device;
}
