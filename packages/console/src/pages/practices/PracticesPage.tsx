import { Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { PracticesView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { Time } from '../../components/Time.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { PracticeRow } from './PracticeRow.tsx';
import { Strip } from './Strip.tsx';
import { TakeOut } from './TakeOut.tsx';
import { tallied, worstFirst } from './states.ts';

/** The practices the product stands for: whether each holds, how that is known, and where its proof is. */
export default function PracticesPage() {
  const read = useRead('/api/practices', {}, { every: 60_000 });
  const view = read.data;
  return (
    <>
      <PageHead
        title="Practices"
        lead="What Cordon stands for, each with how it is known to hold. Only a test that passed and is fresh is green."
        actions={<TakeOut />}
      />
      <PrintStamp filter={view === undefined ? 'practices' : `practices as of ${view.at}`} />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="practices" height={400} />
      ) : (
        <Practices view={view} />
      )}
    </>
  );
}

function Practices({ view }: { readonly view: PracticesView }) {
  const { person } = useMe();
  const [search] = useUrl();
  const open = search.get('open');
  const tallies = tallied(view);
  const all = tallies.reduce((sum, { practices }) => sum + practices.length, 0);
  const hold = tallies.find(({ state }) => state === 'passes')?.practices.length ?? 0;
  return (
    <Stack gap="lg">
      <section aria-labelledby="standing">
        <Title order={2} id="standing" mb="xs">
          {hold} of {all} hold
        </Title>
        <Strip tallies={tallies} />
        <details>
          <summary>How this is counted</summary>
          <Text size="sm" maw={720}>
            A practice stands where its worst test does. A test that had nothing to look at says nothing while
            another passes. A result that is older than its test allows counts as none, whatever it said.
            {person.role === 'auditor' &&
              ' You see it as of the end of your window, by what is of the vendors in it.'}
          </Text>
        </details>
        <Text size="xs" c="dimmed" mt={4}>
          As of <Time at={view.at} />.{' '}
          <Link className="link no-print" to="/frameworks">
            Where laws and standards ask for it
          </Link>
          {person.role !== 'auditor' && (
            <>
              {', '}
              <Link className="link no-print" to="/board-report">
                The year for a board
              </Link>
            </>
          )}
        </Text>
      </section>
      {view.areas.map(({ id, title, practices }) => (
        <section key={id} aria-labelledby={`area-${id}`}>
          <Title order={2} id={`area-${id}`} mb={4}>
            {title}
          </Title>
          {worstFirst(practices).map((practice) => (
            <PracticeRow key={practice.id} practice={practice} open={open === practice.id} />
          ))}
        </section>
      ))}
    </Stack>
  );
}
