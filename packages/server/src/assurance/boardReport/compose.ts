import type { House } from '../../compose.ts';
import type { Tested } from '../frameworks/index.ts';
import type { BoardDeps } from './report.ts';
import { createBoardStore } from './store.ts';

export function composeBoardReport({ world, now }: Pick<House, 'world' | 'now'>, tested: Tested): BoardDeps {
  return { store: createBoardStore(world.pools.app), tested, now };
}
