export { composeSettingsChanges } from './compose.ts';
export { settingsRoutes } from './routes.ts';
export type { SettingsChanges } from './settingsChanges.ts';
