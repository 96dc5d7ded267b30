export type { ErasingDeps } from './deps.ts';
export type { Removal } from './erasure.ts';
export { startErasing } from './jobs.ts';
export { erasingRoutes } from './routes.ts';
