import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailer } from './mail.ts';

const received: string[] = [];
let server: SMTPServer;
let smtpUrl: string;

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ password }, _, done) => {
      if (password === 'p@ss') done(null, { user: 'cordon' });
      else done(new Error('no'));
    },
    onRcptTo: ({ address }, _, done) => {
      done(address.startsWith('unknown') ? new Error(`no such user ${address}`) : null);
    },
    onData: (stream, _, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      stream.on('end', () => {
        received.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  smtpUrl = `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`;
});

afterAll(async () => {
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
});

const from = 'Cordon <cordon@example.com>';

describe('the mailer', () => {
  it('sends', async () => {
    const mailer = createMailer({ smtpUrl, from });
    expect(
      await mailer.send({ to: 'ana@example.com', subject: 'Your link', text: 'https://localhost/enrol' }),
    ).toEqual({ sent: true });
    mailer.close();
    expect(received.at(-1)).toMatch(
      /From: Cordon <cordon@example\.com>[^]*To: ana@example\.com[^]*Your link[^]*https:\/\/localhost\/enrol/,
    );
  });

  it('signs in with what the URL says, decoded', async () => {
    const mailer = createMailer({ smtpUrl: smtpUrl.replace('//', '//cordon:p%40ss@'), from });
    expect(await mailer.send({ to: 'ana@example.com', subject: 's', text: 't' })).toEqual({ sent: true });
    const wrong = createMailer({ smtpUrl: smtpUrl.replace('//', '//cordon:guess@'), from });
    await expect(wrong.send({ to: 'ana@example.com', subject: 's', text: 't' })).rejects.toMatchObject({
      code: 'mail-failed',
    });
  });

  it('says that nothing was sent when no server is set', async () => {
    expect(await createMailer({ from }).send({ to: 'ana@example.com', subject: 's', text: 't' })).toEqual({
      sent: false,
    });
  });

  it('turns what the server refuses into a failure that repeats nothing of it', async () => {
    const mailer = createMailer({ smtpUrl, from });
    const failed = mailer.send({ to: 'unknown@example.com', subject: 's', text: 't' });
    await expect(failed).rejects.toMatchObject({ code: 'mail-failed', detail: undefined });
    await expect(failed).rejects.not.toThrow('unknown@');
    const none = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from });
    await expect(none.send({ to: 'ana@example.com', subject: 's', text: 't' })).rejects.toMatchObject({
      code: 'mail-failed',
    });
  });

  it('lets no line break start another header', async () => {
    const mailer = createMailer({ smtpUrl, from });
    await mailer.send({ to: 'ana@example.com', subject: 'a\r\nBcc: eve@example.com', text: 't' });
    expect(received.at(-1)).not.toMatch(/^Bcc:/m);
  });
});
