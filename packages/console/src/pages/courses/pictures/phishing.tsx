import { Arrow, Bar, Box, Cross, Mark, Person, Phone, Words } from './kit.tsx';
import classes from './pictures.module.css';

/** A mail with its four places. */
export function MailApart() {
  const notes = [
    'the address, not the name',
    'a hurry',
    'the host is read from the right',
    'a file nobody asked for',
  ];
  return (
    <>
      <Box x={20} y={20} w={330} h={230} />
      <Words x={36} y={52} size="strong">
        Workforce Planning
      </Words>
      <Words x={36} y={70} size="small">
        roster@cordon-shifts.example.net
      </Words>
      <Words x={36} y={104} size="strong">
        Confirm within the hour!
      </Words>
      <Bar x={36} y={122} w={270} />
      <Bar x={36} y={137} w={220} />
      <Box x={36} y={160} w={296} h={30} accent>
        <Words x={10} y={20} size="small">
          cordon.example.com.sign-in.example.net
        </Words>
      </Box>
      <Box x={36} y={205} w={140} h={28}>
        <Words x={10} y={19} size="small">
          roster.pdf.html
        </Words>
      </Box>
      {notes.map((note, nth) => {
        const y = [66, 99, 175, 219][nth] ?? 0;
        return (
          <g key={note}>
            <path d={`M352 ${String(y)}h20`} className={classes.line} />
            <Mark x={386} y={y}>
              {String(nth + 1)}
            </Mark>
            <Words x={406} y={y + 4} size="small">
              {note}
            </Words>
          </g>
        );
      })}
    </>
  );
}

/** A call that is ended and made anew to a number that was looked up. */
export function CallBack() {
  return (
    <>
      <Person x={70} y={70} />
      <Words x={70} y={108} anchor="middle" size="small">
        “your supervisor”
      </Words>
      <Arrow from={[100, 64]} to={[255, 64]} />
      <Cross x={178} y={64} />
      <Person x={290} y={70} />
      <Words x={290} y={108} anchor="middle" size="small">
        you
      </Words>
      <Arrow from={[290, 122]} to={[290, 176]} />
      <Box x={215} y={180} w={150} h={56} accent>
        <Words x={75} y={24} anchor="middle" size="strong">
          the firm’s own list
        </Words>
        <Words x={75} y={42} anchor="middle" size="small">
          where it always stood
        </Words>
      </Box>
      <Arrow from={[370, 208]} to={[480, 112]} />
      <Phone x={500} y={92} />
      <Words x={500} y={62} anchor="middle" size="small">
        you call back
      </Words>
    </>
  );
}
