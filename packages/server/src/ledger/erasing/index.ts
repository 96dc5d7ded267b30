export type { ErasingDeps } from './deps.ts';
export { startErasing } from './jobs.ts';
export { erasingRoutes } from './routes.ts';
