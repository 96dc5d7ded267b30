import { Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../api/query.ts';
import { useMe } from '../app/me.ts';
import { signers } from '../app/rights.ts';
import { StatusMark } from './StatusMark.tsx';

/** Agreements that wait for a signature: one's own party's first, with the way there; nothing when none does. */
export function SignaturesDue() {
  const { person, party } = useMe();
  const mayLook = signers.includes(person.role);
  const list = useRead('/api/agreements', {}, { enabled: mayLook, every: 30_000 });
  const due = list.data?.filter(({ awaits }) => awaits.length > 0) ?? [];
  if (due.length === 0) return null;
  return (
    <Stack gap={4} component="section" aria-label="Agreements that wait for a signature">
      {due.map(({ id, title, awaits }) => {
        const ours = awaits.some((one) => one.id === party.id);
        return (
          <Text key={id} component="div">
            <StatusMark tone={ours ? 'warn' : 'wait'}>
              {ours ? 'Waits for you' : `Waits for ${awaits.map(({ name }) => name).join(' and ')}`}
            </StatusMark>{' '}
            <Link className="link" to={`/agreements/${id}?tab=versions`}>
              {ours ? `Read and sign “${title}”` : title}
            </Link>
          </Text>
        );
      })}
    </Stack>
  );
}
