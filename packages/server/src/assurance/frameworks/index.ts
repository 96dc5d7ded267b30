export { composeFrameworks } from './compose.ts';
export { frameworkRoutes } from './routes.ts';
