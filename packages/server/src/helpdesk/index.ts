export { compareVisits } from './visiting.ts';
export { helpdeskRoutes } from './routes.ts';
