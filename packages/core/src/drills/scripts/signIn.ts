import type { Drill, Tried } from '../drill.ts';
import { ground, refused } from '../trying.ts';

/** What lists of leaked passwords begin with. */
const LEAKED = [
  ...['123456', 'password', 'qwerty123', 'letmein', 'iloveyou', 'welcome1', 'football', 'monkey', 'dragon'],
  ...['sunshine', 'princess', 'abc123'],
];

/** Guesses after which an account has to take no more. */
const MOST_GUESSES = LEAKED.length;

export const credentialStuffing: Drill = {
  name: 'credential-stuffing',
  title: 'Credential stuffing',
  attack: 'Leaked passwords are tried on an account, and the right one without its second factor.',
  expectedControl: 'A password alone opens nothing, and an account takes ten guesses in five minutes.',
  behind: { effect: 'condition', kind: 'mfa' },
  notice: 'must',
  async run(range) {
    const agent = await range.agent();
    const tried: Tried[] = [ground('signing in with the right password', await agent.password())];
    tried.push(
      refused('opening the tickets with a password alone', await agent.get('/api/tickets'), [
        ...['not-signed-in', 'second-factor-needed'],
      ]),
    );
    for (const guess of LEAKED) {
      const answer = await agent.password(guess);
      if (answer.code === 'rate-limited') break;
      if (answer.status < 300) return [...tried, refused('a leaked password', answer, [])];
    }
    const right = await agent.password();
    tried.push(
      refused(`the right password after up to ${String(MOST_GUESSES)} wrong ones`, right, ['rate-limited']),
    );
    return tried;
  },
};

/** Headers by which proxies say whose address it is; from a stranger they say nothing. */
const CLAIMS = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip'];

export const ipBypass: Drill = {
  name: 'ip-bypass',
  title: 'Around the network list',
  attack:
    'Somebody with password and second factor comes from an address that is not listed, and claims one.',
  expectedControl:
    'A vendor’s people come from its listed networks, and nobody’s word for an address counts.',
  behind: { effect: 'condition', kind: 'network' },
  notice: 'must',
  async run(range) {
    const { agent, listed, letIn } = await range.outsider();
    // Whoever is refused is not told why; that it was the network shows once it is listed.
    const by = ['sign-in-refused'];
    const tried = [refused('signing in from an address that is not listed', await agent.signIn(), by)];
    for (const header of CLAIMS) {
      const claim = header === 'forwarded' ? `for=${listed}` : listed;
      tried.push(
        refused(`signing in with a claim in ${header}`, await agent.signIn({ [header]: claim }), by),
      );
    }
    await letIn();
    tried.push(ground('signing in once the address is listed', await agent.password()));
    return tried;
  },
};

/** A click on a message that was made for it: the message, the click and what came of it are told by a feed. */
export const phishingClick: Drill = {
  name: 'phishing-click',
  title: 'From a phishing click to a session',
  attack: 'An agent clicks on a message and types a password into a page that is not ours.',
  expectedControl:
    'A passkey answers no other page, a session is bound to its network, and the click is told.',
  behind: { effect: 'condition', kind: 'mfa' },
  notice: 'must',
  noFeed: true,
  run: () => Promise.resolve({ notMade: 'No feed: nothing tells of phishing messages and clicks yet.' }),
};
