import type { EmergencyView, LeaseView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { useDecision } from '../../keys/useDecision.ts';

/** What people may do with a lease or an emergency; each is signed. */
export function useExceptionActs(row: LeaseView | EmergencyView) {
  const withStepUp = useStepUp();
  const { id } = row;
  const shows = ['/api/exceptions'] as const;
  const isCase = 'ticket' in row;
  const [what, words] = isCase
    ? (['emergency', { emergency: id }] as const)
    : (['lease', { lease: id }] as const);
  return {
    approve: useDecision(
      isCase ? 'POST /api/emergencies/:id/approve' : 'POST /api/leases/:id/agree',
      { id },
      isCase
        ? { act: 'emergency-approved', words: { ...words, ticket: row.ticket } }
        : { act: 'lease-agreed', words },
      shows,
      undefined,
      withStepUp,
    ),
    end: useDecision(
      isCase ? 'POST /api/emergencies/:id/end' : 'POST /api/leases/:id/end',
      { id },
      { act: `${what}-ended`, words, closes: true },
      shows,
      undefined,
      withStepUp,
    ),
    review: useDecision(
      isCase ? 'POST /api/emergencies/:id/review' : 'POST /api/leases/:id/review',
      { id },
      { act: `${what}-reviewed`, words },
      shows,
      undefined,
      withStepUp,
    ),
  };
}
