export { lookAtReport, printReport } from './printing.ts';
export { subjectReportRoutes } from './routes.ts';
export { reportViewOf } from './view.ts';
