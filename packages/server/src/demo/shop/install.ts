import type { House } from '../../compose.ts';
import type { Progress } from '../../installation.ts';
import { allowHelpdesk } from '../helpdesk/allow.ts';
import { openHelpdesk, type Helpdesk } from '../helpdesk/open.ts';
import type { HelpdeskSide } from '../helpdesk/side.ts';
import { deliver } from '../install.ts';
import { keep, kept } from '../keptFile.ts';
import { HARBOR } from '../seed/dataMap.ts';
import { people } from '../seed/people.ts';
import { openAccounts } from './accounts.ts';
import { signSecondVersion } from './agreement.ts';
import { openShopApi, type ShopApi } from './api.ts';
import { withShop } from './dataMap.ts';
import { addNobody, ticketOfNobody } from './nobody.ts';

/** What stands around Cordon in the demo: the shop's API, the helpdesk's page, and the mailbox of the customer nobody is. */
export interface Around {
  /** Of the database; one more is nobody. */
  readonly customers: number;
  readonly helpdesk: Helpdesk;
  /** Where mail to addresses of canaries is taken, on this machine. */
  readonly mailPort: number;
  close(): Promise<void>;
}

interface Kept {
  readonly customers: number;
  /** Where the page listened, the only one that may show Cordon. */
  readonly port: number;
  readonly side: HelpdeskSide;
}

const FILE = 'demo-helpdesk.json';

/** Which customer is nobody. */
export const nobodyOf = ({ customers }: Pick<Around, 'customers'>): number => customers + 1;

/**
 * Puts the shop's API beside the connected database, and with it what the parties then agree on: files, exports, acts,
 * approved reveals and figures.
 * @param run.port of Cordon; the helpdesk's page takes the next one
 */
export async function installAround(
  house: House,
  run: {
    readonly dataDir: string;
    readonly sourceUrl: string;
    readonly port: number;
    readonly customers: number;
  },
  progress: Progress,
): Promise<Around> {
  const { customers, dataDir } = run;
  return opened(house, { customers, pagePort: run.port + 1 }, async (api, helpdesk) => {
    progress('Connecting the shop’s own API beside the database');
    const map = await house.sources.dataMapOf(HARBOR);
    if (map === null) throw new Error('the database is not connected');
    await house.sources.connectApi(HARBOR, api.settings, withShop(map), 'live');
    await house.sourceChanged(HARBOR);
    progress(
      'Signing the second version: exports, approved reveals, files, acts, recorded sessions, figures',
    );
    await signSecondVersion(house);
    await addNobody(run.sourceUrl, nobodyOf(run));
    const ticket = ticketOfNobody(nobodyOf(run), house.now());
    await deliver(house, [{ ...ticket, assignee: 'per_finn' }]);
    const side = await allowHelpdesk(house, helpdesk.origin);
    helpdesk.allowed(side);
    await keep(dataDir, FILE, { customers, port: helpdesk.port, side } satisfies Kept);
  });
}

/** Opens the same again over what is there. @returns null for a demo that was made without it */
export async function reopenAround(house: House, dataDir: string): Promise<Around | null> {
  const known = await kept<Kept>(dataDir, FILE);
  if (known === null) return null;
  const { customers, port } = known;
  // The API comes up elsewhere, and so does the page where somebody else has its port by now.
  return opened(house, { customers, pagePort: port }, async (api, helpdesk) => {
    await house.sources.reconnectApi(HARBOR, api.settings);
    await house.sourceChanged(HARBOR);
    const side = helpdesk.port === port ? known.side : await allowHelpdesk(house, helpdesk.origin);
    helpdesk.allowed(side);
    await keep(dataDir, FILE, { customers, port: helpdesk.port, side } satisfies Kept);
  });
}

/** What was opened is closed again when a later step fails. */
async function opened(
  house: House,
  { customers, pagePort }: { readonly customers: number; readonly pagePort: number },
  then: (api: ShopApi, helpdesk: Helpdesk) => Promise<void>,
): Promise<Around> {
  const api = await openShopApi(openAccounts(customers));
  const closing = [() => api.close()];
  const close = async () => {
    for (const step of closing.splice(0)) await step();
  };
  try {
    const helpdesk = await openHelpdesk({
      ...{ cordon: house.world.baseUrl, port: pagePort },
      seats: people.flatMap(({ id, party, role, name, email }) =>
        role === 'agent' && party === 'pty_brightline' ? [{ person: id, name, email }] : [],
      ),
      ticketsOf: async (person) =>
        (await house.tickets.assignedTo(person)).map(({ externalId, subjectLine }) => ({
          ...{ number: externalId, subject: subjectLine },
        })),
    });
    closing.push(() => helpdesk.close());
    await then(api, helpdesk);
    const mailPort = await house.canaryMail.listen('127.0.0.1', 0);
    return { customers, helpdesk, mailPort, close };
  } catch (error) {
    await close();
    throw error;
  }
}
