import { Stack, Text } from '@mantine/core';
import { useParams } from 'react-router';
import { useRead } from '../../../api/query.ts';
import { useMe } from '../../../app/me.ts';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { PrintStamp } from '../../../components/PrintStamp.tsx';
import { ComparisonCard } from './ComparisonCard.tsx';
import { LogWatch, WATCH } from './LogWatch.tsx';
import { NoLog } from './NoLog.tsx';
import { SendLog } from './SendLog.tsx';

/** What a source's own log says beside the ledger: for the company, and for auditors of an agreement over it. */
export default function ReconcilePage() {
  const { id = '' } = useParams();
  const { person } = useMe();
  const read = useRead('/api/sources/:id/reconciliations', { id });
  const watch = useRead(WATCH, { id }).data;
  const rows = read.data;
  // With one lock there is nothing to send and nothing to wait for.
  if (watch?.matchable === false) return <NoLog source={id} />;
  const sends = person.role === 'company-admin' || person.role === 'security-officer';
  return (
    <>
      <PageHead
        title="The source’s own log"
        lead={`What the database of ${id} wrote down itself, against the ledger, both ways. No text of a statement and no value is kept.`}
        actions={sends && <SendLog source={id} />}
      />
      <PrintStamp filter={`comparisons of ${id}`} />
      {watch !== undefined && <LogWatch source={id} watch={watch} changes={sends} />}
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows === undefined && read.error === null && <Loading what="comparisons" height={200} />}
      {rows?.length === 0 && (
        <Text c="dimmed">
          {sends
            ? 'No log was compared yet. Let PostgreSQL log every statement, as the operations guide says, and send a finished file.'
            : 'No log of your time was compared. Ask the company for a comparison.'}
        </Text>
      )}
      <Stack gap="md">
        {rows?.map((kept) => (
          <ComparisonCard key={kept.id} kept={kept} />
        ))}
      </Stack>
    </>
  );
}
