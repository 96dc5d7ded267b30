import { challengeOf, type DeletionStatement, type SigningStatement } from '@cordon/core/agreements';
import { canonicalBytes } from '@cordon/ledger';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import type { Answer, Visitor } from '../../demo/client.ts';
import { addVersion, draft } from '../drafting.ts';
import { lookAfterEnds } from '../life/expiring.ts';
import { SoftwareAuthenticator } from '../../demo/authenticator.ts';
import { signWith } from '../../demo/signature.ts';
import { sealCrypto } from '../../platform/sealCrypto.ts';
import type { certificateBody, certificateDraft, closingView } from './schemas.ts';

/* The end of a contract, through the API, as both sides go through it. */

type View = z.infer<typeof closingView>;
type Draft = z.infer<typeof certificateDraft>;
type Body = z.infer<typeof certificateBody>;

const ID = 'agr_harbor_brightline';
const PATH = `/api/agreements/${ID}`;
let installation: TestInstallation;
let owner: Client;
const visitors = new Map<string, Visitor>();

beforeAll(async () => {
  installation = await openTestInstallation();
  owner = new Client({ connectionString: installation.database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await installation.close();
});

async function as(person: string): Promise<Visitor> {
  const known = visitors.get(person);
  if (known !== undefined) return known;
  const visitor = installation.visitor(person);
  await visitor.signIn();
  expect((await visitor.stepUp()).status).toBe(200);
  visitors.set(person, visitor);
  return visitor;
}

async function post(person: string, path: string, body: unknown): Promise<Answer> {
  return (await as(person)).post(`${PATH}${path}`, body);
}

async function view(person = 'per_olivia'): Promise<View> {
  const { status, json } = await (await as(person)).get(`${PATH}/closing`);
  expect(status).toBe(200);
  return json as View;
}

const codeOf = ({ json }: Answer): string => (json as { error?: { code: string } }).error?.code ?? 'ok';
const stepOf = ({ steps }: View, step: string) => steps.find((one) => one.step === step)?.state;

async function entries(kind: string): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await owner.query<{ body: string }>(
    'SELECT body FROM cordon.ledger_bodies WHERE kind = $1 AND agreement_id = $2 ORDER BY idx',
    [kind, ID],
  );
  return rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
}

/** The permission clauses of the library, with their purposes. */
const PURPOSE_OF: Readonly<Record<string, string>> = {
  'order-support': 'order-support',
  'pharmacy-support': 'pharmacy-support',
};

/** A second agreement of Northgate, in force, for these purposes only. */
async function northgate(id: string, purposes: readonly string[]): Promise<string> {
  const { agreementDeps, agreements } = installation.house;
  const [company, vendor] = [
    { id: 'pty_harbor', name: 'Harbor Health' },
    { id: 'pty_northgate', name: 'Northgate Contact' },
  ];
  const day = 86_400_000;
  const span = {
    from: new Date(Date.now() - day).toISOString(),
    until: new Date(Date.now() + day).toISOString(),
  };
  const victor = { person: 'per_victor', party: company.id, ip: null };
  await draft(agreementDeps, victor, { vendor, company, source: 'harbor', title: 'Second', ...span }, id);
  const [first] = await agreements.versions(id);
  if (first === undefined) throw new Error('no version');
  const clauses = first.clauses.filter(({ from }) => {
    const purpose = PURPOSE_OF[from?.clause ?? ''];
    return purpose === undefined || purposes.includes(purpose);
  });
  await addVersion(agreementDeps, victor, id, { clauses });
  const [version] = await agreements.versions(id);
  if (version === undefined) throw new Error('no version');
  for (const [person, party] of [
    ['per_victor', company.id],
    ['per_nuno', vendor.id],
  ] as const) {
    const passkey = new SoftwareAuthenticator(installation.house.world.baseUrl);
    await signWith(passkey, agreementDeps, { person, party, ip: null }, id, version.version);
  }
  return id;
}

async function endedDaysAgo(days: number): Promise<void> {
  const { rowCount } = await owner.query(
    `UPDATE cordon.agreements SET ended_at = now() - $2 * interval '1 day' WHERE id = $1`,
    [ID, days],
  );
  expect(rowCount).toBe(1);
}

describe('before the end', () => {
  it('the page says what is open and what will be owed, and nothing may be ticked off yet', async () => {
    const now = await view();
    expect(now).toMatchObject({ closedAt: null, end: null, days: 30, handovers: [], certificates: [] });
    expect(now.open.length).toBeGreaterThan(0);
    expect(stepOf(now, 'handover')).toBe('next');
    expect(now.tasks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['category:user.contact', 'credentials', 'devices']),
    );
    expect(codeOf(await post('per_olivia', '/closing/choose', { tasks: ['notes'], choice: 'delete' }))).toBe(
      'agreement-stands',
    );
    expect(codeOf(await post('per_olivia', '/destruction', {}))).toBe('agreement-stands');
  });

  it('ending without handing over is refused unless somebody chooses it', async () => {
    expect(codeOf(await post('per_olivia', '/end', { vendorName: 'Brightline Support' }))).toBe(
      'conversations-open',
    );
    expect((await view()).closedAt).toBeNull();
  });

  it.each([
    ['an agreement that expired', 'agr_harbor_northgate'],
    ['itself', ID],
    ['one that is not there', 'agr_none'],
  ])('the queue is not handed to %s', async (_, to) => {
    expect(codeOf(await post('per_olivia', '/handover', { to }))).toBe('bad-request');
    expect((await view()).open.length).toBeGreaterThan(0);
  });
});

