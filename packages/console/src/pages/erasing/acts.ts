import type { UseMutationResult } from '@tanstack/react-query';
import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../api/query.ts';
import { send } from '../../api/client.ts';
import type {
  Done,
  Erasure,
  ErasureLook,
  ErasureProposal,
  ErasureProposed,
  Unsealing,
} from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden } from '../../keys/sha256.ts';
import { total } from './words.ts';

/** What an erasure is to be of. */
export type What = Pick<ErasureProposal, 'kind' | 'agreement' | 'subject'>;

/** Counts what an erasure would be of. */
export function useLook(): UseMutationResult<ErasureLook, Error, What> {
  return useMutation({ mutationFn: (what) => send('POST /api/ledger/erasing/look', {}, what) });
}

interface Proposal extends What {
  readonly ground: ErasureProposal['ground'];
  readonly look: ErasureLook;
}

/** Proposes exactly what was looked at. The customer is signed as a commitment whose salt nobody keeps. */
export function useProposal(done: () => void): UseMutationResult<ErasureProposed, Error, Proposal> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: ({ look, ground, ...what }) => {
      const { word, salt } = hidden(what.subject ?? '');
      const entries = total(look.parts);
      const body = { ...what, ground, entries, parts: look.hash, salt };
      const words = {
        ...{ kind: what.kind, ground, agreement: what.agreement, entries, parts: look.hash },
        subject: what.subject === null ? null : word,
      };
      return withStepUp(() =>
        sendSigned('POST /api/ledger/erasing', {}, body, { act: 'erasure-proposed', words }),
      );
    },
    onSuccess: async () => {
      await refresh();
      done();
    },
  });
}

/** Decides, as the second person, about exactly the parts on the card. */
export function useDeciding({ id, hash }: Erasure, approve: boolean): UseMutationResult<Done, Error, object> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: () => {
      const act = approve ? 'erasure-approved' : 'erasure-refused';
      const signed = { act, words: { erasure: id, parts: hash } };
      return withStepUp(() => sendSigned('POST /api/ledger/erasing/:id/decide', { id }, { approve }, signed));
    },
    onSuccess: refresh,
  });
}

/** Asks for what an erasure sealed. */
export function useAsking(
  erasure: string,
  done: () => void,
): UseMutationResult<ErasureProposed, Error, Unsealing['ground']> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (ground) => {
      const words = { erasure, ground };
      return withStepUp(() =>
        sendSigned('POST /api/ledger/unsealings', {}, words, { act: 'unsealing-asked', words }),
      );
    },
    onSuccess: async () => {
      await refresh();
      done();
    },
  });
}

/** Agrees to it, from the other side. */
export function useAgreeing(id: string): UseMutationResult<Done, Error, object> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: () => {
      const signed = { act: 'unsealing-agreed', words: { unsealing: id } };
      return withStepUp(() => sendSigned('POST /api/ledger/unsealings/:id/agree', { id }, {}, signed));
    },
    onSuccess: refresh,
  });
}

async function refresh(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['/api/ledger/erasing'] });
}
