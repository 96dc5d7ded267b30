import {
  fold,
  judge,
  platformOfType,
  toldBy,
  type Logs,
  type Platform,
  type QueryResult,
} from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import type { OwedAct, Owes } from '../../platform/owing.ts';
import type { DeviceStore, SecretStore, Taken } from './device.ts';

/** Where a report came from. */
interface From {
  readonly ip: string | null;
}

export interface ReportingDeps {
  readonly store: DeviceStore;
  readonly secrets: SecretStore;
  /** A keyed hash: of what a device calls itself. */
  readonly hostHash: (party: string, host: string) => Uint8Array;
  readonly nodeHash: (key: string) => Uint8Array;
  readonly newNodeKey: () => string;
  readonly newId: (prefix: string) => string;
  /** Has entered what is owed. */
  readonly settle: () => Promise<void>;
  /** Looks at the devices' findings anew, after one changed. */
  readonly changed: () => Promise<void>;
  /** Whether a device may hand in more now; counts. */
  readonly pace: (device: string) => boolean;
  /** Enters that somebody came without a secret or key that is good; throws Failure `rate-limited` for who does so too often. */
  readonly refused: (ip: string | null) => Promise<void>;
  readonly now: () => Date;
}

/** Far above the largest floor: whoever gets hold of a secret must not fill the register. */
const MOST_DEVICES = 20_000;

interface Enrolment {
  readonly secret: string;
  readonly host: string;
  /** osquery's `platform_type`, as text. */
  readonly platformType: string | null;
}

/**
 * Enrols a device: one that calls itself the same in the same party is the same, and its key before is good no more.
 * @returns the key it reports with; null for a secret that is not good
 * @throws Failure `rate-limited`, `too-large` for more devices than a register holds
 */
export async function enrol(
  deps: ReportingDeps,
  { secret, host, platformType }: Enrolment,
  from: From,
): Promise<string | null> {
  const at = deps.now();
  const good = await deps.secrets.use(secret, 'enroll', at);
  if (good === null) {
    await deps.refused(from.ip);
    return null;
  }
  const platform = platformOfType(Number(platformType ?? 0) || 0);
  const key = deps.newNodeKey();
  const enrolled = await registered(deps, good, host, from, { node: deps.nodeHash(key), platform });
  return enrolled === null ? null : key;
}

/** The device behind a key; null for one that is not good, which is entered. */
export async function nodeOf(
  deps: ReportingDeps,
  key: string,
  from: From,
): Promise<{ readonly id: string; readonly party: string } | null> {
  const node = await deps.store.byNode(deps.nodeHash(key));
  if (node === null) await deps.refused(from.ip);
  return node;
}

/**
 * Takes in what a device logged, judges it anew, and has entered when it comes into the agreed state or leaves it.
 * @throws Failure `bad-request`, `too-large`, `rate-limited`, `not-found` for a device that was retired meanwhile
 */
export async function takeReport(deps: ReportingDeps, device: string, logs: Logs, from: From): Promise<void> {
  const results = resultsOf(logs);
  if (!deps.pace(device)) throw new Failure('rate-limited');
  if (results.length === 0) return;
  const taken = await take(deps, device, results, from);
  if (taken === null) throw new Failure('not-found');
  await deps.settle();
  if (taken.changed) await deps.changed();
}

/**
 * Takes in what a shipper collected of many devices of one party, each told by what it calls itself.
 * @returns how many devices it was about
 * @throws Failure `not-signed-in` for a secret that is not good, `bad-request`, `too-large`
 */
export async function takeForwarded(
  deps: ReportingDeps,
  secret: string,
  read: () => Logs,
  from: From,
): Promise<number> {
  const good = await deps.secrets.use(secret, 'forward', deps.now());
  if (good === null) {
    await deps.refused(from.ip);
    throw new Failure('not-signed-in');
  }
  const results = resultsOf(read());
  const byHost = Map.groupBy(results, ({ host }) => host);
  if (byHost.has(null)) throw new Failure('bad-request');
  let changed = false;
  let devices = 0;
  for (const [host, told] of byHost) {
    if (host === null) continue;
    const enrolled = await registered(deps, good, host, from, { node: null, platform: null });
    // A retired device stays so, whatever a shipper still sends of it.
    if (enrolled === null) continue;
    if (!deps.pace(enrolled.id)) throw new Failure('rate-limited');
    // What a shipper hands in comes from its own address, not from the device's.
    const taken = await take(deps, enrolled.id, told, { ip: null });
    changed ||= taken?.changed === true;
    devices++;
  }
  await deps.settle();
  if (changed) await deps.changed();
  return devices;
}

function resultsOf(logs: Logs): readonly QueryResult[] {
  if (logs.ok) return logs.results;
  throw new Failure(logs.problem === 'too-large' ? 'too-large' : 'bad-request');
}

async function registered(
  deps: ReportingDeps,
  secret: { readonly id: string; readonly party: string },
  host: string,
  { ip }: From,
  key: { readonly node: Uint8Array | null; readonly platform: Platform | null },
) {
  const { party } = secret;
  if ((await deps.store.count(party)) >= MOST_DEVICES) throw new Failure('too-large');
  const id = deps.newId('dev');
  const at = deps.now();
  const enrolled = await deps.store.enrol(
    {
      ...{ id, party, name: `Device ${id.slice(-6)}`, kind: 'other', site: null, shared: false, people: [] },
      host: deps.hostHash(party, host),
    },
    { ...key, secret: secret.id },
    at,
    ({ id: device, again }) =>
      // A shipper names its devices with every post: only the first time is news.
      key.node === null && again
        ? []
        : [
            act('device-enrolled', party, ip, at, {
              ...{ device, subjectParty: party, again, deviceSecret: secret.id },
            }),
          ],
  );
  if (enrolled !== null) await deps.settle();
  return enrolled;
}

function take(
  deps: ReportingDeps,
  device: string,
  results: readonly QueryResult[],
  { ip }: From,
): Promise<Taken | null> {
  const at = deps.now();
  const owes: Owes<Taken> = ({ party, verdict, changed }) =>
    changed
      ? [
          act('device-judged', party, ip, at, {
            ...{ device, subjectParty: party, ok: verdict.ok },
            failing: verdict.failing.join(' '),
            unknown: verdict.unknown.join(' '),
          }),
        ]
      : [];
  return deps.store.take(
    device,
    (state) => {
      const next = fold(state, toldBy(results, at.getTime()));
      return { state: next, verdict: judge(next, at.getTime()) };
    },
    { address: ip, at },
    owes,
  );
}

/** A machine did it: no person stands behind it. */
function act(name: string, party: string, ip: string | null, at: Date, words: OwedAct['words']): OwedAct {
  return { act: name, person: null, party, agreement: null, ip, at, words };
}