describe('handing over', () => {
  it('takes every open conversation out of the old hands, keeps who the company bound, drops what agents claimed', async () => {
    const before = await view();
    await owner.query(
      `UPDATE cordon.tickets SET bound_by = 'agent', bound_subject = '7', bound_subject_sealed = NULL, claimed_by = '{user.contact.email}' WHERE id = $1`,
      [before.open[0]?.id],
    );
    const result = await post('per_olivia', '/handover', { to: null });
    expect(result).toMatchObject({ status: 200, json: { moved: before.open.length, back: 0 } });
    const { rows } = await owner.query<{
      party_id: string;
      assignee_id: string | null;
      bound_by: string | null;
      id: string;
    }>(`SELECT id, party_id, assignee_id, bound_by FROM cordon.tickets WHERE id = ANY ($1)`, [
      before.open.map(({ id }) => id),
    ]);
    expect(rows.every(({ party_id, assignee_id }) => party_id === 'pty_harbor' && assignee_id === null)).toBe(
      true,
    );
    expect(rows.some(({ bound_by }) => bound_by === 'agent')).toBe(false);
    const bound = before.open.filter(
      ({ binding, id }) => binding !== null && binding !== 'agent' && id !== before.open[0]?.id,
    );
    expect(rows.filter(({ bound_by }) => bound_by !== null)).toHaveLength(bound.length);
    const after = await view();
    expect(after.open).toEqual([]);
    expect(after.back).toHaveLength(before.open.length);
    expect(after.handovers).toMatchObject([
      { from: { id: 'pty_brightline' }, to: { id: 'pty_harbor' }, tickets: before.open.length },
    ]);
    expect(await entries('conversations-handed-over')).toMatchObject([
      { person: 'per_olivia', words: { to: 'pty_harbor', tickets: before.open.length } },
    ]);
  });

  it('leaves the old agents with nothing to work on', async () => {
    const ada = installation.visitor('per_ada');
    await ada.signIn();
    expect((await ada.get('/api/tickets')).json).toMatchObject({ items: [] });
    expect(codeOf(await ada.post('/api/tickets/next', {}))).not.toBe('ok');
  });

  it('to another vendor moves what its terms have a purpose for; the rest waits with the company', async () => {
    const other = await northgate('agr_harbor_northgate_2', ['order-support']);
    const { rows } = await owner.query<{ purpose: string }>(
      `UPDATE cordon.tickets SET party_id = 'pty_brightline' WHERE id IN (
         (SELECT min(id) FROM cordon.tickets WHERE party_id = 'pty_harbor' AND purpose = 'order-support'),
         (SELECT min(id) FROM cordon.tickets WHERE party_id = 'pty_harbor' AND purpose = 'pharmacy-support')) RETURNING purpose`,
    );
    expect(rows).toHaveLength(2);
    const before = await view();
    expect(before.targets).toMatchObject([{ agreement: other, vendor: { id: 'pty_northgate' }, takes: 1 }]);
    expect((await post('per_victor', '/handover', { to: other })).json).toEqual({ moved: 1, back: 1 });
    // What waits with the company may follow later.
    const waiting = (await view()).back;
    const orders = waiting.filter(({ purpose }) => purpose === 'order-support').length;
    expect((await post('per_victor', '/handover', { to: other, from: 'company' })).json).toEqual({
      moved: orders,
      back: 0,
    });
    expect((await view()).back).toHaveLength(waiting.length - orders);
    await owner.query(
      `UPDATE cordon.tickets SET party_id = 'pty_harbor' WHERE party_id = 'pty_northgate' AND source_id = 'harbor' AND id IN (SELECT ticket_id FROM cordon.ticket_handover_items)`,
    );
  });

  it('moves nothing when the ledger cannot be written', async () => {
    const { closing, agreements } = installation.house;
    const agreement = await agreements.find(ID);
    if (agreement === null) throw new Error('no agreement');
    await owner.query(
      `UPDATE cordon.tickets SET party_id = 'pty_brightline' WHERE id = (SELECT min(id) FROM cordon.tickets WHERE party_id = 'pty_harbor')`,
    );
    const { handOver } = await import('./handover.ts');
    const down = () => Promise.reject(new Error('down'));
    const actor = { person: 'per_olivia', party: 'pty_harbor', ip: null };
    await expect(handOver({ ...closing, enter: down }, actor, agreement, null)).rejects.toThrow('down');
    expect((await view()).open).toHaveLength(1);
    expect(await handOver(closing, actor, agreement, null)).toEqual({ moved: 1, back: 0 });
  });
});

