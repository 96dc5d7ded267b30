import type * as T from '../types.ts';

/** What is read of watching. */
export interface MonitoringReads {
  '/api/alerts': T.Alerts;
  '/api/alerts/channels': T.AlertChannels;
  '/api/calibration': T.CalibrationView;
  '/api/floor': T.Floor;
  '/api/people/:id/peers': T.Peers;
}

/** What is changed there. */
export interface MonitoringWrites {
  'POST /api/alerts/:id/take': [Partial<T.SignedDecision>, T.Done];
  'POST /api/alerts/channels': [T.AlertChannelBody, T.AlertChannelMade];
  'POST /api/calibration': [T.CalibrationBody, T.ComparedView];
  'POST /api/calibration/look': [T.CalibrationLookBody, T.ComparedView];
  'POST /api/alerts/channels/:id/end': [Partial<T.SignedDecision>, T.Done];
}
