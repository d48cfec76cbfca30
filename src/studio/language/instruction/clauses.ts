/** Cuts an instruction into clauses and recognises the ones that are operations of their own. Works on words, not on meanings. */
import { strengthOf } from './amount.ts';
import type { BlurStrength } from './edit-plan.ts';

const commands =
  "blur|make|replace|change|remove|cut|turn|convert|add|set|put|give|crop|swap|isolate|place|keep|sharpen|brighten|combine|merge|recolou?r|erase|delete|extract|defocus|paint|colou?r|let|have|move|insert|apply|increase|decrease|darken|resize|rotate|straighten|upscale|relight|lighten|warm|cool|dress|write|flip|mirror|extend|outpaint|expand|denoise|smooth|retouch|level|enhance|boost|reduce|draw|preserve|leave|do not|don[’']t|get rid|take|tint|dye|colou?ri[sz]e|restore|unblur|deblur|swap|zoom|uncrop|match|pixelate|print|erase|fix|enlarge|light|substitute|saturate|desaturate|lift|raise|lower|recover|tone down|soften|clean up|wipe|censor|repair|transform|swap out|render|redraw|fill|trim|reframe|brighten up|tidy";
const boundary = new RegExp(
  `(?<!\\d)[.;!?](?=\\s|$)|[\\n。；！？]+|,?\\s+(?:and then|then|and also|and|but)\\s+(?=(?:please )?(?:${commands})\\b)|,\\s*(?=(?:please |only |just |simply |but (?:only )?)?(?:${commands})\\b)|,\\s*(?=(?:with )?(?:the |a )?(?:title|text|caption|headline|slogan)\\b)|，(?:并且?|然后|再|同时|且)?|,?\\s*(?:并且|然后|同时)|,?\\s+(?:(?:while|but|and|by)\\s+)?(?=(?:keeping|preserving|maintaining|retaining|without (?:changing|touching|altering|modifying|affecting|editing))\\b)|(?<=[\\p{Script=Han}])并(?=把|将|虚|模|换|变|去|抠|给|让|加|调)`,
  'giu',
);

/** "remove the background and make it white": what is made white is what was removed. */
const removedThenColoured =
  /\b(?:remove|delete|erase|cut out)\s+(?:the |its )?background\s*(?:,|and|then|,\s*and)+\s*(?:make|turn|paint|colou?r|set|fill)\s+it\s+(?:with |to |in )?(?=(?:an? |pure |plain |solid |light |dark |pale )*(?:white|black|gr[ae]y|red|blue|green|yellow|pink|orange|purple|beige|brown|cream)\b)/giu;
/** "remove the background and replace it with a beach" is one wish. */
const removedThenReplaced =
  /\b(?:remove|delete|erase|cut out)\s+(?:the |its )?background\s*(?:,|and|then)+\s*(?:then )?(?:replace|swap|substitute|change|fill)\s+(?:it|that)\s+(?=(?:with|by|for|to|into)\b)/giu;

const paired =
  'blur|sharpen|brighten|darken|lighten|denoise|smooth|desaturate|saturate|straighten|crop|rotate|flip|upscale|enhance|colou?ri[sz]e';
/** "Blur and sharpen the background" is two wishes about one thing. */
const twoVerbs = new RegExp(
  `\\b(${paired})\\s+(?:and|&)\\s+(${paired})\\s+((?:it|this|that|(?:the|my|his|her|its|this|that) [^,.;]+?))(?=$|[,.;]|\\s+and\\b)`,
  'giu',
);

export function splitClauses(instruction: string): string[] {
  return instruction
    .replace(removedThenReplaced, 'replace the background ')
    .replace(removedThenColoured, 'make the background ')
    .replace(twoVerbs, '$1 $3 and $2 $3')
    .replace(/\bbg\b/giu, 'background')
    .replace(/\beverything( else)? (?:in )?gr[ae]y(?=\s+(?:except|but|apart|other)|$)/giu, 'everything$1 black and white')
    .replace(/^((?:please |only |just )*)keep only (?=(?:the|my|this|her|his)\b)/giu, '$1remove everything except ')
    .replace(/\b(?:edit|change|modify|transform) (?:this|the|my) (?:image|photo|picture)s?\s*:\s*/giu, '')
    .split(boundary)
    .map((clause) => (clause ?? '').trim().replace(/^[,，.\s]+|[,，\s]+$/g, ''))
    .filter((clause) => clause !== '');
}