describe('after the end', () => {
  it('access is closed, and it says how long that took', async () => {
    expect((await post('per_olivia', '/end', { vendorName: 'Brightline Support' })).status).toBe(200);
    const now = await view();
    expect(now.end?.milliseconds).toBeLessThan(2_000);
    expect([stepOf(now, 'handover'), stepOf(now, 'access'), stepOf(now, 'data')]).toEqual([
      'done',
      'done',
      'next',
    ]);
  });

  it('the vendor and its agents decide nothing of it', async () => {
    for (const [path, body] of [
      ['/handover', { to: null }],
      ['/closing/choose', { tasks: ['notes'], choice: 'delete' }],
      ['/holds', { category: null, reason: 'audit' }],
      ['/destruction', {}],
    ] as const) {
      expect(codeOf(await post('per_vera', path, body))).toBe('role-not-allowed');
    }
  });

  it('the old vendor sees that its queue went, and not to whom', async () => {
    expect((await view()).handovers.some(({ to }) => to.id === 'pty_northgate')).toBe(true);
    const seen = await view('per_vera');
    expect(seen.handovers.length).toBeGreaterThan(0);
    expect(JSON.stringify(seen)).not.toMatch(/northgate/i);
  });

  it('the vendor cannot state what the company has not chosen, nor delete under a hold', async () => {
    const done = {
      task: 'category:user.contact',
      method: 'erased',
      statement: 'Erased from every system',
      evidence: null,
      kept: null,
    };
    expect(codeOf(await post('per_vera', '/closing/done', done))).toBe('choice-missing');
    const all = (await view()).tasks.filter(({ isData }) => isData).map(({ id }) => id);
    expect((await post('per_priya', '/closing/choose', { tasks: all, choice: 'delete' })).status).toBe(200);
    expect(
      (await post('per_priya', '/holds', { category: 'user.contact.email', reason: 'litigation' })).status,
    ).toBe(200);
    expect(codeOf(await post('per_vera', '/closing/done', done))).toBe('legal-hold');
    const held = (await view('per_vera')).tasks.find(({ id }) => id === done.task);
    expect(held).toMatchObject({ held: true, status: 'open' });
  });

  it('what is late shows, and what a hold keeps is not late', async () => {
    await endedDaysAgo(31);
    expect(stepOf(await view(), 'data')).toBe('late');
    const { tasks } = await view();
    expect(tasks.filter(({ held }) => held).every(({ overdue }) => !overdue)).toBe(true);
    expect(tasks.filter(({ held }) => !held).every(({ overdue }) => overdue)).toBe(true);
    await endedDaysAgo(0);
    expect(stepOf(await view(), 'data')).toBe('next');
  });

  it('lifting a hold takes two people', async () => {
    const hold = (await view()).holds[0]?.id ?? '';
    expect((await post('per_priya', `/holds/${hold}/lift`, { keep: false })).status).toBe(200);
    expect(codeOf(await post('per_priya', `/holds/${hold}/lift`, { keep: false }))).toBe(
      'not-the-second-person',
    );
    expect((await view()).holds).toMatchObject([{ liftedAt: null, liftAskedBy: { id: 'per_priya' } }]);
    expect((await post('per_olivia', `/holds/${hold}/lift`, { keep: false })).status).toBe(200);
    expect((await view()).holds).toMatchObject([{ liftedBy: { id: 'per_olivia' } }]);
  });

  it('a certificate waits for every task', async () => {
    expect(codeOf(await (await as('per_vera')).get(`${PATH}/certificate`))).toBe('tasks-open');
  });

  it('a task is stated by the vendor, disputed, stated again and confirmed; words have no personal data and only their hash is entered', async () => {
    const done = {
      task: 'category:user.contact',
      method: 'erased',
      statement: 'Erased by jane.roe@example.com',
      evidence: 'ab'.repeat(32),
      kept: null,
    };
    // What is kept is what was signed, so it is not taken out but refused, with the text as it may stand.
    const personal = await post('per_vera', '/closing/done', done);
    expect(codeOf(personal)).toBe('bad-request');
    const { message } = (personal.json as { error: { message: string } }).error;
    expect(message).not.toContain('jane');
    done.statement = message.split('It may say: ')[1] ?? '';
    expect(done.statement).toContain('Erased by');
    expect((await post('per_vera', '/closing/done', done)).status).toBe(200);
    expect(codeOf(await post('per_vera', '/closing/done', done))).toBe('conflict');
    expect(codeOf(await post('per_vera', '/closing/judge', { task: done.task, dispute: null }))).toBe(
      'role-not-allowed',
    );
    expect(
      (await post('per_priya', '/closing/judge', { task: done.task, dispute: 'The backup is missing' }))
        .status,
    ).toBe(200);
    expect((await view()).tasks.find(({ id }) => id === done.task)).toMatchObject({
      status: 'disputed',
      disputedFor: 'The backup is missing',
    });
    await post('per_vera', '/closing/done', done);
    await post('per_priya', '/closing/judge', { task: done.task, dispute: null });
    const state = (await view()).tasks.find(({ id }) => id === done.task);
    expect(state).toMatchObject({ status: 'confirmed', done: { by: 'Vera Santos', late: false } });
    const entered = JSON.stringify(await entries('closing-task-done'));
    expect(entered).not.toMatch(/jane|Erased by/);
  });

  it('two at once are one after the other: one is taken, one refused', async () => {
    const done = {
      task: 'devices',
      method: 'handed-in',
      statement: 'All handed in',
      evidence: null,
      kept: null,
    };
    const both = await Promise.all([
      post('per_vera', '/closing/done', done),
      post('per_vera', '/closing/done', done),
    ]);
    expect(both.map(codeOf).toSorted()).toEqual(['conflict', 'ok']);
  });

  it('a certificate is signed with a passkey: without one nobody is asked to', async () => {
    for (const { id, status } of (await view()).tasks) {
      if (status !== 'open') continue;
      const kept =
        id === 'recordings' ? { law: 'Commercial code, ten years', until: '2036-12-31T00:00:00Z' } : null;
      const body = { task: id, method: 'erased', statement: 'Done', evidence: null, kept };
      expect((await post('per_vera', '/closing/done', body)).status).toBe(200);
    }
    expect(codeOf(await (await as('per_vera')).get(`${PATH}/certificate`))).toBe('passkey-needed');
  });
});

