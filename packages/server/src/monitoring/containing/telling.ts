import { Failure } from '@cordon/core/kernel';
import type { Findings } from '../../assurance/index.ts';
import type { Acting } from '../../ledger/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { OwedAct } from '../../platform/owing.ts';
import type { NewAlert } from '../alerts/alert.ts';
import { citing } from './citing.ts';
import type { Asked, OrderStore, ToTell } from './order.ts';

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
 * Whoever a machine kept out or held back is told so, by mail, and may answer once by its link: they may not be able to sign in. Neither the mail
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
      for (const held of await orders.toTell()) {
        const secret = deps.drawSecret();
        const text = mailOf(new URL(`/answer#${secret}`, baseUrl).href, held);
        const { sent } = await mailer.send({ to: held.email, subject: SUBJECTS[held.step], text });
        if (sent) await orders.told(held.id, hashOf(secret), now());
      }
    },

    /** What nobody decided in time is a finding until somebody does, and calls people. */
    async escalate(): Promise<void> {
      const overdue = await orders.overdue(now());
      for (const { id, incident, vendor, cites } of overdue) {
        await alert({
          // Of each order by itself: a second one of the same incident that nobody decides calls people again.
          ...{ kind: 'decision-overdue', about: `incident/${incident}/${id}`, severity: 'critical', vendor },
          ...{ agent: null, at: now() },
          reason:
            'Somebody was kept out or held back by Cordon itself, and the time in which a person decides is over.',
        });
        await findings.raise({
          ...{
            kind: 'containment-undecided',
            about: `incidents/${id}`,
            source: null,
            vendor: null,
            agreement: null,
          },
          facts: {
            incident,
            containment: id,
            subjectParty: vendor,
            clauses: citing(cites) ?? 'the company’s setting',
          },
        });
      }
      await findings.settle(
        ['containment-undecided'],
        null,
        overdue.map(({ id }) => `incidents/${id}`),
      );
    },

    /** What whoever has the link may know. @throws Failure `link-used` */
    async look(secret: string): Promise<Pick<Asked, 'step' | 'decideBy' | 'decision' | 'answeredAt'>> {
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

const SUBJECTS: Readonly<Record<ToTell['step'], string>> = {
  'suspend-agent': 'Your access to Cordon is on hold',
  'slow-down': 'You work at a slower pace in Cordon for now',
  'step-up': 'Cordon asks for your second factor once more',
};

/** What an automatic check did, in the words of whom it was done to. */
const HAPPENED: Readonly<Record<ToTell['step'], string>> = {
  'suspend-agent': 'put your access to Cordon on hold',
  'slow-down': 'slowed your work in Cordon',
  'step-up': 'asks for your second factor once more before you go on in Cordon',
};

function mailOf(url: string, { step, decideBy, customersAnHour, cites }: ToTell): string {
  const clauses = cites.map(({ clause }) => clause).join(' and ');
  const signed = clauses === '' ? '' : ` The agreement with your employer says so in clause ${clauses}.`;
  const until = `${decideBy.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const meanwhile: Readonly<Record<ToTell['step'], string>> = {
    'suspend-agent': 'Until then you cannot sign in.',
    'slow-down': `Until then you work with at most ${String(customersAnHour ?? 0)} customers and one reveal an hour, fewer where your agreement allows few, and export nothing.`,
    'step-up':
      'You can go on as soon as you have given it. If it was not you who worked just now, tell your team lead at once.',
  };
  return [
    `An automatic check of how customer data was used ${HAPPENED[step]}. No person has decided about you yet.`,
    `A person will, by ${until}.${signed} ${meanwhile[step]}`,
    `You can tell your side of it here, once:\n\n${url}`,
    'Please leave customers’ names and data out of it. Your team lead knows whom to ask.',
  ].join('\n\n');
}
