import { afterAll, vi } from 'vitest';
import { rememberScrypt } from './scrypt.ts';

rememberScrypt();

/* Files of one worker share what was loaded: what one turned is turned back before the next. */
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
