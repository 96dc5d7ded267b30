import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';

/** In the corner of the workspace: that today's question waits, for whoever likes to answer it. It hurries nobody. */
export function QuestionWaits() {
  const { data } = useRead('/api/training/question', {}, { once: true });
  const put = data?.question ?? null;
  if (put === null) return null;
  return (
    <Text size="xs" c="dimmed" p="sm">
      <Link className="link" to="/training/mine">
        Today’s question
      </Link>{' '}
      gives “{put.title}” a day more.
    </Text>
  );
}
