/** What people say round what they want: asked away before a clause is read. */

const before =
  /^(?:(?:please|pls|plz|kindly|hi|hello|hey|ok(?:ay)?|so|well|can (?:you|u|ya)|could (?:you|u)|would you|will you|can we|could we|would you mind|i want you to|i would like you to|i['’]d like you to|i need you to|i want to|i would like to|i['’]d like to|i['’]d love to|i need to|i want|i would like|i['’]d like|i need|we need|let['’]s|help me(?: to)?|now|also|next|first|finally|just|only|simply|try to|maybe|go ahead and|then|and|you should|make sure (?:that |to )?|ensure (?:that )?|in (?:this|the) (?:image|photo|picture)|(?:using|with|take|here is|here['’]s|this is|from) (?:the|this|my) (?:uploaded |attached |provided |original |given )?(?:image|photo|picture)s?(?: as (?:the |a )?(?:base|reference))?(?=\s*[,:.])|edit (?:this|the|my) (?:image|photo|picture)s?(?: so that| to(?= [a-z]+ ))?|请你?|帮我|给我|麻烦你?|帮忙|能不能|可以|我想要?|我希望|希望|再|然后|只|仅|首先|最后|顺便|在?这张(?:图片?|照片)(?:里|中|上)?|但是?|不过|同时)(?:(?<=\p{Script=Han})|(?![\p{L}]))[\s,，:：]*)+(?=\S)/iu;
const after =
  /[\s,]*\b(?:instead of \p{L}+|please|pls|plz|thanks|thank you|thx|for me|if (?:you can|possible)|if you could|ok)$|(?:谢谢|可以吗|好吗|吧|行吗|一下)$/iu;

/** The bare wish: "could you please make it red for me" -> "make it red". */
export function withoutPoliteness(clause: string): string {
  let plain = clause.trim();
  for (let turns = 0; turns < 3; turns++) plain = plain.replace(before, '').replace(after, '').trim();
  return asCommand(plain);
}

const states: readonly (readonly [RegExp, string])[] = [
  [/^give (?<what>.+?) an? (?:fresh |new )?coat of (?<colour>.+?) paint$/iu, 'paint $<what> $<colour>'],
  [
    /^every ?thing (?:else )?(?:should |must |has to )?(?:stays?|remains?|keeps?|be) (?:exactly )?(?:the same|unchanged|as (?:it )?is),? (?:except|but|apart from)(?: for)? (?:the colou?r of )?(?<what>.+?),? which (?:should|must) (?:be|become|turn)\b/iu,
    'make $<what>',
  ],
  // "I'd like her to wear a scarf", "the dress should be blue", "her hair needs to be blonde"
  [/^(?<what>(?:him|her|it|them|(?:the|this|that|my|his) [^,]+?)) to (?<then>wear|hold|carry)\b/iu, 'make $<what> $<then>'],
  [
    /^(?<what>(?:him|her|it|them|(?:the|this|that|my|his|her) [^,]+?)) (?:should|must|needs? to|has to|ought to) (?:be|become|look)\b/iu,
    'make $<what>',
  ],
  [/^(?<what>(?:the|this|that|my|his|her) [^,]+?) to (?:be|become|look)\b/iu, 'make $<what>'],
];

function asCommand(clause: string): string {
  const found = states.find(([pattern]) => pattern.test(clause));
  return found ? clause.replace(found[0], found[1]) : clause;
}

/** "Using the uploaded photo": says nothing of what is wanted. */
export const isPreamble = (clause: string): boolean =>
  /^(?:fill(?:ing)? in|blend(?:ing)?|match(?:ing)?|restore|reconstruct)\b.*\b(?:naturally|seamlessly|realistically|behind (?:it|them|him|her)|background|lighting|perspective)$|^(?:make|keep|ensure|have)\b(?: sure)?.*\b(?:looks? )?(?:natural|seamless|believable|realistic|consistent)(?:ly)?$|^(?:it|this|the result|everything) (?:should|must) look (?:natural|realistic|seamless|real)$|^(?:photo-?realistic|hyper-?realistic|ultra-?realistic|realistic|natural|(?:ultra |highly |very )?detailed|(?:high|best|top|ultra)(?:est)?[- ]quality|masterpiece|8k|uhd|professional (?:photo|photography|quality)|sharp focus|award[- ]winning)$|^(?:自然|真实|高质量|高清画质|细节丰富)$/iu.test(
    clause.trim(),
  ) ||
  /^(?:please )?(?:(?:using|with|take|here is|here['’]s|this is|from|edit|based on|given|look at) )?(?:the|this|my) (?:uploaded |attached |provided |original |given |reference )?(?:image|photo|picture)s?$/iu.test(
    clause.trim(),
  );
