import { useStepUp } from '../../app/stepUpContext.ts';
import { RunAct } from '../../components/RunAct.tsx';
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
export function RunControls({ tests, label, about, small }: RunControlsProps) {
  const withStepUp = useStepUp();
  const run = useDecision(
    'POST /api/controls/run',
    {},
    {
      act: 'controls-asked',
      words: {},
      says: ({ tests: chosen }) => ({ tests: chosen.length === 0 ? 'all' : chosen.join(' ') }),
    },
    ['/api/controls/passes'],
    undefined,
    withStepUp,
  );
  return (
    <RunAct
      {...{ label, about, small, running: run.isPending, error: run.error }}
      onRun={() => {
        run.mutate({ tests: [...tests] });
      }}
    />
  );
}
