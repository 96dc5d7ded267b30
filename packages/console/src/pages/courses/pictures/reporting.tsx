import { Arrow, Box, Words } from './kit.tsx';
import classes from './pictures.module.css';

/** The hour in quarters. */
export function FirstHour() {
  const quarters: readonly (readonly [name: string, words: string, x: number, y: number])[] = [
    ['1 Stop it', 'close or lock', 236, 92],
    ['2 Tell it', 'report or phone', 236, 192],
    ['3 Keep it', 'delete nothing', 110, 192],
    ['4 Write', 'what and when', 110, 92],
  ];
  return (
    <>
      <circle cx={173} cy={135} r={124} className={classes.accent} />
      <path d="M173 11v248M49 135h248" className={classes.line} />
      {quarters.map(([name, words, x, y]) => (
        <g key={name}>
          <Words x={x} y={y - 6} anchor="middle" size="strong">
            {name}
          </Words>
          <Words x={x} y={y + 12} anchor="middle" size="small">
            {words}
          </Words>
        </g>
      ))}
      <Arrow from={[310, 135]} to={[372, 135]} />
      <Words x={384} y={112} size="strong">
        72 hours
      </Words>
      <Words x={384} y={132} size="small">
        the company may have for the authority.
      </Words>
      <Words x={384} y={152} size="small">
        Each hour you wait is one of them.
      </Words>
    </>
  );
}

/** Three ways into one room. */
export function WhoToTell() {
  const doors: readonly (readonly [name: string, words: string])[] = [
    ['The report', 'nearly everything'],
    ['The phone', 'it is going on now'],
    ['Without a name', 'about somebody you fear'],
  ];
  return (
    <>
      {doors.map(([name, words], nth) => {
        const x = 30 + nth * 190;
        return (
          <g key={name}>
            <Box x={x} y={24} w={170} h={92} accent={nth === 0}>
              <Words x={85} y={40} anchor="middle" size="strong">
                {name}
              </Words>
              <Words x={85} y={62} anchor="middle" size="small">
                {words}
              </Words>
            </Box>
            <Arrow from={[x + 85, 118]} to={[305 + (nth - 1) * 60, 178]} />
          </g>
        );
      })}
      <Box x={185} y={182} w={240} h={56}>
        <Words x={120} y={33} anchor="middle" size="strong">
          the same people look at it
        </Words>
      </Box>
    </>
  );
}
