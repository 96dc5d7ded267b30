import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { count } from '../../components/count.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { OWNERS } from './owners.ts';

/** That entries of the dictionary wait for whoever looks; nothing when none does. */
export function DictionaryDue() {
  const { person } = useMe();
  const read = useRead('/api/dictionaries', {}, { every: 30_000, enabled: OWNERS.includes(person.role) });
  const mine = read.data?.entries.filter(({ mayDecide }) => mayDecide) ?? [];
  if (mine.length === 0) return null;
  return (
    <Text component="div">
      <StatusMark tone="warn">Waits for your answer</StatusMark>{' '}
      <Link className="link" to="/dictionary">
        {count(mine.length, 'entry', 'entries')} of the dictionary
      </Link>
      , searched for in texts once you approve
    </Text>
  );
}
