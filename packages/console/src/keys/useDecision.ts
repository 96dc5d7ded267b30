import type { ActWords } from '@cordon/core/kernel';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Params, Reads, Writes } from '../api/endpoints.ts';
import { sendSigned, type Choice, type Decisions, type Signed } from './sendSigned.ts';

/** What is signed besides the choice. */
interface Signing<C> extends Signed {
  /** How the choice stands in the entry; as it is, when nothing else is said. */
  readonly says?: (choice: C) => ActWords;
}

/** A choice that is not made of plain words does not stand in an entry as it is. */
type MustSay<C> = [C] extends [ActWords] ? unknown : { readonly says: unknown };

/**
 * Asks for a change that the person answers for: signs it with the session key, then refreshes the named paths.
 *
 * @param done what follows a success
 * @param run what the act runs in: `useStepUp()` where the server wants a fresh second factor
 */
export function useDecision<P extends Decisions>(
  endpoint: P,
  params: Params<P>,
  signing: Signing<Choice<P>> & MustSay<Choice<P>>,
  refresh: readonly (keyof Reads)[] = [],
  done?: (answer: Writes[P][1]) => void,
  run: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
): UseMutationResult<Writes[P][1], Error, Choice<P>> {
  const client = useQueryClient();
  const { words, says = asChosen, ...signed }: Signing<Choice<P>> = signing;
  return useMutation<Writes[P][1], Error, Choice<P>>({
    mutationFn: (choice) =>
      run(() => sendSigned(endpoint, params, choice, { ...signed, words: { ...words, ...says(choice) } })),
    onSuccess: async (answer) => {
      await Promise.all(refresh.map((path) => client.invalidateQueries({ queryKey: [path] })));
      done?.(answer);
    },
  });
}

/** Only plain words come here: `MustSay` sees to it. */
function asChosen(choice: object): ActWords {
  return choice as ActWords;
}
