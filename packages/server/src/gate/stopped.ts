import { Failure } from '@cordon/core/kernel';
import type { Refusal } from './asking.ts';

/** An access that was let through and refused while it went on; the refusal is entered. What was given before was entered too. */
export class Stopped extends Failure {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'Stopped';
    this.refusal = refusal;
  }
}
