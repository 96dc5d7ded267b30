import type { NoticeMail } from '@cordon/core/agreements';
import type { Mail } from '../../platform/mail.ts';

interface About {
  readonly name: string;
  readonly does: string;
  readonly vendor: string;
  readonly general: boolean;
  readonly objectUntil: Date;
  /** Where it is answered. */
  readonly url: string;
}

const OPENING: Readonly<Record<NoticeMail, (about: About) => string>> = {
  notice: ({ vendor, name }) => `${vendor} wants to engage ${name} as a sub-processor.`,
  half: ({ vendor, name }) => `Half of the time to answer is over: ${vendor} wants to engage ${name}.`,
  'last-day': ({ vendor, name }) => `This is the last day to answer: ${vendor} wants to engage ${name}.`,
};

const SUBJECT: Readonly<Record<NoticeMail, string>> = {
  notice: 'New sub-processor',
  half: 'Half time to answer',
  'last-day': 'Last day to answer',
};

/** A letter about a running window, without its address. Day and time are UTC. */
export function letterOf(mail: NoticeMail, about: About): Omit<Mail, 'to'> {
  const until = `${about.objectUntil.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return {
    // A name somebody typed must not end the line of a header.
    subject: `${SUBJECT[mail]}: ${about.name.replaceAll(/\s+/g, ' ')}`,
    text: [
      OPENING[mail](about),
      '',
      `What it would do: ${about.does}`,
      '',
      about.general
        ? `You may object until ${until}. Without an objection it is authorised then.`
        : `It needs your written yes; without one it may not be used. Answer by ${until}.`,
      '',
      `Read and answer: ${about.url}`,
      '',
    ].join('\n'),
  };
}
