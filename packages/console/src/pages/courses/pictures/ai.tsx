import { Arrow, Bar, Box, Cross, Person, Words } from './kit.tsx';

/** Where a pasted text goes, and that nothing comes back. */
export function ChatbotLeak() {
  const ends = ['a log', 'people who review', 'the next model'];
  return (
    <>
      <Box x={20} y={80} w={130} h={96}>
        <Words x={14} y={24} size="strong">
          ticket
        </Words>
        <Bar x={14} y={38} w={90} />
        <Bar x={14} y={54} w={100} />
        <Bar x={14} y={70} w={60} />
      </Box>
      <Arrow from={[154, 128]} to={[226, 128]} />
      <Words x={190} y={116} anchor="middle" size="small">
        paste
      </Words>
      <Box x={230} y={84} w={140} h={88} accent>
        <Words x={70} y={40} anchor="middle" size="strong">
          a chatbot
        </Words>
        <Words x={70} y={60} anchor="middle" size="small">
          another firm
        </Words>
      </Box>
      {ends.map((end, nth) => (
        <g key={end}>
          <Arrow from={[374, 128]} to={[446, 52 + nth * 76]} />
          <Box x={450} y={32 + nth * 76} w={150} h={40}>
            <Words x={75} y={25} anchor="middle" size="small">
              {end}
            </Words>
          </Box>
        </g>
      ))}
      <Words x={85} y={222} anchor="middle" size="small">
        nothing comes back
      </Words>
      <Cross x={85} y={198} r={9} />
    </>
  );
}

/** What may be used, and what may not. */
export function AllowedTools() {
  const not = [
    'free chatbots',
    'extensions that read the page',
    'translators',
    'recorders of meetings',
    'a private phone',
  ];
  return (
    <>
      <Box x={20} y={30} w={260} h={210} accent>
        <Words x={130} y={34} anchor="middle" size="strong">
          named by the company
        </Words>
        <Words x={130} y={170} anchor="middle" size="small">
          sees masked text, keeps none
        </Words>
        <Words x={130} y={152} anchor="middle" size="small">
          the assistant in the workspace
        </Words>
      </Box>
      <Person x={150} y={130} />
      <Box x={330} y={30} w={260} h={210}>
        <Words x={130} y={34} anchor="middle" size="strong">
          not named
        </Words>
      </Box>
      {not.map((tool, nth) => (
        <g key={tool}>
          <Cross x={362} y={92 + nth * 30} r={7} />
          <Words x={382} y={96 + nth * 30} size="small">
            {tool}
          </Words>
        </g>
      ))}
    </>
  );
}
