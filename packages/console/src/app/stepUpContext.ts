import { createContext, useContext } from 'react';
import { ApiError } from '../api/error.ts';

interface StepUp {
  /** Runs an act, asking for a second factor when the server does; see StepUpProvider. */
  readonly withStepUp: <T>(act: () => Promise<T>) => Promise<T>;
  /** Asks for a second factor unless one was given within the last minutes; false when the person closes the question. */
  readonly confirmNow: () => Promise<boolean>;
  /** Asks for a second factor, whenever one was given before. */
  readonly askNow: () => Promise<boolean>;
}

/** Refusals that a fresh second factor mends. */
export const stepUpCodes: readonly string[] = ['step-up-needed', 'mfa-stale'];

/**
 * Runs an act; when the server wants a fresh second factor, asks for one and runs the act again from the start, so that it
 * carries a fresh signature. @param ask false when the person closes the question: the server's refusal then stands
 */
export async function confirmed<T>(act: () => Promise<T>, ask: () => Promise<boolean>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ApiError) || !stepUpCodes.includes(error.code) || !(await ask())) throw error;
    return act();
  }
}

export const StepUpContext = createContext<StepUp | null>(null);

export function useStepUp(): StepUp['withStepUp'] {
  return useContextOfShell().withStepUp;
}

export function useConfirmNow(): StepUp['confirmNow'] {
  return useContextOfShell().confirmNow;
}

function useContextOfShell(): StepUp {
  const context = useContext(StepUpContext);
  if (context === null) throw new Error('step-up outside its provider');
  return context;
}
