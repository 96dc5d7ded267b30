const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that end the line of text before them: what stands on both sides is not read as one. */
export const blockTags = words(
  'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li link main menu ' +
    'meta nav noframes noscript object ol optgroup option p param picture pre script search section select style summary ' +
    'table tbody td template textarea tfoot th thead title tr ul video audio',
);

/** Elements inside a line of text: a value can begin before one and end after it. */
const inlineTags = words(
  'a abbr acronym applet area b base basefont bdi bdo big blink br button canvas cite code data datalist del dfn embed ' +
    'em font i image img input ins kbd label map mark marquee meter nobr output progress q rp rt ruby s samp slot ' +
    'small source span strike strong sub sup svg math time track tt u var wbr ' +
    'g path rect circle line polyline polygon text tspan textpath defs use symbol desc lineargradient radialgradient stop ' +
    'clippath mask pattern filter foreignobject animate ellipse image mi mo mn ms mtext mrow msup msub mfrac',
);

/** Elements whose content is text up to their own end tag, with or without character references. */
export const escapableRawText = words('title textarea');
export const rawText = words('style xmp iframe noembed noframes');

/** Attributes that hold an address of the web, mailto: and tel: among them. */
export const urlAttributes = words(
  'action background cite classid codebase data formaction href icon longdesc manifest poster profile src srcset usemap ' +
    'xlink:href ping',
);

/** Whether an element is one of the language: any other name can be a value ("Mira <mira>"). */
export function isKnownTag(name: string): boolean {
  return blockTags.has(name) || inlineTags.has(name);
}
