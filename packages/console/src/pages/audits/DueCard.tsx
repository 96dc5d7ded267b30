import { Card, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { AuditDue } from '../../api/types.ts';
import { day } from '../../components/instant.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useNow } from '../../hooks/useNow.ts';
import classes from './audits.module.css';
import { cadenceRun } from './words.ts';

const MONTH = 30 * 86_400_000;

/** An agreement: when it was audited last, when it has to be again, and how much of that time is over. */
export function DueCard({ due }: { readonly due: AuditDue }) {
  const { agreement, vendor, clause, everyMonths, last, dueAt, overdue } = due;
  const id = `due-${agreement.id}`;
  return (
    <Card withBorder padding="sm" component="article" aria-labelledby={id}>
      <Title order={3} size="h5" id={id}>
        {agreement.title}
      </Title>
      <Text size="sm" c="dimmed" mb={4}>
        {vendor.name}.{' '}
        {everyMonths === null
          ? 'No clause says how often it is audited.'
          : `Clause ${clause ?? ''} wants an audit every ${everyMonths === 1 ? 'month' : `${String(everyMonths)} months`}.`}
      </Text>
      {dueAt !== null && everyMonths !== null && (
        <Run last={last?.at ?? null} dueAt={dueAt} months={everyMonths} overdue={overdue} />
      )}
      <Text size="sm">
        {last === null ? (
          'Never audited here.'
        ) : (
          <>
            Last reported <Time at={last.at} />.{' '}
            <Link className="link" to={`/audits/${last.audit}`}>
              Open the report
            </Link>
          </>
        )}
      </Text>
    </Card>
  );
}

function Run(props: {
  readonly last: string | null;
  readonly dueAt: string;
  readonly months: number;
  readonly overdue: boolean;
}) {
  const { last, dueAt, months, overdue } = props;
  const now = useNow(60_000);
  const due = Date.parse(dueAt);
  const begun = last === null ? due - months * MONTH : Date.parse(last);
  const run = cadenceRun(begun, due, now);
  return (
    <>
      <svg
        className={classes.run}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${(100 * run).toFixed(0)} % of the time to the next audit is over`}
      >
        <rect className={classes.track} width={100} height={4} />
        <rect className={overdue ? classes.late : classes.ran} width={100 * run} height={4} />
      </svg>
      <StatusMark tone={overdue ? 'bad' : 'good'}>
        {overdue ? 'Overdue since ' : 'Next by '}
        {day(dueAt)}
      </StatusMark>
    </>
  );
}
