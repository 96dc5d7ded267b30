import type { ConductReads, ConductWrites } from './endpoints/conduct.ts';
import type { AwarenessReads, AwarenessWrites } from './endpoints/awareness.ts';
import type { JoiningReads, JoiningWrites } from './endpoints/joining.ts';
import type { AgreementsReads, AgreementsWrites } from './endpoints/agreements.ts';
import type { AuditsReads, AuditsWrites } from './endpoints/audits.ts';
import type { BackupsReads, BackupsWrites } from './endpoints/backups.ts';
import type { BadgesReads, BadgesWrites } from './endpoints/badges.ts';
import type { ClocksReads, ClocksWrites } from './endpoints/clocks.ts';
import type { CoursesReads, CoursesWrites } from './endpoints/courses.ts';
import type { ControlsReads, ControlsWrites } from './endpoints/controls.ts';
import type { EndpointsReads, EndpointsWrites } from './endpoints/endpoints.ts';
import type { FindingsReads, FindingsWrites } from './endpoints/findings.ts';
import type { FrameworksReads, FrameworksWrites } from './endpoints/frameworks.ts';
import type { IncidentsReads, IncidentsWrites } from './endpoints/incidents.ts';
import type { LedgerReads, LedgerWrites } from './endpoints/ledger.ts';
import type { MonitoringReads, MonitoringWrites } from './endpoints/monitoring.ts';
import type { PeopleReads, PeopleWrites } from './endpoints/people.ts';
import type { PhishingReads, PhishingWrites } from './endpoints/phishing.ts';
import type { PostureReads, PostureWrites } from './endpoints/posture.ts';
import type { TrainingReads, TrainingWrites } from './endpoints/training.ts';
import type { QualityReads, QualityWrites } from './endpoints/quality.ts';
import type { ServicesReads, ServicesWrites } from './endpoints/services.ts';
import type { SessionReads, SessionWrites } from './endpoints/session.ts';
import type { SourcesReads, SourcesWrites } from './endpoints/sources.ts';
import type { TicketsReads, TicketsWrites } from './endpoints/tickets.ts';
import type { VendorAnswersReads, VendorAnswersWrites } from './endpoints/vendorAnswers.ts';

/** Every address the console reads, with what it answers. */
export type Reads = SessionReads &
  TicketsReads &
  PeopleReads &
  AgreementsReads &
  SourcesReads &
  QualityReads &
  IncidentsReads &
  LedgerReads &
  MonitoringReads &
  ClocksReads &
  AuditsReads &
  BackupsReads &
  BadgesReads &
  ControlsReads &
  EndpointsReads &
  FindingsReads &
  FrameworksReads &
  PostureReads &
  ServicesReads &
  VendorAnswersReads &
  ConductReads &
  PhishingReads &
  CoursesReads &
  TrainingReads &
  JoiningReads &
  AwarenessReads;

/** Files that are fetched as they are. */
export type Files =
  | '/api/agreements/:id/versions/:version/base.pdf'
  | '/api/agreements/:id/quality/report.csv'
  | '/api/subject-requests/:id/report.pdf'
  | '/api/audits/:id/report.pdf'
  | '/api/audits/:id/report.tlog-proof'
  | '/api/audits/:id/draw.json'
  | '/api/assessments/:kind/:about/:version/record.pdf'
  | '/api/audit-requests/:id/files/:file'
  | '/api/breach-notices/:id/notice.pdf'
  | '/api/breach-notices/:id/notice.txt'
  | '/api/quality/conversations/:id/sound'
  | '/api/agreements/:id/assessment-results.json'
  | '/api/agreements/:id/plan-of-action-and-milestones.json'
  | '/api/frameworks/documents/:id/document.json'
  | '/api/training/certificates/:id';

/** Every change the console asks for: what it sends and what it gets back. A `File` goes as it is. */
export type Writes = SessionWrites &
  TicketsWrites &
  PeopleWrites &
  AgreementsWrites &
  SourcesWrites &
  QualityWrites &
  IncidentsWrites &
  LedgerWrites &
  MonitoringWrites &
  ClocksWrites &
  AuditsWrites &
  BackupsWrites &
  BadgesWrites &
  ControlsWrites &
  EndpointsWrites &
  FindingsWrites &
  FrameworksWrites &
  PostureWrites &
  ServicesWrites &
  VendorAnswersWrites &
  ConductWrites &
  PhishingWrites &
  CoursesWrites &
  TrainingWrites &
  JoiningWrites &
  AwarenessWrites;

/** Names after a colon in a path. */
export type Names<P extends string> = P extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | Names<More>
    : Rest
  : never;

/** Values for the names in a path. */
export type Params<P extends string> = Readonly<Record<Names<P>, string | number>>;

/** Query string; what is null, undefined or empty is left out. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;
