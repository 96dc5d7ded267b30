export { composeFrameworks } from './compose.ts';
export { frameworkRoutes } from './routes.ts';
export type { Tested } from './deps.ts';
