import { Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { FormError } from '../../components/FormError.tsx';
import { MarkedTextarea } from './MarkedTextarea.tsx';
import { RemovedPieces } from './RemovedPieces.tsx';
import { stillStanding } from './spans.ts';
import { useTicketChanges } from './useTicket.ts';

const WAIT_MS = 300;

interface ComposerProps {
  readonly ticket: string;
  /** The address on file, masked. */
  readonly replyTo: string | null;
}

/** Reply to the address on file, or a note; each keeps its own draft, so that a note is never sent by a slip. */
export function Composer({ ticket, replyTo }: ComposerProps) {
  return (
    <Tabs defaultValue="reply" keepMountedMode="display-none" aria-label="Answer" component="section">
      <Tabs.List mb="xs" aria-label="Kind of answer">
        <Tabs.Tab value="reply">Reply</Tabs.Tab>
        <Tabs.Tab value="note">Note</Tabs.Tab>
      </Tabs.List>
      {(['reply', 'note'] as const).map((kind) => (
        <Tabs.Panel key={kind} value={kind}>
          <Writer ticket={ticket} replyTo={replyTo} kind={kind} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** What the record will not keep is underlined and named before it is kept. */
function Writer({ ticket, replyTo, kind }: ComposerProps & { readonly kind: 'reply' | 'note' }) {
  const [text, setText] = useState('');
  const { add } = useTicketChanges(ticket);
  const [settled] = useDebouncedValue(text, WAIT_MS);
  const preview = useQuery({
    queryKey: ['preview', ticket, kind, settled],
    queryFn: () => send(`POST /api/tickets/:ticket/${kind}/preview`, { ticket }, { text: settled }),
    enabled: settled.trim() !== '',
    // What was typed may hold customer data; it is not kept.
    gcTime: 0,
    staleTime: Infinity,
  });
  const keep = useMutation({
    gcTime: 0,
    mutationFn: () => send(`POST /api/tickets/:ticket/${kind}`, { ticket }, { text }),
    onSuccess: ({ message }) => {
      add(message);
      setText('');
    },
  });
  const found = settled.trim() === '' ? [] : (preview.data?.removed ?? []);
  // Nothing is kept that was not shown first as it will be kept.
  const shown = text.trim() !== '' && settled === text && preview.isSuccess;
  return (
    <Stack gap="xs">
      <MarkedTextarea
        label={kind === 'reply' ? 'Reply to the customer' : 'Note for colleagues'}
        description={
          kind === 'reply'
            ? `To ${replyTo ?? 'the customer'} (address on file). The customer gets it as typed; the record keeps it without personal data.`
            : 'Kept without personal data.'
        }
        value={text}
        marks={stillStanding(settled, text, found)}
        onChange={(value) => {
          setText(value);
          keep.reset();
        }}
        onSend={() => {
          if (shown && !keep.isPending) keep.mutate();
        }}
      />
      <RemovedPieces typed={settled} found={found} kept={preview.data?.text ?? ''} />
      <FormError error={preview.error ?? keep.error} />
      <Group gap="sm">
        <Button
          size="sm"
          disabled={!shown}
          loading={keep.isPending}
          onClick={() => {
            keep.mutate();
          }}
        >
          {kind === 'reply' ? 'Send reply' : 'Save note'}
        </Button>
        <Text size="sm" role="status">
          {keep.isSuccess &&
            `${keep.data.to === null ? 'Note saved' : `Sent to ${keep.data.to}`}, entry ${keep.data.entry}`}
        </Text>
      </Group>
    </Stack>
  );
}
