export { composeRecordings } from './compose.ts';
export { recordingRoutes, watchingRoutes } from './routes.ts';
