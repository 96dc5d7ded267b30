export { settings, settingsActs, type Setting } from './acts.ts';
export { settingsChanges, type SettingsChange, type SettingsEntry } from './changes.ts';
