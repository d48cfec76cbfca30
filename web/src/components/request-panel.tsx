import { usePlayground } from '../hooks/use-playground.ts';
import { KeyField } from './key-field.tsx';
import { FormatField, ModelFields, WatermarkField } from './output-fields.tsx';
import { PromptField } from './prompt-field.tsx';
import { ReferenceTray } from './reference-tray.tsx';
import { SeedField } from './seed-field.tsx';
import { SendBar } from './send-bar.tsx';
import { SizeField } from './size-field.tsx';

/** The form: what is asked. Ctrl+Enter or Cmd+Enter sends it from any of its fields. */
export function RequestPanel({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const { state, send } = usePlayground();
  const needsKey = !state.key || state.problem?.isAboutKey === true;
  return (
    <section
      aria-label="Request"
      className="flex flex-col border-line bg-surface md:min-h-0 md:border-r"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        send();
      }}
    >
      <div className="flex-1 space-y-5 p-4 md:overflow-y-auto md:p-5">
        {needsKey && (
          <div className="rounded-xl border border-line bg-raised p-4">
            <KeyField isMain />
          </div>
        )}
        <PromptField />
        <ReferenceTray onFiles={onFiles} />
        <SizeField />
        <div className="grid grid-cols-[1.2fr_1fr] gap-3">
          <SeedField />
          <FormatField />
        </div>
        <ModelFields />
        <WatermarkField />
      </div>
      <SendBar />
    </section>
  );
}
