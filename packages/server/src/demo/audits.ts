import type { Progress } from '../installation.ts';
import { expectStatus } from './answers.ts';
import type { Cast } from './cast.ts';

const DAY = 86_400_000;

interface Scene {
  readonly cast: Cast;
  readonly progress: Progress;
}

/**
 * An audit that waits for its auditor: the company's privacy officer plans it, over what happened while the demo was made.
 * @throws when a step does not end as it should
 */
export async function playAudit({ cast, progress }: Scene): Promise<void> {
  const priya = await cast.fresh('per_priya');
  const tomorrow = Math.floor(Date.now() / DAY) * DAY + DAY;
  const period = {
    from: new Date(tomorrow - 30 * DAY).toISOString(),
    until: new Date(tomorrow).toISOString(),
  };
  const agreement = 'agr_harbor_brightline';
  const rule = { confidence: 0.8, tolerable: 0.2, expected: 0 };
  const practices = ['access-logged', 'masking', 'least-privilege', 'training'];
  const clauses = ['2.1', '4.1'];
  const plan = { agreement, ...period, practices, clauses, rule, byRole: true, reauditOf: null };
  const words = {
    ...{ audited: agreement, ...period, ...rule, byRole: true, reauditOf: null },
    ...{ practices: practices.join(' '), clauses: clauses.join(' ') },
  };
  const answer = await priya.post('/api/audits', { ...plan, ...priya.decided('audit-planned', words) });
  expectStatus(answer, 200, 'planning an audit');
  progress(
    'Priya plans an audit of Brightline; Audra commits to a secret number, so that neither side chooses what is drawn',
  );
}
