export { tabletopRoutes } from './tabletop.routes.ts';
export { drillRoutes } from './routes.ts';
export { findGround, makeDrills } from './running.ts';
export { clearUp } from './asking.ts';
