import type { Principal } from '@cordon/core/kernel';
import type { ScramVerifier } from '@cordon/core/pgwire';
import type { Read, Reading } from '../../standing/index.ts';
import { countryOf } from '../country.ts';
import { readVerifier } from '../doorCredentials/scram.ts';
import { clientAddress, inRanges } from '../network.ts';
import type { Connected, Revoked } from '../revocation.ts';
import { workOf } from './deciding.ts';
import type { ServiceAccountDeps } from './deps.ts';
import type { UsableSecret } from './secrets.store.ts';

type UsingDeps = Pick<ServiceAccountDeps, 'secrets' | 'works' | 'elsewhere' | 'hears' | 'now'>;

/** A tool that came with a secret of a service account. */
export interface ServiceKnock {
  readonly principal: Principal;
  /** The canonical address it came from. */
  readonly ip: string;
  readonly account: { readonly id: string; readonly name: string };
  /** Who answers for it: whose rights it rests on. */
  readonly owner: string;
  readonly agreement: string;
  readonly source: string;
  readonly purpose: string;
  /** The secret, by its id, and the session key of the person who made it: as entries name a credential. */
  readonly credential: { readonly id: string; readonly key: string };
  /** When the clock alone ends it: secret, account or terms, whichever is first. */
  readonly until: Date;
}

/** What the `postgres` door runs SCRAM with for a user name; null for one that cannot be used now. */
export async function serviceVerifierFor(deps: UsingDeps, id: string): Promise<ScramVerifier | null> {
  const kept = await deps.secrets.usable(id, deps.now());
  return kept === null ? null : readVerifier(kept.scram);
}

/** Enters that somebody named a secret that there is and could not prove to have it. */
export async function serviceUnproven(deps: UsingDeps, id: string, address: string): Promise<void> {
  const kept = await deps.secrets.usable(id, deps.now());
  if (kept === null) return;
  await deps.elsewhere({ account: kept.account, party: kept.party, secret: kept.id }, clientAddress(address));
}

/**
 * Who comes with a service account's secret, at this moment: the secret, its account, its owner, its party, both lists of
 * ranges and the terms are all looked at anew. A door calls it at each connection, and for each statement through
 * {@link serviceReading}.
 *
 * @param provenId the user name, after the proof was checked
 * @param address as the door sees it
 * @returns null for everything that does not hold, without saying what
 */
export async function useServiceSecret(
  deps: UsingDeps,
  provenId: string,
  address: string | undefined,
): Promise<ServiceKnock | null> {
  if (!deps.hears()) return null;
  const now = deps.now();
  const kept = await deps.secrets.usable(provenId, now);
  if (kept === null) return null;
  const ip = clientAddress(address);
  if (ip === null || !mayComeFrom(ip, kept)) {
    // Whoever has the secret there may not be whom it was made for.
    await deps.elsewhere({ account: kept.account, party: kept.party, secret: kept.id }, ip);
    return null;
  }
  const found = await workOf(deps, kept, kept.party);
  if (found === null || !(await deps.secrets.used(kept.id, ip, now))) return null;
  const { under } = found;
  return {
    principal: principalOf(kept, ip, under.company === kept.party, now.getTime()),
    ip,
    account: { id: kept.account, name: kept.accountName },
    ...{ owner: kept.owner, agreement: under.id, source: under.source, purpose: kept.purpose },
    credential: { id: kept.id, key: kept.signedBy },
    until: new Date(Math.min(kept.expiresAt.getTime(), under.until.getTime())),
  };
}

/**
 * The same as it is kept in memory while nothing that could take it away was written (`standing`): what a door asks for each
 * statement, and the gate once more when it releases.
 */
export function serviceReading(
  deps: UsingDeps,
  provenId: string,
  address: string,
): Reading<ServiceKnock | null> {
  return {
    key: `service ${provenId} ${address}`,
    person: () => deps.secrets.ownerOf(provenId),
    async read(): Promise<Read<ServiceKnock | null>> {
      const value = await useServiceSecret(deps, provenId, address);
      return { value, until: value?.until ?? null };
    },
  };
}

interface Watching {
  readonly revocations: {
    watch(connected: Connected, close: (revoked: Revoked | null) => void): () => void;
    onMoved(who: Pick<Connected, 'personId' | 'partyId'>, listener: () => void): () => void;
  };
  /** Whether it still may be here. */
  readonly stands: () => Promise<boolean>;
}

/**
 * Closes a connection that came by a secret: when secret, account, owner, party or agreement end, at their time, and when
 * its party's ranges are others and it may not be where it is.
 * @returns a stop
 */
export function watchService(
  { revocations, stands }: Watching,
  { principal, credential, owner, agreement, until }: ServiceKnock,
  close: () => void,
): () => void {
  const who = { personId: owner, partyId: principal.party };
  const connected = {
    ...{ ...who, sessionId: credential.id, agreementId: agreement, expiresAt: until.getTime() },
  };
  let open = true;
  const stop = (): void => {
    open = false;
    forget();
    unmoved();
  };
  const end = (): void => {
    if (!open) return;
    stop();
    close();
  };
  const forget = revocations.watch(connected, end);
  const unmoved = revocations.onMoved(who, () => {
    stands().then((still) => {
      if (!still) end();
    }, end);
  });
  return stop;
}

/** From its own ranges, and from what its party lists now; the company comes from anywhere until it keeps a list. */
function mayComeFrom(ip: string, { networks, listed, partyKind }: UsableSecret): boolean {
  const listless = partyKind === 'company' && listed.length === 0;
  return (
    inRanges(ip, networks) &&
    (listless ||
      inRanges(
        ip,
        listed.map(({ cidr }) => cidr),
      ))
  );
}

/**
 * A tool as the policy sees it. Facts are what can be known of one: `network`, `country` where the address tells it, and
 * `suspension`, all confirmed by this very request. It has no factor, shift, device, training or badge, and no step-up.
 */
function principalOf(kept: UsableSecret, ip: string, ofCompany: boolean, now: number): Principal {
  const country = countryOf(ip);
  return {
    ...{ id: kept.account, kind: 'service', party: kept.party, role: kept.accessRole, site: null },
    side: ofCompany ? 'controller' : 'processor',
    facts: {
      network: { at: now, value: true },
      suspension: { at: now, value: false },
      ...(country !== null && { country: { at: now, value: country } }),
    },
    stepUpAt: null,
  };
}
