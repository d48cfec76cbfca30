import { usePlayground } from '../hooks/use-playground.ts';

const examples = [
  'Two red apples and a blue cup on a wooden table, morning light',
  'A fox in a misty forest at dawn',
  'A poster that says "GRAND OPENING" in large letters, with three balloons',
];

/** How to begin: three prompts that show what can be asked. */
export function EmptyStage() {
  const { change } = usePlayground();
  const fill = (prompt: string): void => {
    change({ prompt });
    document.querySelector<HTMLElement>('[data-field="prompt"]')?.focus();
  };
  return (
    <div className="m-auto w-full max-w-md p-6 text-center">
      <h2 className="text-[22px] font-semibold tracking-tight">What should grow here?</h2>
      <p className="mt-2 text-balance text-muted">Describe a picture, or add photos and say what to change. It is made on this server.</p>
      <ul className="mt-6 space-y-2 text-left">
        {examples.map((example) => (
          <li key={example}>
            <button
              type="button"
              onClick={() => fill(example)}
              className="w-full rounded-lg border border-line bg-surface px-4 py-3 text-left leading-snug hover:border-control"
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
