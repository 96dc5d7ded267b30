export { siemRoutes } from './routes.ts';
