import type { LiveTest } from './liveTest.ts';
import { accessesInForce } from './tests/accessesInForce.store.ts';
import { accessesOnTicket } from './tests/accessesOnTicket.store.ts';
import { accessesUnderTerms } from './tests/accessesUnderTerms.store.ts';
import { accessReviewsHeld } from './tests/accessReviewsHeld.store.ts';
import { actsSigned } from './tests/actsSigned.store.ts';
import { agreementsVerified } from './tests/agreementsVerified.store.ts';
import { alertsReachable } from './tests/alertsReachable.store.ts';
import { attestationsMade } from './tests/attestationsMade.store.ts';
import { attestationsUnexpired } from './tests/attestationsUnexpired.store.ts';
import { auditAgreed } from './tests/auditAgreed.store.ts';
import { auditEvidenceAnswered } from './tests/auditEvidenceAnswered.store.ts';
import { auditsHeld } from './tests/auditsHeld.store.ts';
import { awarenessMeasured } from './tests/awarenessMeasured.store.ts';
import { badgeBeforeWork } from './tests/badgeBeforeWork.store.ts';
import { badgeOfLeaver } from './tests/badgeOfLeaver.store.ts';
import { breachNoticeAgreed } from './tests/breachNoticeAgreed.store.ts';
import { canariesLive } from './tests/canariesLive.store.ts';
import { columnsConfirmed } from './tests/columnsConfirmed.store.ts';
import { containmentsDecided } from './tests/containmentsDecided.store.ts';
import { conductInForce } from './tests/conductInForce.store.ts';
import { conversationsAnonymised } from './tests/conversationsAnonymised.store.ts';
import { conversationsErased } from './tests/conversationsErased.store.ts';
import { countriesAgreed } from './tests/countriesAgreed.store.ts';
import { credentialsExpire } from './tests/credentialsExpire.store.ts';
import { dataKeysRotated } from './tests/dataKeysRotated.store.ts';
import { decisionsCited } from './tests/decisionsCited.store.ts';
import { deletionAgreed } from './tests/deletionAgreed.store.ts';
import { devicesFresh } from './tests/devicesFresh.store.ts';
import { devicesPass } from './tests/devicesPass.store.ts';
import { disownedSigninsClosed } from './tests/disownedSigninsClosed.store.ts';
import { documentsErased } from './tests/documentsErased.store.ts';
import { drillsHeld } from './tests/drillsHeld.store.ts';
import { dutiesOneOwner } from './tests/dutiesOneOwner.store.ts';
import { endedAgreementsClosed } from './tests/endedAgreementsClosed.store.ts';
import { endedDataDeleted } from './tests/endedDataDeleted.store.ts';
import { endpointTls } from './tests/endpointTls.store.ts';
import { eventsEntered } from './tests/eventsEntered.store.ts';
import { exceptionsReviewed } from './tests/exceptionsReviewed.store.ts';
import { exportsMarked } from './tests/exportsMarked.store.ts';
import { findingsExceptionsApproved } from './tests/findingsExceptionsApproved.store.ts';
import { findingsInTime } from './tests/findingsInTime.store.ts';
import { helpdeskSeats } from './tests/helpdeskSeats.store.ts';
import { incidentsOwned } from './tests/incidentsOwned.store.ts';
import { inspectionsPassed } from './tests/inspectionsPassed.store.ts';
import { leaversAgreed } from './tests/leaversAgreed.store.ts';
import { leaversClosed } from './tests/leaversClosed.store.ts';
import { leaversProved } from './tests/leaversProved.store.ts';
import { ledgerHolds } from './tests/ledgerHolds.ts';
import { ledgerWitnessed } from './tests/ledgerWitnessed.store.ts';
import { nearMissesTold } from './tests/nearMissesTold.store.ts';
import { nothingInClear } from './tests/nothingInClear.store.ts';
import { nothingOwed } from './tests/nothingOwed.store.ts';
import { originalsErased } from './tests/originalsErased.store.ts';
import { permissionsUsed } from './tests/permissionsUsed.ts';
import { protocolsAcknowledged } from './tests/protocolsAcknowledged.store.ts';
import { questionnairesAnswered } from './tests/questionnairesAnswered.store.ts';
import { readsHideSomething } from './tests/readsHideSomething.store.ts';
import { recordingsErased } from './tests/recordingsErased.store.ts';
import { recordingsKept } from './tests/recordingsKept.store.ts';
import { refreshersHeld } from './tests/refreshersHeld.store.ts';
import { restoreDrillHeld } from './tests/restoreDrillHeld.store.ts';
import { revealsHaveReason } from './tests/revealsHaveReason.store.ts';
import { revealsInHand } from './tests/revealsInHand.store.ts';
import { revealsSteppedUp } from './tests/revealsSteppedUp.store.ts';
import { riskReviewed } from './tests/riskReviewed.store.ts';
import { secondFactor } from './tests/secondFactor.store.ts';
import { sessionsInNetworks } from './tests/sessionsInNetworks.store.ts';
import { serviceAccountsAnswered } from './tests/serviceAccountsAnswered.store.ts';
import { signaturesEntered } from './tests/signaturesEntered.store.ts';
import { signinsAnswered } from './tests/signinsAnswered.store.ts';
import { sourceLogins } from './tests/sourceLogins.store.ts';
import { sourceLogsCompared } from './tests/sourceLogsCompared.store.ts';
import { sourcesSignedLive } from './tests/sourcesSignedLive.store.ts';
import { sourcesTwoLocks } from './tests/sourcesTwoLocks.store.ts';
import { subjectRequestsAnswered } from './tests/subjectRequestsAnswered.store.ts';
import { subProcessorsBound } from './tests/subProcessorsBound.store.ts';
import { tabletopHeld } from './tests/tabletopHeld.store.ts';
import { trainingCurrent } from './tests/trainingCurrent.store.ts';
import { undertakingsSigned } from './tests/undertakingsSigned.store.ts';
import { vendorCertificates } from './tests/vendorCertificates.store.ts';
import { violationsCased } from './tests/violationsCased.store.ts';
import { visitorsEscorted } from './tests/visitorsEscorted.store.ts';
import { watchingFollows } from './tests/watchingFollows.store.ts';
import { workAtOpenSites } from './tests/workAtOpenSites.store.ts';
import { workInTerms } from './tests/workInTerms.store.ts';
import { workOfOwnAgreement } from './tests/workOfOwnAgreement.store.ts';
import { workWithoutConflict } from './tests/workWithoutConflict.store.ts';

