import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import { FormError } from '../../components/FormError.tsx';

/** Looks now at what the hourly look would: whether a source still holds what its map says. */
export function LookNow({ source }: { readonly source: string }) {
  const look = useMutation({
    mutationFn: () => send('POST /api/sources/:id/look', { id: source }, {}),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/sources'] }),
  });
  const { data } = look;
  return (
    <Group gap="sm">
      <Button
        variant="default"
        size="xs"
        loading={look.isPending}
        onClick={() => {
          look.mutate();
        }}
      >
        Check now
      </Button>
      <Text size="sm" role="status">
        {data !== undefined && said(data.drift.length, data.silent)}
        {data !== undefined && data.drift.length > 0 && (
          <Link className="link" to="/findings">
            Open the findings
          </Link>
        )}
      </Text>
      <FormError error={look.error} />
    </Group>
  );
}

function said(count: number, silent: readonly string[]): string {
  if (silent.length > 0) return `The ${silent.join(' and the ')} did not answer. `;
  if (count === 0) return 'Nothing came or changed since the map was confirmed.';
  return count === 1 ? 'One thing came or changed. ' : `${String(count)} things came or changed. `;
}
