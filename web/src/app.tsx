import { DropOverlay } from './components/drop-overlay.tsx';
import { Header } from './components/header.tsx';
import { RequestPanel } from './components/request-panel.tsx';
import { Stage } from './components/stage.tsx';
import { useIncomingImages } from './hooks/use-incoming-images.ts';
import { PlaygroundProvider, useNewPlayground } from './hooks/use-playground.ts';

/** One screen: what is asked on the left, what came of it on the right; one column on a phone. */
export function App() {
  const playground = useNewPlayground();
  const { isOver, addFiles } = useIncomingImages(playground.dispatch);
  return (
    <PlaygroundProvider value={playground}>
      <div className="flex min-h-full flex-col max-md:pb-[68px] md:h-full">
        <Header />
        <main className="grid flex-1 grid-cols-[minmax(0,1fr)] md:min-h-0 md:grid-cols-[minmax(340px,5fr)_7fr] md:grid-rows-[minmax(0,1fr)] lg:grid-cols-[420px_1fr]">
          <RequestPanel onFiles={addFiles} />
          <Stage />
        </main>
      </div>
      <p role="status" className="sr-only">
        {playground.state.announcement}
      </p>
      {isOver && <DropOverlay />}
    </PlaygroundProvider>
  );
}
