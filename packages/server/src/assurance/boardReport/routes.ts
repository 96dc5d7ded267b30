import type { Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { boardReport, type BoardDeps } from './report.ts';
import { boardReportView } from './schemas.ts';

/** The year on one page, for the company. */
export function boardReportRoutes(app: App, guard: Guard, deps: BoardDeps): void {
  app.get(
    '/api/board-report',
    {
      onRequest: guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'),
      schema: { tags: ['assurance'], response: { 200: boardReportView } },
    },
    () => boardReport(deps),
  );
}
