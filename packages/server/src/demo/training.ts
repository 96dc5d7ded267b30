import type { Progress } from '../installation.ts';
import { expectStatus, text } from './answers.ts';
import type { Cast } from './cast.ts';
import { people } from './seed/people.ts';

/* A vendor tells who passed what in its own training system: one of its agents has to take it anew soon. The other has not yet. */

interface Scene {
  readonly cast: Cast;
  readonly progress: Progress;
}

const DAY = 86_400_000;
const VENDOR = 'pty_brightline';

/** Who passed it so long ago that it is due again within days. */
const SOON = 'per_gia';

/** @throws when a step does not end as it should */
export async function playTraining({ cast, progress }: Scene): Promise<void> {
  const vera = await cast.fresh('per_vera');
  const agents = people.filter(({ party, role }) => party === VENDOR && role === 'agent');
  const lines = agents.map(({ id, email }) => {
    const passed = new Date(Date.now() - (id === SOON ? 357 : 120) * DAY);
    return `${email},privacy,${passed.toISOString()}`;
  });
  const csv = ['email,course,passed', ...lines].join('\n');
  const path = `/api/parties/${VENDOR}/completions`;
  const seen = await vera.post(`${path}/look`, { csv });
  expectStatus(seen, 200, 'what a list of completions would do');
  const difference = text(seen, 'difference');
  const told = await vera.post(path, {
    ...{ csv, difference },
    ...vera.decided('completions-imported', { subjectParty: VENDOR, difference }),
  });
  expectStatus(told, 200, 'completions');
  progress('Vera tells who passed the privacy course; Gia has to take it again within days');
}
