import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { answerOnly, askByLink, tokenIn } from '../support/assessments.ts';
import { dumpOf } from '../support/dump.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * Somebody without an account answers a finding by a link: it reaches that finding alone, while the link is good; what it
 * claims closes nothing; and whoever made the link cannot close what came by it.
 */

const PDF = '%PDF-1.7 made up';
const SECRET = 'The key of the server room hung beside the door until Monday.';
const MENDED = { text: SECRET, says: { what: 'mended' } };

let scene: Scene;
let olivia: Visitor;
let sam: Visitor;
let vera: Visitor;
let nth = 0;

beforeAll(async () => {
  scene = await openScene();
  [olivia, sam, vera] = await Promise.all([
    scene.enterFresh('per_olivia'),
    scene.enterFresh('per_sam'),
    scene.enterFresh('per_vera'),
  ]);
});
afterAll(() => scene.close());

const ask = (path: string, token: string, body: unknown = {}): Promise<Answer> =>
  askByLink(scene.baseUrl, path, token, body, path === 'files' ? 'application/octet-stream' : undefined);

/** Of the vendor, which only another person can look at again. */
async function found(kind: 'hint-mismatch' | 'audit-overdue' | 'device-failing' = 'hint-mismatch') {
  const { id } = await scene.house.findings.raise({
    ...{ kind, about: `x/${String(++nth)}`, source: null, vendor: 'pty_brightline' },
    ...{ agreement: 'agr_harbor_brightline', facts: {} },
  });
  return id;
}

async function linkTo(id: string, by = olivia) {
  const subject = { kind: 'finding', id };
  const wanted = { subject, address: 'site@brightline.example.com', days: 7 };
  const answer = await by.post('/api/assurance-links', wanted);
  expect(answer).toMatchObject({ status: 200 });
  return { link: (answer.json as { link: { id: string } }).link.id, token: tokenIn(await scene.mails()) };
}

interface Detail {
  readonly state: string;
  readonly closed: unknown;
  readonly evidence: readonly {
    readonly by: { readonly id: string } | null;
    readonly text: string;
    readonly entry: number | null;
    readonly files: readonly { readonly id: string }[];
  }[];
  readonly events: readonly { readonly act: string; readonly by: unknown; readonly text: string | null }[];
}

const shown = async (id: string, who = olivia) => (await who.get(`/api/findings/${id}`)).json as Detail;
const refused = (code: string) => ({ json: { error: { code } } });
const saw = { passes: true, saw: 'I looked at it myself today and it is gone.' };

it('a claim by a link closes nothing, and neither the vendor nor whoever made the link closes it', async () => {
  const id = await found();
  const { link, token } = await linkTo(id);
  expect(await ask('files', token, PDF)).toMatchObject({ status: 200 });
  expect(await ask('finding', token, MENDED)).toMatchObject({ status: 200 });
  expect(await ask('finding', token, MENDED)).toMatchObject(refused('finding-not-ready'));
  expect(await ask('look', token)).toMatchObject({
    json: { finding: { state: 'fix-claimed', mayClaim: false } },
  });
  const claimed = await shown(id);
  expect(claimed).toMatchObject({ state: 'fix-claimed', closed: null });
  expect(claimed.evidence).toMatchObject([
    { by: null, text: SECRET, files: [{ id: expect.any(String) as string }] },
  ]);
  expect(claimed.events.at(-1)).toMatchObject({ act: 'finding-answered', by: null, text: null });

  // What stands in the ledger is the link and hashes, and names nobody.
  const [entry] = await scene.asOwner<{ body: string }>(
    'SELECT body FROM cordon.ledger_bodies WHERE idx = $1',
    [claimed.evidence[0]?.entry],
  );
  expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
    ...{ act: 'finding-answered', person: null, party: 'pty_brightline' },
    words: { finding: id, link, says: 'mended', files: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  });
  expect(entry?.body).not.toContain('server room');
  expect(await dumpOf(scene.database.ownerUrl)).not.toContain(SECRET);

  const retest = `/api/findings/${id}/retest`;
  expect(await olivia.post(retest, saw)).toMatchObject(refused('not-the-second-person'));
  expect(await vera.post(retest, saw)).toMatchObject(refused('role-not-allowed'));
  expect(await shown(id)).toMatchObject({ state: 'fix-claimed' });
  expect(await sam.post(retest, saw)).toMatchObject({ status: 200 });
  expect(await shown(id)).toMatchObject({
    state: 'closed',
    closed: { how: 'retested', by: { id: 'per_sam' } },
  });
  expect(await ask('finding', token, answerOnly('And more.'))).toMatchObject(refused('already-done'));
  expect(
    await olivia.post('/api/assurance-links', {
      ...{ subject: { kind: 'finding', id }, address: 'a@brightline.example.com', days: 7 },
    }),
  ).toMatchObject(refused('already-done'));
});

