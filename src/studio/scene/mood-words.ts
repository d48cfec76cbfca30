/** Words of mood that change how a picture is lit, graded and exposed, by what they ask for. Chinese words beside the English ones. */

export const moods = [
  'warm',
  'festive',
  'eerie',
  'dark',
  'dreamy',
  'vivid',
  'calm',
  'melancholic',
  'majestic',
  'dramatic',
  'fresh',
  'luxurious',
] as const;
export type Mood = (typeof moods)[number];

const listed = (words: string): readonly string[] => words.split(', ');

const wordsOfMood: Readonly<Record<Mood, readonly string[]>> = {
  warm: listed(
    'cozy, cosy, romantic, charming, quaint, homemade, rustic, intimate, homely, inviting, welcoming, heartwarming, nostalgic, tender, 温馨, 舒适, 浪漫, 温暖, 治愈, 怀旧, 迷人',
  ),
  festive: listed('festive, celebratory, christmassy, joyous, jubilant, merry, 喜庆, 欢乐, 热闹'),
  eerie: listed(
    'mysterious, haunted, spooky, scary, creepy, evil, abandoned, eerie, haunting, sinister, ghostly, unsettling, macabre, 神秘, 可怕, 恐怖, 诡异, 阴森, 荒凉',
  ),
  dark: listed('gloomy, dark, brooding, ominous, moody, bleak, grim, foreboding, 阴暗, 阴郁, 黑暗, 压抑'),
  dreamy: listed(
    'dreamy, magical, magic, ethereal, enchanted, mystical, whimsical, dreamlike, fairytale, otherworldly, heavenly, 梦幻, 魔法, 神奇, 奇妙, 唯美, 奇幻',
  ),
  vivid: listed(
    'colorful, colourful, cheerful, joyful, vibrant, playful, happy, tropical, lively, energetic, bold, exuberant, 五彩缤纷, 彩色, 五颜六色, 缤纷, 快乐, 开心, 绚丽, 活泼',
  ),
  calm: listed('peaceful, serene, calm, quiet, tranquil, idyllic, soothing, relaxing, meditative, zen, 宁静, 安静, 寂静, 平静, 祥和'),
  melancholic: listed(
    'melancholic, melancholy, lonely, sad, wistful, sorrowful, somber, sombre, desolate, solitary, 忧郁, 孤独, 悲伤, 忧伤, 伤感',
  ),
  majestic: listed(
    'majestic, epic, grand, breathtaking, spectacular, glorious, legendary, heroic, awe-inspiring, noble, royal, 壮观, 雄伟, 史诗, 壮丽, 威武, 宏伟',
  ),
  dramatic: listed('dramatic, intense, powerful, fierce, striking, tense, 戏剧性, 震撼, 紧张'),
  fresh: listed('fresh, crisp, clean, airy, bright, refreshing, light and airy, 清新, 明亮, 干净, 明媚, 清爽'),
  luxurious: listed('luxurious, luxury, elegant, glamorous, opulent, sophisticated, lavish, 豪华, 优雅, 华丽, 高贵, 高级, 奢华'),
};

/** The first mood that one of the words asks for; null when none does. */
export function moodOfWords(words: readonly string[]): Mood | null {
  return moods.find((mood) => words.some((word) => wordsOfMood[mood].includes(word))) ?? null;
}

export const isMoodShown = (word: string): boolean => moods.some((mood) => wordsOfMood[mood].includes(word));

/** Every word that has an effect. */
export const moodWords: readonly string[] = moods.flatMap((mood) => wordsOfMood[mood]);
