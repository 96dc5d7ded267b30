import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../demo/client.ts';
import { lookAtClocks } from './jobs.ts';
import { createMailer, type Mailer } from '../../platform/mail.ts';
import { expectRefused, MINUTE, openScene, type Scene } from '../../../../../tests/attacks/attack.ts';

/* A clock starts by what is known, is entered, reminds whoever owes the notice, and stops by a notice that went out. */

const HOUR = 60 * MINUTE;
const BRIGHTLINE = 'agr_harbor_brightline';
const CONTRACT = `contract:${BRIGHTLINE}:7.1`;

interface ClockSeen {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly late: boolean;
  readonly due: { readonly at: string } | null;
  readonly why: readonly string[];
}

interface NoticeSeen {
  readonly id: string;
  readonly address: string | null;
  readonly tries: number;
  readonly problem: string | null;
  readonly sentAt: string | null;
}

/** A mail server of the world outside, which can refuse to work. */
async function openServer() {
  const took: { readonly to: string; readonly subject: string; readonly text: string }[] = [];
  let down = false;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    onMailFrom: (_, __, done) => {
      done(down ? new Error('out of order') : null);
    },
    onData: (stream, { envelope }, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      stream.on('end', () => {
        const subject = /^Subject: ([^]*?)\r\n(?!\s)/m.exec(text)?.[1]?.replaceAll(/\r\n\s+/g, ' ') ?? '';
        took.push({ to: envelope.rcptTo.map(({ address }) => address).join(), subject, text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${String(port)}`,
    from: 'cordon@harbor.example.com',
  });
  return {
    ...{ took, mailer },
    isDown: (is: boolean) => {
      down = is;
    },
    close: async () => {
      mailer.close();
      await new Promise<void>((resolve) => {
        server.close(resolve);
      });
    },
  };
}

let scene: Scene;
let priya: Visitor;
let vera: Visitor;
let server: Awaited<ReturnType<typeof openServer>>;

beforeAll(async () => {
  [scene, server] = await Promise.all([openScene(), openServer()]);
  [priya, vera] = await Promise.all([scene.enterFresh('per_priya'), scene.enterFresh('per_vera')]);
});
afterAll(async () => {
  await server.close();
  await scene.close();
});

const look = (mailer: Mailer = server.mailer) => lookAtClocks({ ...scene.house.clockDeps, mailer });
const record = (incident: string, fact: Readonly<Record<string, unknown>>, who = priya) =>
  who.post(`/api/clocks/${incident}/facts`, {
    ...{ at: new Date().toISOString(), zone: 'Europe/Dublin' },
    ...fact,
  });
const recorded = async (incident: string, ...facts: readonly Readonly<Record<string, unknown>>[]) => {
  for (const fact of facts) {
    const answer = await record(incident, fact);
    expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 200 });
  }
};
const clocks = async (incident: string, who = priya): Promise<readonly ClockSeen[]> => {
  const { json } = await who.get(`/api/clocks/${incident}`);
  return (json as { incidents: { clocks: ClockSeen[] }[] }).incidents[0]?.clocks ?? [];
};
const clock = async (incident: string, id: string, who = priya) =>
  (await clocks(incident, who)).find((one) => one.id === id);
const draft = async (incident: string, id: string, who = priya) =>
  (await who.get(`/api/clocks/${incident}/draft?clock=${encodeURIComponent(id)}`)).json as {
    parts: { id: string; text: string }[];
    missing: { part: string }[];
    addresses: string[];
  };
const give = async (
  incident: string,
  id: string,
  address: string | null,
  change: Readonly<Record<string, string>> = {},
  who = priya,
) => {
  const { parts } = await draft(incident, id, who);
  const texts = { ...Object.fromEntries(parts.map(({ id: part, text }) => [part, text])), ...change };
  return who.post(`/api/clocks/${incident}/notices`, { clock: id, texts, address });
};
const notices = async (incident: string) =>
  ((await priya.get(`/api/clocks/${incident}/notices`)).json as { notices: NoticeSeen[] }).notices;
/** A session ends while time passes. */
const back = async () => {
  scene.pass(MINUTE);
  await priya.signIn();
  scene.pass(MINUTE);
  await priya.stepUp();
};
const aware = { kind: 'company-aware', exact: true };
const rows = <T extends Record<string, unknown>>(text: string) => scene.asOwner<T>(text);
const TOLD = [
  { kind: 'telling', about: 'happened', text: 'Records were read that no ticket explained.' },
  { kind: 'telling', about: 'consequences', text: 'Unwanted mail to those affected is likely.' },
  { kind: 'telling', about: 'taken', text: 'The account was closed.' },
  { kind: 'categories', of: 'people', names: ['customers'] },
  { kind: 'categories', of: 'data', names: ['names', 'addresses'] },
  { kind: 'affected', count: 37 },
  { kind: 'records', count: 40 },
  { kind: 'contact', name: 'Data protection officer', email: 'privacy@harbor.example.com' },
];

describe('a fact', () => {
  it('starts the clocks that hang on it, is signed, and stands in the ledger without what it says', async () => {
    const { answer, entered } = await scene.attack(() => record('inc_one', aware));
    expect(answer.status).toBe(200);
    expect(entered).toMatchObject([{ kind: 'incident-fact-recorded', person: 'per_priya' }]);
    expect(entered[0]?.body).toContain('"kind":"company-aware"');
    await recorded('inc_one', { kind: 'telling', about: 'happened', text: 'A very particular sentence.' });
    const bodies = await rows<{ body: string }>('SELECT body FROM cordon.ledger_bodies');
    expect(bodies.some(({ body }) => body.includes('particular sentence'))).toBe(false);
    const due = new Date(Date.now() + 72 * HOUR).toISOString();
    expect(await clock('inc_one', 'gdpr-33-1')).toMatchObject({ state: 'running', due: { at: due } });
  });

  it('takes the hours of the agreement that both sides signed, and no other', async () => {
    const now = Date.now();
    await recorded(
      'inc_one',
      { kind: 'contract', agreement: BRIGHTLINE },
      { kind: 'vendor-aware', exact: true },
    );
    const [terms] = await rows<{ terms: string }>(
      `SELECT terms::text FROM cordon.agreement_versions WHERE agreement_id = '${BRIGHTLINE}' ORDER BY version LIMIT 1`,
    );
    const { duties } = JSON.parse(terms?.terms ?? '{}') as { duties: { kind: string; hours: number }[] };
    const hours = duties.find(({ kind }) => kind === 'breach-notice')?.hours ?? 0;
    expect(hours).toBeGreaterThan(0);
    const found = await clock('inc_one', CONTRACT);
    expect(found?.due?.at).toBe(new Date(now + hours * HOUR).toISOString());
  });

  it.each([
    ['of the future', { ...aware, at: '2026-12-24T00:00:00Z' }, 'bad-request'],
    ['in no zone there is', { ...aware, zone: 'Atlantis/Harbor' }, 'bad-request'],
    ['of an agreement that is not there', { kind: 'contract', agreement: 'agr_nowhere' }, 'not-in-scope'],
    ['of a notice that no clock asks for', { kind: 'sent', clock: 'gdpr-35', whole: true }, 'not-in-scope'],
  ])('%s is refused', async (_, fact, code) => {
    expect(await record('inc_one', fact)).toMatchObject({ json: { error: { code } } });
  });

  it('cannot be changed or taken out by the server', async () => {
    for (const change of [
      `UPDATE cordon.incident_facts SET fact = '{}'`,
      'DELETE FROM cordon.incident_facts',
      `UPDATE cordon.breach_notices SET texts_sealed = ''`,
    ]) {
      await expect(scene.house.world.pools.app.query(change)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('the ledger', () => {
  it('says how many were affected, of which data and when, exactly; and refuses where nobody was', async () => {
    const from = new Date().toISOString();
    scene.pass(MINUTE);
    const ada = await scene.enter('per_ada');
    for (let ticket = 0; ticket < 3; ticket++) {
      const bound = await scene.boundTicket('per_ada');
      expect(await ada.get(`/api/tickets/${bound.ticket.id}`)).toMatchObject({ status: 200 });
    }
    scene.pass(MINUTE);
    const until = new Date().toISOString();
    const ask = (agent: string) =>
      priya.post('/api/clocks/inc_ledger/ledger', {
        ...{ agent, agreement: null, from, until },
        zone: 'Asia/Manila',
      });
    const { answer, entered } = await scene.attack(() => ask('per_ada'));
    expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 200 });
    expect(entered.map(({ kind }) => kind)).toEqual(Array<string>(4).fill('incident-scoped'));
    const { json } = await priya.get('/api/clocks/inc_ledger/facts');
    const facts = (json as { facts: { fact: Record<string, unknown> }[] }).facts.map(({ fact }) => fact);
    expect(facts).toMatchObject([
      { kind: 'affected', count: 3 },
      { kind: 'categories', of: 'people', names: ['customers'] },
      { kind: 'categories', of: 'data' },
      { kind: 'occurred' },
    ]);
    expect(facts[2]?.names).toContain('E-mail');
    expect(await ask('per_ben')).toMatchObject({ json: { error: { code: 'bad-request' } } });
  });
});

describe('a vendor', () => {
  it('sees the clock of its own agreement, and nothing of what the company knows or owes', async () => {
    await recorded('inc_two', aware, { kind: 'risk', risk: 'high' }, { kind: 'affected', count: 4242 });
    expect(await clocks('inc_two', vera)).toEqual([]);
    await recorded(
      'inc_two',
      { kind: 'contract', agreement: BRIGHTLINE },
      { kind: 'vendor-aware', exact: true },
    );
    expect((await clocks('inc_two', vera)).map(({ id }) => id)).toEqual([CONTRACT]);
    const all = (await vera.get('/api/clocks')).json as { incidents: { clocks: ClockSeen[] }[] };
    expect(new Set(all.incidents.flatMap((one) => one.clocks.map(({ kind }) => kind)))).toEqual(
      new Set(['contract']),
    );
    expect(JSON.stringify(all)).not.toContain('4242');
    const { parts } = await draft('inc_two', CONTRACT, vera);
    expect(parts.find(({ id }) => id === 'subjects')?.text).toBe('Not known yet.');
  });

  it('gives the notice of its agreement to the company’s own people, and mails nobody else in the company’s name', async () => {
    expect(await give('inc_two', CONTRACT, 'victim@elsewhere.example', {}, vera)).toMatchObject({
      json: { error: { code: 'bad-request' } },
    });
    const { addresses } = await draft('inc_two', CONTRACT, vera);
    const [address = ''] = addresses;
    expect(addresses.length).toBeGreaterThan(0);
    const happened = { nature: 'An account of ours was used by somebody else.' };
    expect(await give('inc_two', CONTRACT, address, happened, vera)).toMatchObject({ status: 200 });
    await look();
    expect(server.took.some(({ to, text }) => to === address && text.includes('used by somebody else'))).toBe(
      true,
    );
    const kept = await rows<{ texts: string }>('SELECT texts_sealed AS texts FROM cordon.breach_notices');
    expect(JSON.stringify(kept)).not.toContain('somebody else');
  });

  it('is refused every other clock, the facts, and another vendor’s', async () => {
    const denied = await vera.get('/api/clocks/inc_two/draft?clock=gdpr-33-1');
    expect(denied).toMatchObject({ json: { error: { code: 'not-in-scope' } } });
    expectRefused(
      await scene.attack(() => vera.get('/api/clocks/inc_two/facts')),
      'role-not-allowed',
      'per_vera',
    );
    expectRefused(await scene.attack(() => record('inc_two', aware, vera)), 'role-not-allowed', 'per_vera');
    const ada = await scene.enter('per_ada');
    expectRefused(await scene.attack(() => ada.get('/api/clocks')), 'role-not-allowed', 'per_ada');
  });
});

describe('a notice', () => {
  it('is drafted from what is known, refused while it lacks what the law asks for, and made as a file all the same', async () => {
    await recorded('inc_three', aware, { kind: 'risk', risk: 'high' });
    const { missing } = await draft('inc_three', 'gdpr-34');
    expect(missing.map(({ part }) => part)).toEqual(['nature', 'contact', 'consequences', 'measures']);
    expect(await give('inc_three', 'hipaa-media', 'desk@press.example')).toMatchObject({
      json: { error: { code: 'notice-incomplete' } },
    });
    const { answer, entered } = await scene.attack(() => give('inc_three', 'gdpr-34', null));
    expect(entered).toMatchObject([{ kind: 'notice-exported', person: 'per_priya' }]);
    const { id } = answer.json as { id: string };
    const file = await fetch(`${scene.baseUrl}/api/breach-notices/${id}/notice.txt`, {
      headers: { cookie: priya.cookie() },
    });
    expect(await file.text()).toMatch(/^DRAFT: 4 contents are missing\.\n[^]*Not known yet\./);
    const pdf = await fetch(`${scene.baseUrl}/api/breach-notices/${id}/notice.pdf`, {
      headers: { cookie: priya.cookie() },
    });
    expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1')).toMatch(/^%PDF/);
    // A file is no notice: only a person knows that it was handed in.
    expect(await clock('inc_three', 'gdpr-34')).toMatchObject({ state: 'running' });
  });

  it('with another number of people than the ledger’s does not go out', async () => {
    await recorded('inc_three', ...TOLD);
    expect(
      await give('inc_three', 'gdpr-33-1', 'dpa@authority.example', { subjects: 'customers: 36 people' }),
    ).toMatchObject({
      json: { error: { code: 'notice-incomplete' } },
    });
  });

  it('waits while the mail server is down, says so, and goes out once and whole when it is back', async () => {
    server.isDown(true);
    const { answer, entered } = await scene.attack(() =>
      give('inc_three', 'gdpr-33-1', 'dpa@authority.example'),
    );
    expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 200 });
    expect(entered).toMatchObject([{ kind: 'notice-given', person: 'per_priya' }]);
    await look();
    expect((await notices('inc_three')).filter(({ address }) => address !== null)).toMatchObject([
      { tries: 1, problem: 'mail-failed', sentAt: null },
    ]);
    expect(await clock('inc_three', 'gdpr-33-1')).toMatchObject({ state: 'running' });
    const open = () =>
      rows(`SELECT about FROM cordon.findings WHERE kind = 'notice-unsent' AND closed_at IS NULL`);
    expect(await open()).toHaveLength(1);

    server.isDown(false);
    scene.pass(2 * MINUTE);
    const { entered: later } = await scene.attack(async () => {
      await look();
      await look();
      return priya.get('/api/clocks/inc_three');
    });
    const sent = server.took.filter(({ to }) => to === 'dpa@authority.example');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('customers: 37 people.');
    expect(later.filter(({ kind }) => kind === 'notice-sent')).toMatchObject([{ person: 'per_priya' }]);
    expect(await clock('inc_three', 'gdpr-33-1')).toMatchObject({ state: 'done', late: false });
    expect(await open()).toEqual([]);
  });

  it('of a first phase leaves the rest owed', async () => {
    await recorded('inc_four', aware, ...TOLD.slice(0, 3));
    expect(await give('inc_four', 'gdpr-33-1', 'dpa@authority.example')).toMatchObject({ status: 200 });
    await look();
    expect(await clock('inc_four', 'gdpr-33-1')).toMatchObject({ state: 'partly' });
  });

  it('that law enforcement holds back does not go out', async () => {
    await recorded('inc_five', aware, ...TOLD, {
      kind: 'law-enforcement',
      form: 'written',
      until: '2026-12-24T08:00:00Z',
    });
    const more = { dates: 'In October.', steps: 'Be careful.' };
    expect(await give('inc_five', 'hipaa-media', 'desk@press.example', more)).toMatchObject({
      json: { error: { code: 'notice-held-back' } },
    });
  });

  it('to those affected is not mailed from here, where nobody knows their addresses', async () => {
    expect(await give('inc_three', 'gdpr-34', 'all@harbor.example.com')).toMatchObject({
      json: { error: { code: 'bad-request' } },
    });
  });
});

describe('a reminder', () => {
  it('goes to whoever owes the notice at half, four fifths and the end, once each, and is entered', async () => {
    await recorded('inc_six', { kind: 'law', law: 'gdpr', applies: false });
    await recorded(
      'inc_six',
      { kind: 'law', law: 'hipaa', applies: false },
      { kind: 'law', law: 'california', applies: false },
    );
    await recorded(
      'inc_six',
      { kind: 'contract', agreement: BRIGHTLINE },
      { kind: 'vendor-aware', exact: true },
    );
    const about = () => server.took.filter(({ text }) => text.includes('inc_six'));
    await look();
    expect(about()).toEqual([]);
    const due = Date.parse((await clock('inc_six', CONTRACT))?.due?.at ?? '');
    const length = due - Date.now();
    const said: string[][] = [];
    for (const share of [0.5, 0.8, 1]) {
      scene.pass(due - (1 - share) * length - Date.now() + 1000);
      const before = about().length;
      await look();
      await look();
      said.push(
        about()
          .slice(before)
          .map(({ to, subject }) => `${to.split('@')[0] ?? ''} ${subject.slice(0, 4)}`),
      );
    }
    for (const mark of said) expect(mark.map((one) => one.split(' ')[0])).toContain('vera');
    expect(said.map((mark) => new Set(mark.map((one) => one.split(' ')[1])))).toEqual([
      new Set(['50']),
      new Set(['80']),
      new Set(['Over']),
    ]);
    const entered = await rows<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'clock-reminded' AND body LIKE '%inc_six%'`,
    );
    expect(entered).toHaveLength(3);
  });

  it('that no server takes is kept, counted, and mailed when one does', async () => {
    await back();
    await recorded('inc_seven', aware, { kind: 'risk', risk: 'high' });
    server.isDown(true);
    await look();
    const { json } = await priya.get('/api/clocks/inc_seven');
    const { incidents } = json as { incidents: { unsentReminders: number }[] };
    expect(incidents[0]?.unsentReminders).toBeGreaterThan(0);
    expect(server.took.filter(({ text }) => text.includes('inc_seven'))).toEqual([]);
    server.isDown(false);
    scene.pass(2 * MINUTE);
    await look();
    expect(server.took.filter(({ text }) => text.includes('inc_seven')).length).toBe(
      incidents[0]?.unsentReminders,
    );
  });

  it('of a clock that was answered is not sent', async () => {
    await back();
    await recorded('inc_seven', { kind: 'sent', clock: 'gdpr-33-1', whole: true });
    const before = server.took.length;
    scene.pass(80 * HOUR);
    await look();
    const later = server.took.slice(before).filter(({ text }) => text.includes('inc_seven'));
    expect(later.filter(({ text }) => text.includes('33(1)'))).toEqual([]);
  });
});
