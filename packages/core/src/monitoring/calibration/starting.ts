import type { Calibration, Thresholds } from './calibration.ts';
import { engineThresholds } from './engine.ts';
import { publishedThresholds } from './published.ts';
import { refusedThresholds } from './refused.ts';
import { rest } from './rest.ts';

const thresholds: Thresholds = { ...engineThresholds, ...publishedThresholds, ...rest, ...refusedThresholds };

/** What an installation begins with, until an agreement or its own history says otherwise. */
export const startingCalibration: Calibration = { version: 'starting-1', thresholds };
