/**
 * English words that are one typing error away from a surname or given name of six letters or more. Standing in a text
 * they are meant as words: "turned" is not Turner misspelled. The words are of SCOWL up to size 50 (see NOTICE).
 */
export const everydayWords: ReadonlySet<string> = new Set(
  (
    'aboard abroad accord acquire across action actions actor adding address afford after agenda agreeing airing ' +
    'airline aisles albeit albums alert alerts alley alliance allied allow allows almond alone along alright ' +
    'amount angels angles animal annual another anthem anyone appeal appear apples applying areas arena arise ' +
    'around arrest arrive article asking asleep aspire attend babies backed backing backs badge badly bailed ' +
    'baker baking balance balances ballot banana banking banks banned banning banter barely baron barrel barrels ' +
    'bates batter battery batting battle bearing beaten beating beauty became beers began begin begins belong ' +
    'below beside better betting bigger biggest billed billing billion billions bitten blames blank blaze ' +
    'bleeding blocked blowing board boards bodies boiler boiling bolero booked booking books booths booze border ' +
    'borders boring borrow bother bottle bottles bottom bottoms bought bounce bound bowling boxing braces brains ' +
    'branch brand brands breach breath bribery bride bridge bridges briefly bright brighten bring brings broad ' +
    'broke broken bronze brooms brother brothers brought brown brownie browser brunch bubble bucket budget bulge ' +
    'bumper bundle bunker burger burgers burned burning burns burrito butler butter button buttons buyers cables ' +
    'called calling calls camera campaign camps campus canal cancel cancer candles cannot caption caramel carbon ' +
    'career cares carpenter carpet carried carrier carriers carries casting casual catching caught cause caused ' +
    'causes causing cease ceased chain chairman chairs chalk champion champions chances change channel channels ' +
    'chapter charge charger charges charts cheaper check checks cheek cheeky cheer cheers cheese cheesy chewing ' +
    'chick chiefs child chill chilling chips choices choose chores chorus chosen chrome cites cities citizens ' +
    'claims clarity classes classic clean cleaner clear cleared clearer clearly cleric clients close closed ' +
    'closer closes closet cloud clouds coffee coffins collect college collision colon colony column comes ' +
    'commanders common convert convoy cooper corner corona coroner costs cough councils count counter counties ' +
    'countless counts county couple couples course courses court courtesy cousin cover covers cracker crackers ' +
    'craft crashed creamy create cricket cries cringe crisis crispy critic crooked crossed crosses crossing ' +
    'crowded cruise cruiser crumbled cuddle culture currency current curry curtain cutest cutting daily damage ' +
    'dance dancer danger darker darling dating daughter daughters dealing dealt death deaths decent decide ' +
    'decline default defers define degrees delay delays delete deluge demand demon denial denied denies depart ' +
    'desert deserts deserve design designs dessert desserts device devices diamonds diner dining dinner distant ' +
    'ditch diverse divine doctors dollar dollars domain domino donate downed drama dream dreams dressed dresses ' +
    'drive driven driver drivers drizzle drones drought drowning drowsy drummer during duster eagles earlier ' +
    'early earned earth earthen easier easily eastern eater eaters eating eight eighty either elements eleven ' +
    'ending endure engine enough ensure enter enters entry envelope equals essay estate events every factors ' +
    'factory fairly fallen falling falls farewell farmer farmers fashion faster father feeling feels fellow ' +
    'fellows field fighter filled filming filter finger fingers fireman fisher flames flawless flight floral ' +
    'flowers flurry folks follows fonts forces forehead forests forget formal format former fortune fought fourth ' +
    'fragile franchise francs freed freeze freshman fridge fried friend friends fries frowning fuller fusion ' +
    'gable gained gains gallery gallon garage garden garlic gather gauge gender given gives giving gladly glasses ' +
    'glitch gloves going goings gorge gossip gotten grade grades grammar grand grandma grandson granite grater ' +
    'grave gravel gravity green greens grill ground grounds grove growth guinea guitar gunning hacked haired ' +
    'hallow halves hamburger hamburgers hamlet handed handle hanging hangover hanks happen harder hardest hardly ' +
    'harvest haters haunted haven having headed header heading heard hearing hears heart hearts heaven height ' +
    'heights helps hereby herself hidden hiding higher highly hillock hills hires hiring hitting hockey holder ' +
    'holding holes holiday holidays homes hoops hopes hoping horror hosted hosting house houses housing human ' +
    'humans hunger hungry hunters hunting hurling hurting hustle ignore imagery images indigo infant inner inning ' +
    'instead inter intern interns island jacket jargon jeans jersey jockey joined joins juniors justice keeping ' +
    'ketchup kiddie kidding killed killer killing kinda kinder kindly kissed kisses kitchen kitchens kitten ' +
    'ladder ladies landed landing lands larger largest lasted lastly lately later latte latter laugh laughing ' +
    'launch laundry laureate lavender lawyer layer layers leader leaders leading league leagues leaning leather ' +
    'leaves lemon lemons lepers lesson letter letters level levels light lighter lights likely likes lineman ' +
    'lines linked listed listen little lively liver living logging lonely longer losing louder lovely lover ' +
    'loving lower lowers lucky machine madden madness madras mainly maker makers making manage manager manger ' +
    'mangled mania manner manor mansion margin margins marked markers market markets marking masked massive ' +
    'master matches mates matter matters mayhem mayor meadow meadows meaning measure media merchant merged merger ' +
    'messed messenger messing metals middle mighty miller million millions mills mineral mingle minor minors ' +
    'minus minute miracles misses missing misuse moaning mobile modern moment money monitor monkey monsoon ' +
    'montage months morals morning mornings mosque mostly mother mothers motion mountain mountains movies moving ' +
    'mozzarella muffin mulls murder music musical mustard mutton narrow nation nations nearby nearest nearly ' +
    'needle nerves never nicely night nights nipple normal nothing noting notion novels number nurse offer offers ' +
    'office officers offices older olives online opener opening openly opinion orange order orders organs origins ' +
    'other others outright overly owner owners oxford pacific packed pagan painted painters papers parade ' +
    'paradise parcel parent parents parish parking parks partial partly partner patent patron peace pellet ' +
    'pending pension people peoples pepper peppers period permit person persons peters petty piano picked pickles ' +
    'piece pieces pierce pigeons pitched pitcher pitting pizza pizzas plains plane planes planet planning plans ' +
    'plant plants plate plates played player players pleasant please pleasure pledges plotter pointed police ' +
    'popping popular porch portal postal poster posters potato potter pound pounds powder power powers prayer ' +
    'press pretty previous price priced prices priest print printer prison prizes profit profits prompt proper ' +
    'public pulled pulling pumpkin purse pursue pushing putting query quires racing rains rainy raise raised ' +
    'raises ranch random range ranked ranking ranks rapper rapping rates rather ravens reader readers reading ' +
    'really reason reasons rebel rebels record records refund regain regard region regional registers regret ' +
    'relate release remain remained remedy rental rented reserve resign result reunion reveal reveals revise ' +
    'reward richest riders ridge riding right rights ripped rising river rivers rocket rockets rocking rogers ' +
    'rolled rolling romance rooms roster rotten rough round rover ruling runner runners running rushing sales ' +
    'salmon salon salute samples sanders saver saving saying scale scales scared scheme school schools scores ' +
    'scoring scouts scream screen scroll search seasons seating seats secret secrets sector seeing seeker segment ' +
    'seller sellers selling sells sender seniors sergeant serial series server servers serves service services ' +
    'serving session sessions settled settlers seven severe sexier shades shakes shall shallow shape shaped share ' +
    'shared shares sharing sharks sharp shave sheer shelling shelter shield shields shine shines shitty shock ' +
    'shocked shocking shocks shoes shooter shoots shopping shore short shorts shots shoulder shout shower showers ' +
    'showing shucks shuffle sides siding siege signal silver simple singer single singles sister sites sitting ' +
    'skating skies skills skinny slaughter slick slower small smaller smart smells smile smiles snacks snakes ' +
    'sneaks sober socks solar someone sonata sooner sought sounds source southern spaces speak speaker speakers ' +
    'speaks spears special speech spell spelling spider sports spots spouse spreading springs square stable stage ' +
    'stages stairs stalking stalls stamp stamped stand standard standards stands stare staring stark starring ' +
    'stars start starter starting starts state stated states station stats statue status stayed steaks stealing ' +
    'steals steel stellar still stock stocks stoke stoked stokes stole stolen stone stones stopping stops storage ' +
    'store stores stories storm storms story stout strange stranger straw streak street streets stress strike ' +
    'striker strikes string stringer stripe stroke strong stronger struck stuck style styles suffer suite summers ' +
    'summit sundae surface surfer sweat sweetie swell syringe tackle talent talents tally tanning taping tapping ' +
    'target tastes tasting taught teaser telling tells temples tender tenders tennis tension terror tested thanks ' +
    'theme thinner though thread threat threats three thrill throne thrown ticked ticket timber timer timing ' +
    'title titled titles toffee tongue topped topping toppings touches tough toward towards tower towns trace ' +
    'traced track tracker tracks trade traded trades trading trailer train trained trains traits trash trauma ' +
    'travel travels trestle tricks tricky trigger triple trivia troops trophy trouble truck trust tumbled turkey ' +
    'turned turner tweeting twitter under union unknown unlike upper urban urgent urging usher using utter valley ' +
    'values veggie venture version viable victory vigil villa virgin vision vital wading wages wagon waited ' +
    'waiting waking walked walking wallet walls wander wanna warming warned warning wasting water waters waving ' +
    'weaker wearing weather website wedding weekly weeks weigh weight weights wells welsh western whale whether ' +
    'whistle white whites wholly wicked widely willing window wings winner winners winning wisdom witty woken ' +
    'wonder words worker working worlds worsen worth worthy wounds wrestling writer writers writes writing ' +
    'written wrote yapping yearly yelling yesterday younger'
  ).split(' '),
);
