import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { keyOf, queryClient } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { useConfirmNow } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { PasskeyEnrol } from '../../components/PasskeyEnrol.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TotpEnrol } from '../../components/TotpEnrol.tsx';
import { passkeysWork } from '../../keys/passkey.ts';
import { BackupCodes } from './BackupCodes.tsx';

/** What the person proves themselves with. A further factor is added right after a fresh one was given. */
export function SecondFactors() {
  const { session, person, party } = useMe();
  const { totp, passkeys } = session.factors;
  const confirmNow = useConfirmNow();
  const [adding, setAdding] = useState<'passkey' | 'totp' | null>(null);

  const start = async (what: 'passkey' | 'totp'): Promise<void> => {
    // Who came in with a backup code has nothing to confirm with: the code is what lets a new factor in.
    if (session.mfaMethod === 'backup-code' || (await confirmNow())) setAdding(what);
  };
  const done = async (): Promise<void> => {
    setAdding(null);
    await queryClient.invalidateQueries({ queryKey: keyOf('/api/session').slice(0, 1) });
  };
  return (
    <section aria-labelledby="factors">
      <Title order={2} id="factors" mb="xs">
        Second factors
      </Title>
      <Stack gap={4} fz="sm">
        <StatusMark tone={passkeys > 0 ? 'good' : 'plain'}>
          {passkeys === 0
            ? 'No passkey or security key'
            : count(passkeys, 'passkey or security key', 'passkeys or security keys')}
        </StatusMark>
        <StatusMark tone={totp ? 'good' : 'plain'}>
          {totp ? 'Authenticator app' : 'No authenticator app'}
        </StatusMark>
      </Stack>
      {adding === null && (
        <Group gap="xs" mt="sm">
          {passkeysWork() && (
            <Button size="xs" variant="default" onClick={() => start('passkey')}>
              {passkeys === 0 ? 'Add a passkey' : 'Add another passkey'}
            </Button>
          )}
          {!totp && (
            <Button size="xs" variant="default" onClick={() => start('totp')}>
              Add an authenticator app
            </Button>
          )}
        </Group>
      )}
      <Stack maw={440} mt="sm">
        {adding === 'passkey' && <PasskeyEnrol onDone={done} />}
        {adding === 'totp' && <TotpEnrol password={null} onDone={done} />}
        {adding !== null && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              setAdding(null);
            }}
          >
            Cancel
          </Button>
        )}
      </Stack>
      <BackupCodes />
      {(person.role === 'vendor-admin' || person.role === 'company-admin') && (
        <Text size="sm" mt="sm">
          <Link className="link" to="/company-account">
            Company account for all people of {party.name}
          </Link>
        </Text>
      )}
      <Text size="sm" c="dimmed" mt="sm">
        A factor cannot be removed here: whoever lost one asks their admin, who sends a new link. Keep two.
      </Text>
    </section>
  );
}
