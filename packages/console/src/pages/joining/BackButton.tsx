import type { Joiner } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { useDecision } from '../../keys/useDecision.ts';

/** Takes somebody back who left: they come in by a new link, with nothing they had. */
export function BackButton({ joiner: { id, name } }: { readonly joiner: Joiner }) {
  const back = useDecision(
    'POST /api/joining/people/:id/back',
    { id },
    { act: 'person-taken-back', words: { subjectPerson: id } },
    ['/api/joining', '/api/joining/leavers'],
    () => {
      announce(`${name} is back. Send them a new link under My team.`);
    },
    useStepUp(),
  );
  return (
    <>
      <SmallAct act={back} input={{}} label={`Take ${name} back`} />
      <FormError error={back.error} />
    </>
  );
}
