import { Stack, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { OpenRequest } from './OpenRequest.tsx';
import { RequestCard } from './RequestCard.tsx';
import { Rulings } from './Rulings.tsx';
import { KINDS, LAWS, type Kind } from './words.ts';

const ADDRESSES = { access: '/access-reports', accounting: '/access-reports?kind=accounting' };

/** What customers ask to be told of the accesses to their data, until they have the answer. */
export default function SubjectReportsPage() {
  const [url] = useUrl();
  const kind: Kind = url.get('kind') === 'accounting' ? 'accounting' : 'access';
  const read = useRead('/api/subject-requests', {}, { every: 30_000 });
  const view = read.data;
  const requests = view?.requests.filter((one) => one.kind === kind) ?? [];
  const [open, over] = [requests.filter(isOpen), requests.filter((one) => !isOpen(one))];
  return (
    <>
      <PageHead
        title="Access reports"
        lead="A customer asks who used their data. You open the request, look, and give them a signed file."
        actions={view !== undefined && <OpenRequest key={kind} kind={kind} sources={view.sources} />}
      />
      <PageTabs
        label="Kinds of reports"
        tabs={[
          [ADDRESSES.access, KINDS.access],
          [ADDRESSES.accounting, KINDS.accounting],
        ]}
        current={ADDRESSES[kind]}
      />
      <Text size="sm" c="dimmed" mb="md" maw={720}>
        {LAWS[kind]}
      </Text>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="requests" height={320} />
      ) : (
        <Stack gap="xl">
          <ListSection id="open" title="To be answered" none="Nobody waits for an answer.">
            {open.map((one) => (
              <RequestCard key={one.id} request={one} recipients={view.recipients} />
            ))}
          </ListSection>
          {kind === 'accounting' && <Rulings purposes={view.purposes} />}
          <ListSection id="answered" title="Answered" none="None was answered so far.">
            {over.map((one) => (
              <RequestCard key={one.id} request={one} recipients={view.recipients} />
            ))}
          </ListSection>
        </Stack>
      )}
    </>
  );
}

function isOpen({ answered }: { readonly answered: unknown }): boolean {
  return answered === null;
}
