import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { InviteForm } from '../../components/InviteForm.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PeopleTable } from '../../components/PeopleTable.tsx';
import { Approvals } from '../now/Approvals.tsx';

/** Who may work now, and what stops the others. */
export default function TeamPage() {
  const { person, party } = useMe();
  const team = useRead('/api/team', {}, { every: 30_000 });
  const ready = team.data?.filter((row) => row.ready).length ?? 0;
  return (
    <>
      <PageHead
        title="My team"
        lead={
          team.data === undefined
            ? 'Loading your team'
            : `${String(ready)} of ${String(team.data.length)} may work now.`
        }
        actions={
          person.role === 'vendor-admin' && (
            <InviteForm party={party.id} roles={['agent', 'team-lead', 'qa-analyst']} refresh="/api/team" />
          )
        }
      />
      <ErrorAlert error={team.error} onRetry={() => void team.refetch()} />
      <PeopleTable rows={team.data} refresh="/api/team" maySuspend={person.role !== 'qa-analyst'} />
      {person.role !== 'qa-analyst' && <Approvals />}
    </>
  );
}
