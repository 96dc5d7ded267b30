import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { createLog } from '../../packages/server/src/platform/log.ts';
import { answerOnly, askByLink, fill, questions } from '../support/assessments.ts';
import {
  enteredBodies,
  linkFor,
  saidBy,
  sendQuestionnaire,
  shownTo as shown,
} from '../support/assessmentScene.ts';
import { dumpOf } from '../support/dump.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * A vendor's assessment, answered by its admin or by a link: whoever has no good link gets nothing, a good one opens one thing
 * alone, and neither its token nor what a vendor told of itself is readable where it is kept.
 */

const SECRET_ANSWER = 'Backups of the old cluster lie unencrypted in a cupboard.';
const PDF = '%PDF-1.7 made up';

let scene: Scene;
const lines: string[] = [];
let sam: Visitor;
let vera: Visitor;

beforeAll(async () => {
  scene = await openScene({ log: createLog('debug', { write: (line) => lines.push(line) }) });
  [sam, vera] = await Promise.all([scene.enterFresh('per_sam'), scene.enterFresh('per_vera')]);
});
afterAll(() => scene.close());

const ask = (path: string, token: string | null, body: unknown = {}, type?: string): Promise<Answer> =>
  askByLink(scene.baseUrl, path, token, body, type);

const send = () => sendQuestionnaire(sam);
const linkTo = (kind: 'questionnaire' | 'finding', id: string, days?: number) =>
  linkFor(sam, () => scene.mails(), { kind, id }, days);
const bodiesOf = (kind: string) => enteredBodies((...asked) => scene.asOwner(...asked), kind);

