/** `npm start`: builds the playground when its sources are newer than the build, then serves. */
import { buildWeb } from './build-web.mjs';

await buildWeb();
process.argv.splice(2, 0, 'serve');
await import('../src/cli/main.ts');
