import { X } from 'lucide-react';
import { useState } from 'react';
import { urlReference } from '../hooks/use-incoming-images.ts';
import { usePlayground } from '../hooks/use-playground.ts';
import { urlProblem } from '../state/references.ts';
import { Button } from './controls/button.tsx';
import { Complaint, inputLook, problemProps } from './controls/field.tsx';

const id = 'reference-address';

/** One address at a time; the field stays open for the next. */
export function ReferenceAddress({ onClose }: { onClose: () => void }) {
  const { dispatch } = usePlayground();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = (): void => {
    const found = urlProblem(text);
    setProblem(found);
    if (found) return;
    dispatch({ type: 'references-added', references: [urlReference(text.trim())] });
    setText('');
  };
  return (
    <div className="mt-2">
      <div className="flex gap-2">
        <input
          id={id}
          type="url"
          // biome-ignore lint/a11y/noAutofocus: the field opens by its own button, and focus goes with it
          autoFocus
          value={text}
          placeholder="https://…"
          aria-label="Address of an image"
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
            else if (event.key === 'Escape') onClose();
            else return;
            event.preventDefault();
          }}
          {...problemProps(id, problem ?? undefined)}
          className={`${inputLook} h-9 text-[13px]`}
        />
        <Button onClick={add}>Add</Button>
        <Button look="quiet" size="icon" onClick={onClose} aria-label="Close the address field">
          <X aria-hidden="true" className="size-4" />
        </Button>
      </div>
      <Complaint id={id} text={problem ?? undefined} />
    </div>
  );
}
