import { violations } from '@cordon/core/people/conduct';
import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { Conduct, ConductRow } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { OpenCase } from './OpenCase.tsx';
import { ReportCard } from './ReportCard.tsx';
import { stateWords, stepWords } from './words.ts';

/** Violations and what follows: what waits for whoever looks, what was reported, and where each vendor stands. */
export default function ConductPage() {
  const read = useRead('/api/conduct', {});
  const view = read.data;
  return (
    <>
      <PageHead
        title="Conduct"
        lead="Violations, heard first and decided by two people by the agreed ladder. What is decided closes access at once, and an appeal goes to others."
        actions={<OpenCase from={{ source: 'observed', basis: null }} />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="conduct" height={240} />
      ) : (
        <Lists view={view} />
      )}
    </>
  );
}

const OVER: readonly ConductRow['state'][] = ['decided', 'upheld', 'overturned', 'dismissed'];

function Lists({ view: { cases, reports, vendors } }: { readonly view: Conduct }) {
  const { person } = useMe();
  const waiting = cases.filter((one) => one.waitsForMe);
  const open = cases.filter((one) => !one.waitsForMe && !OVER.includes(one.state));
  const over = cases.filter((one) => !one.waitsForMe && OVER.includes(one.state));
  const rows = (of: readonly ConductRow[]) => of.map((one) => <CaseCard key={one.id} row={one} />);
  return (
    <Stack gap="xl">
      <ListSection id="mine" title="Waits for you" none="No case waits for you.">
        {rows(waiting)}
      </ListSection>
      <ListSection id="reports" title="Reported" none="Nothing was reported that nobody looked at.">
        {reports
          .filter(({ state }) => state === 'received')
          .map((one) => (
            <ReportCard key={one.id} report={one} mayAct={one.reporter?.id !== person.id} />
          ))}
      </ListSection>
      <ListSection id="open" title="Under way" none="Nothing else is under way.">
        {rows(open)}
      </ListSection>
      <ListSection id="over" title="Decided" none="Nothing was decided yet.">
        {rows(over)}
      </ListSection>
      <ListSection id="vendors" title="Vendors in the last year" none="No agreement is in force.">
        {vendors.map((one) => (
          <VendorCard key={one.vendor.id} standing={one} />
        ))}
      </ListSection>
    </Stack>
  );
}

function CaseCard({ row }: { readonly row: ConductRow }) {
  const { id, subject, vendor, agreement, violation, state, step, due } = row;
  const [tone, words] = stateWords[state];
  return (
    <Card withBorder component="article" aria-labelledby={`case-${id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h4" id={`case-${id}`}>
          <Link className="link" to={`/conduct/${id}`}>
            {subject.name}: {violations[violation].title}
          </Link>
        </Title>
        <StatusMark tone={tone}>{words}</StatusMark>
      </Group>
      <Text size="sm">
        {vendor.name}, {agreement.title}.{step !== null && ` ${stepWords[step]}.`}
        {due !== null && (
          <>
            {' '}
            {state === 'hearing' ? 'They answer until' : 'They may appeal until'} <Time at={due} stamp />.
          </>
        )}
      </Text>
    </Card>
  );
}

type VendorStanding = Conduct['vendors'][number];

const NEXT: Readonly<Record<NonNullable<VendorStanding['step']>, string>> = {
  'corrective-plan': 'A corrective plan is asked for as a finding.',
  suspension: 'It is proposed to shut the vendor out. People decide that on its page.',
  termination: 'It is proposed to end the agreement. Make the evidence pack on its page first.',
};

function VendorCard({ standing }: { readonly standing: VendorStanding }) {
  const { vendor, agreements, step, cases, grave, since } = standing;
  return (
    <Card withBorder component="article" aria-labelledby={`vendor-${vendor.id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h4" id={`vendor-${vendor.id}`}>
          {vendor.name}
        </Title>
        <StatusMark tone={step === null ? 'good' : step === 'corrective-plan' ? 'warn' : 'bad'}>
          {step === null ? 'Nothing is asked for' : NEXT[step]}
        </StatusMark>
      </Group>
      <details>
        <summary>
          {count(cases, 'case')} decided, {grave} of them grave
        </summary>
        <Text size="sm">
          Three cases in a year, or one that is grave, ask for a corrective plan. Two more after it propose a
          suspension, and so do three grave ones; two more after that propose the end of the agreement.{' '}
          {count(since, 'case')} came after the last of these.
        </Text>
      </details>
      {step !== null && step !== 'corrective-plan' && (
        <Text size="sm">
          {step === 'suspension' ? (
            <Link className="link" to="/vendors">
              Vendors
            </Link>
          ) : (
            agreements.map(({ id, title }) => (
              <Link key={id} className="link" to={`/agreements/${id}`}>
                {title}
              </Link>
            ))
          )}
        </Text>
      )}
    </Card>
  );
}
