/** "Write Hello World on the wall": the text that a command of writing has without quotes is quoted, so that no word of it is read. */

const stop = String.raw`(?=\s*(?:[,.;!?\n]|$)|\s+(?:at|on|in|over|across|along|near|below|above|under|using|and (?:make|add|put|blur|remove|change|turn))\b)`;
const noText = String.raw`(?!(?:to|on|in|at|that|which|who|saying|reading|says|over|of|with|from|below|above|for|about|some|something|anything|his|her|my|your|our|their|the|an?|it|this|is|should|as|like|using|larger|bigger|smaller)\b)`;
const named = new RegExp(
  String.raw`\b((?:add|write|put|insert|place|print|type|overlay)\s+(?:the |a |some )?(?:(?:big|bold|large|small|white|black|red|gold|golden|blue|yellow|green|pink) )*(?:text|words?|title|caption|headline|slogan|message)\b[:\s]+)${noText}([^"'“‘\uE000,.;\n][^"“\uE000,.;\n]*?)${stop}`,
  'giu',
);
const written = new RegExp(
  String.raw`((?:^|[,.;]\s*|\band |\bplease )write[:\s]+)${noText}([^"'“‘\uE000,.;\n][^"“\uE000,.;\n]*?)${stop}`,
  'giu',
);
const han =
  /((?:加上|添加|加入|加|写上|写|印上)(?:文字|标题|字幕|字样|几个字|大字)?[:：]\s*|(?:加上|添加|加入|写上|印上)(?:文字|标题|字幕|字样))(?!["“「『])([\p{L}\p{N}！!]{1,20})(?=[，。,.;；\n]|$)/gu;

export const quoteTexts = (prompt: string): string => prompt.replace(named, '$1"$2"').replace(written, '$1"$2"').replace(han, '$1“$2”');