/** Every control test there is, in the order of the practices. */
export const controlTests: readonly LiveTest[] = [
  agreementsVerified,
  accessesUnderTerms,
  accessesInForce,
  breachNoticeAgreed,
  deletionAgreed,
  leaversAgreed,
  auditAgreed,
  dutiesOneOwner,
  signaturesEntered,
  subProcessorsBound,
  subjectRequestsAnswered,
  attestationsMade,
  attestationsUnexpired,
  questionnairesAnswered,
  riskReviewed,
  sourcesTwoLocks,
  sourceLogins,
  devicesPass,
  devicesFresh,
  restoreDrillHeld,
  helpdeskSeats,
  secondFactor,
  sessionsInNetworks,
  countriesAgreed,
  revealsSteppedUp,
  workOfOwnAgreement,
  workInTerms,
  workWithoutConflict,
  serviceAccountsAnswered,
  accessReviewsHeld,
  exceptionsReviewed,
  permissionsUsed,
  dataKeysRotated,
  nothingInClear,
  credentialsExpire,
  endpointTls,
  vendorCertificates,
  workAtOpenSites,
  badgeBeforeWork,
  visitorsEscorted,
  inspectionsPassed,
  accessesOnTicket,
  revealsInHand,
  revealsHaveReason,
  exportsMarked,
  columnsConfirmed,
  readsHideSomething,
  recordingsKept,
  recordingsErased,
  originalsErased,
  conversationsErased,
  conversationsAnonymised,
  documentsErased,
  protocolsAcknowledged,
  undertakingsSigned,
  trainingCurrent,
  refreshersHeld,
  decisionsCited,
  sourcesSignedLive,
  ledgerHolds,
  ledgerWitnessed,
  nothingOwed,
  eventsEntered,
  actsSigned,
  sourceLogsCompared,
  auditsHeld,
  auditEvidenceAnswered,
  alertsReachable,
  watchingFollows,
  canariesLive,
  drillsHeld,
  tabletopHeld,
  findingsInTime,
  findingsExceptionsApproved,
  leaversClosed,
  leaversProved,
  badgeOfLeaver,
  endedAgreementsClosed,
  endedDataDeleted,
  containmentsDecided,
  incidentsOwned,
  violationsCased,
  conductInForce,
  disownedSigninsClosed,
  signinsAnswered,
  awarenessMeasured,
  nearMissesTold,
];
