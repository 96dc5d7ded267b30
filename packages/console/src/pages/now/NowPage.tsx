import { Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { Overview } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Approvals } from '../../components/Approvals.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { SignInSignals } from '../../components/signals/SignInSignals.tsx';
import { SignaturesDue } from '../../components/SignaturesDue.tsx';
import { SubProcessorsDue } from '../../components/SubProcessorsDue.tsx';
import { ApprovalsDue } from '../approvals/index.ts';
import { DictionaryDue } from '../dictionaries/index.ts';
import { ExceptionsDue } from '../continuity/index.ts';
import { ErasingDue } from '../erasing/index.ts';
import { FindingsDue } from '../findings/index.ts';
import { IncidentsDue } from '../incidents/index.ts';
import { Figures } from './Figures.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { Latest } from './Latest.tsx';
import { VendorBars } from './VendorBars.tsx';
import classes from './now.module.css';

/** Agreements with fewer days left stand out. */
const SOON_DAYS = 7;

/** What runs, what waits and what ends. */
export default function NowPage() {
  const { person } = useMe();
  const read = useRead('/api/overview', {}, { every: 10_000 });
  const overview = read.data;
  return (
    <>
      <PageHead
        title="Now"
        lead="What runs, what waits for you, and what ends. A figure explains itself when you open it."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {overview === undefined ? (
        read.error === null && <Loading what="overview" height={360} />
      ) : (
        <Stack gap="xl">
          {person.role === 'company-admin' && <FirstSteps />}
          <IncidentsDue />
          <SignaturesDue />
          <SubProcessorsDue />
          <ApprovalsDue />
          <DictionaryDue />
          <ErasingDue />
          <ExceptionsDue />
          <FindingsDue />
          <Figures overview={overview} />
          <VendorBars overview={overview} />
          <div className={classes.columns}>
            <Latest />
            <Stack gap="xl">
              {person.role !== 'vendor-manager' && <Approvals />}
              {person.role !== 'vendor-manager' && <SignInSignals />}
              <Ending overview={overview} />
            </Stack>
          </div>
        </Stack>
      )}
    </>
  );
}

function Ending({ overview: { ending } }: { readonly overview: Overview }) {
  return (
    <section aria-labelledby="ending">
      <Title order={2} id="ending" mb="xs">
        Agreements that end soon
      </Title>
      {ending.length === 0 && <Text c="dimmed">None ends within three months.</Text>}
      {ending.map(({ agreement, title, vendor, until, daysLeft, renewing }) => (
        <Text key={agreement} component="div">
          <StatusMark tone={daysLeft <= SOON_DAYS ? 'bad' : 'wait'}>{daysLeft} days left</StatusMark>{' '}
          <Link className="link" to={`/agreements/${agreement}`}>
            {title}
          </Link>{' '}
          with {vendor}, until <Time at={until} />.{' '}
          {renewing ? 'Its renewal waits for signatures.' : 'Renew it, or all access closes by itself.'}
        </Text>
      ))}
    </section>
  );
}
