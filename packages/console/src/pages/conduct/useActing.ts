import { useMutation } from '@tanstack/react-query';
import { useStepUp } from '../../app/stepUpContext.ts';
import { refreshConduct } from './signing.ts';

/** A signed act of conduct: asks for the second factor where it is owed, and reads the pages anew after it. */
export function useActing<T>(act: (asked: T) => Promise<unknown>, done?: () => void) {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (asked: T) => withStepUp(() => act(asked)),
    onSuccess: async () => {
      done?.();
      await refreshConduct();
    },
  });
}
