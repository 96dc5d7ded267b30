import { settingsChanges, type SettingsChange } from '@cordon/core/assurance';
import type { SettingsStore } from './store.ts';

/** The changes of Cordon's own settings within a period, as the ledger has them; part of every audit's population. */
export type SettingsChanges = (
  period: { readonly from: Date; readonly until: Date },
  /** Only about these vendors or none in particular; null for all. */
  vendors: readonly string[] | null,
) => Promise<readonly SettingsChange[]>;

export function createSettingsChanges(store: SettingsStore): SettingsChanges {
  return async ({ from, until }, vendors) => {
    const [entries, known] = await Promise.all([store.entries(until), store.vendors()]);
    return settingsChanges(entries, from.getTime(), known).filter(
      ({ vendor }) => vendors === null || vendor === null || vendors.includes(vendor),
    );
  };
}
