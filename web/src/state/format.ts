/** Numbers in words for a reader. */

const creditsPerUsd = 2_000_000;

export const formatCount = (value: number): string => value.toLocaleString('en-US');

/** `$0.042`; cents always, smaller parts where there are any. */
export function formatUsd(credits: number): string {
  const usd = credits / creditsPerUsd;
  const text = usd.toFixed(4).replace(/0{1,2}$/, '');
  return `$${usd >= 1000 ? formatCount(Math.floor(usd)) : text}`;
}

/** `0.4 s`, `12 s`, `1 min 05 s` */
export function formatSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}

/** States of the work that are no stage of it. */
const stateWords: Readonly<Record<string, string>> = { '': 'Starting', running: 'Starting', done: 'Finishing', succeeded: 'Finishing' };

/** `render` becomes `Render`. */
export function formatStage(stage: string): string {
  return stateWords[stage] ?? stage.charAt(0).toUpperCase() + stage.slice(1).replaceAll(/[-_]/g, ' ');
}
