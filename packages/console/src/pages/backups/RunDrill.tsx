import { Button } from '@mantine/core';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { useDecision } from '../../keys/useDecision.ts';

/** Has a drill made; the person signs that they asked. */
export function RunDrill() {
  const withStepUp = useStepUp();
  const run = useDecision(
    'POST /api/backups/drills',
    {},
    { act: 'restore-drill-asked', words: {} },
    ['/api/backups'],
    undefined,
    withStepUp,
  );
  return (
    <div>
      <Button
        size="xs"
        loading={run.isPending}
        onClick={() => {
          run.mutate({});
        }}
      >
        Run a drill now
      </Button>
      <FormError error={run.error} />
    </div>
  );
}
