import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { AgreementView, VersionView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { signTerms, termsMessage } from '../../keys/partyKey.ts';

interface SignDialogProps {
  readonly view: AgreementView;
  readonly version: VersionView;
}

/** Signs a version for one's party, after showing what exactly is signed. */
export function SignDialog({ view, version }: SignDialogProps) {
  const { person, party } = useMe();
  const withStepUp = useStepUp();
  const [open, setOpen] = useState(false);
  const { id, title } = view.row;
  const sign = useMutation({
    mutationFn: () =>
      withStepUp(async () => {
        const signed = await signTerms(person.id, version.termsHash);
        return send('POST /api/agreements/:id/sign', { id }, { version: version.version, ...signed });
      }),
    onSuccess: () => {
      setOpen(false);
      return Promise.all(
        ['/api/agreements/:id', '/api/agreements'].map((path) =>
          queryClient.invalidateQueries({ queryKey: [path] }),
        ),
      );
    },
  });
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          sign.reset();
          setOpen(true);
        }}
      >
        Sign for {party.name}
      </Button>
      <Modal opened={open} onClose={close} title={`Sign version ${version.version}`} size="lg">
        <Stack>
          <Text>
            You sign “{title}”, version {version.version}, for {party.name}. Once both parties have signed,
            every access is decided by these terms.
          </Text>
          <div>
            <Text size="sm" fw={600}>
              Hash of the terms (SHA-256)
            </Text>
            <Code block>{version.termsHash}</Code>
          </div>
          <div>
            <Text size="sm" fw={600}>
              The very text your key signs
            </Text>
            <Code block>{termsMessage(version.termsHash)}</Code>
          </div>
          <Text size="sm" c="dimmed">
            The key is made in this browser, can never leave it, and is yours alone. A fresh second factor is
            asked for.
          </Text>
          <FormError error={sign.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              loading={sign.isPending}
              onClick={() => {
                sign.mutate();
              }}
            >
              Sign now
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
