export { httpDoorRoutes } from './routes.ts';
