import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachedIn } from '../../packages/core/src/agreements/index.ts';
import { composeControlTests } from '../../packages/server/src/assurance/controlTests/compose.ts';
import { makeTests } from '../../packages/server/src/assurance/controlTests/running.ts';
import { composeVendorAnswers } from '../../packages/server/src/assurance/questionnaires/compose.ts';
import { lookAfterVendors } from '../../packages/server/src/assurance/questionnaires/reminding.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * What a vendor states about itself counts only once the company accepted it, and only until its time is over; and what is made
 * of it, the risk, never looks better because something is not known.
 */

const DAY = 86_400_000;

let scene: Scene;
let olivia: Visitor;
let vera: Visitor;

beforeAll(async () => {
  scene = await openScene();
  [olivia, vera] = await Promise.all([scene.enterFresh('per_olivia'), scene.enterFresh('per_vera')]);
});
afterAll(() => scene.close());

const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const iso = (change: object = {}) => ({
  ...{ kind: 'iso-27001', control: null, issuer: 'Certifier North', scope: 'Support from Manila and Cebu' },
  ...{ madeOn: day(-30), validUntil: day(20), ...change },
});

async function state(change: object = {}): Promise<string> {
  const answer = await vera.post('/api/attestations', iso(change));
  expect(answer).toMatchObject({ status: 200 });
  return (answer.json as { id: string }).id;
}

async function upload(who: Visitor, id: string): Promise<number> {
  const headers = { cookie: who.cookie(), origin: scene.baseUrl, 'content-type': 'application/octet-stream' };
  const answer = await fetch(`${scene.baseUrl}/api/attestations/${id}/files`, {
    method: 'POST',
    headers,
    body: '%PDF-1.7 x',
  });
  return answer.status;
}

const open = async (kind: string) =>
  (await scene.house.findingStore.list({ open: true, vendors: null })).filter((one) => one.kind === kind);
const look = () => lookAfterVendors(composeVendorAnswers(scene.house));
const accept = { verdict: 'accepted', because: null };

describe('a statement', () => {
  it('is the vendor’s admin’s alone, has days that can be, and an agreement’s words only where one asks for it', async () => {
    expect(await olivia.post('/api/attestations', iso())).toMatchObject({ status: 403 });
    for (const wrong of [
      { validUntil: day(-40) },
      { validUntil: day(5000) },
      { madeOn: day(3) },
      { control: 'background checks' },
      { kind: 'statement' },
    ])
      expect(await vera.post('/api/attestations', iso(wrong)), JSON.stringify(wrong)).toMatchObject({
        status: 400,
      });
    const nuno = await scene.enter('per_nuno');
    expect(await upload(nuno, await state())).toBe(404);
  });

  it('counts once it was accepted, with its file, by the company', async () => {
    const id = await state();
    expect(await olivia.post(`/api/attestations/${id}/judge`, accept)).toMatchObject({ status: 400 });
    expect(await upload(vera, id)).toBe(200);
    expect(await vera.post(`/api/attestations/${id}/judge`, accept)).toMatchObject({ status: 403 });
    const evidenceOf = () => composeVendorAnswers(scene.house).evidenceOf('pty_brightline');
    expect((await evidenceOf()).attested).toEqual({});
    expect(await olivia.post(`/api/attestations/${id}/judge`, accept)).toMatchObject({ status: 200 });
    expect(await olivia.post(`/api/attestations/${id}/judge`, accept)).toMatchObject({ status: 409 });
    expect(await upload(vera, id)).toBe(409);
    expect((await evidenceOf()).attested).toEqual({ 'iso-27001': { madeOn: day(-30), until: day(20) } });
    const refused = await state({ kind: 'pen-test' });
    expect(
      await olivia.post(`/api/attestations/${refused}/judge`, { ...accept, verdict: 'refused' }),
    ).toMatchObject({
      status: 400,
    });
  });

  it('is told of before it ends, is a finding afterwards, and the next one that is accepted settles that', async () => {
    const before = (await scene.mails()).length;
    await look();
    await look();
    const mails = (await scene.mails())
      .slice(before)
      .filter((mail) => mail.includes('A statement of yours ends'));
    // The nearest of its marks, once.
    expect(mails).toHaveLength(1);
    expect(await open('attestation-expired')).toEqual([]);
    await scene.asOwner(
      `UPDATE cordon.attestations SET valid_until = $1, made_on = $1 WHERE verdict = 'accepted'`,
      [day(-1)],
    );
    await look();
    expect(await open('attestation-expired')).toMatchObject([{ vendor: 'pty_brightline' }]);
    const next = await state({ madeOn: day(0), validUntil: day(300) });
    await look();
    // Stated is not accepted.
    expect(await open('attestation-expired')).toHaveLength(1);
    await upload(vera, next);
    expect(await olivia.post(`/api/attestations/${next}/judge`, accept)).toMatchObject({ status: 200 });
    expect(await open('attestation-expired')).toEqual([]);
  });
});

