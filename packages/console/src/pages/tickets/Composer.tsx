import { Button, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { useSend } from '../../api/query.ts';
import { FormError } from '../../components/FormError.tsx';
import classes from './tickets.module.css';

const WAIT_MS = 300;

/** Reply to the address on file, or a note; what the record will not keep is shown while one types. */
export function Composer({ ticket, replyTo }: { readonly ticket: string; readonly replyTo: string | null }) {
  const [kind, setKind] = useState<'reply' | 'note'>('reply');
  const [text, setText] = useState('');
  const refresh = ['/api/tickets', '/api/tickets/:ticket'] as const;
  const reply = useSend('POST /api/tickets/:ticket/reply', { ticket }, refresh);
  const note = useSend('POST /api/tickets/:ticket/note', { ticket }, refresh);
  const act = kind === 'reply' ? reply : note;
  return (
    <Stack gap="xs" component="section" aria-label="Answer">
      <SegmentedControl
        aria-label="Kind of answer"
        value={kind}
        onChange={(value) => {
          setKind(value === 'note' ? 'note' : 'reply');
        }}
        data={[
          { value: 'reply', label: 'Reply' },
          { value: 'note', label: 'Note' },
        ]}
      />
      <Textarea
        label={
          kind === 'reply'
            ? `Reply to ${replyTo ?? 'the address on file'} (address on file)`
            : 'Note for colleagues'
        }
        autosize
        minRows={3}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <Removed ticket={ticket} kind={kind} text={text} />
      <FormError error={act.error} />
      <Button
        style={{ alignSelf: 'flex-start' }}
        size="sm"
        disabled={text.trim() === ''}
        loading={act.isPending}
        onClick={() => {
          act.mutate(
            { text },
            {
              onSuccess: () => {
                setText('');
              },
            },
          );
        }}
      >
        {kind === 'reply' ? 'Send reply' : 'Save note'}
      </Button>
    </Stack>
  );
}

/** The text with what will be removed underlined, and by what. */
function Removed({
  ticket,
  kind,
  text,
}: {
  readonly ticket: string;
  readonly kind: 'reply' | 'note';
  readonly text: string;
}) {
  const [waited] = useDebouncedValue(text, WAIT_MS);
  const preview = useQuery({
    queryKey: ['preview', ticket, kind, waited],
    queryFn: () => send(`POST /api/tickets/:ticket/${kind}/preview`, { ticket }, { text: waited }),
    enabled: waited.trim() !== '',
    gcTime: 0,
  });
  const spans = waited === text ? (preview.data?.removed ?? []) : [];
  if (spans.length === 0)
    return (
      <Text size="xs" c="dimmed" role="status">
        The record keeps this without personal data.
      </Text>
    );
  return (
    <div role="status">
      <Text size="xs" c="dimmed">
        {spans.length === 1 ? 'One piece' : `${String(spans.length)} pieces`} will not be kept:
      </Text>
      {spans.map(({ start, end, type, by }) => (
        <Text key={start} size="sm">
          <u className={classes.removed}>{text.slice(start, end)}</u> found as{' '}
          {type.toLowerCase().replaceAll('_', ' ')} by {by}
        </Text>
      ))}
    </div>
  );
}
