import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import { identifier } from '../platform/schemas.ts';
import type { Actor } from './agreements.ts';
import { lifeFor } from './life/facts.ts';
import { see } from './life/record.ts';
import type { AgreementRoutesDeps } from './routeDeps.ts';
import type { Agreement } from './store.ts';
import { viewOf } from './view.ts';

export const companyDrafters = ['company-admin', 'vendor-manager'] as const;
/** Who may propose a new version for their side. */
export const proposers = [...companyDrafters, 'vendor-admin'] as const;
export const signers = ['company-admin', 'vendor-manager', 'vendor-admin'] as const;
export const enders = ['company-admin', 'privacy-officer', 'security-officer'] as const;
/** Either side may stop the work under an agreement; only the company lets it go on. */
export const suspenders = [...enders, 'vendor-admin'] as const;
export const readers = [
  ...companyDrafters,
  ...enders,
  'vendor-admin',
  'team-lead',
  'qa-analyst',
  'auditor',
] as const;

/** What the routes of this feature have in common. */
export const tags = ['agreements'];
export const params = z.strictObject({ id: identifier });

/**
 * The agreement, if the one who asks may know of it.
 * @throws Failure `not-in-scope`, also when there is none: nobody learns which ids exist
 */
export async function visible(deps: AgreementRoutesDeps, who: SignedIn, id: string): Promise<Agreement> {
  const agreement = await deps.store.find(id);
  if (agreement === null || !(await maySee(deps, who, agreement))) throw new Failure('not-in-scope');
  return agreement;
}

/**
 * The agreement as its page shows it now.
 * @param wanted the version to show; the one in force, or the newest, when none is named
 */
export async function viewNow(deps: AgreementRoutesDeps, { id }: Agreement, wanted?: number) {
  const seen = await see(deps, id);
  const { crypto } = deps.signing;
  return viewOf(seen, lifeFor(seen, deps.now(), crypto), crypto, wanted);
}

/** Who acts, as the ledger will name them. */
export function actorOf({ person, ip }: SignedIn): Actor {
  return { person: person.id, party: person.partyId, ip };
}

/** The company sees all, a vendor its own once they were offered, an auditor those they were given. */
export async function maySee(
  deps: AgreementRoutesDeps,
  { person }: SignedIn,
  agreement: Agreement,
): Promise<boolean> {
  if (person.role === 'auditor') {
    return (await deps.windowsOf(person.id)).some((window) => window.agreement === agreement.id);
  }
  if (person.partyKind === 'company') return true;
  if (agreement.processor.id !== person.partyId) return false;
  return lifeFor(await see(deps, agreement.id), deps.now(), deps.signing.crypto).offered;
}
