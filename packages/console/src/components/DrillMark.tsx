import { StatusMark } from './StatusMark.tsx';

/** Staged by a breach drill, on a customer that nobody is. */
export function DrillMark() {
  return <StatusMark tone="plain">Drill: staged, nothing real</StatusMark>;
}
