import { Stack } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { AssessmentCard } from './AssessmentCard.tsx';

/** Impact assessments of each purpose (GDPR Art. 35), and of transfers that need one: facts from the house, judgement from a person. */
export default function AssessmentsPage() {
  const read = useRead('/api/assessments', {}, { once: true });
  const view = read.data;
  const of = (kind: 'dpia' | 'transfer') =>
    (view?.assessments ?? [])
      .filter((one) => one.kind === kind)
      .map((one) => <AssessmentCard key={one.about} assessment={one} mayAssess={view?.mayAssess === true} />);
  return (
    <>
      <PageHead
        title="Impact and transfer assessments"
        lead="The facts come from the agreements in force, the data map and the ledger. What they mean for people is for a person to say, and is signed."
      />
      <PrintStamp filter="impact and transfer assessments" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="assessments" height={240} />
      ) : (
        <Stack gap="xl">
          <Link className="link no-print" to="/risk">
            Back to the risk of vendors
          </Link>
          <ListSection
            id="dpia"
            title="Purposes"
            none="No agreement is in force, so there is nothing to assess."
          >
            {of('dpia')}
          </ListSection>
          <ListSection id="transfer" title="Transfers" none="No vendor works from a country that needs one.">
            {of('transfer')}
          </ListSection>
        </Stack>
      )}
    </>
  );
}
