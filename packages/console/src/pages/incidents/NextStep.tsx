import { Button, Card, Group, Text, Title } from '@mantine/core';
import type { IncidentView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { FormError } from '../../components/FormError.tsx';
import { useAct } from './useAct.ts';
import { moveWords } from './words.ts';

/** Where each next step is done, for those that have a place of their own on the page. */
const PLACE: Readonly<Partial<Record<IncidentView['nextStep'], string>>> = {
  decide: '#contained',
  judge: '#signals',
  contain: '#contained',
  'write-up': '#write-up',
};

interface NextStepProps {
  readonly incident: IncidentView;
  readonly mayAct: boolean;
}

/** The one thing to do next, with the buttons that move the case. */
export function NextStep({ incident, mayAct }: NextStepProps) {
  const { id, next, nextStep, moves, owner } = incident;
  const { person } = useMe();
  const take = useAct('POST /api/incidents/:id/take', { id }, 'incident-taken', () => ({ incident: id }));
  const move = useAct('POST /api/incidents/:id/move', { id }, 'incident-moved', ({ to }) => ({
    incident: id,
    to,
  }));
  const place = PLACE[nextStep];
  return (
    <Card withBorder component="section" aria-labelledby="next-step">
      <Title order={2} size="h4" id="next-step">
        Next
      </Title>
      <Text>
        {next}{' '}
        {place !== undefined && (
          <a className="link" href={place}>
            Go there
          </a>
        )}
      </Text>
      {mayAct && (
        <Group gap="xs" mt="sm" className="no-print">
          {owner?.id !== person.id && (
            <Button
              size="xs"
              variant={nextStep === 'take' ? 'filled' : 'default'}
              loading={take.isPending}
              onClick={() => {
                take.mutate({});
              }}
            >
              {owner === null ? 'I take it' : 'Take it over'}
            </Button>
          )}
          {moves.map((to) => (
            <Button
              key={to}
              size="xs"
              variant="default"
              loading={move.isPending && move.variables.to === to}
              onClick={() => {
                move.mutate({ to });
              }}
            >
              {moveWords[to]}
            </Button>
          ))}
        </Group>
      )}
      <FormError error={take.error ?? move.error} />
    </Card>
  );
}
