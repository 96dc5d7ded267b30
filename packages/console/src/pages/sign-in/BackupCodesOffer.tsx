import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import { keyOf, queryClient, useRead } from '../../api/query.ts';
import { BackupCodesShown } from '../../components/BackupCodesShown.tsx';
import { FormError } from '../../components/FormError.tsx';

/** Codes on paper, right after the first factor, while it counts as fresh. Nobody has to take them. */
export function BackupCodesOffer({ onDone }: { readonly onDone: () => void }) {
  const session = useRead('/api/session', {});
  const make = useMutation({
    // They are a way in; they do not stay in memory.
    gcTime: 0,
    mutationFn: () => send('POST /api/session/backup-codes', {}, {}),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keyOf('/api/session').slice(0, 1) }),
  });
  if (make.data !== undefined) {
    return (
      <Stack>
        <BackupCodesShown codes={make.data.codes} name={session.data?.person?.name ?? ''} />
        <Button onClick={onDone}>I have kept them, go on</Button>
      </Stack>
    );
  }
  return (
    <Stack>
      <Text size="sm">
        Ten codes to print or copy. Each signs you in once, so that you can add a new factor; it cannot reveal
        or sign. No phone is needed. You can also make them later, in Settings.
      </Text>
      <FormError error={make.error} />
      <Group>
        <Button
          loading={make.isPending}
          onClick={() => {
            make.mutate();
          }}
        >
          Make backup codes
        </Button>
        <Button variant="default" disabled={make.isPending} onClick={onDone}>
          Skip for now
        </Button>
      </Group>
    </Stack>
  );
}
