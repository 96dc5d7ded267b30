import { EmptyState, Stack, Table, Text, Title } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { AuditRow, AuditsView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { day } from '../../components/instant.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { DueCard } from './DueCard.tsx';
import { PlanAudit } from './PlanAudit.tsx';
import classes from './audits.module.css';
import { STAGES } from './words.ts';

/** Every audit with where it stands, and which agreement is due. */
export default function AuditsPage() {
  const read = useRead('/api/audits', {}, { every: 15_000 });
  const view = read.data;
  return (
    <>
      <PageHead
        title="Audits"
        lead="An auditor looks at accesses, people and settings that are drawn so that neither side can choose them, concludes, and signs. The agreement says how often."
        actions={view?.mayPlan === true && <PlanAudit due={view.due} />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="audits" height={320} />
      ) : (
        <Stack gap="xl">
          <Due view={view} />
          <section aria-labelledby="audits">
            <Title order={2} id="audits" mb="xs">
              All audits
            </Title>
            {view.audits.length === 0 ? <None view={view} /> : <Audits rows={view.audits} />}
          </section>
        </Stack>
      )}
    </>
  );
}

function Due({ view }: { readonly view: AuditsView }) {
  return (
    <section aria-labelledby="due">
      <Title order={2} id="due" mb="xs">
        By agreement
      </Title>
      {view.due.length === 0 ? (
        <Text c="dimmed">No agreement that you may look at is in force.</Text>
      ) : (
        <div className={classes.list}>
          {view.due.map((due) => (
            <DueCard key={due.agreement.id} due={due} />
          ))}
        </div>
      )}
    </section>
  );
}

function None({ view }: { readonly view: AuditsView }) {
  return (
    <EmptyState
      icon={<IconClipboardCheck aria-hidden />}
      title="No audit yet"
      description={
        view.mayPlan
          ? 'Plan one: say which agreement, which time and what to conclude on. An auditor commits to a secret number, and once the time is over the sample is drawn.'
          : 'The company or an auditor plans one. What is asked of you then stands under Evidence asked for.'
      }
    />
  );
}

function Audits({ rows }: { readonly rows: readonly AuditRow[] }) {
  return (
    <TableFrame cards label="Audits and where each stands">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Agreement</Table.Th>
            <Table.Th scope="col">Period</Table.Th>
            <Table.Th scope="col">Where it stands</Table.Th>
            <Table.Th scope="col">Exceptions</Table.Th>
            <Table.Th scope="col">Planned by</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Cell label="Agreement">
                <Link className="link" to={`/audits/${row.id}`}>
                  {row.agreement.title}
                </Link>
                <Text size="xs" c="dimmed">
                  {row.vendor.name}
                  {row.reauditOf !== null && ', looks again'}
                </Text>
              </Cell>
              <Cell label="Period">
                {day(row.from)} to {day(row.until)}
              </Cell>
              <Cell label="Where it stands">
                <StatusMark tone={STAGES[row.stage].tone}>{STAGES[row.stage].words}</StatusMark>
              </Cell>
              <Cell label="Exceptions">{row.exceptions ?? 'Told with the report'}</Cell>
              <Cell label="Planned by">{row.plannedBy.name}</Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
