import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runCommand } from '../../packages/server/src/commands/index.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { openScene, type Scene } from '../attacks/attack.ts';

/* What an operator types gives what the page gives, and is entered like it. */

let scene: Scene;
let priya: Visitor;
let folder: string;
let request: string;

beforeAll(async () => {
  scene = await openScene();
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-report-command-'));
  const { ticket, customer } = await scene.boundTicket('per_ada');
  await (await scene.enter('per_ada')).get(`/api/tickets/${ticket.id}`);
  scene.pass(1);
  priya = await scene.enterFresh('per_priya');
  const opened = await priya.post('/api/subject-requests', {
    ...{ kind: 'access', source: 'harbor', subject: String(customer.id) },
    receivedAt: new Date().toISOString(),
  });
  request = (opened.json as { id: string }).id;
  // Vite has a variable of this name of its own.
  vi.stubEnv('BASE_URL', '');
  vi.stubEnv('DATABASE_URL', scene.database.ownerUrl);
  vi.stubEnv('CORDON_SECRET', scene.database.secret);
  vi.stubEnv('DATA_DIR', path.join(folder, 'data'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...argv: string[]): Promise<{ status: number; json: unknown; err: string }> {
  let [out, err] = ['', ''];
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const status = await runCommand(['report', 'access', ...argv], io);
  return { status, json: out === '' ? null : JSON.parse(out), err };
}

async function lastEntries(count: number) {
  const rows = await scene.asOwner<{ idx: string; kind: string; person: string | null; body: string }>(
    `SELECT idx, kind, person_id AS person, body FROM cordon.ledger_bodies WHERE kind LIKE 'subject-report%'
     ORDER BY idx DESC LIMIT $1`,
    [count],
  );
  return rows.map(({ kind, person, body }) => ({ kind, person, body }));
}

it('prints the page’s report as JSON, entered as a look by nobody', async () => {
  const page = await priya.get(`/api/subject-requests/${request}/report`);
  const { status, json } = await run(request);
  expect(status).toBe(0);
  const { entry, ...told } = json as { entry: number };
  const shown = page.json as { entry: number; request: object; size: number; indexed: number };
  expect({ ...told, size: 0, indexed: 0 }).toEqual({
    ...{ ...shown, size: 0, indexed: 0 },
    entry: undefined,
  });
  expect(entry).toBeGreaterThan(shown.entry);
  expect(await lastEntries(1)).toMatchObject([{ kind: 'subject-report-seen', person: null }]);
});

it('writes a signed PDF whose hash is entered, and JSON, for the owner of the file alone', async () => {
  const pdf = path.join(folder, 'report.pdf');
  expect(await run(request, '--out', pdf)).toMatchObject({
    status: 0,
    json: { file: pdf, request, accesses: 1 },
  });
  const bytes = await readFile(pdf);
  expect(bytes.toString('latin1')).toContain('/SubFilter /ETSI.CAdES.detached');
  expect((await stat(pdf)).mode & 0o077).toBe(0);
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  expect((await lastEntries(1))[0]?.body).toContain(hash);

  const json = path.join(folder, 'report.json');
  expect(await run(request, '--out', json)).toMatchObject({ status: 0, json: { file: json } });
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ total: 1, request: { id: request } });
});

it('names no agent before two people said so, and says what it was asked wrongly', async () => {
  const before = await readdir(folder);
  expect(await run(request, '--named', '--out', path.join(folder, 'named.pdf'))).toMatchObject({ status: 1 });
  expect(await run('srq_unknown')).toMatchObject({ status: 1, json: null });
  expect(await run()).toMatchObject({ status: 2 });
  expect(await run(request, '--out', path.join(folder, 'report.txt'))).toMatchObject({ status: 2 });
  expect(await readdir(folder)).toEqual(before);
});
