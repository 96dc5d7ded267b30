import { Button, Card, EmptyState, Stack, Text, Title } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useRead } from '../../api/query.ts';
import type { TabletopsView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { DrillTabs } from './DrillTabs.tsx';
import { TabletopCard } from './TabletopCard.tsx';
import classes from './drills.module.css';

/** A breach played through at a table: pick a case, decide as it unfolds, say what was learnt. */
export default function TabletopPage() {
  const { person } = useMe();
  const read = useRead('/api/tabletops', {}, { every: 5_000 });
  const view = read.data;
  const mayPlay = person.role !== 'auditor';
  return (
    <>
      <PageHead
        title="Breach drills at the table"
        lead="A made-up breach unfolds minute by minute, and each role says what it decides. Nothing is touched. What was decided, and how long it took, stands in the debrief; its hash in the ledger."
      />
      <DrillTabs current="/drills/tabletop" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="exercises" height={240} />
      ) : (
        <Stack gap="xl" mt="md">
          {view.tabletops.length === 0 && (
            <EmptyState
              icon={<IconUsersGroup aria-hidden />}
              title="None so far"
              description="Bring security, privacy, the vendor’s lead, support, legal and communications to one table, and begin a case below."
            />
          )}
          {view.tabletops.map((tabletop) => (
            <TabletopCard key={tabletop.id} tabletop={tabletop} mayPlay={mayPlay} />
          ))}
          {mayPlay && (
            <section aria-labelledby="cases">
              <Title order={2} id="cases" mb="xs">
                Begin a case
              </Title>
              <div className={classes.list}>
                {view.scenarios.map((scenario) => (
                  <Case key={scenario.id} scenario={scenario} />
                ))}
              </div>
            </section>
          )}
        </Stack>
      )}
    </>
  );
}

function Case({
  scenario: { id, title, opening },
}: {
  readonly scenario: TabletopsView['scenarios'][number];
}) {
  const start = useDecision('POST /api/tabletops', {}, { act: 'tabletop-started', words: {} }, [
    '/api/tabletops',
  ]);
  return (
    <Card withBorder padding="sm" component="article" aria-labelledby={`case-${id}`}>
      <Title order={3} size="h5" id={`case-${id}`}>
        {title}
      </Title>
      <Text size="sm" mb="xs">
        {opening}
      </Text>
      <div>
        <Button
          size="xs"
          aria-describedby={`case-${id}`}
          loading={start.isPending}
          onClick={() => {
            start.mutate({ scenario: id });
          }}
        >
          Begin
        </Button>
      </div>
      <FormError error={start.error} />
    </Card>
  );
}
