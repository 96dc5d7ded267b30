import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { useDecision } from '../../keys/useDecision.ts';

interface RunControlsProps {
  /** All when empty. */
  readonly tests: readonly string[];
  readonly label: string;
  /** Which test, where the label does not say it. */
  readonly about?: string;
  readonly small?: boolean;
}

/** Has control tests made; the person signs that they asked. */
export function RunControls({ tests, label, about, small = false }: RunControlsProps) {
  const withStepUp = useStepUp();
  const run = useDecision(
    'POST /api/controls/run',
    {},
    {
      act: 'controls-asked',
      words: {},
      says: ({ tests: chosen }) => ({ tests: chosen.length === 0 ? 'all' : chosen.join(' ') }),
    },
    ['/api/controls', '/api/controls/unused', '/api/findings'],
    undefined,
    withStepUp,
  );
  return (
    <div>
      <Button
        size={small ? 'compact-xs' : 'xs'}
        variant={small ? 'default' : 'filled'}
        loading={run.isPending}
        onClick={() => {
          run.mutate({ tests: [...tests] });
        }}
      >
        {label}
        {about !== undefined && <VisuallyHidden>: {about}</VisuallyHidden>}
      </Button>
      {run.data !== undefined && !small && (
        <Text size="xs" c="dimmed" role="status">
          {run.data.made} made, {run.data.failed} failed.
        </Text>
      )}
      <FormError error={run.error} />
    </div>
  );
}
