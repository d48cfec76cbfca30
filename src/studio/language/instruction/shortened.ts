/** Words of the user as warnings quote them: of long ones the beginning and the end, as the end often tells where. */

const most = 80;
const end = 24;

export function shortened(words: string): string {
  const characters = [...words];
  if (characters.length <= most) return words;
  return `${characters
    .slice(0, most - end - 3)
    .join('')
    .trimEnd()} … ${characters.slice(-end).join('').trimStart()}`;
}
