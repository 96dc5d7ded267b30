import type { ActWords } from '@cordon/core/kernel';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Params, Writes } from '../../api/endpoints.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { sendSigned, type Choice, type Decisions } from '../../keys/sendSigned.ts';

/** What an act reads anew when it is done. */
const REFRESH = ['/api/incidents', '/api/incidents/:id', '/api/signals'];

/**
 * Something a person does with an incident, signed by them after a fresh second factor.
 * @param words what is signed of the choice; a text stands in it as its hash
 */
export function useAct<P extends Decisions>(
  endpoint: P,
  params: Params<P>,
  act: string,
  words: (choice: Choice<P>) => ActWords | Promise<ActWords>,
  done?: () => void,
): UseMutationResult<Writes[P][1], Error, Choice<P>> {
  const client = useQueryClient();
  const withStepUp = useStepUp();
  return useMutation<Writes[P][1], Error, Choice<P>>({
    mutationFn: (choice) =>
      withStepUp(async () => sendSigned(endpoint, params, choice, { act, words: await words(choice) })),
    onSuccess: async () => {
      await Promise.all(REFRESH.map((path) => client.invalidateQueries({ queryKey: [path] })));
      done?.();
    },
  });
}