describe('an assessment that is due', () => {
  it('is reminded of once for each mark, and late it is a finding until it is handed in', async () => {
    const sent = await olivia.post('/api/questionnaires', {
      vendor: 'pty_brightline',
      dueAt: new Date(Date.now() + 2 * DAY).toISOString(),
    });
    const { id } = sent.json as { id: string };
    const before = (await scene.mails()).length;
    await look();
    await look();
    const mails = (await scene.mails())
      .slice(before)
      .filter((mail) => mail.includes('Your assessment is due'));
    expect(mails).toHaveLength(1);
    await scene.asOwner('UPDATE cordon.questionnaires SET due_at = $2 WHERE id = $1', [
      id,
      new Date(Date.now() - 1),
    ]);
    await look();
    expect(await open('questionnaire-overdue')).toMatchObject([{ about: `questionnaires/${id}` }]);
    await scene.asOwner('UPDATE cordon.questionnaires SET handed_in = true WHERE id = $1', [id]);
    await look();
    expect(await open('questionnaire-overdue')).toEqual([]);
  });
});

interface Risks {
  readonly vendors: readonly {
    readonly vendor: { readonly id: string };
    readonly inherent: number;
    readonly residual: number;
    readonly controls: readonly { readonly practice: string; readonly state: string }[];
    readonly inputs: { readonly countries: unknown };
  }[];
}

