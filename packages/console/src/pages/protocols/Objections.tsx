import { protocolText } from '@cordon/core/protocols';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProtocolView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { textHash } from '../../keys/sha256.ts';
import { sendSigned } from '../../keys/sendSigned.ts';

/** What the vendor has against this protocol, in force or drafted; its admin says so here. */
export function Objections({ view }: { readonly view: ProtocolView }) {
  const { person } = useMe();
  const { objections } = view;
  const objects = person.role === 'vendor-admin';
  if (objections.length === 0 && !objects) return null;
  return (
    <section aria-labelledby="objections">
      <Title order={2} id="objections" mb="xs">
        Objections of the vendor
      </Title>
      <Stack gap="xs" align="flex-start">
        {objections.length === 0 && (
          <Text size="sm" c="dimmed">
            None. An objection stops nothing; the company reads it before it puts the next version in force,
            and it stays in the ledger.
          </Text>
        )}
        {objections.map(({ person: by, version, reason, at, entry, holds }) => (
          <div key={entry}>
            <Text size="sm">“{reason}”</Text>
            <Group gap="xs">
              <Text size="sm" c="dimmed">
                To version {version}, by {by.name}, <Time at={at} stamp />, <EntryLink entry={entry} />
              </Text>
              {!holds && <StatusMark tone="bad">Its entry says something else</StatusMark>}
            </Group>
          </div>
        ))}
        {objects && <ObjectButton view={view} />}
      </Stack>
    </section>
  );
}

/** Signs the hash of the very text that stands on this page, and that of the reason. */
function ObjectButton({ view }: { readonly view: ProtocolView }) {
  const { row, versions, draft } = view;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const read = versions[0]?.protocol ?? draft;
  const send = useMutation({
    mutationFn: async () => {
      const hash = await textHash(protocolText(read));
      const { agreement, purpose, version } = read;
      const why = reason.trim();
      const words = { agreement, purpose, version, hash, reason: await textHash(why) };
      return sendSigned(
        'POST /api/agreements/:id/protocols/:purpose/object',
        { id: row.agreement.id, purpose },
        { version, hash, reason: why },
        { act: 'protocol-objected', words },
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['/api/agreements/:id/protocols/:purpose'] });
      setOpen(false);
      setReason('');
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        className="no-print"
        onClick={() => {
          send.reset();
          setOpen(true);
        }}
      >
        Object
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={`Object to version ${String(read.version)}`}
        act="Object now"
        disabled={reason.trim().length < 3}
        sending={send.isPending}
        error={send.error}
        onSend={() => {
          send.mutate();
        }}
      >
        <ProseField
          label="Why"
          description="The company and the auditor read it. It stops nothing."
          data="refused"
          required
          value={reason}
          onChange={setReason}
        />
      </FormDialog>
    </>
  );
}
