export type { ErasureKind, Removal } from './erasure.ts';
export { startErasing } from './jobs.ts';
export { erasingRoutes } from './routes.ts';
