import { useId, useState } from 'react';
import { usePlayground } from '../hooks/use-playground.ts';
import { Button } from './controls/button.tsx';
import { Field, inputLook } from './controls/field.tsx';

/** The API key: stays in this tab. `onDone` is called when one was set. */
export function KeyField({ onDone, isMain }: { onDone?: () => void; isMain: boolean }) {
  const { state, setKey } = usePlayground();
  const [text, setText] = useState('');
  const id = useId();
  const submit = (): void => {
    if (text.trim() === '') return;
    setKey(text.trim());
    setText('');
    onDone?.();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field id={id} label="API key">
        <div className="flex gap-2">
          <input
            id={id}
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={text}
            placeholder={state.key ? 'Another key' : 'Paste your key'}
            onChange={(event) => setText(event.target.value)}
            data-field={isMain ? 'key' : undefined}
            aria-describedby={`${id}-hint`}
            className={`${inputLook} h-9`}
          />
          <Button type="submit">Use key</Button>
        </div>
      </Field>
      <p id={`${id}-hint`} className="mt-2 text-[12px] leading-relaxed text-muted">
        The server printed a key, and a link that fills it in here, when it first started. It is kept in this tab only. To make another:
        <code className="mt-1.5 block w-fit rounded bg-canvas px-1.5 py-0.5 font-mono text-[11px] text-ink select-all">
          npm run -s seedbed -- keys create
        </code>
      </p>
    </form>
  );
}
