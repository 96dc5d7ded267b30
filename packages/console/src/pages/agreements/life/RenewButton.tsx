import { Button } from '@mantine/core';
import type { AgreementView } from '../../../api/types.ts';
import { announce } from '../../../app/announce.ts';
import { FormError } from '../../../components/FormError.tsx';
import { useUrl } from '../../../hooks/useUrl.ts';
import { useDecision } from '../../../keys/useDecision.ts';

interface RenewButtonProps {
  readonly view: AgreementView;
  readonly prominent: boolean;
}

/** Proposes the same clauses for another term of the same length, then shows where both sign. */
export function RenewButton({ view, prominent }: RenewButtonProps) {
  const [, change] = useUrl();
  const { id } = view.row;
  const renew = useDecision(
    'POST /api/agreements/:id/renew',
    { id },
    {
      act: 'agreement-drafted',
      words: { agreement: id, renewal: true },
      says: ({ from = null, until = null }) => ({ from, until }),
    },
    ['/api/agreements/:id', '/api/agreements/:id/history', '/api/agreements', '/api/overview'],
    ({ life }) => {
      if (life.pending !== null) {
        announce(`Version ${life.pending.version} is proposed. Both parties sign it.`);
      }
      change({ tab: 'versions' }, true);
    },
  );
  return (
    <>
      <Button
        size="xs"
        variant={prominent ? 'filled' : 'default'}
        loading={renew.isPending}
        onClick={() => {
          renew.mutate({});
        }}
      >
        Renew
      </Button>
      <FormError error={renew.error} />
    </>
  );
}
