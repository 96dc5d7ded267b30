export { osqueryRoutes } from './osquery.routes.ts';
export { postureRoutes } from './routes.ts';
export { startDeviceWatch } from './jobs.ts';
