import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkPort } from '../../../packages/server/src/platform/ports.ts';

/* A real RT of Debian's, with a database, a configuration and a port of its own. */

const LIBRARY = '/usr/share/request-tracker5';
/** As the package made it when it was installed: RT's own tables and nothing in them. */
const FRESH = '/var/lib/dbconfig-common/sqlite3/request-tracker5/rtdb';
const PLUGIN = fileURLToPath(new URL('../../../packages/server/src/helpdesk/rt/plugin/lib', import.meta.url));
const SETUP = fileURLToPath(new URL('setup.pl', import.meta.url));

export interface Rt {
  readonly baseUrl: string;
  /** Of the seat that is Cordon's. */
  readonly token: string;
  /** Asks REST2 as somebody. @param as login; their password is `<login>-password`, root's is RT's own */
  ask(
    as: string,
    method: string,
    target: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly json: unknown }>;
  /** A mail that comes in from outside, as a mail server hands it over. */
  mail(message: string): Promise<string>;
  /** Runs Perl inside RT, as its operator may. */
  operate(perl: string): Promise<string>;
  close(): Promise<void>;
}

export interface RtOptions {
  /** Address of the vendor's agent with a seat. */
  readonly agentMail?: string;
  /** Without the module beside it. */
  readonly bare?: boolean;
  /** Perl that its configuration ends with, once its address is known. */
  readonly site?: (baseUrl: string) => Promise<string>;
}

export async function openRtServer({ agentMail, bare = false, site }: RtOptions = {}): Promise<Rt> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cordon-rt-'));
  const port = await checkPort(0);
  const config = path.join(folder, 'RT_SiteConfig.pm');
  const none = path.join(folder, 'none');
  await mkdir(none);
  await copyFile(FRESH, path.join(folder, 'db'));
  const more = (await site?.(`http://127.0.0.1:${String(port)}`)) ?? '';
  await writeFile(config, siteConfig(folder, port) + more);
  const env = {
    ...{ ...process.env, RT_SITE_CONFIG: config, RT_SITE_CONFIG_DIR: none },
    // Where RT finds the module instead of its own local folder, which is the machine's.
    ...(!bare && { PERL5LIB: PLUGIN }),
    ...(agentMail !== undefined && { AGENT_MAIL: agentMail }),
  };
  const perl = async (...args: string[]) =>
    (await promisify(execFile)('perl', args, { env, cwd: folder })).stdout;
  const { token } = JSON.parse(await perl(SETUP)) as { token: string };
  const server = spawn(path.join(LIBRARY, 'libexec/rt-server'), ['--port', String(port)], {
    ...{ env, cwd: folder, stdio: 'ignore', detached: true },
  });
  const baseUrl = `http://127.0.0.1:${String(port)}`;
  await answers(baseUrl, server);
  return {
    baseUrl,
    token,
    async ask(as, method, target, body) {
      const password = as === 'root' ? 'password' : `${as}-password`;
      const response = await fetch(`${baseUrl}/REST/2.0${target}`, {
        ...{
          method,
          headers: {
            authorization: `Basic ${btoa(`${as}:${password}`)}`,
            'content-type': 'application/json',
          },
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, json: /^\s*[[{]/.test(text) ? (JSON.parse(text) as unknown) : null };
    },
    async mail(message) {
      const form = new URLSearchParams({
        queue: 'Orders',
        action: 'correspond',
        message: message.replaceAll(/\r?\n/g, '\n'),
      });
      const response = await fetch(`${baseUrl}/REST/1.0/NoAuth/mail-gateway`, { method: 'POST', body: form });
      return response.text();
    },
    operate: (script) =>
      perl(
        '-e',
        `use lib '${LIBRARY}/lib'; use RT; RT::LoadConfig(); RT::Init(); my $system = RT->SystemUser; ${script}`,
      ),
    async close() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = new Promise((done) => server.once('exit', done));
      // With the workers it started.
      if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function siteConfig(folder: string, port: number): string {
  const set = (name: string, value: string) => `Set($${name}, ${value});`;
  return [
    set('rtname', `'helpdesk.test'`),
    set('Organization', `'helpdesk.test'`),
    set('CorrespondAddress', `'rt@helpdesk.test'`),
    set('CommentAddress', `'rt-comment@helpdesk.test'`),
    set('WebDomain', `'127.0.0.1'`),
    set('WebPort', String(port)),
    set('WebPath', `''`),
    set('Timezone', `'UTC'`),
    set('DatabaseType', `'SQLite'`),
    set('DatabaseName', `'${folder}/db'`),
    set('MailCommand', `'testfile'`),
    set('LogToSyslog', 'undef'),
    set('LogToSTDERR', 'undef'),
    '1;',
    '',
  ].join('\n');
}

/** Until RT answers; it takes a few seconds to load. */
async function answers(baseUrl: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`RT ended with ${String(server.exitCode)}`);
    const there = await fetch(`${baseUrl}/REST/2.0/rt`).then(
      (response) => response.status === 401,
      () => false,
    );
    if (there) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}
