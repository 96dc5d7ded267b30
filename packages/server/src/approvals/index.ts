export { type Approval, type ExportRequest, type RequestedField } from './approval.ts';
export { askApproval, askReveal, type ApprovalDeps } from './approving.ts';
export { approvalRoutes, ASKERS } from './routes.ts';
export { exportRequest } from './schemas.ts';
export { textOf } from './standing.ts';
