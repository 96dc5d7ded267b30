export { composeBoardReport } from './compose.ts';
export { boardReportRoutes } from './routes.ts';