describe('the certificate', () => {
  let passkey: SoftwareAuthenticator;
  let drafted: Draft;

  beforeAll(async () => {
    passkey = await withPasskey('per_vera');
    drafted = (await (await as('per_vera')).get(`${PATH}/certificate`)).json as Draft;
  });

  /** A passkey of this person, registered as they would. */
  async function withPasskey(person: string): Promise<SoftwareAuthenticator> {
    const made = new SoftwareAuthenticator(installation.baseUrl);
    const visitor = await as(person);
    const options = await visitor.get('/api/auth/passkey/generate-register-options');
    const response = made.create(options.json);
    const answer = await visitor.post('/api/auth/passkey/verify-registration', { response, name: 'key' });
    expect(answer.status).toBe(200);
    return made;
  }

  /** What the vendor's browser sends. */
  function signed(
    statement: DeletionStatement | SigningStatement = drafted.statement,
    by: SoftwareAuthenticator = passkey,
  ): Body {
    const challenge = Buffer.from(challengeOf(statement, sealCrypto.sha256)).toString('base64url');
    const { authenticatorData, clientDataJSON, signature } = by.assert(challenge);
    return {
      ...{ issuedAt: drafted.issuedAt, hash: drafted.statement.certificate },
      assertion: {
        credentialId: by.id.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        clientDataJSON: clientDataJSON.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    };
  }

  const withPart = (part: keyof Body['assertion'], value: (was: string) => string): Body => {
    const body = signed();
    return { ...body, assertion: { ...body.assertion, [part]: value(body.assertion[part]) } };
  };

  const flipped = (part: 'authenticatorData' | 'clientDataJSON' | 'signature', at: number): Body =>
    withPart(part, (was) => {
      const bytes = Buffer.from(was, 'base64url');
      const index = at < 0 ? bytes.length + at : at;
      bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index);
      return bytes.toString('base64url');
    });

  it('says what is signed, with the hash of its text', () => {
    const { text, statement, issuedAt } = drafted;
    expect(JSON.parse(text)).toMatchObject({
      exceptions: [{ task: 'recordings' }],
      processor: { name: 'Brightline Support' },
    });
    expect(statement).toEqual({
      type: 'cordon-deletion/v1',
      agreement: ID,
      certificate: Buffer.from(sealCrypto.sha256(Buffer.from(text))).toString('hex'),
      person: 'per_vera',
      party: 'pty_brightline',
      at: issuedAt,
    });
  });

  it.each<[string, () => Body | Promise<Body>]>([
    ['a text that is another one meanwhile', () => ({ ...signed(), hash: '00'.repeat(32) })],
    [
      'one read long ago',
      () => ({ ...signed(), issuedAt: new Date(Date.parse(drafted.issuedAt) - 3_600_000).toISOString() }),
    ],
  ])('%s is not signed', async (_, body) => {
    expect(codeOf(await post('per_vera', '/certificate', await body()))).toBe('conflict');
  });

  it.each<[string, () => Body | Promise<Body>]>([
    [
      'the key of the session, as it signed before',
      async () => {
        const vera = await as('per_vera');
        const act = { act: 'certify-deletion', agreement: ID, certificate: drafted.statement.certificate };
        const signature = Buffer.from(vera.signBytes(canonicalBytes(act)), 'base64');
        return withPart('signature', () => signature.toString('base64url'));
      },
    ],
    [
      'a key somebody planted, under the name of the passkey',
      () => {
        const body = signed(drafted.statement, new SoftwareAuthenticator(installation.baseUrl));
        return { ...body, assertion: { ...body.assertion, credentialId: passkey.id.toString('base64url') } };
      },
    ],
    [
      'a key somebody planted, under its own name',
      () => signed(drafted.statement, new SoftwareAuthenticator(installation.baseUrl)),
    ],
    ['a passkey of the other party', async () => signed(drafted.statement, await withPasskey('per_olivia'))],
    [
      'a signature on the agreement, shown as one on the certificate',
      () =>
        signed({
          type: 'cordon-signature/v1',
          ...{ agreement: ID, version: 1, party: 'pty_brightline', role: 'processor' },
          documentHash: drafted.statement.certificate,
          termsHash: drafted.statement.certificate,
        }),
    ],
    ['another certificate', () => signed({ ...drafted.statement, certificate: '11'.repeat(32) })],
    ['another agreement', () => signed({ ...drafted.statement, agreement: 'agr_harbor_northgate' })],
    ['another person', () => signed({ ...drafted.statement, person: 'per_olivia' })],
    ['another party', () => signed({ ...drafted.statement, party: 'pty_harbor' })],
    ['another time', () => signed({ ...drafted.statement, at: '2026-01-01T00:00:00.000Z' })],
    [
      'a passkey whose user was not verified',
      () => {
        passkey.verifies = false;
        const body = signed();
        passkey.verifies = true;
        return body;
      },
    ],
    ['a changed byte of the host', () => flipped('authenticatorData', 0)],
    ['a changed flag', () => flipped('authenticatorData', 32)],
    ['a changed counter', () => flipped('authenticatorData', -1)],
    ['a changed byte of what the browser said', () => flipped('clientDataJSON', 45)],
    ['a changed byte of the signature', () => flipped('signature', -1)],
  ])('%s is refused', async (_, body) => {
    expect(codeOf(await post('per_vera', '/certificate', await body()))).toBe('signature-invalid');
    expect((await view()).certificates).toEqual([]);
    expect(await entries('deletion-certified')).toEqual([]);
  });

  it('is kept once, with its entry, and counts as long as what is kept of it holds', async () => {
    const body = signed();
    expect((await post('per_vera', '/certificate', body)).status).toBe(200);
    expect(codeOf(await post('per_vera', '/certificate', body))).toBe('already-done');
    expect(codeOf(await post('per_vera', '/certificate', signed()))).toBe('already-done');
    const { text, statement } = drafted;
    const now = await view();
    expect(now.certificates).toMatchObject([
      { hash: statement.certificate, text, valid: true, by: { id: 'per_vera' } },
    ]);
    expect(stepOf(now, 'certificate')).toBe('done');
    expect(await entries('deletion-certified')).toMatchObject([
      { person: 'per_vera', party: 'pty_brightline', words: { certificate: statement.certificate } },
    ]);
    for (const [what, change, back] of [
      [
        'a key of another party',
        `UPDATE cordon.party_keys SET party_id = 'pty_harbor' WHERE credential_id = $1`,
        `UPDATE cordon.party_keys SET party_id = 'pty_brightline' WHERE credential_id = $1`,
      ],
      [
        'a key revoked before',
        `UPDATE cordon.party_keys SET revoked_at = created_at - interval '1 day' WHERE credential_id = $1`,
        `UPDATE cordon.party_keys SET revoked_at = NULL WHERE credential_id = $1`,
      ],
      [
        'another signer',
        `UPDATE cordon.deletion_certificates SET by_person = 'per_olivia' WHERE $1::bytea IS NOT NULL`,
        `UPDATE cordon.deletion_certificates SET by_person = 'per_vera' WHERE $1::bytea IS NOT NULL`,
      ],
      [
        'another text',
        `UPDATE cordon.deletion_certificates SET text = text || ' ', hash = sha256(convert_to(text || ' ', 'UTF8'))
         WHERE $1::bytea IS NOT NULL`,
        `UPDATE cordon.deletion_certificates SET text = rtrim(text), hash = sha256(convert_to(rtrim(text), 'UTF8'))
         WHERE $1::bytea IS NOT NULL`,
      ],
    ] as const) {
      await owner.query(change, [passkey.id]);
      const changed = await view();
      expect(changed.certificates, what).toMatchObject([{ valid: false }]);
      expect(stepOf(changed, 'certificate'), what).not.toBe('done');
      await owner.query(back, [passkey.id]);
      expect((await view()).certificates, what).toMatchObject([{ valid: true }]);
    }
  });

  it('of a key that was revoked is refused', async () => {
    drafted = (await (await as('per_vera')).get(`${PATH}/certificate`)).json as Draft;
    await owner.query(`UPDATE cordon.party_keys SET revoked_at = now() WHERE credential_id = $1`, [
      passkey.id,
    ]);
    expect(codeOf(await post('per_vera', '/certificate', signed()))).toBe('signature-invalid');
    await owner.query(`UPDATE cordon.party_keys SET revoked_at = NULL WHERE credential_id = $1`, [
      passkey.id,
    ]);
    expect((await post('per_vera', '/certificate', signed())).status).toBe(200);
  });
});

