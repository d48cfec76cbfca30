import { usePlayground } from '../hooks/use-playground.ts';

/** This session's results, newest first; a click shows one and brings back its form. */
export function HistoryStrip() {
  const { state, dispatch } = usePlayground();
  const { results } = state;
  const shownId = state.run || state.problem ? null : state.selectedId;
  if (results.length === 0) return null;
  return (
    <nav aria-label="Results of this session" className="shrink-0 border-t border-line px-4 py-3 md:px-5">
      <ol reversed className="-m-1 flex gap-2 overflow-x-auto p-1">
        {results.toReversed().map((result, index) => (
          <li key={result.id} className="shrink-0">
            <button
              type="button"
              onClick={() => dispatch({ type: 'result-selected', id: result.id })}
              aria-label={`Result ${results.length - index}: ${result.form.prompt}`}
              aria-current={result.id === shownId}
              title={result.form.prompt}
              className="block size-14 overflow-hidden rounded-lg opacity-80 hover:opacity-100 aria-[current=true]:opacity-100 aria-[current=true]:ring-2 aria-[current=true]:ring-accent"
            >
              <img src={result.picture.shownUrl} alt="" className="size-full object-cover" />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