it('a claim about what a machine sees waits for its look, and a look that finds it again takes it back', async () => {
  const id = await found('device-failing');
  const { token } = await linkTo(id);
  expect(await ask('finding', token, MENDED)).toMatchObject({ status: 200 });
  expect(await shown(id)).toMatchObject({ state: 'fix-claimed', closed: null });
  expect(await sam.post(`/api/findings/${id}/retest`, saw)).toMatchObject(refused('role-not-allowed'));
  const { house } = scene;
  const finding = await house.findingStore.find(id);
  if (finding === null) throw new Error('the finding is gone');
  await house.findings.raise(finding);
  expect(await shown(id)).toMatchObject({ state: 'open' });
});

it('what is the company’s own takes words as evidence, and neither plan nor claim', async () => {
  const id = await found('audit-overdue');
  const { token } = await linkTo(id);
  expect(await ask('look', token)).toMatchObject({ json: { finding: { mayPlan: false, mayClaim: false } } });
  const until = new Date(Date.now() + 86_400_000).toISOString();
  expect(await ask('finding', token, MENDED)).toMatchObject(refused('role-not-allowed'));
  const planned = { text: 'Next week.', says: { what: 'planned', until } };
  expect(await ask('finding', token, planned)).toMatchObject(refused('role-not-allowed'));
  expect((await shown(id)).evidence).toEqual([]);
  expect(await ask('finding', token, answerOnly('The lists are ready.'))).toMatchObject({ status: 200 });
  expect(await shown(id)).toMatchObject({ state: 'open', evidence: [{ text: 'The lists are ready.' }] });
});

it('a plan by a link is for a day to come, and can be followed by a claim', async () => {
  const id = await found();
  const { token } = await linkTo(id);
  const planned = (until: number) => ({
    text: 'A key box is ordered.',
    says: { what: 'planned', until: new Date(until).toISOString() },
  });
  expect(await ask('finding', token, planned(Date.now() - 1))).toMatchObject(refused('finding-not-ready'));
  expect(await shown(id)).toMatchObject({ state: 'open', evidence: [] });
  expect(await ask('finding', token, planned(Date.now() + 86_400_000))).toMatchObject({ status: 200 });
  expect(await shown(id)).toMatchObject({ state: 'planned', evidence: [{ by: null }] });
  expect(await ask('finding', token, MENDED)).toMatchObject({ status: 200 });
  expect(await shown(id)).toMatchObject({ state: 'fix-claimed', closed: null });
});

it('the link of one finding touches no other, whatever it sends along', async () => {
  const [own, other] = [await found(), await found()];
  const [mine, theirs] = [await linkTo(own), await linkTo(other)];
  const before = await shown(other);
  const tries = [
    { ...MENDED, finding: other },
    { ...MENDED, id: other },
    { ...MENDED, link: theirs.link },
  ];
  for (const body of tries) expect(await ask('finding', mine.token, body)).toMatchObject({ status: 400 });
  for (const path of [`finding?finding=${other}`, `finding?id=${other}`])
    await ask(path, mine.token, answerOnly('Of my own.'));
  await ask(`files?question=${other}`, mine.token, PDF);
  expect(await shown(other)).toEqual(before);
  expect(await ask('look', theirs.token)).toMatchObject({ json: { finding: { answers: [], files: [] } } });
  expect(await ask('finding', mine.token, MENDED)).toMatchObject({ status: 200 });
  expect(await shown(other)).toEqual(before);
});

it('what came by one link goes with no answer by another, not even of the same finding', async () => {
  const id = await found();
  const [first, second] = [await linkTo(id), await linkTo(id)];
  expect(await ask('files', first.token, PDF)).toMatchObject({ status: 200 });
  expect(await ask('finding', second.token, answerOnly('By the second.'))).toMatchObject({ status: 200 });
  expect(await ask('finding', first.token, answerOnly('By the first.'))).toMatchObject({ status: 200 });
  expect(await ask('finding', first.token, answerOnly('Once more.'))).toMatchObject({ status: 200 });
  const { evidence } = await shown(id);
  expect(Object.fromEntries(evidence.map(({ text, files }) => [text, files.length]))).toEqual({
    'By the first.': 1,
    'By the second.': 0,
    'Once more.': 0,
  });
});

it('a link that was taken away or is over adds nothing', async () => {
  const id = await found();
  const [revoked, ended] = [await linkTo(id), await linkTo(id)];
  expect(await olivia.post(`/api/assurance-links/${revoked.link}/revoke`, {})).toMatchObject({ status: 200 });
  await scene.asOwner('UPDATE cordon.assurance_links SET expires_at = $2 WHERE id = $1', [
    ended.link,
    new Date(),
  ]);
  for (const { token } of [revoked, ended]) {
    expect(await ask('finding', token, MENDED)).toMatchObject({ status: 410, ...refused('link-used') });
    expect(await ask('files', token, PDF)).toMatchObject({ status: 410 });
  }
  expect(await shown(id)).toMatchObject({ state: 'open', evidence: [], events: [] });
});

it('of two answers at once that rest on the same state, one claims', async () => {
  const id = await found();
  const { token } = await linkTo(id);
  const said = await Promise.all([ask('finding', token, MENDED), ask('finding', token, MENDED)]);
  expect(said.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await shown(id)).toMatchObject({ state: 'fix-claimed', evidence: [{ by: null }] });
  expect((await shown(id)).evidence).toHaveLength(1);
});
