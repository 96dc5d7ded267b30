export { composeAudits } from './compose.ts';
export { lookAtOwed } from './jobs.ts';
export { auditRoutes } from './routes.ts';
export { evidenceRequestRoutes } from './requests.routes.ts';
export { concludedAudits } from './concluded.ts';
