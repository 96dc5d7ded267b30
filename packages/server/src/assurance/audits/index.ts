export { composeAudits } from './compose.ts';
export { auditRoutes } from './routes.ts';
export { evidenceRequestRoutes } from './requests.routes.ts';
export { concludedAudits } from './concluded.ts';
