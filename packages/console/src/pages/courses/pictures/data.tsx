import { Bar, Box, Words } from './kit.tsx';
import classes from './pictures.module.css';

/** Circles in one another: what there is, what a role may see, what a ticket needs. */
export function NeedToKnow() {
  return (
    <>
      <circle cx={200} cy={135} r={126} className={classes.soft} />
      <circle cx={200} cy={158} r={98} className={classes.soft} />
      <circle cx={200} cy={200} r={44} className={classes.accent} />
      <Words x={200} y={42} anchor="middle" size="small">
        all the company holds
      </Words>
      <Words x={200} y={104} anchor="middle" size="small">
        what your role may see
      </Words>
      <Words x={200} y={204} anchor="middle" size="strong">
        this ticket
      </Words>
      <path d="M244 200h118" className={classes.way} />
      <Words x={370} y={190} size="strong">
        Open this,
      </Words>
      <Words x={370} y={208}>
        for as long as you work on it
      </Words>
    </>
  );
}

/** A card with a clear, a part shown and a hidden value. */
export function MaskedCard() {
  const rows: readonly (readonly [name: string, value: string | null, why: string])[] = [
    ['Name', 'Rosa Quint', 'clear: you need to say it'],
    ['E-mail', 'r••••@mail.example', 'in part: enough to recognise'],
    ['Card', '•••• 4242', 'in part: the last four'],
    ['Diagnosis', null, 'hidden: never needed here'],
  ];
  return (
    <>
      <Box x={20} y={20} w={300} h={220} />
      {rows.map(([name, value, why], nth) => (
        <g key={name} transform={`translate(40 ${String(60 + nth * 50)})`}>
          <Words x={0} y={0} size="small">
            {name}
          </Words>
          {value === null ? (
            <Bar x={90} y={-9} w={120} />
          ) : (
            <Words x={90} y={0} size="strong">
              {value}
            </Words>
          )}
          <path d="M262 -4h44" className={classes.line} />
          <Words x={314} y={0} size="small">
            {why}
          </Words>
        </g>
      ))}
    </>
  );
}
