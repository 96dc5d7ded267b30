import { actHolds, type ActWords } from '@cordon/core/kernel';
import { fromBase64 } from '@cordon/ledger';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { keySigned } from '../../packages/server/src/identity/index.ts';
import { emptyDatabase } from '../support/database.ts';
import { openShopApi, SHOP_TOKEN, type ShopApi } from '../support/shopApi.ts';
import { shopDocument } from '../support/shopDocument.ts';
import { knowExceptions } from '../support/exceptions.ts';
import { toSign } from '../support/identity/signedRequests.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * Every act that people answer for, made by somebody who may: unsigned, signed for other words, signed with the key of
 * somebody else's session, and once more with the signature of the first time.
 */

const HARBOR = 'agr_harbor_brightline';

/** A request as the page of the person would make it, once what it is about is there. */
interface Asked {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Act {
  readonly name: string;
  readonly by: string;
  /** POST unless told. */
  readonly method?: 'PUT';
  /** Makes what the act is about; what an earlier attempt left is no hindrance. */
  readonly ask: () => Promise<Asked> | Asked;
  /** Puts back what the act changed. */
  readonly mend?: () => Promise<unknown>;
}

let scene: Scene;

/** Somebody who is signed in and gave the second factor just now. */
async function fresh(person: string): Promise<Visitor> {
  const visitor = await scene.enter(person);
  await scene.asOwner(
    `UPDATE auth.session SET "stepUpAt" = $2 WHERE "userId" = (SELECT user_id FROM cordon.persons WHERE id = $1)`,
    [person, new Date()],
  );
  return visitor;
}

const as = async (person: string, path: string, body: object = {}): Promise<Answer> => {
  const answer = await (await fresh(person)).post(path, body);
  expect(answer, path).toMatchObject({ status: 200 });
  return answer;
};

/** A finding that a look raised. @returns its id */
async function found(): Promise<string> {
  const about = `harbor/public.customers/${another()}`;
  const { id } = await scene.house.findings.raise({
    ...{ kind: 'column-unmapped', about, source: 'harbor', vendor: null, agreement: null, facts: {} },
  });
  return id;
}

const SHIFT = { from: '07:00', to: '09:00', timeZone: 'UTC' } as const;

/** Work that an agent is given now. @returns its id */
async function assigned(person: string, shift: object | null = null): Promise<string> {
  const work = { agreement: HARBOR, accessRole: 'tier1', purpose: 'order-support', shift };
  return idOf(await as('per_vera', `/api/people/${person}/assignments`, work));
}

const BRIGHTLINE = '/api/vendors/pty_brightline';

/** A token of a vendor's directory. @returns its id */
async function token(): Promise<string> {
  await noToken();
  const body = { kind: 'scim', label: 'Identity provider', scopes: ['read'], networks: [], days: 90 };
  const { json } = await as('per_vera', `${BRIGHTLINE}/directory/tokens`, body);
  return (json as { token: { id: string } }).token.id;
}

const LEDGER_TOKEN = {
  ...{ label: 'Archive', agreement: HARBOR, days: 30 },
  ...{ from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' },
} as const;

/** Only so many are good at once. */
const noToken = () =>
  scene.asOwner(`UPDATE cordon.credentials SET revoked_at = $1 WHERE kind = 'scim'`, [new Date()]);

const ACCOUNT = {
  ...{ issuer: 'https://idp.example.com', clientId: 'cordon', clientSecret: 'a secret' },
  ...{ domains: ['brightline.example.com'], mfaAmr: ['otp', 'hwk'], mfaAcr: ['urn:example:mfa'] },
};

/** A company account of the vendor's that was tried. */
async function account(): Promise<void> {
  await (
    await made({
      by: 'per_vera',
      method: 'PUT',
      ask: () => ({ path: '/api/sso/pty_brightline', body: ACCOUNT }),
    })
  ).done();
  await scene.asOwner('UPDATE cordon.sso_providers SET tried_at = $1', [new Date()]);
}

interface Hold {
  readonly id: string;
  readonly liftAskedBy: object | null;
  readonly liftedAt: string | null;
}

/** A legal hold that nobody wanted lifted yet. @returns its id */
async function hold(asked?: 'asked'): Promise<string> {
  const at = `/api/agreements/${HARBOR}`;
  const placed = await as('per_priya', `${at}/holds`, { category: 'user.name', reason: 'audit' });
  const { holds } = placed.json as { readonly holds: readonly Hold[] };
  const id = holds.find(({ liftedAt, liftAskedBy }) => liftedAt === null && liftAskedBy === null)?.id;
  if (id === undefined) throw new Error('no hold was placed');
  if (asked !== undefined) await as('per_priya', `${at}/holds/${id}/lift`, { keep: false });
  return id;
}

interface Task {
  readonly id: string;
  readonly isData: boolean;
  readonly status: string;
  readonly choice: string | null;
}

/** A task of the end that is so far. */
async function task(far: 'open' | 'chosen' | 'done'): Promise<string> {
  const at = `/api/agreements/${HARBOR}/closing`;
  const { tasks } = (await (await fresh('per_priya')).get(at)).json as { readonly tasks: readonly Task[] };
  const open = tasks.find(({ isData, status, choice }) => isData && status === 'open' && choice === null);
  if (open === undefined) throw new Error('no task is left');
  if (far !== 'open') await as('per_priya', `${at}/choose`, { tasks: [open.id], choice: 'delete' });
  if (far === 'done') {
    const said = { method: 'erased', statement: 'Erased everywhere', evidence: null, kept: null };
    await as('per_vera', `${at}/done`, { task: open.id, ...said });
  }
  return open.id;
}

/** The destruction that somebody has to approve. */
async function waiting(): Promise<string> {
  const { json } = await (await fresh('per_priya')).get(`/api/agreements/${HARBOR}/closing`);
  const { destructions } = json as { destructions: readonly { id: string; doneAt: string | null }[] };
  return destructions.find(({ doneAt }) => doneAt === null)?.id ?? 'none';
}

const revision = async (): Promise<number> => {
  const { json } = await (await fresh('per_sam')).get('/api/networks?party=pty_brightline');
  return (json as { readonly revision: number }).revision;
};

let networks = 0;

/** A range that was not there before, proposed for the vendor's list. @returns the change */
async function networkChange(): Promise<string> {
  const cidr = `203.0.113.${String(++networks)}/32`;
  const body = {
    ...{ party: 'pty_brightline', base: await revision(), removes: [] },
    adds: [{ cidr, label: 'a range', site: null }],
  };
  return idOf(await as('per_vera', '/api/networks/changes', body));
}

/** A range nobody works from, to be taken away. */
async function hole(): Promise<Asked> {
  const id = `net_hole_${String(++networks)}`;
  await scene.asOwner(`INSERT INTO cordon.networks VALUES ($1, 'pty_brightline', NULL, $2::cidr, 'a hole')`, [
    id,
    `192.0.2.${String(networks)}/32`,
  ]);
  return {
    path: '/api/networks/close',
    body: { party: 'pty_brightline', base: await revision(), removes: [id] },
  };
}

/** No review is open any more. */
async function noReview(): Promise<void> {
  await scene.asOwner('UPDATE cordon.access_reviews SET closed_at = $1 WHERE closed_at IS NULL', [
    new Date(),
  ]);
}

const idOf = ({ json }: Answer): string => (json as { id: string }).id;

let nth = 0;
/** Something nobody was called before. */
const another = (): string => `n${String(++nth)}`;

/** A draft of an agreement with a vendor. @returns its id */
async function draft(): Promise<string> {
  const { json } = await as('per_olivia', '/api/agreements', {
    ...{ vendor: 'pty_northgate', source: 'harbor', title: `Support ${another()}` },
    ...{ from: '2027-01-01T00:00:00Z', until: '2028-01-01T00:00:00Z' },
  });
  return (json as { row: { id: string } }).row.id;
}

const SUBS = `/api/agreements/${HARBOR}/sub-processors`;
const CONTRACT = { version: 1, contractDate: '2026-01-15', reference: 'Data agreement, section 4' };

const proposal = () => ({
  ...{ name: `Callvault ${another()}`, address: '1 Main Street, Dublin', country: 'IE' },
  ...{ contact: 'privacy@callvault.example.com', does: 'Keeps call recordings for 30 days' },
  ...{ categories: ['user.content.private'], transfer: 'inside' },
});

/** A sub-processor the vendor named. @returns its id */
async function named(approved?: 'approved'): Promise<string> {
  const body = proposal();
  const { items } = (await as('per_vera', SUBS, body)).json as {
    items: readonly { id: string; name: string }[];
  };
  const id = items.find(({ name }) => name === body.name)?.id ?? '';
  if (approved !== undefined) await as('per_priya', `${SUBS}/${id}/approve`);
  return id;
}

const invitee = () => ({
  ...{ party: 'pty_brightline', name: `Person ${another()}`, email: `${another()}@brightline.example.com` },
  ...{ role: 'agent', site: 'sit_cebu', accessRole: 'tier1', purpose: 'order-support' },
});

const newVendor = () => ({
  ...{ name: `Vendor ${another()}`, site: 'First', country: 'PT', networks: [], adminName: 'Its admin' },
  adminEmail: `${another()}@vendor.example.com`,
});

/** A change of customer that an agent asked for. @returns its id */
async function rebind(): Promise<string> {
  const { ticket } = await scene.boundTicket('per_ada');
  const ada = await scene.enter('per_ada');
  const value = scene.customer(7 + nth++ * 5).email;
  const asks = { act: 'rebind', ticket: ticket.id, resource: 'customers', field: 'email', value } as const;
  expect(await ada.post(`/api/tickets/${ticket.id}/rebind`, ada.signed(asks))).toMatchObject({
    json: { error: { code: 'second-person-needed' } },
  });
  const { json } = await (await fresh('per_leo')).get('/api/rebinds');
  return (
    (json as readonly { id: string; ticket: string }[]).find((one) => one.ticket === ticket.id)?.id ?? ''
  );
}

const LEASE = {
  ...{ agreement: HARBOR, kinds: ['posture'], site: 'sit_manila', network: null, hours: 2 },
  reason: 'disaster',
};

/** A lease that is so far. @returns its id */
async function lease(far: 'asked' | 'running' | 'over'): Promise<string> {
  const id = idOf(await as('per_vera', '/api/leases', LEASE));
  if (far !== 'asked') await as('per_olivia', `/api/leases/${id}/agree`);
  if (far === 'over') await as('per_vera', `/api/leases/${id}/end`);
  return id;
}

const emergencyBody = async () => ({
  ...{ ticket: (await scene.boundTicket('per_ben')).ticket.id, person: 'per_priya' },
  ...{ accessRole: 'tier1', reason: 'security' },
});

/** Emergency access that is so far. @returns its id */
async function emergency(far: 'asked' | 'running' | 'over'): Promise<string> {
  const id = idOf(await as('per_olivia', '/api/emergencies', await emergencyBody()));
  if (far !== 'asked') {
    await as('per_sam', `/api/emergencies/${id}/approve`);
    await as('per_victor', `/api/emergencies/${id}/approve`);
  }
  if (far === 'over') await as('per_olivia', `/api/emergencies/${id}/end`);
  return id;
}

const WEBHOOKS = '/api/sources/harbor/webhooks';
const ZENDESK = {
  ...{ shape: 'zendesk', name: 'Zendesk', vendor: 'pty_brightline', purpose: 'order-support' },
  ...{ channels: { web: 'request', email: 'mail' }, secret: 'a secret made up for this' },
};

/** A webhook that is good. @returns its id */
async function webhook(body: object): Promise<string> {
  return ((await as('per_olivia', WEBHOOKS, body)).json as { webhook: { id: string } }).webhook.id;
}

/** An open site of the vendor. @returns its id */
async function site(): Promise<string> {
  const body = { party: 'pty_brightline', name: `Site ${another()}`, country: 'PH' };
  return idOf(await as('per_vera', '/api/sites', body));
}

/** A customer database that is not connected yet. */
let shop: Awaited<ReturnType<typeof emptyDatabase>>;
let api: ShopApi;

const acts: readonly Act[] = [
  {
    name: 'offering an agreement',
    by: 'per_victor',
    ask: async () => ({ path: `/api/agreements/${await draft()}/offer`, body: {} }),
  },
  {
    name: 'withdrawing an offer',
    by: 'per_olivia',
    async ask() {
      const id = await draft();
      await as('per_olivia', `/api/agreements/${id}/offer`);
      return { path: `/api/agreements/${id}/withdraw`, body: {} };
    },
  },
  {
    name: 'naming a sub-processor',
    by: 'per_vera',
    ask: () => ({ path: SUBS, body: { ...proposal(), flowDown: CONTRACT } }),
  },
  {
    name: 'objecting to a sub-processor',
    by: 'per_priya',
    ask: async () => ({ path: `${SUBS}/${await named()}/object`, body: { reason: 'No report was given' } }),
  },
  {
    name: 'approving a sub-processor',
    by: 'per_priya',
    ask: async () => ({ path: `${SUBS}/${await named()}/approve`, body: {} }),
  },
  {
    name: 'withdrawing a sub-processor',
    by: 'per_vera',
    ask: async () => ({ path: `${SUBS}/${await named()}/withdraw`, body: {} }),
  },
  {
    name: 'binding a sub-processor to the same terms',
    by: 'per_vera',
    ask: async () => ({ path: `${SUBS}/${await named()}/flow-down`, body: CONTRACT }),
  },
  {
    name: 'ending the use of a sub-processor',
    by: 'per_priya',
    ask: async () => ({ path: `${SUBS}/${await named('approved')}/end`, body: { reason: 'Not needed' } }),
  },
  {
    name: 'planning how a finding is mended',
    by: 'per_priya',
    ask: async () => ({
      path: `/api/findings/${await found()}/plan`,
      body: { text: 'We confirm the column.', until: '2099-01-01T00:00:00Z' },
    }),
  },
  {
    name: 'looking again at what was claimed to be mended',
    by: 'per_olivia',
    ask: async () => {
      const { id } = await scene.house.findings.raise({
        ...{ kind: 'siem-silent', about: `siem/${another()}`, source: null, vendor: null },
        ...{ agreement: null, facts: {} },
      });
      const evidence = { text: 'It answers again.', entries: [], document: null, file: null };
      await as('per_priya', `/api/findings/${id}/evidence`, evidence);
      await as('per_priya', `/api/findings/${id}/claim`);
      return {
        path: `/api/findings/${id}/retest`,
        body: { passes: true, saw: 'It took a batch while I looked.' },
      };
    },
  },
  {
    name: 'adding a vendor',
    by: 'per_victor',
    ask: () => ({
      path: '/api/vendors',
      body: { ...newVendor(), networks: [{ cidr: '2001:DB8::/32', label: 'The office' }] },
    }),
  },
  { name: 'inviting a person', by: 'per_vera', ask: () => ({ path: '/api/people', body: invitee() }) },
  {
    name: 'inviting an auditor',
    by: 'per_olivia',
    ask: () => ({
      path: '/api/people',
      body: {
        ...{ ...invitee(), party: 'pty_harbor', email: `${another()}@auditor.example.com` },
        ...{ role: 'auditor', site: null, accessRole: null, purpose: null },
        audit: { agreement: HARBOR, from: '2026-10-01T00:00:00Z', until: '2026-12-01T00:00:00Z' },
      },
    }),
  },
  {
    name: 'giving a new link',
    by: 'per_vera',
    async ask() {
      const { json } = await as('per_vera', '/api/people', invitee());
      return { path: `/api/people/${(json as { person: string }).person}/invitation`, body: {} };
    },
  },
  {
    name: 'giving the way back',
    by: 'per_vera',
    async ask() {
      const person = `per_${another()}`;
      await scene.hire(person, 'pty_brightline');
      return { path: `/api/people/${person}/recovery`, body: {} };
    },
  },
  {
    name: 'proposing a change of networks',
    by: 'per_vera',
    ask: async () => ({
      path: '/api/networks/changes',
      body: {
        ...{ party: 'pty_brightline', base: await revision(), removes: [] },
        adds: [
          { cidr: `198.51.100.${String(++networks)}`, label: 'a desk', site: 'sit_cebu' },
          { cidr: `2001:DB8:${String(networks)}::/48`, label: 'a floor', site: null },
        ],
      },
    }),
  },
  {
    name: 'setting the first list of networks',
    by: 'per_sam',
    async ask() {
      const { json } = await as('per_victor', '/api/vendors', newVendor());
      const party = (json as { vendor: { id: string } }).vendor.id;
      const adds = [{ cidr: '198.51.100.0/24', label: 'The office', site: null }];
      return { path: '/api/networks/changes', body: { party, base: 0, adds, removes: [] } };
    },
  },
  {
    name: 'deciding on a change of customer',
    by: 'per_leo',
    ask: async () => ({ path: `/api/rebinds/${await rebind()}/decide`, body: { approve: true } }),
  },
  {
    name: 'having keys made anew',
    by: 'per_sam',
    ask: () => ({ path: '/api/at-rest/rotate', body: { what: 'data-keys', key: null } }),
  },
  {
    name: 'giving somebody work',
    by: 'per_vera',
    ask: () => ({
      path: '/api/people/per_ben/assignments',
      body: {
        ...{ agreement: HARBOR, accessRole: 'tier1', purpose: 'order-support', site: 'sit_cebu' },
        ...{ shift: { days: ['mon', 'tue'], ...SHIFT }, from: null, until: '2026-12-01T00:00:00+01:00' },
      },
    }),
  },
  {
    name: 'giving people what they were invited for',
    by: 'per_vera',
    async ask() {
      await as('per_vera', `/api/assignments/${await assigned('per_ben')}/end`);
      return { path: `/api/agreements/${HARBOR}/assignments`, body: { people: ['per_ben'] } };
    },
  },
  {
    name: 'ending work',
    by: 'per_victor',
    ask: async () => ({ path: `/api/assignments/${await assigned('per_ben')}/end`, body: {} }),
  },
  {
    name: 'extending a shift',
    by: 'per_leo',
    ask: async () => ({
      path: `/api/assignments/${await assigned('per_ben', SHIFT)}/extend`,
      body: { hours: 1 },
    }),
  },
  {
    name: 'swapping shifts',
    by: 'per_leo',
    async ask() {
      const other = await assigned('per_carla', { ...SHIFT, from: '10:00', to: '11:00' });
      return { path: `/api/assignments/${await assigned('per_ben', SHIFT)}/swap`, body: { with: other } };
    },
  },
  {
    name: 'opening an access review',
    by: 'per_victor',
    async ask() {
      await noReview();
      return { path: '/api/access-reviews', body: { agreement: HARBOR } };
    },
  },
  {
    name: 'answering an access review',
    by: 'per_leo',
    async ask() {
      const assignments = [await assigned('per_ben'), await assigned('per_carla')];
      await noReview();
      const review = idOf(await as('per_victor', '/api/access-reviews', { agreement: HARBOR }));
      return { path: `/api/access-reviews/${review}/answer`, body: { assignments, answer: 'keep' } };
    },
  },
  {
    name: 'suspending an agreement',
    by: 'per_olivia',
    ask: () => ({ path: `/api/agreements/${HARBOR}/suspend`, body: {} }),
    mend: () => as('per_olivia', `/api/agreements/${HARBOR}/resume`),
  },
  {
    name: 'resuming an agreement',
    by: 'per_olivia',
    async ask() {
      await as('per_sam', `/api/agreements/${HARBOR}/suspend`);
      return { path: `/api/agreements/${HARBOR}/resume`, body: {} };
    },
  },
  {
    name: 'shutting a vendor out',
    by: 'per_sam',
    ask: () => ({ path: '/api/vendors/pty_northgate/contain', body: { reason: 'data-leak' } }),
    async mend() {
      await as('per_olivia', '/api/vendors/pty_northgate/release');
      await as('per_sam', '/api/vendors/pty_northgate/release');
    },
  },
  {
    name: 'asking to let a vendor in again',
    by: 'per_olivia',
    async ask() {
      await as('per_sam', '/api/vendors/pty_northgate/contain', { reason: 'drill' });
      return { path: '/api/vendors/pty_northgate/release', body: {} };
    },
    mend: () => as('per_sam', '/api/vendors/pty_northgate/release'),
  },
  {
    name: 'letting a vendor in again',
    by: 'per_sam',
    async ask() {
      await as('per_sam', '/api/vendors/pty_northgate/contain', { reason: 'drill' });
      await as('per_olivia', '/api/vendors/pty_northgate/release');
      return { path: '/api/vendors/pty_northgate/release', body: {} };
    },
  },
  {
    name: 'making a token of a directory',
    by: 'per_vera',
    ask: () => ({
      path: `${BRIGHTLINE}/directory/tokens`,
      body: {
        ...{ kind: 'scim', label: 'Identity provider', scopes: ['read', 'users'], days: 90 },
        networks: ['2001:DB8::/32', '203.0.113.9'],
      },
    }),
    mend: noToken,
  },
  {
    name: 'rotating a token of a directory',
    by: 'per_vera',
    ask: async () => ({
      path: `${BRIGHTLINE}/directory/tokens/${await token()}/rotate`,
      body: { days: 30, overlapHours: 24 },
    }),
    mend: noToken,
  },
  {
    name: 'revoking a token of a directory',
    by: 'per_sam',
    ask: async () => ({ path: `${BRIGHTLINE}/directory/tokens/${await token()}/revoke`, body: {} }),
  },
  {
    name: 'making a token for bodies of the ledger',
    by: 'per_vera',
    ask: () => ({ path: '/api/ledger/tokens', body: LEDGER_TOKEN }),
    mend: () => scene.asOwner("DELETE FROM cordon.credentials WHERE kind = 'ledger'", []),
  },
  {
    name: 'revoking a token for bodies of the ledger',
    by: 'per_vera',
    async ask() {
      await scene.asOwner("DELETE FROM cordon.credentials WHERE kind = 'ledger'", []);
      const { json } = await as('per_vera', '/api/ledger/tokens', LEDGER_TOKEN);
      return { path: `/api/ledger/tokens/${(json as { token: { id: string } }).token.id}/revoke`, body: {} };
    },
  },
  {
    name: 'saying what a group of a directory gives',
    by: 'per_vera',
    async ask() {
      await scene.asOwner(
        `INSERT INTO cordon.directory_groups (id, party_id, display_name, attributes, created_at, updated_at)
         VALUES ('grp_1', 'pty_brightline', 'Tier 1', '{}', $1, $1) ON CONFLICT DO NOTHING`,
        [new Date()],
      );
      return {
        path: `${BRIGHTLINE}/directory/groups/grp_1/mapping`,
        body: { mapping: { role: 'agent', accessRole: 'tier1', purpose: 'order-support' } },
      };
    },
  },
  {
    name: 'applying a roster',
    by: 'per_nuno',
    async ask() {
      const path = '/api/vendors/pty_northgate/roster';
      const found = await scene.asOwner<{ email: string }>(
        `SELECT email FROM cordon.persons WHERE party_id = 'pty_northgate'`,
      );
      const people = found.map(({ email }) => ({ userName: email }));
      const { json } = await as('per_nuno', path, { people });
      return { path, body: { people, apply: (json as { hash: string }).hash, confirmLeavers: true } };
    },
  },
  {
    name: 'setting a company account up',
    by: 'per_vera',
    method: 'PUT',
    ask: () => ({ path: '/api/sso/pty_brightline', body: ACCOUNT }),
  },
  {
    name: 'requiring the company account',
    by: 'per_vera',
    async ask() {
      await account();
      return { path: '/api/sso/pty_brightline/require', body: { required: true } };
    },
    mend: () => as('per_vera', '/api/sso/pty_brightline/remove'),
  },
  {
    name: 'removing the company account',
    by: 'per_olivia',
    async ask() {
      await account();
      return { path: '/api/sso/pty_brightline/remove', body: {} };
    },
  },
  {
    name: 'suspending a person',
    by: 'per_sam',
    ask: () => ({ path: '/api/people/per_ben/suspend', body: { reason: 'investigation' } }),
    mend: () => as('per_sam', '/api/people/per_ben/restore'),
  },
  {
    name: 'giving somebody another role',
    by: 'per_vera',
    ask: () => ({ path: '/api/people/per_ben/role', body: { role: 'qa-analyst', before: 'agent' } }),
    mend: () => as('per_vera', '/api/people/per_ben/role', { role: 'agent', before: 'qa-analyst' }),
  },
  {
    name: 'restoring a person',
    by: 'per_sam',
    async ask() {
      await as('per_sam', '/api/people/per_ben/suspend', { reason: 'investigation' });
      return { path: '/api/people/per_ben/restore', body: {} };
    },
  },
  {
    name: 'ending a session of somebody else',
    by: 'per_sam',
    async ask() {
      const seat = scene.visitor('per_carla');
      await seat.signIn();
      const { sessionId } = (await seat.get('/api/session')).json as { readonly sessionId: string };
      return { path: `/api/sessions/${sessionId}/end`, body: {} };
    },
  },
  {
    name: 'confirming a change of networks',
    by: 'per_sam',
    ask: async () => ({
      path: `/api/networks/changes/${await networkChange()}/confirm`,
      body: { base: await revision() },
    }),
  },
  {
    name: 'withdrawing a change of networks',
    by: 'per_sam',
    ask: async () => ({ path: `/api/networks/changes/${await networkChange()}/withdraw`, body: {} }),
  },
  {
    name: 'closing a network at once',
    by: 'per_sam',
    ask: () => hole(),
  },
  {
    name: 'reviewing what was closed at once',
    by: 'per_olivia',
    async ask() {
      const { path, body } = await hole();
      await as('per_sam', path, body);
      const { json } = await (await fresh('per_olivia')).get('/api/networks/changes');
      const [change] = (json as readonly { id: string; mayReview: boolean }[]).filter(
        ({ mayReview }) => mayReview,
      );
      return { path: `/api/networks/changes/${change?.id ?? ''}/review`, body: {} };
    },
  },
  {
    name: 'adding a site',
    by: 'per_vera',
    ask: () => ({
      path: '/api/sites',
      body: { party: 'pty_brightline', name: `Site ${another()}`, country: 'PH' },
    }),
  },
  {
    name: 'renaming a site',
    by: 'per_vera',
    ask: async () => ({ path: `/api/sites/${await site()}/rename`, body: { name: `Site ${another()}` } }),
  },
  {
    name: 'closing a site',
    by: 'per_olivia',
    ask: async () => ({ path: `/api/sites/${await site()}/close`, body: {} }),
  },
  {
    name: 'connecting a customer database',
    by: 'per_olivia',
    async ask() {
      const id = another();
      const { ownerUrl } = shop;
      const { map } = (await as('per_olivia', '/api/sources/draft', { ownerUrl })).json as { map: object };
      const body = { id, name: 'The shop', ownerUrl, map: { ...map, source: id }, confirmed: [] };
      return { path: '/api/sources', body };
    },
  },
  {
    name: 'connecting a JSON API',
    by: 'per_olivia',
    async ask() {
      const given = {
        ...{ document: JSON.stringify(shopDocument), baseUrl: api.baseUrl, reach: 'loopback' },
        credential: { header: 'authorization', value: `Bearer ${SHOP_TOKEN}` },
      };
      const { map, findings } = (await as('per_olivia', '/api/sources/api-draft', given)).json as {
        map: object;
        findings: readonly { resource: string; field: string }[];
      };
      const confirmed = findings.map(({ resource, field }) => ({ resource, field }));
      return { path: '/api/sources/api', body: { id: another(), name: 'An API', ...given, map, confirmed } };
    },
  },
  {
    name: 'letting a source go live',
    by: 'per_olivia',
    async ask() {
      await scene.asOwner(`UPDATE cordon.sources SET database_live_at = NULL WHERE id = 'harbor'`);
      const { hash } = (await as('per_olivia', '/api/sources/harbor/report')).json as { hash: string };
      return { path: '/api/sources/harbor/live', body: { report: hash } };
    },
  },
  {
    name: 'changing the map of a source',
    by: 'per_olivia',
    async ask() {
      const map = await scene.house.sources.dataMapOf('harbor');
      const next = { ...map, version: (map?.version ?? 0) + 1 };
      return { path: '/api/sources/harbor/map', body: { map: next, confirmed: [] } };
    },
  },
  {
    name: 'making a delivery key',
    by: 'per_olivia',
    ask: () => ({ path: '/api/sources/harbor/delivery-keys', body: { name: 'Helpdesk' } }),
  },
  {
    name: 'revoking a delivery key',
    by: 'per_olivia',
    async ask() {
      const key = await as('per_olivia', '/api/sources/harbor/delivery-keys', { name: 'Helpdesk' });
      return { path: `/api/delivery-keys/${idOf(key)}/revoke`, body: {} };
    },
  },
  {
    name: 'making a webhook whose secret is ours',
    by: 'per_olivia',
    ask: () => ({ path: WEBHOOKS, body: { shape: 'generic', name: 'Helpdesk' } }),
  },
  {
    name: 'making a webhook whose secret is typed',
    by: 'per_olivia',
    ask: () => ({ path: WEBHOOKS, body: ZENDESK }),
  },
  {
    name: 'giving a webhook a secret of ours',
    by: 'per_olivia',
    ask: async () => ({
      path: `/api/webhooks/${await webhook({ shape: 'generic', name: 'Helpdesk' })}/rotate`,
      body: {},
    }),
  },
  {
    name: 'giving a webhook a secret that is typed',
    by: 'per_olivia',
    ask: async () => ({
      path: `/api/webhooks/${await webhook(ZENDESK)}/rotate`,
      body: { secret: 'another made-up secret' },
    }),
  },
  {
    name: 'revoking a webhook',
    by: 'per_olivia',
    ask: async () => ({
      path: `/api/webhooks/${await webhook({ shape: 'generic', name: 'Helpdesk' })}/revoke`,
      body: {},
    }),
  },
  {
    name: 'handing conversations over',
    by: 'per_olivia',
    async ask() {
      await scene.callerTicket('per_ben');
      return { path: `/api/agreements/${HARBOR}/handover`, body: { to: null, from: 'vendor' } };
    },
  },
  {
    name: 'placing a legal hold',
    by: 'per_priya',
    ask: () => ({
      path: `/api/agreements/${HARBOR}/holds`,
      body: { category: 'user.contact.email', reason: 'litigation' },
    }),
  },
  {
    name: 'asking to lift a legal hold',
    by: 'per_priya',
    ask: async () => ({
      path: `/api/agreements/${HARBOR}/holds/${await hold()}/lift`,
      body: { keep: false },
    }),
  },
  {
    name: 'lifting a legal hold',
    by: 'per_olivia',
    ask: async () => ({
      path: `/api/agreements/${HARBOR}/holds/${await hold('asked')}/lift`,
      body: { keep: false },
    }),
  },
  {
    name: 'keeping a legal hold',
    by: 'per_olivia',
    ask: async () => ({
      path: `/api/agreements/${HARBOR}/holds/${await hold('asked')}/lift`,
      body: { keep: true },
    }),
  },
];

/** What was renewed and waits for signatures is not renewed again. */
const renewing: Act = {
  name: 'renewing an agreement',
  by: 'per_victor',
  ask: () => ({ path: `/api/agreements/${HARBOR}/renew`, body: { until: '2040-01-01T00:00:00Z' } }),
};

const ending: Act = {
  name: 'ending an agreement',
  by: 'per_olivia',
  ask: () => ({
    path: `/api/agreements/${HARBOR}/end`,
    body: { vendorName: 'Brightline Support', reason: 'breached', strand: true },
  }),
};

/** What is left to do after it. */
const endActs: readonly Act[] = [
  {
    name: 'choosing what becomes of data',
    by: 'per_priya',
    ask: async () => ({
      path: `/api/agreements/${HARBOR}/closing/choose`,
      body: { tasks: [await task('open')], choice: 'delete' },
    }),
  },
  {
    name: 'stating that a task is done',
    by: 'per_vera',
    ask: async () => ({
      path: `/api/agreements/${HARBOR}/closing/done`,
      body: {
        ...{ task: await task('chosen'), method: 'erased', statement: 'Erased everywhere', evidence: null },
        kept: { law: 'Commercial code, ten years', until: '2036-12-31T00:00:00Z' },
      },
    }),
  },
  {
    name: 'confirming what was stated',
    by: 'per_priya',
    ask: async () => ({
      path: `/api/agreements/${HARBOR}/closing/judge`,
      body: { task: await task('done'), dispute: null },
    }),
  },
  {
    name: 'disputing what was stated',
    by: 'per_priya',
    ask: async () => ({
      path: `/api/agreements/${HARBOR}/closing/judge`,
      body: { task: await task('done'), dispute: 'The backup is missing' },
    }),
  },
  {
    name: 'asking to destroy what is kept',
    by: 'per_olivia',
    ask: () => ({ path: `/api/agreements/${HARBOR}/destruction`, body: {} }),
    mend: async () => as('per_priya', `/api/agreements/${HARBOR}/destruction/${await waiting()}/approve`),
  },
  {
    name: 'approving its destruction',
    by: 'per_priya',
    async ask() {
      await as('per_olivia', `/api/agreements/${HARBOR}/destruction`);
      return { path: `/api/agreements/${HARBOR}/destruction/${await waiting()}/approve`, body: {} };
    },
  },
];

const exceptions: readonly Act[] = [
  { name: 'asking for a lease', by: 'per_vera', ask: () => ({ path: '/api/leases', body: LEASE }) },
  {
    name: 'agreeing to a lease',
    by: 'per_olivia',
    ask: async () => ({ path: `/api/leases/${await lease('asked')}/agree`, body: {} }),
  },
  {
    name: 'ending a lease',
    by: 'per_vera',
    ask: async () => ({ path: `/api/leases/${await lease('running')}/end`, body: {} }),
  },
  {
    name: 'reviewing a lease',
    by: 'per_priya',
    ask: async () => ({ path: `/api/leases/${await lease('over')}/review`, body: { finding: false } }),
  },
  {
    name: 'asking for emergency access',
    by: 'per_olivia',
    ask: async () => ({ path: '/api/emergencies', body: await emergencyBody() }),
  },
  {
    name: 'approving emergency access',
    by: 'per_sam',
    ask: async () => ({ path: `/api/emergencies/${await emergency('asked')}/approve`, body: {} }),
  },
  {
    name: 'ending emergency access',
    by: 'per_sam',
    ask: async () => ({ path: `/api/emergencies/${await emergency('running')}/end`, body: {} }),
  },
  {
    name: 'reviewing emergency access',
    by: 'per_olivia',
    ask: async () => ({
      path: `/api/emergencies/${await emergency('over')}/review`,
      body: { finding: true },
    }),
  },
];

/** An act, who makes it, and what the console signs with it. */
async function made({ by, ask, method }: Pick<Act, 'by' | 'ask' | 'method'>) {
  const { path, body } = await ask();
  const visitor = await fresh(by);
  const signs = await toSign(path, body, async (read) => (await visitor.get(read)).json);
  if (signs === null) throw new Error(`${path} is not signed`);
  const put = async (whole: object): Promise<Answer> => {
    const response = await fetch(new URL(path, scene.baseUrl), {
      ...{ method: 'PUT', body: JSON.stringify(whole) },
      headers: { origin: scene.baseUrl, cookie: visitor.cookie(), 'content-type': 'application/json' },
    });
    return { status: response.status, json: await response.json() };
  };
  const send = (mark: object) => {
    const whole = { ...body, ...signs.beside, ...mark };
    return scene.attack(() => (method === 'PUT' ? put(whole) : visitor.post(path, whole)));
  };
  return { visitor, send, done: () => send(visitor.decided(signs.act, signs.words)), ...signs };
}

/** Words that each say one thing else. */
function others(words: ActWords): ActWords[] {
  return Object.entries(words).map(([name, value]) => ({
    ...words,
    [name]: typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${String(value)}x`,
  }));
}

const kinds = (
  { entered }: { readonly entered: readonly { readonly kind: string; readonly body: string }[] },
  act: string,
) => entered.filter(({ kind }) => kind === act);

/** Sends it forged in every way, and then as it is. */
async function attacked(row: Act): Promise<void> {
  const { visitor, send, act, words } = await made(row);
  const thief = await scene.enter(row.by === 'per_olivia' ? 'per_priya' : 'per_olivia');
  const forged: readonly (readonly [string, object])[] = [
    ['unsigned', { signature: undefined }],
    ['of no signature', { ...visitor.decided(act, words), signature: '' }],
    ...others(words).map((wrong) => ['of other words', visitor.decided(act, wrong)] as const),
    ['of more words', visitor.decided(act, { ...words, more: 1 })],
    ['of another act', visitor.decided(`${act}-not`, words)],
    ['of another session', thief.decided(act, words)],
  ];
  for (const [why, mark] of forged) {
    const tried = await send(mark);
    const { error } = tried.answer.json as { error?: { code: string } };
    const refusals = why === 'unsigned' ? ['bad-request', 'signature-invalid'] : ['signature-invalid'];
    expect(refusals, why).toContain(error?.code);
    expect(kinds(tried, act), why).toEqual([]);
  }
  const mark = visitor.decided(act, words);
  const done = await send(mark);
  expect(done.answer).toMatchObject({ status: 200 });
  const entries = kinds(done, act).map(({ body }) => JSON.parse(body) as { readonly person: string });
  expect(entries).not.toEqual([]);
  for (const entry of entries) {
    expect(entry).toMatchObject({ act, words: { ...words, signature: mark.signature } });
    // An entry of a session is its owner's, and says who ended it.
    expect('by' in words ? words.by : entry.person).toBe(row.by);
    expect(actHolds(entry, keySigned, fromBase64)).toBe(true);
  }
  const again = await send(mark);
  expect(again.answer.status).toBeGreaterThanOrEqual(400);
  expect(kinds(again, act)).toEqual([]);
  await row.mend?.();
}

/** Sends it forged while nothing checks. */
async function unchecked(row: Act): Promise<void> {
  const { send, act, words } = await made(row);
  const thief = await scene.enter(row.by === 'per_olivia' ? 'per_priya' : 'per_olivia');
  const check = vi.spyOn(scene.house.gatePorts.signatures, 'verify').mockResolvedValue('any key');
  const [wrong = words] = others(words);
  const tried = await send(thief.decided(act, wrong)).finally(() => {
    check.mockRestore();
  });
  expect(tried.answer).toMatchObject({ status: 200 });
  expect(kinds(tried, act)).not.toEqual([]);
  await row.mend?.();
}

const onceOnly = 'is done once, by the person who signed these words, and the entry proves it alone';
const byAnybody = 'would be done by anybody, were signatures not checked';

describe('while an agreement stands', () => {
  beforeAll(async () => {
    [scene, shop, api] = await Promise.all([openScene(), emptyDatabase('shop'), openShopApi(() => [])]);
    const owner = new pg.Client({ connectionString: shop.ownerUrl });
    await owner.connect();
    await owner.query('CREATE TABLE customers (id int PRIMARY KEY, email text NOT NULL)');
    await owner.end();
  });
  afterAll(async () => {
    await scene.close();
    await shop.drop();
    await api.close();
  });

  describe.each(acts)('$name', (row) => {
    it(onceOnly, () => attacked(row));
    it(byAnybody, () => unchecked(row));
  });
  it(`renewing an agreement ${onceOnly}`, () => attacked(renewing));
});

describe('where the terms know exceptions', () => {
  beforeAll(async () => {
    scene = await openScene();
    knowExceptions(scene.house)([{ clause: '4.4', kind: 'posture' }]);
  });
  afterAll(() => scene.close());

  describe.each(exceptions)('$name', (row) => {
    it(onceOnly, () => attacked(row));
    it(byAnybody, () => unchecked(row));
  });
});

describe('when it ends', () => {
  beforeAll(async () => {
    scene = await openScene();
    // There is no second time, so it is attacked here.
    await attacked(ending);
    await scene.asOwner(
      `UPDATE cordon.agreements SET ended_at = ended_at - interval '31 days' WHERE id = $1`,
      [HARBOR],
    );
  });
  afterAll(() => scene.close());

  describe.each(endActs)('$name', (row) => {
    it(onceOnly, () => attacked(row));
    it(byAnybody, () => unchecked(row));
  });
});
