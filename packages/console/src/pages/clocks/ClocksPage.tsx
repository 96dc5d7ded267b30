import { Button, EmptyState, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconHourglassHigh } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { IncidentRow, NoticeClocks } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { useServerNow } from '../../hooks/useServerNow.ts';
import { ClockLines } from './ClockLines.tsx';
import { byDeadline, type Named } from './deadlines.ts';

/** Every incident with its clocks, the next deadline first; and the incidents whose clocks nobody started. */
export default function ClocksPage() {
  const read = useRead('/api/clocks', {}, { every: 30_000 });
  const view = read.data;
  return (
    <>
      <PageHead
        title="Breach clocks"
        lead="When each notice of a breach is due, to whom, and why. What nobody told yet is taken so that a notice is owed, and owed earlier."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="clocks" height={320} />
      ) : view.mayRecord ? (
        <Officer view={view} />
      ) : (
        <Running
          incidents={byDeadline(view.incidents, [], []).running}
          none="The clock of your agreement stands here once the company records that you know of a breach."
        />
      )}
    </>
  );
}

/** What the company sees: incidents that have no clock too, since somebody has to look whether one is due. */
function Officer({ view }: { readonly view: NoticeClocks }) {
  const found = useRead('/api/incidents', {}, { every: 30_000 });
  const ended = useRead('/api/incidents', {}, { query: { state: 'ended' } });
  const { running, answered, without } = byDeadline(view.incidents, found.data ?? [], ended.data ?? []);
  return (
    <Stack gap="xl">
      <ErrorAlert error={found.error} onRetry={() => void found.refetch()} />
      <Running
        incidents={running}
        none="A clock starts with the first fact that is recorded of an incident: when you became aware of it."
      />
      {without.length > 0 && <Without incidents={without} />}
      {answered.length > 0 && (
        <details>
          <summary>Every notice given, or not owed: {answered.length}</summary>
          <Stack gap={4} component="ul" mt="xs">
            {answered.map(({ incident, name }) => (
              <li key={incident}>
                <Link className="link" to={`/clocks/${encodeURIComponent(incident)}`}>
                  {name ?? `Incident ${incident}`}
                </Link>
              </li>
            ))}
          </Stack>
        </details>
      )}
      <OtherIncident />
    </Stack>
  );
}

function Running({ incidents, none }: { readonly incidents: readonly Named[]; readonly none: string }) {
  const now = useServerNow(15_000);
  if (incidents.length === 0) {
    return <EmptyState icon={<IconHourglassHigh aria-hidden />} title="No clock runs" description={none} />;
  }
  return (
    <Stack gap="xl">
      {incidents.map(({ incident, name, open, waiting }) => (
        <section key={incident} aria-labelledby={`of-${incident}`}>
          <Group justify="space-between" align="baseline" gap="xs">
            <Title order={2} size="h3" id={`of-${incident}`}>
              {name ?? `Incident ${incident}`}
            </Title>
            <Group gap="md" fz="sm">
              {name !== null && (
                <Link
                  className="link"
                  to={`/incidents/${incident}`}
                  aria-label={`The incident of ${name}, ${incident}`}
                >
                  The incident
                </Link>
              )}
              <Link
                className="link"
                to={`/clocks/${encodeURIComponent(incident)}`}
                aria-label={`Facts and notices of ${incident}`}
              >
                Facts and notices
              </Link>
            </Group>
          </Group>
          <ClockLines clocks={open} now={now} />
          {waiting > 0 && (
            <Text size="sm" c="dimmed">
              {waiting === 1 ? '1 clock has' : `${String(waiting)} clocks have`} not begun.
            </Text>
          )}
        </section>
      ))}
    </Stack>
  );
}

/** Found by Cordon, and nobody recorded a fact: whether it is a breach only a person can say. */
function Without({
  incidents,
}: {
  readonly incidents: readonly (IncidentRow & { readonly name: string })[];
}) {
  return (
    <section aria-labelledby="without">
      <Title order={2} size="h3" id="without" mb="xs">
        Incidents without a clock
      </Title>
      <Text size="sm" mb="xs">
        If one of these is a breach of personal data, its clocks start when you record that the company became
        aware.
      </Text>
      <Stack gap="xs" component="ul" m={0} p={0}>
        {incidents.map(({ id, name, vendor }) => (
          <Group key={id} component="li" justify="space-between" gap="xs">
            <Text size="sm">
              <Link className="link" to={`/incidents/${id}`}>
                {name}
              </Link>
              {name !== vendor.name && `, ${vendor.name}`}, {id}
            </Text>
            <Button component={Link} size="xs" variant="default" to={`/clocks/${id}`}>
              Start clocks of {id}
            </Button>
          </Group>
        ))}
      </Stack>
    </section>
  );
}

/** One that Cordon did not find: told by telephone, or by the vendor. */
function OtherIncident() {
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const known = /^[A-Za-z0-9_.:-]{1,80}$/.test(id.trim());
  return (
    <details>
      <summary>Start clocks of an incident that Cordon did not find</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (known) void navigate(`/clocks/${encodeURIComponent(id.trim())}`);
        }}
      >
        <Group gap="xs" align="flex-end" mt="xs">
          <TextInput
            label="Number of the incident"
            description="Give it one of your own."
            placeholder="inc_2026_11"
            value={id}
            onChange={(event) => {
              setId(event.currentTarget.value);
            }}
          />
          <Button type="submit" disabled={!known}>
            Open it
          </Button>
        </Group>
      </form>
    </details>
  );
}
