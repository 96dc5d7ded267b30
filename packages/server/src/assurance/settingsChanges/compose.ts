import type { House } from '../../compose.ts';
import { createSettingsChanges, type SettingsChanges } from './settingsChanges.ts';
import { createSettingsStore } from './store.ts';

export function composeSettingsChanges({ world }: Pick<House, 'world'>): SettingsChanges {
  return createSettingsChanges(createSettingsStore(world.pools.app));
}
