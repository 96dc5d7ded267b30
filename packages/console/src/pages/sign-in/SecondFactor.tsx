import { Anchor, Button, Divider, Stack } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SecondFactorWay } from '../../api/session.ts';
import { CodeForm } from '../../components/CodeForm.tsx';
import { passkeysWork } from '../../keys/passkey.ts';
import { BackupCodeForm } from './BackupCodeForm.tsx';
import { SignInError } from './SignInError.tsx';
import { withBackupCode, withCode, withPasskey } from './signIn.ts';
import type { Next } from './signIn.ts';

interface SecondFactorProps {
  /** What this person has. */
  readonly ways: readonly SecondFactorWay[];
  readonly onNext: (next: Next) => void;
  readonly onBack: () => void;
}

/** Passkey or security key first, the authenticator app beside it, a backup code for who has neither at hand. */
export function SecondFactor({ ways, onNext, onBack }: SecondFactorProps) {
  const [lost, setLost] = useState(false);
  const give = useMutation({ mutationFn: (way: () => Promise<Next>) => way(), onSuccess: onNext });
  const byPasskey = ways.includes('passkey') && passkeysWork();
  if (lost) {
    return (
      <Stack>
        <SignInError error={give.error} />
        <BackupCodeForm
          pending={give.isPending}
          onCode={(code) => {
            give.mutate(() => withBackupCode(code));
          }}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            give.reset();
            setLost(false);
          }}
        >
          Back
        </Button>
      </Stack>
    );
  }
  return (
    <Stack>
      <SignInError error={give.error} />
      {byPasskey && (
        <Button
          leftSection={<IconFingerprint size={18} aria-hidden />}
          loading={give.isPending}
          onClick={() => {
            give.mutate(withPasskey);
          }}
        >
          Use passkey or security key
        </Button>
      )}
      {byPasskey && ways.includes('totp') && <Divider label="or" />}
      {ways.includes('totp') && (
        <CodeForm
          pending={give.isPending}
          secondary={byPasskey}
          onCode={(code) => {
            give.mutate(() => withCode(code));
          }}
        />
      )}
      {ways.includes('backup-code') && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => {
            give.reset();
            setLost(true);
          }}
        >
          Not at hand? Use a backup code
        </Anchor>
      )}
      <Button variant="subtle" size="compact-sm" onClick={onBack}>
        Start again
      </Button>
    </Stack>
  );
}
