export type { SubProcessorDeps } from './acting.ts';
export { createLetters, type SubProcessorLetters } from './jobs.ts';
export { subProcessorRoutes } from './routes.ts';
