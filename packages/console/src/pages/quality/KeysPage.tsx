import { Code, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { SecretTable } from '../sources/SecretTable.tsx';
import { Button, Modal } from '@mantine/core';
import { QualityTabs } from './QualityTabs.tsx';

const PATH = '/api/quality/keys';

/** Keys by which contact centres deliver conversations. */
export default function KeysPage() {
  const keys = useRead(PATH, {});
  return (
    <>
      <PageHead
        title="Keys of contact centres"
        lead={
          <>
            A contact centre sends chats to{' '}
            <Code>POST {window.location.origin}/api/quality/conversations</Code> and transcripts to{' '}
            <Code>/api/quality/files</Code>, each with the number of its ticket. A key lets deliver; it reads
            nothing.
          </>
        }
        actions={<NewKey />}
      />
      <QualityTabs />
      <ErrorAlert error={keys.error} onRetry={() => void keys.refetch()} />
      {keys.data?.length === 0 && <Text size="sm">No key yet.</Text>}
      <SecretTable
        label="Keys of contact centres"
        rows={keys.data ?? []}
        column={{ title: 'Made', cell: ({ createdAt }) => <Time at={createdAt} /> }}
        revoke={({ id }) =>
          sendSigned(
            'POST /api/quality/keys/:id/revoke',
            { id },
            {},
            { act: 'quality-key-revoked', words: { qualityKey: id }, closes: true },
          )
        }
        refresh={PATH}
      />
    </>
  );
}

function NewKey() {
  const { party } = useMe();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const withStepUp = useStepUp();
  const own = party.kind === 'vendor';
  const agreements = useRead('/api/agreements', {}, { enabled: open });
  const sources = [...new Set((agreements.data ?? []).map((one) => one.source))];
  const chosen = source === '' ? (sources[0] ?? '') : source;
  const make = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async () => {
      const vendor = own ? party.id : null;
      const body = { source: chosen, vendor, name: name.trim() };
      const words = { source: chosen, vendor, name: await textHash(name.trim()) };
      return withStepUp(() =>
        sendSigned('POST /api/quality/keys', {}, body, { act: 'quality-key-made', words }),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [PATH] }),
  });
  const close = () => {
    setOpen(false);
    make.reset();
  };
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          make.reset();
          setName('');
          setOpen(true);
        }}
      >
        New key
      </Button>
      {make.data === undefined ? (
        <FormDialog
          opened={open}
          onClose={close}
          title="New key of a contact centre"
          act="Make the key"
          disabled={name.trim() === '' || chosen === ''}
          sending={make.isPending}
          error={make.error}
          onSend={() => {
            make.mutate();
          }}
        >
          <TextInput
            label="Name"
            description="Which system will hold it, so that you know what to revoke"
            maxLength={100}
            data-autofocus
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
          {sources.length > 1 && (
            <NativeSelect
              label="Source"
              data={sources}
              value={chosen}
              onChange={(event) => {
                setSource(event.currentTarget.value);
              }}
            />
          )}
        </FormDialog>
      ) : (
        <Modal opened={open} onClose={close} title="New key of a contact centre" size="lg">
          <Stack>
            <SecretOnce secret={make.data.secret} label="The key">
              This is the only time the key is shown. Copy it into the contact centre now.
            </SecretOnce>
          </Stack>
        </Modal>
      )}
    </>
  );
}
