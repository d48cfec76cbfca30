import { usePlayground } from '../hooks/use-playground.ts';
import { Field, inputLook, problemProps } from './controls/field.tsx';

export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

export function PromptField() {
  const { state, change } = usePlayground();
  const problem = state.sentProblems.prompt;
  const hasReferences = state.form.references.length > 0;
  return (
    <Field id="prompt" label="Prompt" problem={problem}>
      <textarea
        id="prompt"
        rows={4}
        value={state.form.prompt}
        onChange={(event) => change({ prompt: event.target.value })}
        placeholder={hasReferences ? 'Say what to make of the references' : 'Describe the picture. Put text to be shown in "quotes".'}
        data-field="prompt"
        aria-keyshortcuts="Control+Enter Meta+Enter"
        {...problemProps('prompt', problem)}
        className={`${inputLook} block field-sizing-content max-h-64 min-h-28 resize-y py-2.5 text-[15px] leading-relaxed`}
      />
    </Field>
  );
}
