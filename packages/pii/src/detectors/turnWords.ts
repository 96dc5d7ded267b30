/**
 * Short words of English, and of support chat, that are no part of an identifier spelled in pieces ("dd 56 d 5",
 * "lkd 521553849").
 */
export const plain = new Set(
  (
    'a an and am are as at be but by can card code did do does for from full get give good had has have he hello here hi him his how i ' +
    'if ill im in info is it its ive last like may me mine mr mrs ms my name need new no non nope not now number of off oh ok okay on one only or ' +
    'other our out pay per phone pin plan please pls ref rs same see send sent she show sir so some ssn sure take than thank thanks that the ' +
    'their them then this till to too two up use was way we well went what when who will with work yes yeah yep yet you your zip city mail id acc ' +
    'ac acct bank cell chat cost day days date dob due easy each else even ever exp fee few flat fly free gb mb tb go going got half home hour ' +
    'hrs inc into just keep kg know land late left less line list live long look lot mam many more most move much must name near next nice once ' +
    'open over own pack paid part pass past plus post pre read real rent ring road room row safe said save say seat sell set side sign soon ' +
    'stay stop such tell test text time tom town tv type unit user very view void wait want week what why year years yet yours zone hai etc ma nd ' +
    'st rd th pm usd inr eur us uk usa dear bye hey hmm its bit both bus buy call came car case cash cat check claim clear close first last ' +
    'mobile order policy street password passward company booking account number credit ave apt lane old social digits digit update street ph mob ' +
    'feb jan mar apr may jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun am size veg'
  ).split(' '),
);
/** Words of whole sentences: where one stands, a bare number is more likely an amount, a count or a date. */
export const prose = new Set(
  (
    'want wants wanted would could should need needs book booking buy purchase travel looking going go price pay bill billing use used using made plan ' +
    'plans usage available availability cheap flight flights fly spend transfer send cost costs ordered received charged charge paid when where why how ' +
    'what which because since ago every before after until order add get take provide give model trip journey return depart leave leaving arrive date ' +
    'between from upto have had has there they some any make schedule appointment think issue problem working work install installed interested ' +
    'car cars truck vehicle audi bmw mercedes toyota honda ford chevy chevrolet hyundai kia maruti maruthi mahindra tata nissan volkswagen ' +
    'volvo jeep dodge tesla mazda subaru innova swift camry corolla seat quantity keyboard keyboards model series ' +
    'budget expense expenses total amount refund claimed buying need'
  ).split(' '),
);
