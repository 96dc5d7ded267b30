import { Stack, Title } from '@mantine/core';
import type { IncidentView } from '../../api/types.ts';
import { SignalCard } from './SignalCard.tsx';

interface SignalsProps {
  readonly incident: IncidentView;
  readonly mayAct: boolean;
}

/** What was signalled, each with the entries it rests on, and what people said of it. */
export function Signals({ incident: { list }, mayAct }: SignalsProps) {
  return (
    <section aria-labelledby="signals">
      <Title order={2} id="signals" mb="xs">
        Signals and their evidence
      </Title>
      <Stack gap="sm">
        {list.map((signal) => (
          <SignalCard key={signal.id} signal={signal} mayAct={mayAct} />
        ))}
      </Stack>
    </section>
  );
}
