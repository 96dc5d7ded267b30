import type { ActWords } from '@cordon/core/kernel';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Params, Reads, Writes } from '../api/endpoints.ts';
import { sendSigned, type Choice, type Decisions, type Signed } from './sendSigned.ts';

/**
 * Asks for a change that the person answers for: signs it with the session key, then refreshes the named paths.
 *
 * @param act as the ledger entry will call it
 * @param words what the entry names besides the choice
 * @param done what follows a success
 * @param run what the act runs in: `useStepUp()` where the server wants a fresh second factor
 */
export function useDecision<P extends Decisions>(
  endpoint: P,
  params: Params<P>,
  { words, ...signed }: Signed,
  refresh: readonly (keyof Reads)[] = [],
  done?: (answer: Writes[P][1]) => void,
  run: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
): UseMutationResult<Writes[P][1], Error, Choice<P> & ActWords> {
  const client = useQueryClient();
  return useMutation<Writes[P][1], Error, Choice<P> & ActWords>({
    mutationFn: (choice) =>
      run(() => sendSigned(endpoint, params, choice, { ...signed, words: { ...words, ...choice } })),
    onSuccess: async (answer) => {
      await Promise.all(refresh.map((path) => client.invalidateQueries({ queryKey: [path] })));
      done?.(answer);
    },
  });
}
