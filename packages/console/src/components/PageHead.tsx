import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageHeadProps {
  readonly title: string;
  /** One sentence: what this page is for. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

/** Heading of a page, its document title and its main acts. */
export function PageHead({ title, lead, actions }: PageHeadProps) {
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <title>{`${title} · Cordon`}</title>
      <div>
        <Title order={1}>{title}</Title>
        {lead !== undefined && (
          <Text c="dimmed" maw={720}>
            {lead}
          </Text>
        )}
      </div>
      {actions !== undefined && actions !== false && (
        <Group gap="xs" className="no-print">
          {actions}
        </Group>
      )}
    </Group>
  );
}
