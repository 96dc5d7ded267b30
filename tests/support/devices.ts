import { gzipSync } from 'node:zlib';
import { sampleLog } from '@cordon/core/assurance';
import { expect } from 'vitest';
import { MINUTE, type Scene } from '../attacks/attack.ts';
import type { Browser } from './identity/browser.ts';

const BRIGHT = 'pty_brightline';

/** Devices of Brightline as they report, and Vera, who looks after them. */
export interface TestDevices {
  readonly vera: Browser;
  readonly secret: string;
  /** The second factor, given again just now. */
  stepUp(browser: Browser, person: string): Promise<void>;
  made(by: Browser, use: string, party?: string): Promise<{ id: string; secret: string; flags: string[] }>;
  /** As osqueryd asks: JSON, its key in the body and in a header of its own, packed when it is told to. */
  osquery(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  enrolWith(secret: string, host: string): ReturnType<TestDevices['osquery']>;
  /** A device that is enrolled and given to somebody. */
  device(host: string, people?: readonly string[], shared?: boolean): Promise<TestDevice>;
  retire(device: { readonly id: string }): ReturnType<Browser['post']>;
}

interface TestDevice {
  readonly id: string;
  readonly key: string;
  /** Rows in place of good ones, by topic. */
  report(broken?: Parameters<typeof sampleLog>[3]): ReturnType<TestDevices['osquery']>;
}

export async function openDevices(scene: Scene): Promise<TestDevices> {
  const vera = await scene.browse('per_vera');

  const stepUp: TestDevices['stepUp'] = async (browser, person) => {
    scene.pass(MINUTE);
    const code = scene.codeOf(person);
    expect((await browser.post('/api/session/step-up', { method: 'totp', code })).status).toBe(200);
  };
  const made: TestDevices['made'] = async (by, use, party = BRIGHT) => {
    const answer = await by.post('/api/device-secrets', { party, use, name: 'Manila desks' });
    expect(answer.status).toBe(200);
    return answer.body as { id: string; secret: string; flags: string[] };
  };
  const osquery: TestDevices['osquery'] = async (path, body, headers = {}) => {
    const text = JSON.stringify(body);
    const { node_key: key } = body as { readonly node_key?: string };
    const answer = await scene.app.inject({
      ...{ method: 'POST', url: `/osquery/${path}`, remoteAddress: '127.0.0.1' },
      payload: headers['content-encoding'] === 'gzip' ? gzipSync(text) : text,
      headers: {
        ...{ 'content-type': 'application/json', 'user-agent': 'osquery/5.19.0' },
        ...(key !== undefined && { authorization: `NodeKey ${key}` }),
        ...headers,
      },
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  const enrolWith: TestDevices['enrolWith'] = (secret, host) =>
    osquery('enroll', {
      ...{ enroll_secret: secret, host_identifier: host, platform_type: '9' },
      host_details: { system_info: { hostname: 'ada-laptop', hardware_serial: 'C02XL0GZJGH5' } },
    });

  await stepUp(vera, 'per_vera');
  const { secret } = await made(vera, 'enroll');
  return {
    ...{ vera, secret, stepUp, made, osquery, enrolWith },
    async device(host, people = ['per_ada'], shared = false) {
      const { body } = await enrolWith(secret, host);
      const key = String(body.node_key);
      const [newest] = await scene.asOwner<{ id: string }>(
        'SELECT id FROM cordon.devices WHERE node_hash = sha256($1::bytea)',
        [Buffer.from(key)],
      );
      const id = newest?.id ?? '';
      const to = { name: 'A desk', kind: 'desktop', site: 'sit_manila', shared, people };
      expect((await vera.post(`/api/devices/${id}`, to)).status).toBe(200);
      const report: TestDevice['report'] = (broken = {}) =>
        osquery('log', {
          ...{ node_key: key, log_type: 'result' },
          data: sampleLog('linux', host, Date.now(), broken),
        });
      return { id, key, report };
    },
    retire: ({ id }) => vera.post(`/api/devices/${id}/retire`, {}),
  };
}
