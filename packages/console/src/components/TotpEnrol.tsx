import { Button, Code, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { CodeForm } from './CodeForm.tsx';
import { FormError } from './FormError.tsx';
import { Qr } from './Qr.tsx';

interface TotpEnrolProps {
  /** Known when it was typed a moment ago, else it is asked for. */
  readonly password: string | null;
  readonly onDone: () => Promise<void>;
}

/** Sets up an authenticator app: a QR code and its secret in text, then a first code to prove that it works. */
export function TotpEnrol({ password, onDone }: TotpEnrolProps) {
  const [typed, setTyped] = useState('');
  const start = useMutation({
    mutationFn: async () => {
      const { totpURI } = await send('POST /api/auth/two-factor/enable', {}, { password: password ?? typed });
      return totpURI;
    },
  });
  const verify = useMutation({
    mutationFn: (code: string) => send('POST /api/auth/two-factor/verify-totp', {}, { code }),
    onSuccess: onDone,
  });

  if (start.data !== undefined) {
    return (
      <Stack gap="sm">
        <Text size="sm">
          Scan this with your authenticator app, or type the secret into it. Then enter its first code.
        </Text>
        <Group align="flex-start">
          <Qr text={start.data} label="QR code of the secret below" />
          <div>
            <Text size="sm" fw={600}>
              Secret
            </Text>
            <Code data-testid="totp-secret">{secretOf(start.data)}</Code>
          </div>
        </Group>
        <FormError error={verify.error} />
        <CodeForm
          pending={verify.isPending}
          onCode={(code) => {
            verify.mutate(code);
          }}
        />
      </Stack>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <Stack gap="xs">
        <FormError error={start.error} />
        {password === null && (
          <PasswordInput
            label="Your password, once more"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
            }}
          />
        )}
        <Button type="submit" variant="default" loading={start.isPending}>
          Set up an authenticator app
        </Button>
      </Stack>
    </form>
  );
}

function secretOf(uri: string): string {
  return new URL(uri).searchParams.get('secret') ?? '';
}