const blurWords = /\b(?:blur(?:red|ry|ring)?|defocus(?:ed)?|bokeh|out[- ]of[- ]focus|depth[- ]of[- ]field)\b|虚化|模糊|景深|散景/iu;
const backgroundWords =
  /\b(?:background|backdrop|surroundings|everything (?:else|behind)|behind (?:it|them|her|him))\b|背景|bokeh|depth[- ]of[- ]field|散景|景深/iu;
/** "Blur the background": a clause of its own; "blur the face" is none that can be done. */
export function isBackgroundBlur(clause: string): boolean {
  return blurWords.test(clause) && backgroundWords.test(clause);
}

/** The words that a request to blur may have without asking for anything else. */
const blurClauseWords =
  /\b(?:please|can|could|you|blur(?:red|ry|ring)?|defocus(?:ed)?|bokeh|out|of|focus|depth|field|shallow|background|backdrop|surroundings|everything|else|slight(?:ly)?|subtl[ey]|bit|little|touch|gent(?:le|ly)|soft(?:ly)?|light(?:ly)?|mild(?:ly)?|strong(?:ly)?|heav(?:y|ily)|very|lot|complete(?:ly)?|extreme(?:ly)?|much|more|intense(?:ly)?|fully|totally|a|an|the|it|its|this|that|is|so|to|with|and|in|on|for|from|make|add|apply|give|create|creating|set|have|keep|get|achieve|turn|effect|lens|look|nice|some|only|just|image|picture|photo|strength|level|amount|like|camera|portrait|mode|dslr|slr|bokeh|photography|professional|shot|taken|wide|aperture|f ?\/? ?\d(?:\.\d)?|\d+ ?mm)\b|[\s,.'’-]|\uE000\d+\uE000|把|将|让|请|帮我|这张|图里|照片的|背景|虚化|模糊|散景|景深|轻微|稍微|略微|一点|轻度|稍稍|微微|强烈|大幅|非常|重度|完全|很|高度|的|变|得|做|成|处理|效果|加|添加|图片|照片|并|给|用|浅/giu;

/** What a blur clause says beyond the blur itself ("behind the dog" only tells where): '' when nothing. */
export function beyondBlur(clause: string): string {
  const plain = clause.replace(/\b(?:behind|around|of) (?:the |him|her|them|it|a )?(?:\p{L}+ ?){0,2}$/iu, '');
  return plain.replace(blurClauseWords, ' ').replace(/\s+/g, ' ').trim();
}

const inlineBlur =
  /(?:,?\s*\b(?:and|with|before|against|in front of)\s+)?(?:\b(?:a|an|the)\s+)?(?:\b(?:slightly|heavily|strongly|softly|very|gently|subtly)\s+|\b(?:slight|soft|strong|subtle|heavy)\s+)?(?:blurr(?:ed|y)|bokeh|out[- ]of[- ]focus|defocused)\s+(?:background|backdrop|effect)|(?:,?\s*with (?:a )?shallow depth of field)|(?<=\b(?:background|backdrop|scene|setting)\b.*),\s*(?:slightly |softly |heavily |nicely )?(?:blurred|blurry|out[- ]of[- ]focus|(?:with )?(?:a )?bokeh(?: effect)?)$|\b(?:blurr(?:ed|y)|out[- ]of[- ]focus)\s+(?=(?:[\p{L}-]+ ){1,3}(?:background|backdrop)\b)|(?:轻微|稍微|强烈|略微)?(?:虚化|模糊)的?背景|背景(?:要|有点)?(?:轻微|稍微|强烈|略微)?(?:虚化|模糊)(?:一点)?/giu;

/** Takes "with a blurred background" out of a longer clause. */
export function takeInlineBlur(clause: string): { rest: string; strength: BlurStrength | null } {
  const found = clause.match(inlineBlur);
  return found ? { rest: clause.replace(inlineBlur, ' ').trim(), strength: strengthOf(found.join(' ')) } : { rest: clause, strength: null };
}

export function isBlackAndWhite(clause: string): boolean {
  return (
    /\b(?:make|turn|convert|change|render|want|in|into|to|as)\b.*\b(?:black[\s-]*(?:and|&|n)[\s-]*white|b&w|b\/w|monochrome|gr[ae]y ?scale)(?!\s+(?:cat|dog|shirt|dress|stripes?|hat|cow|mug|background))|^(?:black[\s-]*(?:and|&|n)[\s-]*white|b&w|b\/w|monochrome|gr[ae]yscale)(?: (?:photo|picture|image|version))?$|\bdesaturate\b/iu.test(
      clause,
    ) ||
    /^(?:everything|all|the)\b.*\s(?:black and white|b&w|gr[ae]yscale)$/iu.test(clause) ||
    /(?:变成?|改成?|转成?|转换?为|做成|处理成|调成|换成)?黑白(?:照片|图片|照|色|风格|图)?(?:$|的照片)/u.test(clause)
  );
}

export function isCutOut(clause: string): boolean {
  return (
    /\b(?:remove|delete|erase|drop|strip|get rid of)\s+(?:the |its |all )?(?:\S+ )?(?:background|backdrop)\b(?!.*\b(?:and replace|with)\b)|\bcut\b.{0,40}\bout\b|\bcut-?out\b|\bisolate\b|\btransparent background\b|\bextract\b|\bbackground removal\b|\bno background\b/iu.test(
      clause,
    ) || /抠图|抠出|抠像|(?:去除|去掉|移除|删除)背景(?!里|中|上|的)|透明背景|背景去掉|背景去除|抠下来/u.test(clause)
  );
}

/** Group "to": what the background becomes. */
const backgroundChanges: RegExp[] = [
  /\b(?:replace|change|swap|switch|substitute|exchange|set|turn|make|convert)\s+(?:out )?(?:the |its |this )?(?:\S+ ){0,2}?(?:background|backdrop|setting|scene)(?:\s+of [^,]*?)?\s+(?:with|to|into|by|for|as|be|look like|a|an)\s+(?<to>.+)$/iu,
  /^(?:the |its )?(?:background|backdrop|setting) (?:should|must|needs? to|has to|ought to|to) (?:be|become|look like|show|change to)\s+(?<to>.+)$/iu,
  /^(?:the |its )?(?:background|backdrop) (?:in|as)\s+(?<to>.+)$/iu,
  /^(?:换成?|改成?|要|用|来)?个?(?<to>\p{Script=Han}{1,2})(?:色)?底(?:色|的)?$/u,
  /^(?:with|put|add|insert) (?<to>.+?) (?:in|as|into) (?:the|a) (?:background|backdrop)$/iu,
  /\b(?:use|with|add|give (?:it|them|him|her|(?:the|my|this) \S+)|put (?:it|them|him|her) (?:on|before|against|in front of)|on|against|want)\s+(?:a |an |the )?(?<to>.+?)\s+(?:as (?:the |a )?)?(?:background|backdrop)\b/iu,
  /(?:背景|场景)(?:换成|换为|改成|改为|替换为|替换成|变成|变为|设为|是|为|用)(?<to>.+)$/u,
  /(?:换成|换为|改成|改为|替换为|替换成|变成|加上?|用|换)(?<to>.+?)(?:的|作为|做|当)?背景/u,
  /^(?:a |an |the )?(?!blurr|blur|new|transparent|(?:sharpen|brighten|darken|lighten|soften|change|keep|clean|clear|remove|crop|denoise|desaturate|saturate|enhance|improve|fix|edit|adjust|swap|replace|extend|expand|simplify|declutter)\b)(?<to>\S+(?: \S+){0,2}) (?:background|backdrop)$/iu,
  /^(?:a |an |the )?(?:new )?background\s*[:=]?\s*(?<to>.+)$/iu,
];

const namesNothing =
  /^(?:个|一个|一下|掉|了|新的?|好看的?|个新的?|(?:a |an )?(?:new|different|better|nicer?|beautiful|another|other)(?: one)?|something (?:else|nice|different|better))$/iu;

/** The words that tell the new background, or null when the clause is none of this kind. */
export function newBackgroundOf(clause: string): string | null {
  if (/\b(?:keep|same|original|unchanged|don't|do not)\b|^clean up|保持|不变/iu.test(clause)) return null;
  if (/\bscene\b.*\b(?:winter|autumn|summer|spring|fall)\b/iu.test(clause)) return null;
  for (const pattern of backgroundChanges) {
    const to = pattern.exec(clause)?.groups?.to;
    if (to && !namesNothing.test(to)) return to;
  }
  return null;
}

/** "put the cat on a beach": a change of setting without the word background. */
export function isMoveTo(clause: string): boolean {
  return (
    /\b(?:put|place|move|set|show|take|bring|transport|relocate|teleport|have|imagine|make|let)\b.*\b(?:in|on|at|into|to|onto|inside|by|under)\b/iu.test(
      clause,
    ) || /(?:放|置|移|搬|带)(?:在|到|于|进)|让.*(?:在|到|站)|把.*(?:在|到)/u.test(clause)
  );
}

export function isCombine(instruction: string): boolean {
  return /\b(?:combine|combining|merge|merging|together|composite|blend|join|unite|fuse|mix|both (?:images|pictures|photos|subjects)|same (?:picture|image|scene|photo)|one (?:picture|image|scene|photo))\b|合成|合并|组合|一起|融合|结合|同一|放进同|合到|拼/iu.test(
    instruction,
  );
}

/** The command words of a combination, which name nothing in the picture. */
export function stripCombineCommand(clause: string): string {
  return clause
    .replace(
      /\b(?:please |can you |could you )?(?:combine|merge|blend|join|composite|fuse|mix|unite|compose)\s*(?:together )?(?:(?:all |both |of |the |these |those |my |two |three |four |given |reference |input )*(?:images?|pictures?|photos?|references?|subjects?|photographs?)\b)?/giu,
      ' ',
    )
    .replace(/\b(?:into|in|as) (?:one|a single|the same|a new|a) (?:image|picture|photo|scene|shot|composition)\b/giu, ' ')
    .replace(/\b(?:so that|so|such that|in a way that|where|creating|to (?:create|make|form|get|produce))\b/giu, ', ')
    .replace(/^\s*dress (.+?) (?:with|in) /iu, '$1 wearing ')
    .replace(/\b(?:put|place|add|insert|make|have|let|show|set|move|bring|keep)\b/giu, ' ')
    .replace(
      /\b(?:together|the subjects?|both subjects|the images|these images|the two images|the photos|these photos|both images|the pictures|these pictures)\b/giu,
      ' ',
    )
    .replace(
      /合成(?:一张|到一起|在一起|为一张|到)?(?:图片?|照片|画面)?|合并(?:成|为)?(?:一张)?(?:图片?|照片)?|组合|融合(?:到)?(?:一起|成一张)?|结合|放在一起|放到一起|拼在一起|把|将|让|请|两张图片?|这两张图?|这些图片?|成一张图?|在?同一(?:张图|个画面|个场景)(?:中|里)?|一张图/gu,
      ' ',
    )
    .trim();
}

/** "apply the style of image 2 to image 1": what of another picture cannot be had. */
export function isTakenOver(clause: string): boolean {
  return /\b(?:style|colou?rs?|colou?r (?:palette|grading)|palette|look|tones?|light(?:ing)?|mood|pose|composition|expression|face|hairstyle)\s+(?:of|from)\s+(?:the )?\uE000|^(?:replace|change|swap)\b.*\bsky\s+(?:of|from|in)\s+(?:the )?\uE000.*$|^(?:match|transfer|copy)\b.*\uE000|\uE000\s*['’]s (?:style|colou?rs?|look|lighting|pose)|\uE000 look(?:s|ing)? (?:more )?like (?:the )?\uE000|\b(?:like|as) in (?:the )?\uE000\d+\uE000$|\uE000\s*(?:的|里的|中的)?(?:风格|色调|颜色|姿势|光线|脸|发型|表情)/iu.test(
    clause,
  );
}
