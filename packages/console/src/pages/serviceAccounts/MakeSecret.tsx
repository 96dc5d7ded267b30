import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { ServiceAccount, ServiceSecretMade } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { PostgresStanding } from '../../components/postgres/PostgresStanding.tsx';
import { PostgresWays } from '../../components/postgres/PostgresWays.tsx';
import { Time } from '../../components/Time.tsx';
import { ToCopy } from '../../components/ToCopy.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';

/** Makes a secret of an account, and shows it this once, with how to connect. */
export function MakeSecret({ account: { id, name, networks } }: { readonly account: ServiceAccount }) {
  const [open, setOpen] = useState(false);
  const withStepUp = useStepUp();
  const make = useMutation({
    // The secret stays in this dialog: nothing of it outlives its closing.
    gcTime: 0,
    mutationFn: () =>
      withStepUp(() =>
        sendSigned(
          'POST /api/service-accounts/:id/secrets',
          { id },
          {},
          {
            act: 'service-secret-made',
            words: { account: id },
          },
        ),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/service-accounts'] }),
  });
  const close = () => {
    setOpen(false);
    make.reset();
  };
  return (
    <>
      <Button
        size="compact-xs"
        aria-label={`Make a secret of ${name}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        Make a secret
      </Button>
      <Modal opened={open} onClose={close} title={`A secret of ${name}`} size="lg">
        {make.data === undefined ? (
          <Stack>
            <Text size="sm">
              A name and a password for the tool, good for thirty days at most and only from{' '}
              {networks.join(', ')}. Three may work at once, so that a new one can take the place of the old
              while both work.
            </Text>
            <PostgresStanding />
            <FormError error={make.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button
                loading={make.isPending}
                onClick={() => {
                  make.mutate();
                }}
              >
                Make it
              </Button>
            </Group>
          </Stack>
        ) : (
          <Once made={make.data} onClose={close} />
        )}
      </Modal>
    </>
  );
}

function Once({ made, onClose }: { readonly made: ServiceSecretMade; readonly onClose: () => void }) {
  return (
    <Stack>
      <Text size="sm" role="status">
        Shown this once. Ends <Time at={made.expiresAt} />.
      </Text>
      <ToCopy label="User" value={made.user} />
      <ToCopy label="Password" value={made.secret} />
      <PostgresWays login={made} />
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
