import { effectiveView } from '@cordon/core/policy';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../tests/support/installation.ts';
import { profiles } from '../../../../tests/support/shopApi.ts';
import type { Visitor } from '../demo/client.ts';
import { addVersion, draft } from './drafting.ts';

/* What a role sees under an agreement: by the version in force, or by one that is named. */

interface Preview {
  readonly version: number;
  readonly inForce: boolean;
  readonly groups: readonly {
    readonly label: string;
    readonly decision: { readonly sentence: string };
    readonly resource: string;
    readonly fields: readonly {
      readonly field: string;
      readonly treatment: string;
      readonly shown: string | null;
    }[];
  }[];
}

const AGREEMENT = 'agr_harbor_brightline';
const victor = { person: 'per_victor', party: 'pty_harbor', ip: null };

let installation: TestInstallation;
let company: Visitor;

beforeAll(async () => {
  installation = await openTestInstallation();
  company = installation.visitor('per_victor');
  await company.signIn();
});
afterAll(() => installation.close());

const preview = async (agreement: string, version?: number) => {
  const role = { role: 'tier1', purpose: 'order-support' };
  const of = version === undefined ? { agreement, ...role } : { agreement, version, ...role };
  const { status, json } = await company.post('/api/preview', of);
  return { status, json: json as Preview };
};

const shown = ({ groups }: Preview) =>
  groups.flatMap(({ fields }) => fields).filter(({ treatment }) => treatment !== 'hidden').length;

it('shows a role with the clause of its permission, never with an empty list of clauses', async () => {
  const { groups } = (await preview(AGREEMENT)).json;
  expect(groups.map(({ label, decision }) => [label, decision.sentence])).toEqual([
    ['Customers', 'Allowed by clause 2.1.'],
    ['Addresses', 'Allowed by clause 2.1.'],
    ['Orders', 'Allowed by clause 2.1.'],
    ['Prescriptions', 'Refused by clause 1.2: The agreement does not permit this.'],
    ['Payments', 'Allowed by clause 2.1.'],
    ['Conversation', 'Allowed by clause 2.1.'],
  ]);
});

it('goes by the version in force while a newer one waits, and by any other when it is named', async () => {
  const before = (await preview(AGREEMENT)).json;
  expect(before).toMatchObject({ version: 1, inForce: true });
  const { agreements, agreementDeps } = installation.house;
  const [standing] = await agreements.versions(AGREEMENT);
  const clauses = (standing?.clauses ?? []).filter(({ id }) => id !== '2.4');
  const version = await addVersion(agreementDeps, victor, AGREEMENT, { clauses });
  expect((await preview(AGREEMENT)).json).toEqual(before);
  const named = (await preview(AGREEMENT, version)).json;
  expect(named).toMatchObject({ version, inForce: false });
  expect(shown(named)).toBeLessThan(shown(before));
  expect(await preview(AGREEMENT, 99)).toMatchObject({
    ...{ status: 404, json: { error: { code: 'not-found' } } },
  });
});

it('shows an API’s records as the gate would treat them, over made-up values, and hides what has no clause', async () => {
  const { sources, inForce, now } = installation.house;
  const map = await sources.dataMapOf('harbor');
  if (map === null) throw new Error('no harbor');
  const fields = [
    ...profiles.fields,
    { name: 'risk', category: 'user', type: 'text' as const, label: 'Risk' },
  ];
  const whole = { ...map, version: map.version + 1, resources: [...map.resources, { ...profiles, fields }] };
  const settings = { baseUrl: 'http://127.0.0.1:9', credential: null, reach: 'loopback' } as const;
  await sources.connectApi('harbor', settings, whole, 'live');
  inForce.forget();
  const { json } = await preview(AGREEMENT);
  const group = json.groups.find(({ resource }) => resource === 'profiles');
  const shownAs =
    group?.fields.map(({ field, treatment, shown: text }) => [field, treatment, text] as const) ?? [];
  const standing = await inForce.inForce(AGREEMENT, now());
  if (!standing.ok) throw new Error(standing.code);
  const view = effectiveView(standing.policy, 'tier1', 'order-support', 'profiles');
  expect(view.length).toBe(fields.length);
  for (const { field, treatment } of view) {
    expect(shownAs.find(([name]) => name === field)?.[1]).toBe(treatment);
  }
  const cellOf = (name: string) => shownAs.find(([field]) => field === name)?.[2];
  expect(cellOf('email')).toBe('m•••@e•••.com');
  // What people wrote is shown without what is found in it, as the door shows it, and not as one blank.
  expect(cellOf('notes')).toMatch(/^Hello, this is .*my card is /);
  expect(cellOf('notes')).not.toContain('4111');
  expect(shownAs.find(([field]) => field === 'risk')).toEqual(['risk', 'hidden', null]);
});

it('says of an agreement that nobody has signed that it is not in force', async () => {
  const id = await draft(installation.house.agreementDeps, victor, {
    vendor: { id: 'pty_brightline', name: 'Brightline Support' },
    company: { id: 'pty_harbor', name: 'Harbor Health' },
    ...{ source: 'harbor', title: 'Support', from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
  });
  expect((await preview(id)).json).toMatchObject({ version: 1, inForce: false });
});
