import { Group, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { mayInvite } from '../../app/rights.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { InviteForm } from '../../components/InviteForm.tsx';
import { PeopleTable } from '../../components/PeopleTable.tsx';

/** The company's own people, its auditors among them. */
export function CompanyPeople() {
  const { person, party } = useMe();
  const people = useRead('/api/people', {}, { query: { party: party.id } });
  return (
    <section aria-label="People of the company">
      <Group justify="space-between" mb="xs">
        <Text c="dimmed">Who decides, watches and audits. A vendor&apos;s people are with the vendor.</Text>
        <InviteForm party={party.id} roles={mayInvite(person.role)} refresh="/api/people" />
      </Group>
      <ErrorAlert error={people.error} onRetry={() => void people.refetch()} />
      <PeopleTable label={`People of ${party.name}`} rows={people.data} refresh="/api/people" />
    </section>
  );
}
