import { Container, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Brand } from '../../components/Brand.tsx';

interface FrontDoorProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** The frame of the pages before sign-in. A new step moves the focus to its heading. */
export function FrontDoor({ title, lead, children }: FrontDoorProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(title);
  useEffect(() => {
    if (first.current !== title) heading.current?.focus();
    first.current = title;
  }, [title]);
  return (
    <Container component="main" id="main" size={440} py={56}>
      <title>{`${title} · Cordon`}</title>
      <Group gap="xs" mb="lg">
        <Brand size={28} />
        <Text fw={650}>Cordon</Text>
      </Group>
      <Paper withBorder p="xl" radius="md">
        <Stack>
          <div>
            <Title order={1} ref={heading} tabIndex={-1}>
              {title}
            </Title>
            {lead !== undefined && <Text c="dimmed">{lead}</Text>}
          </div>
          {children}
        </Stack>
      </Paper>
      <Text size="sm" c="dimmed" mt="md">
        Every access to customer data is decided by the signed agreement and written to a ledger.
      </Text>
    </Container>
  );
}
