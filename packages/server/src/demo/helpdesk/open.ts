import { listenHere, type Listening } from '../listening.ts';
import { frameOf, linksOf, pageOf, type HostTicket } from './page.ts';
import type { HelpdeskSide } from './side.ts';

/** Somebody with a seat at the helpdesk. */
interface Seat {
  readonly person: string;
  readonly name: string;
  readonly email: string;
}

interface HelpdeskOptions {
  /** Where Cordon is. */
  readonly cordon: string;
  /** Where it is to listen; any other where that is taken. */
  readonly port: number;
  readonly seats: readonly Seat[];
  readonly ticketsOf: (person: string) => Promise<readonly HostTicket[]>;
}

export interface Helpdesk extends Listening {
  /** What it may show Cordon by, once Cordon allows it. */
  allowed(side: HelpdeskSide): void;
}

/**
 * The helpdesk that the demo's agents work in: a page of another site, which asks no password and says of whoever looks at
 * it that they are who they chose to be. Cordon takes that for a hint and nothing more.
 */
export async function openHelpdesk({ cordon, port, seats, ticketsOf }: HelpdeskOptions): Promise<Helpdesk> {
  let side: HelpdeskSide | null = null;
  const page = async (url: string): Promise<string> => {
    const [, person = '', number = ''] = /^\/as\/([^/?]+)(?:\/tickets\/([^/?]+))?/.exec(url) ?? [];
    const seat = seats.find((one) => one.person === person);
    if (seat === undefined) {
      const list = seats.map((one) => ({ to: `/as/${one.person}`, words: one.name }));
      return pageOf(`<p>Who are you here?</p>${linksOf(list)}`, undefined, '');
    }
    const tickets = await ticketsOf(person);
    const list = tickets.map((one) => ({
      to: `/as/${person}/tickets/${encodeURIComponent(one.number)}`,
      words: `${one.number} ${one.subject}`,
    }));
    const open = tickets.find((one) => one.number === decodeURIComponent(number));
    const frame =
      open === undefined || side === null
        ? ''
        : frameOf(cordon, side, { ticket: open.number, email: seat.email });
    return pageOf(linksOf(list), open, frame);
  };
  const listen = (at: number) =>
    listenHere(at, ({ url = '/' }, response) => {
      page(url).then(
        (html) => {
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
        },
        () => {
          response.writeHead(500).end();
        },
      );
    });
  const listening = await listen(port).catch((error: unknown) => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    return listen(0);
  });
  return {
    ...listening,
    allowed(given) {
      side = given;
    },
  };
}