describe('a link', () => {
  it('opens what it was made for, takes its answers and files, and each use is an entry', async () => {
    const id = await send();
    const { id: link, token } = await linkTo('questionnaire', id);
    expect(await ask('look', token)).toMatchObject({
      status: 200,
      json: {
        company: 'Harbor Health',
        vendor: { id: 'pty_brightline' },
        finding: null,
        questionnaire: { row: { id } },
      },
    });
    const answers = fill({ 'enc-backups': { value: 'no', text: SECRET_ANSWER } });
    expect(await ask('answers', token, { answers })).toMatchObject({ status: 200 });
    expect(await ask('files?question=enc-backups', token, PDF, 'application/octet-stream')).toMatchObject({
      status: 200,
      json: { type: 'pdf', bytes: PDF.length },
    });
    expect(await ask('hand-in', token)).toMatchObject({ status: 200 });
    expect(await ask('answers', token, { answers })).toMatchObject({ status: 409 });
    expect(await shown(sam, id)).toMatchObject({
      row: { state: 'handed-in', gaps: 1, complete: questions.length },
    });
    const uses = (await bodiesOf('assurance-link-used')).filter(
      ({ words }) => (words as { link: string }).link === link,
    );
    expect(uses.map(({ words, person, party }) => [(words as { did: string }).did, person, party])).toEqual(
      ['looked', 'saved', 'file-added', 'handed-in', 'saved'].map((did) => [did, null, 'pty_brightline']),
    );
    expect((await bodiesOf('questionnaire-handed-in')).at(-1)).toMatchObject({
      words: { questionnaire: id, link, answers: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
  });

  it('that is guessed, malformed, missing, over or taken away says the same, and opens nothing', async () => {
    const id = await send();
    const [ended, revoked] = [await linkTo('questionnaire', id, 1), await linkTo('questionnaire', id)];
    expect(await ask('look', ended.token)).toMatchObject({ status: 200 });
    expect(await sam.post(`/api/assurance-links/${revoked.id}/revoke`, {})).toMatchObject({ status: 200 });
    expect(await sam.post(`/api/assurance-links/${revoked.id}/revoke`, {})).toMatchObject({ status: 409 });
    await scene.asOwner('UPDATE cordon.assurance_links SET expires_at = $2 WHERE id = $1', [
      ended.id,
      new Date(),
    ]);
    const wrong = [
      null,
      '',
      'x',
      'A'.repeat(43),
      'A'.repeat(4000),
      "' OR 1=1 --",
      ended.token,
      revoked.token,
    ];
    const before = await scene.asOwner('SELECT idx FROM cordon.ledger_bodies');
    for (const path of ['look', 'hand-in', 'answers', 'finding']) {
      const body = { answers: { answers: fill() }, finding: answerOnly('It was mended.') }[path] ?? {};
      const said = await Promise.all(wrong.map((token) => ask(path, token, body)));
      expect(new Set(said.map(saidBy)).size, path).toBe(1);
      expect(said[0]).toMatchObject({ status: 410, json: { error: { code: 'link-used' } } });
    }
    expect(await ask('files', ended.token, PDF, 'application/octet-stream')).toMatchObject({ status: 410 });
    // Strangers cannot fill the ledger.
    expect(await scene.asOwner('SELECT idx FROM cordon.ledger_bodies')).toHaveLength(before.length);
  });

  it('of a finding answers that finding, and no questionnaire; and the other way round', async () => {
    const { id: finding } = await scene.house.findings.raise({
      ...{
        kind: 'recording-missing',
        about: 'agr_x/per_ada/2026-11-02',
        source: null,
        vendor: 'pty_brightline',
      },
      ...{ agreement: null, facts: { accesses: 3 } },
    });
    const byFinding = await linkTo('finding', finding);
    expect(await ask('look', byFinding.token)).toMatchObject({
      status: 200,
      json: {
        questionnaire: null,
        finding: { title: 'Work on tickets that was not recorded', state: 'open', mayClaim: true },
      },
    });
    expect(await ask('files', byFinding.token, PDF, 'application/octet-stream')).toMatchObject({
      status: 200,
    });
    const answer = answerOnly('An old browser. It was replaced.');
    expect(await ask('finding', byFinding.token, answer)).toMatchObject({ status: 200 });
    const { json } = await sam.get(`/api/assurance-links?kind=finding&id=${finding}`);
    expect(json).toMatchObject({
      answers: [{ text: 'An old browser. It was replaced.' }],
      files: [{ type: 'pdf' }],
      links: [{ id: byFinding.id, usedAt: expect.any(String) as string }],
    });
    for (const path of ['answers', 'hand-in'])
      expect(await ask(path, byFinding.token, path === 'answers' ? { answers: fill() } : {})).toMatchObject({
        status: 410,
      });
    const byQuestions = await linkTo('questionnaire', await send());
    expect(await ask('finding', byQuestions.token, answerOnly('It was mended.'))).toMatchObject({
      status: 410,
    });
  });

  it('is made by the company alone, for what is there', async () => {
    const subject = { kind: 'questionnaire', id: await send() };
    const wanted = { subject, address: 'a@brightline.example.com', days: 7 };
    expect(await vera.post('/api/assurance-links', wanted)).toMatchObject({ status: 403 });
    const none = { ...wanted, subject: { ...subject, id: 'qst_none' } };
    expect(await sam.post('/api/assurance-links', none)).toMatchObject({ status: 404 });
    expect(await sam.post('/api/assurance-links', { ...wanted, days: 61 })).toMatchObject({ status: 400 });
    expect(await vera.get(`/api/assurance-links?kind=questionnaire&id=${subject.id}`)).toMatchObject({
      status: 403,
    });
  });

  it('stops after so many uses in an hour, so that it fills neither disk nor ledger', async () => {
    const { id, token } = await linkTo('questionnaire', await send());
    await scene.asOwner('UPDATE auth.attempts SET count = 1000 WHERE key LIKE $1', ['link:%']);
    expect(await ask('look', token)).toMatchObject({ status: 200 });
    await scene.asOwner('UPDATE auth.attempts SET count = 1000 WHERE key LIKE $1', ['link:%']);
    expect(await ask('look', token), id).toMatchObject({ status: 429 });
    await scene.asOwner('DELETE FROM auth.attempts WHERE key LIKE $1', ['link%']);
  });
});

describe('what is kept', () => {
  it('has neither token nor answer nor address nor file readable in it, and no log has the token', async () => {
    const { token } = await linkTo('questionnaire', await send());
    await ask('look', token);
    await ask(`look?token=${token.slice(0, 20)}`, token);
    const dump = await dumpOf(scene.database.ownerUrl);
    for (const secret of [token, SECRET_ANSWER, 'compliance@brightline', PDF])
      expect(dump).not.toContain(secret);
    expect(lines.join('')).not.toContain(token);
  });

  it('is a file only when it is a PDF or a picture of at most 5 MB, and is handed out to save, never to open', async () => {
    const { token } = await linkTo('questionnaire', await send());
    const put = (content: string) =>
      ask('files?question=hos-disks', token, content, 'application/octet-stream');
    for (const bad of ['<html><script>', 'MZ', 'PK', '<svg onload=x>', ' %PDF-1.7'])
      expect(await put(bad)).toMatchObject({ status: 415, json: { error: { code: 'evidence-type' } } });
    expect(await put(`%PDF-${'x'.repeat(5 * 1024 * 1024)}`)).toMatchObject({ status: 413 });
    expect(await ask('files', token, PDF, 'application/pdf')).toMatchObject({ status: 415 });
    for (const nowhere of ['files', 'files?question=no-such'])
      expect(await ask(nowhere, token, PDF, 'application/octet-stream')).toMatchObject({ status: 404 });
    const { id } = (await put(PDF)).json as { id: string };
    const fetched = async (who: Visitor) =>
      fetch(`${scene.baseUrl}/api/evidence-files/${id}`, { headers: { cookie: who.cookie() } });
    const own = await fetched(sam);
    expect(await own.text()).toBe(PDF);
    expect(Object.fromEntries(own.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${id}.pdf"`,
      'x-content-type-options': 'nosniff',
    });
    const nuno = await scene.enter('per_nuno');
    expect((await fetched(nuno)).status).toBe(404);
  });
});

describe('an assessment', () => {
  it('is filled in with what is known, handed in signed and whole, asked back and accepted', async () => {
    const id = await send();
    const before = await shown(vera, id);
    const mfa = before.areas.flatMap((area) => area.questions).find((one) => one.id === 'mfa-all');
    expect(mfa?.given).toMatchObject({
      origin: 'cordon',
      says: expect.stringContaining('second factor') as string,
    });
    expect(await vera.post(`/api/questionnaires/${id}/hand-in`, {})).toMatchObject({
      json: { error: { code: 'answers-incomplete' } },
    });
    const gap = { 'phy-phones': { value: 'no', text: 'Phones are on the desks in Cebu until March.' } };
    expect(await vera.post(`/api/questionnaires/${id}/answers`, { answers: fill(gap) })).toMatchObject({
      status: 200,
    });
    // Unsigned, or signed over other answers.
    const forged = { actId: crypto.randomUUID(), actAt: new Date().toISOString(), signature: 'AAAA' };
    expect(await vera.post(`/api/questionnaires/${id}/hand-in`, forged)).toMatchObject({ status: 403 });
    expect(await vera.post(`/api/questionnaires/${id}/hand-in`, {})).toMatchObject({ status: 200 });

    const raised = await sam.post(`/api/questionnaires/${id}/gaps`, { question: 'phy-phones' });
    expect(raised).toMatchObject({ status: 200 });
    const finding = (raised.json as { id: string }).id;
    expect(await sam.post(`/api/questionnaires/${id}/gaps`, { question: 'mfa-all' })).toMatchObject({
      status: 400,
    });
    const back = { questions: ['phy-phones'], verdict: 'asked-back', asked: 'Can the lockers come earlier?' };
    expect(await sam.post(`/api/questionnaires/${id}/judge`, back)).toMatchObject({ status: 200 });
    expect(await shown(vera, id)).toMatchObject({ row: { state: 'asked-back' } });
    expect(await vera.post(`/api/questionnaires/${id}/hand-in`, {})).toMatchObject({ status: 409 });
    const better = { answers: [{ question: 'phy-phones', value: 'yes', text: '' }] };
    expect(await vera.post(`/api/questionnaires/${id}/answers`, better)).toMatchObject({ status: 200 });
    expect(await vera.post(`/api/questionnaires/${id}/hand-in`, {})).toMatchObject({ status: 200 });
    expect((await scene.house.findingStore.find(finding))?.closed).toBeNull();
    const accept = { questions: questions.map((one) => one.id), verdict: 'accepted', asked: null };
    expect(await sam.post(`/api/questionnaires/${id}/judge`, accept)).toMatchObject({ status: 200 });
    expect(await shown(sam, id)).toMatchObject({ row: { state: 'accepted' } });
    expect((await scene.house.findingStore.find(finding))?.closed).toMatchObject({ how: 'settled' });
  });

  it('is brought to another client with its proof, and not once anything in the file was changed', async () => {
    const [first, second] = [await send(), await send()];
    const told = fill({ 'awa-tell': { value: 'named', text: 'By the works council.' } });
    await vera.post(`/api/questionnaires/${first}/answers`, { answers: told });
    expect(await vera.post(`/api/questionnaires/${first}/hand-in`, {})).toMatchObject({ status: 200 });
    const { json } = await vera.get(`/api/questionnaires/${first}/answers-file`);
    const file = json as { record: string; sha256: string; proof: string; vkey: string; entry: number };
    for (const bad of [
      { ...file, record: file.record.replace('works council', 'board') },
      { ...file, record: file.record.replace('works', 'x'), sha256: 'a'.repeat(64) },
      { ...file, proof: file.proof.slice(0, -20) },
      { ...file, proof: '' },
      { ...file, vkey: file.vkey.slice(0, -4) },
      { ...file, record: '{}' },
    ])
      expect(await vera.post(`/api/questionnaires/${second}/import`, bad)).toMatchObject({
        status: 422,
        json: { error: { code: 'answers-file-unsound' } },
      });
    const brought = await vera.post(`/api/questionnaires/${second}/import`, file);
    expect(brought).toMatchObject({ status: 200 });
    const given = (await shown(sam, second)).areas
      .flatMap((area) => area.questions)
      .find((one) => one.id === 'awa-tell');
    expect(given?.given).toMatchObject({
      value: 'named',
      origin: 'file',
      says: expect.stringContaining('cordon.') as string,
    });
    const nuno = await scene.enter('per_nuno');
    expect(await nuno.get(`/api/questionnaires/${first}`)).toMatchObject({ status: 404 });
    expect(await nuno.get(`/api/questionnaires/${first}/answers-file`)).toMatchObject({ status: 404 });
  });
});
