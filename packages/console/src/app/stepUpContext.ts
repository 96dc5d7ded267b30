import { createContext, useContext } from 'react';

interface StepUp {
  /** Runs an act, asking for a second factor when the server does; see StepUpProvider. */
  readonly withStepUp: <T>(act: () => Promise<T>) => Promise<T>;
}

export const StepUpContext = createContext<StepUp | null>(null);

export function useStepUp(): StepUp['withStepUp'] {
  const context = useContext(StepUpContext);
  if (context === null) throw new Error('useStepUp outside its provider');
  return context.withStepUp;
}
