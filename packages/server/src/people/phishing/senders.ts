import { Failure } from '@cordon/core/kernel';
import type { GivenAct, MaybeGivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { newId } from '../../platform/ids.ts';
import type { PhishingDeps } from './deps.ts';
import { domainIn } from './domains.ts';
import { verifiedDomains } from './people.ts';
import { enter } from './entering.ts';

/**
 * Keeps a mail server to send exercises by. Its sender has to be in a domain that the company verified: nothing pretends to
 * come from somebody who did not agree.
 * @throws Failure `phishing-domain-unverified`
 */
export async function makeSender(
  deps: PhishingDeps,
  who: SignedIn,
  {
    name,
    url,
    address,
    ...given
  }: { readonly name: string; readonly url: string; readonly address: string } & GivenAct,
): Promise<string> {
  if (!(await maySendAs(deps, address, who.person.partyId))) throw new Failure('phishing-domain-unverified');
  const words = { name: textHash(name), domain: domainIn(address) };
  const actor = await deps.signedActs.by(who, 'phishing-sender-made', words, given);
  const id = newId('phs');
  await enter(deps, 'phishing-sender-made', actor, null, { ...words, sender: id });
  await deps.senders.make({ id, name, url, address, by: who.person.id, madeAt: deps.now() });
  return id;
}

export async function endSender(
  deps: PhishingDeps,
  who: SignedIn,
  id: string,
  given: MaybeGivenAct,
): Promise<void> {
  const actor = await deps.signedActs.closing(who, 'phishing-sender-ended', { sender: id }, given);
  if (!(await deps.senders.end(id, deps.now()))) throw new Failure('not-in-scope');
  await enter(deps, 'phishing-sender-ended', actor, null, { sender: id });
}

/** Whether an address lies in a domain that the party verified. */
export async function maySendAs(
  deps: Pick<PhishingDeps, 'domains'>,
  address: string,
  party: string,
): Promise<boolean> {
  return (await verifiedDomains(deps, party)).has(domainIn(address));
}
