import { Button, Divider, Stack } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { CodeForm } from '../../components/CodeForm.tsx';
import { FormError } from '../../components/FormError.tsx';
import { passkeysWork } from '../../keys/passkey.ts';
import { withCode, withPasskey } from './signIn.ts';
import type { Next } from './signIn.ts';

interface SecondFactorProps {
  readonly onNext: (next: Next) => void;
  readonly onBack: () => void;
}

/** Passkey or security key first, the authenticator app beside it. It is asked for at every sign-in. */
export function SecondFactor({ onNext, onBack }: SecondFactorProps) {
  const give = useMutation({ mutationFn: (way: () => Promise<Next>) => way(), onSuccess: onNext });
  return (
    <Stack>
      <FormError error={give.error} />
      {passkeysWork() && (
        <>
          <Button
            leftSection={<IconFingerprint size={18} aria-hidden />}
            loading={give.isPending}
            onClick={() => {
              give.mutate(withPasskey);
            }}
          >
            Use passkey or security key
          </Button>
          <Divider label="or" />
        </>
      )}
      <CodeForm
        pending={give.isPending}
        secondary={passkeysWork()}
        onCode={(code) => {
          give.mutate(() => withCode(code));
        }}
      />
      <Button variant="subtle" size="compact-sm" onClick={onBack}>
        Start again
      </Button>
    </Stack>
  );
}
