import { Button, Divider, Stack, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { get, send } from '../api/client.ts';
import type { StepUpBody } from '../api/session.ts';
import { CodeForm } from '../components/CodeForm.tsx';
import { FormError } from '../components/FormError.tsx';
import { answerWithPasskey, passkeysWork } from '../keys/passkey.ts';
import { useMe } from './me.ts';

/** A fresh second factor: passkey or security key first, the authenticator app beside it. */
export function StepUpForm({ onConfirmed }: { readonly onConfirmed: () => void }) {
  const { session } = useMe();
  const byPasskey = session.factors.passkeys > 0 && passkeysWork();
  const confirm = useMutation({
    mutationFn: (body: () => Promise<StepUpBody>) =>
      body().then((made) => send('POST /api/session/step-up', {}, made)),
    onSuccess: onConfirmed,
  });
  const leave = useMutation({
    mutationFn: () =>
      send('POST /api/sso/step-up', {}, { next: window.location.pathname + window.location.search }),
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
  return (
    <Stack>
      <Text size="sm">This act needs a fresh second factor. It is then carried out at once.</Text>
      <FormError error={confirm.error} />
      {byPasskey && (
        <Button
          leftSection={<IconFingerprint size={18} aria-hidden />}
          loading={confirm.isPending}
          data-autofocus
          onClick={() => {
            confirm.mutate(async () => ({
              method: 'passkey' as const,
              response: await answerWithPasskey(
                await get('/api/auth/passkey/generate-authenticate-options', {}),
              ),
            }));
          }}
        >
          Use passkey or security key
        </Button>
      )}
      {byPasskey && session.factors.totp && <Divider label="or" />}
      {session.mfaMethod === 'sso' && (
        <>
          <FormError error={leave.error} />
          <Button
            variant="default"
            loading={leave.isPending}
            onClick={() => {
              leave.mutate();
            }}
          >
            Confirm with your company account
          </Button>
          <Text size="xs" c="dimmed">
            You leave this page and come back to it. Then do it again.
          </Text>
        </>
      )}
      {session.factors.totp && (
        <CodeForm
          pending={confirm.isPending}
          autoFocus={!byPasskey}
          secondary={byPasskey}
          onCode={(code) => {
            confirm.mutate(() => Promise.resolve({ method: 'totp' as const, code }));
          }}
        />
      )}
    </Stack>
  );
}
