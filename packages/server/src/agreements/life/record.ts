import { may, type ActKind, type EndReason, type LifeEventKind } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { Actor, AgreementDeps } from '../agreements.ts';
import { lifeFor, sideOf } from './facts.ts';
import type { Recorded, Recording, Seen } from './store.ts';

/** What an act records besides who did it when. */
interface Act extends Pick<Recording, 'version' | 'signature' | 'revokes'> {
  readonly kind: LifeEventKind;
  readonly reason?: EndReason;
}

/**
 * Does one act of a party's life with the agreement, if it may be done as things stand.
 * @param act what to record, made once the agreement is held still
 * @throws Failure with the code of the refusal; `not-found` for a party that has no part in it
 */
export async function record(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  wanted: ActKind,
  act: Act | ((seen: Seen) => Act),
): Promise<Recorded> {
  const recorded = await deps.life.record(id, (seen) => {
    const made = typeof act === 'function' ? act(seen) : act;
    const signs = made.signature?.version;
    mustBeAllowed(deps, seen, actor.party, wanted, signs);
    const { kind, reason, version, signature, revokes } = made;
    const about = version?.version ?? signs;
    return {
      event: {
        ...{ kind, party: actor.party, person: actor.person, at: deps.now() },
        ...(about !== undefined && { version: about }),
        ...(reason !== undefined && { reason }),
      },
      ...(version !== undefined && { version }),
      ...(signature !== undefined && { signature }),
      ...(revokes !== undefined && { revokes }),
    };
  });
  if (recorded === null) throw new Failure('not-found');
  return recorded;
}

/** @throws Failure with the code of the refusal. @param version the version a signature is for */
export function mustBeAllowed(
  { now, signing }: Pick<AgreementDeps, 'now' | 'signing'>,
  seen: Seen,
  party: string,
  wanted: ActKind,
  version?: number,
): void {
  const side = sideOf(seen.agreement, party);
  if (side === null) throw new Failure('not-found');
  const refused = may(lifeFor(seen, now(), signing.crypto), wanted, side, version);
  if (refused !== null) throw new Failure(refused);
}

/** An agreement as it stands. @throws Failure `not-found` */
export async function see({ store, life }: Pick<AgreementDeps, 'store' | 'life'>, id: string): Promise<Seen> {
  const agreement = await store.find(id);
  if (agreement === null) throw new Failure('not-found');
  const [versions, events] = await Promise.all([store.versions(id), life.events(id)]);
  return { agreement, versions, events };
}
