import { Divider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FormError } from '../../components/FormError.tsx';
import { PasskeyEnrol } from '../../components/PasskeyEnrol.tsx';
import { TotpEnrol } from '../../components/TotpEnrol.tsx';
import { passkeysWork } from '../../keys/passkey.ts';
import { SecondFactor } from './SecondFactor.tsx';
import { afterStep } from './signIn.ts';
import type { Next } from './signIn.ts';

interface EnrolPanelProps {
  /** Just typed, when this follows a sign-in; asked for otherwise. */
  readonly password?: string;
  /** Once the session is a full one. */
  readonly onDone: () => void;
}

/** Enrols the first second factor, and gives it once when the server asks for that before it opens the session. */
export function EnrolPanel({ password, onDone }: EnrolPanelProps) {
  const [error, setError] = useState<Error | null>(null);
  const [giveIt, setGiveIt] = useState(false);

  const goOn = (next: Next): void => {
    if (next === 'in') onDone();
    else setGiveIt(next === 'second-factor');
  };
  const enrolled = async (): Promise<void> => {
    try {
      goOn(await afterStep());
    } catch (problem) {
      setError(
        problem instanceof Error ? problem : new Error('The session could not be read. Load the page again.'),
      );
    }
  };

  if (giveIt) {
    return (
      <Stack>
        <Text>It is added. Use it once to sign in.</Text>
        <SecondFactor
          ways={['passkey', 'totp']}
          onNext={goOn}
          onBack={() => {
            setGiveIt(false);
          }}
        />
      </Stack>
    );
  }
  return (
    <Stack>
      <FormError error={error} />
      {passkeysWork() && (
        <>
          <PasskeyEnrol onDone={enrolled} />
          <Divider label="or, when you have neither" />
        </>
      )}
      <TotpEnrol password={password ?? null} onDone={enrolled} />
    </Stack>
  );
}
