export { canaryRoutes } from './routes.ts';
