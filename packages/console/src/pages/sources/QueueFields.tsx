import { NativeSelect, Text } from '@mantine/core';
import { FormError } from '../../components/FormError.tsx';
import type { Queue, QueueChoice } from './useQueue.ts';

interface QueueFieldsProps {
  readonly queue: Queue;
  readonly onChoice: (choice: Partial<QueueChoice>) => void;
}

/** Whose tickets a helpdesk delivers and what they are worked for: only what an agreement names can be chosen. */
export function QueueFields({ queue, onChoice }: QueueFieldsProps) {
  const { agreements, agreement, purposes, purpose } = queue;
  if (agreements?.length === 0) {
    return (
      <Text size="sm" role="status">
        Nobody could work its tickets: no agreement is over this source. Draft one first.
      </Text>
    );
  }
  if (purposes?.length === 0) {
    return (
      <Text size="sm" role="status">
        Nobody could work its tickets: {agreement?.title} names no purpose yet.
      </Text>
    );
  }
  return (
    <>
      <NativeSelect
        label="Agreement"
        description="Whose agents work these tickets"
        data={(agreements ?? []).map(({ id, title, vendor }) => ({
          value: id,
          label: `${vendor.name}: ${title}`,
        }))}
        value={agreement?.id ?? ''}
        onChange={(event) => {
          onChoice({ agreement: event.currentTarget.value, purpose: '' });
        }}
      />
      <NativeSelect
        label="Purpose"
        description="What these tickets are about. Agents who work for this purpose get them, and see what the agreement shows for it."
        data={[...(purposes ?? [])]}
        value={purpose ?? ''}
        onChange={(event) => {
          onChoice({ purpose: event.currentTarget.value });
        }}
      />
      <FormError error={queue.error} />
    </>
  );
}
