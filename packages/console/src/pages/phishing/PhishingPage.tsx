import { Card, EmptyState, Group, Stack, Text, Title } from '@mantine/core';
import { IconFishHook } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { Phishing, PhishingCampaign } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { Domains } from './Domains.tsx';
import { PlanCampaign } from './PlanCampaign.tsx';
import { Senders } from './Senders.tsx';
import { Suspicious } from './Suspicious.tsx';
import { YearBars } from './YearBars.tsx';
import { percent, STATES, waitsFor } from './words.ts';

/** Exercises with deceitful messages: those that were, the one that runs, and what is needed to make one. */
export default function PhishingPage() {
  const read = useRead('/api/phishing', {}, { every: 60_000 });
  const view = read.data;
  return (
    <>
      <PageHead
        title="Phishing exercises"
        lead="Made-up mails and tickets for a vendor’s people, signed for by both sides. What anybody types is kept nowhere, and nobody is named unless both sides signed that."
        actions={view?.mayPlan === true && <PlanCampaign view={view} />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="exercises" height={320} />
      ) : (
        <Stack gap="xl">
          {view.reports.length > 0 && <Suspicious reports={view.reports} />}
          {view.year.length > 0 && <YearBars year={view.year} />}
          <Campaigns view={view} />
          {view.mayVerify && <Domains domains={view.domains} />}
          {view.mayPlan && <Senders senders={view.senders} />}
        </Stack>
      )}
    </>
  );
}

function Campaigns({ view: { campaigns, mayPlan } }: { readonly view: Phishing }) {
  return (
    <section aria-labelledby="campaigns">
      <Title order={2} id="campaigns" mb="xs">
        Exercises
      </Title>
      {campaigns.length === 0 ? (
        <EmptyState
          icon={<IconFishHook aria-hidden />}
          title="None so far"
          description={
            mayPlan
              ? 'Plan one: choose whom, what and when. Nothing is sent before both sides have signed it.'
              : 'The company plans them, and your side signs each before anything is sent.'
          }
        />
      ) : (
        <Stack gap="sm">
          {campaigns.map((campaign) => (
            <CampaignCard key={campaign.id} campaign={campaign} />
          ))}
        </Stack>
      )}
    </section>
  );
}

function CampaignCard({ campaign }: { readonly campaign: PhishingCampaign }) {
  const { id, vendor, agreement, state, scope, startedAt, endedAt, rates } = campaign;
  const { tone, words } = STATES[state];
  return (
    <Card withBorder padding="sm" component="article" aria-labelledby={id}>
      <Group justify="space-between" align="flex-start">
        <Title order={3} size="h4" id={id}>
          <Link className="link" to={`/phishing/${id}`}>
            {vendor.name}, <Time at={startedAt ?? scope.from} bare stamp />
          </Link>
        </Title>
        <StatusMark tone={tone}>{words}</StatusMark>
      </Group>
      <Text size="sm" c="dimmed">
        {agreement.title}.{' '}
        {scope.templates.length === 1 ? 'One message' : `${String(scope.templates.length)} messages`} to draw
        from{state === 'draft' && `. ${waitsFor(campaign)}`}
      </Text>
      {rates !== null && (
        <Text size="sm">
          Fell for it: {percent(rates.phishProne)}. Reported it: {percent(rates.reportRate)}.
        </Text>
      )}
      {endedAt !== null && rates === null && <Text size="sm">Too few people were reached to tell of.</Text>}
    </Card>
  );
}
