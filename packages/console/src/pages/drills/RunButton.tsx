import { Button, VisuallyHidden } from '@mantine/core';
import type { DrillName } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { useDecision } from '../../keys/useDecision.ts';

interface RunButtonProps {
  /** All when empty. */
  readonly names: readonly DrillName[];
  readonly label: string;
  /** Which drill, where the label does not say it. */
  readonly about?: string;
  readonly small?: boolean;
}

/** Has drills made; the person signs that they asked. */
export function RunButton({ names, label, about, small = false }: RunButtonProps) {
  const withStepUp = useStepUp();
  const run = useDecision(
    'POST /api/drills/runs',
    {},
    {
      act: 'drills-asked',
      words: {},
      says: ({ names: chosen }) => ({ drills: chosen.length === 0 ? 'all' : chosen.join(' ') }),
    },
    ['/api/drills'],
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
          run.mutate({ names: [...names] });
        }}
      >
        {label}
        {about !== undefined && <VisuallyHidden>: {about}</VisuallyHidden>}
      </Button>
      <FormError error={run.error} />
    </div>
  );
}
