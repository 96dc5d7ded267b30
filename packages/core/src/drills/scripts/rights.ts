import type { Drill, Tried } from '../drill.ts';
import { ground, refused } from '../trying.ts';

/** What is the company's, or a lead's, and no agent's. Reading only: what got through would change nothing. */
const OTHERS = [
  ['the canaries', '/api/canaries'],
  ['the people of all vendors', '/api/people'],
  ['the list of accesses', '/api/accesses?limit=1'],
  ['where entries are sent', '/api/siem/receivers'],
  ['the sources', '/api/sources'],
  ['the drills', '/api/drills'],
] as const;

export const privilegeEscalation: Drill = {
  name: 'privilege-escalation',
  title: 'Doing what others may',
  attack: 'An agent asks for what only the company’s people may see, and gives themselves their role.',
  expectedControl: 'Each route names the roles it is for, and nobody gives a role to themselves.',
  behind: null,
  notice: 'must',
  async run(range) {
    const agent = await range.agent();
    const tried: Tried[] = [ground('signing in', await agent.signIn())];
    tried.push(ground('a fresh second factor', await agent.stepUp()));
    for (const [what, path] of OTHERS) {
      tried.push(refused(`reading ${what}`, await agent.get(path), ['role-not-allowed']));
    }
    const role = await agent.post(`/api/people/${agent.id}/role`, { role: 'security-officer' });
    tried.push(refused('giving themselves a role', role, ['role-not-allowed']));
    return tried;
  },
};

const OUT = ['not-signed-in', 'left', 'sign-in-refused'];

export const leaversSession: Drill = {
  name: 'leavers-session',
  title: 'A leaver’s session',
  attack: 'Somebody who left goes on with the session they had, and signs in once more.',
  expectedControl: 'Whoever leaves loses every session at once, and nothing lets them in again.',
  behind: { effect: 'condition', kind: 'suspension' },
  notice: 'must',
  async run(range) {
    const agent = await range.agent();
    const tried: Tried[] = [ground('signing in', await agent.signIn())];
    // Not the canary: whoever touches it is kept out by that, and nothing would be shown of leaving.
    const ticket = await range.ticket('no-such-customer', agent);
    tried.push(ground('the ticket before they leave', await agent.get(`/api/tickets/${ticket}`)));
    await range.leave(agent);
    tried.push(refused('the ticket after they left', await agent.get(`/api/tickets/${ticket}`), OUT));
    tried.push(refused('signing in again', await agent.password(), OUT));
    return tried;
  },
};

const OVER = ['agreement-expired', 'agreement-ended'];

export const expiredAgreement: Drill = {
  name: 'expired-agreement',
  title: 'After the agreement',
  attack: 'Somebody of a vendor whose agreement is over opens a ticket that is still in their hand.',
  expectedControl: 'When an agreement is over, its permissions are.',
  behind: { effect: 'term' },
  notice: 'must',
  async run(range) {
    const past = await range.pastAgent();
    if (past === null) return { notMade: 'No agreement of this installation is over yet.' };
    const tried: Tried[] = [ground('signing in', await past.agent.signIn())];
    const page = `/api/tickets/${past.ticket}`;
    tried.push(refused('their ticket', await past.agent.get(page), OVER));
    tried.push(refused('a look-up on it', await past.agent.lookUp(past.ticket, 'lookup'), OVER));
    tried.push(refused('their ticket once more', await past.agent.get(page), OVER));
    return tried;
  },
};

export const stolenDoorCredential: Drill = {
  name: 'stolen-door-credential',
  title: 'A stolen door credential',
  attack:
    'The secret that an agent’s other tool sends is used at another source, altered, and after sign-out.',
  expectedControl: 'A door credential opens one ticket’s customer, and ends with its session.',
  behind: { effect: 'hand' },
  notice: 'must',
  async run(range) {
    const agent = await range.agent();
    const tried: Tried[] = [ground('signing in', await agent.signIn())];
    tried.push(ground('a fresh second factor', await agent.stepUp()));
    const ticket = await range.ticket('no-such-customer', agent);
    const { answer, secret } = await agent.doorCredential(ticket);
    tried.push(ground('making a credential', answer));
    const bearer = (value: string) => ({ authorization: `Bearer ${value}` });
    // There is no such route, and the door says so to whoever it knows.
    const knock = async (source: string, held: string) => {
      const answer = await range.stranger(`/door/${source}/drill`, bearer(held));
      return answer.code === 'route-unknown' ? { ...answer, status: 200 } : answer;
    };
    tried.push(ground('being known at the door', await knock(range.source, secret)));
    const other = await knock('no-such-source', secret);
    tried.push(refused('the secret at another source', other, ['not-in-scope']));
    const altered = await knock(range.source, `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`);
    tried.push(refused('a secret that is nearly right', altered, ['not-signed-in']));
    tried.push(ground('signing out', await agent.post('/api/auth/sign-out', {})));
    const after = await knock(range.source, secret);
    tried.push(refused('the secret after its session ended', after, ['not-signed-in']));
    return tried;
  },
};
