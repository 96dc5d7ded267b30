import { Failure } from '@cordon/core/kernel';
import type { OutboundPort } from '../gate/index.ts';

/** Sends replies as mail to the address on file. */
export function createOutbound(mailer: {
  send(mail: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
  }): Promise<{ readonly sent: boolean }>;
}): OutboundPort {
  return {
    async send({ to, subject, text }) {
      const { sent } = await mailer.send({ to, subject, text });
      // Without a mail server nothing was sent, and the agent must not be told otherwise.
      if (!sent) throw new Failure('mail-failed');
    },
  };
}
