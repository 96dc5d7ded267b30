import { randomBytes } from 'node:crypto';
import { canonicalText, commit } from '@cordon/ledger';
import type { Progress } from '../installation.ts';
import { textHash } from '../platform/hashing.ts';
import { expectStatus, text } from './answers.ts';
import type { Cast } from './cast.ts';

const BRIGHTLINE = 'pty_brightline';
const DAY_MS = 86_400_000;

interface Scene {
  readonly cast: Cast;
  readonly progress: Progress;
}

/**
 * Somebody who was looked into, somebody who came and went, and two near misses of which one was learned from.
 * @throws when a step does not end as it should
 */
export async function playJoining({ cast, progress }: Scene): Promise<void> {
  const vera = await cast.fresh('per_vera');
  const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const check = {
    ...{ kind: 'criminal-record', checkedOn: day(-40), expiresOn: day(325) },
    evidence: textHash('a paper that stays with Brightline'),
  };
  const attested = await vera.post('/api/joining/people/per_ada/checks', {
    ...check,
    ...vera.decided('background-check-attested', { subjectPerson: 'per_ada', ...check }),
  });
  expectStatus(attested, 200, 'a background check');

  const salt = randomBytes(32);
  const who = { name: 'Noel Castillo', email: 'noel.castillo@brightline.example.com' };
  const place = { role: 'agent', site: 'sit_manila', accessRole: 'tier1', purpose: 'order-support' } as const;
  const invitee = commit(canonicalText(who), salt);
  const invited = await vera.post('/api/people', {
    ...{ party: BRIGHTLINE, ...who, ...place, salt: salt.toString('base64') },
    ...vera.decided('person-invited', { subjectParty: BRIGHTLINE, ...place, invitee }),
  });
  expectStatus(invited, 200, 'an invitation');
  const subjectPerson = text(invited, 'person');
  const reason = 'resigned';
  const left = await vera.post(`/api/joining/people/${subjectPerson}/leave`, {
    reason,
    ...vera.decided('person-left', { subjectPerson, reason }),
  });
  expectStatus(left, 200, 'a leaver');

  const [ada, ella] = [await cast.enter('per_ada'), await cast.enter('per_ella')];
  const told = await ada.post('/api/awareness/near-misses', {
    kind: 'wrong-customer',
    text: 'Two tabs were open and I nearly read the parcel of the next customer to the one on the line.',
  });
  expectStatus(told, 200, 'a near miss');
  const [first] = (await vera.get('/api/awareness/near-misses')).json as readonly { id: string }[];
  const nearMiss = first?.id ?? '';
  const lesson = 'One customer, one tab: say the order number back before anything else is said.';
  const learned = await vera.post(`/api/awareness/near-misses/${nearMiss}/lesson`, {
    lesson,
    ...vera.decided('near-miss-lesson', { nearMiss, lesson: textHash(lesson) }),
  });
  expectStatus(learned, 200, 'a lesson');
  const other = await ella.post('/api/awareness/near-misses', {
    kind: 'message',
    text: 'A mail asked me to sign in to the helpdesk again. The address had one letter too many, so I asked.',
  });
  expectStatus(other, 200, 'another near miss');
  progress(
    'Noel came and went, with the proof that nothing of his is open; two near misses are told by nobody',
  );
}
