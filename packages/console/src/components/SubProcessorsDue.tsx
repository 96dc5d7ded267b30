import { Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../api/query.ts';
import { StatusMark } from './StatusMark.tsx';
import { Time } from './Time.tsx';

/** Sub-processors whose clock runs, soonest first, with the way to the answer; nothing when none does. */
export function SubProcessorsDue() {
  const list = useRead('/api/sub-processors', {}, { every: 60_000 });
  const running = list.data ?? [];
  if (running.length === 0) return null;
  return (
    <Stack gap={4} component="section" aria-label="Sub-processors that wait for an answer">
      {running.map(({ id, name, agreement, objectUntil, may, rule }) => {
        const ours = may.includes('approve');
        return (
          <Text key={id} component="div">
            <StatusMark tone={ours ? 'warn' : 'wait'}>
              {ours ? 'Waits for your answer' : 'Notice runs'}
            </StatusMark>{' '}
            <Link className="link" to={`/agreements/${agreement.id}?tab=sub-processors`}>
              {agreement.vendor.name} wants to engage {name}
            </Link>
            , {rule.authorisation === 'general' ? 'silence is a yes' : 'only a yes counts; answer by'}{' '}
            <Time at={objectUntil} />
          </Text>
        );
      })}
    </Stack>
  );
}
