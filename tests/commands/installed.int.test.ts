import { mkdtempSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPack } from '@cordon/core/agreements';
import { browserPorts } from '../../packages/console/src/verify/ports.ts';
import { openZip } from '../../packages/console/src/verify/zip.ts';
import { authenticatorApp, visitor } from '../../packages/server/src/demo/client.ts';
import type { SignIn } from '../../packages/server/src/demo/signIns.ts';
import { removeEmbedded } from '../../packages/server/src/platform/embedded.ts';
import pg from 'pg';
import { emptyDatabase } from '../support/database.ts';
import { cordon, jsonOf, start, type Called } from './cordon.ts';

/** The commands that work on an installation, called one after the other on the data folder of one demo. */
describe('on the data folder of a demo', () => {
  let folder: string;
  let data: string;
  let day: Called;
  let welcome: string;
  let ticket: string;
  let page: { readonly origin: string; readonly framedBy: string };
  let pageBefore: string;
  let stopped: Called;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cordon-commands-'));
    data = join(folder, 'data');
    day = cordon(['demo', '--once', '--port', '0', '--customers', '300', '--data', data]);
    if (day.status !== 0) throw new Error(day.stderr);
    // Somebody else has the port of its helpdesk's page by now.
    const { port } = JSON.parse(readFileSync(join(data, 'demo-helpdesk.json'), 'utf8')) as { port: number };
    const other = createServer().listen(port, '127.0.0.1');
    const running = await start(['demo', '--port', '0', '--data', data], 'Ctrl-C stops');
    other.close();
    welcome = running.said;
    pageBefore = `http://127.0.0.1:${String(port)}`;
    ticket = await ticketOf('per_carla');
    page = await helpdeskPage();
    stopped = await running.interrupt();
  }, 300_000);

  afterAll(async () => {
    await removeEmbedded(data);
    await rm(folder, { recursive: true, force: true });
  });

  async function ticketOf(person: string): Promise<string> {
    const signIns = JSON.parse(readFileSync(join(data, 'demo-sign-ins.json'), 'utf8')) as SignIn[];
    const who = signIns.find((signIn) => signIn.person === person);
    const [, baseUrl = ''] = /runs on (\S+)/.exec(welcome) ?? [];
    if (who === undefined) throw new Error(`nobody called ${person}`);
    const app = authenticatorApp(who.totpSecret);
    // The code of this half minute may be used: everybody who works for order support played a part.
    app();
    const browser = visitor(baseUrl, who, app);
    await browser.signIn();
    const { json } = await browser.get('/api/tickets');
    const [first] = (json as { items: { id: string }[] }).items;
    return first?.id ?? '';
  }

  /** The helpdesk's page with a ticket of Ada's, and who may frame what it shows beside it. */
  async function helpdeskPage(): Promise<typeof page> {
    const [, origin = ''] = /beside the ticket, is at (\S+)/.exec(welcome) ?? [];
    const list = await (await fetch(`${origin}/as/per_ada`)).text();
    const [, number = ''] = /tickets\/(\d+)"/.exec(list) ?? [];
    const shown = await (await fetch(`${origin}/as/per_ada/tickets/${number}`)).text();
    const [, frame = ''] = /<iframe [^>]*src="([^"#]+)#/.exec(shown) ?? [];
    const policy = (await fetch(frame)).headers.get('content-security-policy') ?? '';
    return { origin, framedBy: /frame-ancestors ([^;]+)/.exec(policy)?.[1] ?? '' };
  }

  it('demo --once plays its day through the doors and ends', () => {
    expect(day, day.stderr).toMatchObject({ status: 0, stdout: '' });
    expect(day.stderr).toContain('The day is over');
    expect(day.stderr).toMatch(/a finding names him and entry \d+/);
    expect(day.stderr).toMatch(/goodwill credit .* cites clause 2\.13/);
    expect(day.stderr).toMatch(/export \d+ rows .* waits for the company’s approval/);
    expect(day.stderr).toMatch(/database tool reads .*•.*\n.*whole address.*\n.*refused with SQLSTATE 42P01/);
    expect(day.stderr).toMatch(/how many customers each plan has: \w+ \d+/);
  });

  it('source draft, connect, report and live take a database from its settings to its signed map, each refusing what is not ready', async () => {
    const shop = await emptyDatabase('by_hand');
    try {
      const owner = new pg.Client({ connectionString: shop.ownerUrl });
      await owner.connect();
      await owner.query(`CREATE TABLE customers (id int PRIMARY KEY, email text, c7 text);
        INSERT INTO customers SELECT i, 'customer' || i || '@example.com', 'n' || i FROM generate_series(1, 20) i`);
      await owner.end();
      const [settings, file] = [join(folder, 'settings.json'), join(folder, 'draft.json')];
      writeFileSync(settings, JSON.stringify({ ownerUrl: shop.ownerUrl }));
      const source = (...argv: string[]) => cordon(['source', ...argv, '--data', data]);

      expect(source('draft')).toMatchObject({ status: 2, stdout: '' });
      const drafted = source('draft', settings);
      expect(drafted.status).toBe(0);
      expect(drafted.stderr).toContain('1 fields are unclear');
      expect(drafted.stdout + drafted.stderr).not.toMatch(/customer7@|postgres:/);
      writeFileSync(file, drafted.stdout);
      const early = source('connect', 'by-hand', settings, file);
      expect(early).toMatchObject({ status: 1, stdout: '' });
      expect(early.stderr).toContain('customers.c7');

      const [draft] = jsonOf(drafted) as [{ findings: object[] }];
      const findings = draft.findings.map((one) => ({ ...one, confirmed: true }));
      writeFileSync(file, JSON.stringify({ ...draft, findings }));
      const connected = source('connect', 'by-hand', settings, file, '--name', 'By hand');
      expect(connected).toMatchObject({ status: 0 });
      expect(jsonOf(connected)).toEqual([{ source: 'by-hand', entry: expect.any(Number) as number }]);
      expect(source('connect', 'by-hand', settings, file)).toMatchObject({ status: 1, stdout: '' });

      expect(source('live', 'by-hand', 'ab'.repeat(32))).toMatchObject({ status: 1, stdout: '' });
      const reported = source('report', 'by-hand');
      const [{ hash, report }] = jsonOf(reported) as [{ hash: string; report: { counts: object } }];
      expect(report.counts).toMatchObject({ fields: 3, shown: 0 });
      expect(source('live', 'by-hand', hash)).toMatchObject({ status: 0 });
      expect(source('live', 'by-hand', hash)).toMatchObject({ status: 1, stdout: '' });
    } finally {
      await shop.drop();
    }
  }, 180_000);

  it('demo keeps its data, prints who may sign in and how, and stops at Ctrl-C', () => {
    expect(welcome).not.toContain('Seeding');
    expect(page.framedBy).toBe(page.origin);
    expect(page.origin).not.toBe(pageBefore);
    expect(welcome).toMatch(/agent +Ada Cruz +ada@brightline\.example\.com +demo-\S+ +[A-Z2-7]{32,}/);
    expect(stopped).toMatchObject({ status: 0, stdout: '' });
    expect(ticket).toMatch(/^tic_/);
  });

  it('PII protocols are listed, shown and written as Markdown', { timeout: 120_000 }, () => {
    const listed = cordon(['protocol', 'list', '--data', data]);
    const rows = listed.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { agreement: string; purpose: string });
    expect(rows).toContainEqual(
      expect.objectContaining({ agreement: 'agr_harbor_brightline', purpose: 'order-support' }),
    );
    const named = ['agr_harbor_brightline', 'order-support'];
    const shown = cordon(['protocol', 'show', ...named, '--data', data]);
    expect(shown.stdout).toMatch(/^# PII protocol: order-support\n/);
    expect(shown.stdout).toMatch(/\| E-mail \|/);
    const pages = join(folder, 'protocols');
    expect(cordon(['protocol', 'export', pages, '--data', data]).status).toBe(0);
    expect(readFileSync(join(pages, `${named.join('-')}.md`), 'utf8')).toBe(shown.stdout);
    expect(cordon(['protocol', 'show', 'agr_none', 'none', '--data', data]).status).toBe(2);
  });

  it('ledger export and ledger verify agree; a changed tile does not pass', () => {
    const log = join(folder, 'log');
    const exported = cordon(['ledger', 'export', log, '--data', data]);
    expect(exported.status).toBe(0);
    const [{ size, vkey }] = jsonOf(exported) as [{ size: number; vkey: string }];
    expect(size).toBeGreaterThan(20);

    const verified = cordon(['ledger', 'verify', log, '--key', vkey]);
    expect(verified.status).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, size, problems: [] });

    // The entry of the access that the day ended with, proven from the copy and from the database, and read offline.
    const proof = join(folder, 'entry.tlog-proof');
    for (const place of [
      [log, '3', '--key', vkey],
      ['3', '--data', data],
    ]) {
      expect(cordon(['ledger', 'prove', ...place, '-o', proof]).status).toBe(0);
      const read = cordon(['ledger', 'verify-proof', proof, '--key', vkey]);
      expect(read.status).toBe(0);
      expect(JSON.parse(read.stdout)).toMatchObject({ ok: true, index: 3, opened: place[0] === '3' });
    }
    const whole = cordon(['ledger', 'fsck', '--data', data]);
    expect(whole.status, whole.stderr).toBe(0);
    expect(JSON.parse(whole.stdout)).toMatchObject({ ok: true, entries: size, bodies: size, problems: [] });
    expect(jsonOf(cordon(['ledger', 'recover', log, '--data', data]))).toMatchObject([
      { ok: true, from: size, entries: 0 },
    ]);
    expect(cordon(['ledger', 'fsck', log, '--key', vkey]).status).toBe(0);
    expect(jsonOf(cordon(['ledger', 'export', log, '--data', data]))).toMatchObject([
      { from: size, files: 0 },
    ]);

    // A tile is full with 256 entries; how many there are depends on how quick the jobs of the demo were.
    const tile = join(log, size < 256 ? `tile/entries/000.p/${String(size)}` : 'tile/entries/000');
    expect(existsSync(tile)).toBe(true);
    const bytes = readFileSync(tile);
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
    writeFileSync(tile, bytes);
    const tampered = cordon(['ledger', 'verify', log, '--key', vkey]);
    expect(tampered.status).toBe(1);
    expect(JSON.parse(tampered.stdout)).toMatchObject({ ok: false });
    expect(cordon(['ledger', 'verify'])).toMatchObject({ status: 2, stdout: '' });
  }, 120_000);

  it('siem export tells of every entry as OCSF, and goes on where its file ends', () => {
    const file = join(folder, 'events.jsonl');
    const [first] = jsonOf(cordon(['siem', 'export', '-o', file, '--until', '5', '--data', data]));
    expect(first).toMatchObject({ query: { from: 0, until: 5 }, count: 5 });
    const [rest] = jsonOf(cordon(['siem', 'export', '-o', file, '--data', data]));
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(rest).toMatchObject({ query: { from: 5 }, count: lines.length - 5 });
    const { size } = rest as { size: number };
    expect(rest).toHaveProperty('checkpoint', expect.stringContaining(`\n${String(size)}\n`));
    // Heartbeats are no acts.
    expect(lines.length).toBeGreaterThan(size / 2);
    const told = cordon(['siem', 'export', '--from', '3', '--until', '4', '--data', data]);
    expect(told.stdout.trimEnd()).toBe(lines[3]);
  });

  it('evidence writes a pack that verifies, and is honest about what is not there', async () => {
    const pack = join(folder, 'pack.zip');
    const made = cordon(['evidence', 'agr_harbor_brightline', '-o', pack, '--data', data]);
    expect({ status: made.status, err: made.status === 0 ? '' : made.stderr }).toEqual({
      status: 0,
      err: '',
    });
    const [{ manifest, entries, problems }] = jsonOf(made) as [
      { manifest: string; entries: number; problems: string[] },
    ];
    expect(problems).toEqual([]);
    expect(entries).toBeGreaterThan(20);
    const report = await verifyPack(await openZip(new Blob([readFileSync(pack)])), browserPorts);
    expect(report).toMatchObject({ ok: true, manifestHash: manifest });

    const none = join(folder, 'none.zip');
    expect(cordon(['evidence', 'agr_none', '-o', none, '--data', data])).toMatchObject({
      status: 1,
      stdout: '',
    });
    expect(existsSync(none)).toBe(false);
    expect(existsSync(`${none}.part`)).toBe(false);
  }, 120_000);

  it('policy explain says yes with 0 and no with 1, the decision as JSON and in words', () => {
    const ask = (agent: string, resource: string) =>
      cordon([
        'policy',
        'explain',
        ...['--agent', agent],
        ...['--resource', resource],
        ...['--ticket', ticket],
        ...['--data', data],
      ]);
    const yes = ask('carla@brightline.example.com', 'customers');
    expect(yes.status).toBe(0);
    expect(jsonOf(yes)).toMatchObject([
      { allow: true, sentence: expect.stringContaining('Allowed by') as string },
    ]);
    expect(yes.stderr).toContain('Allowed by');
    const no = ask('per_rita', 'customers');
    expect(no.status).toBe(1);
    expect(jsonOf(no)).toMatchObject([{ allow: false }]);
    expect(no.stderr).toContain('Refused by');
    expect(ask('per_nobody', 'customers')).toMatchObject({ status: 1, stdout: '' });
  }, 120_000);

  it('recover-admin gives a link and the number of its entry', () => {
    const recovered = cordon(['recover-admin', '--email', 'olivia@harbor.example.com', '--data', data]);
    expect(recovered.status).toBe(0);
    const [answer] = jsonOf(recovered) as [{ link: string; entry: number }];
    expect(answer.link).toMatch(/^http:\/\/localhost:\d+\//);
    expect(answer.entry).toBeGreaterThan(20);
    const nobody = ['recover-admin', '--email', 'nobody@harbor.example.com', '--data', data];
    expect(cordon(nobody)).toMatchObject({ status: 1, stdout: '' });
  }, 120_000);

  it('serve starts on the same folder and stops at Ctrl-C', async () => {
    const running = await start(['serve', '--port', '0', '--data', data], 'Cordon listens on');
    expect(await running.interrupt()).toMatchObject({ status: 0, stdout: '' });
  }, 120_000);

  it('a file in the place of the folder gets a clear error', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const refused = cordon(['demo', '--port', '0', '--data', file]);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('A folder is needed');
  });
});
