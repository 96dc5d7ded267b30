import { Anchor, Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../../api/client.ts';
import { ApiError } from '../../../api/error.ts';
import { queryClient } from '../../../api/query.ts';
import type { AgreementView, VersionView } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { FormError } from '../../../components/FormError.tsx';
import { makeReady, signReady, type Ready } from './signature.ts';

interface SignDialogProps {
  readonly view: AgreementView;
  readonly version: VersionView;
}

/** Signs a version for one's party with one's own passkey, after showing what exactly is signed. */
export function SignDialog({ view, version }: SignDialogProps) {
  const { party } = useMe();
  const withStepUp = useStepUp();
  const [open, setOpen] = useState(false);
  const { id, title } = view.row;
  const ready = useMutation({
    // The document does not stay in memory.
    gcTime: 0,
    mutationFn: () => withStepUp(() => makeReady(view, version.version, party.id)),
  });
  const sign = useMutation({
    mutationFn: async (document: Ready) => {
      const body = await signReady(document);
      return withStepUp(() => send('POST /api/agreements/:id/sign', { id }, body));
    },
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
  const document = ready.data;
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          ready.reset();
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
          {document === undefined ? (
            <Text size="sm" c="dimmed">
              The document is fetched first, so that you can read what you sign. A fresh second factor is
              asked for.
            </Text>
          ) : (
            <WhatIsSigned document={document} name={`${id}-v${String(version.version)}.pdf`} />
          )}
          <FormError error={ready.error ?? sign.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            {needsPasskey(ready.error) ? (
              <Button component={Link} to="/settings">
                Add a passkey in Settings
              </Button>
            ) : document === undefined ? (
              <Button
                loading={ready.isPending}
                onClick={() => {
                  ready.mutate();
                }}
              >
                Fetch the document
              </Button>
            ) : (
              <Button
                loading={sign.isPending}
                onClick={() => {
                  sign.mutate(document);
                }}
              >
                Sign now
              </Button>
            )}
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function needsPasskey(error: Error | null): boolean {
  return error instanceof ApiError && error.code === 'passkey-needed';
}

function WhatIsSigned({ document, name }: { readonly document: Ready; readonly name: string }) {
  const { pdf, statement } = document;
  const [url] = useState(() => URL.createObjectURL(new Blob([pdf], { type: 'application/pdf' })));
  return (
    <>
      <Text>
        <Anchor href={url} download={name}>
          Save and read the document (PDF)
        </Anchor>
      </Text>
      <div>
        <Text size="sm" fw={600}>
          Hash of the document (SHA-256), made by this browser
        </Text>
        <Code block>{statement.documentHash}</Code>
      </div>
      <div>
        <Text size="sm" fw={600}>
          Hash of the terms (SHA-256), made by this browser
        </Text>
        <Code block>{statement.termsHash}</Code>
      </div>
      <Text size="sm" c="dimmed">
        Your passkey signs both hashes, the agreement, its version and your party. Its key never leaves your
        device, so nobody else can sign for you, whoever runs the server.
      </Text>
    </>
  );
}
