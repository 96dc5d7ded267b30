import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface ListSectionProps {
  readonly id: string;
  readonly title: string;
  /** Said when there are none. */
  readonly none: string;
  readonly children: readonly ReactNode[];
}

/** A heading with what stands under it, one below the other. */
export function ListSection({ id, title, none, children }: ListSectionProps) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="xs">
        {title}
      </Title>
      {children.length === 0 ? <Text c="dimmed">{none}</Text> : <Stack gap="sm">{children}</Stack>}
    </section>
  );
}