describe('the risk of a vendor', () => {
  const riskOf = async (who: Visitor) => {
    const { json } = await who.get('/api/risk');
    const found = (json as Risks).vendors.find(({ vendor }) => vendor.id === 'pty_brightline');
    if (found === undefined) throw new Error('the vendor has no risk');
    return found;
  };

  it('comes from what its terms let it do, and rises when a control stops holding', async () => {
    const controls = composeControlTests(scene.house);
    const test = () =>
      makeTests(
        controls,
        controls.tests.filter(({ practice }) => practice === 'mfa-and-networks'),
      );
    const untested = await riskOf(olivia);
    await test();
    const before = await riskOf(olivia);
    expect(before.residual).toBeLessThan(untested.residual);
    expect(before.inputs.countries).toEqual([{ country: 'PH', transfer: 'none' }]);
    expect(before.residual).toBeLessThan(before.inherent);
    const stateOf = (risk: typeof before) =>
      risk.controls.find(({ practice }) => practice === 'mfa-and-networks')?.state;
    await scene.asOwner(
      `UPDATE auth."user" u SET "twoFactorEnabled" = false FROM cordon.persons p WHERE p.user_id = u.id AND p.id = 'per_gia'`,
    );
    await test();
    const after = await riskOf(olivia);
    expect([stateOf(before), stateOf(after)]).toEqual(['passes', 'fails']);
    expect(after.residual).toBeGreaterThan(before.residual);
  });

  it('is no vendor’s to read, and an auditor reads that of the vendors in their window', async () => {
    expect(await vera.get('/api/risk')).toMatchObject({ status: 403 });
    expect(await vera.get('/api/assessments')).toMatchObject({ status: 403 });
    const audra = await scene.enter('per_audra');
    const { json } = await audra.get('/api/risk');
    expect((json as Risks).vendors.map(({ vendor }) => vendor.id)).toEqual(['pty_brightline']);
  });

  it('and what is processed is assessed by a person, signed over the facts as they are', async () => {
    const read = async () =>
      (await olivia.get('/api/assessments')).json as {
        assessments: {
          kind: string;
          about: string;
          draft: string;
          sections: { section: string }[];
          newest: unknown;
        }[];
      };
    const { assessments } = await read();
    const kinds = assessments.map(({ kind, about }) => `${kind} ${about}`);
    expect(kinds).toEqual(expect.arrayContaining(['dpia order-support', 'transfer pty_brightline:PH']));
    const dpia = assessments.find(({ about }) => about === 'order-support');
    const body = {
      ...{
        kind: 'dpia',
        about: 'order-support',
        draft: dpia?.draft,
        conclusion: 'with-measures',
        reviewOn: day(300),
      },
      texts: (dpia?.sections ?? []).map(({ section }) => ({
        section,
        text: 'Only what the case needs is shown.',
      })),
    };
    expect(await olivia.post('/api/assessments', { ...body, draft: 'a'.repeat(64) })).toMatchObject({
      status: 409,
    });
    expect(await olivia.post('/api/assessments', { ...body, texts: body.texts.slice(1) })).toMatchObject({
      status: 400,
    });
    expect(await olivia.post('/api/assessments', body)).toMatchObject({ status: 200, json: { version: 1 } });
    const after = (await read()).assessments.find(({ about }) => about === 'order-support');
    expect(after?.newest).toMatchObject({ version: 1, conclusion: 'with-measures', changed: false });
    const victor = await scene.enterFresh('per_victor');
    expect(await victor.post('/api/assessments', body)).toMatchObject({ status: 403 });
    const again = { ...body, texts: body.texts.map((one) => ({ ...one, text: 'Less is shown since May.' })) };
    expect(await olivia.post('/api/assessments', again)).toMatchObject({ status: 200, json: { version: 2 } });
  });

  it('and read by an auditor as it was signed, not as it is drafted now', async () => {
    const audra = await scene.enter('per_audra');
    const { json } = await audra.get('/api/assessments');
    expect(json).toMatchObject({
      mayAssess: false,
      assessments: [{ kind: 'dpia', about: 'order-support', draft: null, newest: { version: 2 } }],
    });
    const versions = '/api/assessments/dpia/order-support/versions';
    expect(await audra.get(versions)).toMatchObject({
      json: {
        versions: [
          { version: 2, texts: expect.arrayContaining([expect.anything()]) as unknown[] },
          { version: 1 },
        ],
      },
    });
    expect(await vera.get(versions)).toMatchObject({ status: 403 });
    // Its window ends before the assessment was made: then it is of another time.
    const [window] = await scene.asOwner<{ until: Date }>(
      `SELECT until_at AS until FROM cordon.audit_scopes WHERE person_id = 'per_audra'`,
    );
    expect(window).toBeDefined();
    await scene.asOwner(`UPDATE cordon.audit_scopes SET until_at = $1 WHERE person_id = 'per_audra'`, [
      new Date(Date.now() - DAY),
    ]);
    expect(await audra.get('/api/assessments')).toMatchObject({ json: { assessments: [] } });
    await scene.asOwner(`UPDATE cordon.audit_scopes SET until_at = $1 WHERE person_id = 'per_audra'`, [
      window?.until,
    ]);
  });

  it('and is handed out as a sealed file with what was signed in it, whose hash stands in the ledger', async () => {
    const fileFor = (who: Visitor, version: number) =>
      fetch(`${scene.baseUrl}/api/assessments/dpia/order-support/${String(version)}/record.pdf`, {
        headers: { cookie: who.cookie() },
      });
    expect((await fileFor(vera, 1)).status).toBe(403);
    expect((await fileFor(olivia, 3)).status).toBe(404);
    const answer = await fileFor(olivia, 1);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const pdf = new Uint8Array(await answer.arrayBuffer());
    const record = attachedIn(pdf)?.files.get('record.json');
    const [entry] = await scene.asOwner<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'assessment-signed' ORDER BY idx LIMIT 1`,
    );
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
      words: {
        version: 1,
        record: createHash('sha256')
          .update(record ?? '')
          .digest('hex'),
      },
    });
  });
});
