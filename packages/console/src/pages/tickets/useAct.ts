import { useMutation } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import type { LookupBody } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { signAct } from '../../keys/acts.ts';
import type { FieldChoice } from './fieldChoice.ts';

interface Typed {
  readonly choice: FieldChoice;
  readonly value: string;
}

/**
 * One signed act with a typed value. The value leaves the browser in the request only; nothing of it stays in memory
 * once the act is done.
 * @param run sends the signed body
 */
export function useAct<Result>(
  act: 'lookup' | 'confirm' | 'rebind',
  ticket: string,
  run: (body: LookupBody) => Promise<Result>,
  onDone: (result: Result) => Promise<unknown>,
): UseMutationResult<Result, Error, Typed> {
  const withStepUp = useStepUp();
  return useMutation({
    gcTime: 0,
    mutationFn: ({ choice: { resource, field }, value }: Typed) =>
      withStepUp(async () => {
        return run({ resource, field, value, ...(await signAct({ act, ticket, resource, field, value })) });
      }),
    onSuccess: onDone,
  });
}
