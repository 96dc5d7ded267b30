import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Done, TabletopRole } from '../../api/types.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';

/** Says what a role decided; the entry holds the hash of it. */
export function useDeciding(
  tabletop: string,
  inject: string,
  role: TabletopRole,
): UseMutationResult<Done, Error, string> {
  return useSaid(async (decision) => {
    const words = { tabletop, inject, role, decision: await textHash(decision) };
    return sendSigned(
      'POST /api/tabletops/:id/decide',
      { id: tabletop },
      { inject, role, decision },
      { act: 'tabletop-decided', words },
    );
  });
}

/** Ends an exercise with what was learnt. */
export function useEnding(tabletop: string): UseMutationResult<Done, Error, string> {
  return useSaid(async (lesson) => {
    const words = { tabletop, lesson: await textHash(lesson) };
    const signed = { act: 'tabletop-ended', words };
    return sendSigned('POST /api/tabletops/:id/end', { id: tabletop }, { lesson }, signed);
  });
}

function useSaid(send: (text: string) => Promise<Done>): UseMutationResult<Done, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: ['/api/tabletops'] }),
  });
}
