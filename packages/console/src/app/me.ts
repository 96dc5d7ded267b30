import { createContext, useContext } from 'react';
import type { SessionInfo } from '../api/session.ts';

/** The signed-in person: the parts of a full session that are always there. */
export interface Me {
  readonly session: SessionInfo;
  readonly person: NonNullable<SessionInfo['person']>;
  readonly party: NonNullable<SessionInfo['party']>;
}

export const MeContext = createContext<Me | null>(null);

/** Who is signed in. Only below the shell. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe outside a full session');
  return me;
}
