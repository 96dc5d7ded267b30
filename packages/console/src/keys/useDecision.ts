import type { ActWords } from '@cordon/core/kernel';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import type { Params, Reads, Writes } from '../api/endpoints.ts';
import { ApiError } from '../api/error.ts';
import { signDecision } from './acts.ts';

/** What a signed body carries beside the decision. */
type Mark = 'actId' | 'actAt' | 'signature';

/** Changes that people sign. */
type Decisions = {
  [P in keyof Writes]: Mark extends keyof Writes[P][0] ? P : never;
}[keyof Writes];

/**
 * Asks for a change that the person answers for: signs it with the session key, then refreshes the named paths.
 *
 * @param act as the ledger entry will call it
 * @param words what the entry names besides the choice
 * @param closes true for what closes access: it is sent unsigned when no key can be registered at the moment
 * @param done what follows a success
 * @param run what the act runs in: `useStepUp()` where the server wants a fresh second factor
 */
export function useDecision<P extends Decisions>(
  endpoint: P,
  params: Params<P>,
  {
    act,
    words,
    closes = false,
  }: { readonly act: string; readonly words: ActWords; readonly closes?: boolean },
  refresh: readonly (keyof Reads)[] = [],
  done?: (answer: Writes[P][1]) => void,
  run: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
): UseMutationResult<Writes[P][1], Error, Omit<Writes[P][0], Mark> & ActWords> {
  const client = useQueryClient();
  return useMutation<Writes[P][1], Error, Omit<Writes[P][0], Mark> & ActWords>({
    mutationFn: (choice) =>
      // Signed anew each time: an act that was refused once has used up its number.
      run(async () => {
        const mark = await signDecision(act, { ...words, ...choice }).catch((error: unknown) => {
          if (closes && error instanceof ApiError && error.code === 'ledger-unavailable') return {};
          throw error;
        });
        const body: unknown = { ...choice, ...mark };
        return send(endpoint, params, body as Writes[P][0]);
      }),
    onSuccess: async (answer) => {
      await Promise.all(refresh.map((path) => client.invalidateQueries({ queryKey: [path] })));
      done?.(answer);
    },
  });
}
