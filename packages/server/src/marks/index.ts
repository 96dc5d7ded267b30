export { startForgetting } from './jobs.ts';
export { flagsOf, type Marks } from './mark.ts';
export { markRoutes } from './routes.ts';
