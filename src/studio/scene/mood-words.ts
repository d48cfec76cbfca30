/** Words of mood that change how a picture is lit and graded, by what they ask for. */

export const moods = ['warm', 'eerie', 'dreamy', 'vivid', 'calm'] as const;
export type Mood = (typeof moods)[number];

const wordsOfMood: Readonly<Record<Mood, readonly string[]>> = {
  warm: ['cozy', 'cosy', 'romantic', 'nostalgic', 'charming', 'quaint', 'homemade', 'rustic', 'festive'],
  eerie: ['mysterious', 'haunted', 'spooky', 'scary', 'creepy', 'evil', 'abandoned'],
  dreamy: ['dreamy', 'magical', 'magic', 'ethereal', 'enchanted', 'mystical', 'whimsical'],
  vivid: ['colorful', 'colourful', 'cheerful', 'joyful', 'vibrant', 'playful', 'happy', 'tropical'],
  calm: ['peaceful', 'serene', 'calm', 'quiet', 'tranquil', 'idyllic', 'lonely'],
};

/** The first mood that one of the words asks for; null when none does. */
export function moodOfWords(words: readonly string[]): Mood | null {
  return moods.find((mood) => words.some((word) => wordsOfMood[mood].includes(word))) ?? null;
}

export const isMoodShown = (word: string): boolean => moods.some((mood) => wordsOfMood[mood].includes(word));
