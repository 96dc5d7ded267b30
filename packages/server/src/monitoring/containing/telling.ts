import { Failure } from '@cordon/core/kernel';
import type { Findings } from '../../assurance/index.ts';
import type { Acting } from '../../ledger/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { OwedAct } from '../../platform/owing.ts';
import type { NewAlert } from '../alerts/alert.ts';
import type { Asked, OrderStore } from './order.ts';

export interface TellingDeps {
  readonly orders: OrderStore;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly baseUrl: string;
  /** Of 32 random bytes, base64url. */
  readonly drawSecret: () => string;
  readonly findings: Findings;
  /** Calls whoever is to be called; the same is told once. */
  readonly alert: (alert: Omit<NewAlert, 'drill'>) => Promise<void>;
  readonly owed: (act: string, actor: Acting, words: Readonly<Record<string, string>>) => OwedAct;
  readonly settle: () => Promise<void>;
  readonly now: () => Date;
}

const hashOf = (secret: string): Buffer => Buffer.from(textHash(secret), 'hex');

/**
 * Whoever a machine kept out is told so, by mail, and may answer once by its link: they cannot sign in. Neither the mail
 * nor the page says what was seen: whoever did something must not learn by it what is known.
 */
export function createTelling(deps: TellingDeps) {
  const { orders, mailer, baseUrl, findings, alert, owed, settle, now } = deps;
  const find = async (secret: string): Promise<Asked> => {
    const asked = await orders.asked(hashOf(secret));
    if (asked === null) throw new Failure('link-used');
    return asked;
  };

  return {
    /** @throws Failure `mail-failed`; whoever was not told is told at the next look */
    async tellDue(): Promise<void> {
      for (const { id, email, decideBy } of await orders.toTell()) {
        const secret = deps.drawSecret();
        const text = mailOf(new URL(`/answer#${secret}`, baseUrl).href, decideBy);
        const { sent } = await mailer.send({ to: email, subject: 'Your access to Cordon is on hold', text });
        if (sent) await orders.told(id, hashOf(secret), now());
      }
    },

    /** What nobody decided in time is a finding until somebody does, and calls people. */
    async escalate(): Promise<void> {
      const overdue = await orders.overdue(now());
      for (const { id, incident, vendor } of overdue) {
        await alert({
          ...{ kind: 'decision-overdue', about: `incident/${incident}`, severity: 'critical', vendor },
          ...{ agent: null, at: now() },
          reason: 'Somebody was kept out by Cordon itself, and the time in which a person decides is over.',
        });
        await findings.raise({
          ...{
            kind: 'containment-undecided',
            about: `incidents/${id}`,
            source: null,
            vendor: null,
            agreement: null,
          },
          facts: { incident, containment: id, subjectParty: vendor },
        });
      }
      await findings.settle(
        ['containment-undecided'],
        null,
        overdue.map(({ id }) => `incidents/${id}`),
      );
    },

    /** What whoever has the link may know. @throws Failure `link-used` */
    async look(secret: string): Promise<Pick<Asked, 'decideBy' | 'decision' | 'answeredAt'>> {
      return find(secret);
    },

    /** Their side of it, once. @throws Failure `link-used`, `already-done` */
    async answer(secret: string, text: string): Promise<void> {
      const { id, incident, person } = await find(secret);
      const words = { incident, containment: id, subjectPerson: person };
      const change = { incident, person: null, at: now(), detail: `answered ${person}` };
      const actor: Acting = { person: null, party: null, ip: null };
      if (!(await orders.answer(id, text, { ...change, owed: owed('containment-answered', actor, words) })))
        throw new Failure('already-done');
      await settle();
    },
  };
}

function mailOf(url: string, decideBy: Date): string {
  return [
    'Your access to Cordon was put on hold by an automatic check of how customer data was used. No person has decided about you yet.',
    `A person will, by ${decideBy.toISOString().slice(0, 16).replace('T', ' ')} UTC. Until then you cannot sign in.`,
    `You can tell your side of it here, once:\n\n${url}`,
    'Please leave customers’ names and data out of it. Your team lead knows whom to ask.',
  ].join('\n\n');
}
