import { Arrow, Box, Mark, Words } from './kit.tsx';
import classes from './pictures.module.css';

/** The stops of a customer's request. */
export function RightsPath() {
  const stops: readonly (readonly [title: string, words: string])[] = [
    ['Customer', '“what do you know?”'],
    ['You', 'recognise it'],
    ['Privacy team', 'who is it? decide'],
    ['Answer', 'in time'],
  ];
  return (
    <>
      {stops.map(([title, words], nth) => {
        const x = 12 + nth * 150;
        return (
          <g key={title}>
            <Box x={x} y={90} w={132} h={74} accent={nth === 1}>
              <Words x={66} y={32} anchor="middle" size="strong">
                {title}
              </Words>
              <Words x={66} y={54} anchor="middle" size="small">
                {words}
              </Words>
            </Box>
            {nth < 3 && <Arrow from={[x + 133, 127]} to={[x + 149, 127]} />}
          </g>
        );
      })}
      <path d="M12 190h582" className={classes.line} />
      <path d="M162 184v12M594 184v12M12 184v12" className={classes.line} />
      <Words x={87} y={212} anchor="middle" size="small">
        the same day
      </Words>
      <Words x={378} y={212} anchor="middle" size="small">
        one month, 30 or 45 days, from the customer’s word
      </Words>
    </>
  );
}

/** How sure one has to be, by what is asked for. */
export function WhoIsIt() {
  const steps: readonly (readonly [what: string, proof: string])[] = [
    ['prices, hours', 'nothing'],
    ['where a parcel is', 'the order’s number'],
    ['an own address', 'the confirm step'],
    ['all data, new e-mail', 'signed in, on file'],
  ];
  return (
    <>
      {steps.map(([what, proof], nth) => {
        const h = 34 + nth * 44;
        const x = 20 + nth * 145;
        return (
          <g key={what}>
            <Box x={x} y={222 - h} w={130} h={h} accent={nth === 3} />
            <Words x={x + 65} y={244} anchor="middle" size="small">
              {what}
            </Words>
            <Words x={x + 65} y={222 - h - 8} anchor="middle" size="small">
              {proof}
            </Words>
          </g>
        );
      })}
      <Mark x={300} y={20}>
        ?
      </Mark>
      <Words x={320} y={24} size="small">
        the more is asked for, the surer one is
      </Words>
    </>
  );
}
