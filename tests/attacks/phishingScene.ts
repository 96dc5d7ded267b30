import { expect } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { composePhishing } from '../../packages/server/src/people/phishing/compose.ts';
import type { PhishingDeps } from '../../packages/server/src/people/phishing/deps.ts';
import { lookAtCampaigns } from '../../packages/server/src/people/phishing/sending.ts';
import { MINUTE, openScene } from './attack.ts';

export const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
export const DOMAIN = 'brightline.example.com';

export type PhishingScene = Awaited<ReturnType<typeof openPhishingScene>>;

interface Sent {
  readonly token: string;
  readonly to: string;
  readonly mail: string;
}

interface Result {
  readonly delivered: number;
  readonly leftOut: Record<string, number>;
  readonly told: {
    readonly counts: Record<string, number> & { raw: Record<string, number>; noise: Record<string, number> };
  };
}

/** The visit that a page was drawn for. */
export const visitIn = (body: string): string => /visit='(v_[0-9a-f]{32})'/.exec(body)?.[1] ?? '';

/** The company's and the vendor's people who may make exercises, and everybody's links. */
export async function openPhishingScene() {
  const scene = await openScene();
  /** Courses that were given. */
  const given: object[] = [];
  const deps: PhishingDeps = {
    ...composePhishing(scene.house),
    assignCourse: (one) => {
      given.push(one);
      return Promise.resolve(true);
    },
  };
  const mailPort = await scene.house.canaryMail.listen('127.0.0.1', 0);
  const [sam, vera] = [await scene.enterFresh('per_sam'), await scene.enterFresh('per_vera')];
  const refresh = async () => {
    scene.pass(MINUTE);
    await sam.stepUp();
    await vera.stepUp();
  };

  const scopeOf = (more: object = {}) => ({
    ...{ agreement: 'agr_harbor_brightline', vendor: 'pty_brightline', people: 'agents', sites: null },
    from: new Date().toISOString(),
    until: new Date(Date.now() + 24 * 60 * MINUTE).toISOString(),
    ...{ templates: ['password-expires'], perHour: 500, names: 'nobody', course: true, limitPercent: 10 },
    ...{ sender: null, ...more },
  });

  async function planned(more: object = {}): Promise<string> {
    const answer = await sam.post('/api/phishing/campaigns', { scope: scopeOf(more) });
    expect(answer).toMatchObject({ status: 200 });
    return (answer.json as { id: string }).id;
  }

  const authorise = (who: Visitor, id: string) => who.post(`/api/phishing/campaigns/${id}/authorise`, {});
  const start = (id: string) => sam.post(`/api/phishing/campaigns/${id}/start`, {});
  const stop = (id: string, who = vera) => who.post(`/api/phishing/campaigns/${id}/stop`, {});

  /** Verifies the vendor's domain by the code that its postmaster gets. */
  async function verify(domain = DOMAIN): Promise<void> {
    expect(await vera.post('/api/phishing/domains', { domain })).toMatchObject({ status: 200 });
    const mail = (await scene.mails()).findLast((one) => one.includes(`postmaster@${domain}`)) ?? '';
    const [, code = ''] =
      /give this code to who asked you for it: (\S{22})/.exec(mail.replace(/=\r?\n/g, '')) ?? [];
    expect(await vera.post('/api/phishing/domains/verify', { domain, code })).toMatchObject({ status: 200 });
  }

  /** A campaign that runs, everything of it due at once. */
  async function running(more: object = {}): Promise<string> {
    const id = await planned(more);
    for (const who of [sam, vera]) expect(await authorise(who, id)).toMatchObject({ status: 200 });
    expect(await start(id)).toMatchObject({ status: 200 });
    await scene.asOwner(
      'UPDATE cordon.phishing_targets SET send_at = $2 WHERE campaign_id = $1 AND send_at IS NOT NULL',
      [...[id, new Date()]],
    );
    return id;
  }

  /** Sends what is due. @returns the mails that went out now */
  async function send(): Promise<readonly Sent[]> {
    const before = (await scene.mails()).length;
    await lookAtCampaigns(deps);
    const mails = (await scene.mails())
      .slice(before)
      .map((mail) => mail.replace(/=\r?\n/g, '').replaceAll('=3D', '='));
    return mails.map((mail) => ({
      mail,
      token: /\/p\/([\w-]{22})/.exec(mail)?.[1] ?? '',
      to: /^To: (\S+)/m.exec(mail)?.[1] ?? '',
    }));
  }

  async function ask(
    method: 'GET' | 'HEAD' | 'POST',
    path: string,
    body?: object | string,
    more: Record<string, string> = {},
  ) {
    const form = typeof body === 'string';
    const answer = await scene.app.inject({
      ...{ method, url: path, remoteAddress: '203.0.113.9' },
      ...(body !== undefined && { payload: form ? body : JSON.stringify(body) }),
      headers: {
        ...{ 'user-agent': CHROME, origin: scene.baseUrl },
        ...(body !== undefined && {
          'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
        }),
        ...more,
      },
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.body };
  }

  /** Opens a link as a hand does, some time after it came. */
  async function open(token: string): Promise<string> {
    scene.pass(MINUTE);
    const visit = visitIn((await ask('GET', `/p/${token}`)).body);
    expect(await ask('POST', `/p/${token}/seen`, { visit })).toMatchObject({ status: 204 });
    return visit;
  }

  async function resultOf(id: string): Promise<Result> {
    const { json } = await sam.get(`/api/phishing/campaigns/${id}`);
    return (json as { result: Result }).result;
  }

  async function eventsOf(id: string): Promise<number> {
    const [row] = await scene.asOwner<{ n: string }>(
      `SELECT count(*) AS n FROM cordon.phishing_events e JOIN cordon.phishing_targets t ON t.id = e.target_id
       WHERE t.campaign_id = $1`,
      [id],
    );
    return Number(row?.n);
  }

  return {
    ...{ scene, deps, given, mailPort, sam, vera, refresh, scopeOf, planned, authorise, start, stop },
    ...{ verify, running, send, ask, open, resultOf, eventsOf },
  };
}
