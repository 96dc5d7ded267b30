import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import { canonicalCidr } from './cidr.ts';
import type { PeopleDeps, VendorAgreement } from './deps.ts';
import { addAndInvite } from './inviting.ts';
import type { VendorFacts } from './people.ts';
import { personRowOf } from './readiness.ts';
import type { invitationView, vendorBody, vendorRow, vendorView } from './schemas.ts';

type VendorRow = z.infer<typeof vendorRow>;
type Person = VendorView['people'][number];
type VendorView = z.infer<typeof vendorView>;

/** Every vendor with what is counted of it: a fixed number of queries, however many vendors and people there are. */
export async function vendorRows(deps: PeopleDeps): Promise<VendorRow[]> {
  const { people, now } = deps;
  const [facts, persons, agreements, standings] = await Promise.all([
    people.vendorFacts(now()),
    people.list({ kind: 'vendor' }, now()),
    deps.agreements(),
    deps.standings(),
  ]);
  const byParty = Map.groupBy(
    persons.map((person) => personRowOf(person, standings)),
    ({ party }) => party.id,
  );
  return facts.map((vendor) => rowOf(vendor, byParty.get(vendor.id) ?? [], agreements));
}

/** @throws Failure `not-in-scope` */
export async function vendorPage(deps: PeopleDeps, id: string): Promise<VendorView> {
  const { people, now } = deps;
  const [[facts], persons, sites, networks, agreements, standings] = await Promise.all([
    people.vendorFacts(now(), id),
    people.list({ party: id }, now()),
    people.sites(id),
    people.networks(id),
    deps.agreements(),
    deps.standings(),
  ]);
  if (facts === undefined) throw new Failure('not-in-scope');
  const rows = persons.map((person) => personRowOf(person, standings));
  return { row: rowOf(facts, rows, agreements), sites: [...sites], networks: [...networks], people: rows };
}

/**
 * Adds a vendor with its first site, its networks and its admin, who is invited. One person of the company sets the first
 * networks: before them nobody of the vendor gets in. Every later change takes two (networks/changing.ts).
 * @throws Failure `email-taken` for an e-mail in use, `signature-invalid`
 */
export async function addVendor(
  deps: PeopleDeps,
  who: SignedIn,
  body: z.infer<typeof vendorBody>,
): Promise<{ vendor: VendorRow; invitation: z.infer<typeof invitationView> }> {
  const { people, now, enter } = deps;
  // Asked first, so that a mistyped address does not leave a vendor without an admin behind.
  if (await people.emailTaken(body.adminEmail)) throw new Failure('email-taken');
  const { name, site: siteName, country, networks: listed, adminName, adminEmail } = body;
  const ranges = listed.map(({ cidr }) => cidr).join(' ');
  const labels = listed.map(({ label }) => label);
  const value = canonicalText({ name, site: siteName, labels, adminName, adminEmail });
  const typed = { name: 'details', value, salt: body.salt };
  const actor = await deps.signedActs.by(who, 'vendor-added', { country, ranges }, body, [typed]);
  const { id, site } = await people.addVendor({
    name,
    site: { name: siteName, country },
    networks: listed.map(({ cidr, label }) => ({ cidr: canonicalCidr(cidr) ?? cidr, label })),
    at: now(),
  });
  await enter('vendor-added', actor, { vendor: id, networks: listed.length });
  const invitation = await addAndInvite(deps, actor, {
    partyId: id,
    siteId: site,
    name: adminName,
    email: adminEmail,
    role: 'vendor-admin',
    accessRole: null,
    purpose: null,
  });
  return { vendor: (await vendorPage(deps, id)).row, invitation };
}

function rowOf(
  facts: VendorFacts,
  persons: readonly Person[],
  agreements: ReadonlyMap<string, VendorAgreement>,
): VendorRow {
  return {
    ...facts,
    agreement: agreements.get(facts.id) ?? null,
    people: persons.length,
    peopleReady: persons.filter(({ ready }) => ready).length,
  };
}
