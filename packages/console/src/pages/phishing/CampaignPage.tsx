import { Accordion, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { PhishingCampaignDetail } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { CampaignActs } from './CampaignActs.tsx';
import { Fallen } from './Fallen.tsx';
import { HourStrip } from './HourStrip.tsx';
import { MailPreview } from './MailPreview.tsx';
import { Results } from './Results.tsx';
import classes from './phishing.module.css';
import { STATES, waitsFor } from './words.ts';

/** One exercise: who signed it, how far it is, and what came of it. */
export default function CampaignPage() {
  const { campaign: id = '' } = useParams();
  const read = useRead('/api/phishing/campaigns/:id', { id }, { every: 10_000 });
  const all = useRead('/api/phishing', {});
  const view = read.data;
  const templates = all.data?.templates.filter((one) => view?.scope.templates.includes(one.id)) ?? [];
  return (
    <>
      <PageHead
        title="Phishing exercise"
        lead={view !== undefined && `${view.vendor.name}, under ${view.agreement.title}`}
        actions={view !== undefined && <CampaignActs campaign={view} />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="the exercise" height={320} />
      ) : (
        <Stack gap="xl">
          <Standing campaign={view} />
          {view.hours.length > 0 && <HourStrip hours={view.hours} />}
          {view.result !== null && <Results result={view.result} sites={view.sites} />}
          {view.mayReadNames && <Fallen campaign={view.id} />}
          <section aria-labelledby="messages">
            <Title order={2} id="messages" mb="xs">
              Messages
            </Title>
            <Accordion variant="contained">
              <Accordion.Item value="all">
                <Accordion.Control>What is sent, and what gives it away</Accordion.Control>
                <Accordion.Panel>
                  <div className={classes.previews}>
                    {templates.map((template) => (
                      <MailPreview key={template.id} template={template} />
                    ))}
                  </div>
                </Accordion.Panel>
              </Accordion.Item>
            </Accordion>
          </section>
        </Stack>
      )}
    </>
  );
}

function Standing({ campaign }: { readonly campaign: PhishingCampaignDetail }) {
  const { state, scope, authorisations, startedAt, endedAt, endedWhy, sites } = campaign;
  const { tone, words } = STATES[state];
  const places = scope.sites?.map((site) => sites.find(({ id }) => id === site)?.name ?? site).join(', ');
  return (
    <section aria-labelledby="standing">
      <Group gap="md" mb="xs">
        <Title order={2} id="standing">
          How it stands
        </Title>
        <StatusMark tone={tone}>{words}</StatusMark>
      </Group>
      <Stack gap={4}>
        <Text>
          {scope.people === 'agents' ? 'Agents' : 'Agents, team leads and reviewers'} at{' '}
          {places ?? 'all sites'}, from <Time at={scope.from} stamp /> until <Time at={scope.until} stamp />,
          at most {scope.perHour} messages an hour.{' '}
          {scope.names === 'nobody'
            ? 'Who falls is told to nobody but themselves.'
            : 'The vendor’s admin may know who falls, to train them.'}
        </Text>
        <Text>{waitsFor(campaign)}</Text>
        {authorisations.map(({ side, name, at, entry }) => (
          <Text key={side} size="sm">
            {side === 'company' ? 'Company' : 'Vendor'}: signed by {name}, <EntryLink entry={entry} at={at} />
          </Text>
        ))}
        {startedAt !== null && (
          <Text size="sm">
            Started <Time at={startedAt} />
            {endedAt !== null && (
              <>
                , {endedWhy === 'stopped' ? 'stopped' : 'over'} <Time at={endedAt} />
              </>
            )}
            .
          </Text>
        )}
      </Stack>
    </section>
  );
}
