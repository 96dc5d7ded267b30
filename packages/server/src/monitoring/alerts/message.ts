import { detectionFinding, type EventSource } from '@cordon/core/siem';
import type { Mail } from '../../platform/mail.ts';
import { standardWebhookHeaders } from '../../platform/webhookHmac.ts';
import type { Message } from '../../siem/batch.ts';
import type { Alert, AlertKind } from './alert.ts';

const TITLES: Readonly<Record<AlertKind, string>> = {
  'incident-opened': 'An incident was opened',
  'incident-worse': 'An incident got worse',
  'decision-overdue': 'A decision is overdue',
  trial: 'A trial: this channel works',
};

/** What a message is made with. */
export interface Telling {
  /** Where the console is. */
  readonly baseUrl: string;
  readonly source: EventSource;
}

/** The mail. Names nobody's customer: it goes through servers that are not the company's. */
export function mailOf(alert: Alert, to: string, { baseUrl }: Telling): Mail {
  const { severity, kind, reason, at, vendorName } = alert;
  return {
    to,
    subject: `Cordon, ${severity}: ${TITLES[kind]}`,
    text: [
      `${TITLES[kind]}.`,
      '',
      reason,
      '',
      `Severity: ${severity}`,
      ...(vendorName === null ? [] : [`Vendor: ${vendorName}`]),
      `When: ${at.toISOString()} (UTC)`,
      '',
      `Next: sign in, look at it and take it, so that nobody else is called: ${linkOf(alert, baseUrl)}`,
      '',
    ].join('\n'),
  };
}

/** The message to an address, signed (Standard Webhooks 1.0), with the finding in OCSF. */
export function webhookOf(alert: Alert, secret: string, { baseUrl, source }: Telling, now: Date): Message {
  const { id, kind, about, severity, vendor, agent, reason, at } = alert;
  const link = linkOf(alert, baseUrl);
  const finding = detectionFinding(
    { uid: about, title: TITLES[kind], reason, severity, at: at.getTime(), vendor, agent, link },
    source,
  );
  const body = Buffer.from(
    JSON.stringify({ alert: id, kind, about, severity, vendor, reason, at: at.toISOString(), link, finding }),
  );
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'cordon',
      ...standardWebhookHeaders(id, secret, body, now),
    },
    body,
  };
}

/** Where a person takes it and goes on. */
function linkOf({ about }: Alert, baseUrl: string): string {
  const [, incident] = /^incident\/([\w-]+)(?:\/|$)/.exec(about) ?? [];
  return `${baseUrl}${incident === undefined ? '/alerts' : `/incidents/${incident}`}`;
}
