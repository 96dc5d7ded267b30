import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Reads } from '../api/endpoints.ts';
import { queryClient } from '../api/query.ts';
import { FormError } from './FormError.tsx';

interface RevokeButtonProps {
  /** What the secret is called. */
  readonly name: string;
  readonly revoke: () => Promise<unknown>;
  /** What to load again afterwards. */
  readonly refresh: keyof Reads;
}

/** Takes a secret away; why it could not be taken stands beside the button. */
export function RevokeButton({ name, revoke, refresh }: RevokeButtonProps) {
  const revoking = useMutation({
    mutationFn: revoke,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [refresh] }),
  });
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Revoke ${name}`}
        loading={revoking.isPending}
        onClick={() => {
          revoking.mutate();
        }}
      >
        Revoke
      </Button>
      <FormError error={revoking.error} />
    </>
  );
}
