import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import { keyOf, queryClient } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { BackupCodesShown } from '../../components/BackupCodesShown.tsx';
import { count } from '../../components/count.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';

/** Codes for the day a key is lost: made on request, shown once, each good for one sign-in. */
export function BackupCodes() {
  const { session, person } = useMe();
  const { backupCodes, totp, passkeys } = session.factors;
  const withStepUp = useStepUp();
  const make = useMutation({
    // They are a way in; they do not stay in memory.
    gcTime: 0,
    mutationFn: () => withStepUp(() => send('POST /api/session/backup-codes', {}, {})),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keyOf('/api/session').slice(0, 1) }),
  });
  if (!totp && passkeys === 0) return null;
  return (
    <Stack gap={4} mt="sm" fz="sm">
      <StatusMark tone={backupCodes > 2 ? 'good' : backupCodes > 0 ? 'warn' : 'plain'}>
        {backupCodes === 0 ? 'No backup codes' : `${count(backupCodes, 'backup code')} left`}
      </StatusMark>
      <Text size="sm" c="dimmed">
        Ten codes on paper, for the day your key or app is not at hand. Each signs you in once, so that you
        can add a new factor; it cannot reveal or sign.
      </Text>
      <Group>
        <Button
          size="xs"
          variant="default"
          loading={make.isPending}
          onClick={() => {
            make.mutate();
          }}
        >
          {backupCodes === 0 ? 'Make backup codes' : 'Make new backup codes'}
        </Button>
      </Group>
      {backupCodes > 0 && (
        <Text size="xs" c="dimmed">
          The {count(backupCodes, 'code')} you have would stop working.
        </Text>
      )}
      <FormError error={make.error} />
      <Modal
        opened={make.data !== undefined}
        onClose={() => {
          make.reset();
        }}
        title="Your backup codes"
      >
        {make.data !== undefined && <BackupCodesShown codes={make.data.codes} name={person.name} />}
      </Modal>
    </Stack>
  );
}
