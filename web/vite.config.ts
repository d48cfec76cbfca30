/** Builds the playground to `web/dist`. Paths are relative, so that it can be served from any folder. */
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), tailwind()],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  // `vite web` while working on the page: the API of a server that runs beside it.
  server: { proxy: { '/v1': 'http://127.0.0.1:8787', '/files': 'http://127.0.0.1:8787' } },
});
