export { proposingRoutes } from './proposing.routes.ts';
export { findingLifeRoutes } from './routes.ts';
