import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../tests/support/installation.ts';
import type { Visitor } from '../demo/client.ts';
import { addVersion, draft } from './drafting.ts';

/* What a role sees under an agreement: by the version in force, or by one that is named. */

interface Preview {
  readonly version: number;
  readonly inForce: boolean;
  readonly groups: readonly {
    readonly label: string;
    readonly decision: { readonly sentence: string };
    readonly fields: readonly { readonly treatment: string }[];
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

it('says of an agreement that nobody has signed that it is not in force', async () => {
  const id = await draft(installation.house.agreementDeps, victor, {
    vendor: { id: 'pty_brightline', name: 'Brightline Support' },
    company: { id: 'pty_harbor', name: 'Harbor Health' },
    ...{ source: 'harbor', title: 'Support', from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
  });
  expect((await preview(id)).json).toMatchObject({ version: 1, inForce: false });
});
