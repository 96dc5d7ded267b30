import { EmptyState, List, Table, Text, Title } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { ApiError } from '../../api/error.ts';
import { useRead } from '../../api/query.ts';
import type { QualityAudit } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { count } from '../../components/count.ts';
import { day } from '../../components/instant.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { ReportShown } from './ReportShown.tsx';
import { AgreementSelect } from './AgreementSelect.tsx';
import { MISSED, MISS_STATES } from './words.ts';

/** How an auditor sees quality: figures, what is withheld, what became of misses. No conversation, and no word of one. */
export default function AuditPage() {
  const [search] = useUrl();
  const agreements = useRead('/api/agreements', {});
  const all = agreements.data ?? [];
  const agreement = search.get('agreement') ?? all.find(({ status }) => status === 'in-force')?.id ?? '';
  const read = useRead(
    '/api/agreements/:id/quality/audit',
    { id: agreement },
    { enabled: agreement !== '', once: true },
  );
  const without = read.error instanceof ApiError && read.error.code === 'not-permitted';
  const nothing = agreements.data !== undefined && agreement === '';
  return (
    <>
      <PageHead
        title="Quality"
        lead="How conversations are kept without personal data. You see figures and states; conversations are for reviewers."
      />
      <AgreementSelect agreements={all} value={agreement} />
      <ErrorAlert
        error={agreements.error ?? (without ? null : read.error)}
        onRetry={() => void read.refetch()}
      />
      {(without || nothing) && (
        <EmptyState
          icon={<IconChartBar aria-hidden />}
          title="No quality reviews to audit"
          description="An agreement in your window keeps conversations once both parties signed the clause “Quality reviews”."
        />
      )}
      {read.data === undefined
        ? !nothing && read.error === null && <Loading what="quality" height={320} />
        : read.error === null && <Shown audit={read.data} />}
    </>
  );
}

function Shown({ audit }: { readonly audit: QualityAudit }) {
  const { withheld, misses, report, from, until } = audit;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        Your window: {day(from)} to {day(until)}. Weeks that are not wholly in it are left out, and then sums
        over all weeks too.
      </Text>
      <ReportShown report={report} />
      <section aria-labelledby="withheld">
        <Title order={2} id="withheld" mt="lg" mb="xs">
          Withheld now
        </Title>
        {withheld.length === 0 ? (
          <StatusMark tone="good">Nothing is withheld</StatusMark>
        ) : (
          <List size="sm" spacing={4}>
            {withheld.map(({ code, why, conversations }) => (
              <List.Item key={code}>
                {count(conversations, 'conversation')}: {why}
              </List.Item>
            ))}
          </List>
        )}
      </section>
      <section aria-labelledby="misses">
        <Title order={2} id="misses" mt="lg" mb="xs">
          Marked misses
        </Title>
        {misses.length === 0 ? (
          <Text size="sm" c="dimmed">
            Reviewers marked none in your window.
          </Text>
        ) : (
          <Misses misses={misses} />
        )}
      </section>
    </>
  );
}

function Misses({ misses }: Pick<QualityAudit, 'misses'>) {
  return (
    <TableFrame label="Marked misses by state" cards>
      <Table maw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">What went wrong</Table.Th>
            <Table.Th scope="col">Decided</Table.Th>
            <Table.Th scope="col">Last test</Table.Th>
            <Table.Th scope="col" className="num">
              Misses
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {misses.map(({ kind, state, found, misses: many }) => (
            <Table.Tr key={`${kind} ${state} ${String(found)}`}>
              <Cell label="What went wrong">{MISSED[kind]}</Cell>
              <Cell label="Decided">
                <StatusMark tone={MISS_STATES[state][0]}>{MISS_STATES[state][1]}</StatusMark>
              </Cell>
              <Cell label="Last test">
                {found === null ? 'not run' : found ? 'found now' : 'not found yet'}
              </Cell>
              <Cell label="Misses" className="num">
                {many}
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
