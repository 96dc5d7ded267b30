import { namesOf } from '@cordon/core/dictionaries/view';
import { canonicalText } from '@cordon/ledger';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { queryClient } from '../../api/query.ts';
import type { DictionaryEntry, DictionaryProposed, DictionaryWritten, Done } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden, textHash } from '../../keys/sha256.ts';

interface Proposal {
  readonly origin: 'hand' | 'import';
  readonly entries: readonly DictionaryWritten[];
}

/** Proposes entries: their words are signed as a commitment, which says nothing of them. */
export function useProposal(
  done: (ids: readonly string[], proposal: Proposal) => void,
): UseMutationResult<DictionaryProposed, Error, Proposal> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: ({ origin, entries }: Proposal) => {
      const { word, salt } = hidden(canonicalText(entries));
      const words = { origin, entries: entries.length, words: word };
      return withStepUp(() =>
        sendSigned(
          'POST /api/dictionaries',
          {},
          { origin, entries: [...entries], salt },
          { act: 'dictionary-proposed', words },
        ),
      );
    },
    onSuccess: async ({ ids }, proposal) => {
      done(ids, proposal);
      await refresh();
    },
  });
}

const ACTS = {
  proposed: { yes: 'dictionary-approved', no: 'dictionary-refused' },
  retiring: { yes: 'dictionary-retired', no: 'dictionary-kept' },
} as const;

/** Decides, as the second person, about what waits. */
export function useSettling(
  about: keyof typeof ACTS,
  approve: boolean,
): UseMutationResult<Done, Error, readonly string[]> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      const act = ACTS[about][approve ? 'yes' : 'no'];
      const words = await named(ids);
      return withStepUp(() =>
        sendSigned('POST /api/dictionaries/decide', {}, { ids: [...ids], about, approve }, { act, words }),
      );
    },
    onSuccess: refresh,
  });
}

/** Asks for an entry in force to be retired; one that was only allowed is retired with it. */
export function useRetiring(
  kind: DictionaryEntry['kind'],
): UseMutationResult<Done, Error, readonly string[]> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      const words = await named(ids);
      const act = kind === 'allow' ? 'dictionary-retired' : 'dictionary-retire-asked';
      return withStepUp(() =>
        sendSigned('POST /api/dictionaries/retire', {}, { ids: [...ids] }, { act, words }),
      );
    },
    onSuccess: refresh,
  });
}

async function named(ids: readonly string[]) {
  return { entries: ids.length, ids: await textHash(namesOf(ids)) };
}

async function refresh(): Promise<void> {
  await Promise.all(
    (['/api/dictionaries', '/api/quality/misses'] as const).map((path) =>
      queryClient.invalidateQueries({ queryKey: [path] }),
    ),
  );
}
