import { EmptyState, Stack } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { AskEmergency } from './AskEmergency.tsx';
import { AskLease } from './AskLease.tsx';
import { ExceptionLine } from './ExceptionLine.tsx';

const PARTIES: readonly string[] = ['company-admin', 'security-officer', 'vendor-manager', 'vendor-admin'];

/** The two exceptions of the terms: what runs, what waits, and what was. */
export default function ExceptionsPage() {
  const { person, party } = useMe();
  const read = useRead('/api/exceptions', {}, { every: 20_000 });
  const may = read.data?.may ?? [];
  const empty = read.data?.leases.length === 0 && read.data.emergencies.length === 0;
  return (
    <>
      <PageHead
        title="Leases and emergencies"
        lead="What lets work go on when it would have to stop: by a clause, for some hours, approved by two sides and reviewed."
        actions={
          <>
            {PARTIES.includes(person.role) && <AskLease may={may} />}
            {party.kind === 'company' && <AskEmergency may={may} />}
          </>
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {empty && (
        <EmptyState
          icon={<IconLifebuoy aria-hidden />}
          title="None so far"
          description="They can be asked for where an agreement has the clauses “Continuity lease” or “Emergency access”."
        />
      )}
      <Stack gap="xs">
        {read.data?.emergencies.map((row) => (
          <ExceptionLine key={row.id} what="emergency" row={row} />
        ))}
        {read.data?.leases.map((row) => (
          <ExceptionLine key={row.id} what="lease" row={row} />
        ))}
      </Stack>
    </>
  );
}
