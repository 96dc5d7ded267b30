import { Button, Group, List, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Reads } from '../api/endpoints.ts';
import type { PersonRow, SuspendBody } from '../api/types.ts';
import { useDecision } from '../keys/useDecision.ts';
import { count } from './count.ts';
import { FormError } from './FormError.tsx';

const REASONS: readonly (readonly [SuspendBody['reason'], string])[] = [
  ['investigation', 'Something is being looked into'],
  ['lost-device', 'A device or security key is lost'],
  ['left', 'They left'],
  ['other', 'Another reason'],
];

interface SuspendButtonProps {
  readonly row: PersonRow;
  /** What to load again after the change. */
  readonly refresh: keyof Reads;
}

/** Suspends a person after saying in numbers what that does, or restores them. */
export function SuspendButton({ row, refresh }: SuspendButtonProps) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<SuspendBody['reason']>('investigation');
  const close = (): void => {
    setOpen(false);
  };
  const words = { subjectPerson: row.id };
  const suspend = useDecision(
    'POST /api/people/:id/suspend',
    { id: row.id },
    { act: 'person-suspended', words, closes: true },
    [refresh],
    close,
  );
  const restore = useDecision(
    'POST /api/people/:id/restore',
    { id: row.id },
    { act: 'person-restored', words },
    [refresh],
  );
  if (row.suspendedBy !== null) {
    return (
      <>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Restore ${row.name}`}
          loading={restore.isPending}
          onClick={() => {
            restore.mutate({});
          }}
        >
          Restore
        </Button>
        <FormError error={restore.error} />
      </>
    );
  }
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Suspend ${row.name}`}
        onClick={() => {
          suspend.reset();
          setOpen(true);
        }}
      >
        Suspend
      </Button>
      <Modal opened={open} onClose={close} title={`Suspend ${row.name}`}>
        <Stack>
          <div>
            <Text size="sm">In the next second:</Text>
            <List size="sm">
              <List.Item>
                {count(row.liveSessions, 'live session')} closed, and what is on their screen is gone
              </List.Item>
              <List.Item>{count(row.ticketsInHand, 'ticket')} in their hand left without an agent</List.Item>
              <List.Item>every access of theirs is refused until you restore them</List.Item>
            </List>
          </div>
          <Radio.Group
            label="Why?"
            value={reason}
            onChange={(value) => {
              setReason(REASONS.find(([known]) => known === value)?.[0] ?? 'other');
            }}
          >
            <Stack gap={6} mt={4}>
              {REASONS.map(([value, words]) => (
                <Radio key={value} value={value} label={words} />
              ))}
            </Stack>
          </Radio.Group>
          <FormError error={suspend.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              color="red.9"
              loading={suspend.isPending}
              onClick={() => {
                suspend.mutate({ reason });
              }}
            >
              Suspend now
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
