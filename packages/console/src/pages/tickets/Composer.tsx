import { Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { send } from '../../api/client.ts';
import { FormError } from '../../components/FormError.tsx';
import { WritingHint } from '../protocols/WritingHint.tsx';
import type { Finder } from '../../components/redaction/finder.ts';
import { MarkedTextarea, type Marked } from '../../components/redaction/MarkedTextarea.tsx';
import { RemovedPieces } from './RemovedPieces.tsx';
import { stillStanding } from '../../components/redaction/spans.ts';
import { useFinder, useRemovals } from '../../components/redaction/useRemovals.ts';
import { useTicket, useTicketChanges } from './useTicket.ts';

interface ComposerProps {
  readonly ticket: string;
  /** The address on file, masked. */
  readonly replyTo: string | null;
}

/** Reply to the address on file, or a note; each keeps its own draft, so that a note is never sent by a slip. */
export function Composer({ ticket, replyTo }: ComposerProps) {
  const finder = useFinder('removed');
  return (
    <Tabs defaultValue="reply" keepMountedMode="display-none" aria-label="Answer" component="section">
      <Tabs.List mb="xs" aria-label="Kind of answer">
        <Tabs.Tab value="reply">Reply</Tabs.Tab>
        <Tabs.Tab value="note">Note</Tabs.Tab>
      </Tabs.List>
      {(['reply', 'note'] as const).map((kind) => (
        <Tabs.Panel key={kind} value={kind}>
          <Writer ticket={ticket} replyTo={replyTo} kind={kind} finder={finder} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

interface WriterProps extends ComposerProps {
  readonly kind: 'reply' | 'note';
  readonly finder: Finder;
}

/**
 * What patterns will take out of the record is underlined and named before it is kept. What stands on file for the customer is
 * taken out by the server alone: an underline under a guess would tell that the guess is right, without a try being counted.
 */
function Writer({ ticket, replyTo, kind, finder }: WriterProps) {
  const [text, setText] = useState('');
  const field = useRef<Marked>(null);
  const said = useId();
  const { add } = useTicketChanges(ticket);
  const protocol = useTicket(ticket).data?.protocol ?? null;
  const { found, failed } = useRemovals(finder, kind, text);
  const keep = useMutation({
    gcTime: 0,
    mutationFn: () => send(`POST /api/tickets/:ticket/${kind}`, { ticket }, { text }),
    onSuccess: ({ message }) => {
      add(message);
      setText('');
    },
  });
  const standing = found === null ? [] : stillStanding(found.text, text, found.removed);
  // Nothing is kept that was not shown first, unless nothing can be shown: the server takes it out all the same.
  const ready = text.trim() !== '' && (failed || found?.text === text);
  return (
    <Stack gap="xs">
      <MarkedTextarea
        ref={field}
        label={kind === 'reply' ? 'Reply to the customer' : 'Note for colleagues'}
        description={
          kind === 'reply'
            ? `To ${replyTo ?? 'the customer'} (address on file). The customer gets it as typed; the record keeps it without personal data.`
            : 'Kept without personal data. What is on file for this customer is taken out when it is saved.'
        }
        value={text}
        marks={standing}
        saidBy={said}
        onChange={(value) => {
          setText(value);
          keep.reset();
        }}
        onSend={() => {
          if (ready && !keep.isPending) keep.mutate();
        }}
      />
      {failed && (
        <Text size="sm" role="status">
          What will be removed cannot be shown while you type: the part that finds it did not load. It is
          removed all the same when this is saved.
        </Text>
      )}
      <RemovedPieces
        id={said}
        found={failed ? null : found}
        standing={standing}
        onGo={(piece) => field.current?.select(piece)}
      />
      <WritingHint
        of={kind === 'reply' ? protocol : null}
        text={text}
        error={keep.error}
        taken={keep.data?.breaches ?? []}
      />
      <FormError error={keep.error} />
      <Group gap="sm">
        <Button
          size="sm"
          disabled={!ready}
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
