import { canonicalText } from '@cordon/ledger';
import type { Progress } from '../installation.ts';
import { textHash } from '../platform/hashing.ts';
import { expectStatus } from './answers.ts';
import type { Cast } from './cast.ts';

/* The company says what the facts of one purpose mean for people, and signs it. */

interface Scene {
  readonly cast: Cast;
  readonly progress: Progress;
}

const ABOUT = 'order-support';
const IN_A_YEAR = 365 * 86_400_000;

const written = {
  description: 'Agents of a support firm help customers with orders, one ticket at a time.',
  necessity: 'Without names and orders no customer can be helped. Health data is hidden for this purpose.',
  risks: 'An agent could look up somebody they know, or be tricked into telling a stranger.',
  measures: 'Values are masked, each look is entered, and a customer is shown only on a ticket in hand.',
};

/** @throws when a step does not end as it should */
export async function playAssessments({ cast, progress }: Scene): Promise<void> {
  const priya = await cast.fresh('per_priya');
  const { json } = await priya.get('/api/assessments');
  const { assessments } = json as { assessments: readonly { about: string; draft: string }[] };
  const draft = assessments.find(({ about }) => about === ABOUT)?.draft ?? '';
  const reviewOn = new Date(Date.now() + IN_A_YEAR).toISOString().slice(0, 10);
  const said = { kind: 'dpia', about: ABOUT, draft, conclusion: 'with-measures', reviewOn };
  const answer = await priya.post('/api/assessments', {
    ...said,
    texts: Object.entries(written).map(([section, text]) => ({ section, text })),
    ...priya.decided('assessment-signed', { ...said, texts: textHash(canonicalText(written)) }),
  });
  expectStatus(answer, 200, 'an impact assessment');
  progress('Priya signs the impact assessment of order support; transfers are still to be assessed');
}
