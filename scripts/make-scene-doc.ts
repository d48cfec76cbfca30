/** Writes the JSON schema of scene records into docs/scene.md, after its last heading. Run: node scripts/make-scene-doc.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { sceneJsonSchema } from '../src/studio/scene/scene-schema.ts';

const path = new URL('../docs/scene.md', import.meta.url);
const heading = '## JSON schema\n';
const text = readFileSync(path, 'utf8');
const at = text.indexOf(heading);
if (at < 0) throw new Error(`docs/scene.md has no heading "${heading.trim()}"`);
writeFileSync(path, `${text.slice(0, at)}${heading}\n\`\`\`json\n${JSON.stringify(sceneJsonSchema(), null, 1)}\n\`\`\`\n`);
