export { helpdeskRoutes } from './routes.ts';
