import type { Progress } from '../installation.ts';
import { textHash } from '../platform/hashing.ts';
import { expectStatus, text } from './answers.ts';
import type { Cast } from './cast.ts';

interface Scene {
  readonly cast: Cast;
  readonly progress: Progress;
}

const DAY_MS = 86_400_000;

/** A reviewer's finding that the vendor plans and shows to be mended: whoever opens it finds the next step theirs. */
export async function playFindings({ cast, progress }: Scene): Promise<void> {
  const sam = await cast.fresh('per_sam');
  const [title, told] = [
    'Notes on paper at the desks',
    'On a visit last week there were notepads beside three screens. The protocol lets nothing be written down there.',
  ];
  const found = { vendor: 'pty_brightline', severity: 'high', practice: 'pii-protocols' } as const;
  const recorded = await sam.post('/api/findings', {
    ...{ ...found, title, told },
    ...sam.decided('finding-recorded', { ...found, title: textHash(title), told: textHash(told) }),
  });
  expectStatus(recorded, 200, 'a finding');
  const finding = text(recorded, 'id');
  const path = `/api/findings/${finding}`;

  const training = 'A word on clean desks in the next refresher, with the picture of the visit.';
  const aim = { change: 'training', target: null, part: null } as const;
  const proposed = await sam.post(`${path}/proposals`, {
    ...{ ...aim, text: training },
    ...sam.decided('finding-change-proposed', { finding, ...aim, text: textHash(training) }),
  });
  expectStatus(proposed, 200, 'a proposed change');

  const vera = await cast.enter('per_vera');
  const [plan, until] = [
    'Notepads go, and a shift lead looks each evening.',
    new Date(Date.now() + 10 * DAY_MS).toISOString(),
  ];
  const planned = await vera.post(`${path}/plan`, {
    ...{ text: plan, until },
    ...vera.decided('finding-planned', { finding, until, plan: textHash(plan) }),
  });
  expectStatus(planned, 200, 'a plan');
  const shown = 'The pads are gone since Monday; the list of evening looks hangs at the door.';
  const given = await vera.post(`${path}/evidence`, {
    ...{ text: shown, entries: [], document: null, file: null },
    ...vera.decided('finding-evidence-given', {
      ...{ finding, text: textHash(shown), entries: '', document: null, file: null },
    }),
  });
  expectStatus(given, 200, 'evidence');
  const claimed = await vera.post(`${path}/claim`, vera.decided('finding-fix-claimed', { finding }));
  expectStatus(claimed, 200, 'a claim');
  progress(
    'Sam records what a visit showed, Vera says that it is mended; nobody but a second look closes it',
  );
}
