import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { count } from '../../components/count.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { ROLES } from './roles.ts';

/** That erasures, or requests to unseal, wait for whoever looks; nothing when none does. */
export function ErasingDue() {
  const { person } = useMe();
  const enabled = ROLES.includes(person.role);
  const read = useRead('/api/ledger/erasing', {}, { every: 30_000, enabled });
  const waiting =
    (read.data?.erasures.filter(({ mayDecide }) => mayDecide).length ?? 0) +
    (read.data?.unsealings.filter(({ mayAgree }) => mayAgree).length ?? 0);
  if (waiting === 0) return null;
  return (
    <Text component="div">
      <StatusMark tone="warn">Waits for your answer</StatusMark>{' '}
      <Link className="link" to="/erasing">
        {count(waiting, 'erasure')}
      </Link>
      , beside the ledger: nothing goes before a second person approved it
    </Text>
  );
}
