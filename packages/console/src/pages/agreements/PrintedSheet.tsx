import type { MatrixView } from '../../api/types.ts';
import classes from './responsibilities.module.css';

const SIDE = { controller: 'C', processor: 'P', both: 'C, P' } as const;

const STATUS: Readonly<Record<MatrixView['rows'][number]['status'], string>> = {
  met: 'Met',
  due: 'Due',
  failing: 'Failing',
  'no-evidence': 'No evidence',
};

interface PrintedSheetProps {
  readonly view: MatrixView;
  readonly controller: string;
  readonly processor: string;
}

/** On paper only: every obligation in a line or two, so that the base agreement is one page one can read. */
export function PrintedSheet({ view: { sheet }, controller, processor }: PrintedSheetProps) {
  return (
    <table className={classes.sheet}>
      <colgroup>
        {['26.5%', '5.5%', '52.5%', '6.5%', '9%'].map((width) => (
          <col key={width} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {['Obligation', 'Owner', 'Who does what', 'Seen in', 'Status'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map(({ clause, obligation, owner, says, seenIn, status, because }) => (
          <tr key={clause}>
            <th scope="row">
              {clause} {obligation}
            </th>
            <td>{SIDE[owner]}</td>
            <td>
              {says} {because !== null && <b>{because}</b>}
            </td>
            <td>{seenIn.join(' ')}</td>
            <td>{STATUS[status]}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={5}>
            Owner: C {controller}, P {processor}. Seen in:{' '}
            {sheet.legend.map(({ letter, text }) => (
              <span key={letter}>
                <b>{letter}</b> {text}{' '}
              </span>
            ))}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
