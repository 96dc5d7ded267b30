/**
 * How people of a country or an ethnic group are called, and what is theirs ("Dutch"), folded as a scan folds words. One
 * word may be a language too.
 */
export const demonyms: readonly string[] = (
  'afghan,albanian,algerian,american,andorran,angolan,antiguan,argentine,argentinian,argentinean,armenian,australian,austrian,' +
  'azerbaijani,azeri,bahamian,bahraini,bangladeshi,barbadian,belarusian,belgian,belizean,beninese,bermudian,bhutanese,bolivian,' +
  'bosnian,botswanan,motswana,brazilian,british,bruneian,bulgarian,burkinabe,burmese,burundian,cambodian,cameroonian,canadian,' +
  'cape verdean,central african,chadian,chilean,chinese,colombian,comorian,congolese,costa rican,croatian,cuban,cypriot,czech,' +
  'danish,djiboutian,dominican,dutch,ecuadorian,egyptian,emirati,english,equatorial guinean,eritrean,estonian,ethiopian,fijian,' +
  'filipino,filipina,finnish,french,gabonese,gambian,georgian,german,ghanaian,greek,greenlandic,grenadian,guatemalan,guinean,' +
  'guyanese,haitian,honduran,hungarian,icelandic,indian,indonesian,iranian,iraqi,irish,northern irish,israeli,italian,ivorian,' +
  'jamaican,japanese,jordanian,kazakh,kazakhstani,kenyan,korean,north korean,south korean,kosovan,kosovar,kuwaiti,kyrgyz,lao,' +
  'laotian,latvian,lebanese,liberian,libyan,liechtensteiner,lithuanian,luxembourgish,luxembourger,macedonian,malagasy,malawian,' +
  'malaysian,maldivian,malian,maltese,mauritanian,mauritian,mexican,micronesian,moldovan,monegasque,mongolian,montenegrin,' +
  'moroccan,mozambican,namibian,nepalese,nepali,new zealander,nicaraguan,nigerian,nigerien,norwegian,omani,pakistani,' +
  'palestinian,panamanian,papua new guinean,paraguayan,persian,peruvian,polish,portuguese,puerto rican,qatari,romanian,russian,' +
  'rwandan,salvadoran,salvadorean,sammarinese,samoan,saudi,saudi arabian,scottish,senegalese,serbian,seychellois,' +
  'sierra leonean,singaporean,slovak,slovakian,slovene,slovenian,somali,south african,south sudanese,spanish,sri lankan,sudanese,' +
  'surinamese,swazi,swedish,swiss,syrian,taiwanese,tajik,tanzanian,thai,timorese,togolese,tongan,trinidadian,tunisian,turkish,' +
  'turkmen,ugandan,ukrainian,uruguayan,uzbek,venezuelan,vietnamese,welsh,yemeni,yemenite,zambian,zimbabwean,' +
  'arab,arabic,basque,bengali,berber,catalan,flemish,hausa,hispanic,igbo,jewish,kurdish,latino,latina,maori,punjabi,quebecois,' +
  'romani,sami,sicilian,sinhalese,tamil,tatar,uyghur,yoruba,zulu,african american,asian american,native american,' +
  'englishman,englishwoman,frenchman,frenchwoman,dutchman,dutchwoman,irishman,irishwoman,welshman,scotsman,scotswoman,' +
  'icelander,greenlander,spaniard,dane,swede,finn,turk,briton,brit,serb,croat,bosniak,kurd'
).split(',');
