import { queryClient } from '../../api/query.ts';
import type { Choice } from '../../keys/sendSigned.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';

type Of<P extends Parameters<typeof sendSigned>[0]> = Choice<P>;

/** Reads anew whatever tells of conduct. */
export async function refreshConduct(): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.includes('/conduct'),
  });
}

export async function openCase(choice: Of<'POST /api/conduct/cases'>) {
  const { person, agreement, violation, source, basis, entries, summary } = choice;
  const words = {
    ...{ subjectPerson: person, agreement, violation, source, basis },
    ...{ entries: entries.toSorted((a, b) => a - b).join(' '), summary: await textHash(summary) },
  };
  return sendSigned('POST /api/conduct/cases', {}, choice, { act: 'conduct-case-opened', words });
}

export const addFact = (id: string, entry: number) =>
  sendSigned(
    'POST /api/conduct/cases/:id/facts',
    { id },
    { entry },
    {
      ...{ act: 'conduct-fact-added', words: { case: id, entry } },
    },
  );

export const askHearing = (id: string, until: string) =>
  sendSigned(
    'POST /api/conduct/cases/:id/hearing',
    { id },
    { until },
    {
      ...{ act: 'conduct-hearing-asked', words: { case: id, until } },
    },
  );

export async function propose(id: string, choice: Of<'POST /api/conduct/cases/:id/propose'>) {
  const { step, until, course, why } = choice;
  const words = { case: id, step, until, course, why: await textHash(why) };
  return sendSigned('POST /api/conduct/cases/:id/propose', { id }, choice, {
    act: 'conduct-proposed',
    words,
  });
}

export const decide = (id: string, choice: Of<'POST /api/conduct/cases/:id/decide'>) =>
  sendSigned('POST /api/conduct/cases/:id/decide', { id }, choice, {
    ...{ act: 'conduct-decided', words: { case: id, ...choice } },
  });

export async function proposeAppeal(id: string, choice: Of<'POST /api/conduct/cases/:id/appeal/propose'>) {
  const words = { case: id, granted: choice.granted, why: await textHash(choice.why) };
  const signed = { act: 'conduct-appeal-proposed', words };
  return sendSigned('POST /api/conduct/cases/:id/appeal/propose', { id }, choice, signed);
}

export const decideAppeal = (id: string, choice: Of<'POST /api/conduct/cases/:id/appeal/decide'>) =>
  sendSigned('POST /api/conduct/cases/:id/appeal/decide', { id }, choice, {
    ...{ act: 'conduct-appeal-decided', words: { case: id, ...choice } },
  });

export async function giveSide(id: string, text: string) {
  const words = { case: id, statement: await textHash(text) };
  const signed = { act: 'conduct-stated', words };
  return sendSigned('POST /api/me/conduct/:id/statement', { id }, { text }, signed);
}

export async function appeal(id: string, text: string) {
  const words = { case: id, grounds: await textHash(text) };
  return sendSigned('POST /api/me/conduct/:id/appeal', { id }, { text }, { act: 'conduct-appealed', words });
}

export async function report(choice: Of<'POST /api/conduct/reports'>) {
  const words = {
    subjectPerson: choice.person,
    violation: choice.violation,
    told: await textHash(choice.text),
  };
  return sendSigned('POST /api/conduct/reports', {}, choice, { act: 'conduct-reported', words });
}

export async function setAside(id: string, answer: string) {
  const words = { report: id, answer: await textHash(answer) };
  const signed = { act: 'conduct-report-set-aside', words };
  return sendSigned('POST /api/conduct/reports/:id/set-aside', { id }, { answer }, signed);
}
