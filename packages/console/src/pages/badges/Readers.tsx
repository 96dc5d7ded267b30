import { Group, List, Stack, Text, Title } from '@mantine/core';
import type { SiteBadges } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { ConnectSystem } from './ConnectSystem.tsx';
import { DrawLayout } from './DrawLayout.tsx';
import { RotateSystem } from './RotateSystem.tsx';

type Door = SiteBadges['doors'][number];

/** The readers of a site and how their clocks stand, and the systems that tell of them. */
export function Readers({ view }: { readonly view: SiteBadges }) {
  const { doors, systems, mayChange, site } = view;
  return (
    <section aria-labelledby="readers">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="readers">
          Readers and badge systems
        </Title>
        {mayChange && (
          <Group gap="xs">
            <DrawLayout view={view} />
            <ConnectSystem site={site.id} />
          </Group>
        )}
      </Group>
      <Stack gap="sm">
        {systems.length === 0 && (
          <Text c="dimmed">
            No badge system tells of this site, so work that asks for a badge is refused here.
            {mayChange && ' Connect one.'}
          </Text>
        )}
        {systems.map((system) => (
          <System key={system.id} system={system} mayChange={mayChange} />
        ))}
        {doors.length > 0 && (
          <List>
            {doors.map((door) => (
              <List.Item key={door.id}>
                {door.name} ({door.code}): {wayOf(door)}. <Clock door={door} />
              </List.Item>
            ))}
          </List>
        )}
      </Stack>
    </section>
  );
}

/** From where to where it lets through. */
function wayOf({ direction, zone, from }: Door): string {
  const other = from ?? 'outside';
  if (direction === 'unknown') return `between ${other} and ${zone}`;
  return direction === 'in' ? `${other} to ${zone}` : `${zone} to ${other}`;
}

/** What a reader's clock is off by, and what is done about it. */
function Clock({ door: { skewSeconds, addsSeconds, far } }: { readonly door: Door }) {
  if (Math.abs(skewSeconds) <= 20) return <StatusMark tone="good">Its clock is right</StatusMark>;
  const off = `${String(Math.abs(skewSeconds))} s ${skewSeconds > 0 ? 'behind' : 'ahead'}`;
  return (
    <StatusMark tone={far ? 'warn' : 'plain'}>
      {addsSeconds === 0
        ? `Told late or by a clock ${off}; nothing is put right`
        : `Its clock is ${off}; its times are put right`}
    </StatusMark>
  );
}

interface SystemProps {
  readonly system: SiteBadges['systems'][number];
  readonly mayChange: boolean;
}

function System({ system: { id, name, heardAt }, mayChange }: SystemProps) {
  const withStepUp = useStepUp();
  const revoke = useDecision(
    'POST /api/badge-systems/:id/revoke',
    { id },
    { act: 'badge-system-revoked', words: { system: id }, closes: true },
    ['/api/sites/:id/badges'],
    undefined,
    withStepUp,
  );
  return (
    <Group gap="xs">
      <StatusMark tone={heardAt === null ? 'wait' : 'good'}>
        {name}:{' '}
        {heardAt === null ? (
          'has told nothing yet'
        ) : (
          <>
            told something <Time at={heardAt} />
          </>
        )}
      </StatusMark>
      {mayChange && <RotateSystem id={id} name={name} />}
      {mayChange && <SmallAct act={revoke} input={{}} label={`Disconnect ${name}`} />}
      <FormError error={revoke.error} />
    </Group>
  );
}
