import { Alert, Stack, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { BackupsTable } from './BackupsTable.tsx';
import { DrillProgress } from './DrillProgress.tsx';
import { DrillsTable } from './DrillsTable.tsx';
import { DurationsChart } from './DurationsChart.tsx';
import { Facts } from './Facts.tsx';
import { RunDrill } from './RunDrill.tsx';
import { WhatToDo } from './WhatToDo.tsx';
import { standingWords } from './words.ts';

/** Whether this Cordon could come back: backups that were made, and drills in which one was restored. */
export default function BackupsPage() {
  const { person } = useMe();
  const read = useRead('/api/backups', {}, { every: 2_000 });
  const view = read.data;
  const auditor = person.role === 'auditor';
  const mayRun = person.role === 'company-admin' || person.role === 'security-officer';
  const standing = view === undefined ? null : standingWords(view, auditor);
  return (
    <>
      <PageHead
        title="Backups"
        lead="A backup that was never restored is a hope. Every month Cordon makes one, puts it into an empty database, verifies every entry of its ledger and takes both away again. Nobody’s work is disturbed."
        actions={mayRun && view?.open === null && <RunDrill />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="backups" height={320} />
      ) : (
        <Stack gap="xl" mt="md">
          {standing !== null && (
            <Alert color={standing.tone === 'bad' ? 'red' : 'yellow'} title={standing.title}>
              {standing.text}
            </Alert>
          )}
          {view.open !== null && <DrillProgress drill={view.open} />}
          <Facts view={view} auditor={auditor} />
          <section aria-labelledby="drills">
            <Title order={2} id="drills" mb="xs">
              How long a restore takes
            </Title>
            <DurationsChart drills={view.drills} />
            {view.drills.every(({ endedAt }) => endedAt === null) ? (
              <Text c="dimmed">No drill yet{auditor && ' in the time you look at'}.</Text>
            ) : (
              <DrillsTable drills={view.drills.filter(({ endedAt }) => endedAt !== null)} />
            )}
          </section>
          {!auditor && (
            <section aria-labelledby="backups">
              <Title order={2} id="backups" mb="xs">
                Backups that were made
              </Title>
              {view.backups.length === 0 ? (
                <Text c="dimmed">None so far. They are made on the machine, with the command below.</Text>
              ) : (
                <BackupsTable backups={view.backups} />
              )}
            </section>
          )}
          {!auditor && <WhatToDo />}
        </Stack>
      )}
    </>
  );
}
