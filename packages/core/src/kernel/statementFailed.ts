import { Failure } from './failure.ts';

/**
 * PostgreSQL said no to a statement. Its words can carry raw values and are for the operator alone; the SQLSTATE says what
 * kind of thing went wrong and nothing of what it was about.
 */
export class StatementFailed extends Failure<'statement-failed'> {
  readonly sqlstate: string;

  /** @param sqlstate as the source gave it @param words of the source, for the operator's log */
  constructor(sqlstate: string, words: string) {
    super('statement-failed', words);
    this.sqlstate = /^[0-9A-Z]{5}$/.test(sqlstate) ? sqlstate : 'XX000';
  }
}
