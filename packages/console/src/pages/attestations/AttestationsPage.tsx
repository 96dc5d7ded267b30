import { Stack, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { Attestations } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { AttestationCard } from './AttestationCard.tsx';
import { StateButton } from './StateButton.tsx';

/** What vendors state on paper: what counts, what waits, what ends, and what an agreement asks for and is not there. */
export default function AttestationsPage() {
  const read = useRead('/api/attestations', {});
  const view = read.data;
  return (
    <>
      <PageHead
        title="Attestations"
        lead="Certificates, reports and statements of vendors. One counts as evidence once the company accepted it, until its last day."
        actions={view?.mayState === true && <StateButton view={view} />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="attestations" height={240} />
      ) : (
        <Lists view={view} />
      )}
    </>
  );
}

function Lists({ view }: { readonly view: Attestations }) {
  const of = (...states: Attestations['attestations'][number]['state'][]) =>
    view.attestations
      .filter(({ state }) => states.includes(state))
      .map((one) => (
        <AttestationCard key={one.id} attestation={one} mayJudge={view.mayJudge} mayAdd={view.mayState} />
      ));
  return (
    <Stack gap="xl">
      {view.owed.length > 0 && (
        <ListSection id="owed" title="Asked for by agreements" none="">
          {view.owed.map(({ vendor, agreement, clause, control, everyMonths, late }) => (
            <div key={`${agreement} ${clause}`}>
              <StatusMark tone={late ? 'bad' : 'good'}>{late ? 'Late' : 'In time'}</StatusMark>{' '}
              <Text span size="sm">
                {vendor.name} states “{control}” every {everyMonths} months, clause {clause}.
              </Text>
            </div>
          ))}
        </ListSection>
      )}
      <ListSection id="waits" title="Waits for the company" none="Nothing waits.">
        {of('waits')}
      </ListSection>
      <ListSection
        id="good"
        title="Counts as evidence"
        none={
          view.mayState
            ? 'Nothing yet. State what you have; its files go with it.'
            : 'Nothing yet. Vendors state what they have on this page.'
        }
      >
        {of('ends-soon', 'good')}
      </ListSection>
      <ListSection id="over" title="Over or refused" none="Nothing.">
        {of('ended', 'refused')}
      </ListSection>
    </Stack>
  );
}
