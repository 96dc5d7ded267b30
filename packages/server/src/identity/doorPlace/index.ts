export { createDoorPlace } from './place.ts';
export { doorPlaceRoutes } from './routes.ts';
