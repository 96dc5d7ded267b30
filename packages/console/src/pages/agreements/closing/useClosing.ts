import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { keyOf, queryClient } from '../../../api/query.ts';
import type { ClosingView } from '../../../api/types.ts';

const PATH = '/api/agreements/:id/closing';

/** An act on the end of an agreement; its answer is the page as it is then. */
export function useClosingAct<A = void>(
  id: string,
  act: (argument: A) => Promise<ClosingView>,
  onDone?: () => void,
): UseMutationResult<ClosingView, Error, A> {
  return useMutation({
    mutationFn: act,
    onSuccess: (view) => {
      queryClient.setQueryData(keyOf(PATH, { id }), view);
      onDone?.();
    },
  });
}

/** Reads the end of an agreement anew. */
export async function refreshClosing(): Promise<void> {
  await Promise.all(
    [PATH, '/api/agreements/:id/end'].map((path) => queryClient.invalidateQueries({ queryKey: [path] })),
  );
}
