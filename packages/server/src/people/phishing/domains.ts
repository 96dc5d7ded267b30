import { Failure } from '@cordon/core/kernel';
import type { GivenAct, MaybeGivenAct, SignedIn } from '../../identity/index.ts';
import type { PhishingDeps } from './deps.ts';
import { enter } from './entering.ts';

const CODE_MS = 24 * 3_600_000;

/** The part of an address behind the last @, in small letters; empty when there is none. */
export function domainIn(address: string): string {
  const at = address.lastIndexOf('@');
  return at > 0
    ? address
        .slice(at + 1)
        .trim()
        .toLowerCase()
    : '';
}

/**
 * Sends a code to the postmaster of a domain: whoever reads that mailbox answers for the domain's mail (RFC 2142 section 5),
 * and nobody has one of a domain that is not theirs.
 * @throws Failure `domain-taken` when another party verified it, `mail-failed`
 */
export async function askDomain(
  deps: PhishingDeps,
  who: SignedIn,
  { domain, ...given }: { readonly domain: string } & GivenAct,
): Promise<void> {
  const party = who.person.partyId;
  const words = { domain };
  const actor = await deps.signedActs.by(who, 'phishing-domain-asked', words, given);
  const [code, at] = [deps.token(), deps.now()];
  const until = new Date(at.getTime() + CODE_MS);
  const asked = { domain, party, codeHash: deps.hash(code), until, by: who.person.id, at };
  if (!(await deps.domains.ask(asked))) throw new Failure('domain-taken');
  await enter(deps, 'phishing-domain-asked', actor, null, words);
  const { sent } = await deps.mailer.send({
    to: `postmaster@${domain}`,
    subject: 'Code to confirm a mail domain',
    text: [
      `${who.person.partyName} says that ${domain} is its own, and asks to let security exercises reach people there.`,
      `If that is so, give this code to who asked you for it: ${code}`,
      'If you know nothing of it, do nothing: without the code nothing is sent to anybody.',
      deps.baseUrl,
    ].join('\n\n'),
  });
  if (!sent) throw new Failure('mail-failed');
}

/** @throws Failure `domain-code-wrong` for a code that is wrong, old or of another party's domain */
export async function verifyDomain(
  deps: PhishingDeps,
  who: SignedIn,
  { domain, code, ...given }: { readonly domain: string; readonly code: string } & GivenAct,
): Promise<void> {
  const words = { domain };
  const actor = await deps.signedActs.by(who, 'phishing-domain-verified', words, given);
  if (!(await deps.domains.verify(domain, who.person.partyId, deps.hash(code), deps.now()))) {
    throw new Failure('domain-code-wrong');
  }
  await enter(deps, 'phishing-domain-verified', actor, null, words);
}

/** Takes a domain out: nothing more is sent there, running campaigns included. */
export async function removeDomain(
  deps: PhishingDeps,
  who: SignedIn,
  { domain, ...given }: { readonly domain: string } & MaybeGivenAct,
): Promise<void> {
  const words = { domain };
  const actor = await deps.signedActs.closing(who, 'phishing-domain-removed', words, given);
  if (!(await deps.domains.remove(domain, who.person.partyId))) throw new Failure('not-in-scope');
  await enter(deps, 'phishing-domain-removed', actor, null, words);
}
