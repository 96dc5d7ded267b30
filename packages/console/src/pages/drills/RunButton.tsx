import type { DrillName } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { RunAct } from '../../components/RunAct.tsx';
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
export function RunButton({ names, label, about, small }: RunButtonProps) {
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
    <RunAct
      {...{ label, about, small, running: run.isPending, error: run.error }}
      onRun={() => {
        run.mutate({ names: [...names] });
      }}
    />
  );
}
