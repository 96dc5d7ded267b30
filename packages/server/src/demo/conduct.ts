import type { Progress } from '../installation.ts';
import { textHash } from '../platform/hashing.ts';
import { expectStatus, text } from './answers.ts';
import type { Cast } from './cast.ts';
import type { Visitor } from './client.ts';

interface Scene {
  readonly cast: Cast;
  readonly progress: Progress;
}

const DAY_MS = 86_400_000;
const AGREEMENT = 'agr_harbor_brightline';

/** One case that ended with a reminder, and one in which somebody is asked for their side. */
export async function playConduct({ cast, progress }: Scene): Promise<void> {
  const [priya, vera, dan] = [
    await cast.fresh('per_priya'),
    await cast.fresh('per_vera'),
    await cast.enter('per_dan'),
  ];
  const sam = await cast.fresh('per_sam');
  const phone = await opened(
    sam,
    'per_dan',
    'device-at-desk',
    'A phone lay beside the keyboard on the walk of Monday.',
  );
  await asked(sam, phone);
  const said = 'I had put it there to charge and forgot it. It will not happen again.';
  const stated = await dan.post(`/api/me/conduct/${phone}/statement`, {
    ...{ text: said },
    ...dan.decided('conduct-stated', { case: phone, statement: textHash(said) }),
  });
  expectStatus(stated, 200, 'a statement');
  const why = 'It was the first time, and nothing was photographed.';
  const outcome = { step: 'reminder', until: null, course: null };
  const proposed = await priya.post(`/api/conduct/cases/${phone}/propose`, {
    ...{ ...outcome, why },
    ...priya.decided('conduct-proposed', { case: phone, ...outcome, why: textHash(why) }),
  });
  expectStatus(proposed, 200, 'a proposed step');
  const shown = (await priya.get(`/api/conduct/cases/${phone}`)).json as { proposal: { id: string } };
  const word = { proposal: shown.proposal.id, step: 'reminder', approve: true };
  const decided = await vera.post(`/api/conduct/cases/${phone}/decide`, {
    ...word,
    ...vera.decided('conduct-decided', { case: phone, ...word }),
  });
  expectStatus(decided, 200, 'a decided step');

  const looked = await opened(
    sam,
    'per_carla',
    'looked-without-reason',
    'One customer was opened five times in a week in which no ticket was about them.',
  );
  await asked(sam, looked);
  progress(
    'A phone at a desk ends with a reminder that two decided; Carla is asked for her side of another case',
  );
}

async function opened(by: Visitor, person: string, violation: string, summary: string): Promise<string> {
  const about = { agreement: AGREEMENT, violation, source: 'observed', basis: null };
  const made = await by.post('/api/conduct/cases', {
    ...{ ...about, person, entries: [], summary },
    ...by.decided('conduct-case-opened', {
      ...{ ...about, subjectPerson: person, entries: '', summary: textHash(summary) },
    }),
  });
  expectStatus(made, 200, 'a case');
  return text(made, 'id');
}

async function asked(by: Visitor, id: string): Promise<void> {
  const until = new Date(Date.now() + 8 * DAY_MS).toISOString();
  const hearing = await by.post(`/api/conduct/cases/${id}/hearing`, {
    ...{ until },
    ...by.decided('conduct-hearing-asked', { case: id, until }),
  });
  expectStatus(hearing, 200, 'a hearing');
}
