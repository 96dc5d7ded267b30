import type { Progress } from '../installation.ts';
import { textHash } from '../platform/hashing.ts';
import { expectStatus, text } from './answers.ts';
import type { Cast } from './cast.ts';

/* A vendor is asked about its own work, has begun to answer, and states its insurance, which waits for the company. */

interface Scene {
  readonly cast: Cast;
  readonly progress: Progress;
}

const DAY = 86_400_000;
const day = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** @throws when a step does not end as it should */
export async function playVendorAnswers({ cast, progress }: Scene): Promise<void> {
  const [sam, vera] = [await cast.fresh('per_sam'), await cast.fresh('per_vera')];
  const dueAt = new Date(Date.now() + 14 * DAY).toISOString();
  const asked = { vendor: 'pty_brightline', set: 1, due: dueAt };
  const sent = await sam.post('/api/questionnaires', {
    ...{ vendor: asked.vendor, dueAt },
    ...sam.decided('questionnaire-sent', asked),
  });
  expectStatus(sent, 200, 'an assessment');
  const begun = await vera.post(`/api/questionnaires/${text(sent, 'id')}/answers`, {
    answers: [
      { question: 'phy-doors', value: 'yes', text: '' },
      {
        question: 'phy-phones',
        value: 'partly',
        text: 'Lockers stand in Manila; in Cebu they come in spring.',
      },
      { question: 'hos-disks', value: 'yes', text: '' },
    ],
  });
  expectStatus(begun, 200, 'the first answers');
  progress(
    'Sam asks Brightline about its own work; Vera has begun to answer, and much is filled in from what is known',
  );

  const paper = {
    kind: 'insurance',
    control: null,
    issuer: 'Northern Mutual',
    scope: 'Damage by a breach of data',
  };
  const dates = { madeOn: day(-300), validUntil: day(50) };
  const words = { ...paper, ...dates, issuer: textHash(paper.issuer), scope: textHash(paper.scope) };
  const stated = await vera.post('/api/attestations', {
    ...{ ...paper, ...dates },
    ...vera.decided('attestation-stated', words),
  });
  expectStatus(stated, 200, 'an attestation');
  progress('Vera states Brightline’s insurance: it waits for its file, and for the company');
}
