import type { Joiner } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { CHECKS } from './words.ts';

interface WithdrawButtonProps {
  readonly check: Joiner['checks'][number];
  readonly of: string;
}

/** Takes a check back: access that rests on it closes with the next request. */
export function WithdrawButton({ check: { id, kind }, of }: WithdrawButtonProps) {
  const withdraw = useDecision(
    'POST /api/joining/checks/:id/withdraw',
    { id },
    { act: 'background-check-withdrawn', words: { check: id } },
    ['/api/joining'],
  );
  return (
    <>
      {' '}
      <SmallAct act={withdraw} input={{}} label={`Take back: ${CHECKS[kind].toLowerCase()} of ${of}`} />
      <FormError error={withdraw.error} />
    </>
  );
}
