export type { SubProcessorDeps } from './acting.ts';
export { createLetters } from './jobs.ts';
export { subProcessorRoutes } from './routes.ts';