describe('destroying what Cordon keeps', () => {
  const raw = async () => {
    const { rows } = await owner.query<{ messages: number; files: number; reveals: number }>(
      `SELECT (SELECT count(*)::int FROM cordon.ticket_messages m JOIN cordon.tickets t ON t.id = m.ticket_id
                WHERE t.party_id = 'pty_brightline' AND t.status = 'closed' AND m.body IS DISTINCT FROM '') AS messages,
              (SELECT count(*)::int FROM cordon.ticket_attachments f JOIN cordon.tickets t ON t.id = f.ticket_id
                WHERE t.party_id = 'pty_brightline' AND t.status = 'closed') AS files,
              (SELECT count(*)::int FROM cordon.reveals WHERE agreement_id = '${ID}') AS reveals`,
    );
    return rows[0];
  };

  it('waits for the time the terms leave', async () => {
    // Some conversations were closed while the agreement stood.
    await owner.query(
      `UPDATE cordon.tickets SET party_id = 'pty_brightline', status = 'closed', last_work_at = created_at
       WHERE id IN (SELECT id FROM cordon.tickets WHERE party_id = 'pty_harbor' ORDER BY id LIMIT 4)`,
    );
    expect((await raw())?.messages).toBeGreaterThan(0);
    expect(codeOf(await post('per_olivia', '/destruction', {}))).toBe('retention-running');
  });

  it('is refused while a hold is open, by the program and by the database; without it, it goes', async () => {
    await endedDaysAgo(31);
    await owner.query(
      `UPDATE cordon.tickets SET last_work_at = now() - interval '40 days' WHERE status = 'closed'`,
    );
    expect((await post('per_priya', '/holds', { category: null, reason: 'regulator' })).status).toBe(200);
    expect(codeOf(await post('per_olivia', '/destruction', {}))).toBe('legal-hold');
    // The control: with the hold out of the way, asking is possible.
    await owner.query(
      `UPDATE cordon.legal_holds SET lift_asked_by = 'per_olivia', lifted_by = 'per_priya', lifted_at = now() WHERE lifted_at IS NULL`,
    );
    expect((await post('per_olivia', '/destruction', {})).status).toBe(200);
    expect(codeOf(await post('per_olivia', '/destruction', {}))).toBe('already-done');
    const id = (await view()).destructions[0]?.id ?? '';
    expect(codeOf(await post('per_olivia', `/destruction/${id}/approve`, {}))).toBe('not-the-second-person');

    // A hold placed in between: neither the program nor, approved behind its back, the database destroys anything.
    await post('per_priya', '/holds', { category: 'user.name', reason: 'investigation' });
    const before = await raw();
    expect(codeOf(await post('per_sam', `/destruction/${id}/approve`, {}))).toBe('legal-hold');
    await owner.query(
      `UPDATE cordon.destructions SET approved_by = 'per_sam', approved_at = now() WHERE id = $1`,
      [id],
    );
    const { pools } = installation.house.world;
    await expect(pools.app.query('SELECT cordon.destroy_agreement_data($1)', [id])).rejects.toThrow(
      'legal-hold',
    );
    expect(await raw()).toEqual(before);

    await owner.query(
      `UPDATE cordon.legal_holds SET lift_asked_by = 'per_olivia', lifted_by = 'per_priya', lifted_at = now() WHERE lifted_at IS NULL`,
    );
    const done = await post('per_sam', `/destruction/${id}/approve`, {});
    expect(done.status).toBe(200);
    const [destruction] = (done.json as View).destructions;
    expect(destruction?.counts?.messages).toBe(before?.messages);
    expect(await raw()).toEqual({ messages: 0, files: 0, reveals: 0 });
    expect(await entries('agreement-data-destroyed')).toMatchObject([
      { person: 'per_sam', words: { messages: before?.messages } },
    ]);
    expect(codeOf(await post('per_priya', `/destruction/${id}/approve`, {}))).toBe('already-done');
  });

  it("the program's login can do it in no other way", async () => {
    const { app } = installation.house.world.pools;
    for (const text of [
      `UPDATE cordon.ticket_messages SET body = ''`,
      `DELETE FROM cordon.ticket_attachments`,
      `UPDATE cordon.closing_events SET type = 'confirmed'`,
      `DELETE FROM cordon.legal_holds`,
      `UPDATE cordon.deletion_certificates SET text = ''`,
      `DELETE FROM cordon.deletion_certificates`,
      `UPDATE cordon.data_keys SET destroyed_at = now()`,
      `DELETE FROM cordon.ticket_keys`,
    ]) {
      await expect(app.query(text), text).rejects.toMatchObject({ code: '42501' });
    }
    await expect(app.query(`SELECT cordon.destroy_agreement_data('des_none')`)).rejects.toThrow(
      'second-person-needed',
    );
  });
});

