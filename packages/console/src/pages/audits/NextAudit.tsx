import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { day } from '../../components/instant.ts';
import { StatusMark } from '../../components/StatusMark.tsx';

/** When each agreement was audited last, and by when it is again; nothing while none asks for it. */
export function NextAudit() {
  const due = useRead('/api/audits', {}).data?.due.filter(({ dueAt }) => dueAt !== null) ?? [];
  if (due.length === 0) return null;
  return (
    <Text size="sm" mb="sm" component="div">
      <Link className="link" to="/audits">
        Audits
      </Link>
      {due.map(({ agreement, vendor, dueAt, last, overdue }) => (
        <div key={agreement.id}>
          {vendor.name}, {agreement.title}: {last === null ? 'never audited here' : `last ${day(last.at)}`}.{' '}
          <StatusMark tone={overdue ? 'bad' : 'good'}>
            {overdue ? 'Overdue since' : 'Next by'} {day(dueAt ?? '')}
          </StatusMark>
        </div>
      ))}
    </Text>
  );
}
