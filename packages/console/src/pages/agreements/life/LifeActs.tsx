import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryClient } from '../../../api/query.ts';
import type { AgreementView } from '../../../api/types.ts';
import { announce } from '../../../app/announce.ts';
import { useMe } from '../../../app/me.ts';
import { closers, proposers } from '../../../app/rights.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { FormError } from '../../../components/FormError.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import type { actsOf } from './steps.ts';
import { SuspendAgreement } from './SuspendAgreement.tsx';

interface LifeActsProps {
  readonly view: AgreementView;
  /** What this person may do. */
  readonly acts: ReturnType<typeof actsOf>;
}

/** The next steps as buttons, the first of them in front. */
export function LifeActs({ view, acts }: LifeActsProps) {
  const { id, vendor, status } = view.row;
  const { person, party } = useMe();
  const answers =
    party.id === vendor.id &&
    (status === 'offered' || status === 'negotiated') &&
    proposers.includes(person.role);
  const withStepUp = useStepUp();
  const stage = useMutation({
    mutationFn: (what: 'offer' | 'withdraw' | 'resume') => {
      const signed = { act: ENTERED[what], words: { agreement: id } };
      const ask = () => sendSigned(`POST /api/agreements/:id/${what}`, { id }, {}, signed);
      return what === 'resume' ? withStepUp(ask) : ask();
    },
    onSuccess: (_, act) => {
      announce(DONE[act]);
      return queryClient.invalidateQueries();
    },
  });
  const button = (act: 'offer' | 'withdraw' | 'resume', words: string, main: boolean) => (
    <Button
      size="xs"
      variant={main ? 'filled' : 'default'}
      loading={stage.isPending && stage.variables === act}
      onClick={() => {
        stage.mutate(act);
      }}
    >
      {words}
    </Button>
  );
  return (
    <>
      {acts.includes('offer') && button('offer', `Offer to ${vendor.name}`, true)}
      {acts.includes('sign') && (
        <Button
          size="xs"
          variant={acts.includes('offer') ? 'default' : 'filled'}
          component={Link}
          to={`/agreements/${id}?tab=versions`}
        >
          Read and sign
        </Button>
      )}
      {answers && (
        <Button size="xs" variant="default" component={Link} to={`/agreements/${id}?tab=edit`}>
          Propose other words
        </Button>
      )}
      {status === 'ended' && closers.includes(person.role) && (
        <Button size="xs" variant="default" component={Link} to={`/agreements/${id}?tab=closing`}>
          What is left to do
        </Button>
      )}
      {acts.includes('resume') && button('resume', 'Resume', true)}
      {acts.includes('withdraw') && button('withdraw', 'Withdraw the offer', false)}
      {acts.includes('suspend') && <SuspendAgreement view={view} />}
      <FormError error={stage.error} />
    </>
  );
}

/** As the entry of each calls it. */
const ENTERED = {
  offer: 'agreement-offered',
  withdraw: 'agreement-withdrawn',
  resume: 'agreement-resumed',
} as const;

const DONE = {
  offer: 'The agreement is offered.',
  withdraw: 'The offer is withdrawn.',
  resume: 'The agreement is in force again.',
} as const;