describe('an agreement that ran out', () => {
  const RAN_OUT = 'agr_harbor_northgate';

  it('has ended for everybody who reads it: the page, its deadlines, sub-processors, destruction', async () => {
    const olivia = await as('per_olivia');
    const page = async () => (await olivia.get(`/api/agreements/${RAN_OUT}/closing`)).json as View;
    await lookAfterEnds(installation.house.lifeJobs);
    const now = await page();
    const { row, endedAt } = (await olivia.get(`/api/agreements/${RAN_OUT}`)).json as {
      row: { status: string; since: string };
      endedAt: string | null;
    };
    expect(row.status).toBe('ended');
    expect([endedAt, now.closedAt]).toEqual([row.since, row.since]);
    expect(stepOf(now, 'access')).toBe('done');
    expect(now.end?.entry).toBeGreaterThan(0);
    const owed = Date.parse(row.since) + now.days * 86_400_000;
    expect(now.tasks.length).toBeGreaterThan(0);
    expect(now.tasks.every(({ due }) => Date.parse(due) === owed)).toBe(true);
    expect(now.retainedUntil).toBe(new Date(owed).toISOString());

    const nuno = await as('per_nuno');
    const proposal = {
      ...{ name: 'Late Cloud', address: '1 Main Street', country: 'DE', contact: 'privacy@late.example' },
      ...{ does: 'Hosting', categories: ['user.contact'], transfer: 'inside' },
    };
    expect(codeOf(await nuno.post(`/api/agreements/${RAN_OUT}/sub-processors`, proposal))).toBe(
      'agreement-ended',
    );

    const asked = await olivia.post(`/api/agreements/${RAN_OUT}/destruction`, {});
    expect(codeOf(asked)).toBe(Date.now() < owed ? 'retention-running' : 'ok');
    // Long after, the database too knows that it ended.
    await owner.query(
      `UPDATE cordon.agreements SET ended_at = now() - interval '400 days' WHERE id = '${RAN_OUT}'`,
    );
    if (codeOf(asked) !== 'ok') await olivia.post(`/api/agreements/${RAN_OUT}/destruction`, {});
    const id = (await page()).destructions[0]?.id ?? '';
    const sam = await as('per_sam');
    const done = await sam.post(`/api/agreements/${RAN_OUT}/destruction/${id}/approve`, {});
    expect(codeOf(done)).toBe('ok');
  });
});
