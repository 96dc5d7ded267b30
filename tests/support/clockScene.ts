import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { lookAtClocks } from '../../packages/server/src/monitoring/clocks/jobs.ts';
import { createMailer, type Mailer } from '../../packages/server/src/platform/mail.ts';
import { MINUTE, openScene } from '../attacks/attack.ts';

/* An installation with a mail server of the world outside, seen by an officer of the company and an admin of its vendor. */

export const HOUR = 60 * MINUTE;
export const BRIGHTLINE = 'agr_harbor_brightline';
export const CONTRACT = `contract:${BRIGHTLINE}:7.1`;

export type Told = Readonly<Record<string, unknown>>;

export interface ClockSeen {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly late: boolean;
  readonly due: { readonly at: string } | null;
  readonly asCorrected: { readonly due: { readonly at: string } | null; readonly state: string } | null;
  readonly why: readonly string[];
}

export interface FactSeen {
  readonly id: number;
  readonly fact: Told;
  readonly withdrawn: { readonly reason: string; readonly by: { readonly id: string } } | null;
  readonly inPlaceOf: number | null;
}

interface NoticeSeen {
  readonly id: string;
  readonly address: string | null;
  readonly tries: number;
  readonly problem: string | null;
  readonly sentAt: string | null;
  readonly people: Readonly<Record<'total' | 'mailed' | 'givenUp' | 'failing', number>> | null;
  readonly finishedAt: string | null;
}

/** A mail server of the world outside, which can refuse to work. */
async function openServer() {
  const took: { readonly to: string; readonly subject: string; readonly text: string }[] = [];
  let down = false;
  let refused: string | null = null;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    onMailFrom: (_, __, done) => {
      done(down ? new Error('out of order') : null);
    },
    onRcptTo: ({ address }, _, done) => {
      done(address === refused ? new Error('no such mailbox') : null);
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
    refuses: (address: string | null) => {
      refused = address;
    },
    close: async () => {
      mailer.close();
      await new Promise<void>((resolve) => {
        server.close(resolve);
      });
    },
  };
}

export async function openClockScene() {
  const [scene, server] = await Promise.all([openScene(), openServer()]);
  const [priya, vera] = await Promise.all([scene.enterFresh('per_priya'), scene.enterFresh('per_vera')]);
  const record = (incident: string, fact: Told, who: Visitor = priya) =>
    who.post(`/api/clocks/${incident}/facts`, {
      ...{ at: new Date().toISOString(), zone: 'Europe/Dublin' },
      ...fact,
    });
  const clocks = async (incident: string, who: Visitor = priya): Promise<readonly ClockSeen[]> => {
    const { json } = await who.get(`/api/clocks/${incident}`);
    return (json as { incidents: { clocks: ClockSeen[] }[] }).incidents[0]?.clocks ?? [];
  };
  const draft = async (incident: string, id: string, who: Visitor = priya) =>
    (await who.get(`/api/clocks/${incident}/draft?clock=${encodeURIComponent(id)}`)).json as {
      parts: { id: string; text: string }[];
      missing: { part: string }[];
      addresses: string[];
    };
  return {
    ...{ scene, server, priya, vera, record, clocks, draft },
    look: (mailer: Mailer = server.mailer) => lookAtClocks({ ...scene.house.clockDeps, mailer }),
    recorded: async (incident: string, ...facts: readonly Told[]) => {
      for (const fact of facts) {
        const answer = await record(incident, fact);
        expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 200 });
      }
    },
    clock: async (incident: string, id: string, who: Visitor = priya) =>
      (await clocks(incident, who)).find((one) => one.id === id),
    facts: async (incident: string) =>
      ((await priya.get(`/api/clocks/${incident}/facts`)).json as { facts: FactSeen[] }).facts,
    give: async (
      incident: string,
      id: string,
      address: string | null,
      change: Readonly<Record<string, string>> = {},
      who: Visitor = priya,
    ) => {
      const { parts } = await draft(incident, id, who);
      const texts = { ...Object.fromEntries(parts.map(({ id: part, text }) => [part, text])), ...change };
      return who.post(`/api/clocks/${incident}/notices`, { clock: id, texts, address });
    },
    /** To each of those affected. */
    giveTo: async (
      incident: string,
      id: string,
      addresses: readonly string[],
      change: Readonly<Record<string, string>> = {},
    ) => {
      const { parts } = await draft(incident, id);
      const texts = { ...Object.fromEntries(parts.map(({ id: part, text }) => [part, text])), ...change };
      const people = { addresses, salt: randomBytes(32).toString('base64') };
      return priya.post(`/api/clocks/${incident}/notices`, { clock: id, texts, address: null, people });
    },
    notices: async (incident: string) =>
      ((await priya.get(`/api/clocks/${incident}/notices`)).json as { notices: NoticeSeen[] }).notices,
    /** A session ends while time passes. */
    back: async () => {
      scene.pass(MINUTE);
      await priya.signIn();
      scene.pass(MINUTE);
      await priya.stepUp();
    },
    rows: <T extends Record<string, unknown>>(text: string) => scene.asOwner<T>(text),
    close: async () => {
      await server.close();
      await scene.close();
    },
  };
}

export const aware = { kind: 'company-aware', exact: true };

/** All that the GDPR asks a notice to the authority to say. */
export const TOLD = [
  { kind: 'telling', about: 'happened', text: 'Records were read that no ticket explained.' },
  { kind: 'telling', about: 'consequences', text: 'Unwanted mail to those affected is likely.' },
  { kind: 'telling', about: 'taken', text: 'The account was closed.' },
  { kind: 'categories', of: 'people', names: ['customers'] },
  { kind: 'categories', of: 'data', names: ['names', 'addresses'] },
  { kind: 'affected', count: 37 },
  { kind: 'records', count: 40 },
  { kind: 'contact', name: 'Data protection officer', email: 'privacy@harbor.example.com' },
];
