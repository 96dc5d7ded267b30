import type { ActWords } from '@cordon/core/kernel';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Params, Writes } from '../../api/endpoints.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { sendSigned, type Choice, type Decisions } from '../../keys/sendSigned.ts';

const REFRESH = ['/api/findings', '/api/findings/:id', '/api/findings/trends'];

/**
 * Something a person does with a finding, signed by them; a second factor is asked for where the server wants one.
 * @param words what is signed of the choice; a text stands in it as its hash
 */
export function useFindingAct<P extends Decisions>(
  endpoint: P,
  params: Params<P>,
  act: string,
  words: (choice: Choice<P>) => ActWords | Promise<ActWords>,
  done?: (answer: Writes[P][1]) => void,
): UseMutationResult<Writes[P][1], Error, Choice<P>> {
  const client = useQueryClient();
  const withStepUp = useStepUp();
  return useMutation<Writes[P][1], Error, Choice<P>>({
    mutationFn: (choice) =>
      withStepUp(async () => sendSigned(endpoint, params, choice, { act, words: await words(choice) })),
    onSuccess: async (answer) => {
      await Promise.all(REFRESH.map((path) => client.invalidateQueries({ queryKey: [path] })));
      done?.(answer);
    },
  });
}
