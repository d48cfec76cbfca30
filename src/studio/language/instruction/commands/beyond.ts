/**
 * What people ask of picture editors and this studio cannot do: each is told by name, so that nothing else is done in its stead. Tried
 * before the other commands.
 */
import type { Command } from './command.ts';

const body = '(?:him|her|it|them|me|us|he|she|(?:the|this|that|my|his|her|both|all)(?: [\\p{L}-]+){1,3}|people|everyone)';

/** Reason, then the words that ask for it. */
const limits: readonly (readonly [reason: string, RegExp])[] = [
  [
    'no network here knows the colours of a grey photograph',
    /\bcolou?ri[sz](?:e|ed|ing|ation)\b|\badd colou?rs? to (?:this|the|my)\b.*\b(?:black|gr[ae]y|old)\b|上色|黑白.*(?:变|转)(?:成|为)?彩色/iu,
  ],
  [
    'the face of a photograph keeps its expression',
    new RegExp(
      `\\b(?:smil(?:e|es|ing)|laugh(?:s|ing)?|frown(?:s|ing)?|wink(?:s|ing)?|grin(?:s|ning)?|cry(?:ing)?|expression|look(?:s|ing)? (?:happy|happier|sad|sadder|angry|surprised|serious|scared)|(?:open|close|shut) (?:his|her|their|the|your) (?:eyes?|mouth)|${body} (?:happy|sad|angry|surprised))\\b|微笑|大笑|笑(?:起来|一下|容)?$|表情|睁(?:开)?眼|闭(?:上)?眼|生气`,
      'iu',
    ),
  ],
  [
    'photographed bodies keep their pose',
    new RegExp(
      `\\bposes?\\b|^(?:make|let|have|get|show) ${body} (?:to )?(?:(?:look|fac(?:e|ing)|turn)(?:ing)? (?:at|to|towards?|away|up|down|left|right|into|back|around)|fac(?:e|ing) the)\\b|^(?:make|let|have|get) ${body} (?:be )?(?:sit|sitting|stand|standing|lie|lying|kneel|walk|walking|run|running|jump|jumping|danc(?:e|ing)|wav(?:e|ing)|fly|flying|sleep|sleeping|swim|point|hug|kiss|fight)\\b(?! (?:in|on|at|by) (?:a|an|the)\\b)|\\b(?:shake hands|hold(?:ing)? hands|hugging|kissing|(?:raise|lift|cross|lower) (?:his|her|their|the) (?:hands?|arms?|legs?))\\b|姿势|^(?:让|把|将).{1,4}(?:坐下|站起来|躺下|跑起来|跳起来|转头|抬手|挥手|看(?:向)?镜头)`,
      'iu',
    ),
  ],
  [
    'faces and bodies keep their shape and age',
    new RegExp(
      `^(?:make|turn|let) ${body} (?:look )?(?:a (?:bit|little|lot) |much |slightly )?(?:older|younger|thinner|slimmer|fatter|fitter|muscular|bald|pregnant|into a (?:baby|child|kid|teenager)|(?:\\d+|ten|twenty|thirty) years (?:older|younger))\\b|\\b(?:age|de-?age)\\b.*\\b(?:him|her|me|person|face)\\b|\\b(?:slim|thin)(?:mer)? (?:down|his|her|the|my)\\b|\\b(?:swap|switch|exchange|change|replace)\\b(?: \\p{L}+){0,2} faces?\\b|\\bface ?swap\\b|瘦(?:脸|身|腿)|变(?:老|年轻|瘦|胖)|换脸|显年轻`,
      'iu',
    ),
  ],
  [
    'hair keeps its shape; its colour can be changed',
    /\b(?:hair ?styles?|hair ?cut|bangs|ponytail|braids?|curly|straight hair|short(?:er)? hair|long(?:er)? hair|hair (?:longer|shorter|curly|curlier|straight(?:er)?|short|long))\b|发型|长发|短发|卷发|刘海|马尾/iu,
  ],
  [
    'teeth, make-up and red eyes are not told in a photograph',
    /\b(?:teeth|make-?up|red[- ]?eyes?|eyeliner|eyelashes)\b|牙齿?|化妆|妆容|红眼/iu,
  ],
  [
    'what a photograph shows keeps its size and its place',
    /^(?:make|get|render) (?!it\b|this\b|(?:the|this) (?:image|picture|photo|text)).+? (?:much |a (?:bit|lot|little) |slightly |\d+ ?%? )?(?:bigger|smaller|larger|taller|wider|thinner|longer|shorter|huge|tiny)$|^(?:scale|resize|shrink|enlarge) (?:up |down )?(?:the|my|his|her|this) (?!image|picture|photo|canvas)|^cent(?:er|re) (?:the|my|him|her|it)\b|^move (?:the|my|his|her|this|that|it|him)\b.*\b(?:left|right|up|down|middle|cent(?:er|re)|closer|further|farther|away|corner|front|side)\b|^(?:把|将).+(?:放大|缩小|变大|变小|移到|移动到|挪到|移向|往.移)/iu,
  ],
  [
    'things of one photograph are not exchanged or copied',
    /^(?:swap|switch|exchange) (?:the |these |those )?(?:two|both|positions?|places?)\b|^(?:swap|switch) (?!.*\b(?:with|for|to|by|into)\b)|^(?:duplicate|clone|copy|multiply|mirror the (?!image|picture|photo))\b|^(?:复制|交换|互换)/iu,
  ],
  [
    'letters that a photograph shows are not told, so they cannot be changed',
    /^(?:make|change|let|have) .+ (?:say|read|spell)s?\b|^(?:change|replace|edit|fix|correct|translate|update|swap|modify|turn)\b.*\b(?:text|words?|letters?|letter|lettering|number|title|caption|sign says|says|writing|headline|name)\b(?!.*\b(?:colou?r|bigger|font)\b)|^(?:change|replace) \uE000\d+\uE000|^(?:把|将)?.*(?:文字|字|标题|数字|号码)(?:改|换|替换|翻译)(?:成|为)|翻译/iu,
  ],
  [
    'materials are not changed; colours are',
    /\b(?:to|into|of|from|like)\s+(?:a |an )?(?:polished |brushed |solid |clear )?(?:marble|granite|glass|stone|concrete|leather|velvet|silk|metal|steel|chrome|wood(?:en)?|oak|ceramic|porcelain|plastic|tiles?|carpet|brick|bamboo|denim|fur|crystal|ice)(?: (?:floor(?:ing|boards)?|tiles?|texture|surface|planks|panels|walls?|material|parquet))?$|^(?:make|turn) .+ (?:transparent|see-through|translucent|shiny|glossy|matte|metallic|furry|fluffy)$|(?:换|改|变)(?:成|为)(?:大理石|玻璃|木头|木质|石头|金属|皮革|塑料|陶瓷)(?:的|材质)?$|(?:变|变成)透明的?$/iu,
  ],
  [
    'a photograph is seen from where it was taken',
    /\b(?:from (?:above|below|behind|the (?:side|front|back|top)|another angle|a (?:different|low|high) angle)|(?:camera )?(?:angle|perspective|viewpoint|point of view)|bird['’]?s[- ]eye|top[- ]down|side view|(?:front|back|rear) view|rotate the (?!image|picture|photo|canvas)|turn (?:the )?\p{L}+ around)\b(?!.*\blight)|(?:俯|仰)(?:视|拍)|(?:换|改变)(?:个)?(?:角度|视角)|侧面视角|鸟瞰/iu,
  ],
  [
    'the style, the colours and the light of another picture are not taken over',
    /\b(?:style|colou?rs?|colou?r (?:palette|grading)|palette|look|tones?|light(?:ing)?|mood|pose|composition)\s+(?:of|from|in)\s+(?:the )?\uE000\d+\uE000|^(?:match|transfer|copy)\b.*\uE000|\uE000\s*(?:的|里的|中的)?(?:风格|色调|颜色|姿势|光线)/iu,
  ],
  ['red eyes, scars and tattoos are not told in a photograph', /\b(?:tattoos?|scars?|piercings?|moles?)\b|纹身|疤痕/iu],
  [
    'marks, frames and effects of light are not drawn on photographs',
    /^(?:add|draw|put|create|place|give it|apply|insert|include)\b.*\b(?:circles?|arrows?|lines?|vignett(?:e|ing)|lens flares?|(?:sun|light|god) ?rays|sunbeams|sun ?light|steam|drop shadows?|shadows?|reflections?|outlines?|flames|smoke|sparkles|fireworks|lightning|bokeh lights|frame around (?:it|the (?:image|photo|picture)))\b(?! (?:of|to) the \p{L}+ (?:on|in))|(?:加|添加)(?:个|上)?(?:暗角|光晕|阴影|箭头|圆圈)/iu,
  ],
  [
    'drawings are not made into photographs',
    /^(?:make|render) (?:it|this|(?:the|this) (?:image|picture|drawing|render)) (?:look )?(?:more )?(?:photo-?realistic|realistic|real|lifelike)$|^(?:make|turn|convert|transform|render|change)\b.*\b(?:sketch|drawing|painting|illustration|cartoon|anime|line ?art|doodle|render(?:ing)?)\b.*\b(?:in(?:to)?|to|as|like|look)\b.*\b(?:real(?:istic)?|photo(?:graph|s|realistic)?|live[- ]action)\b|(?:变成|转成|改成|换成)(?:真人|真实(?:的)?照片|写实照片)/iu,
  ],
  [
    'one picture is made of one photograph: no grids, sheets or pairs',
    /\b(?:\d ?[x×] ?\d|photo|picture|image) (?:grid|collage|contact sheet)\b|\b(?:grid|collage) of\b|\bstory ?boards?\b|\bbefore[- ](?:and|&)[- ]after\b|\bside[- ]by[- ]side\b|\b(?:different|multiple|several|various|four|six|nine) (?:angles|views|poses|expressions|variations|versions)\b|\bturn ?around sheet\b|九宫格|拼图|三视图|四宫格/iu,
  ],
  [
    'a photograph shows no beards that are not there, and new hair is not made',
    /^(?:give|add|grow|draw|put)\b.*\b(?:beards?|goatees?|freckles|wings?|tails?|wigs?|veils?|more hair|fuller hair)\b|加(?:上|个)?(?:胡须|大胡子|翅膀|假发)/iu,
  ],
  ['pictures alone are made', /\b(?:animate|animation|video|gif|3d model)\b|视频|动画片|动图/iu],
];

/** Of another picture: what is printed on it, and its faces. With the marks of the pictures. */
const limitsAcross: readonly (readonly [reason: string, RegExp])[] = [
  [
    'faces and bodies keep their shape and age',
    /\b(?:swap|switch|exchange|change|replace|put|use|paste)\b.*\b(?:faces?|heads?)\b.*\uE000|\uE000.*换脸|(?:脸|头)(?:换成|换到|替换)|\uE000\s*(?:的|里的|中的)?(?:人)?(?:脸|头)(?:放|换|移|P)/iu,
  ],
  [
    'what is printed on one picture is not put on the things of another',
    /\b(?:put|place|add|print|apply|use|replace|swap|transfer|paste)\b.*\b(?:logo|pattern|print|artwork|design|graphic|label|texture|emblem|text|watermark)s?\b.*\uE000|\uE000\s*(?:的|里的|中的)?(?:logo|图案|标志|花纹|商标|文字)|(?:logo|图案|标志|花纹).*\uE000/iu,
  ],
];

/** As `beyond`, for a clause that names more than one picture. */
export function beyondAcross(clause: string): string | null {
  return limitsAcross.find(([, pattern]) => pattern.test(clause))?.[0] ?? null;
}

/** Its operations are none: what is asked is told and left. */
export const beyond: Command = (clause, { words, warn }) => {
  const found = limits.find(([, pattern]) => pattern.test(clause));
  if (!found) return null;
  warn(`Not done: '${words}': ${found[0]}.`);
  return [];
};
