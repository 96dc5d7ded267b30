import { Bar, Box, Cross, Person, Phone, Words } from './kit.tsx';
import classes from './pictures.module.css';

/** A desk without lenses and paper. */
export function DeskSeen() {
  return (
    <>
      <Box x={210} y={30} w={190} h={120}>
        <Words x={16} y={28} size="strong">
          Rosa Quint
        </Words>
        <Bar x={16} y={44} w={120} />
        <Bar x={16} y={60} w={150} />
        <Bar x={16} y={76} w={90} />
      </Box>
      <path d="M305 150v18m-30 0h60" className={classes.line} />
      <Box x={240} y={176} w={130} h={12} />
      <path d="M20 190h580" className={classes.line} />
      <Phone x={150} y={170} />
      <Cross x={150} y={170} r={22} />
      <Box x={60} y={162} w={52} h={28}>
        <Words x={9} y={18} size="small">
          notes
        </Words>
      </Box>
      <Cross x={86} y={176} r={22} />
      <Box x={440} y={160} w={44} h={30}>
        <Words x={6} y={19} size="small">
          badge
        </Words>
      </Box>
      <Cross x={462} y={175} r={22} />
      <path d="M530 164h26v26h-26zM556 170h8v12h-8" className={classes.soft} />
      <Words x={305} y={222} anchor="middle" size="small">
        a screen, a keyboard and a cup: nothing else
      </Words>
    </>
  );
}

/** A room at home in which nobody else sees or hears. */
export function HomeDesk() {
  return (
    <>
      <Box x={20} y={20} w={350} h={220} />
      <Box x={400} y={70} w={180} h={170} />
      <path d="M60 20h80" className={classes.bad} />
      <Words x={100} y={44} anchor="middle" size="small">
        window
      </Words>
      <Box x={190} y={36} w={150} h={44} accent>
        <Words x={75} y={27} anchor="middle" size="small">
          desk, back to the wall
        </Words>
      </Box>
      <path d="M230 92h70" className={classes.way} />
      <Words x={265} y={110} anchor="middle" size="small">
        screen
      </Words>
      <Person x={265} y={152} />
      <Words x={265} y={190} anchor="middle" size="small">
        nobody behind you
      </Words>
      <path d="M370 140v56" className={classes.way} />
      <Words x={356} y={222} anchor="end" size="small">
        door shut during the shift
      </Words>
      <circle cx={450} cy={130} r={18} className={classes.soft} />
      <Words x={450} y={166} anchor="middle" size="small">
        speaker
      </Words>
      <Phone x={530} y={130} />
      <Words x={530} y={166} anchor="middle" size="small">
        phone
      </Words>
      <Words x={490} y={214} anchor="middle" size="small">
        another room
      </Words>
    </>
  );
}
