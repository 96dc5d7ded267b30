import { Button, Stack, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { get, send } from '../api/client.ts';
import { createPasskey } from '../keys/passkey.ts';
import { FormError } from './FormError.tsx';

/** Registers a passkey of this device, or a security key. */
export function PasskeyEnrol({ onDone }: { readonly onDone: () => Promise<void> }) {
  const enrol = useMutation({
    mutationFn: async () => {
      const options = await get('/api/auth/passkey/generate-register-options', {});
      const name = `Added ${new Date().toLocaleDateString('en-GB')}`;
      await send(
        'POST /api/auth/passkey/verify-registration',
        {},
        { response: await createPasskey(options), name },
      );
    },
    onSuccess: onDone,
  });
  return (
    <Stack gap="xs">
      <FormError error={enrol.error} />
      <Button
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={enrol.isPending}
        onClick={() => {
          enrol.mutate();
        }}
      >
        Add passkey or security key
      </Button>
      <Text size="sm" c="dimmed">
        The safest way: nobody can trick you out of it. On a shared desk use a security key of your own.
      </Text>
    </Stack>
  );
}
