import { StatementFailed, codes, Failure, type Citation, type Code } from '@cordon/core/kernel';
import type { Told } from '@cordon/core/pgwire';

/** What PostgreSQL calls a condition (its manual, appendix A): the kind of thing that went wrong, without its words. */
const CONDITIONS: Readonly<Record<string, string>> = {
  '21000': 'a sub-query gave more than one row',
  '22001': 'a text is too long for its type',
  '22003': 'a number is out of range',
  '22007': 'a date or time is not written as one',
  '22008': 'a date or time is out of range',
  '22011': 'a part of a text is taken from outside it',
  '22012': 'division by zero',
  '22021': 'a text is not UTF-8',
  '22023': 'a value that a function does not take',
  '22P02': 'a value is not written as its type wants it',
  '22P03': 'a binary value is not as its type wants it',
  '2201B': 'a regular expression that is none',
  '2201W': 'a LIMIT below zero',
  '2201X': 'an OFFSET below zero',
  '42601': 'the syntax is wrong',
  '42702': 'a column is named that two tables have',
  '42703': 'there is no such column',
  '42803': 'a column is neither grouped nor in an aggregate',
  '42804': 'types do not fit',
  '42846': 'a value cannot be made another type',
  '42883': 'no such function or operator for these types',
  '42P01': 'there is no such table',
  '42P02': 'there is no such parameter',
  '42P08': 'a parameter is used with two types',
  '42P10': 'a column is referred to that cannot be',
  '42P18': 'the type of a parameter cannot be told',
  '42P22': 'a collation cannot be told',
  '54000': 'a value or a row of the answer is too long',
  '54001': 'the statement is too complex',
  '57014': 'it was stopped',
};

/** What a client is told of an error; upstream words are in none of it. */
export function toldOf(error: unknown): Told {
  if (error instanceof StatementFailed) {
    const known = CONDITIONS[error.sqlstate];
    return {
      ...{ severity: 'ERROR', code: error.sqlstate },
      message: known === undefined ? codes['statement-failed'].text : `The statement failed: ${known}.`,
    };
  }
  const code: Code = error instanceof Failure ? (error.code as Code) : 'internal';
  return toldOfCode(code);
}

/** @param word the client's own, where one was refused */
export function toldOfCode(code: Code, word: string | null = null): Told {
  const { sqlstate, text } = codes[code];
  return { severity: 'ERROR', code: sqlstate, message: word === null ? text : `${text} Refused: ${word}` };
}

/** Which clause refused, where it can be looked up. */
export function toldOfClauses(citations: readonly Citation[], entry: number): Told {
  const clauses = citations.map(({ agreement, clause }) =>
    agreement === null ? clause : `${clause} of ${agreement}`,
  );
  const by = clauses.length === 0 ? 'No clause allows it' : `Refused under clause ${clauses.join(', ')}`;
  return { severity: 'NOTICE', code: '00000', message: `${by}. It is entry ${String(entry)} of the ledger.` };
}
