export { subjectReportRoutes } from './routes.ts';
