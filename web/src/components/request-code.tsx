import { Tabs } from 'radix-ui';
import { useEffect, useState } from 'react';
import { baseUrl } from '../api/seedbed.ts';
import { usePlayground } from '../hooks/use-playground.ts';
import { findModel } from '../state/models.ts';
import { selectedResult } from '../state/playground.ts';
import { type GenerationBody, readReferences, toBody } from '../state/request.ts';
import { type Language, languageNames, languages, type SnippetInput, showSnippet, writeSnippet } from '../state/snippets.ts';
import { CopyButton } from './controls/copy-button.tsx';

/** The request of the shown result or run; before there is one, the form as it stands. */
function useShownBody(): GenerationBody {
  const { state } = usePlayground();
  const { form, models, run } = state;
  const [imageUrls, setImageUrls] = useState<string[]>([]);
  useEffect(() => {
    let isCurrent = true;
    readReferences(form.references).then(
      (urls) => isCurrent && setImageUrls(urls),
      () => undefined, // A file that went away is told on sending.
    );
    return () => {
      isCurrent = false;
    };
  }, [form.references]);
  const drawn = toBody(form, findModel(models, form.model), imageUrls);
  return run?.body ?? (state.problem ? null : selectedResult(state)?.body) ?? drawn;
}

export function RequestCode() {
  const { state } = usePlayground();
  const [language, setLanguage] = useState<Language>('curl');
  const [hasKey, setHasKey] = useState(true);
  const body = useShownBody();
  const input: SnippetInput = { baseUrl: baseUrl(), apiKey: hasKey ? state.key : null, body };
  return (
    <Tabs.Root
      value={language}
      onValueChange={(value) => setLanguage(value as Language)}
      className="m-4 flex min-h-0 flex-1 flex-col rounded-xl border border-line bg-surface md:m-5"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line p-2">
        <Tabs.List aria-label="Languages" className="flex gap-0.5">
          {languages.map((name) => (
            <Tabs.Trigger
              key={name}
              value={name}
              className="h-9 rounded-md px-2.5 text-[13px] text-muted hover:text-ink data-[state=active]:bg-canvas data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {languageNames[name]}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <div className="ml-auto flex items-center gap-3">
          {state.key && (
            <label className="flex items-center gap-2 text-[13px] text-muted">
              <input
                type="checkbox"
                checked={hasKey}
                onChange={(event) => setHasKey(event.target.checked)}
                className="size-4 accent-accent"
              />
              Copy with key
            </label>
          )}
          <CopyButton label="Copy code" text={() => writeSnippet(language, input)} />
        </div>
      </div>
      {languages.map((name) => (
        <Tabs.Content key={name} value={name} tabIndex={-1} className="min-h-0 flex-1 data-[state=active]:flex">
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long request scrolls, and must scroll by keyboard too
            tabIndex={0}
            className="min-h-0 flex-1 overflow-auto rounded-b-xl p-4 font-mono break-words whitespace-pre-wrap text-[12.5px] leading-relaxed"
          >
            <code data-testid="code">{showSnippet(name, input)}</code>
          </pre>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
